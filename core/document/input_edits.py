"""Edits of the inputs: expressions over the columns of the data."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from core.data.dataset import Dataset, Description
from core.data.description import describe
from core.data.expression import read, renamed
from core.data.inputs import check_inputs
from core.data.making import generate
from core.data.presets import offered, preset_of, usual
from core.document import boxes, room
from core.document.columns import input_column
from core.document.document import Change, Document
from core.document.edits import with_network
from core.network import edits
from core.network.model import Network
from core.problem import Refusal, UserError


def use_input(document: Document, expression: str, used: bool) -> Change:
    """Add an input, linked to every neuron that another input feeds; or remove it. Refusal if the expression cannot be
    computed from the data."""
    about = describe(document.data.source)
    expression = checked(expression, document)
    present = _ids(document.network, about).get(_canonical(expression, about))
    if used == (present is not None):
        return Change(document)
    return _changed(document, [expression] if used else [], [] if present is None else [present])


def use_inputs(document: Document, expressions: Collection[str], used: bool) -> Change:
    """Add or remove several inputs; of those that say the same, the first one is added. If there was no input, they
    feed the neurons that nothing feeds: those that the inputs fed before all were removed."""
    about = describe(document.data.source)
    ids = _ids(document.network, about)
    present = {text: ids.get(_canonical(text, about)) for text in expressions}
    if used:
        new = [checked(text, document) for text, id in present.items() if id is None]
        different: dict[str, str] = {}
        for text in new:
            different.setdefault(_canonical(text, about), text)
        return _changed(document, [*different.values()], [], _first(document.network)) if new else Change(document)
    gone = [id for id in present.values() if id is not None]
    return _changed(document, [], gone) if gone else Change(document)


def change_formula(document: Document, input: str, expression: str) -> Change:
    """Give an input another expression; its links and their weights stay."""
    about = describe(document.data.source)
    expression = checked(expression, document)
    present = _ids(document.network, about).get(_canonical(expression, about))
    if present not in (None, input):
        raise Refusal(f"{expression} is an input already.")
    network = edits.change_inputs(document.network, {input: expression})
    if network == document.network:
        return Change(document)
    return Change(boxes.settled(document, replace(document, network=network)))


def checked(expression: str, document: Document) -> str:
    """An expression as it is kept: the offered one that says the same, or as typed. Refusal if it cannot be read, or
    has no finite value at one of the points."""
    data = generate(document.data)
    try:
        text = preset_of(read(expression, data.about.names).text, data.columns)
        check_inputs([text], data)
    except UserError as error:
        raise Refusal(str(error)) from None
    return text


def with_fitting_inputs(document: Document, before: Description, data: Dataset) -> Document:
    """A document with `fitting_inputs`. Refusal if one has no finite value."""
    network = fitting_inputs(document.network, before, data.about)
    check_all(network, data)
    return document if network is document.network else _placed(document, network)


def fitting_inputs(network: Network, before: Description, about: Description) -> Network:
    """A network whose inputs can be computed from other data: those over columns that are still there stay; with as
    many columns as before, a new column takes the place of each that is gone, in their order; else they go, and every
    column is an input. Refusal if there are too many, or one becomes too long."""
    if about.columns == before.columns:
        return network
    names, old = dict.fromkeys(about.names), dict.fromkeys(before.names)
    is_as_wide = len(names) == len(old)
    places = {name: name for name in old if name in names}
    if is_as_wide:
        gone = (name for name in old if name not in names)
        places |= dict(zip(gone, (name for name in names if name not in old), strict=True))
    kept = {node.id: text for node in network.inputs if (text := _moved(node.expression, before, places))}
    fed = _fed(network)
    network = edits.change_inputs(network, kept)
    network = edits.remove(network, [node.id for node in network.inputs if node.id not in kept])
    if not is_as_wide:
        present = _ids(network, about)
        new = [text for text in usual(about.columns) if not present or _canonical(text, about) not in present]
        network, made = edits.add_inputs(network, new, offered(about.columns))
        network = edits.connect(network, [(node.id, id) for id in fed for node in made])
    return network


def _moved(text: str, before: Description, places: Mapping[str, str]) -> str:
    """An expression over other columns, places[name] in the place of each; "" if it reads one that has no place."""
    reads = read(text, before.names).reads
    if not places.keys() >= set(reads):
        return ""
    if all(places[name] == name for name in reads):
        return text
    try:
        return renamed(text, before.names, places)
    except UserError as error:
        raise Refusal(f"The data stay as they are: over other columns, an input is too long. {error}") from None


def _changed(document: Document, new: list[str], gone: list[str], otherwise: Iterable[str] = ()) -> Change:
    """A change by inputs that come and go. otherwise: the neurons that new ones feed if no input feeds any."""
    network = document.network
    fed = _fed(network) or otherwise
    network = edits.remove(network, gone)
    network, made = edits.add_inputs(network, new, offered(describe(document.data.source).columns))
    network = edits.connect(network, [(node.id, id) for node in made for id in fed])
    return Change(_placed(document, network))


def _placed(document: Document, network: Network) -> Document:
    made = with_network(document, network, input_column(document, network))
    return room.placed(made, [node.id for node in network.inputs])


def _fed(network: Network) -> list[str]:
    """The neurons that an input feeds."""
    inputs = {node.id for node in network.inputs}
    return [n.id for n in network.neurons if any(link.source in inputs for link in network.incoming[n.id])]


def _first(network: Network) -> list[str]:
    """The neurons that nothing feeds; none if there is an input."""
    return [] if network.inputs else [n.id for n in network.neurons if not network.incoming[n.id]]


def _canonical(expression: str, about: Description) -> str:
    """See `Expression.canonical`. Refusal if the expression cannot be read."""
    try:
        return read(expression, about.names).canonical
    except UserError as error:
        raise Refusal(str(error)) from None


def _ids(network: Network, about: Description) -> dict[str, str]:
    """The canonical form of each input's expression -> the input's id."""
    return {_canonical(node.expression, about): node.id for node in network.inputs}


def check_all(network: Network, data: Dataset) -> None:
    """Refusal if an input of a network has no finite value at one of the points."""
    try:
        check_inputs([node.expression for node in network.inputs], data)
    except UserError as error:
        raise Refusal(f"The data stay as they are: the input {str(error).rstrip('.')}.") from None
