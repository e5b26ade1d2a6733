"""The possible inputs of a network: simple functions of the two coordinates, in TensorFlow Playground's order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feature:
    """A named function of x1 and x2: of whole columns at once, or of two `Value`s, which gives an expression."""

    name: str
    formula: Callable[[Any, Any], Any]


_ROWS = (
    Feature("x1", lambda x1, x2: x1),
    Feature("x2", lambda x1, x2: x2),
    Feature("x1^2", lambda x1, x2: x1 * x1),
    Feature("x2^2", lambda x1, x2: x2 * x2),
    Feature("x1*x2", lambda x1, x2: x1 * x2),
    Feature("sin x1", lambda x1, x2: np.sin(x1)),
    Feature("sin x2", lambda x1, x2: np.sin(x2)),
    Feature("cos x1", lambda x1, x2: np.cos(x1)),
    Feature("cos x2", lambda x1, x2: np.cos(x2)),
)

FEATURES: Mapping[str, Feature] = MappingProxyType({feature.name: feature for feature in _ROWS})


def feature_columns(features: Sequence[str], points: Floats) -> Floats:
    """The values of features at points (n, 2), as seen by the network: (features, n), C-contiguous."""
    columns = [FEATURES[name].formula(points[:, 0], points[:, 1]) for name in features]
    return np.array(columns, dtype=np.float64).reshape(len(features), len(points))
