"""Text that does not fit is found, and there is none in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from playground.screenshot import show_state
from playground.screenshot_states import state_named
from tests.misfits import misfits
from tests.robot import Robot


class Drawn(QWidget):
    """Draws a text into a box."""

    def __init__(self, parent: QWidget, width: float) -> None:
        super().__init__(parent)
        self._width = width
        self.setGeometry(200, 200, 100, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(QRectF(0, 0, self._width, 30), Qt.AlignmentFlag.AlignCenter, "a drawn text")
        painter.end()


def shown(qtbot: object, part: QWidget, width: int) -> list[str]:
    """What does not fit in a window that holds only one part, so many pixels wide."""
    window = QWidget()
    qtbot.addWidget(window)  # type: ignore[attr-defined]
    part.setParent(window)
    window.resize(400, 300)
    part.setGeometry(10, 10, width, 30)
    window.show()
    return misfits(window)


@pytest.mark.parametrize("kind", [QLabel, QPushButton, QLineEdit])
def test_a_text_wider_than_its_widget_is_found(qtbot: object, kind: type) -> None:
    assert shown(qtbot, kind("a text of some words"), 60) != []
    assert shown(qtbot, kind("a text of some words"), 300) == []


def test_a_choice_wider_than_its_box_is_found(qtbot: object) -> None:
    for width, fits in ((60, False), (300, True)):
        box = QComboBox()
        box.addItem("a choice of some words")
        assert (shown(qtbot, box, width) == []) == fits


@pytest.mark.parametrize(("width", "fits"), [(20.0, False), (100.0, True)])
def test_a_text_drawn_into_too_small_a_box_is_found(qtbot: object, width: float, fits: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)  # type: ignore[attr-defined]
    window.resize(400, 300)
    Drawn(window, width)
    window.show()
    assert (misfits(window) == []) == fits


def test_labels_over_each_other_and_parts_outside_of_their_parents_are_found(qtbot: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)  # type: ignore[attr-defined]
    window.resize(400, 300)
    one, other, outside = QLabel("one", window), QLabel("other", window), QLabel("outside", window)
    one.setGeometry(10, 10, 100, 30)
    other.setGeometry(60, 10, 100, 30)
    outside.setGeometry(350, 200, 100, 30)
    window.show()
    found = misfits(window)
    assert len(found) == 2
    assert "overlaps" in found[0] + found[1]
    assert "outside of its parent" in found[0] + found[1]


@pytest.mark.slow
@pytest.mark.parametrize("text", [100, 150])
@pytest.mark.parametrize("size", [QSize(1024, 600), QSize(1280, 800), QSize(1600, 1000)])
def test_all_text_of_the_window_fits(robot: Robot, size: QSize, text: int) -> None:
    robot.application.style.choose_text_size(text)
    robot.window.resize(size)
    for name in ("main", "dock-open", "inspector", "settings", "about"):
        show_state(robot.application, state_named(name), 0.1)
        assert misfits(robot.window) == [], name


def test_an_unknown_state_is_refused_with_the_names_of_all(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"There is no state .*main, .*, empty"):
        state_named("mian")
