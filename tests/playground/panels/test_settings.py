"""How training is set in the window: four controls for everybody, the rest behind "More", holds in the inspector."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from core.training.optimizers import OPTIMIZERS
from core.training.pace import Pace
from core.training.schedules import SCHEDULES
from playground.style import number
from playground.widgets.number_field import NumberField
from tests.robot import Robot


def choose(box: QComboBox, name: str) -> None:
    """Choose an entry by keyboard, as a person does."""
    box.setFocus()
    way = box.findData(name) - box.currentIndex()
    for _ in range(abs(way)):
        QTest.keyClick(box, Qt.Key.Key_Down if way > 0 else Qt.Key.Key_Up)


def type_into(field: NumberField, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def select_links(robot: Robot, count: int) -> list[str]:
    ids = [link.id for link in robot.network.links[:count]]
    robot.canvas.select(ids)
    return ids


def test_a_beginner_sees_four_controls_and_the_learning_rate(robot: Robot) -> None:
    bar = robot.workbench.top_bar
    shown = [name for name, box in bar.settings.boxes.items() if box.isVisible()]
    assert shown == ["optimizer", "loss", "penalty", "batch"]
    assert not bar.expert.isVisible()
    robot.press(bar.more)
    assert bar.expert.isVisible()


def test_every_optimizer_is_chosen_while_it_trains_and_shows_its_own_knobs(robot: Robot) -> None:
    bar, store = robot.workbench.top_bar, robot.application.store
    robot.press(bar.run.play)
    for name, row in OPTIMIZERS.items():
        if name != "sgd":
            choose(bar.settings.optimizer, name)
        assert store.document.settings.optimizer == name
        seen = robot.latest.update
        robot.wait(lambda seen=seen: robot.latest.update > seen + 3)
        robot.press(bar.more)
        knobs = ("momentum", "smoothing", "beta1", "beta2", "epsilon")
        assert tuple(k for k in knobs if bar.expert.fields[k].isVisible()) == row.knobs
        bar.popup.hide()


def test_every_number_behind_more_is_one_step_to_undo(robot: Robot) -> None:
    bar, store = robot.workbench.top_bar, robot.application.store
    choose(bar.settings.optimizer, "adam")
    robot.press(bar.more)
    choose(bar.expert.schedule, "step")
    typed = {"beta1": "0.8", "beta2": "0.99", "epsilon": "1e-6", "weight_decay": "0.02", "clip": "2",
             "schedule_epochs": "30", "schedule_factor": "0.5", "stop_epochs": "500", "stop_seconds": "60",
             "stop_loss": "0.001", "stop_accuracy": "99", "stop_patience": "50"}  # fmt: skip
    for name, text in typed.items():
        assert bar.expert.fields[name].isVisible(), name
        before = store.undo_stack.index()
        type_into(bar.expert.fields[name], text)
        expected = float(text) / (100.0 if name == "stop_accuracy" else 1.0)
        assert getattr(store.document.settings, name) == expected
        assert store.undo_stack.index() == before + 1
    store.undo_stack.undo()
    assert store.document.settings.stop_patience == 0


@pytest.mark.parametrize("name", ["beta1", "stop_accuracy", "schedule_epochs"])
@pytest.mark.parametrize("text", ["abc", "-1", "1e400", "1000000000000000000", "0.5.5"])
def test_nonsense_behind_more_changes_nothing(robot: Robot, name: str, text: str) -> None:
    bar, store = robot.workbench.top_bar, robot.application.store
    choose(bar.settings.optimizer, "adam")
    robot.press(bar.more)
    choose(bar.expert.schedule, "cosine")
    before = store.document
    type_into(bar.expert.fields[name], text)
    assert store.document is before


def test_choices_behind_more_reach_the_document(robot: Robot) -> None:
    bar, store = robot.workbench.top_bar, robot.application.store
    robot.press(bar.more)
    for name in SCHEDULES:
        choose(bar.expert.schedule, name)
        assert store.document.settings.schedule == name
    choose(bar.expert.schedule, "cosine")
    robot.application.session.step("epoch")
    robot.wait(lambda: bar.rate._caption.text().startswith("Learning rate, now 0.02"))
    choose(bar.expert.remainder, "carry")
    robot.press(bar.expert.shuffle)
    assert (store.document.settings.remainder, store.document.settings.shuffle) == ("carry", True)
    before = store.document.initial
    choose(bar.expert.initializer, "he")
    assert store.document.initializer == "he"
    assert store.document.initial != before
    robot.wait(lambda: robot.latest.parameters == dict(store.document.initial))


def test_the_penalty_is_shown_apart_from_the_losses(robot: Robot) -> None:
    bar = robot.workbench.top_bar
    loss, apart = bar.readouts.train_loss, "the losses do not include it"
    choose(bar.settings.penalty, "L2")
    rate = robot.application.store.document.settings.penalty_rate
    assert bar.settings.penalty.shown == f"L2 {rate:g}"
    robot.wait(lambda: apart in loss.toolTip())
    robot.press(bar.more)
    assert bar.expert.fields["penalty_rate"].isVisible()
    penalty = robot.latest.metrics.penalty
    assert bar.expert._penalty.text() == f"Now {number.loss(penalty)}, not included in the losses"
    type_into(bar.expert.fields["penalty_rate"], "0.002")
    assert robot.application.store.document.settings.penalty_rate == 0.002
    assert bar.settings.penalty.shown == "L2 0.002"
    bar.popup.hide()
    choose(bar.settings.penalty, "none")
    assert bar.settings.penalty.shown == "None"
    robot.wait(lambda: apart not in loss.toolTip())


def test_training_stops_by_itself_and_says_why(robot: Robot) -> None:
    bar = robot.workbench.top_bar
    robot.press(bar.more)
    type_into(bar.expert.fields["stop_epochs"], "30")
    bar.popup.hide()
    robot.application.session.set_pace(Pace("full"))
    robot.press(bar.run.play)
    robot.wait(lambda: robot.window.status.sentence.text() == "Stopped after 30 epochs.")
    assert (robot.latest.epoch, robot.latest.status) == (30, "paused")
    assert bar.run.play.text() == "Play"
    robot.press(bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 30)


def test_links_are_tied_and_untied_in_the_inspector_while_it_trains(robot: Robot) -> None:
    holds = robot.workbench.inspector.holds
    robot.press(robot.workbench.top_bar.run.play)
    select_links(robot, 1)
    assert not holds.tie.isEnabled()
    ids = select_links(robot, 3)
    robot.press(holds.tie)
    assert holds.tie.text() == "Untie"
    assert len({robot.network.links_by_id[id].weight for id in ids}) == 1
    assert all(robot.canvas.links[id].tied for id in ids)
    seen = robot.latest.update
    robot.wait(lambda: robot.latest.update > seen + 10)
    assert len({robot.canvas.links[id].weight for id in ids}) == 1
    robot.press(holds.tie)
    assert holds.tie.text() == "Tie"
    assert len({robot.network.links_by_id[id].weight for id in ids}) == 3
    seen = robot.latest.update
    robot.wait(lambda: robot.latest.update > seen + 10)


def test_a_frozen_neuron_keeps_its_weights_while_the_others_train(robot: Robot) -> None:
    id = robot.id("h1.2")
    robot.canvas.select([id])
    robot.press(robot.workbench.inspector.holds.freeze)
    assert robot.canvas.nodes[id].frozen
    held = robot.network.parameters_of([id])
    before = {each: robot.latest.parameters[each] for each in held}
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 5)
    assert {each: robot.latest.parameters[each] for each in held} == before
    robot.canvas.select([id])
    robot.window.actions_by_id["freeze"].trigger()
    assert not robot.canvas.nodes[id].frozen
    robot.wait(lambda: robot.latest.parameters[held[0]] != before[held[0]])


def test_tying_nothing_is_refused_with_a_sentence(robot: Robot) -> None:
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_T)
    assert robot.window.status.sentence.text() == "Select two or more links to tie their weights."
