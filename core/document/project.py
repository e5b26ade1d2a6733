"""A project: everything that a file holds."""

from dataclasses import dataclass, field

from core.data.reading.origin import FileOrigin
from core.document.document import Document
from core.document.notes import LabNotes
from core.document.view import View
from core.training.pending_changes import Moment
from core.training.snapshot import HistoryView
from core.training.state import TrainingState


@dataclass(frozen=True, slots=True)
class Project:
    """A document, and where its training stands (None: at the start). losses: its loss curve so far. lab: the content
    of the Lab (None: nothing was kept). view: what the output surface shows.

    Not kept in files: note, one sentence on what was read differently than it was written, for the person who opens it;
    changed, the file of its table if that has changed since it was imported.
    """

    document: Document
    training: TrainingState | None = None
    losses: HistoryView | None = None
    lab: LabNotes | None = None
    view: View = field(default_factory=View)
    note: str = ""
    changed: FileOrigin | None = None


def project_of(document: Document, moment: Moment, lab: LabNotes | None, view: View) -> Project:
    """The project that is saved at a moment of training. Before anything was trained or set, it has no training state.
    Pure, and safe in any thread."""
    standing = moment.standing()
    state = standing.state
    if not state.counters.any() and state.values() == {id: document.initial[id] for id in state.ids}:
        return Project(document, lab=lab, view=view)
    return Project(document, state, standing.history.view(), lab, view)
