"""A value of an expression: its name, its data and its gradient."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.autograd.value import Value
from core.lab.placement import BOX
from playground.style import number
from playground.style.font import font
from playground.style.style import Style

HEADER = 33.0
UNKNOWN = "\u2013"


class ValueItem(QGraphicsItem):
    """Shows one value; what is known of it is set by the scene. state: "waiting", "current" or "done"."""

    def __init__(self, style: Style, value: Value, *, made: str, expandable: bool) -> None:
        super().__init__()
        self.setZValue(2.0)
        self._style = style
        self.value, self._made, self._expandable = value, made, expandable
        self.data_text = self.grad_text = self.right_text = ""
        self.state = "waiting"

    def display(self, *, known: bool, grad: float | None, right: float | None, state: str) -> None:
        """Show data if it is computed, a gradient if there is one, and the right one beside a wrong one."""
        self.data_text = number.scalar(self.value.data) if known else UNKNOWN
        self.grad_text = UNKNOWN if grad is None else number.scalar(grad)
        self.right_text = "" if right is None else number.scalar(right)
        self.state = state
        self.setToolTip(number.full(self.value.data) if known else "")
        self.update()

    @property
    def box(self) -> QRectF:
        """The card, around the origin."""
        return QRectF(-BOX[0] / 2, -BOX[1] / 2, *BOX)

    def boundingRect(self) -> QRectF:
        return self.box.adjusted(-3, -3, 3, 20)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, box = self._style.theme, self.box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = {"current": theme.gradient, "done": theme.border_strong}.get(self.state, theme.border)
        painter.setPen(QPen(QColor(edge), 2.0 if self.state == "current" else 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        right = QRectF(0.0, box.top() + HEADER, box.right(), box.bottom() - box.top() - HEADER)
        if self.state == "current":
            painter.fillRect(right.adjusted(1, 1, -2, -4), QColor(theme.gradient_soft))
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawLine(QPointF(box.left() + 1, box.top() + HEADER), QPointF(box.right() - 1, box.top() + HEADER))
        painter.drawLine(QPointF(0.0, box.top() + HEADER), QPointF(0.0, box.bottom() - 1))
        self._paint_header(painter)
        done = self.state != "waiting"
        self._paint_cell(painter, box.left(), "data", self.data_text, theme.text)
        self._paint_cell(painter, 0.0, "grad", self.grad_text, theme.gradient if done else theme.text_2)
        if self.right_text:
            painter.setFont(font("caption"))
            painter.setPen(QColor(theme.warning))
            below = QRectF(box.left(), box.bottom() + 2, box.width(), 16)
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
        if self._made and self._made != self.value.label and left > 24.0:
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
