"""The whole state of training, so that it can stop anywhere, be saved, and continue with the same bits."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.training.optimizers import MEMORY

EPOCH, UPDATE, PLACE, COUNT = range(4)
"""Places in `TrainingState.counters`: epochs finished, updates made, samples of this epoch done, samples gathered."""


@dataclass(slots=True, eq=False)
class TrainingState:
    """Parameters and everything that is saved with them. Arrays have one number per parameter, in the order of `ids`.

    gathered: gradients summed over the samples since the last update; loss: the sum of their losses, (1,). dead:
    weights that L1 has set to 0 for good. memory: the optimizer's memory, (MEMORY, parameters). last_gradient,
    last_step: the last update, for display: the mean gradient over its samples, before penalty, clipping and optimizer,
    and the new parameter minus the old one; NaN before the first update. counters: see EPOCH and its neighbors.
    """

    ids: tuple[str, ...]
    parameters: NDArray[np.float64]
    gathered: NDArray[np.float64]
    dead: NDArray[np.bool_]
    memory: NDArray[np.float64]
    last_gradient: NDArray[np.float64]
    last_step: NDArray[np.float64]
    loss: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    counters: NDArray[np.int64] = field(default_factory=lambda: np.zeros(4, dtype=np.int64))

    @classmethod
    def initial(cls, ids: tuple[str, ...], values: Mapping[str, float]) -> "TrainingState":
        """The state before the first update."""
        start = np.array([values[id] for id in ids], dtype=np.float64)
        count = len(ids)
        dead, memory, unknown = np.zeros(count, dtype=np.bool_), np.zeros((MEMORY, count)), np.full(count, np.nan)
        return cls(ids, start, np.zeros(count), dead, memory, unknown, unknown.copy())

    def copy(self) -> "TrainingState":
        """An independent copy, with writable arrays."""
        arrays = (getattr(self, each.name) for each in fields(self) if each.name != "ids")
        return TrainingState(self.ids, *(array.copy() for array in arrays))

    def values(self) -> dict[str, float]:
        """Parameter id -> current value."""
        return dict(zip(self.ids, self.parameters.tolist(), strict=True))

    def last_update_of(self, id: str) -> tuple[float, float] | None:
        """The gradient and the step of a parameter in the last update; None if it is missing or was in no update
        yet."""
        if id not in self.ids:
            return None
        at = self.ids.index(id)
        gradient, step = float(self.last_gradient[at]), float(self.last_step[at])
        return None if isnan(gradient) else (gradient, step)

    def drop_batch(self) -> None:
        """Forget the samples gathered since the last update. The next batch begins where they began."""
        self.counters[PLACE] = max(0, self.counters[PLACE] - self.counters[COUNT])
        self.counters[COUNT] = 0
        self.gathered[:] = 0.0
        self.loss[:] = 0.0

    def forget(self) -> None:
        """Clear the optimizer's memory."""
        self.memory[:] = 0.0

    def start_epoch(self) -> None:
        """Begin the present epoch again with nothing gathered, for new data."""
        self.drop_batch()
        self.counters[PLACE] = 0

    def to_data(self) -> dict[str, Any]:
        """Plain lists and numbers by parameter id, for files. The last update is left out: training does not need
        it."""
        epoch, update, sample, count = self.counters.tolist()
        gathered = dict(zip(self.ids, self.gathered.tolist(), strict=True)) if count else {}
        dead = [id for id, dead in zip(self.ids, self.dead.tolist(), strict=True) if dead]
        memory = {id: column for id, column in zip(self.ids, self.memory.T.tolist(), strict=True) if any(column)}
        return {
            "parameters": self.values(), "epoch": epoch, "update": update, "sample": sample,
            "gathered": gathered, "gathered_count": count, "gathered_loss": float(self.loss[0]), "dead": dead,
            "memory": memory,
        }  # fmt: skip

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "TrainingState":
        """The state that `to_data` wrote."""
        state = cls.initial(tuple(data["parameters"]), data["parameters"])
        state.gathered[:] = [data["gathered"].get(id, 0.0) for id in state.ids]
        dead = set(data["dead"])
        state.dead[:] = [id in dead for id in state.ids]
        state.memory[:] = np.array([data["memory"].get(id, (0.0,) * MEMORY) for id in state.ids]).reshape(-1, MEMORY).T
        state.loss[0] = data["gathered_loss"]
        state.counters[:] = [data[name] for name in ("epoch", "update", "sample", "gathered_count")]
        return state


def carry_over(old: TrainingState, ids: tuple[str, ...], values: Mapping[str, float]) -> TrainingState:
    """The state of a changed network. values: the value of every parameter. Surviving parameters keep all else."""
    new = TrainingState.initial(ids, values)
    places = {id: at for at, id in enumerate(old.ids)}
    origins = np.array([places.get(id, -1) for id in ids], dtype=np.intp)
    to = np.flatnonzero(origins >= 0)
    origin = origins[to]
    new.gathered[to] = old.gathered[origin]
    new.memory[:, to] = old.memory[:, origin]
    new.last_gradient[to], new.last_step[to] = old.last_gradient[origin], old.last_step[origin]
    new.dead[to] = old.dead[origin] & (new.parameters[to] == 0.0)
    new.loss[:] = old.loss
    new.counters[:] = old.counters
    return new
