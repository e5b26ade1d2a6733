"""The right side: what the network says of the plane, and how its loss goes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.loss_card import LossCard
from playground.panels.surface.card import SurfaceCard
from playground.store import Store
from playground.style.style import Style
from playground.widgets.scroll_column import ScrollColumn

GAP = 12
BESIDE_SURFACE = 240
"""Pixels of height that everything but the square of the surface needs."""


class RightSide(ScrollColumn):
    """The decision surface above the loss."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__(spacing=GAP)
        self._store, self._is_behind = store, False
        self.surface = SurfaceCard(store, style)
        self.loss = LossCard(style)
        self.column.setContentsMargins(GAP, GAP, GAP, GAP)
        self.column.addWidget(self.surface)
        self.column.addWidget(self.loss, 1)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Said, not left to Qt: with a bar the surface is narrower and so lower, fits, and needs the bar no more.
        is_low = self.height() < self.width() + BESIDE_SURFACE
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_low else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        super().resizeEvent(event)
