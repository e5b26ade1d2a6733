"""The network that data begin with: recognized until somebody edits it, replaced with the data, back on undo."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.data.catalog import CATALOG
from core.data.description import describe
from core.data.making import generate, usual_spec
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.document import data_edits, edits, input_edits, parameter_edits, structure
from core.document.document import Document
from core.document.own_network import has_own_network, own_network, told, with_own_network
from core.document.starter import blank_document, default_document
from core.training.session import TrainingSession
from tests.core.document.tables import OWN
from tests.core.training.conftest import Clock, latest

START = default_document()
FIRST = START.network.hidden[0].id
LINK = START.network.incoming[FIRST][0]
LAYER = START.network.layers[0].id
OUTPUT = START.network.outputs[0].id

KEEPING: dict[str, Callable[[Document], Document]] = {
    "nothing": lambda d: d,
    "moving a neuron": lambda d: edits.move(d, {FIRST: (5.0, 5.0)}).document,
    "another input": lambda d: input_edits.use_input(d, "x1*x2", True).document,
    "one input less": lambda d: input_edits.use_input(d, "x1", False).document,
    "another formula": lambda d: input_edits.change_formula(d, d.network.inputs[0].id, "x1 + x2").document,
    "other points": lambda d: data_edits.use_data(d, usual_spec("spiral", 10.0)).document,
    "three classes": lambda d: data_edits.use_data(d, usual_spec("blobs")).document,
    "another loss": lambda d: data_edits.use_loss(d, "cross_entropy").document,
    "a setting": lambda d: edits.use_settings(d, learning_rate=1.0).document,
    "new weights": lambda d: edits.new_weights(d, "other").document,
    "a weight": lambda d: edits.set_parameter(d, LINK.weight, 1.0, initial=True).document,
    "the name of the output": lambda d: edits.rename(d, OUTPUT, "answer").document,
}

CHANGING: dict[str, Callable[[Document], Document]] = {
    "a neuron more": lambda d: edits.grow_layer(d, LAYER).document,
    "a neuron less": lambda d: edits.shrink_layer(d, LAYER).document,
    "a neuron without a layer": lambda d: edits.add_neuron(d, (0.0, 0.0)).document,
    "a layer more": lambda d: edits.add_layer(d, (0.0, 0.0)).document,
    "a layer less": lambda d: edits.delete(d, [LAYER]).document,
    "an activation": lambda d: edits.set_activation(d, [FIRST], "relu").document,
    "a link less": lambda d: edits.delete(d, [LINK.id]).document,
    "a link more": lambda d: edits.connect(d, FIRST, OUTPUT).document,
    "a link elsewhere": lambda d: edits.redirect(edits.delete(d, [LINK.id]).document, "l14", OUTPUT).document,
    "a tie": lambda d: parameter_edits.toggle_tied(d, [k.id for k in d.network.links[:2]]).document,
    "a frozen weight": lambda d: parameter_edits.toggle_frozen(d, [LINK.id]).document,
    "the name of a neuron": lambda d: edits.rename(d, FIRST, "edge").document,
    "the name of a layer": lambda d: edits.rename(d, LAYER, "edges").document,
    "an empty canvas": lambda d: structure.clear(d).document,
    "a neuron in a link": lambda d: structure.insert(d, LINK.id, (0.0, 0.0)).document,
}


@pytest.mark.parametrize("edit", KEEPING)
def test_what_leaves_the_hidden_layers_alone_keeps_the_own_network(edit: str) -> None:
    edited = KEEPING[edit](START)
    assert has_own_network(edited)
    change = data_edits.use_data(edited, usual_spec("iris"))
    assert change.restart
    assert has_own_network(change.document)
    assert len(change.document.network.hidden) == 8
    assert change.note.startswith("Iris begins with its own network: 4 inputs, 8 hidden tanh neurons, 3 linear outp")


@pytest.mark.parametrize("edit", CHANGING)
def test_an_edit_of_the_hidden_layers_keeps_them_when_data_change(edit: str) -> None:
    edited = CHANGING[edit](START)
    assert not has_own_network(edited)
    change = data_edits.use_data(edited, usual_spec("iris"))
    assert not change.restart
    kept = change.document.network
    assert [neuron.id for neuron in kept.hidden] == [neuron.id for neuron in edited.network.hidden]
    assert [layer.name for layer in kept.layers] == [layer.name for layer in edited.network.layers]
    assert [node.expression for node in kept.inputs] == list(describe(change.document.data.source).names)
    assert change.note.endswith("Network, Use the data's own network would give it 8 hidden neurons.")


def test_links_that_skip_a_layer_are_no_own_network_however_many_there_are() -> None:
    fewer = edits.delete(START, [LINK.id]).document
    assert not has_own_network(edits.connect(fewer, FIRST, OUTPUT).document)


@pytest.mark.parametrize("name", [*CATALOG, *OWN])
def test_every_data_set_has_a_network_of_its_own_that_is_recognized_and_learns(name: str) -> None:
    spec = OWN.get(name) or usual_spec(name, train_share=70.0)
    document = with_own_network(START, spec)
    about, own = describe(spec.source), own_network(spec)
    assert has_own_network(document)
    assert tuple(len(document.network.members(layer.id)) for layer in document.network.layers) == own.sizes
    assert len(document.network.outputs) == about.outputs
    assert document.initializer == own.initializer
    assert (document.settings.optimizer, document.settings.learning_rate) == (own.optimizer, own.learning_rate)
    assert own.batch_size == (32 if about.is_measured and len(generate(spec).points) >= 500 else 10)
    assert document.positions.keys() == document.network.nodes.keys()
    assert set(document.initial) == set(document.network.parameters)
    assert told(document).endswith(".")
    session = TrainingSession(document.experiment, Clock())
    session.tick()
    before = latest(session).metrics
    for _ in range(20):
        session.step("batch")
        while session.tick() is not None:
            pass
    after = latest(session).metrics
    assert before is not None
    assert after is not None
    assert after.train_loss < before.train_loss


@pytest.mark.parametrize(
    ("name", "hidden"), [("penguins", 8), ("iris", 8), ("wine", 16), ("breast-cancer", 16), ("digits", 32)]
)
def test_a_tables_own_network_grows_with_its_columns(name: str, hidden: int) -> None:
    assert own_network(usual_spec(name)).sizes == (hidden,)
    assert own_network(usual_spec("circle")).sizes == (4, 2)


@pytest.mark.parametrize(("rows", "batch"), [(499, 10), (500, 32)])
def test_a_table_of_many_rows_has_larger_batches(rows: int, batch: int) -> None:
    table = Table((Column("a"), Column("y")), np.random.default_rng(1).normal(size=(rows, 2)))
    assert own_network(DatasetSpec(Imported("Rows", table, "y", ("a",)))).batch_size == batch


def test_one_input_is_told_as_one() -> None:
    table = Table((Column("a"), Column("y")), np.random.default_rng(1).normal(size=(20, 2)))
    change = data_edits.use_data(START, DatasetSpec(Imported("Rows", table, "y", ("a",))))
    assert change.note == "Rows begins with its own network: 1 input, 8 hidden tanh neurons, 1 linear output."


def test_a_new_network_shares_no_id_with_the_one_before() -> None:
    made = data_edits.use_data(START, usual_spec("iris")).document.network
    assert not {*made.nodes, *made.parameters, *made.links_by_id} & {
        *START.network.nodes, *START.network.parameters, *START.network.links_by_id,
    }  # fmt: skip


def test_settings_follow_the_data_until_somebody_changes_one_of_them() -> None:
    def followed(document: Document) -> tuple[str, float, int]:
        settings = data_edits.use_data(document, usual_spec("breast-cancer")).document.settings
        return settings.optimizer, settings.learning_rate, settings.batch_size

    assert followed(START) == ("adam", 0.01, 32)
    assert followed(edits.use_settings(START, penalty="L2", penalty_rate=0.1).document) == ("adam", 0.01, 32)
    assert followed(edits.use_settings(START, learning_rate=0.1).document) == ("sgd", 0.1, 10)
    assert followed(edits.use_settings(START, batch_size=7).document) == ("sgd", 0.03, 7)
    assert followed(edits.use_optimizer(START, "momentum").document) == ("momentum", 0.03, 10)
    table = data_edits.use_data(START, usual_spec("breast-cancer")).document
    back = data_edits.use_data(table, usual_spec("circle")).document
    assert back.settings == START.settings
    kept = edits.use_settings(table, penalty="L1", penalty_rate=0.2, clip=1.0).document
    assert data_edits.use_data(kept, usual_spec("circle")).document.settings == replace(
        START.settings, penalty="L1", penalty_rate=0.2, clip=1.0
    )


def test_the_own_network_can_be_asked_for_and_training_begins_again() -> None:
    edited = data_edits.use_data(blank_document(), usual_spec("wine")).document
    assert not edited.network.hidden
    change = data_edits.use_own_network(edited)
    assert change.restart
    assert has_own_network(change.document)
    assert change.document.data == edited.data
    assert change.note == "Wine begins with its own network: 13 inputs, 16 hidden tanh neurons, 3 linear outputs."
    plain = data_edits.use_own_network(CHANGING["a neuron less"](START))
    assert plain.note == ("Circle begins with its own network: 2 inputs, 4 and 2 hidden tanh neurons, 1 tanh output.")


def test_weights_learned_before_come_back_when_the_own_network_is_undone() -> None:
    session = TrainingSession(START.experiment, Clock())
    session.tick()
    for _ in range(3):
        session.step("epoch")
        while session.tick() is not None:
            pass
    learned, epoch = dict(latest(session).parameters), latest(session).epoch
    history = latest(session).history.train
    change = data_edits.use_data(START, usual_spec("iris"))
    receipt = session.adopt(change.document.experiment, change.assign, restart=change.restart)
    assert latest(session).epoch == 0
    assert dict(latest(session).parameters) == {id: change.document.initial[id] for id in latest(session).parameters}
    session.step("epoch")
    while session.tick() is not None:
        pass
    session.revert(START.experiment, receipt)
    assert dict(latest(session).parameters) == learned
    assert latest(session).epoch == epoch
    np.testing.assert_array_equal(latest(session).history.train, history)
