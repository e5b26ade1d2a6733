"""Everything training needs to know of a document."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.data.dataset import DatasetSpec
from core.network.model import Network
from core.training.settings import TrainingSettings


@dataclass(frozen=True, slots=True)
class Experiment:
    """A network, the data it learns, how, and the numbers it starts from (parameter id -> value)."""

    network: Network
    data: DatasetSpec
    settings: TrainingSettings
    initial: Mapping[str, float]
