"""What a link carries, at the cursor: its weight, and the gradient and step of the last update."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from core.training.snapshot import Snapshot
from playground.store import Store
from playground.style import number
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import label

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView

DECIMALS = 4
BESIDE = QPoint(14, -38)


class Chip(QFrame):
    """Hidden until `follow` names a link; it stays beside the cursor and is read out by its accessible name."""

    def __init__(self, view: "CanvasView", store: Store, style: Style) -> None:
        super().__init__(view.viewport())
        self._view, self._store, self._style = view, store, style
        self._link = ""
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = label("", "small_strong")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 4, 9, 4)
        row.addWidget(self._text)
        style.changed.connect(self.close_chip)
        self.hide()

    def close_chip(self) -> None:
        """Show nothing until the cursor comes to a link again."""
        self._link = ""
        self.hide()

    @property
    def text(self) -> str:
        """What it says, without markup; "" while it is hidden."""
        return self.accessibleName() if self.isVisible() else ""

    def follow(self, link: str, at: QPoint) -> None:
        """Show a link's numbers beside a point of the viewport; "" for none."""
        if link != self._link:
            self._link = link
            self._write()
        self.setVisible(bool(link))
        if link:
            place, area = at + BESIDE, self._view.viewport().rect()
            x = min(place.x(), area.width() - self.width() - 8)
            self.move(max(8, x), place.y() if place.y() > 8 else at.y() + 18)
            self.raise_()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers."""
        self._snapshot = snapshot
        if self.isVisible() and self._throttle.due(at_once=snapshot.status != "playing"):
            self._write()

    def _write(self) -> None:
        theme, link = self._style.theme, self._store.document.network.links_by_id.get(self._link)
        if link is None:
            return
        weight = self._store.value(link.weight)
        parts = [(number.signed(weight, DECIMALS), theme.signed_text(weight))]
        last = self._snapshot.state.last_update_of(link.weight) if self._snapshot is not None else None
        if last is not None:
            gradient, step = last
            parts.append((f"\u2202 {number.signed(gradient, DECIMALS)}", theme.gradient))
            parts.append((f"\u0394 {number.signed(step, DECIMALS)}", theme.text_2))
        self._text.setText("&nbsp;&nbsp; ".join(f'<span style="color:{color}">{text}</span>' for text, color in parts))
        self.setAccessibleName("  ".join(text for text, _ in parts))
        self.adjustSize()
