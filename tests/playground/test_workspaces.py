"""A workspace is one object in the window's list: name, key, menu, bar, hint and commands come with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QWidget

from core.document.notes import LabNotes
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import open_project, save_project
from core.lab.examples import EXAMPLES
from core.training.session import TrainingSession
from playground.actions import COMMANDS
from playground.app import make_app
from playground.lab.pages import LabPages
from playground.lab.workspace import LabWorkspace
from playground.main_window import MainWindow
from playground.store import Store
from playground.style.style import Style
from playground.workbench import Workbench
from playground.workspace import Beside, Workspace
from tests.robot import LEFT, Robot

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("first_window")
"""Windows whose Lab was never shown."""


class Museum(Workspace):
    """A workspace that nobody has heard of: two labels, and an answer of its own to two commands."""

    name, keys, hint = "Museum", "Ctrl+3", "Look at everything."
    gestures = ("In the museum", (("Sit", "Rest"),))

    def __init__(self) -> None:
        super().__init__()
        self.row, self.room = QLabel("The row of the museum"), QLabel("The room of the museum")
        self.room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.answered: list[str] = []
        self.handlers = {"zoom_in": self._on_zoom_in, "undo": self._on_undo}
        self.can_undo = False

    @property
    def bar(self) -> QWidget:
        return self.row

    @property
    def widget(self) -> QWidget:
        return self.room

    def met_needs(self) -> tuple[str, ...]:
        return ("undo",) if self.can_undo else ()

    def display(self, project: Project) -> None:
        self.answered.append("opened")

    def _on_zoom_in(self) -> None:
        self.answered.append("zoomed in")

    def _on_undo(self) -> None:
        self.answered.append("undone")


class Opened:
    """A window with the museum in its list, shown without training."""

    def __init__(self) -> None:
        self.store = Store(default_document(), TrainingSession(default_document().experiment))
        style = Style(make_app(), "light")
        self.workbench, self.lab, self.museum = Workbench(self.store, style), LabWorkspace(self.store, style), Museum()
        self.window = MainWindow(self.store, style, (self.workbench, self.lab, self.museum))
        self.window.show()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        """Press a key where the keyboard is."""
        self.window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)


@pytest.fixture
def opened(qtbot: object) -> Iterator[Opened]:
    made = Opened()
    qtbot.waitExposed(made.window)  # type: ignore[attr-defined]
    yield made
    made.store.undo_stack.clear()
    made.window.hide()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def by_key(opened: Opened) -> None:
    opened.press(Qt.Key.Key_3)


def by_the_title_row(opened: Opened) -> None:
    tabs = opened.window.title.workspaces
    QTest.mouseClick(tabs, LEFT, NONE, QPoint(tabs.width() * 5 // 6, tabs.height() // 2))


def by_the_menu(opened: Opened) -> None:
    entries = [action for action in opened.window.menus["View"].actions() if action.text() == "Museum"]
    assert [entry.isCheckable() for entry in entries] == [True]
    entries[0].trigger()


def by_its_own_request(opened: Opened) -> None:
    opened.museum.show_requested.emit("Museum")


@pytest.mark.parametrize("go", [by_key, by_the_title_row, by_the_menu, by_its_own_request])
def test_a_third_workspace_is_reached_in_every_way(opened: Opened, go: object) -> None:
    window, museum = opened.window, opened.museum
    assert not museum.room.isVisible()
    go(opened)  # type: ignore[operator]
    assert window.workspace is museum
    assert museum.row.isVisible() and museum.room.isVisible() and not opened.workbench.widget.isVisible()
    assert museum.row.mapTo(window, QPoint(0, 0)).y() < museum.room.mapTo(window, QPoint(0, 0)).y()
    assert window.status.sentence.text() == "Look at everything."
    assert window.actions_by_id["museum"].isChecked() and not window.actions_by_id["playground"].isChecked()
    opened.press(Qt.Key.Key_1)
    assert window.workspace is opened.workbench and opened.workbench.widget.isVisible()
    assert window.actions_by_id["playground"].isChecked() and not window.actions_by_id["museum"].isChecked()


def test_a_third_workspace_answers_its_commands_and_no_other(opened: Opened) -> None:
    actions, museum = opened.window.actions_by_id, opened.museum
    canvas, document = opened.workbench.canvas.zooming.scale, opened.store.document
    by_key(opened)
    enabled = {id for id, action in actions.items() if action.isEnabled()}
    everywhere = {command.id for command in COMMANDS if command.everywhere}
    assert enabled == {*everywhere, "playground", "lab", "museum", "zoom_in"}
    museum.can_undo = True
    museum.commands_changed.emit()
    assert actions["undo"].isEnabled()
    for id in ("zoom_in", "undo", "add_neuron", "play"):
        actions[id].trigger()
    assert museum.answered == ["zoomed in", "undone"]
    assert (opened.workbench.canvas.zooming.scale, opened.store.document) == (canvas, document)
    opened.press(Qt.Key.Key_1)
    actions["zoom_in"].trigger()
    assert museum.answered == ["zoomed in", "undone"] and opened.workbench.canvas.zooming.scale > canvas


def test_a_third_workspace_hints_is_told_of_projects_and_has_its_keys_listed(opened: Opened) -> None:
    by_key(opened)
    opened.museum.hinted.emit("Mind the step.")
    assert opened.window.status.sentence.text() == "Mind the step."
    opened.window.file.new()
    assert opened.museum.answered == ["opened"]
    opened.window.actions_by_id["keys"].trigger()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, QDialog)
    texts = {each.text() for each in sheet.findChildren(QLabel)}
    assert {"Museum", "Ctrl+3", "In the museum", "Sit", "Rest", "Lab", "Ctrl+2"} <= texts
    sheet.close()


def test_space_plays_nothing_where_play_is_not_answered(opened: Opened) -> None:
    played: list[bool] = []
    opened.workbench.control.starting.connect(lambda: played.append(True))
    by_key(opened)
    assert opened.museum.room.hasFocus()
    opened.press(Qt.Key.Key_Space, NONE)
    assert played == []
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_Space, NONE)
    assert played == [True]


def test_a_workspace_that_adds_nothing_leaves_what_is_beside_the_document() -> None:
    beside = Beside(lab=LabNotes("a = 1"), is_own=True)
    assert Workspace().with_beside(beside) is beside


@pytest.fixture
def with_notes() -> Project:
    """A project that holds something of the Lab."""
    return Project(default_document(), lab=LabNotes("y = 3*p + q", {"p": 2.5, "q": -1.0}))


def test_the_lab_is_built_when_it_is_first_shown(robot: Robot) -> None:
    assert not robot.lab.is_built
    assert robot.window.findChildren(LabPages) == []
    robot.key(Qt.Key.Key_2, CONTROL)
    assert robot.window.findChildren(LabPages) == [robot.lab.pages]
    assert robot.lab.pages.page.graph.hasFocus()
    assert robot.window.status.sentence.text() == robot.lab.hint


def test_a_lab_that_was_never_shown_holds_what_a_shown_one_does(robot: Robot) -> None:
    before = robot.lab.notes
    robot.window.show_workspace("Lab")
    assert robot.lab.is_built and robot.lab.notes == before
    assert before.text == EXAMPLES[0].text and before.values["a"] == 2.0
    assert not robot.window.file.is_changed


def test_notes_are_saved_again_with_a_lab_never_shown(robot: Robot, tmp_path: Path, with_notes: Project) -> None:
    save_project(tmp_path / "one.gp", with_notes)
    assert robot.window.file.open_source(str(tmp_path / "one.gp"))
    robot.connect("x1", "h2.1")
    assert robot.window.file.is_changed and not any("Lab" in each for each in robot.window.file.unsaved)
    assert robot.window.file.save()
    assert not robot.lab.is_built
    assert open_project(tmp_path / "one.gp").lab == with_notes.lab
    robot.window.show_workspace("Lab")
    page = robot.lab.pages.page
    assert (page.side.expression.text.toPlainText(), page.typed.values) == ("y = 3*p + q", {"p": 2.5, "q": -1.0})
    assert not robot.window.file.is_changed


def test_text_that_cannot_be_read_keeps_its_numbers(robot: Robot, tmp_path: Path) -> None:
    notes = LabNotes("y = 3*p +", {"p": 2.5})
    save_project(tmp_path / "one.gp", Project(default_document(), lab=notes))
    assert robot.window.file.open_source(str(tmp_path / "one.gp"))
    assert robot.lab.notes == notes and not robot.lab.is_built
    robot.window.show_workspace("Lab")
    assert robot.lab.notes == notes
    assert not robot.window.file.is_changed
    assert "cannot be read" in robot.lab.pages.page.side.expression.sentence.text()


@pytest.mark.parametrize("text", ["a*b +\r\nc", "a\u00a0*\u00a0b", "a +\u2028b", "y = a*b\rz = y"])
def test_text_of_another_program_is_not_changed_by_looking_at_it(robot: Robot, tmp_path: Path, text: str) -> None:
    notes = LabNotes(text, {"a": 3.0, "b": 4.0})
    save_project(tmp_path / "one.gp", Project(default_document(), lab=notes))
    assert robot.window.file.open_source(str(tmp_path / "one.gp"))
    before = robot.lab.notes
    robot.window.show_workspace("Lab")
    assert robot.lab.notes == before
    assert {name: before.values[name] for name in notes.values} == dict(notes.values)
    assert not robot.window.file.is_changed


def test_another_project_before_the_lab_is_shown_brings_its_own_notes(robot: Robot, with_notes: Project) -> None:
    usual = robot.lab.notes
    robot.lab.display(with_notes)
    assert robot.lab.notes == with_notes.lab
    robot.lab.display(Project(default_document()))
    assert robot.lab.notes == usual


def test_taking_apart_builds_the_lab(robot: Robot) -> None:
    robot.canvas.select([robot.id("h2.1")])
    robot.key(Qt.Key.Key_E, CONTROL)
    assert robot.window.workspace is robot.lab
    assert robot.lab.pages.page.shows_network and robot.lab.pages.page.isVisible()
    assert robot.lab.pages.page.chosen == "h2.1"


def test_controls_of_the_lab_leave_the_keyboard_alone_like_all_others(robot: Robot) -> None:
    robot.window.show_workspace("Lab")
    page = robot.lab.pages.page
    controls = (*robot.lab.pages.findChildren(QAbstractButton), *robot.lab.pages.findChildren(QComboBox))
    assert {control.focusPolicy() for control in controls} == {Qt.FocusPolicy.TabFocus}
    robot.press(page.bar.first)
    assert page.graph.hasFocus()
    assert not page.graph.acceptDrops()
