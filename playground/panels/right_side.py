"""The right side: the network's decision surface or the pad, what is right and wrong, and the loss over time."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.drawing.card import DrawCard
from playground.panels.drawing.misread import MisreadCard
from playground.panels.loss_card import LossCard
from playground.panels.results.card import ResultsCard
from playground.panels.surface.card import SurfaceCard
from playground.probe import Probe
from playground.store import Store
from playground.style.size import px, refit_within, space
from playground.style.style import Style
from playground.widgets.scroll_column import ScrollColumn
from playground.widgets.segment import Segment
from playground.widgets.side_card import SideCard

GAP = 12

DRAW, SURFACE = "Draw", "Surface"
"""What stands at the top for pictures: the pad, or the surface."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A card of the side. grows: it takes what height is left. shares: where the window is too low for all, it has one
    place with the others that do, and a segment in the card says which of them is shown."""

    name: str
    card: SideCard
    grows: bool = False
    shares: bool = False


class RightSide(ScrollColumn):
    """Cards above each other, the rows from the top down. For pictures, pad and surface have one place, and a segment
    says which of them is shown. Another view may borrow the cards: `lend` gives them as they are alone, `take_back`
    returns them."""

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__(spacing=GAP)
        self._store, self._is_behind = store, False
        self.surface = SurfaceCard(store, style, probe)
        self.drawing, self.misread = DrawCard(store, style, probe), MisreadCard(store, style, probe)
        self.results = ResultsCard(store, style, probe)
        self.loss = LossCard(style)
        self.rows = (
            Row(DRAW, self.drawing),
            Row(SURFACE, self.surface),
            Row("Misread", self.misread),
            Row("Results", self.results, grows=True, shares=True),
            Row("Loss", self.loss, grows=True, shares=True),
        )
        self._sharing = tuple(row for row in self.rows if row.shares)
        self._chosen = self._sharing[-1]
        self._snapshot: Snapshot | None = None
        self.tabs: dict[str, Segment] = {}
        for row in self._sharing:
            tabs = Segment(style, [each.card.tab for each in self._sharing], "Card that is shown")
            tabs.chosen.connect(partial(self._on_tab, row))
            tabs.hide()
            row.card.header.insertWidget(0, tabs)
            self.tabs[row.name] = tabs
        self._top = DRAW
        self.tops = tuple(Segment(style, (DRAW, SURFACE), "Card at the top") for _ in range(2))
        self.drawing.header.insertWidget(self.drawing.header.count() - 1, self.tops[0])
        self.surface.header.insertWidget(0, self.tops[1])
        for top in self.tops:
            top.chosen.connect(self._on_top)
        space(self.column, margins=(GAP, GAP, GAP, GAP))
        for row in self.rows:
            row.card.want_changed.connect(self._on_want_changed)
        self.take_back()
        self.results.ringed.connect(self.surface.plot.show_ring)
        self.surface.plot.cursor_moved.connect(self.results.mark_hovered)
        self.surface.plot.cursor_left.connect(self.results.mark_hovered)
        store.replaced.connect(self._on_replaced)

    @property
    def present(self) -> tuple[Row, ...]:
        """The rows that have something to show; of pad and surface, the chosen one."""
        aside = self.surface if self._top == DRAW else self.drawing
        has_pad = self.drawing.want != "never"
        return tuple(row for row in self.rows if row.card.want != "never" and not (has_pad and row.card is aside))

    def lend(self) -> None:
        """Give each card its own title back, for a view that borrows them."""
        self._show_tops(False)
        for row in self._sharing:
            self.tabs[row.name].hide()
            row.card.title.show()

    def take_back(self) -> None:
        """Put the cards into the column, wherever they are."""
        for at, row in enumerate(self.rows):
            self.column.insertWidget(at, row.card)
            refit_within(row.card)
        self._arrange()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot on the cards that can be seen."""
        self._snapshot = snapshot
        self._is_behind = self._is_behind and snapshot.experiment.network is not self._store.document.network
        for row in self.rows:
            self._refresh(row.card)

    def _refresh(self, card: SideCard) -> None:
        # What a replaced project left behind may still be shown as a surface, but is no part of a new run.
        if self._snapshot is not None and card.isVisible() and (card is self.surface or not self._is_behind):
            card.refresh(self._snapshot)

    def _on_replaced(self, document: Document) -> None:
        # The next snapshot may belong to the previous project, whose run is not part of this one.
        self._is_behind, self._top = True, DRAW
        self.loss.clear()
        self._arrange()

    def _on_want_changed(self) -> None:
        names = [row.card.tab for row in self._sharing]
        for tabs in self.tabs.values():
            tabs.rename(names)
        self._arrange()

    def _on_tab(self, origin: Row, name: str) -> None:
        self._chosen = next(row for row in self._sharing if row.card.tab == name)
        had_focus = self.tabs[origin.name].hasFocus()
        self._arrange()
        if had_focus:
            self.tabs[self._chosen.name].setFocus()

    def _on_top(self, name: str) -> None:
        had_focus = any(top.hasFocus() for top in self.tops)
        self._top = name
        self._arrange()
        if had_focus:
            self.tops[0 if name == DRAW else 1].setFocus()

    def _show_tops(self, shown: bool) -> None:
        for top in self.tops:
            top.display(self._top)
            if top.isHidden() == shown:
                top.setVisible(shown)
        if self.surface.title.isHidden() != shown:
            self.surface.title.setVisible(not shown)

    def _shown(self, width: int) -> tuple[Row, ...]:
        """The rows that are shown: those that fit, but at least one of those that share a place."""
        present = self.present
        wanted = tuple(row for row in present if row.card.want == "always")
        for rows in (present, wanted):
            if self._least(rows, width) <= self.height():
                return rows
        sharing = [row for row in wanted if row.shares]
        chosen = self._chosen if self._chosen in sharing else sharing[-1]
        return tuple(row for row in wanted if row is chosen or not row.shares)

    def _least(self, rows: tuple[Row, ...], width: int) -> int:
        """The least height of some cards above each other."""
        gap = px(GAP)
        return sum(row.card.height_for(width - 2 * gap) + gap for row in rows) + gap

    def _arrange(self) -> None:
        """Show the cards that fit, and let the side scroll if they do not."""
        inner = self.column.parentWidget()
        if inner is None or any(row.card.parentWidget() is not inner for row in self.rows):
            return
        self._show_tops(self.drawing.want != "never")
        shown = self._shown(self.width())
        wanted = [row for row in self._sharing if row.card.want == "always"]
        has_tabs = len(wanted) > 1 and not all(row in shown for row in wanted)
        for row in self.rows:
            self._place(row, is_shown=row in shown, has_tabs=has_tabs, fills=row is shown[-1])
        # Qt's own policy would flicker: with a bar the surface is smaller, then fits and needs no bar.
        is_low = self.height() < self._least(shown, self.width())
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_low else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        least = self._least(shown, self.viewport().width()) if is_low else 0
        if least != inner.minimumHeight():
            inner.setMinimumHeight(least)

    def _place(self, row: Row, *, is_shown: bool, has_tabs: bool, fills: bool) -> None:
        card = row.card
        self.column.setStretchFactor(card, int(row.grows and fills))
        if row.shares and has_tabs == self.tabs[row.name].isHidden():
            self.tabs[row.name].setVisible(has_tabs)
            card.title.setVisible(not has_tabs)
        if row.shares:
            self.tabs[row.name].display(self._chosen.card.tab)
        if card.isHidden() == is_shown:
            card.setVisible(is_shown)
            self._refresh(card)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
