"""A value of an expression as a card. A leaf has a slider below it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from core.autograd.value import Value
from core.lab.graph.placement import BOX
from core.lab.notation import name
from playground.lab.graph.card_item import CardItem
from playground.lab.graph.marks import ValueMark
from playground.style import number
from playground.style.font import font_at_100
from playground.style.style import Style
from playground.widgets.plain_tip import plain_tip

SLIDER_Y, KNOB = BOX[1] / 2 + 13.0, 6.0
"""The slider below a leaf: its height below the middle, and the radius of its knob."""


class ValueItem(CardItem):
    """Shows one value. The scene sets what is known about it. reach: how far the slider below goes to either side of 0;
    0 for no slider."""

    def __init__(
        self,
        style: Style,
        value: Value,
        *,
        made: str,
        expandable: bool,
        reach: float,
        size: tuple[float, float] = BOX,
    ) -> None:
        super().__init__(style, value.label, made, size)
        self.value, self.reach = value, reach
        self.sign = "\u2026" if expandable else ""

    def display(self, mark: ValueMark) -> None:
        """Show what is known about the value, and what the present step does to it."""
        self.show_mark(mark, self.value.data)
        self.setToolTip(plain_tip(fields(self.value, mark)))

    def hide_gradient(self) -> None:
        """Show a question mark in place of a gradient that the user has to find."""
        self.grad_text, self.right_text = "?", ""
        self.setToolTip(plain_tip(fields(self.value, ValueMark(known=True))))
        self.update()

    @property
    def slider(self) -> QRectF:
        """The area where the slider can be grabbed, around the origin; empty without a slider."""
        return QRectF(-BOX[0] / 2, SLIDER_Y - 9.0, BOX[0], 18.0) if self.reach else QRectF()

    def number_at(self, x: float) -> float:
        """The number at a place of the slider, x pixels from the middle."""
        share = min(max(x / (BOX[0] / 2 - KNOB), -1.0), 1.0)
        return float(f"{share * self.reach:.3g}")

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        super().paint(painter, option, widget)
        if self.reach:
            self._paint_slider(painter)

    def _below(self) -> QRectF:
        return super()._below().translated(0.0, 18.0 if self.reach else 0.0)

    def _title_font(self) -> QFont:
        title = QFont(font_at_100("title"))
        title.setItalic(not self.value.constant)
        return title

    def _paint_slider(self, painter: QPainter) -> None:
        theme, half = self._style.theme, BOX[0] / 2 - KNOB
        share = min(max(self.value.data / self.reach, -1.0), 1.0)
        for color, start, end in ((theme.track, -half, half), (theme.accent, -half, share * half)):
            painter.setPen(QPen(QColor(color), 4.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(start, SLIDER_Y), QPointF(end, SLIDER_Y))
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(QPointF(share * half, SLIDER_Y), KNOB, KNOB)


def fields(value: Value, mark: ValueMark) -> str:
    """All known fields of a value: label, data, grad, and the operation with its operands."""
    lines = [value.label, f"data = {number.full(value.data)}" if mark.known else "data is not computed yet"]
    if mark.grad is not None:
        lines.append(f"grad = {number.full(mark.grad)}" if mark.reached else "no gradient has arrived yet")
    if value.op is not None:
        lines.append(f"{value.op.label} of {', '.join(map(name, value.operands))}")
    return "\n".join(lines)
