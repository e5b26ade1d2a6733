"""The five lines of the loop: the next one to run, the cost of each, and what is broken in it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.lab.graph.stepper import Mistakes
from core.lab.loop.comparison import Loop
from core.lab.loop.lecture import BACKWARD, LINES, ZERO_GRAD, code
from core.lab.notation import listed
from playground.lab.loop.cards import tint
from playground.style import number
from playground.style.font import font
from playground.style.size import at_least, set_font, space
from playground.style.style import Style
from playground.widgets.form import Card, label

NAMES = ("forward", "zero_grad", "backward", "update", "print")
MARK, SIDE = 21, 8
LINE_HEIGHT = 27


class CodeLine(QWidget):
    """One line: a mark if it runs next, the code, a note on a mistake, and its cost."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.is_next = False
        column = QVBoxLayout(self)
        space(column, margins=(MARK, 3, SIDE, 3))
        column.setSpacing(0)
        row = QHBoxLayout()
        space(row, 8)
        self.code, self.note, self.cost = label(""), label("", "caption"), label("", "small", quiet=True)
        self.code.setMinimumWidth(1)
        self.note.setWordWrap(True)
        self.note.hide()
        self.cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.cost.setMinimumWidth(self.cost.fontMetrics().horizontalAdvance("88.888"))
        row.addWidget(self.code, 1)
        row.addWidget(self.cost)
        column.addLayout(row)
        column.addWidget(self.note)
        at_least(self, height=LINE_HEIGHT)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, code: str, note: str, cost: str, is_next: bool) -> None:
        """Show the present state of a line."""
        self.code.setText(code)
        self.code.setToolTip(code)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.cost.setText(cost)
        self.is_next = is_next
        self.setAccessibleName(f"{code}{', runs next' if is_next else ''}")
        self.update()

    def _on_style_changed(self) -> None:
        tint(self.note, self._style.theme.warning)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_next:
            return
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setBrush(QColor(theme.accent))
        y = self.code.geometry().center().y() + 1.0
        painter.drawPolygon(QPolygonF([QPointF(8, y - 4.5), QPointF(15, y), QPointF(8, y + 4.5)]))
        painter.end()


class CodeCard(Card):
    """The loop as code."""

    def __init__(self, style: Style) -> None:
        super().__init__("The loop")
        self._next = label("", "caption", quiet=True)
        self.header.addWidget(self._next)
        unit = label("ms", "caption", quiet=True)
        unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        unit.setFixedWidth(unit.fontMetrics().horizontalAdvance("88.888") + SIDE)
        space(unit, margins=(0, 0, SIDE, 0))
        self.header.addWidget(unit)
        self.lines = [CodeLine(style) for _ in LINES]
        self.body.setSpacing(1)
        for line in self.lines:
            self.body.addWidget(line)

    def display(self, loop: Loop) -> None:
        """Show which line runs next."""
        right = loop.right
        self._next.setText(f"next: {NAMES[right.line]}" if not loop.fault else "stopped")
        self._fit(code(loop.rate))
        for at, (line, text) in enumerate(zip(self.lines, code(loop.rate), strict=True)):
            cost = right.costs.get(at)
            spent = milliseconds(cost.seconds) if cost is not None else number.NONE
            line.display(text, _note(at, loop.mistakes), spent, at == right.line and not loop.fault)

    def _fit(self, texts: Sequence[str]) -> None:
        """Use a smaller font for all lines if one would be cut off."""
        room = self.lines[0].code.width()
        role = "body" if max(map(QFontMetrics(font("body")).horizontalAdvance, texts)) <= room else "small"
        for line in self.lines:
            set_font(line.code, role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit([line.code.text() for line in self.lines])


def milliseconds(seconds: float) -> str:
    """A time in milliseconds, to the microsecond: 0.425."""
    return number.weight(round(1e3 * seconds, 3), 3)


def _note(line: int, mistakes: Mistakes) -> str:
    """The mistakes of the broken run in a line: a missing zero_grad in its own line, all others in backward."""
    found = [words for name, words in mistakes.words().items() if line == (ZERO_GRAD if name == "kept" else BACKWARD)]
    return f"broken run: {listed(found)}" if found else ""
