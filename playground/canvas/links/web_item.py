"""Links drawn together, a few times a second: all those of a network too large to draw each of them in every frame, or
only those that matter less."""

import math
import time

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from playground.canvas.geometry import COARSE, link_path
from playground.canvas.lettering import zoom_of
from playground.canvas.links.link_item import DIM, FADED, WEAK, WEAK_WIDTH
from playground.canvas.links.routes import FINE, ROUGH, Routes
from playground.canvas.overlay_item import FAR
from playground.style.color_map import link_color, link_width, mixed
from playground.style.style import Style

MANY_LINKS = 500
"""Above this many, links are drawn as a web."""

MANY_STILL = 2000
"""This many may be drawn smoothly while nothing changes."""

MARGIN = 160
"""Pixels drawn around the visible part, so that a pan has something to show."""

SHARE = 0.25
"""During training, drawing takes at most this share of the time."""

REST_MS = 150
"""After this long without a change, everything is drawn again, smoothly."""

FAR_AWAY, MYRIAD = 0.2, 20_000
"""Below that scale, a rough curve suffices. Above that number, only the strongest links are drawn: they would hide the
others."""

_LEVELS = 12
_SILENT = 2 * _LEVELS
_LOST = _SILENT + 1
_DIM = 2 * _LOST
_WEAK = -1
"""Of links into outputs that are not in full color, and of the weak ones from a table, which are drawn first."""


class WebItem(QGraphicsItem):
    """Draws the links into a pixmap and shows that. hot: links with items of their own on top; if there are any, the
    others fade. left_out: links that are being moved; they are not in the pixmap."""

    def __init__(self, style: Style, routes: Routes, scene: QGraphicsScene) -> None:
        super().__init__()
        self.setZValue(1.0)
        self.setVisible(False)
        self._style, self._routes = style, routes
        self.hot: frozenset[str] = frozenset()
        self.left_out: frozenset[str] = frozenset()
        self._weights: NDArray[np.float64] = np.zeros(0)
        self._reaching: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._weak: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._dim: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._pixels, self._drawn_for = QPixmap(), QTransform()
        self._stale, self._smooth = True, False
        self._next = 0.0
        self._rest = QTimer(scene, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)

    def refresh(self, weights: NDArray[np.float64], *, at_once: bool) -> None:
        """Show weights, in the order of the routes."""
        if not np.array_equal(weights, self._weights, equal_nan=True):
            self._weights = weights
            if at_once or time.perf_counter() >= self._next:
                self.renew()

    def show_reaching(self, reaching: NDArray[np.bool_]) -> None:
        """Show which links lead to an output, in the order of the routes."""
        if not np.array_equal(reaching, self._reaching):
            self._reaching = reaching
            self.renew()

    def show_weak(self, weak: NDArray[np.bool_]) -> None:
        """Show which links are not among the strongest from a table, in the order of the routes."""
        if not np.array_equal(weak, self._weak):
            self._weak = weak
            self.renew()

    def show_dim(self, dim: NDArray[np.bool_]) -> None:
        """Show which links lead to an output that is not among those in full color, in the order of the routes."""
        if not np.array_equal(dim, self._dim):
            self._dim = dim
            self.renew()

    def renew(self) -> None:
        """Draw again: routes, colors or the set of links changed."""
        self._stale, self._smooth = True, False
        self.update()

    def show_hot(self, ids: frozenset[str], left_out: frozenset[str]) -> None:
        """Fade behind the items of these links, and leave some out."""
        self.hot = ids
        if left_out != self.left_out:
            self.left_out = left_out
            self._stale, self._smooth = True, False
        self.update()

    def boundingRect(self) -> QRectF:
        return FAR

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if len(self._weights) != len(self._routes.ids):
            return
        if widget is None:
            self._draw_links(painter, np.arange(len(self._weights)), zoom_of(painter))
            return
        seen = painter.worldTransform()
        if self._stale or not self._covers(seen, widget.size()):
            self._draw(seen, widget)
            # Hairlines are always smooth.
            if not self._smooth and seen.m11() >= COARSE:
                self._rest.start()
        painter.save()
        painter.resetTransform()
        painter.setOpacity(FADED if self.hot else 1.0)
        painter.drawPixmap(self._away(seen) - QPointF(MARGIN, MARGIN), self._pixels)
        painter.restore()

    def _away(self, seen: QTransform) -> QPointF:
        return QPointF(seen.dx() - self._drawn_for.dx(), seen.dy() - self._drawn_for.dy())

    def _covers(self, seen: QTransform, size: QSize) -> bool:
        away, whole = self._away(seen), self._pixels.deviceIndependentSize()
        near = max(abs(away.x()), abs(away.y())) <= MARGIN
        return near and seen.m11() == self._drawn_for.m11() and whole == size + QSize(2 * MARGIN, 2 * MARGIN)

    def _draw(self, seen: QTransform, widget: QWidget) -> None:
        begun, ratio = time.perf_counter(), widget.devicePixelRatioF()
        size = widget.size() + QSize(2 * MARGIN, 2 * MARGIN)
        self._pixels = QPixmap(size * ratio)
        self._pixels.setDevicePixelRatio(ratio)
        self._pixels.fill(Qt.GlobalColor.transparent)
        self._drawn_for, self._stale = QTransform(seen), False
        painter = QPainter(self._pixels)
        painter.translate(MARGIN, MARGIN)
        painter.setWorldTransform(seen, True)
        area = seen.inverted()[0].mapRect(QRectF(-MARGIN, -MARGIN, size.width(), size.height()))
        self._draw_links(painter, self._routes.within(area), seen.m11())
        painter.end()
        now = time.perf_counter()
        self._next = now + (now - begun) / SHARE

    def _on_rest(self) -> None:
        self._stale = self._smooth = True
        self.update()

    def _draw_links(self, painter: QPainter, rows: NDArray[np.intp], scale: float) -> None:
        ids = self._routes.ids
        if self.left_out:
            rows = np.setdiff1d(rows, [self._routes.rows[id] for id in self.left_out])
        if scale < FAR_AWAY and len(rows) > MYRIAD:
            sizes = np.nan_to_num(np.abs(self._weights[rows]), nan=np.inf)
            rows = rows[np.argpartition(-sizes, MYRIAD)[:MYRIAD]]
        kinds, points = self._kinds(rows), FINE if scale >= FAR_AWAY else ROUGH
        for kind in np.unique(kinds):
            members, pen = rows[kinds == kind], self._pen(int(kind))
            if scale < COARSE or kind == _WEAK or kind >= _DIM:
                # Hairlines cost little, however many there are.
                pen.setWidth(0)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(pen)
                painter.drawPath(_joined(*self._routes.curves(members, points)))
            else:
                smooth = len(rows) <= (MANY_STILL if self._smooth else MANY_LINKS)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
                painter.setPen(pen)
                for row in members:
                    painter.drawPath(link_path(*self._routes.ends(ids[row])))

    def _kinds(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """The look of each link: its sign and one of _LEVELS sizes, the strongest last; silent; or lost."""
        weights = self._weights[rows]
        with np.errstate(invalid="ignore"):
            levels = np.floor(_LEVELS * (1.0 - np.exp(-np.abs(weights) / 0.7))).clip(0, _LEVELS - 1)
        kinds = 2 * np.nan_to_num(levels).astype(np.intp) + (weights > 0.0)
        kinds[~self._reaching[rows] | (weights == 0.0)] = _SILENT
        kinds[~np.isfinite(weights)] = _LOST
        if len(self._weak) == len(self._weights):
            kinds[self._weak[rows]] = _WEAK
        if len(self._dim) == len(self._weights):
            kinds[self._dim[rows] & (kinds >= 0) & (kinds < _SILENT)] += _DIM
        return kinds

    def _pen(self, kind: int) -> QPen:
        theme = self._style.theme
        if kind == _SILENT:
            return QPen(QColor(theme.border_strong), 1.0, Qt.PenStyle.DotLine)
        if kind == _WEAK:
            return QPen(mixed(theme.canvas, theme.border_strong, WEAK), WEAK_WIDTH)
        if kind == _LOST:
            return QPen(QColor(theme.danger), 2.0)
        is_dim, kind = kind >= _DIM, kind % _DIM
        size = -0.7 * math.log1p(-(kind // 2 + 0.5) / _LEVELS)
        weight = size if kind % 2 else -size
        color = link_color(theme, weight)
        pen = QPen(color, link_width(weight))
        if is_dim:
            pen.setColor(mixed(theme.canvas, color.name(), DIM))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


def _joined(xs: NDArray[np.float64], ys: NDArray[np.float64]):  # type: ignore[no-untyped-def]
    """One path of many curves, each a row of points, with gaps between them."""
    connect = np.ones(xs.shape, dtype=np.int32)
    connect[:, -1] = 0
    return arrayToQPath(xs.ravel(), ys.ravel(), connect=connect.ravel(), finiteCheck=False)
