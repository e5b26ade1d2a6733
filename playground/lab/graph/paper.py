"""The paper under the graph: a grid of points, its scale, and what of it is seen."""

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from playground.canvas import geometry
from playground.style.font import text_scale
from playground.style.size import px
from playground.style.style import Style

LEAST, MOST = 0.6, 3.0
"""The scales that can be chosen; 1 is 100 %. Below the least, no letter could be read."""

SMALL, SMALL_MOST, FIT_MOST, LARGE_VIEW = 6, 1.25, 2.0, 1500
"""Up to so many cards, a graph is fitted at SMALL_MOST at most, as in views less wide than LARGE_VIEW; others at
FIT_MOST."""

ROOM, SIDE = 16, 16
"""Pixels kept free around the graph, and at the sides for what folds the columns."""


class GraphPaper(QGraphicsView):
    """Until a person zooms or pans, everything stays in view, or as much as can be read: then `anchor`, a point of the
    scene, in the middle, or the right end. zoomed(scale), moved()."""

    zoomed = Signal(float)
    moved = Signal()

    def __init__(self, style: Style) -> None:
        self.paper = QGraphicsScene()
        super().__init__(self.paper)
        # Destroyed after the view, which its end would scroll.
        self.paper.setParent(self)
        self._style = style
        self.paper.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        self._fitted = True
        self._free = QMargins()
        self._zoom = 1.0
        self.anchor: QPointF | None = None
        style.changed.connect(self._on_style_changed)
        self.setBackgroundBrush(QColor(style.theme.canvas))

    def content(self) -> QRectF:
        """The area of what is drawn."""
        return QRectF()

    @property
    def card_count(self) -> int:
        """The number of cards."""
        return 0

    @property
    def zoom(self) -> float:
        """The scale; 1 is 100 %, at every text size."""
        return self._zoom

    @property
    def area(self) -> QRect:
        """The part of the viewport that nothing covers."""
        area = self.viewport().rect().marginsRemoved(self._free)
        return area if area.width() > 40 and area.height() > 40 else self.viewport().rect()

    @property
    def is_whole(self) -> bool:
        """Whether everything is seen."""
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        return seen.contains(self.content().adjusted(8, 8, -8, -8))

    def keep_free(self, top: int, bottom: int) -> None:
        """Say how many pixels above and below are covered by other widgets."""
        if (self._free.top(), self._free.bottom()) != (top, bottom):
            self._free = QMargins(px(SIDE), top, px(SIDE), bottom)
            self.follow_size()

    def follow_size(self) -> None:
        """Show everything again, if everything was shown."""
        if self._fitted:
            self.fit()

    def begin_fit(self) -> None:
        """Show everything of the next graph."""
        self._fitted = True

    def leave_fit(self) -> None:
        """Keep the present place and scale, whatever the size becomes."""
        self._fitted = False

    def zoom_by(self, steps: float) -> None:
        """Zoom in or out in steps of a fifth."""
        self.zoom_to(min(max(self._zoom * 1.2**steps, LEAST), MOST))

    def zoom_to(self, scale: float) -> None:
        """Show the graph at a scale from LEAST to MOST; 1 is 100 %."""
        if LEAST <= scale <= MOST:
            self._fitted = False
            self._scale_to(scale)

    def fit(self) -> None:
        """Show everything, not too large. Where that is too small to read, show the anchor, or the end, where backward
        begins."""
        self._fitted = True
        content, room = self.content(), px(ROOM)
        area = self.area.adjusted(room, room, -room, -room)
        if content.isEmpty() or area.width() < 40 or area.height() < 40:
            return
        is_small = self.card_count <= SMALL or self.viewport().width() < px(LARGE_VIEW)
        scale = min(area.width() / content.width(), area.height() / content.height()) / text_scale()
        fitting = min(scale, SMALL_MOST if is_small else FIT_MOST)
        self._scale_to(max(fitting, LEAST))
        if fitting >= LEAST:
            self._look_at(content.center())
            return
        twice = 2.0 * self.transform().m11()
        meant = self.anchor or QPointF(content.right(), content.center().y())
        self._look_at(QPointF(
            _within(meant.x(), content.left(), content.right(), area.width() / twice),
            _within(meant.y(), content.top(), content.bottom(), area.height() / twice),
        ))  # fmt: skip

    def center_at(self, point: QPointF) -> None:
        """Center a point of the scene."""
        self._fitted = False
        self._look_at(point)

    def bring_into_sight(self, box: QRectF) -> None:
        """Scroll as little as shows an area of the scene."""
        area, seen = self.area.adjusted(8, 8, -8, -8), self.mapFromScene(box).boundingRect()
        if not area.contains(seen):
            across = _overlap(seen.left(), seen.right(), area.left(), area.right())
            down = _overlap(seen.top(), seen.bottom(), area.top(), area.bottom())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)
            # What is looked at now stays in the middle when the size changes.
            self.anchor = box.center()

    def make_paper(self) -> None:
        """Make the paper large enough to center any part of the content."""
        self.paper.setSceneRect(self.content().adjusted(-4000, -4000, 4000, 4000))

    def _scale_to(self, scale: float) -> None:
        self._zoom = scale
        factor = scale * text_scale() / self.transform().m11()
        self.scale(factor, factor)
        self.zoomed.emit(scale)
        self.moved.emit()

    def _look_at(self, point: QPointF) -> None:
        away, scale = self.viewport().rect().center() - self.area.center(), self.transform().m11()
        self.centerOn(point + QPointF(away.x() / scale, away.y() / scale))
        self.moved.emit()

    def _on_scrolled(self) -> None:
        self.moved.emit()

    def _on_style_changed(self) -> None:
        self.setBackgroundBrush(QColor(self._style.theme.canvas))
        self._scale_to(self._zoom)
        self.follow_size()
        self.viewport().update()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawBackground(painter, rect)
        painter.setPen(QPen(QColor(self._style.theme.grid), 1.6 / self._zoom))
        painter.drawPoints(geometry.grid(rect))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(event.angleDelta().y() / 120.0)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.follow_size()
        self.moved.emit()


def _within(meant: float, low: float, high: float, half: float) -> float:
    """The middle of a view of half that width: as near to what is meant as nothing beyond the content is shown."""
    return min(max(meant, low + half), high - half) if high - low > 2.0 * half else (low + high) / 2.0


def _overlap(start: int, end: int, low: int, high: int) -> int:
    """How far to scroll so that a stretch is within bounds; its start, if it is too long."""
    return start - low if start < low or end - start > high - low else max(end - high, 0)
