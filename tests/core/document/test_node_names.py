"""What nodes, links and layers are called in the window: inputs in words of the data."""

import pytest

from core.data.making import usual_spec
from core.document import data_edits, edits, input_edits
from core.document.document import Document
from core.document.node_names import item_name, link_name, node_name
from core.document.starter import default_document
from core.problem import Refusal
from tests.core.document.tables import OWN


def inputs_of(document: Document) -> list[str]:
    return [node_name(node, document.data) for node in document.network.inputs]


def test_inputs_are_called_by_what_they_measure() -> None:
    flat = input_edits.use_inputs(default_document(), ["x1^2", "sin(x2)"], True).document
    assert inputs_of(flat) == ["x1", "x2", "x1^2", "sin x2"]
    mass = data_edits.use_data(default_document(), usual_spec("body-mass")).document
    assert inputs_of(mass) == ["bill length", "bill depth", "flipper length", "sex = female", "sex = male"]
    cats = data_edits.use_data(default_document(), OWN["imported"]).document
    assert inputs_of(cats) == ["weight", "age", "coat = short", "coat = long", "coat = none"]


def test_links_are_called_by_their_ends_and_layers_and_neurons_by_their_names() -> None:
    document = data_edits.use_data(default_document(), OWN["imported"]).document
    network = document.network
    assert link_name(network, network.links[0].id, document.data) == "weight \u2192 h1.1"
    assert item_name(document, network.links[-1].id) == "h1.8 \u2192 Output"
    assert item_name(document, network.layers[0].id) == "Layer 1"
    assert item_name(document, network.outputs[0].id) == "Output"
    assert item_name(document, network.inputs[2].id) == "coat = short"
    assert item_name(document, "gone") == ""


@pytest.mark.parametrize("name", ["weight", "`weight (kg)`", "age", "coat = long"])
def test_no_neuron_is_called_like_an_input_that_there_could_be(name: str) -> None:
    document = data_edits.use_data(default_document(), OWN["imported"]).document
    document = input_edits.use_input(document, "age", False).document
    with pytest.raises(Refusal, match=r"h1\.1 keeps its name: there is already another"):
        edits.rename(document, document.network.hidden[0].id, name)


def test_no_neuron_is_called_like_a_formula_that_is_an_input() -> None:
    document = input_edits.use_input(default_document(), "x1**3", True).document
    with pytest.raises(Refusal):
        edits.rename(document, document.network.hidden[0].id, "x1**3")
