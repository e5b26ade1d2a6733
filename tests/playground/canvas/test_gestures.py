"""Each row of the table of gestures, by mouse and by keyboard, on the real window while it trains.

Each gesture that edits is one step, leaves training running, and is undone to the very document it began with.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.playground.canvas.hands import (
    CONTROL,
    FIRST_LAYER,
    NONE,
    SHIFT,
    Deed,
    connect_by_keys,
    delete_by_keys,
    header,
    link_by_keys,
    on_link,
    pick,
    select_by_keys,
    still_trains,
    train,
    type_into,
    walk_to,
)
from tests.robot import Robot


def drop_on_link(robot: Robot) -> None:
    button = robot.view.palette_card.things["neuron"]
    at = robot.view.viewport().mapToGlobal(on_link(robot, "h2.1", "Output", 0.5))
    robot.drag(button.rect().center(), button.mapFromGlobal(at), button)


def grow_button(robot: Robot, layer: str, side: int) -> QPoint:
    item = robot.canvas.layers[robot.id(layer)]
    return robot.view.mapFromScene(item.button(side).center())


def context_activation(robot: Robot) -> None:
    at = robot.center("h1.2")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, robot.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(robot.view.viewport(), event)
    robot.qtbot.waitExposed(robot.view._menu.menu)
    next(action for action in robot.view._menu.activations.actions() if action.text() == "ReLU").trigger()
    robot.view._menu.menu.close()
    # Without a screen nobody makes the window behind a closed menu active again.
    robot.window.activateWindow()
    robot.wait(robot.window.isActiveWindow)


def glyph_activation(robot: Robot) -> None:
    item = robot.canvas.nodes[robot.id("Output")]
    robot.click(robot.view.mapFromScene(item.pos() + item.glyph_box.center()))
    pick(robot, "ReLU")


def header_activation(robot: Robot) -> None:
    robot.click(robot.view.mapFromScene(robot.canvas.layers[robot.id("Layer 1")].activation_box.center()))
    pick(robot, "ReLU")


def keys_activation(robot: Robot, *names: str) -> None:
    select_by_keys(robot, *names)
    robot.key(Qt.Key.Key_A)
    pick(robot, "ReLU")


def bias_by_mouse(robot: Robot) -> None:
    item = robot.canvas.nodes[robot.id("h1.1")]
    robot.double_click(robot.view.mapFromScene(item.pos() + item.bias_dot.center()))
    type_into(robot, robot.view.field, "1,5")


def weight_by_mouse(robot: Robot) -> None:
    robot.double_click(on_link(robot, "x1", "h1.1", 0.5))
    type_into(robot, robot.view.field, "1.5")


def weight_by_keys(robot: Robot) -> None:
    link_by_keys(robot, "x1", "h1.1")
    robot.key(Qt.Key.Key_F2)
    type_into(robot, robot.view.field, "1.5")


def bias_by_keys(robot: Robot) -> None:
    walk_to(robot, "h1.1")
    robot.key(Qt.Key.Key_F2)
    type_into(robot, robot.view.field, "1.5")


def name_by_mouse(robot: Robot, name: str) -> None:
    id = robot.id(name)
    item = robot.canvas.nodes.get(id)
    box = robot.canvas.layers[id].name_box if item is None else item.name_box.translated(item.pos())
    robot.double_click(robot.view.mapFromScene(box.center()))
    type_into(robot, robot.view.name_field, "edges")


def name_by_keys(robot: Robot, name: str) -> None:
    walk_to(robot, name)
    robot.key(Qt.Key.Key_F2, SHIFT)
    type_into(robot, robot.view.name_field, "edges")


def disconnect_by_keys(robot: Robot) -> None:
    link_by_keys(robot, "h2.1", "Output")
    robot.key(Qt.Key.Key_Delete)


def insert_by_keys(robot: Robot) -> None:
    link_by_keys(robot, "h2.1", "Output")
    robot.key(Qt.Key.Key_I, CONTROL)


def click_and(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> Deed:
    def deed(robot: Robot) -> None:
        robot.click(robot.center("h1.2"))
        robot.key(key, modifiers)

    return deed


def keys_and(name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> Deed:
    def deed(robot: Robot) -> None:
        select_by_keys(robot, name)
        robot.key(key, modifiers)

    return deed


def counts(neurons: int = 0, links: int = 0) -> Callable[[Robot, object], bool]:
    """So many more neurons and links than before."""

    def expected(robot: Robot, before: object) -> bool:
        old = before.network  # type: ignore[attr-defined]
        more = (len(robot.network.neurons) - len(old.neurons), len(robot.network.links) - len(old.links))
        return more == (neurons, links)

    return expected


def inserted(robot: Robot, before: object) -> bool:
    new = robot.network.neurons[-1]
    ends = (robot.network.incoming[new.id][0].source, robot.network.outgoing[new.id][0].target)
    return ends == (robot.id("h2.1"), robot.id("Output"))


def moved(by: tuple[float, float], *names: str) -> Callable[[Robot, object], bool]:
    def expected(robot: Robot, before: object) -> bool:
        old, new = before.positions, robot.application.store.document.positions  # type: ignore[attr-defined]
        away = {robot.network.nodes[id].name: (new[id][0] - old[id][0], new[id][1] - old[id][1]) for id in new}
        return {name for name, far in away.items() if far != (0.0, 0.0)} == set(names) and all(
            away[name] == by for name in names
        )

    return expected


def is_relu(*names: str) -> Callable[[Robot, object], bool]:
    return lambda robot, before: {n.name for n in robot.network.neurons if n.activation == "relu"} == set(names)


def is_set(kind: str) -> Callable[[Robot, object], bool]:
    def expected(robot: Robot, before: object) -> bool:
        neuron = robot.network.nodes[robot.id("h1.1")]
        weight = robot.network.incoming[neuron.id][0].weight
        step = robot.application.store.undo_stack.command(0)
        return dict(step.change.assign) == {neuron.bias if kind == "bias" else weight: 1.5}

    return expected


def is_named(kind: str) -> Callable[[Robot, object], bool]:
    def expected(robot: Robot, before: object) -> bool:
        return "edges" in [each.name for each in getattr(robot.network, kind)]

    return expected


def bare_drag(robot: Robot) -> None:
    robot.view.zoom_to(1.0)
    robot.drag(robot.center("h1.1"), robot.center("h1.1") + QPoint(-32, -48))


EDITS: dict[str, tuple[Deed, Callable[[Robot, object], bool]]] = {
    "add-neuron:palette-drag": (lambda r: r.place("neuron", r.free_place(0.5, 0.9)), counts(1)),
    "add-neuron:double-click": (lambda r: r.quick_add(r.free_place(0.5, 0.9)), counts(1)),
    "add-neuron:key-N": (lambda r: r.key(Qt.Key.Key_N), counts(1)),
    "add-layer:palette-drag": (lambda r: r.place("layer", r.free_place(0.8, 0.25)), counts(4)),
    "add-layer:double-click": (lambda r: r.quick_add(r.free_place(0.5, 0.9), "layer 6"), counts(6)),
    "add-layer:key-L": (lambda r: r.key(Qt.Key.Key_L), counts(4)),
    "grow-layer:plus-on-frame": (lambda r: r.click(grow_button(r, "Layer 1", 1)), counts(1, 4)),
    "grow-layer:key-plus": (keys_and("Layer 1", Qt.Key.Key_Plus), counts(1, 4)),
    "shrink-layer:minus-on-frame": (lambda r: r.click(grow_button(r, "Layer 1", -1)), counts(-1, -4)),
    "shrink-layer:key-minus": (keys_and("h1.2", Qt.Key.Key_Minus), counts(-1, -4)),
    "connect:port-to-neuron": (lambda r: r.connect("x1", "h2.1"), counts(0, 1)),
    "connect:port-to-layer": (lambda r: r.connect("x1", "Layer 2"), counts(0, 2)),
    "connect:keys-C": (lambda r: connect_by_keys(r, "x1", "h2.1"), counts(0, 1)),
    "connect:keys-C-layer": (lambda r: connect_by_keys(r, "x1", "Layer 2"), counts(0, 2)),
    "insert:drop-on-link": (drop_on_link, inserted),
    "insert:key-Ctrl+I": (insert_by_keys, inserted),
    "disconnect:drag-end-away": (
        lambda r: r.drag(on_link(r, "h2.1", "Output", 0.86), r.free_place(0.6, 0.9)), counts(0, -1),
    ),
    "disconnect:key-Delete": (disconnect_by_keys, counts(0, -1)),
    "delete:click-and-Delete": (click_and(Qt.Key.Key_Delete), counts(-1, -4)),
    "delete:keys": (lambda r: delete_by_keys(r, "h1.1", "h1.2"), counts(-2, -8)),
    "move:drag": (bare_drag, moved((-32.0, -48.0), "h1.1")),
    "move:key-arrow": (keys_and("h1.1", Qt.Key.Key_Left), moved((-4.0, 0.0), "h1.1")),
    "move:key-Shift+arrow": (keys_and("Layer 1", Qt.Key.Key_Up, SHIFT), moved((0.0, -40.0), *FIRST_LAYER)),
    "cut:keys": (keys_and("h1.1", Qt.Key.Key_X, CONTROL), counts(-1, -4)),
    "duplicate:keys": (keys_and("Layer 1", Qt.Key.Key_D, CONTROL), counts(4, 8)),
    "edit-weight:double-click": (weight_by_mouse, is_set("weight")),
    "edit-weight:key-F2": (weight_by_keys, is_set("weight")),
    "edit-bias:double-click": (bias_by_mouse, is_set("bias")),
    "edit-bias:key-F2": (bias_by_keys, is_set("bias")),
    "rename-neuron:double-click": (lambda r: name_by_mouse(r, "h1.1"), is_named("neurons")),
    "rename-neuron:key-Shift+F2": (lambda r: name_by_keys(r, "h1.1"), is_named("neurons")),
    "rename-layer:double-click": (lambda r: name_by_mouse(r, "Layer 1"), is_named("layers")),
    "rename-layer:key-Shift+F2": (lambda r: name_by_keys(r, "Layer 1"), is_named("layers")),
    "activation:context-menu": (context_activation, is_relu("h1.2")),
    "activation:caption-of-output": (glyph_activation, is_relu("Output")),
    "activation:layer-header": (header_activation, is_relu(*FIRST_LAYER)),
    "activation:key-A-neuron": (lambda r: keys_activation(r, "h1.1"), is_relu("h1.1")),
    "activation:key-A-layer": (lambda r: keys_activation(r, "Layer 1"), is_relu(*FIRST_LAYER)),
    "activation:key-A-selection": (lambda r: keys_activation(r, "h1.1", "h2.2"), is_relu("h1.1", "h2.2")),
}  # fmt: skip


@pytest.mark.parametrize("row", EDITS)
def test_a_gesture_is_one_step_while_training_goes_on(robot: Robot, row: str) -> None:
    deed, expected = EDITS[row]
    train(robot)
    before = robot.application.store.document
    deed(robot)
    assert expected(robot, before)
    assert robot.application.store.undo_stack.count() == 1
    still_trains(robot)
    robot.key(Qt.Key.Key_Z, CONTROL)
    assert robot.application.store.document is before
    robot.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert expected(robot, before)
    still_trains(robot)


@pytest.mark.parametrize(
    "row", ["edit-weight:double-click", "edit-weight:key-F2", "edit-bias:double-click", "edit-bias:key-F2"]
)
def test_a_typed_number_reaches_training_and_undo_brings_the_trained_one_back(robot: Robot, row: str) -> None:
    robot.workbench.control.step_epoch()
    robot.wait(lambda: robot.latest.epoch == 1)
    trained = robot.latest.parameters
    EDITS[row][0](robot)
    robot.wait(lambda: robot.latest.parameters != trained)
    changed = {id for id, value in robot.latest.parameters.items() if value != trained[id]}
    assert [robot.latest.parameters[id] for id in changed] == [1.5]
    robot.key(Qt.Key.Key_Z, CONTROL)
    robot.wait(lambda: robot.latest.parameters == trained)


def test_connect_layer_to_layer_links_all(robot: Robot) -> None:
    robot.place("layer", robot.free_place(0.75, 0.25))
    train(robot)
    at = robot.port("Layer 2")
    QTest.mouseMove(robot.view.viewport(), at)
    robot.drag(at, header(robot, "Layer 3"))
    assert len(robot.network.links) == 18 + 8
    still_trains(robot)


def test_a_loose_neuron_dropped_on_a_link_is_inserted(robot: Robot) -> None:
    train(robot)
    robot.quick_add(robot.free_place(0.7, 0.9))
    name = robot.network.neurons[-1].name
    robot.drag(robot.center(name), on_link(robot, "h2.1", "Output", 0.5), steps=20)
    assert inserted(robot, None)
    assert robot.application.store.undo_stack.count() == 2
    still_trains(robot)


def test_a_link_dropped_on_the_empty_canvas_asks_what_it_shall_feed(robot: Robot) -> None:
    train(robot)
    robot.drag(robot.port("x1"), robot.free_place(0.5, 0.95))
    assert robot.view.quick_add.isVisible()
    type_into(robot, robot.view.quick_add.field, "layer of 3")
    assert [len(robot.network.incoming[neuron.id]) for neuron in robot.network.neurons[-3:]] == [1, 1, 1]
    assert robot.application.store.undo_stack.count() == 1
    still_trains(robot)
