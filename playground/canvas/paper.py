"""The paper under the network: a view without frame and scroll bars, with a grid of points."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGraphicsView

from playground.canvas import geometry
from playground.canvas.hints import EMPTY
from playground.canvas.scene import CanvasScene
from playground.style.font import font, text_scale
from playground.style.size import px
from playground.style.style import Style

DOTTED = 0.6
"""The scale from which the grid is drawn."""

FAR = 50_000.0
"""How far the paper extends to each side."""


class Paper(QGraphicsView):
    """Shows a scene, `canvas`; only its transform moves it. It is magnified by the zoom and the text size."""

    def __init__(self, scene: CanvasScene, style: Style) -> None:
        super().__init__(scene)
        self.canvas, self._style = scene, style
        self._zoom = 1.0
        scene.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setSceneRect(QRectF(-FAR, -FAR, 2.0 * FAR, 2.0 * FAR))
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    @property
    def zoom(self) -> float:
        """The zoom; 1 is 100 %, whatever the text size."""
        return self._zoom

    @property
    def magnification(self) -> float:
        """Pixels of the screen per pixel of the scene."""
        return self.transform().m11()

    @property
    def is_up_to_date(self) -> bool:
        """Whether everything is shown at the present text size."""
        return abs(self.magnification - self._zoom * text_scale()) < 1e-9

    def look_at(self, scene: QPointF, viewport: QPointF, zoom: float) -> None:
        """Show a point of the scene at a point of the viewport, at a zoom."""
        self._zoom = zoom
        self.resetTransform()
        self.scale(zoom * text_scale(), zoom * text_scale())
        here = self.mapToScene(viewport.toPoint())
        self.translate(here.x() - scene.x(), here.y() - scene.y())

    def _on_style_changed(self) -> None:
        self.setBackgroundBrush(QColor(self._style.theme.canvas))
        self.resetCachedContent()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawBackground(painter, rect)
        if self.zoom >= DOTTED:
            painter.setPen(QPen(QColor(self._style.theme.grid), 1.6 / self.zoom))
            painter.drawPoints(geometry.grid(rect))

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if not self.canvas.document.network.hidden:
            painter.resetTransform()
            painter.setFont(font("body"))
            painter.setPen(QColor(self._style.theme.text_2))
            area = self.viewport().rect().adjusted(px(60), 0, 0, -px(20))
            place = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(area, place | Qt.TextFlag.TextWordWrap, EMPTY)
