"""The whole graph in miniature, while a part of it is out of view. Its frame shows what is seen and can be dragged."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from playground.lab.graph.view import GraphView
from playground.style.size import px
from playground.style.style import Style

MAP_WIDTH, MAP_HEIGHT, MARGIN = 148, 86, 8
COLORS = {"waiting": "border_strong", "done": "gradient", "data": "accent", "grad": "gradient"}


class GraphMap(QFrame):
    """Follows a view by itself."""

    def __init__(self, view: GraphView, style: Style) -> None:
        super().__init__(view)
        self._view, self._style = view, style
        self.setProperty("role", "card")
        self.setAccessibleName("Map of the graph")
        self.setToolTip("Drag to move the view")
        view.moved.connect(self.follow)
        view.shown.connect(self.follow)
        style.changed.connect(self.update)
        self.hide()

    def use_size(self, width: float, height: float) -> None:
        """Set its size at a text size of 100 %."""
        self.setFixedSize(px(width), px(height))

    def follow(self) -> None:
        """Show where the view is, unless it shows everything."""
        self.setVisible(not self._view.content().isEmpty() and not self._view.is_whole)
        self.update()

    @property
    def _scale(self) -> float:
        content, room = self._view.content(), 2 * min(px(MARGIN), self.height() // 6)
        return min((self.width() - room) / content.width(), (self.height() - room) / content.height())

    def _to_map(self, rect: QRectF) -> QRectF:
        scale, content = self._scale, self._view.content()
        at = QPointF(self.rect().center()) + (rect.center() - content.center()) * scale
        width, height = max(rect.width() * scale, 2.0), max(rect.height() * scale, 2.0)
        return QRectF(at.x() - width / 2.0, at.y() - height / 2.0, width, height)

    def _look(self, event: QMouseEvent) -> None:
        away = event.position() - QPointF(self.rect().center())
        self._view.center_at(self._view.content().center() + away * (1.0 / self._scale))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._look(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._view.content().isEmpty():
            return
        painter, theme = QPainter(self), self._style.theme
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        for item in self._view.cards:
            color = QColor(getattr(theme, COLORS[item.state]))
            painter.fillRect(self._to_map(item.box.translated(item.pos())), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        seen = self._to_map(self._view.mapToScene(self._view.area).boundingRect())
        painter.drawRoundedRect(seen.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)), 3, 3)
        painter.end()
