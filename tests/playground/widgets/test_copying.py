"""A card is copied as a sharp picture and as text, by mouse and by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from playground.widgets.copying import PICTURE, RATIO, TEXT, make_copyable, picture_of
from playground.widgets.form import Card

INK = QColor("#C02020")


class Ink(QWidget):
    """A part of one color."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), INK)
        self.setPalette(palette)


@pytest.fixture
def card(qtbot: Any) -> Card:
    """A card with a colored part and an icon button, in a window of its own."""
    made = Card("Things")
    made.body.addWidget(Ink())
    made.button = QToolButton()  # type: ignore[attr-defined]
    made.header.addWidget(made.button)  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(200, 160)
    make_copyable(made, lambda: "epoch\tloss\n1\t0.5")
    made.show()
    qtbot.waitActive(made)
    return made


def menu(card: QWidget) -> QMenu:
    (found,) = (each for each in card.findChildren(QMenu) if each.isVisible())
    return found


def choose(card: QWidget, text: str) -> None:
    """Open the menu with the mouse and choose a row."""
    at = QPoint(30, 90)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, card.mapToGlobal(at))
    QApplication.sendEvent(card.childAt(at) or card, event)
    shown = menu(card)
    action = next(each for each in shown.actions() if each.text() == text)
    QTest.mouseClick(
        shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, shown.actionGeometry(action).center()
    )


def test_the_menu_copies_the_text(card: Card) -> None:
    choose(card, TEXT)
    assert QGuiApplication.clipboard().text() == "epoch\tloss\n1\t0.5"


def test_the_menu_copies_a_picture_of_twice_the_pixels(card: Card) -> None:
    choose(card, PICTURE)
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == card.size() * RATIO
    assert has(copied, INK)


def test_a_picture_has_neither_buttons_nor_the_ring(card: Card) -> None:
    plain = picture_of(card)
    card.button.setStyleSheet("background: #20C020")  # type: ignore[attr-defined]
    assert not has(picture_of(card), QColor("#20C020"))
    card.setFocus()
    assert picture_of(card) == plain


def has(image: QImage, color: QColor) -> bool:
    return any(image.pixelColor(x, y) == color for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


def test_the_keyboard_reaches_the_card_and_its_menu(card: Card) -> None:
    card.button.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(card.button, Qt.Key.Key_Tab)  # type: ignore[attr-defined]
    assert card.hasFocus()
    before = card.grab().toImage()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(card, event)
    shown = menu(card)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "epoch\tloss\n1\t0.5"
    card.clearFocus()
    assert card.grab().toImage() != before


def test_the_copy_key_copies_the_text_of_the_card_that_has_the_focus(card: Card) -> None:
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "epoch\tloss\n1\t0.5"


def test_what_has_no_picture_offers_the_text_only(qtbot: Any) -> None:
    plain = QWidget()
    qtbot.addWidget(plain)
    make_copyable(plain, lambda: "0.25", picture=False).show_at(QPoint(0, 0))
    assert [action.text() for action in menu(plain).actions()] == [TEXT]
    assert plain.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_copying_where_nothing_is_shown_keeps_what_was_copied_before(qtbot: Any) -> None:
    card, texts = QWidget(), ["a", ""]
    qtbot.addWidget(card)
    menu = make_copyable(card, texts.pop)
    QGuiApplication.clipboard().setText("mine")
    menu.copy_text()
    assert QGuiApplication.clipboard().text() == "mine"
    menu.copy_text()
    assert QGuiApplication.clipboard().text() == "a"
