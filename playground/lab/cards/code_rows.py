"""Lines of code with their results, on a soft ground."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.lab.graph.step_text import CodeLine
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.tint import tint

READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class CodeRow(QWidget):
    """One line: the code, which wraps, and its result at the right."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style, self._tone = style, "gradient"
        row = QHBoxLayout(self)
        space(row, 6, (6, 5, 5, 5))
        self.code, self.result = label("", "code_small"), label("", "code_small")
        self.code.setWordWrap(True)
        for part in (self.code, self.result):
            part.setTextInteractionFlags(READABLE)
        self.result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.code, 1)
        row.addWidget(self.result)
        style.changed.connect(self._on_style_changed)

    def display(self, line: CodeLine, tone: str) -> None:
        """Show a line. tone: "gradient" or "accent"."""
        self._tone = tone
        self.code.setText(line.code)
        self.result.setText(line.result)
        self._on_style_changed()

    def _on_style_changed(self) -> None:
        tint(self.result, getattr(self._style.theme, self._tone))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(self._style.theme, f"{self._tone}_soft")))
        painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        painter.end()


class CodeRows(QWidget):
    """The lines, one below the other; rows are used again."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._pool: list[CodeRow] = []
        self._column = QVBoxLayout(self)
        space(self._column, 4, FLUSH)

    def display(self, lines: Sequence[CodeLine], tone: str) -> None:
        """Show some lines."""
        while len(self._pool) < len(lines):
            self._pool.append(CodeRow(self._style))
            self._column.addWidget(self._pool[-1])
        for at, row in enumerate(self._pool):
            row.setVisible(at < len(lines))
            if at < len(lines):
                row.display(lines[at], tone)
        self.setVisible(bool(lines))

    @property
    def shown(self) -> list[tuple[QLabel, QLabel]]:
        """The labels of each line: its code and its result."""
        return [(row.code, row.result) for row in self._pool if not row.isHidden()]
