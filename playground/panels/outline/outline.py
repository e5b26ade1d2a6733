"""The network as a tree: the whole canvas for the keyboard and for screen readers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from core.document import edits
from core.document.document import Document
from core.document.node_names import item_name
from core.network.model import Neuron
from core.training.snapshot import Snapshot
from playground.panels.outline.model import NAME, OutlineModel
from playground.panels.outline.row import Group, Row, counted
from playground.panels.outline.tree import OutlineTree
from playground.store import Store
from playground.style import number
from playground.style.size import space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import label

EMPTY = "Add a neuron with N."


class Outline(QFrame):
    """display(selection) selects rows, refresh(snapshot) shows weights and states.

    selection_requested(ids) when the user selected rows; focused(id) when the keyboard moved to another row, "" for a
    group that is no layer. `on_key` gets every key that the tree does not use, and returns whether it used it.
    """

    selection_requested = Signal(tuple)
    focused = Signal(str)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self._selection: tuple[str, ...] = ()
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        self._expanded: dict[Row, bool] = {}
        self._following = False
        self.setProperty("role", "panel")
        self.model = OutlineModel(store.document)
        self.tree = OutlineTree(self.model, style)
        self._count, self._empty = label("", "caption", quiet=True), label(EMPTY, quiet=True)
        self._lay_out()
        self._connect()
        self._on_replaced(store.document)

    @property
    def on_key(self) -> Callable[[QKeyEvent], bool]:
        """The function that gets the keys the tree does not use."""
        return self.tree.on_key

    @on_key.setter
    def on_key(self, answer: Callable[[QKeyEvent], bool]) -> None:
        self.tree.on_key = answer

    def display(self, selection: tuple[str, ...]) -> None:
        """Select the rows of the canvas' selection, and scroll to the first."""
        before, self._selection = self._selection, selection
        if set(selection) == set(before):
            return
        with self._follow():
            self._select()
            first = next((index for index in map(self.model.index_of, selection) if index.isValid()), None)
            if first is not None:
                self.tree.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.tree.scrollTo(first)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers, ten times a second at most while training runs."""
        self._snapshot = snapshot
        if self.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
            self.model.refresh(snapshot, self.tree.rows_in_view())

    def focus_tree(self) -> None:
        """Give the keyboard to the tree, at its last row."""
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, 8, (16, 14, 14, 16))
        head = QHBoxLayout()
        head.addWidget(label("Outline", "heading"))
        head.addStretch(1)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._store.changed.connect(self._on_changed)
        self._store.replaced.connect(self._on_replaced)
        self.model.typed.connect(self._on_typed)
        self.model.rowsInserted.connect(self._on_inserted)
        self.tree.expanded.connect(partial(self._on_expanded, True))
        self.tree.collapsed.connect(partial(self._on_expanded, False))
        self.tree.selectionModel().selectionChanged.connect(self._on_selected)
        self.tree.selectionModel().currentChanged.connect(self._on_current)

    @contextmanager
    def _follow(self) -> Iterator[None]:
        """A context in which changes of the tree emit no requests."""
        before, self._following = self._following, True
        try:
            yield
        finally:
            self._following = before

    def _select(self) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self.tree.selectionModel().select(self.model.selection_of(self._selection), flag.ClearAndSelect | flag.Rows)

    def _selected(self) -> tuple[str, ...]:
        cells = self.tree.selectionModel().selectedIndexes()
        ids = (self.model.id_at(cell) for cell in cells if cell.column() == NAME)
        return tuple(id for id in ids if id)

    def _sentences(self) -> dict[QPersistentModelIndex, str]:
        """The sentences of the visible rows. An index stays with its row when other rows are added or removed."""
        if not self.isVisible():
            return {}
        words, row_at = self.model.words, self.model.row_at
        return {QPersistentModelIndex(index): words.sentence(row_at(index)) for index in self.tree.rows_in_view()}

    def _show_count(self) -> None:
        network = self._store.document.network
        self._count.setText(f"{counted(len(network.neurons), 'neuron')}, {counted(len(network.links), 'link')}")
        self.tree.setVisible(bool(network.nodes))
        self._empty.setVisible(not network.nodes)

    def _expand(self, parent: QModelIndex, first: int, last: int) -> None:
        """Expand new rows as they were before. At first, groups but for the pixels are expanded and neurons are not."""
        for at in range(first, last + 1):
            index = self.model.index(at, NAME, parent)
            row = self.model.row_at(index)
            if self._expanded.get(row, isinstance(row, Group) and row.kind != "image"):
                self.tree.expand(index)
            if not parent.isValid():
                self._expand(index, 0, self.model.rowCount(index) - 1)

    def _on_changed(self, old: Document, new: Document) -> None:
        if new.network is old.network and new.boxes == old.boxes:
            self.model.words.document = new
            return
        with self._follow():
            before = self._sentences()
            self.model.follow(new)
            # A row that moved to another group has lost its selection.
            if set(self._selection) != set(self._selected()):
                self._select()
            for index, sentence in self._sentences().items():
                if before.get(index) != sentence:
                    self.model.announce(index)
        self._show_count()

    def _on_replaced(self, document: Document) -> None:
        self._expanded.clear()
        self._selection, self._snapshot = (), None
        self._throttle.reset()
        with self._follow():
            self.model.reset(document)
            self._expand(QModelIndex(), 0, self.model.rowCount() - 1)
        self._show_count()

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.parent().isValid():
            self._expand(parent, first, last)

    def _on_expanded(self, expanded: bool, index: QModelIndex) -> None:
        self._expanded[self.model.row_at(index)] = expanded

    def _on_selected(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if not self._following:
            self._selection = self._selected()
            self.selection_requested.emit(self._selection)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not self._following and current.siblingAtColumn(NAME) != previous.siblingAtColumn(NAME):
            self.focused.emit(self.model.id_at(current))

    def _on_typed(self, id: str, text: str) -> None:
        network = self._store.document.network
        node, link = network.nodes.get(id), network.links_by_id.get(id)
        if isinstance(node, Neuron) and text != node.name:
            self._store.apply(f"Rename {node.name}", partial(edits.rename, id=id, name=text))
        elif link is not None:
            typed = number.read(text)
            if typed == self.model.words.weight(link):
                return
            doubt = number.doubt(text)
            if doubt:
                self._store.refused.emit(doubt)
                return
            # Text that is no number is refused like a number that is not finite.
            value = float("nan") if typed is None else typed
            self._store.set_parameter(f"weight {item_name(self._store.document, id)}", link.weight, value)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._snapshot is not None:
            self.model.refresh(self._snapshot, self.tree.rows_in_view())
