"""The one table of actions: keys that do not clash, tool tips and lists made from it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from core import product
from playground.actions import COMMANDS, commands_with, handled_keys, keys_of
from playground.lab.workspace import LabWorkspace
from playground.workbench import Workbench
from tests.robot import Robot

ROOT = Path(__file__).parents[2]
WORKSPACES = (Workbench, LabWorkspace)


def test_no_two_commands_share_a_key() -> None:
    commands = commands_with((each.name, each.keys) for each in WORKSPACES)
    written = [key for command in commands for key in keys_of(command)]
    keys = [QKeySequence(each).toString() for each in written]
    assert all(keys)
    assert len(keys) == len(set(keys))
    assert len({command.id for command in commands}) == len(commands)
    assert all(text and keys for each in WORKSPACES for keys, text in each.gestures[1])


def test_every_command_is_answered_by_the_window_or_by_a_workspace(robot: Robot) -> None:
    answered = {id for each in (robot.workbench, robot.lab) for id in each.handlers}
    assert answered == {command.id for command in COMMANDS if not command.everywhere}


def test_every_key_the_canvas_answers_is_one_of_the_table(robot: Robot) -> None:
    for key, id in handled_keys().items():
        seen: list[str] = []
        robot.view.actions_by_id[id] = Seen(seen)
        QTest.keyClick(robot.view, key.key(), key.keyboardModifiers())
        assert seen == ["triggered"], id
    assert {"add_neuron", "connect", "type_value", "rename", "activation"} <= set(handled_keys().values())


class Seen:
    """Stands for an action, and notes that it was triggered."""

    def __init__(self, seen: list[str]) -> None:
        self._seen = seen

    def trigger(self) -> None:
        self._seen.append("triggered")

    def statusTip(self) -> str:
        return ""


def test_tool_tips_name_the_key_of_the_table(robot: Robot) -> None:
    assert robot.view.palette_card.things["neuron"].toolTip().startswith("Add neuron (N)")
    assert robot.view.palette_card.tidy.toolTip() == "Tidy up (Ctrl+Shift+L)"
    assert robot.workbench.top_bar.run.play.toolTip() == "Play or pause (Space)"


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_list_of_keys_is_made_from_the_table(robot: Robot, key: Qt.Key) -> None:
    robot.key(key)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, QDialog)
    shown = {each.text() for each in sheet.findChildren(QLabel)}
    assert {command.text.rstrip("\u2026") for command in COMMANDS if command.keys} <= shown
    sheet.close()


def test_about_says_which_version_this_is(robot: Robot) -> None:
    robot.window.actions_by_id["about"].trigger()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, QDialog)
    lines = [each.text().splitlines() for each in sheet.findChildren(QLabel)]
    assert [f"{product.NAME} {product.VERSION}"] == [text[0] for text in lines if product.VERSION in text[0]]
    sheet.close()


def test_help_is_made_from_the_table_of_actions(robot: Robot) -> None:
    for id in ("keys", "check_core", "about"):
        robot.window.actions_by_id[id].trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None and dialog.isVisible()
        dialog.close()
