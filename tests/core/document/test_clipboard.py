"""Copied neurons: a text that comes back whole, is bounded like a file, and takes time by its length only."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import msgspec
import pytest

from core import limits
from core.document import clipboard, edits, parameter_edits
from core.document.document import Document
from core.document.starter import blank_document, default_document, large_document
from core.document.storage import Project, encode
from core.network import edits as network_edits
from core.network.model import Network
from core.problem import Refusal
from tests.counting import calls


@pytest.fixture
def document() -> Document:
    return default_document()


def everything(document: Document) -> bytes:
    return clipboard.copy(document, document.network.nodes, {})


def refusal(document: Document, data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        clipboard.paste(document, data)
    return str(refused.value)


def part(**changes: object) -> bytes:
    """One neuron with a bias, changed."""
    neuron = {"id": "n1", "name": "a", "activation": "tanh", "bias": "b", "at": [0, 0]}
    whole = {
        "format": "gradient-playground part", "version": 1, "features": {}, "neurons": [neuron], "links": [],
        "layers": [], "frozen": [], "values": {"b": 1.0},
    }  # fmt: skip
    return msgspec.json.encode({**whole, **changes})


def test_copied_neurons_are_a_text_with_a_line_for_each_that_says_what_it_is(document: Document) -> None:
    lines = everything(document).decode().splitlines()
    assert lines[0] == '{"format": "gradient-playground part",'
    assert len([line for line in lines if line.startswith('{"id":') and '"activation"' in line]) == 7
    assert len([line for line in lines if line.startswith('{"id":') and '"source"' in line]) == 18
    assert clipboard.is_part("\n " + everything(document).decode())
    assert not clipboard.is_part(encode(Project(document)).decode())


def test_a_text_that_an_editor_indented_anew_pastes_the_same(document: Document) -> None:
    data = everything(document)
    again = msgspec.json.format(data, indent=4)
    assert clipboard.paste(document, again).document == clipboard.paste(document, data).document


def test_ties_freezes_layers_and_weights_come_back(document: Document) -> None:
    tied = parameter_edits.toggle_tied(document, [link.id for link in document.network.links[:2]]).document
    held = parameter_edits.toggle_frozen(tied, [document.network.hidden[0].id]).document
    change = clipboard.paste(held, everything(held), at=(1000.0, 0.0))
    network, before = change.document.network, held.network
    assert len(network.neurons) == 14 and len(network.links) == 36 and len(network.layers) == 4
    assert network.links[18].weight == network.links[19].weight != before.links[0].weight
    assert len(network.frozen) == 2 * len(before.frozen)
    assert len({neuron.name for neuron in network.neurons}) == 14
    names = [neuron.name for neuron in network.members(network.layers[-1].id)]
    assert names == ["h4.1", "h4.2"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no neurons"),
        (b"hello", "no neurons"),
        (b"\xff\xfe", "no neurons"),
        (b"[" * 100_000, "no neurons"),
        (part(features={f"i{at}": "x1" for at in range(limits.INPUTS + 1)}), "no neurons"),
        (part(values={f"w{at}": 0.0 for at in range(limits.NEURONS + limits.LINKS + 1)}), "no neurons"),
        (part(frozen=["b"] * (limits.NEURONS + limits.LINKS + 1)), "no neurons"),
        (part(layers=[{"id": "g1", "name": "L"}]), "do not fit together"),
        (part(values={}), "do not fit together"),
        (encode(Project(default_document())), "a whole project"),
        (b"https://playground.tensorflow.org/#activation=tanh", "a link"),
        (b" " * (limits.PROJECT_BYTES + 1), "more than a project"),
    ],
)
def test_what_is_no_part_is_refused_in_one_sentence(document: Document, data: bytes, words: str) -> None:
    sentence = refusal(document, data)
    assert words in sentence and sentence.endswith(".") and "\n" not in sentence


def test_a_pasted_neuron_never_takes_the_name_of_another_or_of_a_feature(document: Document) -> None:
    neuron = {"activation": "tanh", "bias": "b", "at": [0, 0]}
    rows = [{"id": f"n{at}", "name": name, **neuron} for at, name in enumerate(["", "x1", "n1", "a", "a", "n2"])]
    rows[0]["name"] = "h1.1"
    network = clipboard.paste(document, part(neurons=rows)).document.network
    names = [node.name for node in network.nodes.values()]
    assert len(set(names)) == len(names)
    assert "a" in names


def many_layers(count: int) -> Document:
    """So many layers of one neuron each."""
    document = blank_document()
    network, layers = network_edits.add_layers(document.network, count)
    wanted = [network_edits.Wanted(layer=layer.id) for layer in layers]
    network, made = network_edits.add_neurons(network, wanted)
    return edits.with_network(document, network, {neuron.id: (0.0, 0.0) for neuron in made})


def alone(document: Document) -> Document:
    """The document with nothing but its inputs."""
    return edits.delete(document, [neuron.id for neuron in document.network.neurons]).document


@pytest.mark.parametrize("make", [many_layers, lambda count: large_document(count, 10 * count)])
def test_a_paste_of_twice_as_much_is_twice_as_much_work(make: Callable[[int], Document]) -> None:
    works = []
    for count in (200, 400, 800):
        document = make(count)
        data = everything(document)
        works.append(calls(partial(clipboard.paste, alone(document), data)))
    assert works[1] < 2.3 * works[0]
    assert works[2] < 2.3 * works[1]


@pytest.mark.parametrize("make", [many_layers, lambda count: large_document(count, 10 * count)])
def test_a_copy_of_twice_as_much_is_twice_as_much_work(make: Callable[[int], Document]) -> None:
    works = [calls(partial(everything, make(count))) for count in (200, 400, 800)]
    assert works[1] < 2.3 * works[0]
    assert works[2] < 2.3 * works[1]


def test_the_largest_network_there_may_be_goes_through_the_clipboard() -> None:
    network, made = network_edits.add_neurons(Network(), [network_edits.Wanted()] * limits.NEURONS)
    ids = [neuron.id for neuron in made]
    pairs = [(ids[at - back], ids[at]) for at in range(len(ids)) for back in range(1, 26) if at >= back]
    start = replace(default_document(), network=Network(), positions={}, initial={})
    places = {id: (float(at), 0.0) for at, id in enumerate(ids)}
    document = edits.with_network(start, network_edits.connect(network, pairs), places)
    pasted = clipboard.paste(start, everything(document)).document.network
    assert (len(pasted.neurons), len(pasted.links)) == (limits.NEURONS, len(pairs))
    assert "at most" in refusal(document, everything(document))
