"""Rows for columns of a table: name, mean, what the tool tip adds, and the button that edits a formula."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.panels.data.input_row import HEIGHT, InputRow
from playground.style.style import Style
from tests.misfits import misfits
from tests.playground.panels.data.layout import wait_for_layout


def is_seen(row: InputRow) -> bool:
    """Whether the button of a formula is painted."""
    assert row.edit is not None
    image = row.grab(QRect(row.edit.pos(), row.edit.size())).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 1


@pytest.mark.parametrize(
    ("mean", "shown_as"),
    [(13.0006, "13"), (0.9577, "0.958"), (99.74, "99.7"), (999.7, "1,000"), (4201.75, "4,202"),
     (-0.00031, "\u22120.00031"), (3.2e9, "3.2e9"), (0.0, "0"), (math.nan, "\u2013")],
)  # fmt: skip
def test_a_mean_has_three_digits_and_whole_thousands(style: Style, mean: float, shown_as: str) -> None:
    row = InputRow(style, "alcohol")
    row.describe(mean, -1e10, 1e10)
    assert row._mean == shown_as


def test_the_tool_tip_tells_name_unit_mean_and_range(style: Style) -> None:
    assert "&lt;b&gt;mass" in InputRow(style, "<b>mass</b>").toolTip()
    row = InputRow(style, "body mass")
    row.describe(4201.75, 2700.0, 6300.0, "g")
    assert row.toolTip() == "body mass\nMean 4,202 g, from 2,700 to 6,300 g"
    assert row.accessibleName() == "Input body mass"
    assert row.accessibleDescription() == "Mean 4,202 g, from 2,700 to 6,300 g"
    row.describe(0.5, 0.0, 1.0)
    assert row.toolTip() == "body mass\nMean 0.5, from 0 to 1"


def test_mouse_and_space_check_a_row(style: Style, shown: Callable[..., Any]) -> None:
    row, clicks = shown(InputRow(style, "alcohol")), []
    row.clicked.connect(lambda checked: clicks.append(checked))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    QTest.keyClick(row, Qt.Key.Key_F2)
    assert clicks == [True, False]
    assert row.edit is None and row.height() == HEIGHT


def test_a_formula_is_edited_by_its_button_and_by_f2_without_a_click_on_the_row(
    style: Style, shown: Callable[..., Any]
) -> None:
    row, heard = shown(InputRow(style, "alcohol*ash", editable=True)), []
    row.clicked.connect(lambda: heard.append("clicked"))
    row.edit_requested.connect(lambda: heard.append("edit"))
    row.describe(31.0, 4.0, 80.0)
    assert row.edit.accessibleName() == row.edit.toolTip() == "Edit the formula alcohol*ash"
    QTest.mouseClick(row.edit, Qt.MouseButton.LeftButton)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_F2)
    row.edit.setFocus()
    QTest.keyClick(row.edit, Qt.Key.Key_Space)
    assert heard == ["edit"] * 3 and not row.isChecked()


def test_the_button_appears_with_the_focus_of_the_row_or_its_own(style: Style, shown: Callable[..., Any]) -> None:
    row = shown(InputRow(style, "alcohol*ash", editable=True))
    row.clearFocus()
    assert not is_seen(row)
    row.setFocus()
    assert is_seen(row)
    QTest.keyClick(row, Qt.Key.Key_Tab)
    assert row.edit.hasFocus() and is_seen(row)
    row.edit.clearFocus()
    assert not is_seen(row)


def test_the_button_appears_under_the_mouse(style: Style, shown: Callable[..., Any]) -> None:
    row = shown(InputRow(style, "alcohol*ash", editable=True))
    row.clearFocus()
    QTest.mouseMove(row, QPoint(4, 4))
    QApplication.processEvents()
    assert row.underMouse() and is_seen(row)


@pytest.mark.parametrize("size", [80, 100, 200])
def test_the_button_lies_between_name_and_mean_at_every_text_size(
    style: Style, shown: Callable[..., Any], size: int
) -> None:
    row = shown(InputRow(style, "exp(-(alcohol-13)^2)*`malic acid`", editable=True))
    row.describe(4201.75, 0.0, 1.0)
    row.setChecked(True)
    style.choose_text_size(size)
    row.setFocus()
    wait_for_layout(row)
    edit = row.edit.geometry()
    assert row.rect().contains(edit)
    assert edit.right() < row.width() - row._mean_width
    assert edit.left() >= row.width() - row._taken
    assert [fault for fault in misfits(row.window()) if not fault.startswith("shortened")] == []
