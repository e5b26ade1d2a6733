"""The table of initializers: initial values of parameters, drawn from the seed and the parameter's own id, so that no
edit changes another parameter's draw."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

from core.network.model import Network


@dataclass(frozen=True, slots=True, eq=False)
class Initializer:
    """Weights are uniform from -bound to bound. In bound(fan in, fan out), fan in counts the links into the neuron that
    a weight feeds, fan out those out of the weight's source. Every bias starts at `bias`."""

    name: str
    label: str
    bound: Callable[[int, int], float]
    bias: float
    explanation: str


_ROWS = (
    Initializer("tf_playground", "TF Playground", lambda i, o: 0.5, 0.1,
                "Weights from -0.5 to 0.5, biases 0.1, as in TensorFlow Playground."),
    Initializer("micrograd", "micrograd", lambda i, o: 1.0, 0.0, "Weights from -1 to 1, biases 0, as in micrograd."),
    Initializer("xavier", "Xavier", lambda i, o: sqrt(6.0 / (i + o)), 0.0,
                "Keeps tanh layers from vanishing or exploding: the bound shrinks with the links on both sides "
                "(Glorot 2010)."),
    Initializer("he", "He", lambda i, o: sqrt(6.0 / i), 0.0,
                "The same for ReLU layers: the bound shrinks with the incoming links (He 2015)."),
    Initializer("zeros", "Zeros", lambda i, o: 0.0, 0.0, "Everything starts at 0: neurons of a layer stay equal."),
)  # fmt: skip

INITIALIZERS: Mapping[str, Initializer] = MappingProxyType({row.name: row for row in _ROWS})


def initial_values(network: Network, ids: Iterable[str], initializer: str, seed: str) -> dict[str, float]:
    """The initial values of some of a network's parameters. The seed, the id and, for a weight, the links around it
    determine each. Tied links take the first one's."""
    row = INITIALIZERS[initializer]
    values = {}
    for id in ids:
        links = network.links_by_weight.get(id)
        if links is None:
            values[id] = row.bias
        else:
            first = links[0]
            bound = row.bound(len(network.incoming[first.target]), len(network.outgoing[first.source]))
            values[id] = bound * (2.0 * _share(seed, id) - 1.0) + 0.0
    return values


def _share(seed: str, id: str) -> float:
    """A number in [0, 1)."""
    digest = hashlib.sha256(f"{seed}\0{id}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2.0**53
