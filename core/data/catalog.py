"""The table of data sets, which menus, gallery, files and links read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from core import limits
from core.data import generators, tables
from core.data.dataset import DATA_NUMBERS, Dataset, DatasetSpec, Floats, Kind
from core.data.random_source import RandomSource
from core.problem import UserError
from core.quotation import quote

TWO = ("orange", "blue")
"""Class -1 and class +1, by the color that draws them."""


@dataclass(frozen=True, slots=True)
class DataSource:
    """One data set: make(random source, noise as a share) gives labeled points.

    classes: their names; two are labeled -1 and +1, three and more 0, 1, 2, ...; none for regression. noise_meaning:
    what noise does, "" if there is none. standardize: whether columns are scaled by the training part, as real
    measurements need.
    """

    name: str
    label: str
    group: str
    make: Callable[[RandomSource, float], list[generators.LabeledPoint]]
    classes: tuple[str, ...] = TWO
    noise_meaning: str = ""
    axes: tuple[str, str] = ("x1", "x2")
    standardize: bool = False
    note: str = ""

    @property
    def kind(self) -> Kind:
        """Whether the targets are classes or numbers."""
        return "classification" if self.classes else "regression"

    @property
    def outputs(self) -> int:
        """How many outputs the data needs."""
        return len(self.classes) if len(self.classes) > 2 else 1


def _penguins(source: RandomSource, noise: float) -> list[generators.LabeledPoint]:
    return list(tables.penguins())


_FLIPS, _MOVES, _SPREADS, _SHIFTS = "flips labels", "moves points", "spreads the clouds", "blurs labels"

_ROWS = (
    DataSource("circle", "Circle", "2-D", generators.circle, noise_meaning=_FLIPS),
    DataSource("xor", "Exclusive or", "2-D", generators.xor, noise_meaning=_FLIPS),
    DataSource("corners", "Four corners", "2-D", generators.corners, noise_meaning=_SPREADS),
    DataSource("gauss", "Gaussians", "2-D", generators.gauss, noise_meaning=_SPREADS),
    DataSource("spiral", "Spiral", "2-D", generators.spiral, noise_meaning=_MOVES),
    DataSource("moons", "Moons", "2-D", generators.moons, noise_meaning=_MOVES),
    DataSource("blobs", "Three blobs", "2-D", generators.blobs, ("north", "south-east", "south-west"), _SPREADS),
    DataSource("reg-plane", "Plane", "2-D", generators.plane, (), _SHIFTS),
    DataSource("reg-gauss", "Hills", "2-D", generators.gaussian_hills, (), _SHIFTS),
    DataSource("penguins", "Penguins", "Real", _penguins, tables.SPECIES, "", ("bill length (mm)", "bill depth (mm)"),
               True, "342 penguins of the Palmer Archipelago, 3 species (Gorman, Williams and Fraser 2014, CC0)."),
)  # fmt: skip

CATALOG: Mapping[str, DataSource] = MappingProxyType({row.name: row for row in _ROWS})


@lru_cache(maxsize=32)
def generate(spec: DatasetSpec) -> Dataset:
    """The data of a spec; the same object for the same spec. UserError if the spec is invalid."""
    return generate_with_source(spec)[0]


def generate_with_source(spec: DatasetSpec) -> tuple[Dataset, RandomSource]:
    """The data of a spec, and the state of the random source after data, shuffle and split."""
    row = check_spec(spec)
    source = RandomSource(spec.seed)
    points = row.make(source, spec.noise / 100.0)
    source.shuffle(points)
    count = train_count(len(points), spec)
    table = np.array(points)
    return _dataset(row, table[:, :2].copy(), _targets(row, table[:, 2]), count), source


def check_spec(spec: DatasetSpec) -> DataSource:
    """The row of a spec. UserError if it is unknown, a number is out of range or the seed is too long."""
    row = CATALOG.get(spec.name)
    if row is None:
        raise UserError(f'There is no data set "{quote(spec.name)}"; there are {", ".join(CATALOG)}.')
    for name, number in DATA_NUMBERS.items():
        value = getattr(spec, name)
        if not number.accepts(value):
            raise UserError(f"The {number.label} is {value:g} %; it must be {number.bounds()}.")
    if len(spec.seed) > limits.SEED:
        raise UserError(f"The seed {quote(spec.seed)} is too long: it has at most {limits.SEED:,} characters.")
    return row


def train_count(count: int, spec: DatasetSpec) -> int:
    """How many of `count` points train; UserError if none are left."""
    train = int(count * spec.train_share / 100.0)
    if train < 1:
        raise UserError(f"{spec.train_share:g} % of {count} points leave none to train on; use a larger share.")
    return train


def _targets(row: DataSource, labels: Floats) -> Floats:
    if row.outputs == 1:
        return labels[:, None].copy()
    return np.asarray(labels[:, None] == np.arange(row.outputs), dtype=np.float64)


def _dataset(row: DataSource, points: Floats, targets: Floats, count: int) -> Dataset:
    center, scale, domain = np.zeros(2), np.ones(2), (-6.0, 6.0, -6.0, 6.0)
    if row.standardize:
        center, spread = points[:count].mean(axis=0), points[:count].std(axis=0)
        scale = np.where(spread > 0.0, spread, 1.0)
        low, high = center - 3.0 * scale, center + 3.0 * scale
        domain = (float(low[0]), float(high[0]), float(low[1]), float(high[1]))
    for array in (points, targets, center, scale):
        array.flags.writeable = False
    return Dataset(row.name, row.kind, points, targets, count, row.classes, row.axes, center, scale, domain)
