"""Which rows of a long table are in sight. It is a matter of looking, not of the document."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.document import boxes
from core.document.document import Document, Point
from playground.canvas import geometry
from playground.style.style import Style

BAR, BAR_AWAY, BAR_LEAST = 3.0, 6.5, 24.0
"""The width of the scroll bar, from the table's right edge to its right side, and its least height."""

BAR_REACH = 4.0
"""How near the cursor must be to the scroll bar to drag it."""


class RowScroll(QGraphicsItem):
    """first: the number of the first row in sight. away: the nodes that are scrolled away, -1 above and 1 below. It
    draws the scroll bar."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setZValue(4.0)
        self.setVisible(False)
        self._style = style
        self._ids: list[str] = []
        self.first = 0
        self.away: Mapping[str, int] = {}
        self._places: Mapping[str, Point] = {}
        self._rows = QRectF()

    @property
    def most(self) -> int:
        """The largest number that the first row in sight can have; 0 if all are in sight."""
        return max(0, len(self._ids) - boxes.MOST_ROWS)

    @property
    def bar(self) -> QRectF:
        """The scroll bar, in the scene; empty if all rows are in sight."""
        if not self.most:
            return QRectF()
        rows = self._rows
        height = max(BAR_LEAST, rows.height() * boxes.MOST_ROWS / len(self._ids))
        top = rows.top() + (rows.height() - height) * self.first / self.most
        return QRectF(rows.right() - BAR_AWAY - BAR, top, BAR, height)

    def rows_along(self, distance: float) -> float:
        """How many rows the bar scrolls over a distance."""
        return distance * self.most / max(1.0, self._rows.height() - self.bar.height())

    def is_on_bar(self, point: QPointF) -> bool:
        """Whether a point of the scene is on the scroll bar or very near."""
        return self.bar.adjusted(-BAR_REACH, 0.0, BAR_REACH, 0.0).contains(point)

    def turn_to(self, first: int) -> bool:
        """Have another row first in sight; returns whether it is another one. The next `shown` follows."""
        first = min(max(first, 0), self.most)
        changed, self.first = first != self.first, first
        return changed

    def reveal(self, id: str) -> bool:
        """Scroll as little as brings a row into sight; returns whether that is anything."""
        side = self.away.get(id, 0)
        return bool(side) and self.turn_to(self._ids.index(id) - (boxes.MOST_ROWS - 1 if side > 0 else 0))

    def shown(self, document: Document) -> Document:
        """The document with the places at which its nodes are shown: rows above and below are at the first and last
        place."""
        ids = boxes.members(document.network, document.boxes, "table")
        if not set(ids) & set(self._ids):
            self.first = 0
        self.prepareGeometryChange()
        self._ids, self.first = ids, min(self.first, max(0, len(ids) - boxes.MOST_ROWS))
        self.setVisible(bool(self.most))
        if not self.most:
            self.away, self._places = {}, {}
            return document
        height, (x, y) = boxes.row_height("table", len(ids)), document.positions[ids[0]]
        numbers = {id: at - self.first for at, id in enumerate(ids)}
        last = boxes.MOST_ROWS - 1
        self.away = {id: -1 if at < 0 else 1 for id, at in numbers.items() if not 0 <= at <= last}
        self._places = {id: (x, y + height * min(max(at, 0), last)) for id, at in numbers.items()}
        self.follow(document, QPointF())
        return replace(document, positions={**document.positions, **self._places})

    def follow(self, document: Document, away: QPointF) -> None:
        """Stand where the table is shown during a gesture, away from its place in the document."""
        if self.most:
            self.prepareGeometryChange()
            table = geometry.rect_of(boxes.rect(document, "table")).translated(away)
            form = boxes.FORMS["table"]
            self._rows = table.adjusted(0.0, form.header, 0.0, -form.foot)

    def true_place(self, document: Document, id: str, at: QPointF) -> QPointF:
        """Where a node stands in the document that is shown at a point."""
        if id not in self._places:
            return at
        return at + QPointF(*document.positions[id]) - QPointF(*self._places[id])

    def boundingRect(self) -> QRectF:
        return self._rows

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._style.theme.border_strong))
        painter.setBrush(QColor(self._style.theme.border_strong))
        painter.drawRoundedRect(self.bar, BAR / 2, BAR / 2)
