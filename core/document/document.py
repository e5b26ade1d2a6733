"""The document: one frozen value that says all about a project but where its training stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from core.data.dataset import DatasetSpec
from core.network.model import Network
from core.training.experiment import Experiment
from core.training.settings import TrainingSettings
from core.training.standing import Derived
from core.training.state import TrainingState

Point = tuple[float, float]


@dataclass(frozen=True)
class Document:
    """positions: the centre of each node on the canvas, in canvas pixels. seed: text from which, with a parameter's
    id, its initial value is drawn. initial: parameter id -> the value it starts training from. initializer: a name of
    `core.network.initializers.INITIALIZERS`, for parameters to come."""

    network: Network
    positions: Mapping[str, Point]
    data: DatasetSpec
    settings: TrainingSettings
    seed: str
    initial: Mapping[str, float]
    initializer: str = "tf_playground"

    @cached_property
    def experiment(self) -> Experiment:
        """What training needs of this document."""
        return Experiment(self.network, self.data, self.settings, self.initial)


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit does: the new document, and the parameters it sets in the running session.

    derived: parameter -> the (parameter, factor) pairs whose present values it is the sum of. note: one sentence for
    the status bar where the edit did more than was asked. restart: training begins again from `document.initial`.
    state: training goes on from there.
    """

    document: Document
    assign: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    restart: bool = False
    derived: Derived = field(default_factory=dict)
    state: TrainingState | None = None

    def concerns_training(self, before: Document) -> bool:
        """Whether training has anything to do when it comes to a document that was like `before`."""
        told = bool(self.assign or self.derived or self.restart) or self.state is not None
        return told or not self.document.experiment.is_same(before.experiment)
