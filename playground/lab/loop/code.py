"""The five lines of the loop: the next one to run, the cost of each, and what is broken in it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.lab.graph.stepper import Mistakes
from core.lab.loop.comparison import Loop
from core.lab.loop.lecture import BACKWARD, LINES, ZERO_GRAD, code
from core.lab.notation import listed
from playground.lab.cards.code_rows import READABLE
from playground.style import number
from playground.style.size import at_least, fit_text, px, set_font, space
from playground.style.style import Style
from playground.widgets.copying import make_copyable
from playground.widgets.form import Card, label
from playground.widgets.tint import tint

NAMES = ("forward", "zero_grad", "backward", "update", "print")
MARK, SIDE = 21, 8
WIDEST_COST = "88.888"
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
        self.code, self.note, self.cost = label("", "code"), label("", "caption"), label("", "small", quiet=True)
        self.code.setWordWrap(True)
        self.code.setTextInteractionFlags(READABLE)
        self.note.setWordWrap(True)
        self.note.hide()
        self.cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        fit_text(self.cost, WIDEST_COST)
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
        painter.drawRoundedRect(QRectF(self.rect()), px(5), px(5))
        painter.setBrush(QColor(theme.accent))
        y = self.code.geometry().center().y() + 1.0
        left, right, half = px(8), px(15), 4.5 * px(8) / 8.0
        painter.drawPolygon(QPolygonF([QPointF(left, y - half), QPointF(right, y), QPointF(left, y + half)]))
        painter.end()


class CodeCard(Card):
    """The loop as code."""

    def __init__(self, style: Style) -> None:
        super().__init__("The loop")
        self._next = label("", "caption", quiet=True)
        self.header.addWidget(self._next)
        self.copy = QPushButton("Copy")
        self.copy.setProperty("role", "link")
        set_font(self.copy, "small")
        self.copy.setAccessibleName("Copy the loop")
        self.copy.setToolTip("Copy the loop as Python")
        self.copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.copy.clicked.connect(self._on_copy)
        self.header.addWidget(self.copy)
        unit = label("ms", "caption", quiet=True)
        unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        fit_text(unit, WIDEST_COST, SIDE)
        space(unit, margins=(0, 0, SIDE, 0))
        self.header.addWidget(unit)
        self.lines = [CodeLine(style) for _ in LINES]
        self.body.setSpacing(1)
        for line in self.lines:
            self.body.addWidget(line)
        make_copyable(self, self._text)

    def display(self, loop: Loop) -> None:
        """Show which line runs next."""
        right = loop.right
        self._next.setText(f"next: {NAMES[right.line]}" if not loop.fault else "stopped")
        for at, (line, text) in enumerate(zip(self.lines, code(loop.rate), strict=True)):
            cost = right.costs.get(at)
            spent = milliseconds(cost.seconds) if cost is not None else number.NONE
            line.display(text, _note(at, loop.mistakes), spent, at == right.line and not loop.fault)

    @property
    def text(self) -> str:
        """The loop as Python."""
        return "\n".join(["for k in range(20):", *(f"    {line.code.text()}" for line in self.lines)])

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)

    def _text(self) -> str:
        return self.text


def milliseconds(seconds: float) -> str:
    """A time in milliseconds, to the microsecond: 0.425."""
    return number.weight(round(1e3 * seconds, 3), 3)


def _note(line: int, mistakes: Mistakes) -> str:
    """The mistakes of the broken run in a line: a missing zero_grad in its own line, all others in backward."""
    found = [words for name, words in mistakes.words().items() if line == (ZERO_GRAD if name == "kept" else BACKWARD)]
    return f"broken run: {listed(found)}" if found else ""
