"""The table of data sets, which menus, gallery, files and links read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np

from core import limits
from core.data import generators, tables
from core.data.dataset import DATA_NUMBERS, Dataset, DatasetSpec, Floats, Kind
from core.data.random_source import RandomSource
from core.data.table import Column
from core.problem import UserError
from core.quotation import quote

TWO = ("orange", "blue")
"""Class -1 and class +1, by the color that draws them."""


PLAIN = (Column("x1"), Column("x2"))
"""The columns of generated points."""


@dataclass(frozen=True, slots=True)
class CatalogRow:
    """One data set: make(random source, noise as a share) gives its rows, each with its label at the end.

    classes: their names; two are labeled -1 and +1, three and more 0, 1, 2, ...; none for regression. noise_meaning:
    what noise does, "" if there is none. standardize: whether columns are scaled by the training part, as real
    measurements need.
    """

    name: str
    label: str
    group: str
    make: Callable[[RandomSource, float], list[Any]]
    classes: tuple[str, ...] = TWO
    noise_meaning: str = ""
    columns: tuple[Column, ...] = PLAIN
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


def _penguins(source: RandomSource, noise: float) -> list[Any]:
    return list(tables.penguins().cells)


_FLIPS, _MOVES, _SPREADS, _SHIFTS = "flips labels", "moves points", "spreads the clouds", "blurs labels"

_ROWS = (
    CatalogRow("circle", "Circle", "2-D", generators.circle, noise_meaning=_FLIPS),
    CatalogRow("xor", "Exclusive or", "2-D", generators.xor, noise_meaning=_FLIPS),
    CatalogRow("corners", "Four corners", "2-D", generators.corners, noise_meaning=_SPREADS),
    CatalogRow("gauss", "Gaussians", "2-D", generators.gauss, noise_meaning=_SPREADS),
    CatalogRow("spiral", "Spiral", "2-D", generators.spiral, noise_meaning=_MOVES),
    CatalogRow("moons", "Moons", "2-D", generators.moons, noise_meaning=_MOVES),
    CatalogRow("blobs", "Three blobs", "2-D", generators.blobs, ("north", "south-east", "south-west"), _SPREADS),
    CatalogRow("reg-plane", "Plane", "2-D", generators.plane, (), _SHIFTS),
    CatalogRow("reg-gauss", "Hills", "2-D", generators.gaussian_hills, (), _SHIFTS),
    CatalogRow("penguins", "Penguins", "Real", _penguins, tables.SPECIES, "", tables.penguins().columns[:-1],
               True, "342 penguins of the Palmer Archipelago, 3 species (Gorman, Williams and Fraser 2014, CC0)."),
)  # fmt: skip

CATALOG: Mapping[str, CatalogRow] = MappingProxyType({row.name: row for row in _ROWS})


def is_known(spec: DatasetSpec) -> bool:
    """Whether there is such a data set."""
    return spec.name in CATALOG


def row_of(spec: DatasetSpec) -> CatalogRow:
    """The row of a valid spec."""
    return CATALOG[spec.name]


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
    return _dataset(row, table[:, :-1].copy(), _targets(row, table[:, -1]), count), source


def check_spec(spec: DatasetSpec) -> CatalogRow:
    """The row of a spec. UserError if it is unknown, a number is out of range or the seed is too long."""
    if not is_known(spec):
        raise UserError(f'There is no data set "{quote(spec.name)}"; there are {", ".join(CATALOG)}.')
    row = row_of(spec)
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


def _targets(row: CatalogRow, labels: Floats) -> Floats:
    if row.outputs == 1:
        return labels[:, None].copy()
    return np.asarray(labels[:, None] == np.arange(row.outputs), dtype=np.float64)


def _dataset(row: CatalogRow, points: Floats, targets: Floats, count: int) -> Dataset:
    width = points.shape[1]
    center, scale = np.zeros(width), np.ones(width)
    ranges = ((-6.0, 6.0),) * width
    if row.standardize:
        center, spread = points[:count].mean(axis=0), points[:count].std(axis=0)
        scale = np.where(spread > 0.0, spread, 1.0)
        low, high = (center - 3.0 * scale).tolist(), (center + 3.0 * scale).tolist()
        ranges = tuple(zip(low, high, strict=True))
    for array in (points, targets, center, scale):
        array.flags.writeable = False
    return Dataset(row.name, row.kind, row.columns, points, targets, count, row.classes, center, scale, ranges)
