"""A node of a folded graph: a neuron as one card, or a whole layer with its numbers as bars."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from core.lab.graph.folded_placement import NODE
from core.lab.graph.folding import Node
from playground.lab.graph.card_item import CLOSE, NOT_YET, CardItem
from playground.lab.graph.marks import ValueMark
from playground.lab.graph.value_item import ValueItem, fields
from playground.style import number
from playground.style.font import font_at_100
from playground.style.style import Style
from playground.widgets.plain_tip import plain_tip

OPENS = "Double-click (Enter) opens it in place."
FOLDS = "Double-click (Enter) folds it again."
MOST_BARS, MOST_LINES = 24, 12


class NodeItem(ValueItem):
    """A value, with what is folded into it behind."""

    def __init__(self, style: Style, node: Node) -> None:
        super().__init__(style, node.result, made=node.made, expandable=False, reach=0.0, size=NODE)
        self.node, self.label, self.shortens = node, node.label, False
        self.is_folded = node.is_folded

    def display(self, mark: ValueMark) -> None:
        super().display(mark)
        hint = OPENS if self.is_folded else FOLDS if self.node.whole else ""
        self.setToolTip(plain_tip("\n".join(filter(None, (fields(self.value, mark), hint)))))

    def _title_font(self) -> QFont:
        title = QFont(font_at_100("title"))
        title.setItalic(False)
        return title


class LayerItem(CardItem):
    """Several values at once: each is a bar, and the tool tip has the numbers."""

    def __init__(self, style: Style, node: Node) -> None:
        super().__init__(style, node.label, node.made, NODE)
        self.node, self.is_folded = node, True
        self._bars: dict[str, list[float]] = {"data": [], "grad": []}

    def display(self, mark: ValueMark, gradients: list[float | None]) -> None:
        """Show the present numbers. gradients: None for one that has not arrived or may not be seen."""
        known = [grad for grad in gradients if grad is not None]
        self.show_mark(mark, 0.0)
        self._bars = {"data": [value.data for value in self.node.results] if mark.known else [], "grad": known}
        count = len(self.node.results)
        self.data_text = "" if mark.known else NOT_YET
        self.grad_text = "" if len(known) == count else f"{len(known)} of {count}" if known else NOT_YET
        rows = [
            f"{value.label}: {number.scalar(value.data)}" + ("" if grad is None else f", grad {number.scalar(grad)}")
            for value, grad in zip(self.node.results[:MOST_LINES], gradients[:MOST_LINES], strict=True)
        ]
        more = [f"and {count - MOST_LINES:,} more"] if count > MOST_LINES else []
        self.setToolTip(plain_tip("\n".join([self.label, *(rows if mark.known else []), *more, OPENS])))

    def _title_font(self) -> QFont:
        return font_at_100("title")

    def paint_cell(self, painter: QPainter, which: str, text: str, color: str, zoom: float) -> None:
        """Paint the bars of a cell, or the words in their place."""
        super().paint_cell(painter, which, text, color, zoom)
        numbers = self._bars[which]
        if text or not numbers:
            return
        cell = self.cell(which).adjusted(10, 17 if zoom >= CLOSE else 6, -8, -6)
        theme = self._style.theme
        colors = (theme.gradient, theme.gradient) if which == "grad" else (theme.positive, theme.negative)
        _paint_bars(painter, cell, numbers, colors, theme.border_strong)


def _paint_bars(painter: QPainter, cell: QRectF, numbers: list[float], colors: tuple[str, str], line: str) -> None:
    """Bars up for plus and down for minus, of at most MOST_BARS numbers, evenly taken."""
    if len(numbers) > MOST_BARS:
        numbers = [numbers[at * len(numbers) // MOST_BARS] for at in range(MOST_BARS)]
    finite = [each if math.isfinite(each) else 0.0 for each in numbers]
    high, low = max(*finite, 0.0), min(*finite, 0.0)
    scale = cell.height() / ((high - low) or 1.0)
    pitch, zero = min(cell.width() / len(finite), 10.0), cell.top() + high * scale
    for at, each in enumerate(finite):
        bar = QRectF(cell.left() + at * pitch, zero, max(pitch - 1.0, 1.0), -each * scale).normalized()
        painter.fillRect(bar, QColor(colors[0] if each >= 0.0 else colors[1]))
    painter.setPen(QPen(QColor(line), 1.0))
    painter.drawLine(QPointF(cell.left(), zero), QPointF(cell.left() + pitch * len(finite), zero))
