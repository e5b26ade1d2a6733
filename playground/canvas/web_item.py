"""The links of a network too large to draw each of them in every frame: drawn together, a few times a second."""

import math
import time
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.canvas.geometry import COARSE
from playground.canvas.link_item import FADED, LinkItem
from playground.canvas.overlay_item import FAR
from playground.canvas.routes import SAMPLES, Routes
from playground.style.color_map import link_color, link_width
from playground.style.style import Style

MANY_LINKS = 500
"""Above so many, links are drawn as a web."""

MANY_STILL = 2000
"""So many may be drawn smoothly while nothing changes."""

MARGIN = 160
"""Pixels drawn round what is seen, so that a pan shows what is there already."""

FINE = COARSE
"""From this scale links are as wide as their weight says; below they are hairlines."""

LEAST_S, SHARE = 0.1, 0.25
"""Drawn anew at most every LEAST_S seconds while training runs, and for at most this share of the time."""

_LEVELS = 12
_SILENT = 2 * _LEVELS
_LOST = _SILENT + 1


class WebItem(QGraphicsItem):
    """Draws every link but the `hot` ones, which have items of their own, into a pixmap, and shows that."""

    def __init__(self, style: Style, routes: Routes, links: Mapping[str, LinkItem]) -> None:
        super().__init__()
        self.setZValue(1.0)
        self.setVisible(False)
        self._style, self._routes, self._links = style, routes, links
        self.hot: frozenset[str] = frozenset()
        self._weights: NDArray[np.float64] = np.zeros(0)
        self._pixels, self._drawn_for = QPixmap(), QTransform()
        self._stale = self._is_still = True
        self._next = 0.0

    def refresh(self, weights: NDArray[np.float64], *, at_once: bool) -> None:
        """Show weights, in the order of the routes."""
        self._weights, self._is_still = weights, at_once
        if at_once or time.perf_counter() >= self._next:
            self.renew()

    def renew(self) -> None:
        """Draw anew: routes, colors or what belongs to it changed."""
        self._stale = True
        self.update()

    def show_hot(self, ids: frozenset[str]) -> None:
        """Leave these to their own items; the rest steps back while there are any."""
        if ids != self.hot:
            self.hot = ids
            self.renew()

    def boundingRect(self) -> QRectF:
        return FAR

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if widget is None or len(self._weights) != len(self._routes.ids):
            return
        seen = painter.worldTransform()
        if self._stale or not self._covers(seen, widget.size()):
            self._draw(seen, widget)
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
        self._next = now + max(LEAST_S, (now - begun) / SHARE)

    def _draw_links(self, painter: QPainter, rows: NDArray[np.intp], scale: float) -> None:
        ids, kinds = self._routes.ids, self._kinds(rows)
        for kind in np.unique(kinds):
            members = rows[kinds == kind]
            if self.hot:
                members = np.array([row for row in members if ids[row] not in self.hot], dtype=np.intp)
            pen = self._pen(int(kind))
            if scale < FINE:
                pen.setWidth(0)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(pen)
                painter.drawPath(_joined(self._routes, members))
            else:
                painter.setRenderHint(
                    QPainter.RenderHint.Antialiasing, len(rows) <= (MANY_STILL if self._is_still else MANY_LINKS)
                )
                painter.setPen(pen)
                for row in members:
                    painter.drawPath(self._links[ids[row]].path)

    def _kinds(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """What each link looks like: its sign and one of _LEVELS sizes, the strongest last; silent; or lost."""
        weights, ids = self._weights[rows], self._routes.ids
        with np.errstate(invalid="ignore"):
            levels = np.floor(_LEVELS * (1.0 - np.exp(-np.abs(weights) / 0.7))).clip(0, _LEVELS - 1)
        kinds = 2 * np.nan_to_num(levels).astype(np.intp) + (weights > 0.0)
        reaching = np.array([self._links[ids[row]].reaching for row in rows], dtype=np.bool_)
        kinds[~reaching | (weights == 0.0)] = _SILENT
        kinds[~np.isfinite(weights)] = _LOST
        return kinds

    def _pen(self, kind: int) -> QPen:
        theme = self._style.theme
        if kind == _SILENT:
            return QPen(QColor(theme.border_strong), 1.0, Qt.PenStyle.DotLine)
        if kind == _LOST:
            return QPen(QColor(theme.danger), 2.0)
        size = -0.7 * math.log1p(-(kind // 2 + 0.5) / _LEVELS)
        weight = size if kind % 2 else -size
        pen = QPen(link_color(theme, weight), link_width(weight))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


def _joined(routes: Routes, rows: NDArray[np.intp]):  # type: ignore[no-untyped-def]
    """One path of many curves, with gaps between them."""
    xs, ys = (np.full((len(rows), SAMPLES + 1), np.nan) for _ in range(2))
    xs[:, :SAMPLES], ys[:, :SAMPLES] = (points[rows] for points in routes.points)
    return arrayToQPath(xs.ravel(), ys.ravel(), connect="finite")
