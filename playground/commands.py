"""The only undo command. It holds the old and the new document, and a receipt of what the session replaced."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QUndoCommand

from core.document.document import Change, Document
from core.training.session import TrainingSession
from core.training.standing import Receipt

Show = Callable[[Document], None]


class EditCommand(QUndoCommand):
    """One edit. It holds values only: documents and receipts, never items. It reaches training only if it concerns
    training; moving a node does not interrupt it."""

    def __init__(self, text: str, old: Document, change: Change, session: TrainingSession, show: Show) -> None:
        super().__init__(text)
        self.old = old
        self.change = change
        self._session = session
        self._show = show
        self._fresh = True
        self._receipt: Receipt | None = None

    def absorb(self, change: Change) -> None:
        """Merge a later change of the same gesture, so that one undo reverts both."""
        receipt = self._adopt(self.change.document, change, fresh=True)
        if self._receipt is not None and receipt is not None:
            self._receipt.also(receipt)
        self._receipt = self._receipt or receipt
        assign = {**self.change.assign, **change.assign}
        self.change = replace(self.change, document=change.document, assign=assign, note=change.note)
        self._show(change.document)

    def redo(self) -> None:
        self._receipt = self._adopt(self.old, self.change, fresh=self._fresh)
        self._fresh = False
        self._show(self.change.document)

    def undo(self) -> None:
        if self._receipt is not None:
            self._session.revert(self.old.experiment, self._receipt)
        self._show(self.old)

    def _adopt(self, before: Document, change: Change, *, fresh: bool) -> Receipt | None:
        if not change.concerns_training(before):
            return None
        return self._session.adopt(
            change.document.experiment,
            change.assign,
            derived=change.derived,
            fresh=fresh,
            restart=change.restart,
            state=change.state,
        )
