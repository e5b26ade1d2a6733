"""The right side: what the network makes of the data, what it misreads of pictures, and its loss over time."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.drawing.card import DrawCard
from playground.panels.drawing.misread import MisreadCard
from playground.panels.loss_card import LossCard
from playground.panels.surface.card import SurfaceCard
from playground.probe import Probe
from playground.store import Store
from playground.style.size import px, refit_within, space
from playground.style.style import Style
from playground.widgets.form import Card
from playground.widgets.scroll_column import ScrollColumn
from playground.widgets.segment import Segment

GAP = 12
LOSS_HEIGHT = 188
"""The height in pixels below which the loss does not shrink; the side scrolls instead."""

DRAW, SURFACE = "Draw", "Surface"
"""What stands at the top for pictures: the pad, or the surface."""


class RightSide(ScrollColumn):
    """The decision surface above the loss; for pictures, the pad in its place, and what is misread. Another view may
    borrow the cards; `lend` says so, `take_back` returns them. cards_changed(): other cards have something to show."""

    cards_changed = Signal()

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__(spacing=GAP)
        self._store, self._is_behind, self._is_lent = store, False, False
        self._top = DRAW
        self.surface = SurfaceCard(store, style, probe)
        self.drawing, self.misread = DrawCard(store, style, probe), MisreadCard(store, style, probe)
        self.loss = LossCard(style)
        self._cards: tuple[Card, ...] = (self.drawing, self.surface, self.misread, self.loss)
        self._has_pictures = self.drawing.available
        self.tops = tuple(Segment(style, (DRAW, SURFACE), "Card at the top") for _ in range(2))
        self.drawing.header.insertWidget(self.drawing.header.count() - 1, self.tops[0])
        self.surface.header.insertWidget(0, self.tops[1])
        for top in self.tops:
            top.chosen.connect(self._on_top)
        space(self.column, margins=(GAP, GAP, GAP, GAP))
        self.take_back()
        store.replaced.connect(self._on_replaced)
        store.changed.connect(self._on_changed)

    @property
    def shown(self) -> tuple[Card, ...]:
        """The cards that have something to show."""
        return self._cards if self._has_pictures else (self.surface, self.loss)

    def lend(self) -> None:
        """Let another view show the cards, each by itself."""
        self._is_lent = True
        self._show_tops()

    def take_back(self) -> None:
        """Put the cards into the column, wherever they are."""
        self._is_lent = False
        for at, card in enumerate(self._cards):
            self.column.insertWidget(at, card, int(card is self.loss))
            refit_within(card)
        self._arrange()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot on the cards that can be seen."""
        for card in (self.surface, self.drawing, self.misread):
            if card.isVisible():
                card.refresh(snapshot)
        self._is_behind = self._is_behind and snapshot.experiment.network is not self._store.document.network
        if self.loss.isVisible() and not self._is_behind:
            self.loss.refresh(snapshot)

    def _arrange(self) -> None:
        """Show the cards that have something to show; of pad and surface, the chosen one."""
        self._show_tops()
        if self._is_lent:
            return
        aside = (self.surface if self._top == DRAW else self.drawing) if self._has_pictures else None
        for card in self._cards:
            card.setVisible(card in self.shown and card is not aside)
        self._fit()

    def _show_tops(self) -> None:
        has_choice = self._has_pictures and not self._is_lent
        for top in self.tops:
            top.setVisible(has_choice)
            top.display(self._top)
        self.surface.title.setVisible(not has_choice)

    def _on_top(self, name: str) -> None:
        had_focus = any(top.hasFocus() for top in self.tops)
        self._top = name
        self._arrange()
        if had_focus:
            self.tops[0 if name == DRAW else 1].setFocus()

    def _on_changed(self, old: Document, new: Document) -> None:
        if self._has_pictures != self.drawing.available:
            self._has_pictures = self.drawing.available
            self._arrange()
            self.cards_changed.emit()

    def _on_replaced(self, document: Document) -> None:
        # The next snapshot may belong to the previous project, whose run is not part of this one.
        self._is_behind = True
        self.loss.clear()
        self._top = DRAW
        self._has_pictures = self.drawing.available
        self._arrange()
        self.cards_changed.emit()

    def _height_for(self, width: int) -> int:
        """The least height of the cards in the column."""
        gap, inner = px(GAP), self.widget()
        cards = [card for card in self._cards if card.parentWidget() is inner and not card.isHidden()]
        return sum(map(partial(self._least, width=width - 2 * gap), cards)) + gap * (len(cards) + 1)

    def _least(self, card: QWidget, width: int) -> int:
        if card is self.loss:
            return px(LOSS_HEIGHT)
        return self.surface.height_for(width) if card is self.surface else card.sizeHint().height()

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
