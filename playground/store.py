"""Holds the present document. Every change goes through the store, can be undone, and reaches training."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.document import edits
from core.document.document import Change, Document
from core.document.project import Project
from core.problem import Refusal
from core.training.pending_changes import Moment
from core.training.session import TrainingSession
from core.training.snapshot import NO_LOSSES
from core.training.state import UPDATE, TrainingState
from playground.commands import EditCommand

Edit = Callable[[Document], Change]


class Store(QObject):
    """Holds the document, the undo stack and the session that trains it.

    changed(old, new): the document has changed. replaced(document): a project was opened or created; show everything
    again. noted and refused carry one sentence each.
    """

    changed = Signal(object, object)
    replaced = Signal(object)
    noted = Signal(str)
    refused = Signal(str)

    def __init__(self, document: Document, session: TrainingSession) -> None:
        super().__init__()
        self.document = document
        self.session = session
        self.undo_stack = QUndoStack(self)
        self._merging = ""
        self._merged: EditCommand | None = None
        self._moment: Moment | None = None
        self._state: TrainingState
        self._values: Mapping[str, float]

    def apply(self, text: str, edit: Edit, merge: str = "") -> bool:
        """Apply an edit as one undo step named `text`; returns False if it was refused.

        Consecutive edits with the same `merge` belong to one gesture and make one step, until `end_merge`.
        """
        try:
            change = edit(self.document)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return False
        self._do(text, change, merge)
        if change.note:
            self.noted.emit(change.note)
        return True

    def value(self, parameter: str) -> float:
        """The present value of a parameter."""
        moment = self.session.moment()
        if moment.snapshot is not None and moment.keeps_numbers:
            known = moment.snapshot.parameters.get(parameter)
        else:
            known = self.values().get(parameter)
        return self.document.initial[parameter] if known is None else known

    def values(self) -> Mapping[str, float]:
        """The present value of every parameter, including changes that training has not read yet."""
        self._catch_up()
        return self._values

    def state(self) -> TrainingState:
        """The present state of training, including such changes; read-only."""
        self._catch_up()
        return self._state

    def _catch_up(self) -> None:
        """Compute the state once per snapshot and change, however many fields ask for it."""
        moment = self.session.moment()
        if self._moment is not None and moment.is_same(self._moment):
            return
        self._moment, self._state = moment, moment.state
        if moment.snapshot is not None and not moment.changes:
            self._values = moment.snapshot.parameters
        else:
            self._values = self._state.values()

    def set_parameter(self, what: str, parameter: str, value: float) -> bool:
        """Set a weight or bias as one undo step "Set ..."; before the first update, set its initial value, too."""
        initial = self.state().counters[UPDATE] == 0
        edit = partial(edits.set_parameter, parameter=parameter, value=value, initial=initial)
        return self.apply(f"Set {what}", edit)

    def end_merge(self) -> None:
        """End the gesture: the next edit is a separate step."""
        self._merging = ""

    def rewind(self) -> None:
        """Restart training from the initial weights; undo restores the trained ones."""
        self._do("Rewind", Change(self.document, restart=True), "")

    def open(self, project: Project) -> None:
        """Replace document and training by those of a project, and clear the undo stack."""
        self._merging = ""
        self.session.pause()
        self.take_up(project)
        self.undo_stack.clear()
        self.document = project.document
        self.replaced.emit(project.document)

    def take_up(self, project: Project) -> None:
        """Continue training where a project left it."""
        losses = project.losses or NO_LOSSES
        self.session.adopt(project.document.experiment, restart=True, state=project.training, losses=losses)

    def _do(self, text: str, change: Change, merge: str) -> None:
        stack = self.undo_stack
        present = stack.command(stack.index() - 1) if stack.index() and not stack.canRedo() else None
        if merge and merge == self._merging and present is self._merged and isinstance(present, EditCommand):
            present.absorb(change)
            return
        affects_training = change.assign or change.derived or change.restart or change.state is not None
        if change.document.is_kept_alike(self.document) and not affects_training:
            return
        self._merging = merge
        self._merged = EditCommand(text, self.document, change, self.session, self._show)
        stack.push(self._merged)

    def _show(self, document: Document) -> None:
        old, self.document = self.document, document
        if old is not document:
            self.changed.emit(old, document)
