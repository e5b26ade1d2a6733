"""What other data would make of a network is said before it is made, and then it is made."""

from itertools import product

import pytest

from core import limits
from core.data.description import describe
from core.data.making import usual_spec
from core.data.source import DatasetSpec, Imported
from core.document import data_edits, edits, input_edits
from core.document.data_edits import Prospect, prospect
from core.document.document import Document
from core.document.starter import default_document
from core.problem import Refusal
from tests.core.document.tables import CATS, OWN

SMALL = ("circle", "blobs", "reg-plane", "iris", *OWN)


def spec_of(name: str) -> DatasetSpec:
    return OWN.get(name) or usual_spec(name, 5.0, 60.0, "3")


def said(document: Document, spec: DatasetSpec) -> Prospect:
    return prospect(document, spec, describe(spec.source))


@pytest.mark.parametrize("is_edited", [False, True])
def test_what_is_said_is_what_is_made(is_edited: bool) -> None:
    for before, after in product(SMALL, SMALL):
        document = data_edits.use_data(default_document(), spec_of(before)).document
        if is_edited:
            document = edits.grow_layer(document, document.network.layers[0].id).document
        old, made = document.network, data_edits.use_data(document, spec_of(after)).document
        stays = {neuron.id for neuron in old.hidden} == {neuron.id for neuron in made.network.hidden}
        hidden = 0 if stays else len(made.network.hidden)
        counts = Prospect(len(made.network.inputs), hidden, len(made.network.outputs), made.settings.loss)
        assert said(document, spec_of(after)) == counts, (before, after)


def test_an_input_that_would_not_be_finite_is_refused_beforehand() -> None:
    edited = edits.grow_layer(default_document(), default_document().network.layers[0].id).document
    far = input_edits.use_input(edited, "log(6.5 - x2)", True).document
    cats = DatasetSpec(Imported("My cats", CATS, "is `happy`", ("weight (kg)", "age")), 60.0, "7", "none")
    for act in (said, data_edits.use_data):
        with pytest.raises(Refusal, match=r"^The data stay as they are: the input log\(6\.5 - age\) is not a finite"):
            act(far, cats)


def test_too_many_inputs_are_refused_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "INPUTS", 3)
    for act in (said, data_edits.use_data):
        with pytest.raises(Refusal, match=r"^A network has at most 3 inputs\.$"):
            act(default_document(), usual_spec("iris"))
