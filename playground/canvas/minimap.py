"""The whole network in miniature, while a part of it is out of view. Its frame shows the visible part and can be
dragged."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGraphicsView

from core.training.snapshot import Snapshot
from playground.canvas.scene import CanvasScene
from playground.style.size import fix
from playground.style.style import Style
from playground.throttle import Throttle

SIZE = (148, 86)
MARGIN = 10.0
LEAST_DOT, WITH_EDGE = 2.0, 4.0


class Minimap(QFrame):
    """display() after an edit, follow() after a move of the view, refresh(snapshot) after a snapshot.
    pointed(point): the view should be centered on that point of the scene."""

    pointed = Signal(QPointF)

    def __init__(self, view: QGraphicsView, scene: CanvasScene, style: Style) -> None:
        super().__init__(view)
        self._view, self._scene, self._style = view, scene, style
        self._throttle = Throttle()
        self._content, self._seen, self._scale = QRectF(), QRectF(), 1.0
        fix(self, *SIZE)
        self.setProperty("role", "card")
        self.setAccessibleName("Map of the network")
        self.setToolTip("Drag to move the view")
        self.hide()

    def display(self) -> None:
        """Show the scene's network, or the same one at other places."""
        self._content = self._scene.content()
        self.follow()

    def follow(self) -> None:
        """Show where the view is, unless it shows everything."""
        area = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        content = self._content
        if not content.isEmpty():
            self._scale = min(area.width() / content.width(), area.height() / content.height())
        self._seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        self.setVisible(not content.isEmpty() and not self._seen.contains(content.adjusted(9, 9, -9, -9)))
        self.update()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the neurons' present pictures."""
        if self.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
            self.update()

    def _to_map(self, center: QPointF, width: float, height: float) -> QRectF:
        """A rectangle of a given size in the map, around a point of the scene."""
        at = QPointF(self.rect().center()) + (center - self._content.center()) * self._scale
        return QRectF(at.x() - width / 2.0, at.y() - height / 2.0, width, height)

    def _look(self, event: QMouseEvent) -> None:
        away = event.position() - QPointF(self.rect().center())
        self.pointed.emit(self._content.center() + away * (1.0 / self._scale))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._look(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._content.isEmpty():
            return
        painter, theme = QPainter(self), self._style.theme
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(QPen(QColor(theme.border_strong), 1.0))
        for box in self._scene.boxes.items.values():
            painter.setBrush(QColor(theme.neutral))
            size = box.rect.size() * self._scale
            painter.drawRect(self._to_map(box.rect.center(), size.width(), size.height()))
        for id, item in self._scene.nodes.items():
            if id in self._scene.document.boxes:
                continue
            width, height = (max(LEAST_DOT, side * self._scale * 0.8) for side in item.box.size().toTuple())
            place = self._to_map(item.pos(), width, height)
            painter.fillRect(place, item.tint)
            if height >= WITH_EDGE:
                painter.drawRect(place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        seen = self._to_map(self._seen.center(), self._seen.width() * self._scale, self._seen.height() * self._scale)
        painter.drawRoundedRect(seen.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)), 3, 3)
        painter.end()
