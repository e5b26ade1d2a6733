"""The right side: what the network says of the plane, and how its loss goes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.loss_card import LossCard
from playground.panels.surface_card import SurfaceCard
from playground.store import Store
from playground.style.style import Style


class OutputPanel(QWidget):
    """The decision surface above the loss."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._is_behind = store, False
        self.setProperty("role", "panel")
        self.surface = SurfaceCard(store, style)
        self.loss = LossCard(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.surface)
        column.addWidget(self.loss, 1)
        store.replaced.connect(self._on_replaced)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot."""
        if self.isVisible():
            self.surface.refresh(snapshot)
            self._is_behind = self._is_behind and snapshot.experiment.network is not self._store.document.network
            if not self._is_behind:
                self.loss.refresh(snapshot)

    def _on_replaced(self, document: Document) -> None:
        # What comes next may still be of the project before, whose run is no earlier one of this.
        self._is_behind = True
        self.loss.clear()
