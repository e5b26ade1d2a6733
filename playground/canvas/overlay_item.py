"""The overlay during a gesture: the new link, the marquee, the ghost of a thing to be placed."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.canvas import geometry
from playground.style.style import Style

FAR = QRectF(-1e5, -1e5, 2e5, 2e5)


class OverlayItem(QGraphicsItem):
    """Draws at most one of each. The gesture sets everything and clears it at its end."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setZValue(5.0)
        self._style = style
        self._link: QPainterPath | None = None
        self._link_ends: tuple[QPointF, QPointF] | None = None
        self._valid = True
        self._marquee = QRectF()
        self._ghosts: list[QRectF] = []
        self._guides: list[QLineF] = []

    def show_link(self, start: QPointF, end: QPointF, *, valid: bool) -> None:
        """Show a link from a port to the mouse."""
        self._link, self._link_ends, self._valid = geometry.link_path(start, end), (start, end), valid
        self.update()

    def show_marquee(self, rect: QRectF) -> None:
        """Show the rectangle that selects."""
        self._marquee = rect
        self.update()

    def show_ghosts(self, rects: list[QRectF]) -> None:
        """Show where new things would go."""
        self._ghosts = rects
        self.update()

    def show_guides(self, lines: list[QLineF]) -> None:
        """Show lines from what is moved to what it is aligned with."""
        self._guides = lines
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._link, self._link_ends, self._marquee, self._ghosts, self._guides = None, None, QRectF(), [], []
        self.update()

    def boundingRect(self) -> QRectF:
        return FAR

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(theme.accent if self._valid else theme.danger)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._link is not None and self._link_ends is not None:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine if self._valid else Qt.PenStyle.DashLine))
            painter.drawPath(self._link)
            painter.setBrush(QColor(theme.accent_soft))
            for end in self._link_ends:
                painter.drawEllipse(end, 4.5, 4.5)
        if not self._marquee.isEmpty():
            painter.setPen(QPen(QColor(theme.accent), 1))
            soft = QColor(theme.accent)
            soft.setAlphaF(0.08)
            painter.setBrush(soft)
            painter.drawRect(self._marquee)
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.drawLines(self._guides)
        painter.setPen(QPen(QColor(theme.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.accent_soft))
        for ghost in self._ghosts:
            painter.drawRoundedRect(ghost, geometry.RADIUS, geometry.RADIUS)
