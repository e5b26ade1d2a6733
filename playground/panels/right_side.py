"""The right side: the network's decision surface, and its loss over time."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.loss_card import LossCard
from playground.panels.surface.card import SurfaceCard
from playground.probe import Probe
from playground.store import Store
from playground.style.size import px, refit_within, space
from playground.style.style import Style
from playground.widgets.scroll_column import ScrollColumn

GAP = 12
LOSS_HEIGHT = 188
"""The height in pixels below which the loss does not shrink; the side scrolls instead."""


class RightSide(ScrollColumn):
    """The decision surface above the loss. Another view may borrow the cards; `take_back` returns them."""

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__(spacing=GAP)
        self._store, self._is_behind = store, False
        self.surface = SurfaceCard(store, style, probe)
        self.loss = LossCard(style)
        space(self.column, margins=(GAP, GAP, GAP, GAP))
        self.take_back()
        store.replaced.connect(self._on_replaced)

    def take_back(self) -> None:
        """Put the cards into the column, wherever they are."""
        for at, card in enumerate((self.surface, self.loss)):
            self.column.insertWidget(at, card, at)
            card.show()
            refit_within(card)

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

    def _height_for(self, width: int) -> int:
        """The least height of the cards in the column."""
        gap, inner = px(GAP), self.widget()
        heights = [px(LOSS_HEIGHT)] if self.loss.parentWidget() is inner else []
        if self.surface.parentWidget() is inner:
            heights.append(self.surface.height_for(width - 2 * gap))
        return sum(heights) + gap * (len(heights) + 1)

    def _fit(self) -> None:
        # Qt's own policy would flicker: with a bar the surface is smaller, then fits and needs no bar.
        is_low = self.height() < self._height_for(self.width())
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_low else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        least = self._height_for(self.viewport().width()) if is_low else 0
        inner = self.column.parentWidget()
        if inner is not None and least != inner.minimumHeight():
            inner.setMinimumHeight(least)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
