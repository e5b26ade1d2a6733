"""A throw-away kernel that showed what is possible, run from its folder. Our engine is measured against it."""

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np

from core.bench.peers.serve import Maker
from core.bench.works import Floats, Work

FILES = ("tape.py", "s2d.py", "s2f.py")
PADDING = 64
"""Columns that it may read past the last point."""


class Spike:
    """One work, run by the throw-away kernel. Neurons are grouped by their sources if all links are there, and run one
    by one if some are left out."""

    def __init__(self, work: Work) -> None:
        tape = importlib.import_module("tape")
        self._work = work
        masks = work.whole_masks
        weights = [
            row[mask].tolist() for w, m in zip(work.weights, masks, strict=True) for row, mask in zip(w, m, strict=True)
        ]
        biases = np.concatenate(work.biases).tolist()
        self._program = tape.Program(work.sizes[0], _neurons(work), work.masks is None)
        self._first = self._program.pack(weights, biases, np.float32 if work.picture else np.float64)
        if work.picture:
            self._prepare_picture()
        else:
            engine = importlib.import_module("s2d").Engine
            self._engine = engine(self._program, self._first, work.points, work.targets, 64)
        self._settings = (work.batch, work.rate, work.penalty_rate, 0 if work.loss == "half_square" else 1)

    def reset(self) -> None:
        """See `Runner.reset`."""
        self._engine.P[: len(self._first)] = self._first

    def run(self, times: int) -> None:
        """See `Runner.run`."""
        if not self._work.picture:
            self._engine.train(*self._settings, times)
            return
        for _ in range(times):
            self._engine.eval(self._columns, len(self._work.points), self._rows, self._picture)

    def result(self) -> Floats:
        """See `Runner.result`."""
        if self._work.picture:
            return self._picture[:, : len(self._work.points)].ravel().astype(np.float64)
        both = zip(self._program.bpos, self._program.wpos, strict=True)
        return np.concatenate([self._engine.P[[bias, *weights]] for bias, weights in both])

    def _prepare_picture(self) -> None:
        work, program = self._work, self._program
        self._engine = importlib.import_module("s2f").Engine(program, self._first)
        rows = program.pos[work.sizes[0] :] if work.picture == "all" else [program.out]
        self._rows = np.array(rows, dtype=np.int64)
        self._columns = np.zeros((work.sizes[0], len(work.points) + PADDING), dtype=np.float32)
        self._columns[:, : len(work.points)] = work.points.T
        self._picture = np.zeros((len(rows), len(work.points) + PADDING), dtype=np.float32)


def _neurons(work: Work) -> list[tuple[tuple[int, ...], str]]:
    """Each neuron's sources, numbered through all nodes, and its activation."""
    starts = np.cumsum([0, *work.sizes[:-2]])
    found = []
    for layer, (begin, mask) in enumerate(zip(starts, work.whole_masks, strict=True)):
        activation = work.output if layer == len(work.weights) - 1 else work.activation
        found += [(tuple((begin + np.flatnonzero(row)).tolist()), activation) for row in mask]
    return found


def spike_in(folder: Path) -> Maker:
    """The maker of runners, with its modules from a folder that holds FILES."""
    sys.path.insert(0, str(folder))

    def make(work: dict[str, Any]) -> Spike:
        return Spike(Work.from_data(work))

    return make
