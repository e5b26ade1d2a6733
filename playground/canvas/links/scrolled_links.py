"""The links from rows of a table that are scrolled away: one faint curve to each neuron from where these rows are."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.canvas.geometry import link_path
from playground.canvas.links.link_item import WEAK, WEAK_WIDTH
from playground.canvas.links.routes import Routes
from playground.style.color_map import mixed
from playground.style.style import Style


class ScrolledLinks(QGraphicsItem):
    """Draws them all; they cannot be pointed at."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setZValue(0.5)
        self._style = style
        self._path, self._bounds = QPainterPath(), QRectF()

    def display(self, routes: Routes) -> None:
        """Follow the routes."""
        self.prepareGeometryChange()
        self._path = QPainterPath()
        for ends in routes.ends_away().tolist():
            self._path.addPath(link_path(QPointF(*ends[:2]), QPointF(*ends[2:])))
        self._bounds = self._path.controlPointRect().adjusted(-1.0, -1.0, 1.0, 1.0)
        self.setVisible(not self._path.isEmpty())

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(mixed(theme.canvas, theme.border_strong, WEAK)), WEAK_WIDTH))
        painter.drawPath(self._path)
