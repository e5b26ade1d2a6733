"""Asks what to add: a field and a list at the cursor. Type a word or a number; Enter adds it there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from core.autograd.ops import ACTIVATIONS
from core.data.description import describe
from core.data.expression import read
from core.data.input_names import input_name
from core.data.presets import offered
from core.document import data_edits, edits, input_edits
from core.document.document import Change, Document, Point
from playground.canvas import geometry
from playground.canvas.commands import CanvasCommands
from playground.store import Edit, Store
from playground.style.size import px, set_font, space

WIDTH, HEIGHT = 216, 252
SIZES = (2, 4, 6, 8)
MOST = 64
"""The largest layer that can be typed."""

NOTHING = f"No match: a layer has 1 to {MOST}."


@dataclass(frozen=True, slots=True)
class Entry:
    """text is shown and searched; edit(document, at=point) adds it."""

    text: str
    edit: Callable[..., Change]


class QuickAdd(QFrame):
    """Hidden until opened. A node or layer can be connected to what is added, if a link was dragged from it."""

    def __init__(self, view: QGraphicsView, store: Store, commands: CanvasCommands) -> None:
        super().__init__(view.viewport())
        self._view, self._store, self._commands = view, store, commands
        self._at: Point = (0.0, 0.0)
        self._source = ""
        self._shown: list[Entry] = []
        self.setProperty("role", "popup")
        self.resize(px(WIDTH), px(HEIGHT))
        column = QVBoxLayout(self)
        space(column, 6, (8, 8, 8, 8))
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText("Type a word or a number")
        self.field.setAccessibleName("What to add")
        self.list.setAccessibleName("What can be added")
        set_font(self.list, "body")
        self.list.setProperty("role", "choices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._on_clicked)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.hide()

    def open_at(self, point: QPointF, source: str = "") -> None:
        """Ask what to add at a point of the scene, connected from `source` if that is given."""
        self._at, self._source = geometry.snapped(point.x(), point.y()), source
        place, area = self._view.mapFromScene(point), self._view.viewport().rect().adjusted(4, 4, -4, -4)
        # A low canvas shows a shorter list.
        self.resize(px(WIDTH), min(px(HEIGHT), area.height()))
        left = max(min(place.x() - 20, area.right() - self.width()), area.left())
        self.move(left, max(min(place.y() - 20, area.bottom() - self.height()), area.top()))
        self.field.clear()
        self._on_edited("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_list(self) -> None:
        """Hide, and add nothing."""
        if self.isVisible():
            self.hide()
            self._view.setFocus()

    def _on_edited(self, text: str) -> None:
        words = text.lower().split()
        self._shown = [entry for entry in self._entries(words) if all(word in entry.text.lower() for word in words)]
        self.list.clear()
        for entry in self._shown:
            QListWidgetItem(entry.text, self.list)
        if not self._shown:
            QListWidgetItem(NOTHING, self.list).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _entries(self, words: list[str]) -> list[Entry]:
        network = self._store.document.network
        habit = edits.habit(network)
        usual = sorted(ACTIVATIONS, key=lambda op: op.name != habit)
        neurons = [Entry(f"Neuron, {op.label}", partial(edits.add_neuron, activation=op.name)) for op in usual]
        typed = [int(word) for word in words if word.isascii() and word.isdigit() and 0 < int(word[:9]) <= MOST]
        sizes = dict.fromkeys((*typed, *SIZES))
        layers = [Entry(f"Layer of {size}", partial(edits.add_layer, size=size)) for size in sizes]
        entries = [neurons[0], *layers, Entry("Output", data_edits.add_output), *neurons[1:]]
        if not self._source:
            data, about = self._store.document.data, describe(self._store.document.data.source)
            used = {read(node.expression, about.names).canonical for node in network.inputs}
            free = [text for text in offered(about.columns) if read(text, about.names).canonical not in used]
            entries += [Entry(f"Input {input_name(text, data)}", partial(_fed_in, expression=text)) for text in free]
        return entries

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        entry, source = self._shown[row], self._source
        self.close_list()
        edit: Edit = partial(entry.edit, at=self._at)
        self._commands.add(f"Add {entry.text[0].lower()}{entry.text[1:]}", edit, source)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._choose(self.list.row(item))

    def _on_focus_changed(self, old: object, new: object) -> None:
        if self.isVisible() and new is not self.field:
            self.hide()

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            key, row = event.key(), self.list.currentRow()
            if key == Qt.Key.Key_Escape:
                self.close_list()
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(row)
            elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(min(max(row + step, 0), len(self._shown) - 1))
            else:
                return False
            return True
        return False


def _fed_in(document: Document, *, expression: str, at: Point) -> Change:
    """An input goes to the column of inputs, wherever it was requested."""
    return input_edits.use_input(document, expression, True)
