"""The pad: a square to draw on, with mouse, tablet and keyboard."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.data.drawing.frame import Frame
from core.data.drawing.sketch import Sketch
from core.data.drawing.strokes import FINE, Stroke
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

SIDE, LARGE = 216, 256
"""The least side, and that in a card with much room."""

BRUSH, THINNEST, THICKEST, THICKER = 22, 12, 34, 2
"""The width of the brush in pixels of a pad of the usual side, its bounds, and what a key adds to it."""

DIM = 0.3
"""The opacity of a drawing that is not what is read now."""

STEP, FINE_STEP = 1.0 / 27.0, 1.0 / 108.0
"""What an arrow moves the brush by, in shares of the side; fine with Shift."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
THINNER_KEY, THICKER_KEY = Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight
CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
CONTROL = Qt.KeyboardModifier.ControlModifier
DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)


class Pad(QWidget):
    """drawn(): the sketch has changed. brush_changed(width): by a key. undone() and cleared(): the keys for that were
    pressed. numbered(digit): Ctrl and a digit. width is in pixels of a pad of the usual side.

    frame: the part that is read, None if it is the whole pad. is_dim: something else is read now. takes_undo: whether
    Ctrl+Z takes a stroke back, and is not the window's.
    """

    drawn = Signal()
    brush_changed = Signal(int)
    undone = Signal()
    cleared = Signal()
    numbered = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.sketch, self.cells = Sketch(8), 8
        self.brush, self.erases = BRUSH, False
        self.frame: Frame | None = None
        self.is_dim, self.takes_undo = False, False
        self.invitation = ""
        self._inking: Qt.MouseButton | Qt.Key | None = None
        self._cursor: tuple[float, float] | None = None
        self._at = (0.5, 0.5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setToolTip("")
        style.changed.connect(self.updateGeometry)
        style.changed.connect(self.update)

    def begin(self, cells: int) -> None:
        """Show an empty pad for pictures of so many cells on each side."""
        self.sketch, self.cells = Sketch(cells), cells
        self.frame, self.is_dim, self._inking = None, False, None
        self.update()

    @property
    def square(self) -> QRectF:
        """The pad on the widget."""
        side = max(min(self.width(), self.height(), px(LARGE)), 1)
        return QRectF((self.width() - side) / 2.0, (self.height() - side) / 2.0, side, side)

    def sizeHint(self) -> QSize:
        return QSize(px(SIDE), px(SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _radius(self) -> float:
        return self.brush / SIDE / 2.0

    def _place(self, position: QPointF) -> tuple[float, float]:
        square = self.square
        return (position.x() - square.left()) / square.width(), (position.y() - square.top()) / square.height()

    def _begin(self, by: Qt.MouseButton | Qt.Key, place: tuple[float, float], *, erases: bool) -> None:
        self._inking, self._cursor = by, place
        self.sketch.begin(*place, self._radius, erases=erases)
        self._tell()

    def _move(self, place: tuple[float, float]) -> None:
        self._cursor = place
        if self._inking is not None:
            self.sketch.extend(*place)
            self._tell()
        self.update()

    def _tell(self) -> None:
        self.drawn.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, button = self._place(event.position()), event.button()
        is_inside = all(0.0 <= share <= 1.0 for share in place)
        if self._inking is None and is_inside and button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._begin(button, place, erases=self.erases or button == Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(self._place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == self._inking:
            self._inking = None

    def tabletEvent(self, event: QTabletEvent) -> None:
        place = self._place(event.position())
        if event.type() == QEvent.Type.TabletPress and self._inking is None:
            is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            is_eraser = is_eraser or event.button() == Qt.MouseButton.RightButton
            self._begin(Qt.MouseButton.LeftButton, place, erases=self.erases or is_eraser)
        elif event.type() == QEvent.Type.TabletRelease:
            self._inking = None
        else:
            self._move(place)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The right button erases.
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            event.accept()
        else:
            super().contextMenuEvent(event)

    def event(self, event: QEvent) -> bool:
        # With the focus, the pad takes its keys before the window's shortcuts do.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._knows(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.Leave and self._inking is None:
            self._cursor = None
            self.update()
        return super().event(event)

    def _knows(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & CONTROL:
            return key in DIGITS or (key == Qt.Key.Key_Z and self._undoes(event))
        return key in (*ARROWS, *CLEARING, Qt.Key.Key_Space, THINNER_KEY, THICKER_KEY)

    def _undoes(self, event: QKeyEvent) -> bool:
        return self.takes_undo and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._knows(event):
            super().keyPressEvent(event)
        elif key in ARROWS:
            self._step(ARROWS[key], FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP)
        elif key == Qt.Key.Key_Space:
            if self._inking is None and not event.isAutoRepeat():
                self._begin(key, self._at, erases=self.erases)
        elif key in CLEARING:
            self.cleared.emit()
        elif key == Qt.Key.Key_Z:
            self._inking = None
            self.undone.emit()
        elif key in DIGITS:
            self.numbered.emit(key - Qt.Key.Key_0)
        else:
            width = self.brush + (THICKER if key == THICKER_KEY else -THICKER)
            self.brush_changed.emit(min(max(width, THINNEST), THICKEST))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if self._inking == Qt.Key.Key_Space and not event.isAutoRepeat():
                self._inking = None
        else:
            super().keyReleaseEvent(event)

    def _step(self, way: tuple[int, int], step: float) -> None:
        x, y = (min(max(share + step * sign, 0.0), 1.0) for share, sign in zip(self._at, way, strict=True))
        self._at = (x, y)
        self._move(self._at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._cursor = self._at
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._inking = self._cursor = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, square = self._style.theme, self.square
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = square.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(edge, px(4), px(4))
        painter.setPen(QPen(QColor(theme.grid), 1.0))
        for line in range(1, self.cells):
            x, y = (round(start + square.width() * line / self.cells) + 0.5 for start in (square.left(), square.top()))
            painter.drawLine(QPointF(x, square.top()), QPointF(x, square.bottom()))
            painter.drawLine(QPointF(square.left(), y), QPointF(square.right(), y))
        painter.setOpacity(DIM if self.is_dim else 1.0)
        painter.drawPixmap(square.topLeft(), self._ink(square.width()))
        painter.setOpacity(1.0)
        self._draw_over(painter, square)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_marked = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if is_marked else theme.border_strong), 2.0 if is_marked else 1.0))
        painter.drawRoundedRect(edge, px(4), px(4))
        painter.end()

    def _draw_over(self, painter: QPainter, square: QRectF) -> None:
        """Draw the frame, the brush, and the invitation of an empty pad."""
        theme, side = self._style.theme, square.width()
        painter.setClipRect(square)
        if not self.sketch.strokes and self._inking is None:
            painter.setFont(font("body"))
            painter.setPen(QColor(theme.text_2))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self.invitation)
        if self.frame is not None and not self.is_dim:
            dashed = QPen(QColor(theme.accent), 1.25, Qt.PenStyle.DashLine)
            painter.setPen(dashed)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corner = square.topLeft() + QPointF(self.frame.left, self.frame.top) * side
            painter.drawRect(QRectF(corner, QPointF(1.0, 1.0) * (self.frame.side * side) + corner))
        if self._cursor is not None:
            erases = self.erases or self._inking == Qt.MouseButton.RightButton
            pen = QPen(QColor(theme.accent), 1.5, Qt.PenStyle.DotLine if erases else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            radius = self._radius * side
            painter.drawEllipse(square.topLeft() + QPointF(*self._cursor) * side, radius, radius)
        painter.setClipping(False)

    def _ink(self, side: float) -> QPixmap:
        """The strokes alone: erased paper shows the grid again."""
        ratio = self.devicePixelRatioF()
        layer = QPixmap(QSize(round(side * ratio), round(side * ratio)))
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self.sketch.strokes:
            mode = QPainter.CompositionMode
            painter.setCompositionMode(mode.CompositionMode_Clear if stroke.erases else mode.CompositionMode_SourceOver)
            _draw_stroke(painter, stroke, side, QColor(self._style.theme.text))
        painter.end()
        return layer


def _draw_stroke(painter: QPainter, stroke: Stroke, side: float, color: QColor) -> None:
    # As in the ink that is read, an eraser takes the soft edge of a line of its width, too.
    pen = QPen(color, (2.0 * stroke.radius + (2.0 / FINE if stroke.erases else 0.0)) * side)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [QPointF(x, y) * side for x, y in stroke.points]
    if len(points) == 1:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(points)
