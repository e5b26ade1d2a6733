"""The works that engines are compared on: data, first weights and settings, made from fixed seeds with NumPy alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.data.expression import read
from core.data.inputs import input_values

Floats = NDArray[np.float64]

COLUMNS = ("x1", "x2")
INPUTS = ("x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)")
LARGEST = (7, 8, 8, 8, 8, 8, 8, 1)
BIG = (2, 64, 64, 64, 1)
DOMAIN = 6.0
"""Pictures show the plane from -DOMAIN to DOMAIN."""


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """A layered network and its task: one epoch of plain gradient descent, or one picture.

    sizes: inputs, then the neurons of each layer. points: (n, inputs). targets: (n,), empty for a picture. weights: a
    (neurons, sources) matrix for each layer, 0 where `masks` (of the same shapes; None if every link is there) has no
    link. biases: (neurons,) for each layer. batch: samples per update, in order, a shorter one last. loss:
    "half_square" or "max_margin", averaged over the batch. penalty_rate: times the square of every parameter. picture:
    "" for an epoch, "output" for the output's value at every point, "all" for every neuron's.
    """

    name: str
    sizes: tuple[int, ...]
    points: Floats
    targets: Floats
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]
    masks: tuple[NDArray[np.bool_], ...] | None = None
    activation: str = "tanh"
    output: str = "tanh"
    loss: str = "half_square"
    batch: int = 10
    rate: float = 0.03
    penalty_rate: float = 0.0
    picture: str = ""

    @property
    def links(self) -> int:
        """The number of links of the network."""
        return sum(int(mask.sum()) for mask in self.whole_masks)

    @property
    def whole_masks(self) -> tuple[NDArray[np.bool_], ...]:
        """A mask for each layer, whether links are left out or not."""
        return self.masks or tuple(np.ones(weights.shape, dtype=np.bool_) for weights in self.weights)

    def to_data(self) -> dict[str, Any]:
        """Plain lists and numbers, for JSON."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Work":
        """The work that `to_data` wrote."""
        arrays = {name: np.array(data[name], dtype=np.float64) for name in ("points", "targets")}
        layers = {name: tuple(np.array(layer) for layer in data[name]) for name in ("weights", "biases")}
        masks = data["masks"] and tuple(np.array(mask, dtype=np.bool_) for mask in data["masks"])
        return cls(**{**data, **arrays, **layers, "masks": masks, "sizes": tuple(data["sizes"])})


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def moons(count: int, noise: float, seed: int) -> tuple[Floats, Floats]:
    """Two half circles, as `make_moons(count, noise=noise, random_state=seed)` of scikit-learn draws them; targets -1
    and 1."""
    draw = np.random.RandomState(seed)
    upper = np.linspace(0.0, np.pi, count // 2)
    lower = np.linspace(0.0, np.pi, count - count // 2)
    x1 = np.append(np.cos(upper), 1.0 - np.cos(lower))
    x2 = np.append(np.sin(upper), 1.0 - np.sin(lower) - 0.5)
    targets = np.repeat([-1.0, 1.0], [len(upper), len(lower)])
    order = np.arange(count)
    draw.shuffle(order)
    points = np.column_stack([x1, x2])[order]
    return points + draw.normal(scale=noise, size=points.shape), targets[order]


def circle(count: int, seed: int) -> tuple[Floats, Floats]:
    """A disk of targets 1 in a ring of targets -1, as TensorFlow Playground's "circle" without noise."""
    draw = np.random.default_rng(seed)
    rows = []
    for number in range(count):
        inside = number < count // 2
        radius = draw.uniform(0.0, 2.5) if inside else draw.uniform(3.5, 5.0)
        angle = draw.uniform(0.0, 2.0 * np.pi)
        rows.append((radius * np.sin(angle), radius * np.cos(angle), 1.0 if inside else -1.0))
    table = np.array(rows)
    draw.shuffle(table)
    return np.ascontiguousarray(table[:, :2]), table[:, 2].copy()


def first_parameters(sizes: tuple[int, ...], seed: int = 7) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
    """Weights uniform in +-1 / sqrt(sources), biases in +-0.1; a matrix and an array for each layer."""
    draw = np.random.default_rng(seed)
    weights, biases = [], []
    for sources, neurons in pairwise(sizes):
        bound = 1.0 / np.sqrt(sources)
        weights.append(draw.uniform(-bound, bound, (neurons, sources)))
        biases.append(draw.uniform(-0.1, 0.1, neurons))
    return tuple(weights), tuple(biases)


def _lecture() -> Work:
    points, targets = moons(100, 0.1, 1337)
    sizes = (2, 16, 16, 1)
    return Work(
        "W1", sizes, points, targets, *first_parameters(sizes), activation="relu", output="linear", loss="max_margin",
        batch=100, rate=0.05, penalty_rate=1e-4,
    )  # fmt: skip


def default_network(count: int = 250) -> Work:
    """TensorFlow Playground's first network, on this many points."""
    points, targets = circle(count, 3)
    sizes = (2, 4, 2, 1)
    return Work("W2", sizes, points, targets, *first_parameters(sizes))


def _largest(name: str, batch: int) -> Work:
    points, targets = circle(250, 3)
    inputs = _inputs(points)
    return Work(name, LARGEST, inputs, targets, *first_parameters(LARGEST), batch=batch)


def _inputs(points: Floats) -> Floats:
    """The inputs of the largest network, (n, inputs)."""
    columns = dict(zip(COLUMNS, points.T, strict=True))
    values = input_values([read(text, COLUMNS) for text in INPUTS], columns.__getitem__, len(points))
    return np.ascontiguousarray(values.T)


def _big() -> Work:
    points, targets = circle(1000, 5)
    return Work("W4", BIG, points, targets, *first_parameters(BIG), batch=32)


def _uneven() -> Work:
    """Neuron j of a layer leaves out its link number j (modulo the sources): no two neighbors have the same sources."""
    big = _big()
    masks = []
    for weights in big.weights:
        mask = np.ones(weights.shape, dtype=np.bool_)
        neurons, sources = weights.shape
        mask[np.arange(neurons), np.arange(neurons) % sources] = False
        masks.append(mask)
    kept = tuple(np.where(mask, weights, 0.0) for mask, weights in zip(masks, big.weights, strict=True))
    return replace(big, name="W4u", weights=kept, masks=tuple(masks))


def _picture(name: str, source: str, side: int, picture: str = "output") -> Work:
    work = WORKS[source]()
    axis = np.linspace(-DOMAIN, DOMAIN, side)
    x1, x2 = np.meshgrid(axis, axis)
    points = np.column_stack([x1.ravel(), x2.ravel()])
    if work.sizes[0] == len(INPUTS):
        points = _inputs(points)
    return replace(work, name=name, points=points, targets=np.zeros(0), picture=picture)


WORKS: Mapping[str, Callable[[], Work]] = MappingProxyType({
    "W1": _lecture,
    "W2": default_network,
    "W3b10": lambda: _largest("W3b10", 10),
    "W3b1": lambda: _largest("W3b1", 1),
    "W3full": lambda: _largest("W3full", 250),
    "W4": _big,
    "W4u": _uneven,
    "W5-W1-100": lambda: _picture("W5-W1-100", "W1", 100),
    "W5-W1-256": lambda: _picture("W5-W1-256", "W1", 256),
    "W5-W3-100": lambda: _picture("W5-W3-100", "W3b10", 100),
    "W5-W3-256": lambda: _picture("W5-W3-256", "W3b10", 256),
    "W5-W3all-100": lambda: _picture("W5-W3all-100", "W3b10", 100, "all"),
    "W5-W4-100": lambda: _picture("W5-W4-100", "W4", 100),
    "W5-W4-256": lambda: _picture("W5-W4-256", "W4", 256),
})  # fmt: skip
"""Every work by name, made when called."""

PICTURES = "W5"
"""Stands for all pictures."""


def expand(names: Iterable[str]) -> list[str]:
    """The works that names stand for, each once, in the order of `WORKS`; unknown names are ignored."""
    wanted = set(names)
    return [name for name in WORKS if name in wanted or (PICTURES in wanted and name.startswith(PICTURES))]
