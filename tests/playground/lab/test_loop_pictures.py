"""The loop's four rows as pictures until the first round, and its code to copy."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from core.lab.loop.lecture import TARGETS
from playground.lab.loop.page import LoopPage
from playground.style import number
from playground.style.style import Style
from tests.playground.lab.test_loop_page import page, press, style
from tests.windows import LAYOUTS

__all__ = ["page", "style"]


def test_the_plot_comes_with_the_first_loss_and_the_pictures_go(page: LoopPage) -> None:
    shown = [part.isVisible() for part in (page.pictures, page.plot, page.rows)]
    assert shown == [True, False, False]
    for _ in range(4):
        press(page.bar.next)
    assert page.pictures.isVisible()
    press(page.bar.next)
    assert [part.isVisible() for part in (page.pictures, page.plot, page.rows)] == [False, True, True]
    press(page.bar.first)
    assert page.pictures.isVisible()


def test_the_pictures_tell_the_first_loss(page: LoopPage) -> None:
    pictures = page.pictures.pictures
    lines = pictures.text.splitlines()
    assert lines[-1] == "loss = 6.0054"
    assert pictures.predictions == page.loop.right.predictions()
    assert pictures.loss == pytest.approx(sum((y - t) ** 2 for y, t in zip(pictures.predictions, TARGETS, strict=True)))
    assert all(number.scalar(y) in line for y, line in zip(pictures.predictions, lines, strict=False))
    assert pictures.accessibleDescription() == pictures.text
    press(page.bar.weights)
    assert pictures.text.splitlines()[-1] != "loss = 6.0054"


def test_a_prediction_is_painted_in_the_color_of_its_sign(page: LoopPage, style: Style) -> None:
    picture = page.pictures.pictures.grab().toImage()
    colors = {
        picture.pixelColor(x, y).name().upper()
        for y in range(0, picture.height(), 2)
        for x in range(picture.width() // 2, picture.width())
    }
    assert {style.theme.success.upper(), style.theme.danger.upper()} <= colors


@pytest.mark.parametrize("size", [80, 100, 200])
def test_the_page_scrolls_where_the_pictures_and_the_code_need_more_room(
    page: LoopPage, style: Style, size: int
) -> None:
    style.choose_text_size(size)
    arrange()
    for line in page.code.lines:
        assert line.code.height() >= line.code.heightForWidth(line.code.width())
    pictures = page.pictures.pictures
    assert pictures.height() >= pictures.minimumHeight()
    style.choose_text_size(100)


def test_the_loop_is_copied_as_python(page: LoopPage) -> None:
    press(page.code.copy)
    text = QGuiApplication.clipboard().text()
    compile(text, "loop", "exec")
    assert "p.data -= 0.1 * p.grad" in text
    page.code.setFocus()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(page.code, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text


@pytest.mark.parametrize(("width", "size", "count"), [(1400, 100, 3), (1024, 100, 3), (1024, 125, 2), (1024, 200, 1)])
def test_a_narrow_page_has_fewer_columns_and_everything_is_on_it(
    page: LoopPage, style: Style, width: int, size: int, count: int
) -> None:
    press(page.bar.last)
    # At large sizes the bar is wider than the page has to be.
    page.bar.hide()
    style.choose_text_size(size)
    page.window().resize(width, 640)
    arrange()
    assert page.columns.count == count
    parts = (page.code, page.plot, page.rows, page.cost, page.gradients, page.panel.mistakes, page.panel.rate)
    for part in parts:
        assert part.isVisible()
        area = next(each for each in _around(part) if isinstance(each, QScrollArea))
        assert 0 <= part.mapTo(area.viewport(), part.rect().topRight()).x() <= area.viewport().width()
    style.choose_text_size(100)
    page.window().resize(1400, 640)
    arrange()
    assert page.columns.count == 3
    assert page.panel.isAncestorOf(page.panel.mistakes)
    assert page.columns.right.isAncestorOf(page.cost)


def arrange() -> None:
    """Let every layout follow."""
    for _ in range(LAYOUTS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def _around(part: QWidget | None) -> Iterator[QWidget]:
    while part is not None:
        yield part
        part = part.parentWidget()
