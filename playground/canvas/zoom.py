"""The view of the canvas: scale and place, by wheel, keys and mouse."""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QCursor

from core.training.snapshot import CLOSE
from playground.canvas import geometry
from playground.canvas.paper import Paper
from playground.canvas.scene import CanvasScene

LEAST, MOST = 0.1, 4.0
ROOM_LEFT, ROOM = 58, 12
"""Pixels kept free on the left, for the palette, and on the other sides."""


class CanvasZoom(QObject):
    """Scales and moves a view of the canvas. Until a person zooms or pans, everything stays in view.

    moved(): the visible part has changed. changed(scale): the scale or the place was set anew; a mere pan does not emit
    it.
    """

    moved = Signal()
    changed = Signal(float)

    def __init__(self, view: Paper, scene: CanvasScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._fitted = True

    @property
    def scale(self) -> float:
        """Pixels of the screen per pixel of the scene; 1 is 100 %."""
        return self._view.zoom

    @property
    def picture_side(self) -> int:
        """Points per side that the nodes' pictures need at this scale; those of `closely` need CLOSE."""
        return CLOSE if self.scale >= geometry.COARSE else 16 if self.scale >= geometry.PLAIN else 4

    @property
    def closely(self) -> frozenset[str]:
        """Nodes that are viewed closely wherever they are shown."""
        if self.picture_side == CLOSE:
            return frozenset()
        ids = (self._scene.hovered, *self._scene.selection[:1])
        return frozenset(id for id in ids if id in self._scene.nodes)

    def reach(self, pixels: float) -> float:
        """The length of screen pixels in the scene, for finding things that look small; never less than the pixels."""
        return pixels / min(1.0, self.scale)

    def middle(self) -> geometry.Point:
        """The middle of the visible part, on the grid of the scene."""
        point = self._view.mapToScene(self._view.viewport().rect().center())
        return geometry.snapped(point.x(), point.y())

    def at_cursor(self) -> geometry.Point:
        """The place of the cursor, or else the middle of the visible part."""
        if not self._view.underMouse():
            return self.middle()
        point = self._view.mapToScene(self._view.viewport().mapFromGlobal(QCursor.pos()))
        return point.x(), point.y()

    def fit(self) -> None:
        """Show everything next to the palette, at 100 % at most."""
        self._fitted = True
        area = self._view.viewport().rect().adjusted(ROOM_LEFT, ROOM, -ROOM, -ROOM)
        content = self._scene.content()
        if not content.isEmpty() and area.width() > 50 and area.height() > 50:
            scale = min(area.width() / content.width(), area.height() / content.height(), 1.0)
            self._look_at(content.center(), QPointF(area.center()), max(scale, LEAST))

    def fit_selection(self) -> None:
        """Show the selection."""
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
        """After a change of the view's size, show everything again if everything was shown."""
        if self._fitted:
            self.fit()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in or out in steps of a fifth, around a point of the viewport (its middle if none is given)."""
        self.zoom_to(min(max(self.scale * 1.2**steps, LEAST), MOST), at)

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Set the scale, 1 being 100 %, around a point of the viewport (its middle if none is given)."""
        anchor = at or QPointF(self._view.viewport().rect().center())
        self._fitted = False
        self._look_at(self._view.mapToScene(anchor.toPoint()), anchor, scale)

    def pan(self, away: QPointF) -> None:
        """Move the paper by pixels of the screen."""
        self._fitted = False
        self._view.translate(away.x() / self.scale, away.y() / self.scale)
        self.moved.emit()

    def center_on(self, point: QPointF) -> None:
        """Center the view on a point of the scene."""
        self._fitted = False
        self._look_at(point, QPointF(self._view.viewport().rect().center()), self.scale)

    def _look_at(self, scene: QPointF, viewport: QPointF, scale: float) -> None:
        self._view.resetTransform()
        self._view.scale(scale, scale)
        here = self._view.mapToScene(viewport.toPoint())
        self._view.translate(here.x() - scene.x(), here.y() - scene.y())
        self.changed.emit(scale)
        self.moved.emit()
