"""The residual plot: how far each prediction is off, by what was predicted."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.panels.results.shown import Shown
from playground.panels.surface.axes import round_ticks
from playground.probe import NO_SAMPLE
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

HEIGHT, LARGE, LARGE_FROM = 128, 260, 440
MOST_DRAWN = 2000
"""The most points that are drawn: more would hide each other, and take longer than a frame."""

LEAST, MOST = 1e-12, 1e100
"""The smallest half of the axis of residuals, and the largest number that is drawn."""

DOT, RING, NEAR = 2.5, 6.0, 12.0
EDGE = 0.08
"""The free part of each axis beyond the points."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
KEYS = (*STEPS, *ENTER)


class ResidualPlot(QWidget):
    """row_taken(number): a point was clicked, or Enter was pressed on it. The arrows walk through the points, from
    small predictions to large ones."""

    row_taken = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._shown: Shown | None = None
        self._spots: NDArray[np.float64] = np.zeros((0, 2))
        self._rows: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._span = (0.0, 1.0, -1.0, 1.0)
        self._probe = self._hovered = self._current = NO_SAMPLE
        self.setAccessibleName("Residuals by prediction")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    def display(self, shown: Shown) -> None:
        """Show the residuals of some answers."""
        found = shown.residuals
        spots = np.column_stack([found.predicted, found.residuals])
        # What is not finite, or nearly not, has no place.
        kept = np.flatnonzero((np.abs(spots) <= MOST).all(axis=1))
        kept = kept[:: -(-len(kept) // MOST_DRAWN) or 1]
        if self._shown is None or not shown.has(self._current) or shown.data is not self._shown.data:
            self._current = NO_SAMPLE
        self._shown, self._spots, self._rows = shown, spots[kept], kept + shown.answers.first
        self._span = _span(spots[kept], found.true)
        self._describe()
        self.update()

    def mark(self, probe: int, hovered: int) -> None:
        """Mark the probe's row and the one under the cursor; NO_SAMPLE for none."""
        if (probe, hovered) != (self._probe, self._hovered):
            self._probe, self._hovered = probe, hovered
            self.update()

    @property
    def current(self) -> int:
        """The row that the keyboard is on, NO_SAMPLE for none."""
        return self._current

    def place_of(self, row: int) -> QPointF | None:
        """Where a row is drawn, if it is."""
        found = np.flatnonzero(self._rows == row)
        return QPointF(*self._places(self._spots[found[:1]])[0].tolist()) if len(found) else None

    def height_for(self, width: int) -> int:
        """The height at a width; 0 if it is hidden."""
        return 0 if self.isHidden() else px(LARGE if width >= px(LARGE_FROM) else HEIGHT)

    def sizeHint(self) -> QSize:
        is_large = self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() >= px(LARGE_FROM)
        return QSize(px(240), px(LARGE if is_large else HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self.sizeHint().height())

    def _describe(self) -> None:
        told = ""
        if self._shown is not None and self._current != NO_SAMPLE:
            told = self._shown.listed(np.array([self._current]))[0].told
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def _ticks(self) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
        left, right, low, high = self._span
        return round_ticks(left, right), round_ticks(low, high)

    @property
    def _box(self) -> QRectF:
        """The room for the points."""
        metrics = QFontMetrics(font("caption"))
        left = max((metrics.horizontalAdvance(text) for _, text in self._ticks[1]), default=0) + px(6)
        return QRectF(self.rect()).adjusted(left, px(4), -px(8), -metrics.height() - px(2))

    def _places(self, spots: ArrayLike) -> NDArray[np.float64]:
        """Where predictions with their residuals are drawn, both (n, 2)."""
        left, right, low, high = self._span
        box = self._box
        shares = (np.asarray(spots) - (left, low)) / (right - left, high - low)
        return np.asarray(shares * (box.width(), -box.height()) + (box.left(), box.bottom()))

    def _nearest(self, place: QPointF) -> int:
        """The row near a place, NO_SAMPLE if there is none."""
        if not len(self._rows):
            return NO_SAMPLE
        lengths = np.abs(self._places(self._spots) - place.toTuple()).sum(axis=1)
        at = int(lengths.argmin())
        return int(self._rows[at]) if lengths[at] <= px(NEAR) else NO_SAMPLE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._nearest(event.position()) if event.button() == Qt.MouseButton.LeftButton else NO_SAMPLE
        if row == NO_SAMPLE:
            super().mousePressEvent(event)
            return
        self._walk(row)
        self.row_taken.emit(row)

    def _walk(self, row: int) -> None:
        self._current = row
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and len(self._rows):
            order = self._rows[np.argsort(self._spots[:, 0], kind="stable")]
            at = np.flatnonzero(order == self._current)
            to = 0 if not len(at) else min(max(int(at[0]) + step, 0), len(order) - 1)
            self._walk(int(order[to]))
        elif event.key() in ENTER and self._current != NO_SAMPLE:
            self.row_taken.emit(self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # With the focus, the plot takes its keys before the window's shortcuts do.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = self._style.theme, self._box
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        self._paint_axes(painter, box)
        stamp = self._stamp()
        half = stamp.deviceIndependentSize().width() / 2.0
        for x, y in (self._places(self._spots) - half).tolist():
            painter.drawPixmap(QPointF(x, y), stamp)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rings = (
            (self._hovered, theme.border_strong, 2.0),
            (self._probe, theme.text, 1.75),
            (self._current if self.hasFocus() else NO_SAMPLE, theme.accent, 2.0),
        )
        for row, color, width in rings:
            place = self.place_of(row)
            if place is not None:
                painter.setPen(QPen(QColor(color), width))
                painter.drawEllipse(place, px(RING), px(RING))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))
        painter.end()

    def _stamp(self) -> QPixmap:
        """The picture of a point, which is faster to draw than an ellipse: hollow for test rows."""
        theme, ratio, dot = self._style.theme, self.devicePixelRatioF(), px(10 * DOT) / 10.0
        side = 2.0 * dot + 2.0
        made = QPixmap(QSizeF(side, side).toSize() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        is_test = self._shown is not None and self._shown.is_test
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.test if is_test else theme.train), 1.25))
        painter.setBrush(QColor(theme.raised if is_test else theme.train))
        painter.drawEllipse(QPointF(side / 2.0, side / 2.0), dot, dot)
        painter.end()
        return made

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        theme, metrics = self._style.theme, QFontMetrics(font("caption"))
        below, beside = self._ticks
        high = metrics.height()
        heights = self._places([(0.0, value) for value, _ in beside] or np.zeros((0, 2)))[:, 1].tolist()
        for (value, text), y in zip(beside, heights, strict=True):
            painter.setPen(QPen(QColor(theme.border_strong if value == 0.0 else theme.border), 1.0))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(theme.text_2))
            room = QRectF(0.0, y - high / 2.0, box.left() - px(6), high)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        wide = max((metrics.horizontalAdvance(text) for _, text in below), default=0) + px(8)
        is_tight = len(below) * wide > box.width()
        below = below[:: 2 if is_tight else 1]
        lefts = self._places([(value, 0.0) for value, _ in below] or np.zeros((0, 2)))[:, 0].tolist()
        for (_, text), left in zip(below, lefts, strict=True):
            x = min(left, self.width() - wide / 2.0 + px(4))
            painter.drawText(
                QRectF(x - wide / 2.0, box.bottom() + px(2), wide, high), Qt.AlignmentFlag.AlignCenter, text
            )


def _span(spots: NDArray[np.float64], true: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """What is shown: left, right, low, high. The line at 0 is in the middle; the ends are round, so that they do not
    change in every frame."""
    ends = np.concatenate([spots[:, 0], true])
    left, right = (float(ends.min()), float(ends.max())) if len(ends) else (0.0, 1.0)
    edge = EDGE * ((right - left) or 1.0)
    most = float(np.abs(spots[:, 1]).max()) if len(spots) else 1.0
    limit = _round_up(max(most * (1.0 + EDGE), LEAST))
    return left - edge, right + edge, -limit, limit


def _round_up(value: float) -> float:
    """The next number with one digit, or with 1.5."""
    power = 10.0 ** np.floor(np.log10(value))
    return float(
        next(power * step for step in (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0) if power * step >= value * 0.999)
    )
