"""The decision surface: the network's output for every point of the plane, with the data on it."""

import math
from html import escape

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from core.data.dataset import Dataset
from playground.style.color_map import picture_table
from playground.style.size import fix
from playground.style.style import Style
from playground.style.theme import Theme
from playground.widgets.plot import calm_plot, dress, label_axis

SYMBOLS = ("o", "s", "t1", "d", "+", "x", "star", "t", "h", "p")
AXIS_WIDTH, AXIS_HEIGHT = 44, 34
MARGIN_TOP, MARGIN_RIGHT = 7, 14

PLAIN = ("x1", "x2")
"""Axes with the default names."""

SNAP = 7.0
"""A click within this many pixels of a sample selects it."""

Contour = list[NDArray[np.float64]]


class ImageItem(QGraphicsItem):
    """A picture stretched over a rectangle of the plane. Its top row is the highest x2."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._area = QRectF(0, 0, 1, 1)

    def display(self, image: QImage, area: QRectF) -> None:
        """Show a picture over an area in plot coordinates."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self._image = image
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # The plot's y axis points up, the painter's down.
        painter.save()
        painter.translate(self._area.left(), self._area.bottom())
        painter.scale(1.0, -1.0)
        painter.drawImage(QRectF(0, 0, self._area.width(), self._area.height()), self._image)
        painter.restore()


class Crosshair(QGraphicsItem):
    """Marks the probe, with the same size at any scale."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._ink = self._halo = QColor()

    def display(self, theme: Theme) -> None:
        """Use a theme's colors."""
        self._ink, self._halo = QColor(theme.text), QColor(theme.halo)
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-14, -14, 28, 28)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((self._halo, 3.5), (self._ink, 1.5)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(QPointF(0, 0), 7, 7)
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(QPointF(7 * x, 7 * y), QPointF(12 * x, 12 * y))


class SurfacePlot(QWidget):
    """probe_moved(x1, x2) when the surface was clicked, cursor_moved(x1, x2) and cursor_left() while hovered, in the
    units of the axes."""

    probe_moved = Signal(float, float)
    cursor_moved = Signal(float, float)
    cursor_left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.plot = calm_plot()
        self.plot.setParent(self)
        self.plot.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)
        item = self.plot.getPlotItem()
        item.getAxis("left").setWidth(AXIS_WIDTH)
        item.getAxis("bottom").setHeight(AXIS_HEIGHT)
        self._image = ImageItem()
        self._contour = QGraphicsPathItem()
        self._test, self._train = pg.ScatterPlotItem(pxMode=True), pg.ScatterPlotItem(pxMode=True)
        self._probe = Crosshair()
        for z, child in enumerate((self._image, self._contour, self._test, self._train, self._probe)):
            child.setZValue(z)
            item.addItem(child, ignoreBounds=True)
        self._data: Dataset | None = None
        self._show_test = True
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, data: Dataset) -> None:
        """Show another data set's points and axes."""
        self._data = data
        left, right, low, high = data.domain
        self.plot.getViewBox().setRange(xRange=(left, right), yRange=(low, high), padding=0.0)
        item = self.plot.getPlotItem()
        item.getAxis("bottom").setTicks([_ticks(left, right)])
        item.getAxis("left").setTicks([_ticks(low, high)])
        self._label_axes()
        self._draw_points()

    def show_image(self, image: QImage) -> None:
        """Show a picture of the whole domain."""
        if self._data is not None:
            left, right, low, high = self._data.domain
            self._image.display(image, QRectF(left, low, right - left, high - low))

    def show_contour(self, lines: Contour, side: int) -> None:
        """Draw lines given in pixels of a surface of side x side points (column, row)."""
        path = QPainterPath()
        if self._data is not None:
            left, right, low, high = self._data.domain
            for line in lines:
                xs = left + (right - left) * line[:, 0] / (side - 1)
                ys = low + (high - low) * line[:, 1] / (side - 1)
                path.moveTo(xs[0], ys[0])
                for x, y in zip(xs[1:], ys[1:], strict=True):
                    path.lineTo(x, y)
        self._contour.setPath(path)

    def show_probe(self, point: tuple[float, float] | None) -> None:
        """Put the crosshair on a point."""
        self._probe.setVisible(point is not None)
        if point is not None:
            self._probe.setPos(*point)

    def show_test(self, shown: bool) -> None:
        """Show or hide the test points."""
        self._show_test = shown
        self._test.setVisible(shown)

    def _label_axes(self) -> None:
        if self._data is not None:
            for side, name in zip(("bottom", "left"), self._data.axes, strict=True):
                label_axis(self.plot, side, axis_text(name), self._style.theme)

    def _draw_points(self) -> None:
        data, theme = self._data, self._style.theme
        if data is None:
            return
        count, size = data.train_count, 8 if self.plot.width() >= 240 else 6
        colors, symbols = point_colors(data, theme), point_symbols(data)
        halo, clear = pg.mkPen(theme.halo, width=1.1), QColor(theme.raised)
        # One of each color: pyqtgraph draws and keeps a symbol for every new pen and brush.
        brushes = {color: pg.mkBrush(color) for color in set(colors)}
        pens = {color: pg.mkPen(color, width=1.5) for color in set(colors)}
        points = data.points
        self._train.setData(
            points[:count, 0], points[:count, 1], symbol=symbols[:count], size=size, pen=halo,
            brush=[brushes[color] for color in colors[:count]],
        )  # fmt: skip
        self._test.setData(
            points[count:, 0], points[count:, 1], symbol=symbols[count:], size=size - 1,
            pen=[pens[color] for color in colors[count:]], brush=clear,
        )  # fmt: skip
        self._test.setVisible(self._show_test)

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        dress(self.plot, theme)
        self._label_axes()
        pen = QPen(QColor(theme.text), 1.1)
        pen.setCosmetic(True)
        self._contour.setPen(pen)
        self._contour.setOpacity(0.8)
        self._probe.display(theme)
        self._draw_points()

    def _plane(self, position: QPointF) -> tuple[float, float] | None:
        box = self.plot.getViewBox()
        scene = self.plot.mapToScene(position.toPoint())
        if self._data is None or not box.sceneBoundingRect().contains(scene):
            return None
        point = box.mapSceneToView(scene)
        return float(point.x()), float(point.y())

    def _snapped(self, position: QPointF, point: tuple[float, float]) -> tuple[float, float]:
        """The point, or the sample under the cursor."""
        assert self._data is not None
        number = nearest(self._data.points, point)
        x, y = self._data.points[number]
        shown = self.plot.mapFromScene(self.plot.getViewBox().mapViewToScene(QPointF(x, y)))
        is_hidden = number >= self._data.train_count and not self._show_test
        is_near = (QPointF(shown) - position).manhattanLength() <= SNAP
        return (float(x), float(y)) if is_near and not is_hidden else point

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            point = self._plane(event.position())
            pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
            if point is None:
                self.cursor_left.emit()
            elif pressed and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove):
                self.probe_moved.emit(*self._snapped(event.position(), point))
            else:
                self.cursor_moved.emit(*self._snapped(event.position(), point))
        elif event.type() == QEvent.Type.Leave:
            self.cursor_left.emit()
        return False

    def resizeEvent(self, event: object) -> None:
        beside, below = AXIS_WIDTH + MARGIN_RIGHT, AXIS_HEIGHT + MARGIN_TOP
        side = self.width() - beside
        fix(self, height=side + below)
        self.plot.setGeometry((self.width() - side - beside) // 2, 0, side + beside, side + below)
        self._draw_points()


def axis_text(name: str) -> str:
    """The name of an axis as markup: variables are italic, as on the canvas."""
    return {"x1": "<i>x</i>\u2081", "x2": "<i>x</i>\u2082"}.get(name, escape(name))


def point_colors(data: Dataset, theme: Theme) -> list[str]:
    """A color for every point: by class, or by value for regression."""
    if data.outputs > 1:
        return [theme.class_color(int(k)) for k in data.targets.argmax(axis=1)]
    values = data.targets[:, 0]
    if data.kind == "classification":
        return [theme.point_positive if value > 0.0 else theme.point_negative for value in values]
    table = picture_table(theme)
    places = np.round((values.clip(-1.0, 1.0) + 1.0) * 127.5).astype(int)
    return [f"#{int(color) & 0xFFFFFF:06x}" for color in table[places]]


def point_symbols(data: Dataset) -> NDArray[np.str_] | list[str]:
    """A symbol for every point. With more than two classes, each has its own shape."""
    if data.outputs == 1:
        return ["o"] * len(data.points)
    return [SYMBOLS[int(k) % len(SYMBOLS)] for k in data.targets.argmax(axis=1)]


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    """About five round numbers from low to high."""
    rough = (high - low) / 4.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1.0, 2.0, 3.0, 5.0, 10.0) if power * factor >= rough * 0.99)
    first = math.ceil(low / step - 1e-9)
    values = [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]
    return [(value, f"{value:g}".replace("-", "\u2212")) for value in values]


def nearest(points: NDArray[np.float64], point: tuple[float, float]) -> int:
    """The number of the nearest of the points (n, 2) to another point."""
    return int(np.square(points - point).sum(axis=1).argmin())
