"""The only undo command: an old and a new document, and the receipt of what the session replaced."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from core.document.document import Change, Document
from core.training.run import Receipt
from core.training.session import TrainingSession

Show = Callable[[Document], None]


class EditCommand(QUndoCommand):
    """One edit. Knows values only: documents and receipts, never items."""

    def __init__(self, text: str, old: Document, change: Change, session: TrainingSession, show: Show) -> None:
        super().__init__(text)
        self.old = old
        self.change = change
        self._session = session
        self._show = show
        self._receipt: Receipt | None = None

    def absorb(self, change: Change) -> None:
        """Take in a later change of the same gesture: one step back undoes both."""
        receipt = self._adopt(change, fresh=True)
        if self._receipt is not None:
            self._receipt.also(receipt)
        assign = {**self.change.assign, **change.assign}
        self.change = replace(self.change, document=change.document, assign=assign, note=change.note)
        self._show(change.document)

    def redo(self) -> None:
        fresh = self._receipt is None
        self._receipt = self._adopt(self.change, fresh=fresh)
        self._show(self.change.document)

    def undo(self) -> None:
        if self._receipt is not None:
            self._session.revert(self.old.experiment, self._receipt)
        self._show(self.old)

    def _adopt(self, change: Change, *, fresh: bool) -> Receipt:
        return self._session.adopt(
            change.document.experiment, change.assign, derived=change.derived, fresh=fresh, restart=change.restart
        )
