"""What of a project is not in its file: compared part by part, so that the mark and the question tell the truth."""

from dataclasses import dataclass

import numpy as np

from core.document.document import Document
from core.document.notes import LabNotes
from core.training.state import EPOCH, TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What somebody did: the document, where its training stands, and what is in the Lab."""

    document: Document
    state: TrainingState
    lab: LabNotes

    def has_same_training(self, other: "Work") -> bool:
        """Whether training stands where it stands in another one. What both have the same document for."""
        mine, theirs = self.state, other.state
        if mine is theirs:
            return True
        if not np.array_equal(mine.counters, theirs.counters):
            return False
        if mine.ids == theirs.ids:
            return np.array_equal(mine.parameters, theirs.parameters)
        return mine.values() == theirs.values()


def unsaved(now: Work, saved: Work, *, lab_counts: bool) -> list[str]:
    """What is in `now` and not in `saved`, each in a few words; empty if nothing is."""
    found = []
    if now.document is not saved.document and now.document != saved.document:
        found.append("edits")
    if not now.has_same_training(saved):
        found.append(_training(int(now.state.counters[EPOCH]), int(saved.state.counters[EPOCH])))
    if lab_counts and now.lab != saved.lab:
        found.append("what is typed in the Lab")
    return found


def _training(now: int, saved: int) -> str:
    """How much training there is, as far as it is counted in epochs."""
    epochs = now - saved if now > saved else now
    if epochs == 0:
        return "trained weights"
    return "1 epoch of training" if epochs == 1 else f"{epochs:,} epochs of training"
