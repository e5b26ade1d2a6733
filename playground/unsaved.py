"""Finds what a project's file does not hold, part by part, for the "Edited" mark and the question."""

from dataclasses import dataclass

import numpy as np

from core.document.document import Document
from core.document.notes import LabNotes
from core.training.state import EPOCH, TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """The user's work: the document, the state of training, and the Lab's notes."""

    document: Document
    state: TrainingState
    lab: LabNotes

    def has_same_training(self, other: "Work") -> bool:
        """Whether the state of training equals that of other work on the same document."""
        mine, theirs = self.state, other.state
        if mine is theirs:
            return True
        if not np.array_equal(mine.counters, theirs.counters):
            return False
        if mine.ids == theirs.ids:
            return np.array_equal(mine.parameters, theirs.parameters)
        return mine.values() == theirs.values()


def unsaved(now: Work, saved: Work, *, lab_counts: bool) -> list[str]:
    """What `now` has and `saved` does not, each in a few words; empty if nothing."""
    found = []
    if not now.document.is_kept_alike(saved.document):
        found.append("edits")
    if not now.has_same_training(saved):
        found.append(_training(int(now.state.counters[EPOCH]), int(saved.state.counters[EPOCH])))
    if lab_counts and now.lab != saved.lab:
        found.append("the text in the Lab")
    return found


def _training(now: int, saved: int) -> str:
    """The amount of training in words, in whole epochs."""
    epochs = now - saved if now > saved else now
    if epochs == 0:
        return "trained weights"
    return "1 epoch of training" if epochs == 1 else f"{epochs:,} epochs of training"
