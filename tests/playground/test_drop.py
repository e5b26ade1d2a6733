"""Files and links dropped on the window, and how a link wants to be looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.data.making import usual_spec
from core.document.data_edits import use_data
from core.document.starter import default_document
from core.document.storage import Project, save_project
from core.document.view import View
from playground.drops import dropped_source
from playground.questions import Button, Question
from tests.playground.test_main_window import answer
from tests.robot import Robot

LINK = "https://playground.tensorflow.org/#dataset=xor&seed=0.5%&showTestData=false&discretize=true"
BUTTONS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project on the exclusive or."""
    path = tmp_path / "a b%20.gp"
    save_project(path, Project(use_data(default_document(), usual_spec("xor")).document))
    return path


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag something over a widget, and let it go there if the window would take it."""
    at, action = widget.rect().center(), Qt.DropAction.CopyAction
    target: QWidget | None = widget
    while target is not None and not target.acceptDrops():
        at, target = target.mapToParent(at), None if target.isWindow() else target.parentWidget()
    if target is None:
        return False
    enter = QDragEnterEvent(at, action, data, *BUTTONS)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(at.toPointF(), action, data, *BUTTONS))
    return enter.isAccepted()


def addresses(*texts: str) -> QMimeData:
    """What a file manager or a browser hands over."""
    data = QMimeData()
    data.setData("text/uri-list", "\r\n".join(texts).encode())
    data.setText("\n".join(texts))
    return data


def test_a_file_dropped_on_the_canvas_is_opened(robot: Robot, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(robot.view.viewport(), data)
    robot.wait(lambda: robot.latest.experiment.data.name == "xor")
    assert robot.window.file.path == file


@pytest.mark.parametrize("place", ["surface", "data", "window"])
def test_a_link_dropped_anywhere_is_opened_as_it_is_written(robot: Robot, place: str) -> None:
    places = {
        "surface": robot.workbench.output_panel.surface.plot,
        "data": robot.workbench.data_panel,
        "window": robot.window,
    }
    assert drop(places[place], addresses(LINK))
    robot.wait(lambda: robot.latest.experiment.data.name == "xor")
    assert robot.application.store.document.seed == "0.5%"
    assert robot.window.file.path is None


def test_a_link_dropped_as_text_is_opened(robot: Robot) -> None:
    data = QMimeData()
    data.setText(f"  {LINK} ")
    assert drop(robot.view.viewport(), data)
    robot.wait(lambda: robot.latest.experiment.data.name == "xor")


@pytest.mark.parametrize("text", ["https://example.org/a.gp", "some words", "", "file:///a.gp\nfile:///b.gp"])
def test_what_cannot_be_opened_is_not_taken(robot: Robot, text: str) -> None:
    before = robot.application.store.document
    assert not drop(robot.view.viewport(), addresses(*text.splitlines()))
    assert robot.application.store.document is before


def test_a_drop_asks_before_changes_are_left(robot: Robot, file: Path) -> None:
    robot.connect("x1", "h2.1")
    seen = answer(Button.Cancel)
    assert drop(robot.view.viewport(), addresses(file.as_uri()))
    robot.wait(lambda: bool(seen))
    assert "has unsaved changes: " in seen[0]
    assert robot.application.store.document.data.name == "circle"


def test_a_dropped_file_that_is_broken_is_one_sentence(robot: Robot, tmp_path: Path) -> None:
    (tmp_path / "x.gp").write_text("{")
    seen = answer(Button.Close)
    assert drop(robot.view.viewport(), addresses((tmp_path / "x.gp").as_uri()))
    robot.wait(lambda: bool(seen))
    assert "x.gp" in seen[0]


def test_an_address_alone_is_taken_and_comments_do_not_count() -> None:
    data, link = QMimeData(), LINK.replace("%", "")
    data.setData("text/uri-list", f"# from a browser\r\n{link}\r\n".encode())
    assert dropped_source(data) == link


def test_a_link_is_looked_at_as_it_says(robot: Robot) -> None:
    surface = robot.workbench.output_panel.surface
    assert surface.view == View(test_points=True, class_only=False)
    robot.window.file.open_source(LINK)
    assert surface.view == View(test_points=False, class_only=True)
    assert not surface.test_button.isChecked() and surface.discretize_button.isChecked()
    robot.press(surface.test_button)
    assert surface.view == View(test_points=True, class_only=True)
    robot.window.file.new()
    assert surface.view == View()


def test_what_a_link_did_not_mean_is_said_in_the_window(robot: Robot) -> None:
    robot.window.file.open_source("https://playground.tensorflow.org/#activation=elu&noise=90")
    assert robot.window.status.sentence.text() == (
        "As on the page, noise=90 is taken as 50; activation=elu is taken as tanh."
    )


def test_a_name_that_looks_like_markup_is_shown_as_it_is(robot: Robot, tmp_path: Path) -> None:
    seen = answer(Button.Close)
    assert not robot.window.file.open_source(str(tmp_path / "<h1>x\n\x1b[31m</h1>.gp"))
    assert "<h1>x\ufffd\ufffd[31m" in seen[0]


def test_dialogs_show_plain_text(robot: Robot, tmp_path: Path) -> None:
    path = tmp_path / "<b>x\n.gp"
    assert robot.window.file._write(path)
    assert robot.window.file.name == "<b>x\ufffd.gp"
    robot.connect("x1", "h2.1")
    formats = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        formats.extend(part.textFormat() for part in box.findChildren(QLabel))
        box.button(Button.Cancel).click()

    QTimer.singleShot(50, look)
    assert not robot.window.file.may_leave()
    assert set(formats) == {Qt.TextFormat.PlainText}
