"""Opens and closes the focus view over the right side, with the cards of the right side in it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from playground.canvas.view import CanvasView
from playground.panels.right_side import RightSide
from playground.regions import Regions
from playground.seeing.view import FocusView
from playground.style.style import Style
from playground.widgets.side_card import SideCard


def cards_of(side: RightSide) -> Mapping[str, SideCard]:
    """Every card that the focus view can show."""
    return {row.name: row.card for row in side.rows}


class Seeing(QObject):
    """changed(): the view was opened, closed or rearranged. after: called when sizes have changed."""

    changed = Signal()

    def __init__(
        self, style: Style, side: RightSide, regions: Regions, canvas: CanvasView, after: Callable[[], None]
    ) -> None:
        super().__init__()
        self._side, self._regions, self._canvas, self._after = side, regions, canvas, after
        self.view = FocusView(style, cards_of(side))
        regions.add_wide(self.view)
        self.view.left.connect(self.close)
        self.view.changed.connect(self.changed)
        for name, card in cards_of(side).items():
            card.expand_requested.connect(self._on_expand)
            card.setProperty("seeing", name)
            card.want_changed.connect(self._offer)
        self._offer()
        canvas.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the view is shown."""
        return self._regions.is_wide

    def toggle(self) -> None:
        """Open the view with every card, or close it."""
        if self.is_open:
            self.close()
        else:
            self.open(tuple(row.name for row in self._side.present))

    def open(self, names: tuple[str, ...]) -> None:
        """Show some cards, large."""
        self._side.lend()
        self.view.take(names)
        self._regions.show_wide(True)
        self._after()
        self.changed.emit()

    def close(self) -> None:
        """Return the cards to the right side."""
        if not self.is_open:
            return
        self.view.let_go()
        self._side.take_back()
        self._regions.show_wide(False)
        self._after()
        self.changed.emit()

    def _offer(self) -> None:
        """Offer the cards that have something to show."""
        self.view.offer([name for name, card in cards_of(self._side).items() if card.want != "never"])

    def _on_expand(self) -> None:
        name = self.sender().property("seeing")
        if self.is_open and self.view.shown == [name]:
            self.close()
        else:
            self.open((name,))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Esc on the canvas first ends what is going on there.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            canvas = self._canvas
            is_idle = not (canvas.selection or canvas.canvas.focused or canvas.keyboard.source)
            if self.is_open and is_idle and not canvas.pointer.is_busy and canvas.pointer.mode == "select":
                self.close()
                return True
        return False
