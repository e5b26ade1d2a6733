"""A list of rows: number, true, predicted, and how sure or how far. A click or Enter takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from playground.panels.results.shown import Listed
from playground.style.font import font
from playground.style.size import FLUSH, fix, px, space
from playground.style.style import Style
from playground.widgets.elided import Elided, shortened

ROW, HEAD = 24, 18
"""The heights of a row and of the heads, in pixels."""

SHARES = (0.17, 0.28, 0.28, 0.27)
"""The width of each column, as a share."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RowList(QWidget):
    """row_taken(number): the row with that number among all rows of the data."""

    row_taken = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.title = Elided("caption_strong", quiet=False)
        self.view, self._rows = QListView(), _Rows(self)
        self._heads = _Heads(style, self.view)
        self.view.setModel(self._rows)
        self.view.setItemDelegate(_Delegate(style, self.view))
        self.view.setProperty("role", "bad-rows")
        self.view.setAccessibleName("Rows, worst first")
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.clicked.connect(self._on_clicked)
        self.view.installEventFilter(self)
        column = QVBoxLayout(self)
        space(column, 0, FLUSH)
        fix(self.title, height=HEAD)
        column.addWidget(self.title)
        column.addWidget(self._heads)
        column.addWidget(self.view, 1)
        style.changed.connect(self.view.scheduleDelayedItemsLayout)

    def display(self, title: str, heads: Sequence[str], rows: Sequence[Listed], more: int) -> None:
        """Show rows; more: how many others there are."""
        if title != self.title.text():
            self.title.setText(title)
        self._heads.display(heads)
        self._rows.display(rows, more)

    @property
    def rows(self) -> tuple[Listed, ...]:
        """The rows that are listed."""
        return self._rows.rows

    @property
    def texts(self) -> list[str]:
        """What is read, row by row."""
        model, role = self._rows, Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(at).data(role)) for at in range(model.rowCount())]

    def eventFilter(self, watched: QObject, event: object) -> bool:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.key() in keys:
            self._on_clicked(self.view.currentIndex())
            return True
        return False

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is not None:
            self.row_taken.emit(row)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Listed, ...] = ()
        self._more = 0

    def display(self, rows: Sequence[Listed], more: int) -> None:
        if (len(rows), more) == (len(self.rows), self._more):
            # The place in the list stays while numbers change.
            if tuple(rows) != self.rows:
                self.rows = tuple(rows)
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows, self._more = tuple(rows), more
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows) + (self._more > 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        kinds = Qt.ItemDataRole
        if index.row() >= len(self.rows):
            return f"and {self._more:,} more" if role in (kinds.DisplayRole, kinds.AccessibleTextRole) else None
        row = self.rows[index.row()]
        if role == kinds.UserRole:
            return row.row
        if role == kinds.AccessibleTextRole:
            return row.told
        return row.texts if role == kinds.DisplayRole else None


class _Heads(QWidget):
    def __init__(self, style: Style, view: QListView) -> None:
        super().__init__()
        self._style, self._view = style, view
        self._texts: tuple[str, ...] = ()
        fix(self, height=HEAD)
        style.changed.connect(self.update)

    def display(self, texts: Sequence[str]) -> None:
        if tuple(texts) != self._texts:
            self._texts = tuple(texts)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font("caption"))
        painter.setPen(QColor(self._style.theme.text_2))
        # Its columns are those of the rows, beside which there may be a scroll bar.
        _draw(painter, QRectF(0, 0, self._view.viewport().width(), self.height()), self._texts)
        painter.end()


class _Delegate(QStyledItemDelegate):
    def __init__(self, style: Style, view: QListView) -> None:
        super().__init__(view)
        self._style, self._view = style, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(100), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._style.theme, QRectF(option.rect)  # type: ignore[attr-defined]
        texts = index.data()
        painter.save()
        painter.setPen(QColor(theme.border))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.setFont(font("small"))
        is_row = not isinstance(texts, str)
        painter.setPen(QColor(theme.text if is_row else theme.text_2))
        if is_row:
            _draw(painter, box, texts)
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, texts)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -1), px(4), px(4))
        painter.restore()


def _draw(painter: QPainter, box: QRectF, texts: Sequence[str]) -> None:
    """Draw the texts of a row in their columns, the last one at the right."""
    left, metrics = box.left() + px(4), painter.fontMetrics()
    for at, (text, share) in enumerate(zip(texts, SHARES, strict=False)):
        wide = (box.width() - px(8)) * share
        side = Qt.AlignmentFlag.AlignRight if at == len(SHARES) - 1 else Qt.AlignmentFlag.AlignLeft
        room = QRectF(left, box.top(), wide - (0 if at == len(SHARES) - 1 else px(4)), box.height())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shortened(text, metrics, int(room.width())))
        left += wide
