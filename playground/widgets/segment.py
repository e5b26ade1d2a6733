"""A row of exclusive choices."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

LEAST, HEIGHT, EDGES = 72, 28, 24
"""The least width of a choice, the height, and the pixels beside the text of a choice."""


class Segment(QWidget):
    """chosen(name) when the user made another choice."""

    chosen = Signal(str)

    def __init__(self, style: Style, choices: Sequence[str], name: str) -> None:
        super().__init__()
        self._style = style
        self._choices = tuple(choices)
        self._present = self._choices[0]
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    def display(self, choice: str) -> None:
        """Show a choice."""
        if choice in self._choices and choice != self._present:
            self._present = choice
            self.update()

    def rename(self, choices: Sequence[str]) -> None:
        """Give the choices other names; which of them is shown stays."""
        if tuple(choices) != self._choices:
            at = self._choices.index(self._present)
            self._choices = tuple(choices)
            self._present = self._choices[at]
            self.updateGeometry()
            self.update()

    def _choose(self, at: int) -> None:
        choice = self._choices[min(max(at, 0), len(self._choices) - 1)]
        if choice != self._present:
            self.display(choice)
            self.chosen.emit(choice)

    def sizeHint(self) -> QSize:
        return QSize(max(px(LEAST), self._widest + px(EDGES)) * len(self._choices), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize((self._widest + px(8)) * len(self._choices), px(HEIGHT))

    @property
    def _widest(self) -> int:
        metrics = QFontMetrics(font("small_strong"))
        return max(metrics.horizontalAdvance(choice) for choice in self._choices)

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(int(event.position().x() * len(self._choices) / max(1, self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose(self._choices.index(self._present) + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover))
        painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        width = (self.width() - 4) / len(self._choices)
        for at, choice in enumerate(self._choices):
            box = QRectF(2 + at * width, 2, width, self.height() - 4)
            present = choice == self._present
            if present:
                focused = self.hasFocus()
                painter.setPen(QPen(QColor(theme.accent if focused else theme.border), 2 if focused else 1))
                painter.setBrush(QColor(theme.raised))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
            painter.setFont(font("small_strong" if present else "small"))
            painter.setPen(QColor(theme.text if present else theme.text_2))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, choice)
        painter.end()
