"""Draws the cells of the table: numbers at the right, classes with their marks, bad cells in another color."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from playground.importing.class_looks import class_color, class_number
from playground.importing.shown_rows import GAP
from playground.importing.table_model import TableModel
from playground.style.font import font
from playground.style.shapes import draw_shape
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.elided import shortened

EDGE, MARK, AFTER_MARK = 8, 7.0, 14
LONGEST = 400
"""Characters of a cell that are drawn at most; laying out a whole book takes long."""


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of one view over a `TableModel`."""

    def __init__(self, style: Style, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._style, self._view, self._model = style, view, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, model, draft = self._style.theme, self._model, self._model.draft
        if draft is None:
            return
        row, box = model.rows[index.row()], QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        if row is GAP:
            painter.setPen(QColor(theme.text_2))
            painter.setFont(font("small"))
            seen = min(self._view.viewport().width(), self._view.horizontalHeader().length())
            painter.drawText(QRectF(0, box.top(), seen, box.height()), int(Qt.AlignmentFlag.AlignCenter), "\u22ef")
            painter.restore()
            return
        column = draft.reading.columns[index.column()]
        role, is_bad = draft.roles[column.name], model.is_bad(index.row(), index.column())
        if row.reason:
            painter.fillRect(box, QColor(theme.danger_soft))
        color = theme.danger if is_bad else theme.text_2 if role == "left out" else theme.text
        written = font("heading" if is_bad else "body")
        inside = box.adjusted(px(EDGE), 0, -px(EDGE), 0)
        text = model.text(index.row(), index.column())[:LONGEST]
        if role == "class" and not row.reason:
            inside.setLeft(self._draw_class(painter, inside, text))
        is_right = column.kind == "number" and role != "class"
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(written)
        painter.setPen(QColor(color))
        shown = shortened(text, QFontMetrics(written), int(inside.width()))
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_class(self, painter: QPainter, inside: QRectF, text: str) -> float:
        """Draw the mark of a class; returns where its name begins."""
        draft = self._model.draft
        number = -1 if draft is None else class_number(draft, text)
        if draft is None or number < 0:
            return inside.left()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(class_color(draft, number, self._style.theme)))
        center = QPointF(inside.left() + px(MARK) / 2.0, inside.center().y())
        draw_shape(painter, number, center, px(MARK))
        return inside.left() + px(AFTER_MARK)
