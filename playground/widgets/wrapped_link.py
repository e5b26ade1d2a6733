"""A sentence over several lines that is pressed as a whole."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

EDGE = 3
FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class WrappedLink(QAbstractButton):
    """clicked() by mouse, Space or Enter. tone: a color of the theme. A disabled one is only read."""

    def __init__(self, style: Style, tone: str) -> None:
        super().__init__()
        self._style, self._tone = style, tone
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.changed.connect(self._on_style_changed)

    def display(self, sentence: str, *, pressable: bool) -> None:
        """Show a sentence; "" hides it."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setEnabled(pressable)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
        self.setVisible(bool(sentence))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - 2 * px(EDGE), 1), 10_000)
        return QFontMetrics(font("small")).boundingRect(room, FLAGS, self.text()).height() + 2 * px(EDGE)

    def sizeHint(self) -> QSize:
        return QSize(px(120), self.heightForWidth(max(self.width(), px(120))))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), QFontMetrics(font("small")).height() + 2 * px(EDGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, written = QColor(getattr(self._style.theme, self._tone)), font("small")
        painter.setPen(color)
        painter.setFont(written)
        edge = px(EDGE)
        painter.drawText(self.rect().adjusted(edge, edge, -edge, -edge), FLAGS, self.text())
        if self.hasFocus() or (self.isEnabled() and self.underMouse()):
            painter.setPen(QPen(color, 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(5), px(5))
        painter.end()

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()
