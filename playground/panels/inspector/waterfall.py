"""The terms of a sum as bars. Each bar starts where the last one ends."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.panels.inspector.terms import NeuronSum
from playground.style import number
from playground.style.font import font
from playground.style.size import fix
from playground.style.style import Style

COLUMN = 56


class Waterfall(QWidget):
    """One column of COLUMN pixels per term; the sum comes last, as an outlined bar."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._found: NeuronSum | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        style.changed.connect(self.update)

    def display(self, found: NeuronSum | None) -> None:
        """Show a sum, or nothing."""
        self._sum_shown = found
        columns = 0 if found is None else len(found.terms) + 1 + bool(found.rest)
        fix(self, COLUMN * columns)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._sum_shown
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
        painter.setFont(font("caption"))
        room = self.height() - 34

        def height(value: float) -> float:
            return 17.0 + room * (high - value) / span

        self._paint_axis(painter, height(0.0))
        for at, step in enumerate(steps):
            self._paint_bar(painter, at, height(ends[at]), height(ends[at + 1]), step)
        self._paint_sum(painter, len(steps), height(0.0), height(ends[-1]), shown.total)
        painter.end()

    def _paint_axis(self, painter: QPainter, zero: float) -> None:
        painter.setPen(QPen(QColor(self._style.theme.border), 1))
        painter.drawLine(QPointF(0, zero), QPointF(self.width(), zero))

    def _paint_bar(self, painter: QPainter, at: int, start: float, end: float, step: float) -> None:
        theme = self._style.theme
        box = QRectF(at * COLUMN + 10, min(start, end), COLUMN - 20, max(abs(end - start), 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.positive if step >= 0.0 else theme.negative))
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(QPen(QColor(theme.border_strong), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.right(), end), QPointF(box.right() + 20, end))
        painter.setPen(QColor(theme.signed_text(step)))
        above = step >= 0.0
        text = QRectF(at * COLUMN, box.top() - 16 if above else box.bottom() + 2, COLUMN, 14)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, number.signed(step))

    def _paint_sum(self, painter: QPainter, at: int, zero: float, end: float, total: float) -> None:
        theme = self._style.theme
        box = QRectF(at * COLUMN + 10, min(zero, end), COLUMN - 20, max(abs(end - zero), 1.0))
        painter.setPen(QPen(QColor(theme.text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setFont(font("small_strong"))
        text = QRectF(at * COLUMN, box.top() - 16 if total >= 0.0 else box.bottom() + 2, COLUMN, 14)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, number.weight(total))
