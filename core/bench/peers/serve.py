"""Runs in an engine's own process: requests come as JSON lines on standard input; each gets one line as its answer.

It needs only the standard library and imports nothing of the project, so that any Python with a peer can run it by
path: `PYTHON serve.py torch FOLDER`. The folder holds the works, one JSON file each; see `Work.to_data`.
"""

import array
import importlib
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

SHORTEST = 0.002
"""Seconds. Shorter epochs are measured in groups that take at least this long."""

LONGEST_ERROR = 160


class Runner(Protocol):
    """One work, run by one engine."""

    def reset(self) -> None:
        """Go back to the first weights."""

    def run(self, times: int) -> None:
        """Train this many epochs, or draw this many pictures; they are done when it returns."""

    def result(self) -> Iterable[float]:
        """The parameters, neuron by neuron: the bias, then the weights; or the picture, neuron by neuron."""


Maker = Callable[[dict[str, Any]], Runner]
"""From a work to its runner. Raises NotImplementedError, with the reason, for a work that the engine cannot do."""


class Station:
    """Answers requests about works with one engine."""

    def __init__(self, folder: Path, maker: Callable[[], Maker]) -> None:
        self._folder = folder
        self._maker = maker
        self._runners: dict[str, Runner] = {}

    def answer(self, ask: dict[str, Any]) -> dict[str, Any]:
        """{"ask": "prove", "work", "out"}: do it once and write the result to a file, 8 bytes per number. {"ask":
        "measure", "work", "seconds"}: the median time in ms."""
        try:
            runner = self._runner(ask["work"])
        except NotImplementedError as reason:
            return {"unable": str(reason)}
        if ask["ask"] == "measure":
            return {"ms": measure(runner, ask["seconds"])}
        runner.reset()
        runner.run(1)
        with Path(ask["out"]).open("wb") as file:
            array.array("d", runner.result()).tofile(file)
        return {}

    def _runner(self, work: str) -> Runner:
        if work not in self._runners:
            make = self._maker()
            runner = make(json.loads((self._folder / f"{work}.json").read_text()))
            # Compiles now what would compile at the first call.
            runner.run(1)
            self._runners[work] = runner
        return self._runners[work]


def measure(runner: Runner, seconds: float) -> float:
    """The median time in ms of an epoch or a picture, from the first weights on, measured for about this many
    seconds."""
    runner.reset()
    end = time.perf_counter() + seconds
    group = 1
    times: list[float] = []
    while not times or time.perf_counter() < end:
        taken = time_of(runner, group)
        if taken < SHORTEST:
            # Also if an earlier group was delayed and seemed long enough.
            group *= 2
            times.clear()
        else:
            times.append(taken / group)
    return statistics.median(times) * 1e3


def time_of(runner: Runner, times: int) -> float:
    """Seconds that this many epochs or pictures take."""
    started = time.perf_counter()
    runner.run(times)
    return time.perf_counter() - started


def serve(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer until standard input ends. Libraries print to standard error."""
    with os.fdopen(os.dup(1), "w") as lines:
        os.dup2(2, 1)
        for line in sys.stdin:
            try:
                found = answer(json.loads(line))
            except Exception as error:
                found = {"error": sentence(error)}
            print(json.dumps(found), file=lines, flush=True)


def sentence(error: Exception) -> str:
    """The kind of an error and its first line, shortened."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0] if said else ''}"[:LONGEST_ERROR]


def _peer(name: str) -> Maker:
    make: Maker = importlib.import_module(f"with_{name}").make
    return make


if __name__ == "__main__":
    serve(Station(Path(sys.argv[2]), lambda: _peer(sys.argv[1])).answer)
