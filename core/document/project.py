"""A project: all that a file holds."""

from dataclasses import dataclass, field

from core.document.document import Document
from core.document.notes import LabNotes
from core.document.view import View
from core.training.snapshot import HistoryView
from core.training.state import TrainingState


@dataclass(frozen=True, slots=True)
class Project:
    """A document, and where its training stands (None: at the start). losses: its loss curve so far. lab: what is in
    the Lab (None: nothing was kept). view: what the surface shows. note: one sentence on what was understood otherwise
    than it was given, for the person who opens it; not kept in files."""

    document: Document
    training: TrainingState | None = None
    losses: HistoryView | None = None
    lab: LabNotes | None = None
    view: View = field(default_factory=View)
    note: str = ""
