"""Edits of large networks: twice the network is twice the work, counted in lines that run, whatever the edit."""

from collections.abc import Callable
from functools import partial

import pytest

from core.document import arrange, edits, input_edits, parameter_edits, structure
from core.document.document import Change, Document
from core.document.starter import large_document
from core.document.storage import Project, decode, encode
from core.network import edits as network_edits
from core.problem import Refusal
from core.training.state import TrainingState, carry_over
from tests.counting import calls

Deed = Callable[[Document], object]

GROWTH = 2.4
"""Twice, and a little: sorting is not quite linear."""


def layers(document: Document) -> list[str]:
    return [layer.id for layer in document.network.layers]


def neurons(document: Document) -> list[str]:
    return [neuron.id for neuron in document.network.hidden]


def links(document: Document) -> list[str]:
    return list(document.network.links_by_id)


def side_by_side(document: Document) -> Document:
    """The neurons without the links among them."""
    network, hidden = document.network, {neuron.id for neuron in document.network.hidden}
    among = [link.id for link in network.links if link.source in hidden and link.target in hidden]
    return edits.delete(document, among).document


def backwards(document: Document) -> Change:
    """Links from every neuron to the one two columns before it, the first of which makes a loop only at the end."""
    ids = neurons(document)
    pairs = [(ids[at], ids[at - 50]) for at in range(len(ids) - 1, 50, -1)]
    return Change(edits.with_network(document, network_edits.connect(document.network, pairs)))


def refused(deed: Deed, document: Document) -> None:
    with pytest.raises(Refusal):
        deed(document)


def restored(document: Document) -> TrainingState:
    """A state that goes through a file, with every parameter dead."""
    state = TrainingState.initial(document.network.parameters, document.initial)
    state.dead[:] = True
    again = TrainingState.from_data(state.to_data())
    return carry_over(again, tuple(reversed(state.ids)), state.values())


DEEDS: dict[str, Deed] = {
    "delete every second": lambda d: edits.delete(d, neurons(d)[::2]),
    "delete everything": lambda d: edits.delete(d, list(d.network.nodes)),
    "connect two layers": lambda d: edits.connect(edits.delete(d, links(d)).document, layers(d)[0], layers(d)[-1]),
    "repeat a layer": lambda d: structure.repeat(d, layers(d)[0], 3),
    "wire": lambda d: structure.wire(d, layers(d), 0.9),
    "bridge": lambda d: structure.bridge(d, neurons(d)[25:50]),
    "merge": lambda d: structure.merge(side_by_side(d), neurons(d)),
    "split": lambda d: structure.split(d, neurons(d)[30]),
    "clear": structure.clear,
    "preset": lambda d: structure.use_preset(d, "Wide"),
    "tidy up": arrange.tidy,
    "align": lambda d: arrange.align(d, neurons(d), "left"),
    "distribute": lambda d: arrange.distribute(d, neurons(d), "across"),
    "activation": lambda d: edits.set_activation(d, neurons(d), "relu"),
    "rename": lambda d: edits.rename(d, neurons(d)[0], "bob"),
    "freeze": lambda d: parameter_edits.toggle_frozen(d, neurons(d)),
    "tie": lambda d: parameter_edits.toggle_tied(d, links(d)),
    "untie": lambda d: parameter_edits.toggle_tied(parameter_edits.toggle_tied(d, links(d)).document, links(d)),
    "new weights": lambda d: edits.new_weights(d, "3"),
    "add an input": lambda d: input_edits.use_input(d, "x1^2", True),
    "open": lambda d: decode(encode(Project(d)), "large.gp"),
    "loops": partial(refused, backwards),
    "state": restored,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_twice_the_network_is_at_most_twice_the_work(deed: str) -> None:
    works = [calls(partial(DEEDS[deed], large_document(count, 8 * count))) for count in (200, 400)]
    assert works[1] < GROWTH * works[0]


def test_a_loop_on_a_large_network_is_named_by_its_first_link() -> None:
    document = large_document(100, 800)
    with pytest.raises(Refusal) as refusal:
        backwards(document)
    assert "would form a loop" in str(refusal.value)
