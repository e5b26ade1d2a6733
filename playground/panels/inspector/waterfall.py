"""The terms of a sum as bars. Each bar starts where the last one ends."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.panels.inspector.terms import NeuronSum
from playground.style import number
from playground.style.font import font
from playground.style.size import fix, px
from playground.style.style import Style
from playground.widgets.copying import make_copyable

COLUMN, BAR = 46, 26
LABEL, GAP = 14, 4
"""The height of a number, and the space between it and what is above or below it. All at a text size of 100 %."""


class Waterfall(QWidget):
    """One column of COLUMN pixels per term; the sum comes last, as an outlined bar."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._found: NeuronSum | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Terms of the sum")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        make_copyable(self, self.copied, picture=False)
        style.changed.connect(self.update)

    def copied(self) -> str:
        """The terms, with every digit, one in a line: name, weight, what it adds; then the sum and the value."""
        found = self._found
        if found is None:
            return ""
        rows = [(term.name, number.full(term.weight), number.full(term.value)) for term in found.terms]
        if found.rest:
            rows.insert(-1, (f"{found.rest} more", "", number.full(found.rest_value)))
        rows += [("sum", "", number.full(found.total)), ("value", "", number.full(found.output))]
        return "\n".join("\t".join(row) for row in (("term", "weight", "adds"), *rows)) + "\n"

    def display(self, found: NeuronSum | None) -> None:
        """Show a sum, or nothing."""
        if found == self._found:
            return
        self._found = found
        fix(self, COLUMN * (0 if found is None else len(found.terms) + 1 + bool(found.rest)))
        self.setAccessibleDescription(in_words(found) if found is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._found
        if shown is None or not np.isfinite([shown.total, *(term.value for term in shown.terms)]).all():
            return
        steps = [term.value for term in shown.terms[:-1]]
        if shown.rest:
            steps.append(shown.rest_value)
        steps.append(shown.terms[-1].value)
        ends = [0.0]
        for step in steps:
            ends.append(ends[-1] + step)
        low, high = min(ends), max(ends)
        span = max(high - low, 1e-9)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._style.theme.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4.0, 4.0)
        edge = px(LABEL + GAP)
        room = self.height() - 2 * edge

        def height(value: float) -> float:
            return edge + room * (high - value) / span

        painter.setPen(QPen(QColor(self._style.theme.border), 1))
        painter.drawLine(QPointF(0, height(0.0)), QPointF(self.width(), height(0.0)))
        for at, step in enumerate(steps):
            self._paint_bar(painter, at, height(ends[at]), height(ends[at + 1]), step)
        self._paint_sum(painter, len(steps), height(0.0), height(ends[-1]), shown.total)
        painter.end()

    def _paint_bar(self, painter: QPainter, at: int, start: float, end: float, step: float) -> None:
        theme, box = self._style.theme, self._box(at, start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.positive if step >= 0.0 else theme.negative))
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(QPen(QColor(theme.border_strong), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.right(), end), QPointF(box.right() + px(COLUMN - BAR), end))
        painter.setPen(QColor(theme.signed_text(step)))
        self._paint_number(painter, at, box, step, "caption", number.signed(step))

    def _paint_sum(self, painter: QPainter, at: int, zero: float, end: float, total: float) -> None:
        theme, box = self._style.theme, self._box(at, zero, end)
        painter.setPen(QPen(QColor(theme.text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        self._paint_number(painter, at, box, total, "small_strong", number.weight(total))

    def _box(self, at: int, start: float, end: float) -> QRectF:
        left = px(COLUMN) * at + (px(COLUMN) - px(BAR)) / 2.0
        return QRectF(left, min(start, end), px(BAR), max(abs(end - start), 1.0))

    def _paint_number(self, painter: QPainter, at: int, box: QRectF, value: float, role: str, text: str) -> None:
        """A number above its bar, or below it if it is negative; with fewer digits where they have no room."""
        painter.setFont(font(role))
        metrics, wide, high = QFontMetricsF(font(role)), px(COLUMN), px(LABEL)
        if metrics.horizontalAdvance(text) > wide:
            text = number.brief(value, 1)
        top = box.top() - high - 1 if value >= 0.0 else box.bottom() + 1
        painter.drawText(QRectF(at * wide, top, wide, high), Qt.AlignmentFlag.AlignCenter, text)


def in_words(found: NeuronSum) -> str:
    """The sum as text: each term, then the total."""
    parts = [f"{term.name} {number.signed(term.value)}" for term in found.terms]
    if found.rest:
        parts.insert(-1, f"{found.rest:,} more {number.signed(found.rest_value)}")
    return f"{', '.join(parts)}; sum {number.weight(found.total)}"
