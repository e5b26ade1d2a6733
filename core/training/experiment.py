"""Everything training needs to know of a document."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.data.source import DatasetSpec
from core.network.model import Network
from core.training.settings import TrainingSettings


@dataclass(frozen=True, slots=True)
class Experiment:
    """A network, its data, its training settings, and its initial values (parameter id -> value)."""

    network: Network
    data: DatasetSpec
    settings: TrainingSettings
    initial: Mapping[str, float]

    def is_same(self, other: "Experiment") -> bool:
        """Whether training both is the same; initial values of unused parameters do not count."""
        if self.network != other.network or self.data != other.data or self.settings != other.settings:
            return False
        mine, theirs = self.initial, other.initial
        return mine is theirs or all(mine.get(id) == theirs.get(id) for id in self.network.parameters)
