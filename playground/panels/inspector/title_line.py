"""The line in the dock's strip: the selection's name or question, and its formula; a legend if nothing is selected."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.inspector.summary import summary_of
from playground.store import Store
from playground.style.size import FLUSH, space
from playground.throttle import Throttle
from playground.widgets.fitting_label import FittingLabel
from playground.widgets.form import label


class TitleLine(QStackedWidget):
    """legend: shown while nothing is selected."""

    def __init__(self, store: Store, legend: QWidget) -> None:
        super().__init__()
        self._store = store
        self._selection: tuple[str, ...] = ()
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        self._is_open = False
        self.name, self.formula = label("", "heading"), FittingLabel()
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, 10, FLUSH)
        row.addWidget(self.name)
        row.addWidget(self.formula, 1)
        self.addWidget(legend)
        self.addWidget(line)
        store.changed.connect(self._on_changed)
        self._show()

    def display(self, selection: tuple[str, ...]) -> None:
        """Show a selection."""
        self._selection = selection
        self._show()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers."""
        self._snapshot = snapshot
        if self._selection and self.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
            self._show()

    def show_open(self, opened: bool) -> None:
        """Follow the content: while it is open, the line asks what the content answers."""
        self._is_open = opened
        self._show()

    def _show(self) -> None:
        self.setCurrentIndex(int(bool(self._selection)))
        if not self._selection:
            self.name.clear()
            self.formula.display(("",))
            return
        document = self._store.document
        link = document.network.links_by_id.get(self._selection[0])
        weight = self._store.value(link.weight) if link is not None else 0.0
        found = summary_of(document, self._snapshot, self._selection, weight)
        name = found.question if self._is_open else found.name
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.formula.display(found.texts)

    def _on_changed(self, old: Document, new: Document) -> None:
        self._show()
