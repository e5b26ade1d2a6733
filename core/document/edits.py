"""Edits of the document: pure functions that return a `Change`, or raise a `Refusal` with one sentence."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from core import limits
from core.autograd.ops import ACTIVATIONS
from core.data.description import describe
from core.data.input_names import input_name
from core.data.presets import offered
from core.document import boxes, room
from core.document.document import Change, Document, Point
from core.document.room import PITCH
from core.network import edits
from core.network.initializers import INITIALIZERS, initial_values
from core.network.model import Layer, Network, Neuron, Node
from core.problem import Refusal
from core.quotation import quote
from core.training.optimizers import OPTIMIZERS
from core.training.settings import NUMBERS, check_settings
from core.training.state import TrainingState


def add_neuron(document: Document, at: Point, activation: str = "") -> Change:
    """Add a hidden neuron without links, at a point of the canvas or the nearest free place; with the usual activation
    if none is given."""
    _check_activation(activation or habit(document.network))
    network, neuron = edits.add_neuron(document.network, activation=activation or habit(document.network))
    return Change(room.placed(with_network(document, network, {neuron.id: at}), [neuron.id]))


def add_layer(document: Document, at: Point, size: int = 4) -> Change:
    """Add a layer of neurons, one above the other, centered at a point or the nearest free place."""
    network, layer = edits.add_layer(document.network)
    wanted = edits.Wanted(activation=habit(document.network), layer=layer.id)
    network, made = edits.add_neurons(network, [wanted] * size)
    positions = {neuron.id: (at[0], at[1] + (k - (size - 1) / 2.0) * PITCH) for k, neuron in enumerate(made)}
    return Change(room.placed(with_network(document, network, positions), positions))


def grow_layer(document: Document, layer: str) -> Change:
    """Add a neuron to a layer, below the last and linked like it. What the layer then covers makes room."""
    last = document.network.members(layer)[-1]
    network, neuron = edits.add_neuron(document.network, activation=last.activation, layer=layer)
    pairs = [(link.source, neuron.id) for link in network.incoming[last.id]]
    pairs += [(neuron.id, link.target) for link in network.outgoing[last.id]]
    x, _ = document.positions[last.id]
    ys = [document.positions[each.id][1] for each in document.network.members(layer)]
    made = with_network(document, edits.connect(network, pairs), {neuron.id: (x, max(ys) + PITCH)})
    return Change(room.pushed(document, made))


def shrink_layer(document: Document, layer: str) -> Change:
    """Remove the last neuron of a layer."""
    members = document.network.members(layer)
    if len(members) == 1:
        name = document.network.layers_by_id[layer].name
        raise Refusal(f"{name} has one neuron left, {members[0].name}; to remove it, delete the layer.")
    return delete(document, [members[-1].id])


def connect(document: Document, source: str, target: str) -> Change:
    """Link a node or a whole layer to another, wherever there is no link yet."""
    network = document.network
    sources, targets = _ends(network, source), _ends(network, target)
    pairs = [(a, b) for b in targets for a in sources]
    fresh = network.unlinked(pairs)
    if source == target and source in network.layers_by_id:
        raise Refusal(f"{network.layers_by_id[source].name} cannot feed itself.")
    return Change(with_network(document, edits.connect(network, fresh or pairs)))


def fed_from(document: Document, change: Change, source: str) -> Change:
    """A change that adds a neuron or layer, plus links to it from a node or layer."""
    network = change.document.network
    new = [layer.id for layer in network.layers if layer.id not in document.network.layers_by_id]
    new = new or [neuron.id for neuron in network.neurons if neuron.id not in document.network.nodes]
    return replace(change, document=connect(change.document, source, new[0]).document)


def redirect(document: Document, link: str, target: str) -> Change:
    """Move the end of a link to another node. Its weight goes with it, frozen or tied as it is."""
    network, old = document.network, document.network.links_by_id[link]
    rest = edits.remove(network, [link])
    edits.connect(rest, [(old.source, target)])  # Refuses what is impossible.
    return Change(with_network(document, replace(rest, links=(*rest.links, replace(old, target=target)))))


def delete(document: Document, ids: Iterable[str]) -> Change:
    """Delete nodes, links and layers. Initial values stay, so that undo finds them."""
    network = edits.remove(document.network, ids)
    return Change(with_network(document, network))


def move(document: Document, positions: Mapping[str, Point]) -> Change:
    """Move nodes on the canvas; ids that are not there are ignored. The network stays the same object."""
    known = {id: at for id, at in positions.items() if id in document.positions}
    places = {id: limits.on_canvas(*at) for id, at in boxes.moved(document, known).items()}
    return Change(replace(document, positions={**document.positions, **places}))


def set_activation(document: Document, neurons: Iterable[str], activation: str) -> Change:
    """Set the activation of neurons."""
    _check_activation(activation)
    return Change(replace(document, network=edits.change_neurons(document.network, neurons, activation=activation)))


def rename(document: Document, id: str, name: str) -> Change:
    """Rename a neuron or layer. Names of nodes are unique, and so are names of layers."""
    name, network = name.strip(), document.network
    kin: Iterable[Node | Layer] = network.layers if id in network.layers_by_id else network.nodes.values()
    old = next(each for each in kin if each.id == id)
    if not name or len(name) > limits.NAME or not name.isprintable():
        raise Refusal(f"{old.name} keeps its name: a name has 1 to {limits.NAME} printable characters.")
    taken = any(other.name == name and other.id != id for other in kin)
    if taken or (id in network.nodes and name in _input_names(document)):
        raise Refusal(f"{old.name} keeps its name: there is already another {name}.")
    return Change(replace(document, network=edits.change_names(network, id, name)))


def set_parameter(document: Document, parameter: str, value: float, *, initial: bool) -> Change:
    """Set a weight or bias in the running session; before the first update (initial), also its initial value."""
    if not math.isfinite(value):
        raise Refusal("A weight or bias must be a finite number.")
    if initial:
        document = replace(document, initial={**document.initial, parameter: value})
    return Change(document, {parameter: value})


def use_settings(document: Document, **changes: Any) -> Change:
    """Change the training settings; effective at the next update."""
    whole = {name: int(value) for name, value in changes.items() if name in NUMBERS and NUMBERS[name].whole}
    settings = replace(document.settings, **{**changes, **whole})
    check_settings(settings)
    return Change(replace(document, settings=settings))


def use_optimizer(document: Document, optimizer: str) -> Change:
    """Change the optimizer. If it comes with a weight decay, and none is set, it sets that too."""
    settings = document.settings
    row = OPTIMIZERS.get(optimizer)
    if row is None or not row.decay or settings.weight_decay:
        return use_settings(document, optimizer=optimizer)
    change = use_settings(document, optimizer=optimizer, weight_decay=row.decay)
    return replace(change, note=f"{row.label} comes with a weight decay of {row.decay:g}.")


def use_penalty(document: Document, penalty: str) -> Change:
    """Change the penalty. Without a rate it would do nothing and look broken, so it gets one."""
    rate = document.settings.penalty_rate
    return use_settings(document, penalty=penalty, penalty_rate=rate or (0.003 if penalty != "none" else 0.0))


def use_initializer(document: Document, initializer: str) -> Change:
    """Draw every initial value with another initializer, and train from there."""
    if initializer not in INITIALIZERS:
        raise Refusal(f'There is no initializer "{initializer}".')
    return new_weights(replace(document, initializer=initializer), document.seed)


def go_back(document: Document, state: TrainingState | None, learning_rate: float) -> Change:
    """Continue training from an earlier state (None: the present one) at another learning rate."""
    return replace(use_settings(document, learning_rate=learning_rate), state=state)


def new_weights(document: Document, seed: str) -> Change:
    """Draw every initial value with another seed, and train from there."""
    if len(seed) > limits.SEED:
        raise Refusal(f"The seed {quote(seed)} is too long: it has at most {limits.SEED:,} characters.")
    initial = initial_values(document.network, document.network.parameters, document.initializer, seed)
    return Change(replace(document, seed=seed, initial={**document.initial, **initial}), restart=True)


def with_network(document: Document, network: Network, positions: Mapping[str, Point] | None = None) -> Document:
    """The document with another network. New parameters get their initial value; see also `boxes.settled`."""
    missing = [id for id in network.parameters if id not in document.initial]
    initial = {**document.initial, **initial_values(network, missing, document.initializer, document.seed)}
    places = {**document.positions, **{id: limits.on_canvas(*at) for id, at in (positions or {}).items()}}
    if places.keys() != network.nodes.keys():
        places = {id: places[id] for id in network.nodes}
    return boxes.settled(document, replace(document, network=network, positions=places, initial=initial))


def _input_names(document: Document) -> set[str]:
    """What inputs are called, those that the network has and those that it could have: by formula, and for people."""
    present = (node.expression for node in document.network.inputs)
    texts = {*present, *offered(describe(document.data.source).columns)}
    return texts | {input_name(text, document.data) for text in texts}


def _check_activation(name: str) -> None:
    if name not in {op.name for op in ACTIVATIONS}:
        raise Refusal(f'There is no activation "{name}".')


def _ends(network: Network, id: str) -> list[str]:
    if id in network.layers_by_id:
        return [neuron.id for neuron in network.members(id)]
    return [id]


def habit(network: Network) -> str:
    """The activation of the hidden neuron added last; the next one most likely has it too."""
    hidden: tuple[Neuron, ...] = network.hidden
    return hidden[-1].activation if hidden else "tanh"
