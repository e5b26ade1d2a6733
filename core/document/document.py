"""The document: one frozen value with everything about a project except where its training stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from core.data.source import DatasetSpec
from core.network.model import Network
from core.training.experiment import Experiment
from core.training.settings import TrainingSettings
from core.training.standing import Derived
from core.training.state import TrainingState

Point = tuple[float, float]

Box = Literal["table", "image", "bars"]
"""A kind of node that holds many others, see `core.document.boxes`."""


@dataclass(frozen=True)
class Document:
    """positions: the center of each node, in canvas pixels. seed: a text; with a parameter's id, it determines the
    initial value. initial: parameter id -> the value training starts from. initializer: a name in
    `core.network.initializers.INITIALIZERS`, for new parameters. boxes: the box that a node stands in, by its id."""

    network: Network
    positions: Mapping[str, Point]
    data: DatasetSpec
    settings: TrainingSettings
    seed: str
    initial: Mapping[str, float]
    initializer: str = "tf_playground"
    boxes: Mapping[str, Box] = field(default_factory=dict)

    def is_kept_alike(self, other: "Document") -> bool:
        """Whether a project file has the same of both. The file that a table was read from counts, unlike for
        equality."""
        return self is other or (self == other and self.data.origin == other.data.origin)

    @cached_property
    def experiment(self) -> Experiment:
        """What training needs to know of this document."""
        return Experiment(self.network, self.data, self.settings, self.initial)


@dataclass(frozen=True, slots=True)
class Change:
    """The result of an edit: the new document, and the parameters it sets in the running session.

    derived: parameter -> (parameter, factor) pairs; it becomes the sum of their present values times the factors. note:
    one sentence for the status bar if the edit did more than was asked. restart: training restarts from
    `document.initial`. state: training continues from it.
    """

    document: Document
    assign: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    restart: bool = False
    derived: Derived = field(default_factory=dict)
    state: TrainingState | None = None

    def concerns_training(self, before: Document) -> bool:
        """Whether this change concerns training, given that the document was `before`."""
        concerns = bool(self.assign or self.derived or self.restart) or self.state is not None
        return concerns or not self.document.experiment.is_same(before.experiment)
