"""Edits that only move things, and copies that go through a clipboard."""

from dataclasses import replace
from itertools import pairwise

import pytest

from core.document import arrange, clipboard, edits, parameter_edits, structure
from core.document.document import Document
from core.document.starter import blank_document, default_document
from core.network.model import Network
from core.problem import Refusal
from tests.core.training.random_documents import random_document


@pytest.fixture
def document() -> Document:
    return default_document()


def node(document: Document, name: str) -> str:
    return next(each.id for each in document.network.nodes.values() if each.name == name)


@pytest.mark.parametrize(
    ("edge", "at"),
    [("left", (200.0, None)), ("right", (400.0, None)), ("center", (300.0, None)), ("top", (None, -108.0)),
     ("bottom", (None, 36.0)), ("middle", (None, -36.0))],
)  # fmt: skip
def test_nodes_are_aligned(document: Document, edge: arrange.Edge, at: tuple[float | None, float | None]) -> None:
    ids = [node(document, "h1.1"), node(document, "h2.2")]
    moved = arrange.align(document, ids, edge).document
    assert moved.network is document.network
    for id in ids:
        assert moved.positions[id] == tuple(
            new if new is not None else old for new, old in zip(at, document.positions[id], strict=True)
        )


def test_nodes_are_distributed_evenly(document: Document) -> None:
    layer = document.network.layers[0].id
    crooked = edits.move(document, {node(document, "h1.2"): (210.0, -90.0)}).document
    moved = arrange.distribute(crooked, [layer], "down").document
    ys = sorted(moved.positions[neuron.id][1] for neuron in moved.network.members(layer))
    assert [b - a for a, b in pairwise(ys)] == pytest.approx([72.0, 72.0, 72.0])
    assert moved.positions[node(document, "h1.2")][0] == 210.0
    across = arrange.distribute(crooked, [layer, node(document, "h2.1")], "across").document
    assert max(across.positions[n.id][0] for n in across.network.members(layer)) < 400.0


def crossings(network: Network, document: Document) -> int:
    """How many pairs of links between the same two columns cross."""
    lines = [(document.positions[k.source], document.positions[k.target]) for k in network.links]
    count = 0
    for at, (a, b) in enumerate(lines):
        for c, d in lines[at + 1 :]:
            count += a[0] == c[0] and b[0] == d[0] and (a[1] - c[1]) * (b[1] - d[1]) < 0.0
    return count


def test_tidying_puts_every_node_behind_its_sources_and_untangles_chains() -> None:
    for seed in range(30):
        document = random_document(seed)
        tidy = arrange.tidy(document).document
        for link in tidy.network.links:
            assert tidy.positions[link.source][0] < tidy.positions[link.target][0]
        assert len(set(tidy.positions.values())) == len(tidy.positions)
        assert arrange.tidy(tidy).document.positions.keys() == tidy.positions.keys()
    document = edits.delete(default_document(), default_document().network.links_by_id).document
    first, second = (document.network.members(layer.id) for layer in document.network.layers)
    for a, b in ((first[0], second[1]), (first[3], second[0])):
        document = edits.connect(document, a.id, b.id).document
    assert crossings(document.network, arrange.tidy(document).document) < crossings(document.network, document)


def test_tidying_keeps_a_layer_in_one_piece(document: Document) -> None:
    document = structure.insert(document, document.network.links[0].id, (0.0, 0.0)).document
    tidy = arrange.tidy(document).document
    for layer in tidy.network.layers:
        members = tidy.network.members(layer.id)
        assert len({tidy.positions[neuron.id][0] for neuron in members}) == 1
        ys = sorted(tidy.positions[neuron.id][1] for neuron in members)
        assert {round(b - a, 6) for a, b in pairwise(ys)} == {72.0}


def test_what_cannot_be_arranged_is_refused(document: Document) -> None:
    for edit in (
        lambda: arrange.align(document, [node(document, "h1.1")], "left"),
        lambda: arrange.distribute(document, [node(document, "h1.1"), node(document, "h1.2")], "down"),
        lambda: arrange.tidy(edits.delete(blank_document(), blank_document().network.nodes).document),
    ):
        with pytest.raises(Refusal, match=r"^[A-Z].*\.$"):
            edit()


# ---- copies


def test_a_pasted_layer_has_the_copied_values_and_its_links_from_inputs(document: Document) -> None:
    layer = document.network.layers[0]
    values = dict.fromkeys(document.network.parameters, 0.25)
    change = clipboard.paste(document, clipboard.copy(document, [layer.id], values))
    network = change.document.network
    made = network.members(network.layers[-1].id)
    assert [n.activation for n in made] == [n.activation for n in document.network.members(layer.id)]
    assert {k.source for n in made for k in network.incoming[n.id]} == {n.id for n in network.inputs}
    assert set(change.assign.values()) == {0.25}
    assert len(change.assign) == 4 + 8
    steps = {
        tuple(b - a for a, b in zip(document.positions[old.id], change.document.positions[new.id], strict=True))
        for old, new in zip(document.network.members(layer.id), made, strict=True)
    }
    assert len(steps) == 1
    assert len({neuron.name for neuron in network.neurons}) == len(network.neurons)


def test_a_copy_goes_into_another_document_at_a_point(document: Document) -> None:
    both = [layer.id for layer in document.network.layers]
    held = parameter_edits.toggle_frozen(document, [node(document, "h1.1")]).document
    first, second = held.network.links[2].id, held.network.links[3].id
    held = parameter_edits.toggle_tied(held, [first, second]).document
    data = clipboard.copy(held, both, {})
    other = replace(blank_document(), network=edits.delete(blank_document(), ["i2"]).document.network)
    network = clipboard.paste(other, data, (1000.0, 500.0)).document.network
    assert len(network.hidden) == 6
    assert len(network.links) == 4 + 8
    assert len(network.frozen) == 2
    pasted = clipboard.paste(document, data, (1000.0, 500.0)).document
    assert any(len(links) > 1 for links in pasted.network.links_by_weight.values())
    xs = [pasted.positions[n.id][0] for n in pasted.network.hidden[6:]]
    assert (min(xs) + max(xs)) / 2.0 == 1000.0


def test_an_output_is_copied_as_a_hidden_neuron(document: Document) -> None:
    pasted = clipboard.paste(document, clipboard.copy(document, [document.network.outputs[0].id], {}))
    assert pasted.document.network.neurons[-1].output is None
    assert len(pasted.document.network.outputs) == 1


def test_a_lone_neuron_keeps_its_name_where_it_is_free(document: Document) -> None:
    data = clipboard.copy(edits.rename(document, node(document, "h1.1"), "edge").document, [node(document, "h1.1")], {})
    assert clipboard.paste(blank_document(), data).document.network.neurons[-1].name == "edge"


GOOD = clipboard.copy(default_document(), [default_document().network.layers[0].id], {})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"nonsense", b"[" * 100_000, b"{}", b"\xff\xfe", GOOD.replace(b'"tanh"', b'"hope"', 1),
        GOOD.replace(b'"version": 1', b'"version": 2'), GOOD.replace(b'"target":"n4"', b'"target":"zz"'),
        GOOD.replace(b'"source":"i1"', b'"source":"zz"'), GOOD.replace(b'"id":"n5"', b'"id":"n4"'),
        GOOD.replace(b'"b:n4":', b'"b:zz":'), GOOD.replace(b'"layer":"g3"', b'"layer":"zz"', 1),
        GOOD.replace(b'"layer":"g3"', b'"layer":null'), GOOD.replace(b'"at":[200.0', b'"at":[1e300', 1),
        GOOD.replace(b'"h1.1"', b'"\\u202e"', 1), GOOD + b"x", GOOD.replace(b'"features"', b'"extra":1,"features"'),
    ],
)  # fmt: skip
def test_what_is_no_copy_is_refused_and_nothing_changes(data: bytes) -> None:
    assert data != GOOD
    with pytest.raises(Refusal, match=r"clipboard.*\.$"):
        clipboard.paste(default_document(), data)


def test_a_loop_in_the_clipboard_is_refused() -> None:
    document = default_document()
    chain = edits.connect(document, node(document, "h1.1"), node(document, "h1.2")).document
    data = clipboard.copy(chain, [chain.network.layers[0].id], {})
    link = chain.network.links[-1]
    straight = f'"source":"i1","target":"{link.source}"'
    back = f'"source":"{link.target}","target":"{link.source}"'
    looped = data.replace(straight.encode(), back.encode())
    assert looped != data
    with pytest.raises(Refusal):
        clipboard.paste(document, looped)


def test_copying_nothing_is_refused(document: Document) -> None:
    with pytest.raises(Refusal, match="Select neurons"):
        clipboard.copy(document, [document.network.inputs[0].id], {})


def test_a_network_without_inputs_is_tidied_up() -> None:
    document = default_document()
    bare = edits.delete(document, [node.id for node in document.network.inputs]).document
    tidied = arrange.tidy(bare).document
    assert tidied.positions.keys() == bare.network.nodes.keys()
