"""What runs in an engine's own process: asks come as JSON lines on standard input, each is answered with one line.

Needs the standard library only and imports nothing of the project, so that any Python with a peer in it can run it by
path: `PYTHON serve.py torch FOLDER`. The works lie in the folder, one JSON file each; see `Work.to_data`.
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
"""Seconds. Epochs that take less are measured in groups that take at least so long."""

LONGEST_ERROR = 160


class Runner(Protocol):
    """One work in the hands of one engine."""

    def reset(self) -> None:
        """Go back to the first weights."""

    def run(self, times: int) -> None:
        """Train so many epochs, or draw so many pictures; they are done when it returns."""

    def result(self) -> Iterable[float]:
        """The parameters, neuron by neuron, its bias and then its weights; or the picture, neuron by neuron."""


Maker = Callable[[dict[str, Any]], Runner]
"""From a work to its runner; raises NotImplementedError, saying why, for a work that the engine cannot do."""


class Station:
    """Answers asks about works with one engine."""

    def __init__(self, folder: Path, maker: Callable[[], Maker]) -> None:
        self._folder = folder
        self._maker = maker
        self._runners: dict[str, Runner] = {}

    def answer(self, ask: dict[str, Any]) -> dict[str, Any]:
        """{"ask": "prove", "work", "out"}: do it once and write the result to a file, 8 bytes a number. {"ask":
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
            # What is compiled at the first call is compiled now.
            runner.run(1)
            self._runners[work] = runner
        return self._runners[work]


def measure(runner: Runner, seconds: float) -> float:
    """The median time of an epoch or a picture in ms, from the first weights on, taken for about so many seconds."""
    runner.reset()
    end = time.perf_counter() + seconds
    group = 1
    times: list[float] = []
    while not times or time.perf_counter() < end:
        taken = time_of(runner, group)
        if taken < SHORTEST:
            # Also if an earlier group was held up, and seemed long enough.
            group *= 2
            times.clear()
        else:
            times.append(taken / group)
    return statistics.median(times) * 1e3


def time_of(runner: Runner, times: int) -> float:
    """Seconds that so many epochs or pictures take."""
    started = time.perf_counter()
    runner.run(times)
    return time.perf_counter() - started


def serve(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer until standard input ends. What libraries print goes to standard error."""
    with os.fdopen(os.dup(1), "w") as lines:
        os.dup2(2, 1)
        for line in sys.stdin:
            try:
                found = answer(json.loads(line))
            except Exception as error:
                found = {"error": sentence(error)}
            print(json.dumps(found), file=lines, flush=True)


def sentence(error: Exception) -> str:
    """The kind of an error and its first line, cut short."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0] if said else ''}"[:LONGEST_ERROR]


def _peer(name: str) -> Maker:
    make: Maker = importlib.import_module(f"with_{name}").make
    return make


if __name__ == "__main__":
    serve(Station(Path(sys.argv[2]), lambda: _peer(sys.argv[1])).answer)
