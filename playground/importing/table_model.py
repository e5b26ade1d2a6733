"""The rows of a file that are shown, as Qt's views want them."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.importing.draft import Draft
from playground.importing.shown_rows import GAP, ShownRow, shown_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
JOIN = ", "


class TableModel(QAbstractTableModel):
    """`rows` are those of the file, `draft` says what its columns are."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self.rows: list[ShownRow] = []

    def display(self, draft: Draft) -> bool:
        """Show a draft; whether it has other rows or columns than the one before."""
        rows, before = shown_rows(draft), self.draft
        if before is not None and before.reading is draft.reading and rows == self.rows:
            self.draft = draft
            return False
        self.beginResetModel()
        self.draft, self.rows = draft, rows
        self.endResetModel()
        return True

    def row_of(self, line: int) -> int:
        """The row that shows a line, -1 if none does."""
        return next((at for at, row in enumerate(self.rows) if row.line == line), -1)

    def text(self, row: int, column: int) -> str:
        """The text of a cell; the last column also holds the cells that have none."""
        cells = self.rows[row].cells
        if column == self.columnCount() - 1 and len(cells) > column + 1:
            return JOIN.join(cells[column:])
        return cells[column] if column < len(cells) else ""

    def is_bad(self, row: int, column: int) -> bool:
        """Whether a cell is to blame for a row that cannot be used."""
        return column in self.rows[row].columns

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self.draft is None else len(self.draft.reading.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()] is GAP:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if row is GAP:
            return "\u22ef" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"line {row.line}, {self.headerData(index.column(), Qt.Orientation.Horizontal)}: " + self.text(
                index.row(), index.column()
            )
        return row.reason or None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or self.draft is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.draft.reading.columns[section].name
        line = self.rows[section].line
        return f"{line:,}" if line else ""
