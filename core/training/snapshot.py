"""One moment of training, frozen, safe to read from any thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.data.plane import Plane, PlaneChoice
from core.training.experiment import Experiment
from core.training.results import Answers
from core.training.state import TrainingState

Status = Literal["preparing", "paused", "playing", "diverged"]
Picture = NDArray[np.float32]
CLOSE = 44
"""Points per side of a picture in high resolution."""


@dataclass(frozen=True, slots=True)
class SnapshotRequest:
    """What to compute: the surface of every output on surface x surface points of the plane (None: the usual one), a
    picture of each node on picture x picture points (CLOSE x CLOSE for those in `close`), and every node's value at the
    probe, a point of the space of columns in their units."""

    surface: int = 100
    picture: int = CLOSE
    close: frozenset[str] = frozenset()
    probe: tuple[float, ...] | None = None
    plane: PlaneChoice | None = None


@dataclass(frozen=True, slots=True)
class Metrics:
    """Losses without penalty over all training and all test points. Accuracies are shares (0 to 1). None: there are no
    points, or it is the accuracy of a regression. penalty: the term of the regularization."""

    train_loss: float
    test_loss: float | None
    train_accuracy: float | None
    test_accuracy: float | None
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where training diverged: the refused update, the number of the training sample, and the name of the first value
    that was not finite ("h1.2", "the loss", "the weight x1 -> h1.2")."""

    epoch: int
    update: int
    sample: int
    value: str
    node: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One moment of training.

    epoch: epochs finished; update: updates made; sample: place in the epoch. parameters: id -> current value. state: a
    copy of the whole state, for files. plane: what the pictures show. surfaces: output id -> (side, side), row 0 is the
    lowest. pictures: node id -> the same, smaller. probe: node id -> value at the point `probed`. All arrays are new
    and read-only. stopped: why playing stopped by itself, in one sentence. health: see `find_health`. parked: the last
    values of parameters that are not in the network. changes: the number of posted changes that it contains. fallback:
    the last healthy state, to go back to. stuck: why it does not learn, in one sentence; "" if it does.
    answers: the outputs at training and at test points, from which the metrics are made; None if there are none.
    """

    experiment: Experiment
    status: Status
    epoch: int
    update: int
    sample: int
    metrics: Metrics | None
    parameters: Mapping[str, float]
    state: TrainingState
    plane: Plane
    surfaces: Mapping[str, Picture]
    pictures: Mapping[str, Picture]
    probe: Mapping[str, float]
    probed: tuple[float, ...] | None
    epochs_per_second: float
    updates_per_second: float
    history: "HistoryView"
    divergence: Divergence | None = None
    stopped: str = ""
    health: Mapping[str, str] = field(default_factory=dict)
    parked: Mapping[str, float] = field(default_factory=dict)
    changes: int = 0
    fallback: TrainingState | None = None
    stuck: str = ""
    answers: tuple[Answers, Answers] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the engine can train."""
        return self.status != "preparing"

    @property
    def is_playing(self) -> bool:
        """Whether training is playing."""
        return self.status == "playing"

    @property
    def has_diverged(self) -> bool:
        """Whether training met a number that is not finite and cannot continue."""
        return self.status == "diverged"


@dataclass(frozen=True, slots=True, eq=False)
class HistoryView:
    """The loss curve so far: epochs (with fractions), train and test losses, each (n,), read-only."""

    epochs: NDArray[np.float64]
    train: NDArray[np.float64]
    test: NDArray[np.float64]


NO_LOSSES = HistoryView(np.zeros(0), np.zeros(0), np.zeros(0))
"""An empty loss curve."""
