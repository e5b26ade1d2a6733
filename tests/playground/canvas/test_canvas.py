"""The canvas by mouse and keyboard: each gesture is one step or none."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document import edits
from core.document.examples import example_path
from tests.robot import Robot

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_refused_link_changes_nothing_and_says_why_where_the_eye_is(robot: Robot) -> None:
    before = robot.application.store.document
    robot.connect("h2.1", "h1.1")
    assert robot.application.store.document is before
    assert robot.view.bubble.sentence == "h2.1 → h1.1 would form a loop: h1.1 already feeds h2.1."
    assert robot.canvas.nodes[robot.id("h1.1")].target == "refused"
    robot.click(robot.free_place(0.9, 0.95))
    assert robot.view.bubble.sentence == ""
    assert robot.canvas.nodes[robot.id("h1.1")].target == ""


def test_valid_targets_light_up_while_connecting_and_escape_forgets(robot: Robot) -> None:
    viewport = robot.view.viewport()
    start, end = robot.port("h1.1"), robot.center("Output")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    robot.move_between(viewport, start, end)
    states = {robot.network.nodes[id].name: item.target for id, item in robot.canvas.nodes.items()}
    assert states == {
        "x1": "invalid", "x2": "invalid", "h1.1": "", "h1.2": "valid", "h1.3": "valid", "h1.4": "valid",
        "h2.1": "invalid", "h2.2": "invalid", "Output": "valid",
    }  # fmt: skip
    robot.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert robot.application.store.undo_stack.count() == 0
    assert {item.target for item in robot.canvas.nodes.values()} == {""}


def test_a_drag_moves_the_selection_in_one_step_and_the_network_stays_the_same(robot: Robot) -> None:
    network = robot.network
    robot.click(robot.center("h1.1"))
    robot.click(robot.center("h1.2"), SHIFT)
    before = robot.application.store.document.positions
    robot.drag(robot.center("h1.2"), robot.center("h1.2") + QPoint(40, 24))
    after = robot.application.store.document.positions
    moved = {id for id in after if after[id] != before[id]}
    assert moved == {robot.id("h1.1"), robot.id("h1.2")}
    assert robot.network is network
    assert robot.application.store.undo_stack.count() == 1
    robot.undo()
    assert robot.application.store.document.positions == before


def test_a_header_drags_its_layer(robot: Robot) -> None:
    rect = robot.canvas.layers[robot.id("Layer 1")].rect
    start = robot.view.mapFromScene(rect.topLeft() + QPointF(20, 12))
    before = robot.application.store.document.positions
    robot.drag(start, start + QPoint(0, 40))
    after = robot.application.store.document.positions
    assert {robot.network.nodes[id].name for id in after if after[id] != before[id]} == {"h1.1", "h1.2", "h1.3", "h1.4"}


def test_a_drag_that_is_cancelled_puts_everything_back(robot: Robot) -> None:
    viewport, start = robot.view.viewport(), robot.center("h1.1")
    place = robot.canvas.nodes[robot.id("h1.1")].pos()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    robot.move_between(viewport, start, start + QPoint(60, 60))
    assert robot.canvas.nodes[robot.id("h1.1")].pos() != place
    robot.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert robot.canvas.nodes[robot.id("h1.1")].pos() == place
    assert robot.application.store.undo_stack.count() == 0


def test_a_marquee_selects_what_it_touches(robot: Robot) -> None:
    corner = robot.view.mapFromScene(robot.canvas.content().topLeft() - QPointF(8, 8))
    robot.drag(corner, robot.center("x2") + QPoint(4, 40))
    names = {robot.network.nodes[id].name for id in robot.view.selection}
    assert names == {"x1", "x2"}
    robot.click(robot.free_place(0.95, 0.95))
    assert robot.view.selection == ()


def test_all_can_be_selected_and_deleted_and_brought_back(robot: Robot) -> None:
    before = robot.application.store.document
    robot.window.actions_by_id["select_all"].trigger()
    robot.window.actions_by_id["delete"].trigger()
    assert robot.network.nodes == {}
    robot.wait(lambda: robot.latest.experiment.network is robot.network)
    robot.undo()
    assert robot.application.store.document is before
    assert len(robot.canvas.links) == 18


def test_plus_and_minus_on_the_frame_grow_and_shrink_the_layer(robot: Robot) -> None:
    item = robot.canvas.layers[robot.id("Layer 2")]
    for side, count in ((1, 3), (-1, 2), (-1, 1)):
        robot.click(robot.view.mapFromScene(item.button(side).center()))
        assert len(robot.network.members(item.layer.id)) == count
    robot.click(robot.view.mapFromScene(item.button(-1).center()))
    assert "one neuron left" in robot.view.bubble.sentence


def test_a_double_click_on_a_link_types_its_weight(robot: Robot) -> None:
    link = robot.network.link_between(robot.id("h2.1"), robot.id("Output"))
    at = robot.view.mapFromScene(robot.canvas.links[link.id].middle)
    QTest.mouseDClick(robot.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert robot.view.field.isVisible()
    QTest.keyClicks(robot.view.field, "-0.75")
    QTest.keyClick(robot.view.field, Qt.Key.Key_Return)
    assert not robot.view.field.isVisible()
    robot.wait(lambda: robot.latest.parameters[link.weight] == -0.75)
    assert robot.application.store.document.initial[link.weight] == -0.75


def test_a_double_click_on_the_empty_canvas_and_enter_add_a_neuron(robot: Robot) -> None:
    robot.quick_add(robot.free_place(0.3, 0.92))
    assert robot.network.neurons[-1].name == "n1"
    assert robot.view.selection == (robot.network.neurons[-1].id,)


def test_the_wheel_zooms_at_the_cursor(robot: Robot) -> None:
    at = QPointF(robot.center("h1.1"))
    scene = robot.view.mapToScene(at.toPoint())
    before = robot.view.zoom
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        at, robot.view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(robot.view.viewport(), wheel)
    assert robot.view.zoom == pytest.approx(before * 1.44)
    moved = robot.view.mapFromScene(scene) - at.toPoint()
    assert moved.manhattanLength() <= 2


def test_the_middle_button_pans_and_home_shows_everything(robot: Robot) -> None:
    viewport, start = robot.view.viewport(), robot.free_place(0.5, 0.9)
    before = robot.center("h1.1")
    QTest.mousePress(viewport, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, start)
    robot.move_between(viewport, start, start + QPoint(-70, -30))
    QTest.mouseRelease(viewport, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, start)
    away = robot.center("h1.1") - before
    assert abs(away.x() + 70) <= 2 and abs(away.y() + 30) <= 2
    robot.window.actions_by_id["fit"].trigger()
    assert (robot.center("h1.1") - before).manhattanLength() <= 2


def test_space_and_drag_pans_without_playing(robot: Robot) -> None:
    viewport, start = robot.view.viewport(), robot.free_place(0.5, 0.9)
    robot.view.setFocus()
    before, wished = robot.center("h1.1"), []
    robot.view.play_toggled.connect(partial(wished.append, "play"))
    QTest.keyPress(robot.view, Qt.Key.Key_Space)
    robot.drag(start, start + QPoint(50, 0), viewport)
    QTest.keyRelease(robot.view, Qt.Key.Key_Space)
    assert robot.center("h1.1").x() - before.x() == pytest.approx(50, abs=2)
    assert wished == []
    QTest.keyClick(robot.view, Qt.Key.Key_Space)
    assert wished == ["play"]


def test_a_network_is_built_by_keyboard_alone(robot: Robot) -> None:
    robot.window.file.open_source(str(example_path("Blank canvas")))
    robot.key(Qt.Key.Key_N)
    assert [neuron.name for neuron in robot.network.hidden] == ["n1"]
    ids = list(robot.canvas.nodes)
    for source, target in (("x1", "n1"), ("x2", "n1"), ("n1", "Output")):
        robot.canvas.focus("")
        robot.canvas.select(())
        while robot.canvas.focused != robot.id(source):
            robot.key(Qt.Key.Key_Tab)
        robot.key(Qt.Key.Key_C)
        while robot.canvas.focused != robot.id(target):
            robot.key(Qt.Key.Key_Tab)
        robot.key(Qt.Key.Key_Return)
        robot.key(Qt.Key.Key_Escape)
    assert len(robot.network.links) == 3
    assert len(ids) == 4


def test_a_link_begun_by_keyboard_is_forgotten_with_its_source(robot: Robot) -> None:
    robot.click(robot.center("h1.1"))
    robot.key(Qt.Key.Key_C)
    assert robot.view.keyboard.source == robot.id("h1.1")
    robot.key(Qt.Key.Key_Delete)
    robot.key(Qt.Key.Key_Tab)
    assert robot.view.keyboard.source == ""


def test_arrows_move_and_make_one_step(robot: Robot) -> None:
    id = robot.id("h1.1")
    robot.click(robot.center("h1.1"))
    before = robot.application.store.document.positions[id]
    robot.key(Qt.Key.Key_Right)
    robot.key(Qt.Key.Key_Down, SHIFT)
    assert robot.application.store.document.positions[id] == (before[0] + 4, before[1] + 40)
    assert robot.application.store.undo_stack.count() == 1


def test_tab_leaves_the_canvas_behind_the_last_item(robot: Robot) -> None:
    robot.view.setFocus()
    for _ in range(len(robot.canvas.nodes) + len(robot.canvas.layers) + 1):
        QTest.keyClick(QApplication.focusWidget() or robot.view, Qt.Key.Key_Tab)
    assert robot.canvas.focused == ""


def test_a_palette_click_adds_where_there_is_room(robot: Robot) -> None:
    for kind in ("neuron", "layer"):
        robot.press(robot.view.palette_card.things[kind])
    assert robot.application.store.undo_stack.count() == 2
    robot.press(robot.view.palette_card.things["output"])
    assert "already has its output" in robot.view.bubble.sentence


def test_a_neuron_dropped_on_a_layer_joins_it(robot: Robot) -> None:
    rect = robot.canvas.layers[robot.id("Layer 2")].rect
    robot.place("neuron", robot.view.mapFromScene(rect.center() + QPointF(45, 0)))
    assert len(robot.network.members(robot.id("Layer 2"))) == 3


def test_things_dropped_outside_the_canvas_are_forgotten(robot: Robot) -> None:
    robot.place("neuron", QPoint(-200, 100))
    assert robot.application.store.undo_stack.count() == 0


def test_in_connect_mode_a_drag_from_a_node_connects(robot: Robot) -> None:
    robot.press(robot.view.palette_card.connect_button)
    robot.drag(robot.center("x1"), robot.center("h2.1"))
    assert robot.application.store.undo_stack.undoText() == "Connect x1 → h2.1"
    robot.key(Qt.Key.Key_V)
    assert robot.view.pointer.mode == "select"


def test_the_context_menu_sets_the_activation(robot: Robot) -> None:
    robot.view._menu.show_for(robot.center("h1.2"), keyboard=False)
    menu = robot.view._menu.menu
    submenu = robot.view._menu.activations
    next(action for action in submenu.actions() if action.text() == "ReLU").trigger()
    menu.close()
    assert robot.network.nodes[robot.id("h1.2")].activation == "relu"
    robot.view._menu.show_for(robot.free_place(0.95, 0.9), keyboard=False)
    robot.view._menu.menu.actions()[0].trigger()
    robot.view._menu.menu.close()
    assert robot.network.neurons[-1].name == "n1"


def test_the_header_of_a_layer_lists_activations(robot: Robot) -> None:
    item = robot.canvas.layers[robot.id("Layer 1")]
    robot.click(robot.view.mapFromScene(item.activation_box.center()))
    menu = robot.view._menu.menu
    next(action for action in menu.actions() if action.text() == "Sine").trigger()
    menu.close()
    assert item.activation == "sine"


def test_hovering_a_neuron_shows_its_picture_large(robot: Robot) -> None:
    QTest.mouseMove(robot.view.viewport(), robot.center("h1.2"))
    robot.wait(lambda: robot.workbench.output_panel.surface.title.text() == "h1.2")
    QTest.mouseMove(robot.view.viewport(), robot.free_place(0.97, 0.97))
    robot.wait(lambda: robot.workbench.output_panel.surface.title.text() == "Decision surface")


def test_weights_and_pictures_follow_training(robot: Robot) -> None:
    link = next(iter(robot.canvas.links.values()))
    weight, image = link.weight, robot.canvas.nodes[robot.id("h2.1")].picture
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 30)
    assert link.weight != weight
    assert robot.canvas.nodes[robot.id("h2.1")].picture != image


def test_a_dead_neuron_is_marked_and_explained(robot: Robot) -> None:
    neuron = robot.network.nodes[robot.id("h1.1")]
    store = robot.application.store
    store.apply("x", partial(edits.set_activation, neurons=[neuron.id], activation="relu"))
    store.apply("y", partial(edits.set_parameter, parameter=neuron.bias, value=-1e3, initial=True))
    robot.wait(lambda: robot.canvas.nodes[neuron.id].health == "dead")
    assert robot.view.hints.of(neuron.id).startswith("h1.1 is dead: ")
