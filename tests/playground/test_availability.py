"""Menus show what can be done: ticks for what is open, and no command that lacks what it needs."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea

from core.document import edits
from playground.actions import COMMANDS, NEEDS
from playground.lab.workspace import GESTURES
from tests.robot import Robot

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def enabled(robot: Robot) -> set[str]:
    return {id for id, action in robot.window.actions_by_id.items() if action.isEnabled()}


def ticked(robot: Robot) -> set[str]:
    return {id for id, action in robot.window.actions_by_id.items() if action.isCheckable() and action.isChecked()}


def test_with_nothing_selected_no_command_that_needs_something_is_offered(robot: Robot) -> None:
    robot.canvas.select([])
    needy = {command.id for command in COMMANDS if command.needs}
    assert needy.isdisjoint(enabled(robot))
    for id in needy:
        command = next(each for each in COMMANDS if each.id == id)
        assert robot.window.actions_by_id[id].toolTip() == NEEDS[command.needs]
    assert {"add_neuron", "paste", "select_all", "tidy", "preset_4-2", "play", "connect", "why"} <= enabled(robot)


@pytest.mark.parametrize(
    ("names", "offered", "held_back"),
    [
        (["h1.1"], {"split", "rename", "delete", "activation", "freeze", "grow", "bridge", "copy", "type_value"},
         {"merge", "align_left", "insert", "tie", "repeat", "wire"}),
        (["h1.1", "h1.2"], {"merge", "align_left", "wire", "freeze"}, {"split", "distribute_down", "repeat", "insert"}),
        (["h1.1", "h1.2", "h2.1"], {"distribute_down", "align_top"}, {"split", "repeat"}),
        (["Layer 1"], {"repeat", "merge", "rename", "grow", "shrink", "align_left", "distribute_down"},
         {"split", "insert", "tie", "type_value"}),
        (["x1"], {"delete", "fit_selection"},
         {"rename", "activation", "freeze", "split", "copy", "type_value", "grow"}),
        (["Output"], {"rename", "type_value", "activation"}, {"split", "bridge", "grow", "merge"}),
    ],
)  # fmt: skip
def test_what_is_selected_decides_what_is_offered(
    robot: Robot, names: list[str], offered: set[str], held_back: set[str]
) -> None:
    robot.canvas.select([robot.id(name) for name in names])
    assert offered <= enabled(robot)
    assert held_back.isdisjoint(enabled(robot))


def test_links_offer_what_fits_links(robot: Robot) -> None:
    links = [link.id for link in robot.network.links]
    robot.canvas.select(links[:1])
    assert {"insert", "type_value", "freeze", "delete"} <= enabled(robot)
    assert {"tie", "split", "rename", "copy"}.isdisjoint(enabled(robot))
    robot.canvas.select(links[:2])
    assert "tie" in enabled(robot)
    assert "insert" not in enabled(robot)
    robot.window.actions_by_id["tie"].trigger()
    robot.canvas.select(links[:1])
    assert "tie" in enabled(robot)


def test_what_the_keyboard_is_at_counts_as_selected(robot: Robot) -> None:
    robot.canvas.select([])
    robot.canvas.focus(robot.id("h1.1"))
    assert "split" in enabled(robot)
    robot.canvas.focus("")
    assert "split" not in enabled(robot)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_A, Qt.Key.Key_Plus])
def test_the_key_of_a_command_that_is_held_back_says_what_it_needs(robot: Robot, key: Qt.Key) -> None:
    robot.canvas.select([])
    robot.key(key)
    assert robot.view.bubble.sentence in NEEDS.values()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Delete, NONE), (Qt.Key.Key_F, NONE), (Qt.Key.Key_T, NONE), (Qt.Key.Key_W, NONE),
     (Qt.Key.Key_I, CONTROL), (Qt.Key.Key_D, CONTROL), (Qt.Key.Key_2, Qt.KeyboardModifier.ShiftModifier)],
)  # fmt: skip
def test_a_shortcut_that_is_held_back_says_so_too(robot: Robot, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    robot.canvas.select([])
    before = robot.application.store.document
    robot.key(key, modifiers)
    assert robot.view.bubble.sentence in NEEDS.values()
    assert robot.application.store.document is before


def test_undo_and_redo_are_offered_when_there_is_something_and_else_say_so(robot: Robot) -> None:
    assert {"undo", "redo"}.isdisjoint(enabled(robot))
    assert robot.window.actions_by_id["undo"].toolTip() == NEEDS["undo"]
    robot.key(Qt.Key.Key_Z, CONTROL)
    assert robot.view.bubble.sentence == NEEDS["undo"]
    robot.application.store.apply("Set rate", partial(edits.use_settings, learning_rate=0.5))
    assert "undo" in enabled(robot) and "redo" not in enabled(robot)
    robot.undo()
    assert "redo" in enabled(robot) and "undo" not in enabled(robot)
    robot.redo()
    robot.window.actions_by_id["lab"].trigger()
    assert {"undo", "redo"}.isdisjoint(enabled(robot))
    assert robot.window.actions_by_id["undo"].statusTip() == ""


def test_the_edit_menu_shortens_a_long_step_and_shows_its_ampersand(robot: Robot) -> None:
    undo, document = robot.window.actions_by_id["undo"], robot.application.store.document
    for name, shown in (("R & D", "Undo add input R && D"), (f"a{'b' * 700}c", "Undo add input abbb")):
        robot.application.store.apply(f"Add input {name}", partial(edits.use_settings, learning_rate=0.5))
        assert undo.text().startswith(shown) and len(undo.text()) < 80
        robot.undo()
    assert robot.application.store.document == document


def test_the_view_menu_ticks_what_is_open(robot: Robot) -> None:
    actions = robot.window.actions_by_id
    assert {"playground", "data_panel", "inspector", "theme_light", "text_100"} == ticked(robot)
    for id, now in (
        ("outline", {"playground", "outline", "inspector", "theme_light", "text_100"}),
        ("outline", {"playground", "inspector", "theme_light", "text_100"}),
        ("data_panel", {"playground", "data_panel", "inspector", "theme_light", "text_100"}),
        ("inspector", {"playground", "data_panel", "theme_light", "text_100"}),
        ("theme_dark", {"playground", "data_panel", "theme_dark", "text_100"}),
        ("flow", {"playground", "data_panel", "theme_dark", "flow", "text_100"}),
    ):
        actions[id].trigger()
        assert ticked(robot) == now
    actions["theme_dark"].trigger()
    assert "theme_dark" in ticked(robot)
    actions["lab"].trigger()
    assert {"lab", "theme_dark", "flow", "text_100"} == ticked(robot)


def test_ticks_follow_what_other_hands_open(robot: Robot) -> None:
    robot.workbench.side.open("Outline")
    assert "outline" in ticked(robot)
    assert "data_panel" not in ticked(robot)
    robot.window.resize(1280, 800)
    robot.wait(lambda: not robot.workbench.inspector.isVisible())
    robot.window.menus["View"].aboutToShow.emit()
    assert "inspector" not in ticked(robot)
    robot.press(robot.workbench.inspection.dock.button)
    assert "inspector" in ticked(robot)


def test_the_lab_zooms_by_the_same_keys(robot: Robot) -> None:
    robot.window.actions_by_id["lab"].trigger()
    graph = robot.lab.pages.page.graph
    robot.wait(lambda: graph.hasFocus())
    whole = graph.transform().m11()
    QTest.keyClick(graph, Qt.Key.Key_Minus, CONTROL)
    assert graph.transform().m11() < whole
    robot.window.actions_by_id["zoom_in"].trigger()
    robot.window.actions_by_id["zoom_in"].trigger()
    assert graph.transform().m11() > whole
    QTest.keyClick(graph, Qt.Key.Key_Home)
    assert graph.transform().m11() == pytest.approx(whole)
    canvas = robot.view.zoom
    robot.window.actions_by_id["zoom_100"].trigger()
    assert (graph.transform().m11(), robot.view.zoom) == (pytest.approx(1.0), canvas)


def test_the_list_of_keys_names_those_of_the_lab_and_fits_the_screen(robot: Robot) -> None:
    robot.window.actions_by_id["lab"].trigger()
    robot.window.actions_by_id["keys"].trigger()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, QDialog)
    shown = {each.text() for each in sheet.findChildren(QLabel)}
    assert {text for _, text in GESTURES} <= shown
    assert robot.window.screen().availableSize().height() >= sheet.height()
    assert sheet.findChildren(QScrollArea)
    sheet.close()


def test_alt_with_a_menus_letter_opens_it(robot: Robot) -> None:
    letters = [action.text().partition("&")[2][:1] for action in robot.window.menu_bar.actions()]
    assert len(set(letters)) == len(letters) == 7
    QTest.keyClick(robot.view, Qt.Key.Key_F, ALT)
    robot.wait(lambda: robot.window.menus["File"].isVisible())
    robot.window.menus["File"].close()


def test_f10_opens_the_first_menu(robot: Robot) -> None:
    QTest.keyClick(robot.view, Qt.Key.Key_F10)
    robot.wait(lambda: robot.window.menus["File"].isVisible())
    robot.window.menus["File"].close()
