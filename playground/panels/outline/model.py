"""The network as a Qt tree model. It builds nothing per link, and an edit moves only the rows it changes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal

from core.document.document import Document
from core.network.model import Link, Neuron
from core.training.snapshot import Snapshot
from playground.panels.outline.row import Group, Row, RowText, groups_of
from playground.style import number

Index = QModelIndex | QPersistentModelIndex

NAME, VALUE = 0, 1
TOP = QModelIndex()
_ROOT = 0
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF = _PLAIN | Qt.ItemFlag.ItemNeverHasChildren
_PLAIN_EDITABLE, _LEAF_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable, _LEAF | Qt.ItemFlag.ItemIsEditable


class OutlineModel(QAbstractItemModel):
    """Groups contain nodes, neurons contain their incoming links. Two columns: NAME and VALUE.

    Every group and node has a permanent number. An index carries the number of its parent, so that links, of which
    there may be 50,000, need none: they are rows of `network.incoming`. typed(id, text) when the user typed a neuron's
    name or a link's weight; the model itself changes nothing.
    """

    typed = Signal(str, str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.words = RowText(document)
        self._fill()

    def reset(self, document: Document) -> None:
        """Show an unrelated document."""
        self.beginResetModel()
        self.words.snapshot = None
        self.words.follow(document)
        self._fill()
        self.endResetModel()

    def follow(self, document: Document) -> None:
        """Show the document after an edit: remove old rows, then insert new ones. The text of other rows may have
        changed too: see `refresh`."""
        groups = groups_of(document)
        wanted: dict[Row, Sequence[Row]] = dict(groups.items())
        wanted.update(document.network.incoming.items())
        for parent in self._downwards():
            self._take_out(parent, wanted[self._row(parent)] if parent else tuple(groups))
        self.words.follow(document)
        for parent in self._downwards():
            self._put_in(parent, wanted[self._row(parent)] if parent else tuple(groups))

    def refresh(self, snapshot: Snapshot | None, rows: Iterable[QModelIndex]) -> None:
        """Use a snapshot's numbers, and announce those of some rows whose text has changed."""
        seen = [(row, self.words.value(self.row_at(row))) for row in rows]
        self.words.snapshot = snapshot
        for row, text in seen:
            if self.words.value(self.row_at(row)) != text:
                self.announce(row)

    def announce(self, row: Index) -> None:
        """Signal that the text of a row has changed."""
        self.dataChanged.emit(self.sibling(row.row(), NAME, row), self.sibling(row.row(), VALUE, row))

    def row_at(self, index: Index) -> Row:
        """The row of an index."""
        return self._rows[index.internalId()][index.row()]

    def id_at(self, index: Index) -> str:
        """The id of a node, link or layer; "" for a group that is no layer, and for an invalid index."""
        if not index.isValid():
            return ""
        return _id(self.row_at(index))

    def index_of(self, id: str) -> QModelIndex:
        """The index of a node, link or layer; an invalid one if it is missing."""
        found = self.selection_of([id]).indexes()
        return found[0] if found else QModelIndex()

    def editable(self, index: Index) -> QModelIndex:
        """The editable cell of a row: a neuron's name or a link's weight; else an invalid index."""
        column = self._editable_column(self.row_at(index)) if index.isValid() else None
        return QModelIndex() if column is None else self.sibling(index.row(), column, index)

    def selection_of(self, ids: Iterable[str]) -> QItemSelection:
        """The rows of nodes, links and layers, in as few ranges as possible."""
        wanted, links = set(ids), self.words.document.network.links_by_id
        rows: tuple[Row, ...] = (*wanted, *(Group("layer", id) for id in wanted))
        parents = {self._places[n][0] for n in map(self._numbers.get, rows) if n in self._places}
        parents.update(
            n for n in {self._numbers.get(links[id].target) for id in wanted if id in links} if n in self._rows
        )
        found = QItemSelection()
        for parent in sorted(parents):
            for first, last in _runs([at for at, row in enumerate(self._rows[parent]) if _id(row) in wanted]):
                found.select(self.createIndex(first, NAME, parent), self.createIndex(last, VALUE, parent))
        return found

    def _editable_column(self, row: Row) -> int | None:
        if isinstance(row, Link):
            return VALUE
        return NAME if isinstance(row, str) and isinstance(self.words.document.network.nodes[row], Neuron) else None

    def _fill(self) -> None:
        self._numbers: dict[Row, int] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._rows: dict[int, Sequence[Row]] = {}
        self._set(_ROOT, tuple(self.words.groups))
        self._adopt(self._rows[_ROOT])

    def _adopt(self, rows: Iterable[Row]) -> None:
        """Add the rows below new rows."""
        for row in rows:
            if isinstance(row, Group):
                self._set(self._numbers[row], self.words.groups[row])
                self._adopt(self.words.groups[row])
            elif isinstance(row, str):
                self._set(self._numbers[row], self.words.document.network.incoming[row])

    def _drop(self, rows: Iterable[Row]) -> None:
        """Forget the rows below removed rows, but not their numbers: undo may bring them back."""
        for row in rows:
            if not isinstance(row, Link):
                del self._places[self._numbers[row]]
                self._drop(self._rows.pop(self._numbers[row]))

    def _set(self, parent: int, rows: Sequence[Row]) -> None:
        self._rows[parent] = rows
        if rows and not isinstance(rows[0], Link):
            for at, row in enumerate(rows):
                self._places[self._numbers.setdefault(row, len(self._numbers) + 1)] = (parent, at)

    def _row(self, number: int) -> Row:
        parent, at = self._places[number]
        return self._rows[parent][at]

    def _index(self, number: int) -> QModelIndex:
        if number == _ROOT:
            return QModelIndex()
        parent, at = self._places[number]
        return self.createIndex(at, NAME, parent)

    def _number(self, index: Index) -> int | None:
        """The number of a row that can have children; None for others."""
        if not index.isValid():
            return _ROOT
        row = self.row_at(index)
        return None if isinstance(row, Link) or index.column() else self._numbers[row]

    def _downwards(self) -> Iterator[int]:
        """The numbers of all rows that can have children. Rows that vanish with their parent are skipped."""
        yield _ROOT
        groups = [self._numbers[group] for group in self._rows[_ROOT]]
        yield from groups
        for group in groups:
            yield from [self._numbers[id] for id in self._rows[group]]

    def _take_out(self, parent: int, wanted: Sequence[Row]) -> None:
        rows = self._rows[parent]
        if rows == wanted:
            return
        old, new = [_key(row) for row in rows], [_key(row) for row in wanted]
        kept = set(old) & set(new)
        if [key for key in old if key in kept] != [key for key in new if key in kept]:
            # The rows changed places, which is rare: remove and insert all of them.
            kept = set()
        for first, last in reversed(_runs([at for at, key in enumerate(old) if key not in kept])):
            self.beginRemoveRows(self._index(parent), first, last)
            self._drop(rows[first : last + 1])
            rows = (*rows[:first], *rows[last + 1 :])
            self._set(parent, rows)
            self.endRemoveRows()

    def _put_in(self, parent: int, wanted: Sequence[Row]) -> None:
        rows = self._rows[parent]
        if rows == wanted:
            return
        known = {_key(row) for row in rows}
        for first, last in _runs([at for at, row in enumerate(wanted) if _key(row) not in known]):
            self.beginInsertRows(self._index(parent), first, last)
            rows = (*rows[:first], *wanted[first : last + 1], *rows[first:])
            self._set(parent, rows)
            self._adopt(wanted[first : last + 1])
            self.endInsertRows()
        # Links that stayed may be new objects now, with a tied weight.
        self._set(parent, wanted)

    def index(self, row: int, column: int, parent: Index = TOP) -> QModelIndex:
        if row < 0 or not NAME <= column <= VALUE or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, self._number(parent) or _ROOT)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        number = child.internalId()
        if number == _ROOT or not child.isValid():
            return QModelIndex()
        parent, at = self._places[number]
        return self.createIndex(at, NAME, parent)

    def sibling(self, row: int, column: int, index: Index) -> QModelIndex:
        if not index.isValid() or not NAME <= column <= VALUE or not 0 <= row < len(self._rows[index.internalId()]):
            return QModelIndex()
        return self.createIndex(row, column, index.internalId())

    def rowCount(self, parent: Index = TOP) -> int:
        number = self._number(parent)
        return 0 if number is None else len(self._rows[number])

    def hasChildren(self, parent: Index = TOP) -> bool:
        return self.rowCount(parent) > 0

    def columnCount(self, parent: Index = TOP) -> int:
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index)
        if self._editable_column(row) == index.column():
            return _LEAF_EDITABLE if isinstance(row, Link) else _PLAIN_EDITABLE
        return _LEAF if isinstance(row, Link) else _PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words, row, named = self.words, self.row_at(index), index.column() == NAME
        if role == Qt.ItemDataRole.DisplayRole:
            return words.name(row) if named else words.value(row)
        if role == Qt.ItemDataRole.EditRole:
            return number.full(words.weight(row)) if isinstance(row, Link) and not named else words.name(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.sentence(row) if named else words.value(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return words.remark(row) if named else ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # The header is hidden, but screen readers find it.
        return ("Name", "Value")[section] if role == Qt.ItemDataRole.DisplayRole and section in (NAME, VALUE) else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole and index.isValid() and self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.typed.emit(self.id_at(index), str(value))
        return False


def _id(row: Row) -> str:
    return row if isinstance(row, str) else row.id


def _key(row: Row) -> Row:
    """The key that identifies a row across edits."""
    return row.id if isinstance(row, Link) else row


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as (first, last) of each run without a gap."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
