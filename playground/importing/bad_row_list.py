"""The list of rows that cannot be used: line, reason, and a way to see each."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from core.data.reading.use import Skipped
from playground.style.font import font
from playground.style.size import fix, px
from playground.style.style import Style
from playground.widgets.elided import shortened

ROW, LINE, NARROW = 26, 68, 280
"""Pixels at 100 %: the height of a row, the width of a line's number, and that of a list without room for the word
"Show"; a click anywhere in a row shows it."""

MOST_ROWS = 4
"""How many rows are seen at once."""

SHOW = "Show"
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class BadRowList(QListView):
    """show_wanted(line): by a click, Enter or Space."""

    show_wanted = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(style, self))
        self.setProperty("role", "bad-rows")
        self.setAccessibleName("Rows that cannot be used")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        style.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, skipped: Sequence[Skipped], more: int) -> None:
        """Show rows; more: how many others there are."""
        self._rows.display(skipped, more)
        count = min(self._rows.rowCount(), MOST_ROWS)
        fix(self, height=count * ROW + 2)
        if count:
            self.setCurrentIndex(self._rows.index(0))

    @property
    def texts(self) -> list[str]:
        """What is read, row by row."""
        return [
            str(self._rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(self._rows.rowCount())
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if line:
            self.show_wanted.emit(line)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Skipped, ...] = ()
        self._more = 0

    def display(self, skipped: Sequence[Skipped], more: int) -> None:
        self.beginResetModel()
        self._rows, self._more = tuple(skipped), more
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows) + (self._more > 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        kinds = Qt.ItemDataRole
        if index.row() >= len(self._rows):
            is_read = role in (kinds.DisplayRole, kinds.AccessibleTextRole)
            return f"and {self._more:,} more; Copy list has all" if is_read else None
        row = self._rows[index.row()]
        if role == kinds.UserRole:
            return row.line
        if role == kinds.AccessibleTextRole:
            return f"line {row.line:,}: {row.reason}"
        return row.reason if role in (kinds.DisplayRole, kinds.ToolTipRole) else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, style: Style, view: QListView) -> None:
        super().__init__(view)
        self._style, self._view = style, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(100), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._style.theme, QRectF(option.rect)  # type: ignore[attr-defined]
        line, reason = index.data(Qt.ItemDataRole.UserRole), index.data()
        written = font("body")
        metrics = QFontMetrics(written)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.save()
        painter.setFont(written)
        painter.setPen(QColor(theme.border))
        painter.drawLine(box.topLeft(), box.topRight())
        has_show = bool(line) and box.width() >= px(NARROW)
        show = metrics.horizontalAdvance(SHOW) + px(8) if has_show else 0
        left = 0
        if line:
            text = f"line {line:,}"
            left = max(px(LINE), metrics.horizontalAdvance(text) + px(12))
            painter.setPen(QColor(theme.danger))
            painter.drawText(box, middle, text)
        if has_show:
            painter.setPen(QColor(theme.accent))
            painter.drawText(box.adjusted(0, 0, -px(4), 0), middle | int(Qt.AlignmentFlag.AlignRight), SHOW)
        room = box.adjusted(left, 0, -show - px(8), 0)
        painter.setPen(QColor(theme.text if line else theme.text_2))
        painter.drawText(room, middle, shortened(reason, metrics, int(room.width())))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -1), px(4), px(4))
        painter.restore()
