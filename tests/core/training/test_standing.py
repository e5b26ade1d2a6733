"""What a project that is saved now holds: the newest snapshot, and every edit it does not know yet."""

import random
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from core.data.making import usual_spec
from core.document import data_edits, edits, parameter_edits
from core.document.document import Change, Document
from core.training.session import TrainingSession
from core.training.standing import Receipt, Standing
from core.training.state import UPDATE
from tests.core.training.conftest import Clock, latest, look


def same(ours: Standing, session: TrainingSession) -> None:
    """What was foretold is what the worker has."""
    look(session)
    assert session.latest is not None
    theirs = session.latest.state
    values = theirs.values()
    assert ours.state.values() == values
    assert ours.state.counters.tolist() == theirs.counters.tolist()
    for ours_by_place, theirs_by_place in (
        (ours.state.memory.T, theirs.memory.T),
        (ours.state.gathered, theirs.gathered),
        (ours.state.dead, theirs.dead),
    ):
        mine = dict(zip(ours.state.ids, ours_by_place.tolist(), strict=True))
        assert mine == dict(zip(theirs.ids, theirs_by_place.tolist(), strict=True))
    # The worker's curve has a point of this moment, too; what lies behind it is dropped.
    *epochs, now = session.latest.history.epochs.tolist()
    assert [each for each in ours.history.view().epochs.tolist() if each < now] == epochs


def post(session: TrainingSession, change: Change) -> Receipt:
    return session.adopt(
        change.document.experiment, change.assign, derived=change.derived, restart=change.restart, state=change.state
    )


def test_before_the_first_snapshot_the_initial_values_are_where_training_stands(
    document: Document, clock: Clock
) -> None:
    session = TrainingSession(document.experiment, clock)
    change = edits.set_parameter(document, "b:n4", 0.75, initial=False)
    post(session, change)
    assert session.latest is None
    assert session.moment().standing().state.values() == {**document.initial, "b:n4": 0.75}
    session.tick()
    same(session.moment().standing(), session)


EDITS: dict[str, Callable[[Document], Change]] = {
    "a neuron is added": partial(edits.add_neuron, at=(300.0, 0.0)),
    "a layer grows": partial(edits.grow_layer, layer="g3"),
    "a neuron is deleted": partial(edits.delete, ids=["n5"]),
    "a weight is set": partial(edits.set_parameter, parameter="w:l12", value=4.5, initial=False),
    "links are tied": partial(parameter_edits.toggle_tied, ids=["l12", "l14"]),
    "weights are drawn anew": partial(edits.new_weights, seed="another"),
    "the optimizer is another": partial(edits.use_optimizer, optimizer="momentum"),
    "the data are others": partial(data_edits.use_data, spec=usual_spec("xor")),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edit_is_carried_over_before_the_worker_knows_it(
    session: TrainingSession, document: Document, step: Callable[[str, int], None], edit: Callable[[Document], Change]
) -> None:
    post(session, edits.use_optimizer(document, "adam"))
    step("epoch", 3)
    step("sample", 4)
    post(session, edit(document))
    ours = session.moment().standing()
    assert ours.state.counters[UPDATE] in (0, latest(session).update)
    same(ours, session)


def test_an_edit_and_its_undo_are_carried_over(
    session: TrainingSession, document: Document, step: Callable[[str, int], None]
) -> None:
    step("epoch", 5)
    trained = latest(session).parameters
    change = edits.delete(document, ["n5"])
    receipt = post(session, change)
    assert "b:n5" not in session.moment().standing().state.values()
    session.revert(document.experiment, receipt)
    assert session.moment().standing().state.values() == trained
    same(session.moment().standing(), session)


def test_a_rewind_and_its_undo_are_carried_over(
    session: TrainingSession, document: Document, step: Callable[[str, int], None]
) -> None:
    step("epoch", 5)
    trained = latest(session)
    receipt = session.adopt(document.experiment, restart=True)
    assert session.moment().standing().state.values() == document.initial
    assert len(session.moment().standing().history.view().epochs) == 0
    session.revert(document.experiment, receipt)
    back = session.moment().standing()
    assert back.state.values() == trained.parameters
    assert back.history.view().epochs.tolist() == trained.history.epochs.tolist()
    same(back, session)


def test_a_neuron_that_comes_back_by_undo_is_saved_trained(
    session: TrainingSession, document: Document, step: Callable[[str, int], None]
) -> None:
    step("epoch", 5)
    trained = latest(session).parameters["w:l15"]
    receipt = post(session, edits.delete(document, ["n5"]))
    step("epoch", 2)
    session.revert(document.experiment, receipt)
    assert session.moment().standing().state.values()["w:l15"] == trained
    same(session.moment().standing(), session)


def test_whatever_is_done_the_worker_comes_to_what_was_foretold(document: Document, clock: Clock) -> None:
    for seed in range(40):
        print("seed", seed)
        draw = random.Random(seed)
        session = TrainingSession(document.experiment, clock)
        session.tick()
        undo: list[tuple[Document, Receipt]] = []
        present = document
        for _ in range(draw.randint(5, 25)):
            action = draw.random()
            if action < 0.25:
                session.step(draw.choice(["sample", "batch", "epoch"]))
                while session.tick() is not None:
                    pass
            elif action < 0.35:
                look(session)
            elif action < 0.55 and undo:
                present, receipt = undo.pop()
                session.revert(present.experiment, receipt)
            else:
                change = _some_edit(present, draw)
                undo.append((present, post(session, change)))
                present = change.document
        look(session)
        receipts = [post(session, change := _some_edit(present, draw)) for _ in range(2)]
        present = change.document
        if draw.random() < 0.5:
            session.revert(document.experiment, receipts[-1])
        same(session.moment().standing(), session)


def _some_edit(document: Document, draw: random.Random) -> Change:
    network = document.network
    hidden = [neuron.id for neuron in network.hidden]
    kind = draw.randrange(7)
    if kind == 0 or not hidden:
        return edits.add_neuron(document, (draw.uniform(0, 500), 0.0))
    if kind == 1:
        return edits.delete(document, [draw.choice(hidden)])
    if kind == 2:
        return edits.set_parameter(document, draw.choice(network.parameters), draw.uniform(-1, 1), initial=False)
    if kind == 3:
        return edits.new_weights(document, str(draw.random()))
    if kind == 4:
        return edits.use_optimizer(document, draw.choice(["sgd", "adam", "momentum"]))
    if kind == 5 and network.layers:
        return edits.grow_layer(document, draw.choice(network.layers).id)
    return data_edits.use_data(document, usual_spec(draw.choice(["circle", "xor", "gauss"])))


def test_saving_leaves_the_worker_and_its_snapshot_alone(
    session: TrainingSession, document: Document, step: Callable[[str, int], None]
) -> None:
    step("epoch", 2)
    shown = latest(session)
    before, kept = shown.state.parameters.copy(), shown.history.epochs.copy()
    post(session, edits.new_weights(document, "x"))
    session.moment().standing().state.parameters[:] = 7.0
    np.testing.assert_array_equal(shown.state.parameters, before)
    np.testing.assert_array_equal(shown.history.epochs, kept)
