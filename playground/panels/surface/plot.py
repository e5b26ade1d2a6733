"""The decision surface: the network's output for every point of the plane, with the data on it."""

from functools import partial

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QMouseEvent, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QGraphicsPathItem, QSizePolicy, QWidget

from core.data.dataset import Dataset
from core.data.plane import Plane, nearest
from playground.panels.surface.axes import axis_markup, axis_title, round_ticks, stand_for_themselves
from playground.panels.surface.axis_choice import THICK, AxisChoice
from playground.panels.surface.items import Crosshair, ImageItem
from playground.panels.surface.planes import is_wide, loadings
from playground.panels.surface.points import drawn_step, places_of, point_size, target_limit, thinned
from playground.panels.surface.scatter import Scatter
from playground.probe import NO_SAMPLE
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.plain_tip import plain_tip
from playground.widgets.plot import calm_plot, dress, label_axis, line_pen

ROOM, NAME_ROOM = 6, 16
"""The pixels between the numbers of an axis and the plane, and those for its name."""

AXES = ("bottom", "left")

TOP = 5
LEAST_SIDE, USUAL_WIDTH = 60, 250

CONTOUR, CONTOUR_HALO = 1.25, 3.0
"""The width of the zero contour, and of the paper around it, which keeps it visible between points."""

NOTHING = np.zeros(0, dtype=np.intp)
RING, RING_ROOM = 2.0, 7
"""The width of the ring around a sample, and how much larger it is than the sample, in pixels."""
MANY, REST_MS = 600, 150
"""While what is held moves, other points are drawn faintly so often; of more than these, when it has come to rest."""

SNAP = 7.0
"""A click within this many pixels of a sample selects it."""

Contour = list[NDArray[np.float64]]
Ticks = list[tuple[float, str]]


class SurfacePlot(QWidget):
    """A square in the room there is. probe_moved(x, y, sample) when the surface was clicked, cursor_moved(x, y, sample)
    and cursor_left() while hovered, in the units of the axes, with the number of the sample there or NO_SAMPLE;
    axis_chosen(axis, name): another column was chosen for an axis, 0 or 1; resized() when the square has changed."""

    probe_moved = Signal(float, float, int)
    cursor_moved = Signal(float, float, int)
    cursor_left = Signal()
    axis_chosen = Signal(int, str)
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
        self._scatter = Scatter(self.plot)
        self._test, self._train = self._scatter.test, self._scatter.train
        self._ring = pg.ScatterPlotItem(pxMode=True)
        self._probe, self._probe_line = Crosshair(), pg.InfiniteLine(angle=90)
        layers = (
            *(self._image, *self._scatter.items, self._contour_halo, self._contour),
            *(self._ring, self._probe_line, self._probe),
        )
        for z, child in enumerate(layers):
            child.setZValue(z)
            self.plot.getPlotItem().addItem(child, ignoreBounds=True)
        self._data: Dataset | None = None
        self._whole: Dataset | None = None
        self._plane: Plane | None = None
        self._step, self._limit = 1, 1.0
        self._places = np.zeros((0, 2))
        self._kept: tuple[int, int, int, int] | None = None
        self._far: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._draw_points)
        self._show_test = True
        self._ringed: NDArray[np.intp] = NOTHING
        self.choices = (AxisChoice(style, "Column across"), AxisChoice(style, "Column up", upright=True))
        for at, choice in enumerate(self.choices):
            choice.setParent(self)
            choice.chosen.connect(partial(self.axis_chosen.emit, at))
            choice.hide()
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, data: Dataset, plane: Plane, far: NDArray[np.bool_] | None = None) -> None:
        """Show another plane, and a data set's points on it. far: which of those that are drawn are faint, if any."""
        if data is not self._whole:
            self._ringed = NOTHING
        self._whole = data
        self._plane, self._step, self._limit = plane, drawn_step(data), target_limit(data)
        self._data = thinned(data, self._step)
        self._places = places_of(self._data, plane)
        self._far = np.zeros(len(self._places), dtype=bool) if far is None else far
        left, right, low, high = plane.domain
        self.plot.getViewBox().setRange(xRange=(left, right), yRange=(low, high), padding=0.0)
        has_choice = plane.kind == "columns" and is_wide(data)
        for at, (choice, side) in enumerate(zip(self.choices, AXES, strict=True)):
            if has_choice:
                choice.display(data.columns, plane.axes[at].name)
            choice.setVisible(has_choice)
            tip = plain_tip(f"component {at + 1}: {loadings(data, at)}") if plane.shares else ""
            self.plot.getPlotItem().getAxis(side).setToolTip(tip)
        self._kept = None
        self._place()
        self._draw_points()
        # The numbers at the axes may need other room.
        self.updateGeometry()

    def show_far(self, far: NDArray[np.bool_]) -> None:
        """Draw other points faintly."""
        if not np.array_equal(far, self._far):
            self._far = far
            if len(far) > MANY or not self._rest.isActive():
                self._rest.start()

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
        """Put the crosshair on a place of the plane; on a curve, a line."""
        is_curve = self._plane is not None and self._plane.kind == "curve"
        self._probe.setVisible(point is not None and not is_curve)
        self._probe_line.setVisible(point is not None and is_curve)
        if point is not None:
            self._probe.setPos(*point)
            self._probe_line.setPos(point[0])

    def show_test(self, shown: bool) -> None:
        """Show or hide the test points."""
        self._show_test = shown
        self._draw_points()

    def show_ring(self, numbers: NDArray[np.intp]) -> None:
        """Ring some samples by their numbers, and no others."""
        self._ringed = numbers
        self._draw_ring()

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
        names = ("", "") if self._plane is None else (axis_title(self._plane, 0), axis_title(self._plane, 1))
        return ("", "") if stand_for_themselves(names) else names

    def _ticks(self) -> tuple[Ticks, Ticks]:
        """The numbers below and at the left. The heights of classes at a curve are no numbers."""
        left, right, low, high = self._plane.domain if self._plane is not None else (-1.0, 1.0, -1.0, 1.0)
        is_curve = self._plane is not None and self._plane.kind == "curve"
        has_heights = is_curve and self._data is not None and self._data.kind == "classification"
        return round_ticks(left, right), [] if has_heights else round_ticks(low, high)

    def _name_room(self) -> int:
        """The pixels for the name of an axis."""
        if not self.choices[0].isHidden():
            return px(THICK)
        return px(NAME_ROOM) if self._names()[0] else 0

    def _margins(self) -> tuple[int, int, int, int]:
        """The room around the square for numbers and names: left, top, right, bottom. Kept: layouts ask for it in every
        frame."""
        if self._kept is None:
            below, beside = self._ticks()
            name = self._name_room()
            left = max((_width(text) for _, text in beside), default=0) + px(ROOM) + name
            right = max(_width(below[-1][1]) // 2, 1)
            self._kept = left, px(TOP), right, QFontMetrics(font("caption")).height() + px(ROOM) + name
        return self._kept

    def _place(self) -> None:
        """Give the square the room there is, and the axes their numbers and names."""
        left, top, right, bottom = margins = self._margins()
        side = max(min(self.width() - left - right, self.height() - top - bottom), 1)
        self.plot.setGeometry((self.width() - side - left - right) // 2, 0, side + left + right, side + top + bottom)
        item = self.plot.getPlotItem()
        item.layout.setContentsMargins(0, margins[1], margins[2], 0)
        item.getAxis("left").setWidth(left)
        item.getAxis("bottom").setHeight(bottom)
        has_choice = not self.choices[0].isHidden()
        for where, ticks, name in zip(AXES, self._ticks(), self._names(), strict=True):
            item.getAxis(where).setTicks([_with_room(ticks, side)])
            is_written = not has_choice and _width(name) <= side
            label_axis(self.plot, where, axis_markup(name) if is_written else "", self._style.theme)
        if has_choice:
            self._place_choices()
        self.resized.emit()

    def _place_choices(self) -> None:
        """Put the lists of columns along the axes, in their middle."""
        square, thick = self.square, px(THICK)
        across, up = self.choices
        width, height = min(across.sizeHint().width(), self.width()), min(up.sizeHint().height(), self.height())
        left = min(max(square.center().x() - width // 2, 0), self.width() - width)
        top = min(max(square.center().y() - height // 2, 0), self.height() - height)
        across.setGeometry(left, self.plot.geometry().bottom() + 1 - thick, width, thick)
        up.setGeometry(self.plot.geometry().left(), top, thick, height)

    def _draw_points(self) -> None:
        self._rest.stop()
        if self._data is not None:
            self._scatter.display(
                self._data, self._places, self._far, self._limit, self._style.theme, show_test=self._show_test
            )
        self._draw_ring()

    def _draw_ring(self) -> None:
        # The numbers are those of all samples, of which some may not be drawn.
        places = np.zeros((0, 2))
        if len(self._ringed) and self._whole is not None and self._plane is not None:
            shown = self._ringed[self._ringed < len(self._whole.points)]
            places = places_of(self._whole, self._plane)[shown]
        size = px(point_size(len(self._places)) + RING_ROOM)
        pen = line_pen(self.plot, self._style.theme.accent, RING)
        self._ring.setData(*places.T, symbol="o", size=size, pen=pen, brush=None)

    def _on_style_changed(self) -> None:
        self._kept = None
        theme = self._style.theme
        dress(self.plot, theme)
        halo = QColor(theme.halo)
        halo.setAlphaF(0.6)
        for line, color, width in ((self._contour_halo, halo, CONTOUR_HALO), (self._contour, theme.text, CONTOUR)):
            line.setPen(line_pen(self.plot, color, width))
        self._contour.setOpacity(0.85)
        self._probe.display(theme)
        dashed = line_pen(self.plot, theme.accent, 1.5)
        dashed.setStyle(Qt.PenStyle.DashLine)
        self._probe_line.setPen(dashed)
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

    def _snapped(self, position: QPointF, point: tuple[float, float]) -> tuple[float, float, int]:
        """The point, or the sample under the cursor."""
        assert self._data is not None
        # The training points come first.
        shown = self._places if self._show_test else self._places[: self._data.train_count]
        number = nearest(shown, np.array(point))
        x, y = shown[number].tolist()
        there = self.plot.mapFromScene(self.plot.getViewBox().mapViewToScene(QPointF(x, y)))
        is_near = (QPointF(there) - position).manhattanLength() <= SNAP
        return (x, y, number * self._step) if is_near else (*point, NO_SAMPLE)

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
