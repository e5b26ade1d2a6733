"""The title of a card in the width that its buttons leave."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from playground.widgets.form import Card


def inner_width(card: Card, width: int) -> int:
    """The width of the content of a card of some width."""
    layout = card.layout()
    assert layout is not None
    sides = layout.contentsMargins()
    return width - sides.left() - sides.right() - 2 * card.frameWidth()


def fit_title(card: Card, title: str, buttons: Iterable[QWidget]) -> None:
    """Write a title beside buttons, shortened if it has to be."""
    beside = sum(button.width() + card.header.spacing() for button in buttons)
    room = inner_width(card, card.width()) - beside - card.header.spacing()
    title = card.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
    if title != card.title.text():
        card.title.setText(title)
