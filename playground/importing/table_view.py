"""The table of the dialog: rows as they were parsed, under heads that say what each column is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from core.data.reading.reading import ReadColumn
from core.data.rows import one_value
from core.quotation import quote
from playground.importing.cell_delegate import CellDelegate
from playground.importing.column_heads import HEIGHT, KEYS, ColumnHeads
from playground.importing.draft import TARGETS, Draft
from playground.importing.line_numbers import LineNumbers
from playground.importing.shown_rows import GAP
from playground.importing.table_model import Index, TableModel
from playground.style.size import at_least, px
from playground.style.style import Style

ROW, GAP_ROW, LEAST_ROWS = 24, 18, 5
ROLE_OF = {Qt.Key(ord(letter)): role for role, letter in KEYS.items()}
"""The roles by their keys."""


class TableView(QTableView):
    """role_chosen(column, role): a person chose the role of a column. refused(sentence): it cannot have it."""

    role_chosen = Signal(str, str)
    refused = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.rows = TableModel(self)
        self.setModel(self.rows)
        self.heads = ColumnHeads(style, self)
        self.setHorizontalHeader(self.heads)
        self._numbers = LineNumbers(style, self, self.rows)
        self.setVerticalHeader(self._numbers)
        self.setItemDelegate(CellDelegate(style, self, self.rows))
        self.setProperty("role", "file")
        self.setAccessibleName("Rows of the file")
        self.setAccessibleDescription(
            "I, C, P and X make the column an input, a class, a number to predict, or nothing."
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        at_least(self, height=HEIGHT + LEAST_ROWS * ROW)
        self.heads.role_chosen.connect(self.role_chosen)
        style.changed.connect(self._refit)

    def display(self, draft: Draft) -> None:
        """Show a draft. The cell that the keyboard is at stays, if there still is one."""
        present = self.currentIndex()
        line = self.rows.rows[present.row()].line if present.isValid() else 0
        is_other = self.rows.display(draft)
        if is_other:
            self._span_gaps()
        self.heads.display(draft)
        if is_other:
            self._size_rows()
            place = max(self.rows.row_of(line), 0) if line else 0
            column = max(min(present.column(), self.rows.columnCount() - 1), 0)
            self.setCurrentIndex(self.rows.index(place, column))
        self.viewport().update()

    def show_line(self, line: int) -> None:
        """Scroll to a line of the file, and put the keyboard there."""
        at = self.rows.row_of(line)
        if at >= 0:
            columns = self.rows.rows[at].columns
            index = self.rows.index(at, min(columns[0] if columns else 0, self.rows.columnCount() - 1))
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        role, draft = ROLE_OF.get(Qt.Key(event.key())), self.rows.draft
        at = self.currentIndex().column()
        if role is None or draft is None or at < 0 or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        column = draft.reading.columns[at]
        if role in column.roles:
            self.role_chosen.emit(column.name, role)
        else:
            self.refused.emit(_refusal(column, role))

    def _span_gaps(self) -> None:
        self.clearSpans()
        for at, row in enumerate(self.rows.rows):
            if row is GAP and self.rows.columnCount() > 1:
                self.setSpan(at, 0, 1, self.rows.columnCount())

    def _size_rows(self) -> None:
        for at, row in enumerate(self.rows.rows):
            self.setRowHeight(at, px(GAP_ROW if row is GAP else ROW))
        self._numbers.updateGeometry()
        self.updateGeometries()

    def _refit(self) -> None:
        self.heads.refit()
        self._size_rows()


REFUSED = {
    "input": "an input: it has too many values, or none",
    "class": "a class: its numbers are not whole, or it is empty",
    "number": "a number to predict: it holds text or classes",
    "left out": "left out",
}
"""Why a column cannot have a role."""


def _refusal(column: ReadColumn, role: str) -> str:
    if role in TARGETS and column.has_one_value:
        return one_value(column.name, is_class=role == "class")
    return f"{quote(column.name)} cannot be {REFUSED[role]}."
