"""Where the nodes of a folded graph stand."""

from itertools import combinations

import pytest

from core.lab.graph.folded_placement import NODE, place_nodes
from tests.core.lab.test_folding import DOCUMENTS, deep, folded


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("opened", [(), ("loss", "Output"), ("h1.1", "h1.2", "h2.1")])
def test_no_two_nodes_overlap_and_data_flow_to_the_right(name: str, opened: tuple[str, ...]) -> None:
    _, folding = folded(DOCUMENTS[name], opened=opened)
    places = place_nodes(folding).nodes
    assert set(places) == set(folding.nodes)
    for (x1, y1), (x2, y2) in combinations(places.values(), 2):
        assert abs(x1 - x2) >= NODE[0] or abs(y1 - y2) >= NODE[1]
    assert all(places[a][0] < places[b][0] for a, b in folding.edges)


def test_every_column_has_its_heading_above_its_first_node() -> None:
    _, folding = folded(deep())
    placed = place_nodes(folding)
    assert [text for text, _, _ in placed.headings] == [
        "Inputs", *(f"Layer {number}" for number in range(1, 7)), "Output", "Loss",
    ]  # fmt: skip
    top = min(y for _, y in placed.nodes.values())
    for node in folding.nodes:
        left = next(x for text, x, y in placed.headings if text == node.heading and y < top)
        assert placed.nodes[node][0] - NODE[0] / 2 == left


def test_the_pieces_of_an_opened_neuron_stand_in_its_row() -> None:
    _, folding = folded(DOCUMENTS["circle"], opened=("h1.1", "h1.4"))
    places = {node.label: at for node, at in place_nodes(folding).nodes.items()}
    for label in ("h1.1", "h1.4"):
        before, after = places[f"sum of {label}"], places[label]
        assert before[1] == after[1] and before[0] < after[0]
        assert places["h1.2"][0] == after[0]


def test_neurons_keep_the_order_of_the_canvas() -> None:
    _, folding = folded(deep())
    places = {node.label: at for node, at in place_nodes(folding).nodes.items()}
    heights = [places[f"h4.{number}"][1] for number in range(1, 9)]
    assert heights == sorted(heights)
