"""Clipboard, structure and arrangement on the real canvas, by mouse and by keyboard, while it trains."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document.structure import PRESETS
from playground.actions import COMMANDS, Command
from playground.canvas import clipboard
from tests.robot import LEFT, Robot

CONTROL = Qt.KeyboardModifier.ControlModifier


def select(robot: Robot, *names: str) -> None:
    robot.canvas.select([robot.id(name) for name in names])


def command(robot: Robot, id: str) -> None:
    robot.window.actions_by_id[id].trigger()


def says(robot: Robot) -> str:
    return robot.window.status.sentence.text()


def training(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 1)


def still_training(robot: Robot) -> None:
    seen = robot.latest.update
    robot.wait(lambda: robot.latest.update > seen + 5 and robot.latest.status == "playing")


def test_copy_and_paste_bring_trained_weights_along(robot: Robot) -> None:
    training(robot)
    select(robot, "Layer 1")
    robot.key(Qt.Key.Key_C, CONTROL)
    robot.key(Qt.Key.Key_V, CONTROL)
    assert len(robot.network.layers) == 3
    assert len(robot.network.members(robot.network.layers[-1].id)) == 4
    assert robot.view.selection == (robot.network.layers[-1].id,)
    first = robot.network.layers[-1].id
    robot.key(Qt.Key.Key_V, CONTROL)
    second = robot.canvas.layers[robot.network.layers[-1].id].rect
    assert second.size() == robot.canvas.layers[first].rect.size()
    assert not any(second.intersects(item.rect) for item in robot.canvas.layers.values() if item.rect != second)
    still_training(robot)
    robot.key(Qt.Key.Key_Z, CONTROL)
    robot.key(Qt.Key.Key_Z, CONTROL)
    assert len(robot.network.layers) == 2


def test_cut_takes_out_and_paste_puts_back(robot: Robot) -> None:
    select(robot, "h1.1", "h1.2")
    robot.key(Qt.Key.Key_X, CONTROL)
    assert len(robot.network.neurons) == 5
    robot.key(Qt.Key.Key_V, CONTROL)
    assert len(robot.network.neurons) == 7


def test_duplicate_leaves_the_clipboard_alone(robot: Robot) -> None:
    QGuiApplication.clipboard().setText("mine")
    select(robot, "h1.3")
    robot.key(Qt.Key.Key_D, CONTROL)
    assert len(robot.network.neurons) == 8
    assert QGuiApplication.clipboard().text() == "mine"


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 10_000])
def test_a_clipboard_without_neurons_pastes_nothing(robot: Robot, data: bytes) -> None:
    mime = QMimeData()
    mime.setData(clipboard.PART, data)
    QGuiApplication.clipboard().setMimeData(mime)
    before = robot.application.store.document
    robot.key(Qt.Key.Key_V, CONTROL)
    assert robot.application.store.document is before
    assert "clipboard" in says(robot)


def test_a_neuron_dropped_on_a_link_is_inserted(robot: Robot) -> None:
    training(robot)
    link = next(k for k in robot.network.links if k.target == robot.id("Output"))
    at = robot.view.mapFromScene(robot.canvas.links[link.id].middle)
    button = robot.view.palette_card.things["neuron"]
    end = button.mapFromGlobal(robot.view.viewport().mapToGlobal(at))
    robot.drag(button.rect().center(), end, button)
    assert robot.network.links_by_id[link.id].source == robot.network.neurons[-1].id
    assert robot.network.incoming[robot.network.neurons[-1].id][0].source == link.source
    still_training(robot)


def test_a_neuron_is_inserted_by_keyboard(robot: Robot) -> None:
    link = robot.network.links[-1]
    robot.canvas.select([link.id])
    robot.key(Qt.Key.Key_I, CONTROL)
    assert len(robot.network.neurons) == 8
    assert robot.network.links_by_id[link.id].source == robot.network.neurons[-1].id


def link_end(robot: Robot, source: str, target: str) -> tuple[str, QPointF]:
    """A link, and a point on it near its end but off the target."""
    id = next(k.id for k in robot.network.links if (k.source, k.target) == (robot.id(source), robot.id(target)))
    return id, robot.canvas.links[id].path.pointAtPercent(0.86)


def test_a_link_is_unplugged_by_dragging_its_end_away(robot: Robot) -> None:
    training(robot)
    id, point = link_end(robot, "h2.2", "Output")
    robot.drag(robot.view.mapFromScene(point), robot.free_place(0.6, 0.9))
    assert id not in robot.network.links_by_id
    still_training(robot)


def test_a_link_is_plugged_into_another_neuron_with_its_weight(robot: Robot) -> None:
    id, point = link_end(robot, "h2.2", "Output")
    weight = robot.latest.parameters[robot.network.links_by_id[id].weight]
    robot.quick_add(robot.free_place(0.8, 0.9))
    new = robot.network.neurons[-1]
    robot.drag(robot.view.mapFromScene(point), robot.view.mapFromScene(robot.canvas.nodes[new.id].pos()))
    moved = robot.network.incoming[new.id][0]
    assert moved.source == robot.id("h2.2")
    robot.wait(lambda: robot.latest.parameters.get(moved.weight) == weight)


def test_a_link_put_where_it_cannot_go_stays_and_says_why(robot: Robot) -> None:
    id, point = link_end(robot, "h2.1", "Output")
    robot.drag(robot.view.mapFromScene(point), robot.center("h1.1"))
    assert id in robot.network.links_by_id
    assert "h2.1" in robot.view.bubble.sentence
    assert "h1.1" in robot.view.bubble.sentence
    assert robot.canvas.links[id].isVisible()


def test_clicking_a_links_end_only_selects_it(robot: Robot) -> None:
    id, point = link_end(robot, "h2.1", "Output")
    QTest.mouseClick(robot.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, robot.view.mapFromScene(point))
    assert robot.view.selection == (id,)
    assert id in robot.network.links_by_id


def test_a_moved_neuron_snaps_to_the_line_of_another(robot: Robot) -> None:
    start = robot.center("h2.1")
    goal = robot.view.mapFromScene(QPointF(430.0, robot.canvas.nodes[robot.id("h1.1")].pos().y() + 3.0))
    QTest.mousePress(robot.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    robot.move_between(robot.view.viewport(), start, goal)
    assert robot.canvas.overlay._guides
    QTest.mouseRelease(robot.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, goal)
    positions = robot.application.store.document.positions
    assert positions[robot.id("h2.1")][1] == positions[robot.id("h1.1")][1]
    assert not robot.canvas.overlay._guides


def test_tidying_glides_and_is_one_step(robot: Robot) -> None:
    robot.drag(robot.center("h1.1"), robot.free_place(0.7, 0.1))
    before = dict(robot.application.store.document.positions)
    robot.key(Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    id = robot.id("h1.1")
    goal = QPointF(*robot.application.store.document.positions[id])
    assert robot.canvas.nodes[id].pos() != goal
    robot.wait(lambda: robot.canvas.nodes[id].pos() == goal)
    robot.key(Qt.Key.Key_Z, CONTROL)
    assert dict(robot.application.store.document.positions) == before
    assert robot.canvas.nodes[id].pos() == QPointF(*before[id])


def test_an_edit_while_nodes_glide_loses_nothing(robot: Robot) -> None:
    robot.drag(robot.center("h1.1"), robot.free_place(0.7, 0.1))
    command(robot, "tidy")
    select(robot, "h1.2")
    robot.key(Qt.Key.Key_Delete)
    robot.wait(lambda: not robot.view.tidying.is_gliding)
    positions = robot.application.store.document.positions
    assert all(item.pos() == QPointF(*positions[id]) for id, item in robot.canvas.nodes.items())


@pytest.mark.parametrize(
    ("id", "names", "grown"),
    [("split", ("h1.1",), 1), ("merge", ("Layer 1",), -3), ("bridge", ("Layer 2",), 0), ("repeat", ("Layer 2",), 6),
     ("clear", (), -6), ("align_left", ("h1.1", "h2.2"), 0), ("distribute_down", ("Layer 1",), 0)],
)  # fmt: skip
def test_structure_changes_while_it_trains_and_is_one_step(
    robot: Robot, id: str, names: tuple[str, ...], grown: int
) -> None:
    training(robot)
    select(robot, *names)
    before = robot.application.store.document
    command(robot, id)
    assert len(robot.network.neurons) == len(before.network.neurons) + grown
    robot.application.store.undo_stack.undo()
    assert robot.application.store.document is before
    still_training(robot)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_trains(robot: Robot, preset: str) -> None:
    command(robot, f"preset_{preset}")
    sizes = [len(robot.network.members(layer.id)) for layer in robot.network.layers]
    assert tuple(sizes) == PRESETS[preset]
    robot.wait(lambda: robot.latest.experiment.network is robot.network)
    training(robot)


def test_quiet_links_change_nothing_and_then_learn(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Q)
    assert robot.window.actions_by_id["quiet"].isChecked()
    loss = robot.latest.metrics.train_loss
    robot.drag(robot.port("x1"), robot.center("Output"))
    weight = robot.network.links[-1].weight
    robot.wait(lambda: weight in robot.latest.parameters)
    assert robot.latest.parameters[weight] == 0.0
    assert robot.latest.metrics.train_loss == loss
    training(robot)
    robot.wait(lambda: robot.latest.parameters[weight] != 0.0)


@pytest.mark.parametrize(
    "row",
    [command for command in COMMANDS if command.menu.partition("/")[0] in ("Network", "Arrange", "Edit")],
    ids=lambda row: row.id,
)
def test_every_command_on_nothing_changes_nothing_or_is_one_step(robot: Robot, row: Command) -> None:
    QGuiApplication.clipboard().setText("nothing")
    robot.canvas.select([])
    store = robot.application.store
    before, index = store.document, store.undo_stack.index()
    command(robot, row.id)
    for popup in filter(None, (QApplication.activePopupWidget(),)):
        popup.close()
    robot.key(Qt.Key.Key_Escape)
    steps = store.undo_stack.index() - index
    assert steps == 0 if row.needs else steps in (0, 1)
    for _ in range(steps):
        assert store.document is not before
        store.undo_stack.undo()
    assert store.document is before
    assert set(robot.canvas.nodes) == set(before.network.nodes)
    robot.wait(lambda: robot.latest.experiment.network is before.network)


def test_the_context_menu_offers_what_fits(robot: Robot) -> None:
    def offered(find: Callable[[], QPointF]) -> list[str]:
        robot.view._menu.show_for(robot.view.mapFromScene(find()), keyboard=False)
        menu = robot.view._menu.menu
        assert menu is not None
        menu.close()
        return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]

    assert {"Split the neuron", "Freeze or unfreeze", "Rename", "Copy", "Delete"} <= set(
        offered(robot.canvas.nodes[robot.id("h1.1")].pos)
    )
    link = robot.canvas.links[robot.network.links[-1].id]
    assert {"Insert a neuron into the link", "Freeze or unfreeze", "Delete"} <= set(
        offered(lambda: link.path.pointAtPercent(0.4))
    )
    header = robot.canvas.layers[robot.id("Layer 1")].rect.topLeft() + QPointF(12.0, 12.0)
    assert {"Repeat the layer 3 times", "Merge into one neuron", "Copy"} <= set(offered(lambda: header))


def test_copied_neurons_paste_into_a_text_and_from_it_back(robot: Robot) -> None:
    select(robot, "Layer 1")
    robot.key(Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text.startswith('{"format": "gradient-playground part"')
    QGuiApplication.clipboard().setText(f"\n{text}\n")
    assert clipboard.holds_neurons()
    robot.key(Qt.Key.Key_V, CONTROL)
    assert len(robot.network.layers) == 3
    assert len(robot.network.members(robot.network.layers[-1].id)) == 4


@pytest.mark.parametrize(
    ("text", "words"), [("Dear all,", "no neurons"), ("https://playground.tensorflow.org/#noise=5", "a link")]
)
def test_pasting_a_foreign_text_is_answered_in_one_sentence(robot: Robot, text: str, words: str) -> None:
    QGuiApplication.clipboard().setText(text)
    before = robot.application.store.document
    robot.key(Qt.Key.Key_V, CONTROL)
    assert words in says(robot)
    assert robot.application.store.document is before
    assert not clipboard.holds_neurons()


def test_the_menu_of_the_empty_canvas_pastes_and_adds_where_it_was_opened(robot: Robot) -> None:
    def choose(text: str, at: QPoint) -> QPointF:
        robot.view._menu.show_for(at, keyboard=False)
        menu = robot.view._menu.menu
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        return robot.view.mapToScene(at)

    select(robot, "h1.1")
    robot.key(Qt.Key.Key_C, CONTROL)
    place = choose("Paste here", robot.free_place(0.8, 0.15))
    away = robot.canvas.nodes[robot.network.neurons[-1].id].pos() - place
    assert away.manhattanLength() < 4.0
    place = choose("Add something else here\u2026", robot.free_place(0.8, 0.9))
    QTest.keyClick(robot.view.quick_add.field, Qt.Key.Key_Return)
    away = robot.canvas.nodes[robot.network.neurons[-1].id].pos() - place
    assert away.manhattanLength() < 4.0
