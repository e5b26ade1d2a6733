"""Other data: between any two sets of the catalog, the network fits, is saved, opened and trained, and undo brings the
learned weights back."""

from itertools import product

import numpy as np
import pytest

from core.data.catalog import CATALOG
from core.data.description import describe
from core.data.making import generate, usual_spec
from core.data.source import DatasetSpec, Generated, Imported, Painted, Shipped
from core.data.table import Column, Table
from core.document import data_edits, edits, input_edits
from core.document.document import Document
from core.document.outputs import output_activation, output_name, usual_loss
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.problem import Refusal
from core.training.losses import LOSSES
from core.training.session import TrainingSession
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.document.tables import DOTS, OWN
from tests.core.training.conftest import Clock, latest

NAMES = (*CATALOG, *OWN)


def spec_of(name: str) -> DatasetSpec:
    return OWN.get(name) or usual_spec(name, 5.0, 60.0, "3")


def check(document: Document, *, learned: bool = True) -> None:
    """The network fits its data, comes back from its file, and can be trained."""
    network, about = document.network, describe(document.data.source)
    assert sorted(neuron.output or 0 for neuron in network.outputs) == list(range(about.outputs))
    activation = output_activation(about, document.settings.loss)
    assert {neuron.activation for neuron in network.outputs} == {activation}
    if about.outputs > 1:
        assert {neuron.name for neuron in network.outputs} == {output_name(about, k) for k in range(about.outputs)}
    assert about.classes or not LOSSES[document.settings.loss].scores
    assert len({node.name for node in network.nodes.values()}) == len(network.nodes)
    assert network.reaching == set(network.nodes)
    assert document.positions.keys() == network.nodes.keys()
    assert len(set(document.positions.values())) == len(network.nodes)
    opened = decode(encode(Project(document)), "x.gp").document
    assert opened.network == network
    assert opened.data == document.data
    if learned:
        trainer = Trainer(document.experiment)
        state = TrainingState.initial(trainer.compiled.parameters, document.initial)
        assert not trainer.advance(state, trainer.control(), 12).diverged


@pytest.mark.slow
@pytest.mark.parametrize("before", NAMES)
def test_between_any_two_data_sets_the_network_fits_and_can_be_saved_and_trained(before: str) -> None:
    start = data_edits.use_data(default_document(), spec_of(before)).document
    check(start)
    busy = edits.grow_layer(start, start.network.layers[0].id).document
    for after in NAMES:
        try:
            for document in (start, busy):
                change = data_edits.use_data(document, spec_of(after))
                check(change.document)
                back = data_edits.use_data(change.document, spec_of(before)).document
                check(back, learned=False)
                kept = {neuron.id for neuron in busy.network.hidden}
                if document is busy:
                    assert not change.restart
                    assert kept == {neuron.id for neuron in back.network.hidden}
        except BaseException:
            print(f"{before} to {after}")
            raise


def learned(session: TrainingSession) -> dict[str, float]:
    for _ in range(3):
        session.step("batch")
        while session.tick() is not None:
            pass
    return dict(latest(session).parameters)


@pytest.mark.slow
@pytest.mark.parametrize("is_busy", [False, True])
def test_weights_return_on_undo_between_any_two_data_sets(is_busy: bool) -> None:
    small = ("circle", "blobs", "reg-plane", "penguins", "penguins-4", "body-mass", "wine", *OWN)
    for before, after in product(small, small):
        document = data_edits.use_data(default_document(), spec_of(before)).document
        if is_busy:
            document = edits.grow_layer(document, document.network.layers[0].id).document
        session = TrainingSession(document.experiment, Clock())
        session.tick()
        weights = learned(session)
        change = data_edits.use_data(document, spec_of(after))
        receipt = session.adopt(
            change.document.experiment, change.assign, derived=change.derived, restart=change.restart
        )
        now = dict(latest(session).parameters)
        if not change.restart:
            assert {id: now[id] for id in now if id in weights} == {id: weights[id] for id in weights if id in now}
        session.revert(document.experiment, receipt)
        assert dict(latest(session).parameters) == weights, (before, after)


def test_the_same_data_change_nothing() -> None:
    document = data_edits.use_data(default_document(), OWN["imported"]).document
    change = data_edits.use_data(document, OWN["imported"])
    assert change.document == document
    assert (change.note, change.restart) == ("", False)


def test_scaling_split_and_seed_change_the_numbers_and_leave_the_network() -> None:
    document = data_edits.use_data(default_document(), usual_spec("iris")).document
    for spec in (
        DatasetSpec(Shipped("iris"), 50.0, "0.5", "range"),
        DatasetSpec(Shipped("iris"), 80.0, "0.5", "standardize"),
        DatasetSpec(Shipped("iris"), 50.0, "other", "standardize"),
        DatasetSpec(Shipped("iris"), 50.0, "0.5", "standardize", True),
    ):
        change = data_edits.use_data(document, spec)
        assert change.document.network is document.network
        assert not change.restart
        assert change.note == ""
        assert (generate(spec).points.tobytes(), generate(spec).scale.tobytes()) != (
            generate(document.data).points.tobytes(), generate(document.data).scale.tobytes(),
        )  # fmt: skip


def test_a_formula_over_columns_that_stay_is_kept_as_it_is_typed() -> None:
    cats = data_edits.use_data(default_document(), OWN["imported"]).document
    typed = input_edits.use_input(cats, "max( `age`, 0 )", True).document
    busy = edits.grow_layer(typed, typed.network.layers[0].id).document
    kept = data_edits.use_data(busy, OWN["imported numbers"]).document
    assert [node.expression for node in kept.network.inputs] == [
        "age", "`coat = short`", "`coat = long`", "`coat = none`", "max( `age`, 0 )",
    ]  # fmt: skip


def test_an_output_is_not_called_as_a_column_is() -> None:
    table = Table((Column("a"), Column("z"), Column("y", values=("a", "b", "z"))), np.eye(3).repeat(4, axis=0))
    spec = DatasetSpec(Imported("Letters", table, "y", ("a", "z")))
    start = default_document()
    for document in (start, edits.grow_layer(start, start.network.layers[0].id).document):
        outputs = data_edits.use_data(document, spec).document.network.outputs
        assert [neuron.name for neuron in outputs] == ["a (2)", "b", "z (2)"]


def test_painted_points_are_points_of_the_plane() -> None:
    start = edits.grow_layer(default_document(), default_document().network.layers[0].id).document
    start = input_edits.use_input(start, "sin(x1)", True).document
    change = data_edits.use_data(start, DatasetSpec(Painted(DOTS), 60.0, "7"))
    assert change.document.network is start.network
    assert change.document.settings.loss == "half_square"


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        (DatasetSpec(Generated("irises")), 'There is no data set "irises"; there are circle, '),
        (DatasetSpec(Generated("iris")), 'There is no data set "iris"'),
        (DatasetSpec(Shipped("circle")), 'There is no data set "circle"'),
        (DatasetSpec(Generated("circle", 101.0)), "The noise is 101 %"),
        (DatasetSpec(Generated(), 0.1), "At a share of 0.1 %, none of 500 points trains"),
        (DatasetSpec(Generated(), 0.0), "The share of training points is 0 %"),
        (DatasetSpec(Generated(), 50.0, "s" * 1001), "is too long: it has at most 1,000 characters"),
        (DatasetSpec(Generated(), 50.0, "1", "magic"), 'There is no scaling "magic"'),
        (DatasetSpec(Imported("Dots", DOTS, "color", ("x1",))), '"Dots" has no column "color"'),
    ],
)
def test_data_that_cannot_be_made_are_refused_in_one_sentence(spec: DatasetSpec, sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        data_edits.use_data(default_document(), spec)
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_what_was_fitted_is_said() -> None:
    start = edits.grow_layer(default_document(), default_document().network.layers[0].id).document
    notes = {name: data_edits.use_data(start, spec_of(name)).note for name in ("blobs", "reg-plane", "iris", "painted")}
    assert notes == {
        "blobs": "Three blobs has 3 classes: the network now has 3 outputs and uses cross-entropy.",
        "reg-plane": f"Plane has numbers to predict: one linear output, and the loss is {HALF}.",
        "iris": "Iris has 3 classes: the network now has 3 outputs and uses cross-entropy. Network, Use the data's own "
        "network would give it 8 hidden neurons.",
        "painted": "",
    }
    blobs = data_edits.use_data(start, spec_of("blobs")).document
    assert data_edits.use_data(blobs, usual_spec("xor")).note == (
        f"Exclusive or has two classes: one tanh output, and the loss is {HALF}."
    )


HALF = LOSSES["half_square"].label.lower()


def test_measured_classes_and_numbers_have_losses_of_their_own() -> None:
    losses = {name: usual_loss(describe(spec_of(name).source)) for name in NAMES}
    assert {name for name, loss in losses.items() if loss == "mean_square"} == {"body-mass", "imported numbers"}
    flat = {name for name in NAMES if not describe(spec_of(name).source).is_measured and name != "blobs"}
    assert {name for name, loss in losses.items() if loss == "half_square"} == flat


def test_outputs_get_free_names_and_their_own_ones_back() -> None:
    document = default_document()
    first, second = document.network.hidden[:2]
    document = edits.rename(document, first.id, "north").document
    document = edits.rename(document, second.id, "south-east").document
    three = data_edits.use_data(document, usual_spec("blobs")).document
    assert [neuron.name for neuron in three.network.outputs] == ["north (2)", "south-east (2)", "south-west"]
    free = edits.rename(three, first.id, "n").document
    again = data_edits.use_data(data_edits.use_data(free, usual_spec("xor")).document, usual_spec("blobs")).document
    assert [neuron.name for neuron in again.network.outputs] == ["north", "south-east (2)", "south-west"]
