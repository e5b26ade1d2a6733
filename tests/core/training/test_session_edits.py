"""Edits that reach a session while it trains: what survives, what comes back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.data.making import usual_spec
from core.document import data_edits, edits, parameter_edits
from core.document.document import Change, Document
from core.training.session import TrainingSession
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.conftest import latest, look

Step = Callable[[str, int], None]


def test_an_edit_keeps_every_surviving_weight_and_the_place(
    session: TrainingSession, document: Document, step: Step
) -> None:
    step("batch", 7)
    before = latest(session)
    neuron = document.network.hidden[0].id
    change = edits.connect(edits.add_neuron(document, (0.0, 0.0)).document, neuron, document.network.outputs[0].id)
    session.adopt(change.document.experiment)
    after = latest(session)
    assert {id: after.parameters[id] for id in before.parameters} == before.parameters
    assert (after.update, after.sample) == (7, 70)
    link = change.document.network.links[-1]
    assert after.parameters[link.weight] == change.document.initial[link.weight]


def test_a_neuron_taken_out_and_brought_back_is_still_trained(
    session: TrainingSession, document: Document, step: Step
) -> None:
    step("epoch", 3)
    trained = latest(session).parameters
    change = edits.delete(document, [document.network.hidden[1].id])
    receipt = session.adopt(change.document.experiment)
    step("epoch", 1)
    session.revert(document.experiment, receipt)
    back = latest(session).parameters
    gone = set(trained) - set(change.document.network.parameters)
    assert gone
    assert {id: back[id] for id in gone} == {id: trained[id] for id in gone}


def test_a_new_neuron_does_not_inherit_what_an_undone_one_had_learned(
    session: TrainingSession, document: Document, step: Step
) -> None:
    grown = edits.grow_layer(document, document.network.layers[0].id).document
    receipt = session.adopt(grown.experiment)
    step("epoch", 3)
    session.revert(document.experiment, receipt)
    session.tick()
    session.adopt(grown.experiment, fresh=True)
    new = set(grown.network.parameters) - set(document.network.parameters)
    assert {id: latest(session).parameters[id] for id in new} == {id: grown.initial[id] for id in new}
    session.adopt(document.experiment)
    session.tick()
    session.adopt(grown.experiment, fresh=False)
    assert new <= set(latest(session).parameters)


def test_a_typed_weight_is_set_and_undone(session: TrainingSession, document: Document, step: Step) -> None:
    step("epoch", 2)
    weight = document.network.links[0].weight
    trained = latest(session).parameters[weight]
    receipt = session.adopt(document.experiment, {weight: 3.25})
    assert latest(session).parameters[weight] == 3.25
    session.revert(document.experiment, receipt)
    assert latest(session).parameters[weight] == trained


def test_receipts_of_one_gesture_go_back_to_its_beginning(session: TrainingSession, document: Document) -> None:
    weight = document.network.links[0].weight
    first = session.adopt(document.experiment, {weight: 1.0})
    first.also(session.adopt(document.experiment, {weight: 2.0}))
    session.tick()
    session.revert(document.experiment, first)
    assert latest(session).parameters[weight] == document.initial[weight]


def test_rewind_begins_again_and_its_undo_restores_training_and_history(
    session: TrainingSession, document: Document, step: Step
) -> None:
    step("epoch", 5)
    before = latest(session)
    receipt = session.adopt(document.experiment, restart=True)
    rewound = latest(session)
    assert rewound.update == 0
    assert rewound.parameters == dict(document.initial)
    assert len(rewound.history.epochs) == 1
    session.revert(document.experiment, receipt)
    after = latest(session)
    assert (after.update, after.parameters) == (before.update, before.parameters)
    assert after.history.epochs[-1] == before.history.epochs[-1]


def test_a_saved_state_is_taken_up_where_it_was(session: TrainingSession, document: Document, step: Step) -> None:
    step("epoch", 2)
    step("batch", 3)
    saved = TrainingState.from_data(latest(session).state.to_data())
    other = TrainingSession(document.experiment)
    other.tick()
    other.adopt(document.experiment, state=saved)
    look(other)
    assert other.latest is not None
    assert other.latest.parameters == latest(session).parameters
    assert (other.latest.update, other.latest.sample) == (53, 30)


def test_other_data_begin_the_epoch_again_with_the_same_weights(
    session: TrainingSession, document: Document, step: Step
) -> None:
    step("batch", 3)
    step("sample", 4)
    before = latest(session).parameters
    change = data_edits.use_data(document, usual_spec("xor"))
    session.adopt(change.document.experiment)
    after = latest(session)
    assert after.parameters == before
    assert after.sample == 0
    assert after.experiment.data.name == "xor"


def test_many_edits_in_one_tick_compile_once(
    session: TrainingSession, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    original = Trainer.__init__
    monkeypatch.setattr(Trainer, "__init__", lambda self, *a: made.append(1) or original(self, *a))
    for _ in range(5):
        document = edits.add_neuron(document, (0.0, 0.0)).document
        session.adopt(document.experiment)
    session.tick()
    assert len(made) == 1


def test_turning_a_knob_compiles_nothing(
    session: TrainingSession, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trainer, "__init__", lambda *_: pytest.fail("compiled"))
    session.adopt(edits.use_settings(document, learning_rate=0.5, batch_size=3).document.experiment)
    moved = edits.move(document, {document.network.hidden[0].id: (1.0, 2.0)}).document
    session.adopt(replace(moved, settings=replace(document.settings, batch_size=3)).experiment)
    session.tick()
    assert session._run.trainer.rules.batch == 3


SAME_NUMBERS: dict[str, Callable[[Document], Document]] = {
    "a setting": lambda d: edits.use_settings(d, learning_rate=0.5).document,
    "an optimizer": lambda d: edits.use_settings(d, optimizer="adam").document,
    "a penalty": lambda d: edits.use_settings(d, penalty="L2_all", penalty_rate=0.1).document,
    "a name": lambda d: edits.rename(d, d.network.hidden[0].id, "bob").document,
    "a layer's name": lambda d: edits.rename(d, d.network.layers[0].id, "bob").document,
    "a freeze": lambda d: parameter_edits.toggle_frozen(d, [d.network.hidden[0].id]).document,
    "a move": lambda d: edits.move(d, {d.network.hidden[0].id: (1.0, 2.0)}).document,
}


@pytest.mark.parametrize("what", SAME_NUMBERS)
def test_an_edit_that_leaves_the_computation_alone_keeps_program_and_state(
    session: TrainingSession, document: Document, step: Step, what: str
) -> None:
    step("batch", 3)
    run, changed = session._run, SAME_NUMBERS[what](document)
    state, program = run.state, run.trainer.compiled.program
    receipt = session.adopt(changed.experiment)
    snapshot = latest(session)
    assert run.state is state and run.trainer.compiled.program is program
    assert snapshot.experiment is changed.experiment
    assert run.trainer.rules.trained.tolist() == Trainer(changed.experiment).rules.trained.tolist()
    assert run.trainer.rules.penalized.tolist() == Trainer(changed.experiment).rules.penalized.tolist()
    session.revert(document.experiment, receipt)
    assert latest(session).experiment is document.experiment
    assert run.state is state and run.trainer.compiled.program is program


@pytest.mark.parametrize(
    "change",
    [
        lambda d: edits.set_activation(d, [d.network.hidden[0].id], "relu"),
        lambda d: edits.use_settings(d, loss="huber"),
        lambda d: edits.redirect(d, d.network.links[0].id, d.network.outputs[0].id),
    ],
)
def test_an_edit_that_computes_something_else_makes_a_program_of_its_own(
    session: TrainingSession, document: Document, change: Callable[[Document], Change]
) -> None:
    program = session._run.trainer.compiled.program
    session.adopt(change(document).document.experiment)
    session.tick()
    assert session._run.trainer.compiled.program is not program
