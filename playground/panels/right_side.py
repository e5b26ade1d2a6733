"""The right side: the network's decision surface, and its loss over time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.loss_card import LossCard
from playground.panels.surface.card import SurfaceCard
from playground.store import Store
from playground.style.size import space
from playground.style.style import Style
from playground.widgets.scroll_column import ScrollColumn

GAP = 12
BESIDE_SURFACE = 240
"""The height in pixels of everything except the square surface."""


class RightSide(ScrollColumn):
    """The decision surface above the loss."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__(spacing=GAP)
        self._store, self._is_behind = store, False
        self.surface = SurfaceCard(store, style)
        self.loss = LossCard(style)
        space(self.column, margins=(GAP, GAP, GAP, GAP))
        self.take_back()
        store.replaced.connect(self._on_replaced)

    def take_back(self) -> None:
        """Put the cards into the column, wherever they are."""
        for at, card in enumerate((self.surface, self.loss)):
            self.column.insertWidget(at, card, at)
            card.show()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot on the cards that can be seen."""
        if self.surface.isVisible():
            self.surface.refresh(snapshot)
        self._is_behind = self._is_behind and snapshot.experiment.network is not self._store.document.network
        if self.loss.isVisible() and not self._is_behind:
            self.loss.refresh(snapshot)

    def _on_replaced(self, document: Document) -> None:
        # The next snapshot may belong to the previous project, whose run is not part of this one.
        self._is_behind = True
        self.loss.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Qt's own policy would flicker: with a bar the surface is smaller, then fits and needs no bar.
        is_low = self.height() < self.width() + BESIDE_SURFACE
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_low else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        super().resizeEvent(event)
