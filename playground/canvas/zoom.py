"""How the canvas is looked at: scale and place, by wheel, keys and hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView

LEAST, MOST = 0.1, 4.0
ROOM_LEFT, ROOM = 58, 12
"""Pixels kept free at the left, for the palette, and on the other sides."""


class Lens:
    """Scales and moves a canvas view. Until a person zooms or pans, everything stays in view."""

    def __init__(self, view: "CanvasView") -> None:
        self._view = view
        self._fitted = True

    def fit(self) -> None:
        """Show everything, at 100 % at most, beside the palette."""
        self._fitted = True
        area = self._view.viewport().rect().adjusted(ROOM_LEFT, ROOM, -ROOM, -ROOM)
        content = self._view.canvas.content()
        if not content.isEmpty() and area.width() > 50 and area.height() > 50:
            scale = min(area.width() / content.width(), area.height() / content.height(), 1.0)
            self._look_at(content.center(), QPointF(area.center()), max(scale, LEAST))

    def fit_selection(self) -> None:
        """Show what is selected."""
        canvas, rect = self._view.canvas, QRectF()
        for id in canvas.selection:
            item = canvas.nodes.get(id) or canvas.links.get(id) or canvas.layers.get(id)
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
        self._zoom_to(min(max(self._view.zoom * 1.2**steps, LEAST), MOST), at)

    def zoom_to(self, scale: float) -> None:
        """Show at a scale, around the middle."""
        self._zoom_to(scale, None)

    def pan(self, away: QPointF) -> None:
        """Move the paper by pixels of the screen."""
        self._fitted = False
        self._view.translate(away.x() / self._view.zoom, away.y() / self._view.zoom)
        self._view.minimap.follow()

    def center_on(self, point: QPointF) -> None:
        """Show a point of the scene in the middle."""
        self._fitted = False
        self._look_at(point, QPointF(self._view.viewport().rect().center()), self._view.zoom)

    def _zoom_to(self, scale: float, at: QPointF | None) -> None:
        anchor = at or QPointF(self._view.viewport().rect().center())
        self._fitted = False
        self._look_at(self._view.mapToScene(anchor.toPoint()), anchor, scale)

    def _look_at(self, scene: QPointF, viewport: QPointF, scale: float) -> None:
        self._view.resetTransform()
        self._view.scale(scale, scale)
        here = self._view.mapToScene(viewport.toPoint())
        self._view.translate(here.x() - scene.x(), here.y() - scene.y())
        self._view.zoom_card.display(scale)
        self._view.close_popups()
        self._view.minimap.follow()
        self._view.looked.emit()
