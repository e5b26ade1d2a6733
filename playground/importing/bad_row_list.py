"""The list of rows that cannot be used: line, reason, and a way to see each."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from core.data.reading.use import Skipped
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

ROW, LINE, NARROW = 26, 68, 280
"""Pixels at 100 %: the height of a row, the width of a line's number, and that of a list without room for the word
"Show"; a click anywhere in a row shows it."""

MOST_ROWS = 4
"""How many rows are seen at once."""

SHOW = "Show"
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
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
        self.clicked.connect(self._on_clicked)
        style.changed.connect(self._refit)

    def display(self, skipped: Sequence[Skipped], more: int) -> None:
        """Show rows; more: how many others there are."""
        if not self._rows.display(skipped, more):
            return
        self._refit()
        if self._rows.rowCount():
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._refit()

    def _refit(self) -> None:
        """Be as high as the first rows, up to a limit. A row's height depends on the width, which Qt does not know."""
        self.scheduleDelayedItemsLayout()
        high = sum(self.sizeHintForRow(at) for at in range(min(self._rows.rowCount(), MOST_ROWS)))
        self.setFixedHeight(min(high, px(MOST_ROWS * ROW)) + 2)

    def _on_clicked(self, index: QModelIndex) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if line:
            self.show_wanted.emit(line)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Skipped, ...] = ()
        self._more = 0

    def display(self, skipped: Sequence[Skipped], more: int) -> bool:
        """Whether they are others than before."""
        if (tuple(skipped), more) == (self._rows, self._more):
            return False
        self.beginResetModel()
        self._rows, self._more = tuple(skipped), more
        self.endResetModel()
        return True

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


def _line(line: int) -> str:
    return f"line {line:,}"


def _sides(line: int | None, width: float) -> tuple[int, int]:
    """The pixels for the number of a line and for the word at its right, in a row of a width."""
    if not line:
        return 0, 0
    metrics = QFontMetrics(font("body"))
    left = max(px(LINE), metrics.horizontalAdvance(_line(line)) + px(12))
    return left, metrics.horizontalAdvance(SHOW) + px(16) if width >= px(NARROW) else 0


class _Delegate(QStyledItemDelegate):
    def __init__(self, style: Style, view: QListView) -> None:
        super().__init__(view)
        self._style, self._view = style, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        left, right = _sides(index.data(Qt.ItemDataRole.UserRole), width)
        room = QRect(0, 0, max(width - left - right, 1), 10_000)
        high = QFontMetrics(font("body")).boundingRect(room, WRAPPED, index.data()).height()
        return QSize(px(100), max(high + px(8), px(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._style.theme, QRectF(option.rect)  # type: ignore[attr-defined]
        line, reason = index.data(Qt.ItemDataRole.UserRole), index.data()
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.save()
        painter.setFont(font("body"))
        painter.setPen(QColor(theme.border))
        painter.drawLine(box.topLeft(), box.topRight())
        left, right = _sides(line, box.width())
        if line:
            painter.setPen(QColor(theme.danger))
            painter.drawText(box, middle, _line(line))
        if right:
            painter.setPen(QColor(theme.accent))
            painter.drawText(box.adjusted(0, 0, -px(4), 0), middle | int(Qt.AlignmentFlag.AlignRight), SHOW)
        painter.setPen(QColor(theme.text if line else theme.text_2))
        painter.drawText(box.adjusted(left, 0, -right, 0), WRAPPED, reason)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -1), px(4), px(4))
        painter.restore()
