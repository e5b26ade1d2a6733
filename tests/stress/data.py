"""Random edits of data while training runs: `python -m tests.stress.data --steps N --seed S`.

Data, columns, formulas, scaling, split and seed change in a session that trains, through the store, with undo and redo.
Whatever is undone or redone, the document is byte-equal to the one at the time. So are the weights that the step set,
removed or began again: a weight that an edit took away comes back as it was learned. Weights that stay in the network
keep what they have learned since. The last line is "N passed, M failed".
"""

import argparse
import os
import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from core.document.project import Project, project_of
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.document.view import View
from core.training.session import TrainingSession
from playground.store import Store
from tests.core.training.conftest import Clock, latest
from tests.stress.data_deeds import DATA_DEEDS

TURNS = 3
"""So many turns of training follow an edit."""

SAVES = 25
"""So often, in steps, the project is saved and opened."""

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Look:
    """The bytes of a document, and the weights at that time."""

    document: bytes
    weights: Weights


@dataclass
class Step:
    """An edit on the undo stack. begins_again: training started again. done, undone: the weights just before it
    was last done and undone."""

    before: Look
    after: Look
    begins_again: bool
    done: Weights
    undone: Weights = field(default_factory=dict)


class Walk:
    """A store with a session in training, and what was seen at each of its steps."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        document = default_document()
        self._clock = Clock()
        self.session = TrainingSession(document.experiment, self._clock)
        self.store = Store(document, self.session)
        self.refused: list[str] = []
        self.store.refused.connect(self.refused.append)
        self.steps: list[Step] = []
        self.updates = 0
        self._start = self.look()

    def take(self, number: int) -> None:
        """Edit, or go back and forth; then train. AssertionError if anything comes back as another."""
        if self._draw.random() < 0.2:
            count = self._draw.randint(1, 6)
            self.undo(count)
            self.redo(count if self._draw.random() < 0.7 else self._draw.randint(0, count))
        else:
            self._edit()
        self._train()
        if number % SAVES == 0:
            self._save()

    def finish(self) -> None:
        """Undo everything, redo everything, and undo it again."""
        count = len(self.steps)
        self.undo(count)
        self.redo(count)
        self.undo(count)
        assert self.look().document == self._start.document, "the first document is another"

    def undo(self, count: int) -> None:
        """Undo so many steps, as far as there are so many."""
        stack = self.store.undo_stack
        for _ in range(min(count, stack.index())):
            step, now = self.steps[stack.index() - 1], self.look()
            stack.undo()
            step.undone = now.weights
            begun = step.done if step.begins_again else None
            self._check(step.before, begun, now.weights, step.done, "undone")

    def redo(self, count: int) -> None:
        """Redo so many steps, as far as there are so many."""
        stack = self.store.undo_stack
        for _ in range(min(count, stack.count() - stack.index())):
            step, now = self.steps[stack.index()], self.look()
            stack.redo()
            step.done = now.weights
            begun = step.after.weights if step.begins_again else None
            self._check(step.after, begun, now.weights, step.undone, "redone")

    def look(self) -> Look:
        """Pause, and see what there is."""
        self.session.pause()
        while self.session.tick() is not None:
            pass
        snapshot = latest(self.session)
        assert snapshot.status != "playing"
        return Look(encode(Project(self.store.document)), dict(snapshot.parameters))

    def _edit(self) -> None:
        """Edit while training runs: it reads the edit before it goes on."""
        stack, before = self.store.undo_stack, self.look()
        refusals = len(self.refused)
        self.session.play()
        deed = self._draw.choice(DATA_DEEDS)
        restarts: list[bool] = []

        def edit(document: object) -> object:
            change = deed(self._draw, document)  # type: ignore[arg-type]
            restarts.append(change.restart)
            return change

        index = stack.index()
        if not self.store.apply("Edit", edit):  # type: ignore[arg-type]
            assert len(self.refused) == refusals + 1
            assert self.refused[-1].endswith("."), self.refused[-1]
            assert encode(Project(self.store.document)) == before.document, "a refused edit changed the document"
            return
        if stack.index() == index:
            return
        after = Look(encode(Project(self.store.document)), dict(self.store.values()))
        del self.steps[index:]
        self.steps.append(Step(before, after, restarts[-1], before.weights))
        assert len(self.steps) == stack.index() == stack.count()
        kept = before.weights.keys() & after.weights.keys()
        if not restarts[-1]:
            _compare({id: before.weights[id] for id in kept}, {id: after.weights[id] for id in kept}, "kept")

    def _train(self) -> None:
        self.session.play()
        before = latest(self.session).update
        for _ in range(TURNS):
            self._clock.now += 0.02
            self.session.tick()
        self.updates += max(0, latest(self.session).update - before)

    def _save(self) -> None:
        self.look()
        document = self.store.document
        project = project_of(document, self.session.moment(), None, View())
        opened = decode(encode(project), "walk.gp")
        assert encode(opened) == encode(project), "the file says something else"
        if project.training is not None and opened.training is not None:
            _compare(project.training.values(), opened.training.values(), "saved")

    def _check(self, then: Look, begun: Weights | None, now: Weights, parked: Weights, what: str) -> None:
        """Compare with what there was then. begun: the weights that training begins again with. parked: those that are
        not in the network now, when they left it."""
        expected = begun or {id: now.get(id, parked.get(id)) for id in then.weights}
        _compare(expected, self.store.values(), f"{what}, as the store tells")
        found = self.look()
        assert found.document == then.document, f"a document is {what} as another"
        _compare(expected, found.weights, f"{what}, as training has them")


def _compare(expected: Mapping[str, float | None], found: Weights, what: str) -> None:
    assert expected.keys() == found.keys(), f"other weights are {what}"
    ids = list(expected)
    bits = [np.array([each[id] for id in ids], dtype=np.float64).view(np.int64) for each in (expected, found)]
    wrong = np.flatnonzero(bits[0] != bits[1])
    if len(wrong):
        id = ids[wrong[0]]
        raise AssertionError(
            f"{len(wrong)} of {len(ids)} weights are {what} as others: {id} {expected[id]} {found[id]}"
        )


def run(steps: int, seed: int) -> int:
    """Walk, back, forth and back; the number of faults, each printed with its step."""
    walk, number = Walk(seed), 0
    try:
        for number in range(steps):
            walk.take(number)
        walk.finish()
    except Exception as error:
        print(f"step {number} of seed {seed}: {type(error).__name__}: {error}")
        return 1
    again = sum(step.begins_again for step in walk.steps)
    print(f"{len(walk.steps)} edits, {again} of them began again; {len(walk.refused)} refused; {walk.updates} updates")
    return 0


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    print(f"seed {given.seed}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = run(given.steps, given.seed)
    print(f"{given.steps - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
