"""The decision surface: the network's output for every point of the plane, with the data on it."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QMouseEvent, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QGraphicsPathItem, QSizePolicy, QWidget

from core.data.dataset import Dataset
from core.data.plane import Plane
from playground.panels.surface.axes import PLAIN, axis_markup, round_ticks
from playground.panels.surface.items import Crosshair, ImageItem
from playground.panels.surface.points import nearest, point_colors, point_shapes, point_size
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.plot import calm_plot, dress, label_axis, line_pen

ROOM, NAME_ROOM = 6, 16
"""The pixels between the numbers of an axis and the plane, and those for its name."""

TOP = 5
LEAST_SIDE, USUAL_WIDTH = 60, 250

CONTOUR, CONTOUR_HALO = 1.25, 3.0
"""The width of the zero contour, and of the paper around it, which keeps it visible between points."""

SNAP = 7.0
"""A click within this many pixels of a sample selects it."""

Contour = list[NDArray[np.float64]]
Ticks = list[tuple[float, str]]


class SurfacePlot(QWidget):
    """A square in the room there is. probe_moved(x, y) when the surface was clicked, cursor_moved(x, y) and
    cursor_left() while hovered, in the units of the axes; resized() when the square has changed."""

    probe_moved = Signal(float, float)
    cursor_moved = Signal(float, float)
    cursor_left = Signal()
    resized = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.plot = calm_plot()
        self.plot.setParent(self)
        self.plot.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._image = ImageItem()
        self._contour_halo, self._contour = QGraphicsPathItem(), QGraphicsPathItem()
        self._test, self._train = pg.ScatterPlotItem(pxMode=True), pg.ScatterPlotItem(pxMode=True)
        self._probe = Crosshair()
        layers = (self._image, self._test, self._train, self._contour_halo, self._contour, self._probe)
        for z, child in enumerate(layers):
            child.setZValue(z)
            self.plot.getPlotItem().addItem(child, ignoreBounds=True)
        self._data: Dataset | None = None
        self._plane: Plane | None = None
        self._places = np.zeros((0, 2))
        self._show_test = True
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, data: Dataset, plane: Plane) -> None:
        """Show another plane, and a data set's points on it."""
        self._data, self._plane, self._places = data, plane, plane.place(data.points)
        left, right, low, high = plane.domain
        self.plot.getViewBox().setRange(xRange=(left, right), yRange=(low, high), padding=0.0)
        self._place()
        self._draw_points()

    def show_image(self, image: QImage) -> None:
        """Show a picture of the whole domain."""
        if self._plane is not None:
            left, right, low, high = self._plane.domain
            self._image.display(image, QRectF(left, low, right - left, high - low))

    def show_contour(self, lines: Contour, side: int) -> None:
        """Draw lines given in pixels of a surface of side x side points (column, row)."""
        path = QPainterPath()
        if self._plane is not None:
            left, right, low, high = self._plane.domain
            for line in lines:
                xs = left + (right - left) * line[:, 0] / (side - 1)
                ys = low + (high - low) * line[:, 1] / (side - 1)
                path.moveTo(xs[0], ys[0])
                for x, y in zip(xs[1:], ys[1:], strict=True):
                    path.lineTo(x, y)
        self._contour_halo.setPath(path)
        self._contour.setPath(path)

    def show_probe(self, point: tuple[float, float] | None) -> None:
        """Put the crosshair on a place of the plane."""
        self._probe.setVisible(point is not None)
        if point is not None:
            self._probe.setPos(*point)

    def show_test(self, shown: bool) -> None:
        """Show or hide the test points."""
        self._show_test = shown
        self._draw_points()

    @property
    def square(self) -> QRect:
        """The plane on the screen."""
        left, top, right, bottom = self._margins()
        return self.plot.geometry().adjusted(left, top, -right, -bottom)

    def height_for(self, width: int) -> int:
        """The height at which the square fills a width."""
        left, top, right, bottom = self._margins()
        return width - left - right + top + bottom

    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else px(USUAL_WIDTH)
        return QSize(px(USUAL_WIDTH), self.height_for(width))

    def minimumSizeHint(self) -> QSize:
        left, top, right, bottom = self._margins()
        return QSize(px(LEAST_SIDE) + left + right, px(LEAST_SIDE) + top + bottom)

    def _names(self) -> tuple[str, str]:
        """The names at the axes, none if they stand for themselves."""
        names = ("", "") if self._plane is None else (self._plane.axes[0].title, self._plane.axes[1].title)
        return ("", "") if names == PLAIN else names

    def _ticks(self) -> tuple[Ticks, Ticks]:
        """The numbers below and at the left."""
        left, right, low, high = self._plane.domain if self._plane is not None else (-1.0, 1.0, -1.0, 1.0)
        return round_ticks(left, right), round_ticks(low, high)

    def _margins(self) -> tuple[int, int, int, int]:
        """The room around the square for numbers and names: left, top, right, bottom."""
        below, beside = self._ticks()
        name = px(NAME_ROOM) if self._names()[0] else 0
        left = max(_width(text) for _, text in beside) + px(ROOM) + name
        right = max(_width(below[-1][1]) // 2, 1)
        return left, px(TOP), right, QFontMetrics(font("caption")).height() + px(ROOM) + name

    def _place(self) -> None:
        """Give the square the room there is, and the axes their numbers and names."""
        left, top, right, bottom = margins = self._margins()
        side = max(min(self.width() - left - right, self.height() - top - bottom), 1)
        self.plot.setGeometry((self.width() - side - left - right) // 2, 0, side + left + right, side + top + bottom)
        item = self.plot.getPlotItem()
        item.layout.setContentsMargins(0, margins[1], margins[2], 0)
        item.getAxis("left").setWidth(left)
        item.getAxis("bottom").setHeight(bottom)
        for where, ticks, name in zip(("bottom", "left"), self._ticks(), self._names(), strict=True):
            item.getAxis(where).setTicks([_with_room(ticks, side)])
            label_axis(self.plot, where, axis_markup(name) if _width(name) <= side else "", self._style.theme)
        self.resized.emit()

    def _draw_points(self) -> None:
        data, theme = self._data, self._style.theme
        if data is None:
            return
        count = data.train_count
        size = px(point_size(len(data.points) if self._show_test else count))
        colors, shapes = point_colors(data, theme), point_shapes(data)
        halo, clear = line_pen(self.plot, theme.halo, 1.1), QColor(theme.raised)
        # One of each color: pyqtgraph draws and keeps a symbol for every new pen and brush.
        brushes = {color: pg.mkBrush(color) for color in set(colors)}
        pens = {color: line_pen(self.plot, color, 1.5) for color in set(colors)}
        points = self._places
        self._train.setData(
            points[:count, 0], points[:count, 1], symbol=shapes[:count], size=size, pen=halo,
            brush=[brushes[color] for color in colors[:count]],
        )  # fmt: skip
        self._test.setData(
            points[count:, 0], points[count:, 1], symbol=shapes[count:], size=size - 1,
            pen=[pens[color] for color in colors[count:]], brush=clear,
        )  # fmt: skip
        self._test.setVisible(self._show_test)

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        dress(self.plot, theme)
        halo = QColor(theme.halo)
        halo.setAlphaF(0.6)
        for line, color, width in ((self._contour_halo, halo, CONTOUR_HALO), (self._contour, theme.text, CONTOUR)):
            line.setPen(line_pen(self.plot, color, width))
        self._contour.setOpacity(0.85)
        self._probe.display(theme)
        self._place()
        self._draw_points()
        self.updateGeometry()

    def _spot(self, position: QPointF) -> tuple[float, float] | None:
        box = self.plot.getViewBox()
        scene = self.plot.mapToScene(position.toPoint())
        if self._plane is None or not box.sceneBoundingRect().contains(scene):
            return None
        point = box.mapSceneToView(scene)
        return float(point.x()), float(point.y())

    def _snapped(self, position: QPointF, point: tuple[float, float]) -> tuple[float, float]:
        """The point, or the sample under the cursor."""
        assert self._data is not None
        number = nearest(self._places, point)
        x, y = self._places[number]
        shown = self.plot.mapFromScene(self.plot.getViewBox().mapViewToScene(QPointF(x, y)))
        is_hidden = number >= self._data.train_count and not self._show_test
        is_near = (QPointF(shown) - position).manhattanLength() <= SNAP
        return (float(x), float(y)) if is_near and not is_hidden else point

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            point = self._spot(event.position())
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        if event.oldSize().width() != self.width():
            self.updateGeometry()


def _width(text: str) -> int:
    """The width of a text at an axis, in pixels."""
    return QFontMetrics(font("caption")).horizontalAdvance(text)


def _with_room(ticks: Ticks, side: int) -> Ticks:
    """As many of the ticks as fit on a side of some pixels."""
    is_tight = sum(_width(text) + px(ROOM) for _, text in ticks) > side
    return ticks[::2] if is_tight else ticks
