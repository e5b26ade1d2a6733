"""From a spec to its data set: the same spec always gives the same bits."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from core import limits
from core.data import rows
from core.data.catalog import CATALOG
from core.data.dataset import Dataset, Description, Floats
from core.data.description import describe, generator_of, table_of
from core.data.drawing.rows import check_drawn, with_drawn
from core.data.random_source import RandomSource
from core.data.scaling import SCALINGS, measured
from core.data.source import SOURCE_NUMBERS, SPEC_NUMBERS, DatasetSpec, Generated, Imported, Painted, Shipped
from core.data.split import stratified, train_count
from core.data.table import Column
from core.plural import counted
from core.problem import UserError
from core.quotation import quote
from core.setting import Number

PLAIN_RANGE, SWITCH_RANGE = (-6.0, 6.0), (-0.5, 1.5)
"""What is drawn of a column of points in the plane, and of a column of 0 and 1."""

SPREADS = 3.0
"""What is drawn of a measured column: so many standard deviations on both sides of its mean, and all its rows."""


def usual_spec(name: str, noise: float = 0.0, train_share: float = 50.0, seed: str = "0.5") -> DatasetSpec:
    """The spec of a data set of the catalog, with its usual scaling."""
    return chosen(DatasetSpec(Generated(noise=noise), train_share, seed), name)


def chosen(spec: DatasetSpec, name: str) -> DatasetSpec:
    """Another data set of the catalog, with the split and, if it has one, the noise of a spec. The scaling is the usual
    one, unless both are generated. `check_spec` refuses a name that the catalog lacks."""
    row = CATALOG.get(name)
    source = row.source if row is not None else Generated(name)
    if isinstance(source, Shipped):
        return replace(spec, source=source, scaling="standardize", drawn=())
    scaling = spec.scaling if isinstance(spec.source, Generated) else "none"
    return replace(spec, source=replace(source, noise=spec.noise), scaling=scaling, drawn=())


def generate(spec: DatasetSpec) -> Dataset:
    """The data of a spec: the same object while it is in the cache, but two threads that ask at once may get one each.
    UserError if the spec is invalid."""
    return _of_own_table(spec) if isinstance(spec.source, Imported | Painted) else _of_catalog(spec)


@lru_cache(maxsize=32)
def _of_catalog(spec: DatasetSpec) -> Dataset:
    return generate_with_source(spec)[0]


# A person's table may be large, and each share or seed has a copy of its rows: few are kept.
@lru_cache(maxsize=4)
def _of_own_table(spec: DatasetSpec) -> Dataset:
    return generate_with_source(spec)[0]


def generate_with_source(spec: DatasetSpec) -> tuple[Dataset, RandomSource]:
    """The data of a spec, and the state of the random source after data, shuffle and split."""
    about, source = check_spec(spec), RandomSource(spec.seed)
    points, labels = _rows(spec, source)
    for column, cells in zip((*about.columns, about.target), (*points.T, labels), strict=True):
        _check_size(column, cells)
    if about.classes and (labels == labels[0]).all():
        raise UserError(rows.one_value(about.target.name, is_class=True))
    order = list(range(len(points)))
    source.shuffle(order)
    count = train_count(len(points), spec.train_share)
    if spec.stratified and about.classes:
        order, count = stratified(order, labels, spec.train_share)
    if count < 1:
        found = counted(len(points), "point")
        raise UserError(f"At a share of {spec.train_share:g} %, none of {found} trains; use a larger share.")
    made = _dataset(about, spec.scaling, points[order], labels[order], count)
    return with_drawn(made, spec.drawn), source


def check_spec(spec: DatasetSpec) -> Description:
    """The description of a spec's data. UserError if they are unknown, there are one or too many classes, a number is
    out of range or the seed is too long."""
    about = describe(spec.source)
    numbers = [(number, getattr(spec, name)) for name, number in SPEC_NUMBERS.items()]
    if isinstance(spec.source, Generated):
        numbers += [(number, getattr(spec.source, name)) for name, number in SOURCE_NUMBERS.items()]
    for number, value in numbers:
        _check(number, value)
    if spec.scaling not in SCALINGS:
        raise UserError(f'There is no scaling "{quote(spec.scaling)}"; there are {", ".join(SCALINGS)}.')
    if len(spec.seed) > limits.SEED:
        raise UserError(f"The seed {quote(spec.seed)} is too long: it has at most {limits.SEED:,} characters.")
    check_drawn(spec.drawn, about)
    if len(about.classes) == 1:
        raise UserError(rows.one_value(about.target.name, is_class=True))
    if len(about.classes) > rows.MOST_CLASSES:
        raise UserError(
            f'The column "{quote(about.target.name)}" has {len(about.classes):,} values; as classes it has at most '
            f"{rows.MOST_CLASSES}: predict another column."
        )
    return about


def _check(number: Number, value: float) -> None:
    if not number.accepts(value):
        raise UserError(f"The {number.label} is {value:g} %; it must be {number.bounds()}.")


def _check_size(column: Column, cells: Floats) -> None:
    if np.abs(cells).max() > limits.CELL:
        raise UserError(
            f'The column "{quote(column.name)}" has a number beyond {limits.CELL:g}: change it or leave the column out.'
        )


def _rows(spec: DatasetSpec, source: RandomSource) -> tuple[Floats, Floats]:
    """Points (n, columns) and labels (n,), in the order in which they come."""
    if isinstance(spec.source, Generated):
        drawn = np.array(generator_of(spec.source).make(source, spec.source.noise / 100.0))
        return drawn[:, :-1], drawn[:, -1]
    part = table_of(spec.source)
    points = rows.points_of(*part)
    if not len(points):
        raise UserError("No row has a number or category in each of its columns, so there is nothing to train on.")
    return points, rows.labels_of(*part)


def _dataset(about: Description, scaling: str, points: Floats, labels: Floats, count: int) -> Dataset:
    is_switch = np.array([column.is_switch for column in about.columns])
    center, scale = measured(scaling, points[:count])
    center, scale = np.where(is_switch, 0.0, center), np.where(is_switch, 1.0, scale)
    targets, (middle, spread) = labels[:, None], (np.zeros(1), np.ones(1))
    if about.outputs > 1:
        targets = np.asarray(targets == np.arange(about.outputs), dtype=np.float64)
    elif not about.classes:
        middle, spread = measured(scaling, targets[:count])
        targets = (targets - middle) / spread
    parts = zip(about.columns, points.T, *measured("standardize", points[:count]), strict=True)
    ranges = tuple(_range(about, *part) for part in parts)
    points, targets = np.ascontiguousarray(points), np.ascontiguousarray(targets)
    for array in (points, targets, center, scale):
        array.flags.writeable = False
    return Dataset(about, scaling, points, targets, count, center, scale, float(middle[0]), float(spread[0]), ranges)


def _range(about: Description, column: Column, cells: Floats, mean: float, spread: float) -> tuple[float, float]:
    if column.is_switch:
        return SWITCH_RANGE
    if not about.is_measured:
        return PLAIN_RANGE
    return float(min(mean - SPREADS * spread, cells.min())), float(max(mean + SPREADS * spread, cells.max()))
