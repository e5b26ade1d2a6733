"""A slider over any range, linear or logarithmic, for mouse, wheel and keyboard."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.style.size import px
from playground.style.style import Style

KNOB, TRACK, LEAST = 14.0, 4.0, 64
HEIGHT, TICKED_HEIGHT = 20, 28
TICKS = (11, 14)
"""Where a tick begins and ends, below the middle of the track."""

_STEPS = {
    Qt.Key.Key_Right: 1.0, Qt.Key.Key_Up: 1.0, Qt.Key.Key_Left: -1.0, Qt.Key.Key_Down: -1.0,
    Qt.Key.Key_PageUp: 5.0, Qt.Key.Key_PageDown: -5.0,
}  # fmt: skip


class Slider(QWidget):
    """moved(value) while the user drags, turns the wheel or presses keys; released() at the end of the gesture. Setting
    a value emits nothing."""

    moved = Signal(float)
    released = Signal()

    def __init__(
        self,
        style: Style,
        low: float,
        high: float,
        *,
        logarithmic: bool = False,
        step: float | None = None,
        ticks: Sequence[float] = (),
        whole: float = 0.0,
        width: int = 120,
    ) -> None:
        """step: one step of a key or the wheel, in decades if logarithmic. whole: values are rounded to multiples of
        step. width: the preferred width in pixels."""
        super().__init__()
        self._style = style
        self._low, self._high, self._logarithmic = low, high, logarithmic
        self._step = step or (self._scaled(high) - self._scaled(low)) / 100.0
        self._ticks, self._whole, self._width = ticks, whole, width
        self._value = low
        self._dragging = self._keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    @property
    def value(self) -> float:
        """The value shown."""
        return self._value

    @property
    def high(self) -> float:
        """The largest possible value."""
        return self._high

    def use_range(self, low: float, high: float) -> None:
        """Set the range. A step stays the same share of it."""
        before = self._scaled(self._high) - self._scaled(self._low)
        self._low, self._high = low, high
        self._step *= (self._scaled(high) - self._scaled(low)) / before
        self.update()

    def display(self, value: float) -> None:
        """Show a value; ignored while the user drags the knob."""
        if not self._dragging and value != self._value:
            self._value = value
            self.update()

    def _scaled(self, value: float) -> float:
        return math.log10(value) if self._logarithmic else value

    def _share(self, value: float) -> float:
        low, high = self._scaled(self._low), self._scaled(self._high)
        bounded = min(max(value, self._low), self._high)
        return (self._scaled(bounded) - low) / (high - low)

    def _at_share(self, share: float) -> float:
        low, high = self._scaled(self._low), self._scaled(self._high)
        scaled = low + min(max(share, 0.0), 1.0) * (high - low)
        value = float(f"{10.0**scaled:.3g}") if self._logarithmic else scaled
        if self._whole:
            value = round(value / self._whole) * self._whole
        return min(max(value, self._low), self._high)

    def _set_by_hand(self, value: float) -> None:
        if value != self._value:
            self._value = value
            self.update()
            self.moved.emit(value)

    def _move_by(self, steps: float) -> None:
        low, high = self._scaled(self._low), self._scaled(self._high)
        self._set_by_hand(self._at_share(self._share(self._value) + steps * self._step / (high - low)))

    def _at_mouse(self, x: float) -> float:
        return self._at_share((x - self._start) / max(1.0, self.width() - 2.0 * self._start))

    def _x(self, value: float) -> float:
        return self._start + self._share(value) * (self.width() - 2.0 * self._start)

    @property
    def _start(self) -> float:
        """Where the middle of the knob is at the lowest value."""
        return 2.0 + px(KNOB) / 2.0

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._width), px(TICKED_HEIGHT if self._ticks else HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(LEAST), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        # With the focus, the slider takes its keys before the window's shortcuts do.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging, self._keyboard = True, False
            self._set_by_hand(self._at_mouse(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._set_by_hand(self._at_mouse(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self.released.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120.0 or event.angleDelta().x() / 120.0
        self._move_by(steps * (5.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        self._keyboard = True
        if steps is not None:
            self._move_by(steps * (5.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0))
        elif event.key() == Qt.Key.Key_Home:
            self._set_by_hand(self._low)
        elif event.key() == Qt.Key.Key_End:
            self._set_by_hand(self._high)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and _moves(event):
            self.released.emit()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.released.emit()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, x, track, knob = self.height() / 2.0, self._x(self._value), px(TRACK), px(KNOB) / 2.0
        accent = QColor(theme.accent if self.isEnabled() else theme.border_strong)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(QRectF(2, middle - track / 2, self.width() - 4, track), track / 2, track / 2)
        painter.setBrush(accent)
        painter.drawRoundedRect(QRectF(2, middle - track / 2, x - 2, track), track / 2, track / 2)
        painter.setPen(QPen(QColor(theme.text_2), 1))
        for tick in self._ticks:
            at = round(self._x(tick)) + 0.5
            painter.drawLine(QPointF(at, middle + px(TICKS[0])), QPointF(at, middle + px(TICKS[1])))
        painter.setPen(QPen(accent, 2))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(QPointF(x, middle), knob - 1, knob - 1)
        if self.hasFocus() and self._keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, middle), knob + 2, knob + 2)
        painter.end()


def _moves(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    return not event.modifiers() & Qt.KeyboardModifier.ControlModifier and (
        key in _STEPS or key in (Qt.Key.Key_Home, Qt.Key.Key_End)
    )
