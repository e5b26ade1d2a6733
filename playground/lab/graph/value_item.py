"""A value of an expression: its name, its data and its gradient."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.autograd.value import Value
from core.lab.graph.placement import BOX
from core.lab.notation import name
from playground.lab.graph.marks import ValueMark
from playground.style import number
from playground.style.font import font
from playground.style.style import Style
from playground.widgets.plain_tip import plain_tip

HEADER = 33.0
UNKNOWN = "\u2013"
LEAST_FORMULA = 56.0
"""Pixels: a formula in less room is left out."""

SLIDER_Y, KNOB = BOX[1] / 2 + 13.0, 6.0
"""The slider below a leaf: its height below the middle, and the radius of its knob."""


class ValueItem(QGraphicsItem):
    """Shows one value. The scene sets what is known about it. reach: how far the slider below goes to either side of 0;
    0 for no slider. state, chip: see `ValueMark`."""

    def __init__(self, style: Style, value: Value, *, made: str, expandable: bool, reach: float) -> None:
        super().__init__()
        self.setZValue(2.0)
        self._style = style
        self.value, self._made, self._expandable, self.reach = value, made, expandable, reach
        self.data_text = self.grad_text = self.right_text = ""
        self.state, self.chip, self.is_chosen = "waiting", "", False

    def display(self, mark: ValueMark) -> None:
        """Show what is known about the value, and what the present step does to it."""
        self.data_text = number.scalar(self.value.data) if mark.known else UNKNOWN
        self.grad_text = UNKNOWN if mark.grad is None else number.scalar(mark.grad)
        self.right_text = "" if mark.right is None else number.scalar(mark.right)
        self.state, self.chip = mark.state, mark.chip
        self.setToolTip(plain_tip(_fields(self.value, known=mark.known, grad=mark.grad)))
        self.update()

    def choose(self, chosen: bool) -> None:
        """Show whether the value is selected."""
        self.is_chosen = chosen
        self.update()

    def hide_gradient(self) -> None:
        """Show a question mark in place of a gradient that the user has to find."""
        self.grad_text, self.right_text = "?", ""
        self.setToolTip(plain_tip(_fields(self.value, known=True, grad=None)))
        self.update()

    @property
    def slider(self) -> QRectF:
        """The area where the slider can be grabbed, around the origin; empty without a slider."""
        return QRectF(-BOX[0] / 2, SLIDER_Y - 9.0, BOX[0], 18.0) if self.reach else QRectF()

    def number_at(self, x: float) -> float:
        """The number at a place of the slider, x pixels from the middle."""
        share = min(max(x / (BOX[0] / 2 - KNOB), -1.0), 1.0)
        return float(f"{share * self.reach:.3g}")

    @property
    def box(self) -> QRectF:
        """The card, around the origin."""
        return QRectF(-BOX[0] / 2, -BOX[1] / 2, *BOX)

    def cell(self, which: str) -> QRectF:
        """The cell of the data or of the gradient: "data" or "grad"."""
        below = self.box.adjusted(0.0, HEADER, 0.0, 0.0)
        below.setWidth(BOX[0] / 2)
        return below.translated(BOX[0] / 2, 0.0) if which == "grad" else below

    def boundingRect(self) -> QRectF:
        return self.box.adjusted(-4, -24, 40, 40)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, box = self._style.theme, self.box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = {"data": (theme.accent, theme.accent_soft), "grad": (theme.gradient, theme.gradient_soft)}.get(self.state)
        edge = lit[0] if lit else theme.border_strong if self.state == "done" else theme.border
        if self.is_chosen:
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 10, 10)
        painter.setPen(QPen(QColor(edge), 2.0 if lit else 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if lit:
            painter.fillRect(self.cell(self.state).adjusted(1, 1, -2, -4), QColor(lit[1]))
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawLine(QPointF(box.left() + 1, box.top() + HEADER), QPointF(box.right() - 1, box.top() + HEADER))
        painter.drawLine(QPointF(0.0, box.top() + HEADER), QPointF(0.0, box.bottom() - 1))
        self._paint_header(painter)
        done = self.state in ("done", "grad")
        self._paint_cell(painter, box.left(), "data", self.data_text, theme.text)
        self._paint_cell(painter, 0.0, "grad", self.grad_text, theme.gradient if done else theme.text_2)
        if self.chip:
            self._paint_chip(painter)
        if self.reach:
            self._paint_slider(painter)
        if self.right_text:
            painter.setFont(font("caption"))
            painter.setPen(QColor(theme.warning))
            below = QRectF(box.left(), box.bottom() + (20 if self.reach else 2), box.width(), 16)
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"right: {self.right_text}")

    def _paint_header(self, painter: QPainter) -> None:
        theme, header = self._style.theme, QRectF(self.box.left() + 10, self.box.top(), BOX[0] - 20, HEADER)
        title = QFont(font("title"))
        title.setItalic(not self.value.constant)
        painter.setFont(title)
        painter.setPen(QColor(theme.text))
        sign = 14.0 if self._expandable else 0.0
        room = header.width() - sign
        name = painter.fontMetrics().elidedText(self.value.label, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(header, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        left = room - painter.fontMetrics().horizontalAdvance(name) - 10.0
        painter.setFont(font("small"))
        painter.setPen(QColor(theme.text_2))
        if self._made and self._made != self.value.label and left > LEAST_FORMULA:
            made = painter.fontMetrics().elidedText(self._made, Qt.TextElideMode.ElideRight, int(left))
            place = header.adjusted(0, 0, -sign, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, made)
        if self._expandable:
            painter.drawText(header, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "\u2026")

    def _paint_cell(self, painter: QPainter, left: float, caption: str, text: str, color: str) -> None:
        theme, top = self._style.theme, self.box.top() + HEADER
        painter.setFont(font("caption"))
        painter.setPen(QColor(theme.text_2))
        painter.drawText(QRectF(left + 10, top + 3, BOX[0] / 2 - 12, 14), Qt.AlignmentFlag.AlignLeft, caption)
        painter.setFont(font("heading"))
        painter.setPen(QColor(color))
        painter.drawText(QRectF(left + 10, top + 17, BOX[0] / 2 - 12, 18), Qt.AlignmentFlag.AlignLeft, text)

    def _paint_chip(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setFont(font("caption"))
        width = painter.fontMetrics().horizontalAdvance(self.chip) + 14.0
        place = QRectF(min(self.box.right() + 30.0 - width, 0.0), self.box.top() - 20.0, width, 18.0)
        painter.setPen(QPen(QColor(theme.gradient), 1.0))
        painter.setBrush(QColor(theme.gradient_soft))
        painter.drawRoundedRect(place, 9.0, 9.0)
        painter.setPen(QColor(theme.gradient))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.chip)

    def _paint_slider(self, painter: QPainter) -> None:
        theme, half = self._style.theme, BOX[0] / 2 - KNOB
        share = min(max(self.value.data / self.reach, -1.0), 1.0)
        for color, start, end in ((theme.track, -half, half), (theme.accent, -half, share * half)):
            painter.setPen(QPen(QColor(color), 4.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(start, SLIDER_Y), QPointF(end, SLIDER_Y))
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(QPointF(share * half, SLIDER_Y), KNOB, KNOB)


def _fields(value: Value, *, known: bool, grad: float | None) -> str:
    """All known fields of a value: label, data, grad, and the operation with its operands."""
    lines = [value.label, f"data = {number.full(value.data)}" if known else "data is not computed yet"]
    if grad is not None:
        lines.append(f"grad = {number.full(grad)}")
    if value.op is not None:
        lines.append(f"{value.op.label} of {', '.join(map(name, value.operands))}")
    return "\n".join(lines)
