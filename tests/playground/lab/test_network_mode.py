"""The network in training in the Lab: from the canvas, by its own fields, live and frozen, and checked whole."""

from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document import edits
from core.document.examples import EXAMPLES
from core.document.project import Project
from core.document.structure import use_preset
from core.lab.graph.stepper import Mistakes
from playground.lab.graph.page import GraphPage
from playground.lab.source.network import BATCH, Request
from playground.panels.surface.plot import SNAP
from tests.robot import LEFT, Robot

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def open_on(robot: Robot, *names: str) -> GraphPage:
    """Select by name on the canvas, and take it apart by the key."""
    links = {robot.network.link_name(link.id): link.id for link in robot.network.links}
    robot.canvas.select([links[name] if name in links else robot.id(name) for name in names])
    robot.key(Qt.Key.Key_E, CONTROL)
    assert robot.window.workspace.name == "Lab"
    return robot.lab.pages.page


def trained(robot: Robot, epochs: int = 3) -> None:
    """Train for some epochs and pause."""
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch >= epochs)
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.status == "paused")


def expected_gradients(robot: Robot, page: GraphPage, samples: list[int]) -> dict[str, float]:
    """The mean gradient of some samples by the engine, at the newest snapshot's parameters."""
    trainer, state = page.excerpt.trainer, robot.latest.state
    _, slopes = trainer.engine.gradients(state.parameters, trainer.samples[:, samples])
    return {page.excerpt.names[id]: float(slopes[at].mean()) for at, id in enumerate(trainer.compiled.parameters)}


def test_a_neuron_of_the_trained_network_agrees_with_the_engine_to_the_last_places(robot: Robot) -> None:
    trained(robot)
    page = open_on(robot, "h1.2")
    assert page.chosen == "h1.2"
    assert page.cards.value.name.text() == "h1.2"
    for name, slope in expected_gradients(robot, page, [page.excerpt.request.sample]).items():
        assert page.lab.gradient(name) == pytest.approx(slope, rel=1e-12, abs=1e-12), name
    trainer, state = page.excerpt.trainer, robot.latest.state
    values, _ = trainer.engine.gradients(state.parameters, trainer.samples[:, [page.excerpt.request.sample]])
    shown = page.lab.named("h1.2")
    assert shown is not None
    assert shown.data == pytest.approx(values[trainer.compiled.rows[robot.id("h1.2")], 0], rel=1e-12)


def test_a_link_opens_at_its_weight(robot: Robot) -> None:
    page = open_on(robot, "x1 \u2192 h1.2")
    assert page.chosen == "x1 \u2192 h1.2"
    assert page.lab.values["x1 \u2192 h1.2"] == robot.application.store.value(
        next(link.weight for link in robot.network.links if robot.network.link_name(link.id) == "x1 \u2192 h1.2")
    )


def test_a_weight_inside_of_a_folded_neuron_is_written_out_to_be_seen(robot: Robot) -> None:
    robot.application.store.apply("Preset", lambda document: use_preset(document, "Deep 6\u00d78"))
    QApplication.processEvents()
    page = open_on(robot, "h2.3 \u2192 h3.1")
    assert page.chosen == "h2.3 \u2192 h3.1"
    assert page.lab.expanded == {"h3.1"}
    assert "Each neuron is one operation" in page.side.network.sentence.text()


def test_without_a_selection_the_loss_is_opened(robot: Robot) -> None:
    page = open_on(robot)
    assert page.lab.stepper.output.label == "loss"
    assert page.chosen == ""
    assert page.side.network.neuron.currentText() == "the loss"


def test_a_click_on_a_sample_pins_it_and_the_lab_takes_that_one(robot: Robot) -> None:
    surface = robot.workbench.output_panel.surface
    points = surface.plot._data.points
    scene = surface.plot.plot.getViewBox().mapViewToScene(QPointF(*points[7]))
    at = surface.plot.plot.mapFromScene(scene)
    QTest.mouseClick(surface.plot.plot.viewport(), LEFT, NONE, at)
    QApplication.processEvents()
    assert surface.probe.pinned in [tuple(map(float, point)) for point in points]
    assert surface.probe.nearest_sample == [tuple(map(float, point)) for point in points].index(surface.probe.pinned)
    robot.wait(lambda: robot.latest.probed == surface.probe.pinned)
    page = open_on(robot, "h1.1")
    assert page.excerpt.request.sample == surface.probe.nearest_sample
    activation = page.lab.named("h1.1")
    assert activation is not None
    assert activation.data == pytest.approx(robot.latest.probe[robot.id("h1.1")], rel=1e-6)


def test_a_click_beside_all_samples_pins_the_place(robot: Robot) -> None:
    surface = robot.workbench.output_panel.surface
    box = surface.plot.plot.getViewBox()
    points = [box.mapViewToScene(QPointF(*point)) for point in surface.plot._data.points]
    rect = box.sceneBoundingRect()
    free = next(
        place
        for x in range(int(rect.left()) + 5, int(rect.right()) - 5, 5)
        for y in range(int(rect.top()) + 5, int(rect.bottom()) - 5, 5)
        if all((point - (place := QPointF(x, y))).manhattanLength() > 2 * SNAP for point in points)
    )
    QTest.mouseClick(surface.plot.plot.viewport(), LEFT, NONE, surface.plot.plot.mapFromScene(free))
    assert surface.probe.pinned not in [tuple(map(float, point)) for point in surface.plot._data.points]


def test_training_that_was_looked_at_has_the_bits_of_training_that_was_not(robot: Robot, qtbot: object) -> None:
    page = open_on(robot, "h1.2")
    session = robot.application.session
    for _ in range(5):
        session.step("epoch")
        robot.wait(lambda seen=robot.latest.epoch: robot.latest.epoch > seen)  # type: ignore[misc]
        page.network.follow()
        page.bar.step(-3)
    trainer, state = page.excerpt.trainer, robot.latest.state
    alone = type(state).initial(trainer.compiled.parameters, robot.application.store.document.initial)
    trainer.advance(alone, trainer.control(), 5 * trainer.data.train_count)
    assert state.parameters.tobytes() == alone.parameters.tobytes()


def test_it_follows_training_until_a_number_is_changed_by_hand(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 0)
    page = open_on(robot, "h1.2")
    name = "bias of h1.2"
    first = page.lab.values[name]
    robot.wait(lambda: page.lab.values[name] != first)
    page.bar.step(-5)
    stands = page.bar._step.text
    assert stands == "3 of 8"
    robot.wait(lambda at=page.lab.values[name]: page.lab.values[name] != at)  # type: ignore[misc]
    assert page.bar._step.text == stands
    page.side.numbers.open("h1.2")
    QTest.keyClick(page.side.numbers.sliders[name], Qt.Key.Key_Right)
    assert not page.side.network.live.isChecked()
    changed, seen = page.lab.values[name], robot.latest.update
    robot.wait(lambda: robot.latest.update > seen + 50)
    assert page.lab.values[name] == changed
    QTest.mouseClick(page.side.network.live, LEFT, NONE)
    robot.wait(lambda: page.lab.values[name] != changed)


def test_the_batch_shows_the_mean_and_its_gradients(robot: Robot) -> None:
    trained(robot)
    page = open_on(robot)
    source = page.side.network
    source.what.setFocus()
    QTest.keyClick(source.what, Qt.Key.Key_Down)
    assert source.what.currentData() == BATCH
    assert page.lab.stepper.output.label == "mean loss"
    samples = page.excerpt.trainer.next_batch(robot.latest.state).tolist()
    for name, slope in expected_gradients(robot, page, samples).items():
        assert page.lab.gradient(name) == pytest.approx(slope, rel=1e-12, abs=1e-12), name


def test_another_sample_and_another_neuron_are_chosen_by_their_fields(robot: Robot) -> None:
    page = open_on(robot)
    source = page.side.network
    source.number.setFocus()
    QTest.keyClick(source.number, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(source.number, "9999")
    QTest.keyClick(source.number, Qt.Key.Key_Return)
    count = sum(page.excerpt.points)
    assert page.excerpt.request.sample == count - 1
    assert source.number.text() == str(count)
    assert (source.point.text(), source.point.toolTip()) == (f"of {count}", "Test point 250 of 250")
    source.neuron.setFocus()
    QTest.keyClick(source.neuron, Qt.Key.Key_Down)
    assert page.chosen == source.neuron.currentText() != "the loss"


def test_training_is_followed_where_it_is_seen_and_requested_and_not_too_often(
    robot: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_on(robot)
    followed: list[str] = []
    monkeypatch.setattr(page.network, "follow", lambda: followed.append("once"))
    monkeypatch.setattr(page.network._throttle, "due", lambda at_once: True)
    page.refresh(robot.latest)
    assert len(followed) == 1
    page.excerpt.live = False
    page.refresh(robot.latest)
    page.excerpt.live = True
    monkeypatch.setattr(page.network._throttle, "due", lambda at_once: False)
    page.refresh(robot.latest)
    monkeypatch.setattr(page.network._throttle, "due", lambda at_once: True)
    robot.key(Qt.Key.Key_1, CONTROL)
    assert not page.isVisible()
    page.refresh(robot.latest)
    robot.key(Qt.Key.Key_2, CONTROL)
    assert len(followed) == 2
    robot.lab.pages.show_mode("Expression")
    page.refresh(robot.latest)
    assert len(followed) == 2


def test_coming_back_shows_the_numbers_of_now(robot: Robot) -> None:
    page = open_on(robot, "h1.2")
    robot.key(Qt.Key.Key_1, CONTROL)
    bias = robot.network.nodes[robot.id("h1.2")].bias
    robot.application.store.set_parameter("bias of h1.2", bias, 0.75)
    robot.wait(lambda: robot.latest.parameters[bias] == 0.75)
    robot.key(Qt.Key.Key_2, CONTROL)
    assert page.lab.values["bias of h1.2"] == 0.75


def test_the_moment_of_a_pause_is_not_missed(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 0)
    page = open_on(robot)
    robot.workbench.control.toggle()
    robot.wait(
        lambda: robot.latest.status == "paused" and page.excerpt.moment == (robot.latest.epoch, robot.latest.update)
    )


def test_a_neuron_that_does_not_reach_the_loss_is_said_to_be_and_folds_no_other(robot: Robot) -> None:
    store = robot.application.store
    for preset in ("4-2", "Deep 6\u00d78"):
        store.apply("Preset", partial(use_preset, preset=preset))
        known = set(robot.network.nodes)
        store.apply("Add", lambda document: edits.add_neuron(document, (0.0, 300.0)))
        added = next(id for id in robot.network.nodes if id not in known)
        store.apply("Link", partial(edits.connect, source=robot.network.inputs[0].id, target=added))
        name = robot.network.nodes[added].name
        page = open_on(robot, name)
        assert page.lab.stepper.output.label == "loss"
        assert page.side.network.sentence.text().endswith(f"{name} does not reach the loss.")
        robot.key(Qt.Key.Key_1, CONTROL)


def test_of_a_layer_its_first_neuron_is_taken(robot: Robot) -> None:
    page = open_on(robot, "Layer 1")
    assert page.chosen == "h1.1"


def test_another_project_ends_what_was_frozen(robot: Robot) -> None:
    page = open_on(robot, "h1.2")
    page._on_value("bias of h1.2", 2.0)
    assert not page.excerpt.live
    robot.application.store.open(Project(EXAMPLES["Penguins"]()))
    robot.wait(lambda: (page.excerpt.live and page.lab.named("h1.2") is None) or "Gentoo" in str(list(page.lab.values)))


def test_an_edit_on_the_canvas_is_followed(robot: Robot) -> None:
    page = open_on(robot, "h1.2")
    QTest.keyClick(page.graph, Qt.Key.Key_1, CONTROL)
    robot.application.store.apply("Delete", partial(edits.delete, ids=[robot.id("h1.2")]))
    robot.key(Qt.Key.Key_2, CONTROL)
    page.refresh(robot.latest)
    page.network.follow()
    assert page.lab.named("h1.2") is None
    assert page.lab.stepper.output.label == "loss"


def test_without_an_output_one_sentence_stands_in_place_of_the_graph(robot: Robot) -> None:
    outputs = [neuron.id for neuron in robot.network.outputs]
    robot.application.store.apply("Delete", lambda document: edits.delete(document, outputs))
    page = open_on(robot)
    assert page.area.nothing.isVisible()
    assert "has no output" in page.area.nothing.text()
    robot.lab.pages.show_mode("Expression")
    assert page.graph.isVisible()
    assert page.cards.isEnabled()
    robot.lab.pages.show_mode("Network")
    assert page.area.nothing.isVisible()
    robot.application.store.undo_stack.undo()
    robot.lab.pages.show_mode("Network")
    assert page.graph.isVisible()


def test_modes_keep_what_was_worked_on(robot: Robot) -> None:
    page = open_on(robot, "h1.2")
    modes = robot.lab.pages.modes
    modes.setFocus()
    QTest.keyClick(modes, Qt.Key.Key_Left)
    assert page.side.expression.isVisible()
    assert page.lab.stepper.output.label == "L"
    QTest.keyClick(modes, Qt.Key.Key_Right)
    assert page.lab.named("h1.2") is not None
    QTest.keyClick(modes, Qt.Key.Key_Right)
    assert robot.lab.pages.loop.isVisible()
    assert not page.isVisible()


def test_a_quiz_begun_on_an_expression_is_not_wiped_where_a_network_is_followed(robot: Robot) -> None:
    page = open_on(robot)
    robot.lab.pages.show_mode("Expression")
    robot.press(page.bar.quiz)
    robot.lab.pages.show_mode("Network")
    quiz = page.quiz.quiz
    assert quiz is not None
    page.cards.quiz.rows["loss"].field.setText("1")
    page.cards.quiz.rows["loss"].field.editingFinished.emit()
    robot.application.session.step("epoch")
    robot.wait(lambda: robot.latest.epoch > 0)
    page.network.follow()
    assert page.quiz.quiz is quiz
    assert page.cards.quiz.rows["loss"].state == "right"
    assert not page.side.network.live.isChecked()


def test_what_is_refused_is_not_built_again_and_again(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = [neuron.id for neuron in robot.network.outputs]
    robot.application.store.apply("Delete", lambda document: edits.delete(document, outputs))
    page = open_on(robot)
    built: list[Request] = []
    monkeypatch.setattr(page.excerpt, "take_apart", built.append)
    shown = page.lab
    for _ in range(3):
        page.network.follow()
    assert not built and page.lab is shown


def test_another_sample_keeps_mistakes_and_h(robot: Robot) -> None:
    page = open_on(robot)
    page.side.mistakes.mistakes_changed.emit(Mistakes(overwritten=True))
    page.cards.check.h_changed.emit(0.01)
    page.side.network.requested.emit(Request(4))
    assert page.side.mistakes.boxes["overwritten"].isChecked()
    assert page.area.warning.isVisible()
    assert page.cards.check._h.text() == "0.01"


def test_the_samples_of_a_batch_are_told_by_their_numbers(robot: Robot) -> None:
    page = open_on(robot)
    page.take_apart(Request(batch=True))
    lines = page.side.network.point.toolTip().split("\n")
    assert len(lines) == 10
    assert lines[2] == f"#3 is training point {page.excerpt.samples[2] + 1}"
    page.take_apart(Request())
    assert page.side.network.point.toolTip() == "Training point 1 of 250"
