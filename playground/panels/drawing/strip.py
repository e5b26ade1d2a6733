"""A row of small pictures of samples, one of which can be chosen."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from playground.style.font import font
from playground.style.ink import ink_image
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.elided import shortened

GAP, BELOW, EDGE = 6, 16, 2
"""Pixels between pictures, of a caption below them, and around a picture for its focus."""

MOST = 96
"""The most pixels of a caption."""

ARROW = "\u2192"
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Sample(NamedTuple):
    """number: among all rows of the data. shares: its ink, (rows, columns). true, read: the classes of a caption, ""
    for none. told: what it is, for screen readers and the tool tip."""

    number: int
    shares: NDArray[np.float64]
    told: str
    true: str = ""
    read: str = ""


class PictureStrip(QWidget):
    """chosen(number): by a click, Enter or Space. dropped(number, place): dragged to a place of the screen. Those that
    have no room are reached with the arrow keys or the wheel.

    current: the place of the picture that the keys would choose.
    """

    chosen = Signal(int)
    dropped = Signal(int, QPoint)

    def __init__(self, style: Style, name: str, *, side: int, gap: int = GAP, is_captioned: bool = False) -> None:
        super().__init__()
        self._style, self._side, self._gap = style, side, gap
        self._is_captioned = is_captioned
        self.samples: Sequence[Sample] = ()
        self.pinned = -1
        self.current, self._first = 0, 0
        self._widest = 0
        self._images: dict[int, QImage] = {}
        self._press: tuple[int, QPoint] | None = None
        self._is_dragging = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    def display(self, samples: Sequence[Sample]) -> None:
        """Show some samples."""
        here = self.samples[self.current].number if self.current < len(self.samples) else -1
        self.samples = samples
        self._images.clear()
        self._measure()
        numbers = [sample.number for sample in samples]
        self.current = numbers.index(here) if here in numbers else min(self.current, max(len(samples) - 1, 0))
        self._scroll_to(self.current)
        self._tell()
        self.update()

    def mark(self, number: int) -> None:
        """Mark the sample that is pinned, if it is here."""
        if number != self.pinned:
            self.pinned = number
            self.update()

    @property
    def whole(self) -> int:
        """How many pictures fit."""
        return max(1, (self.width() - 2 * EDGE + px(self._gap)) // self._step)

    def box(self, at: int) -> QRectF:
        """Where a picture is, by its place."""
        inset = (self._step - px(self._gap) - px(self._side)) // 2
        return QRectF(EDGE + inset + (at - self._first) * self._step, EDGE, px(self._side), px(self._side))

    @property
    def _step(self) -> int:
        return max(px(self._side), self._widest) + px(self._gap)

    def _measure(self) -> None:
        """Make room for the captions."""
        metrics, self._widest = QFontMetrics(font("caption_strong")), 0
        if self._is_captioned:
            texts = {f"{sample.true}{ARROW}{sample.read}" for sample in self.samples}
            widest = max(map(metrics.horizontalAdvance, texts), default=0)
            self._widest = min(widest, px(MOST))

    def _at(self, position: QPointF) -> int | None:
        at = self._first + int((position.x() - EDGE) // self._step)
        return at if 0 <= at < len(self.samples) and position.x() >= 0 else None

    def _scroll_to(self, at: int) -> None:
        last = max(len(self.samples) - self.whole, 0)
        self._first = min(max(self._first, at - self.whole + 1), at, last) if self.samples else 0
        self._first = max(self._first, 0)

    def _go(self, at: int) -> None:
        if self.samples:
            self.current = min(max(at, 0), len(self.samples) - 1)
            self._scroll_to(self.current)
            self._tell()
            self.update()

    def _tell(self) -> None:
        count = len(self.samples)
        told = f"{self.samples[self.current].told}, {self.current + 1} of {count}" if count else "none"
        self.setAccessibleDescription(told)

    def _choose(self, at: int) -> None:
        self._go(at)
        self.chosen.emit(self.samples[at].number)

    def sizeHint(self) -> QSize:
        return QSize(px(self._side) + 2 * EDGE, px(self._side + (BELOW if self._is_captioned else 0)) + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._press, self._is_dragging = (at, event.position().toPoint()), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None or self._is_dragging:
            return
        at, start = self._press
        if (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance():
            self._is_dragging = True
            side = px(self._side)
            self.setCursor(QCursor(QPixmap.fromImage(self._image(at)).scaled(side, side)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_dragging:
            self._is_dragging = False
            self.unsetCursor()
            self.dropped.emit(self.samples[press[0]].number, event.globalPosition().toPoint())
        elif press[0] < len(self.samples):
            self._choose(press[0])

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().x() or (event.angleDelta().y() if len(self.samples) > self.whole else 0)
        if not turn:
            event.ignore()
            return
        last = max(len(self.samples) - self.whole, 0)
        self._first = min(max(self._first + (-1 if turn > 0 else 1), 0), last)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._go(self.current + STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self.samples) - 1)
        elif key in CHOOSING and self.samples:
            self._choose(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: object) -> bool:  # type: ignore[override]
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.ShortcutOverride:
            # With the focus, the row takes its keys before the window's shortcuts do.
            key = Qt.Key(event.key())
            if not event.modifiers() and (key in (*STEPS, *CHOOSING, Qt.Key.Key_Home, Qt.Key.Key_End)):
                event.accept()
                return True
        if isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.samples[at].told if at is not None else "", self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def _image(self, at: int) -> QImage:
        if at not in self._images:
            self._images[at] = ink_image(self.samples[at].shares, self._style.theme)
        return self._images[at]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = range(self._first, min(self._first + self.whole + 1, len(self.samples)))
        for at in shown:
            box, sample = self.box(at), self.samples[at]
            painter.drawImage(box, self._image(at))
            is_current = at == self.current and self.hasFocus()
            is_marked = is_current or sample.number == self.pinned
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent if is_marked else theme.border), 2.0 if is_current else 1.0))
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), px(3), px(3))
            if self._is_captioned:
                self._draw_caption(painter, box, sample)
        painter.end()

    def _draw_caption(self, painter: QPainter, box: QRectF, sample: Sample) -> None:
        theme, metrics = self._style.theme, QFontMetrics(font("caption_strong"))
        room = (self._step - metrics.horizontalAdvance(ARROW)) // 2
        true, read = (shortened(text, metrics, room) for text in (sample.true, sample.read))
        widths = [metrics.horizontalAdvance(text) for text in (true, ARROW, read)]
        x, y = box.center().x() - sum(widths) / 2.0, box.bottom() + px(BELOW) / 2.0 + metrics.ascent() / 2.0
        painter.setFont(font("caption_strong"))
        for text, width, color in zip((true, ARROW, read), widths, (theme.text, theme.text, theme.danger), strict=True):
            painter.setPen(QColor(color))
            painter.drawText(QPointF(x, y), text)
            x += width

    def _on_style_changed(self) -> None:
        self._images.clear()
        self._measure()
        self.updateGeometry()
        self.update()
