"""The numbers of a link, at the cursor: its weight, and the gradient and step of the last update."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QFrame, QGraphicsView, QHBoxLayout

from core.training.snapshot import Snapshot
from playground.canvas.scene import CanvasScene
from playground.store import Store
from playground.style import number
from playground.style.size import px, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import label

DECIMALS = 4
ASIDE, ABOVE, BELOW, FAR, EDGE = 14, -10, 18, 24, 8
"""Pixels from the cursor: to the side, up, down, and further away if pictures are there; and from the edges of the
view."""


class Chip(QFrame):
    """Hidden until `follow` names a link. It stays next to the cursor; its accessible name says its text."""

    def __init__(self, view: QGraphicsView, scene: CanvasScene, store: Store, style: Style) -> None:
        super().__init__(view.viewport())
        self._view, self._scene, self._store, self._style = view, scene, store, style
        self._link = ""
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = label("", "small_strong")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        space(row, margins=(9, 4, 9, 4))
        row.addWidget(self._text)
        style.changed.connect(self.close_chip)
        self.hide()

    def close_chip(self) -> None:
        """Stay hidden until the cursor comes to a link again."""
        self._link = ""
        self.hide()

    @property
    def text(self) -> str:
        """The text without markup; "" while it is hidden."""
        return self.accessibleName() if self.isVisible() else ""

    def follow(self, link: str, at: QPoint) -> None:
        """Show a link's numbers next to a point of the viewport; "" hides them."""
        if link != self._link:
            self._link = link
            self._write()
        self.setVisible(bool(link))
        if link:
            self.move(self._place_beside(at))
            self.raise_()

    def _place_beside(self, at: QPoint) -> QPoint:
        """A place around a point that is inside the view and covers no node's picture; if there is none, the first
        place, moved inside."""
        area = self._view.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        aside, far = px(ASIDE), self.height() + px(FAR)
        beside = (aside, -aside - self.width())
        ways = [QPoint(x, y) for y in (px(ABOVE) - self.height(), px(BELOW)) for x in beside]
        ways += [QPoint(x, y) for y in (px(ABOVE) - self.height() - far, px(BELOW) + far) for x in beside]
        boxes = [QRect(at + way, self.size()) for way in ways]
        inside = [box for box in boxes if area.contains(box)]
        pictures = self._pictures_round(at)
        free = [box for box in inside if not any(box.intersects(picture) for picture in pictures)]
        return (free or inside or boxes)[0].topLeft()

    def _pictures_round(self, at: QPoint) -> list[QRect]:
        """The nodes' pictures that it could cover, in pixels of the viewport."""
        reach, view = self.width() + 2 * px(ASIDE) + px(FAR), self._view
        near = QRectF(view.mapToScene(at - QPoint(reach, reach)), view.mapToScene(at + QPoint(reach, reach)))
        boxes = (item.box.translated(item.pos()) for item in self._scene.nodes.values())
        return [view.mapFromScene(box).boundingRect() for box in boxes if near.intersects(box)]

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers."""
        self._snapshot = snapshot
        if self.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
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
