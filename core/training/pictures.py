"""The network's values over the plane: the surface of each output, and a small picture of every node."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from core.data.plane import plane_of
from core.training.health import Health, find_health
from core.training.snapshot import CLOSE, Picture, SnapshotRequest
from core.training.trainer import Trainer

Floats = NDArray[np.float64]
LOOKS = 20


class Painter:
    """Computes the pictures of one trainer. It keeps the inputs of the grids between snapshots."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self._grids: dict[int, Floats] = {}
        self._health: Mapping[str, Health] = {}
        self._looks = 0

    def surfaces(self, parameters: Floats, side: int) -> dict[str, Picture]:
        """Output id -> its values on side x side points; row 0 is the lowest."""
        return self._pictures(parameters, [neuron.id for neuron in self.trainer.experiment.network.outputs], side)

    def pictures(self, parameters: Floats, request: SnapshotRequest) -> dict[str, Picture]:
        """Node id -> its values on the plane, at the requested resolution."""
        nodes = self.trainer.experiment.network.nodes
        if request.picture == CLOSE:
            return self._pictures(parameters, list(nodes), CLOSE)
        close = [id for id in nodes if id in request.close]
        rest = [id for id in nodes if id not in request.close]
        return {
            **self._pictures(parameters, close, CLOSE), **self._pictures(parameters, rest, request.picture),
        }  # fmt: skip

    def probe(self, parameters: Floats, request: SnapshotRequest) -> dict[str, float]:
        """Node id -> its value at the probe; empty without one."""
        if request.probe is None:
            return {}
        nodes = list(self.trainer.experiment.network.nodes)
        inputs = self.trainer.inputs(np.array([request.probe]))
        values = self.trainer.values(parameters, inputs, nodes, np.float64)
        return dict(zip(nodes, values[:, 0].tolist(), strict=True))

    def health(self, parameters: Floats, *, at_once: bool) -> Mapping[str, Health]:
        """See `find_health`. Only every LOOKS-th call computes it again. at_once: this call does."""
        if at_once or self._looks % LOOKS == 0:
            self._health = find_health(self.trainer, parameters)
        self._looks = 0 if at_once else self._looks + 1
        return self._health

    def _pictures(self, parameters: Floats, nodes: list[str], side: int) -> dict[str, Picture]:
        values: Iterable[Picture] = self.trainer.values(parameters, self._grid(side), nodes, np.float32)
        found = {}
        for id, flat in zip(nodes, values, strict=True):
            found[id] = flat.reshape(side, side)
            found[id].flags.writeable = False
        return found

    def _grid(self, side: int) -> Floats:
        if side not in self._grids:
            self._grids[side] = self.trainer.inputs(plane_of(self.trainer.data).grid(side))
        return self._grids[side]
