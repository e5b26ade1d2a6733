"""One comparison: every engine proves that it does the same work; then all are timed in turn, round by round."""

import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.bench.children import Child, Failed
from core.bench.matrices import difference, reference
from core.bench.works import WORKS, Floats

EPOCH_LIMIT, PICTURE_LIMIT = 1e-9, 1e-5
"""How far the parameters after an epoch, or a float32 picture, may be from the reference."""

Note = Callable[[str], None]


class Rounds:
    """Engines and works to compare, in a folder of their own. The caller ends the children.

    seconds: how long one engine is timed with one work in each round.
    """

    def __init__(self, works: Sequence[str], children: Sequence[Child], seconds: float, folder: Path) -> None:
        self._works = works
        self._children = children
        self._seconds = seconds
        self._folder = folder
        self._ms: dict[tuple[str, str], list[float]] = {}
        self._errors: dict[tuple[str, str], str] = {}
        self._unable: dict[tuple[str, str], str] = {}

    def measure(self, rounds: int, note: Note) -> dict[str, Any]:
        """Prove, then time. `results` has an entry for each work and engine that can do it, with times or an error;
        `left_out` gives the reasons for the others."""
        for work in self._works:
            note(f"checking {work}")
            self._prove(work)
        for number in range(1, rounds + 1):
            note(f"round {number} of {rounds}")
            for work in self._works:
                self._time(work)
        pairs = [(work, child.name) for work in self._works for child in self._children]
        return {
            "results": [self._entry(pair) for pair in pairs if pair not in self._unable],
            "left_out": [
                {"engine": engine, "work": work, "reason": reason}
                for (work, engine), reason in self._unable.items()
            ],
        }  # fmt: skip

    def _prove(self, name: str) -> None:
        work = WORKS[name]()
        (self._folder / f"{name}.json").write_text(json.dumps(work.to_data()))
        right = reference(work)
        limit = PICTURE_LIMIT if work.picture else EPOCH_LIMIT
        for child in self._children:
            try:
                self._check(child, name, right, limit)
            except Failed as error:
                self._errors[name, child.name] = str(error)

    def _check(self, child: Child, work: str, right: Floats, limit: float) -> None:
        out = self._folder / f"{work}-{child.name}.bin"
        answer = child.ask(ask="prove", work=work, out=str(out))
        if "unable" in answer:
            self._unable[work, child.name] = answer["unable"]
            return
        off = difference(np.fromfile(out), right)
        out.unlink()
        if off > limit:
            raise Failed(f"its numbers are off by {off:.1e}")
        self._ms[work, child.name] = []

    def _time(self, work: str) -> None:
        for child in self._children:
            pair = (work, child.name)
            if pair not in self._ms or pair in self._errors:
                continue
            try:
                self._ms[pair].append(child.ask(ask="measure", work=work, seconds=self._seconds)["ms"])
            except Failed as error:
                self._errors[pair] = str(error)

    def _entry(self, pair: tuple[str, str]) -> dict[str, Any]:
        work, engine = pair
        entry: dict[str, Any] = {"engine": engine, "work": work, "median_ms": None, "minimum_ms": None, "rounds_ms": []}
        if pair in self._errors:
            return {**entry, "error": self._errors[pair]}
        times = self._ms[pair]
        return {**entry, "median_ms": statistics.median(times), "minimum_ms": min(times), "rounds_ms": times}


def minima(results: Sequence[Mapping[str, Any]], work: str) -> dict[str, float]:
    """Engine -> its fastest round of a work in ms, fastest engine first."""
    found = {row["engine"]: row["minimum_ms"] for row in results if row["work"] == work and row["rounds_ms"]}
    times = {engine: ms for engine, ms in found.items() if ms is not None}
    return dict(sorted(times.items(), key=lambda item: item[1]))
