"""Names of neurons and layers: unique, printable, followed by the neurons that come after."""

import pytest

from core import limits
from core.document import edits
from core.document.document import Document
from core.document.starter import default_document
from core.problem import Refusal


@pytest.fixture
def document() -> Document:
    return default_document()


def named(document: Document, name: str) -> str:
    found = [id for id, node in document.network.nodes.items() if node.name == name]
    return found[0] if found else next(layer.id for layer in document.network.layers if layer.name == name)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "a\nb", "x1", "h1.2", "sin x1", "sin(x1)"])
def test_a_bad_name_is_refused_and_the_old_one_kept(document: Document, name: str) -> None:
    with pytest.raises(Refusal, match=r"h1\.1 keeps its name"):
        edits.rename(document, named(document, "h1.1"), name)


def test_a_neuron_is_renamed(document: Document) -> None:
    id = named(document, "h1.1")
    assert edits.rename(document, id, " edge ").document.network.nodes[id].name == "edge"


def test_a_layer_is_renamed_and_its_new_neurons_follow(document: Document) -> None:
    layer = document.network.layers[0]
    made = edits.rename(document, layer.id, "edges").document
    assert made.network.layers_by_id[layer.id].name == "edges"
    assert made.network.neurons == document.network.neurons
    assert edits.grow_layer(made, layer.id).document.network.neurons[-1].name == "edges.1"
    with pytest.raises(Refusal, match="Layer 1 keeps its name: there is already another Layer 2"):
        edits.rename(document, layer.id, "Layer 2")


def test_names_of_new_neurons_stay_within_bounds(document: Document) -> None:
    layer = document.network.layers[0].id
    made = edits.rename(document, layer, "x" * limits.NAME).document
    grown = edits.grow_layer(made, layer).document
    assert len(grown.network.neurons[-1].name) <= limits.NAME
