"""A card that stands in a side of a page, and can be shown larger."""

from typing import Literal

from PySide6.QtCore import Signal

from core.training.snapshot import Snapshot
from playground.widgets.form import Card

Want = Literal["always", "if there is room", "never"]


class SideCard(Card):
    """expand_requested(): show it larger. want_changed(): `want` or `tab` may be others now. want: whether the side
    has it even where it takes room from others; never if it has nothing to show."""

    expand_requested = Signal()
    want_changed = Signal()
    want: Want = "always"

    @property
    def tab(self) -> str:
        """The name of the card where it shares its place."""
        return self.title.text()

    def height_for(self, width: int) -> int:
        """The least height at a width."""
        return self.minimumSizeHint().height()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot."""
        raise NotImplementedError
