"""How the canvas is looked at: scale and place, by wheel, keys and hand."""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QCursor

from core.training.snapshot import CLOSE
from playground.canvas import geometry
from playground.canvas.paper import Paper
from playground.canvas.scene import CanvasScene

LEAST, MOST = 0.1, 4.0
ROOM_LEFT, ROOM = 58, 12
"""Pixels kept free at the left, for the palette, and on the other sides."""


class CanvasZoom(QObject):
    """Scales and moves a view of the canvas. Until a person zooms or pans, everything stays in view.

    moved(): what is seen is elsewhere. changed(scale): it was looked at anew, at that scale or from another place; a
    mere pan does not emit it."""

    moved = Signal()
    changed = Signal(float)

    def __init__(self, view: Paper, scene: CanvasScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._fitted = True

    @property
    def scale(self) -> float:
        """Pixels of the screen to one of the scene; 1 is 100 %."""
        return self._view.zoom

    @property
    def picture_side(self) -> int:
        """Points a side that the nodes' pictures need at this scale; those of `closely` need CLOSE."""
        return CLOSE if self.scale >= geometry.COARSE else 16 if self.scale >= geometry.PLAIN else 4

    @property
    def closely(self) -> frozenset[str]:
        """Nodes that are looked at closely wherever they are shown."""
        if self.picture_side == CLOSE:
            return frozenset()
        ids = (self._scene.hovered, *self._scene.selection[:1])
        return frozenset(id for id in ids if id in self._scene.nodes)

    def reach(self, pixels: float) -> float:
        """How far so many pixels of the screen reach in the scene, for finding things small on it; never less."""
        return pixels / min(1.0, self.scale)

    def middle(self) -> geometry.Point:
        """The middle of what is seen, on the grid of the scene."""
        point = self._view.mapToScene(self._view.viewport().rect().center())
        return geometry.snapped(point.x(), point.y())

    def at_cursor(self) -> geometry.Point:
        """Where the cursor is, or else the middle of what is seen."""
        if not self._view.underMouse():
            return self.middle()
        point = self._view.mapToScene(self._view.viewport().mapFromGlobal(QCursor.pos()))
        return point.x(), point.y()

    def fit(self) -> None:
        """Show everything, at 100 % at most, beside the palette."""
        self._fitted = True
        area = self._view.viewport().rect().adjusted(ROOM_LEFT, ROOM, -ROOM, -ROOM)
        content = self._scene.content()
        if not content.isEmpty() and area.width() > 50 and area.height() > 50:
            scale = min(area.width() / content.width(), area.height() / content.height(), 1.0)
            self._look_at(content.center(), QPointF(area.center()), max(scale, LEAST))

    def fit_selection(self) -> None:
        """Show what is selected."""
        rect = QRectF()
        for id in self._scene.selection:
            item = self._scene.item(id)
            if item is not None:
                rect = rect.united(item.sceneBoundingRect())
        if not rect.isEmpty():
            self._fitted = False
            area = self._view.viewport().rect().adjusted(ROOM_LEFT, 40, -40, -40)
            scale = min(area.width() / rect.width(), area.height() / rect.height(), 2.0)
            self._look_at(rect.center(), QPointF(area.center()), max(scale, LEAST))

    def follow_size(self) -> None:
        """The view has another size: show everything again, if that is what was shown."""
        if self._fitted:
            self.fit()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in or out in steps of a fifth, around a point of the viewport (its middle if none is given)."""
        self.zoom_to(min(max(self.scale * 1.2**steps, LEAST), MOST), at)

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Show at a scale, 1 is 100 %, around a point of the viewport (its middle if none is given)."""
        anchor = at or QPointF(self._view.viewport().rect().center())
        self._fitted = False
        self._look_at(self._view.mapToScene(anchor.toPoint()), anchor, scale)

    def pan(self, away: QPointF) -> None:
        """Move the paper by pixels of the screen."""
        self._fitted = False
        self._view.translate(away.x() / self.scale, away.y() / self.scale)
        self.moved.emit()

    def center_on(self, point: QPointF) -> None:
        """Show a point of the scene in the middle."""
        self._fitted = False
        self._look_at(point, QPointF(self._view.viewport().rect().center()), self.scale)

    def _look_at(self, scene: QPointF, viewport: QPointF, scale: float) -> None:
        self._view.resetTransform()
        self._view.scale(scale, scale)
        here = self._view.mapToScene(viewport.toPoint())
        self._view.translate(here.x() - scene.x(), here.y() - scene.y())
        self.changed.emit(scale)
        self.moved.emit()
