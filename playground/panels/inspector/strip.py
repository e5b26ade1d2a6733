"""The inspector in one line, for smaller windows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from core.document.document import Document
from core.document.node_names import link_name, node_name
from core.network.model import Neuron
from core.plural import counted
from core.training.snapshot import Snapshot
from playground.panels.inspector.inspector import NOTHING
from playground.panels.inspector.terms import formula, neuron_sum
from playground.store import Store
from playground.style import number
from playground.style.icon import icon
from playground.style.size import at_least, fix, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import label

STRIP = 40


class InspectorStrip(QFrame):
    """opened(bool) when the user opens or closes the whole inspector."""

    opened = Signal(bool)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._style = store, style
        self._selection: tuple[str, ...] = ()
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        self.setProperty("role", "panel")
        fix(self, height=STRIP)
        row = QHBoxLayout(self)
        space(row, 10, (16, 0, 12, 0))
        self._name, self._text = label("", "heading"), label("")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        at_least(self._text, 60)
        self.button = QPushButton("Inspect")
        self.button.setCheckable(True)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(self._name)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        store.changed.connect(self._on_changed)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self._show()

    def display(self, selection: tuple[str, ...]) -> None:
        """Show a selection."""
        self._selection = selection
        self._show()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers."""
        self._snapshot = snapshot
        if self.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
            self._show()

    def set_open(self, opened: bool) -> None:
        """Show whether the whole inspector is open."""
        self.button.setChecked(opened)
        self._on_style_changed()

    def _show(self) -> None:
        network = self._store.document.network
        one = self._selection[0] if len(self._selection) == 1 else ""
        node = network.nodes.get(one)
        name, text = "", NOTHING if not self._selection else f"{len(self._selection):,} selected"
        if isinstance(node, Neuron):
            found = neuron_sum(network, node, self._snapshot, self._store.document.data) if self._snapshot else None
            name, text = node.name, formula(node, found) if found is not None else ""
        elif node is not None:
            name, text = node_name(node, self._store.document.data), "an input"
        elif one in network.links_by_id:
            link = network.links_by_id[one]
            weight = self._store.value(link.weight)
            name, text = link_name(network, one, self._store.document.data), f"weight <b>{number.weight(weight, 4)}</b>"
        elif one in network.layers_by_id:
            name, text = network.layers_by_id[one].name, counted(len(network.members(one)), "neuron")
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._text.setText(text)

    def _on_changed(self, old: Document, new: Document) -> None:
        self._show()

    def _on_clicked(self, checked: bool) -> None:
        self.set_open(checked)
        self.opened.emit(checked)

    def _on_style_changed(self) -> None:
        name = "chevron-down" if self.button.isChecked() else "chevron-up"
        self.button.setIcon(icon(name, self._style.theme.text_2))
