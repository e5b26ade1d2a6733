"""The tree of the outline: painting and editing of rows, and the keys that it leaves to the canvas."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from core import limits
from core.network.model import Link
from playground.panels.outline.model import NAME, VALUE, OutlineModel
from playground.style.style import Style

Index = QModelIndex | QPersistentModelIndex

GAP = 6
FIELD = 112
_KEY = Qt.Key
_WALKING = (
    _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Home, _KEY.Key_End, _KEY.Key_PageUp,
    _KEY.Key_PageDown, _KEY.Key_Tab, _KEY.Key_Backtab,
)  # fmt: skip


class OutlineDelegate(QStyledItemDelegate):
    """Gives the value of a row the room it needs, and the name the rest."""

    def __init__(self, tree: "OutlineTree", model: OutlineModel, style: Style) -> None:
        super().__init__(tree)
        self._tree, self._model, self._style = tree, model, style
        self.field: QLineEdit | None = None

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.rect = self._cell(option, index)
        # The ring around the row shows the focus; a dotted one around a cell would repeat it.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() == VALUE:
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            if isinstance(self._model.row_at(index), Link):
                option.textElideMode = Qt.TextElideMode.ElideLeft
            # Colored text would be too pale on a tinted background.
            if not option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
                self._tint(option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setProperty("role", "cell")
        what = "Weight of" if index.column() == VALUE else "Name of"
        field.setAccessibleName(f"{what} {self._model.words.name(self._model.row_at(index))}")
        if index.column() == NAME:
            field.setMaxLength(limits.NAME)
        self.field = field
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Qt calls this whenever the weight changes, which must not overwrite what the user types.
        if isinstance(editor, QLineEdit) and not editor.text() and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            self._model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        right = self._tree.viewport().width()
        left = max(option.rect.left(), 0) if index.column() == NAME else right - FIELD
        editor.setGeometry(QRect(left, option.rect.top(), right - left, option.rect.height()))

    def _cell(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """The rectangle of a cell; the value gets the width it needs."""
        rect, right = QRect(option.rect), self._tree.viewport().width()
        left = self._tree.level(index) * self._tree.indentation()
        name, value = (say(self._model.row_at(index)) for say in (self._model.words.name, self._model.words.value))
        room, wanted, last = right - left, *(self._width(option, text) for text in (value, value.rpartition(" ")[2]))
        # A long value gets at least half of the row, and a number is never cut off.
        kept = max(min(wanted, room // 2), last)
        middle = left + max(min(self._width(option, name), room - kept), room - wanted)
        if index.column() == NAME:
            rect.setRight(middle - 1)
        else:
            rect.setCoords(middle, rect.top(), right - 1, rect.bottom())
        return rect

    def _width(self, option: QStyleOptionViewItem, text: str) -> int:
        return option.fontMetrics.horizontalAdvance(text) + 2 * GAP

    def _tint(self, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._style.theme, self._model.row_at(index)
        color = theme.signed_text(self._model.words.weight(row)) if isinstance(row, Link) else theme.text_2
        option.palette.setColor(QPalette.ColorRole.Text, color)


class OutlineTree(QTreeView):
    """Its own keys walk, find and edit. Every other key goes to `on_key` first, which returns whether it used it."""

    def __init__(self, model: OutlineModel, style: Style) -> None:
        super().__init__()
        self._model, self._style = model, style
        self.on_key: Callable[[QKeyEvent], bool] = lambda event: False
        self.setModel(model)
        self._delegate = OutlineDelegate(self, model, style)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "outline")
        self.setAccessibleName("Outline of the network")
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(0)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(VALUE, 64)
        self.doubleClicked.connect(self._on_double_clicked)

    def level(self, index: Index) -> int:
        """The level of a row: 1 for a group, 2 for a node, 3 for a link."""
        return 1 if not index.parent().isValid() else 2 if not index.parent().parent().isValid() else 3

    def rows_in_view(self) -> Iterator[QModelIndex]:
        """The visible rows, from top to bottom."""
        index = self.indexAt(QPoint(1, 1))
        bottom = self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < bottom:
            yield index
            index = self.indexBelow(index)

    def type_into(self, cell: QModelIndex) -> None:
        """Open a field on an editable cell."""
        self.edit(cell)
        field = self._delegate.field
        if field is not None:
            # Qt selects from the left, which scrolls to the last digits of a long number.
            field.setSelection(len(field.text()), -len(field.text()))

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether the tree uses a key itself."""
        if event.key() == Qt.Key.Key_F2:
            return self._model.editable(self.currentIndex()).isValid()
        return event.key() in _WALKING

    def _on_double_clicked(self, index: QModelIndex) -> None:
        cell = self._model.editable(index)
        if cell.isValid():
            self.type_into(cell)
        else:
            first = index.siblingAtColumn(NAME)
            self.setExpanded(first, not self.isExpanded(first))

    def event(self, event: QEvent) -> bool:
        # The window has a shortcut on Home.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            # A key that the open field does not use.
            event.ignore()
        elif event.key() == Qt.Key.Key_F2 and self._takes(event):
            self.type_into(self._model.editable(self.currentIndex()))
        elif not self._takes(event) and self.on_key(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            # Here it would select the current row, as the arrows do; the window plays and pauses with it.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        if (
            self.hasFocus()
            and index.row() == self.currentIndex().row()
            and index.parent() == self.currentIndex().parent()
        ):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._style.theme.color("accent"), 2.0))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.0, 1.0, -1.0, -1.0), 5.0, 5.0)
            painter.restore()
