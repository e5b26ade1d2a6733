"""The network's values over a plane: the surface of each output, and a small picture of every node."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.data.plane import Plane, PlaneChoice, plane_of
from core.training.health import Health, find_health
from core.training.plane_network import PlaneNetwork
from core.training.snapshot import CLOSE, Picture, SnapshotRequest
from core.training.trainer import Trainer

Floats = NDArray[np.float64]
LOOKS = 20


class Painter:
    """Computes the pictures of one trainer. It keeps the network on the present plane between snapshots."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self._choice: PlaneChoice | None = None
        self._on_plane: PlaneNetwork | None = None
        self._health: Mapping[str, Health] = {}
        self._looks = 0

    def plane(self, choice: PlaneChoice | None) -> Plane:
        """The plane of a choice."""
        return plane_of(self.trainer.data, choice)

    def surfaces(self, parameters: Floats, request: SnapshotRequest) -> dict[str, Picture]:
        """Output id -> its values on the plane, at the requested resolution; row 0 is the lowest."""
        outputs = [neuron.id for neuron in self.trainer.experiment.network.outputs]
        return self._pictures(parameters, outputs, request.surface, request.plane)

    def pictures(self, parameters: Floats, request: SnapshotRequest) -> dict[str, Picture]:
        """Node id -> its values on the plane, at the requested resolution."""
        nodes = self.trainer.experiment.network.nodes
        if request.picture == CLOSE:
            return self._pictures(parameters, list(nodes), CLOSE, request.plane)
        close = [id for id in nodes if id in request.close]
        rest = [id for id in nodes if id not in request.close]
        return {
            **self._pictures(parameters, close, CLOSE, request.plane),
            **self._pictures(parameters, rest, request.picture, request.plane),
        }

    def probe(self, parameters: Floats, request: SnapshotRequest) -> dict[str, float]:
        """Node id -> its value at the probe; empty without one, or with one of other data."""
        if request.probe is None or len(request.probe) != len(self.trainer.data.columns):
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

    def _pictures(
        self, parameters: Floats, nodes: list[str], side: int, choice: PlaneChoice | None
    ) -> dict[str, Picture]:
        if self._on_plane is None:
            self._on_plane = PlaneNetwork(self.trainer, self.plane(choice))
        elif choice != self._choice:
            self._on_plane.use(self.plane(choice))
        self._choice = choice
        values = self._on_plane.values(parameters, nodes, side)
        found = {}
        for id, flat in zip(nodes, values, strict=True):
            found[id] = flat.reshape(side, side)
            found[id].flags.writeable = False
        return found
