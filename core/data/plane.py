"""What a picture shows of the space of columns: a flat piece of it, which knows its axes, its grid and where points
fall.

A plane is an affine map: its points are origin + x * across + y * up.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core import limits
from core.data.dataset import Dataset
from core.data.table import Column

Floats = NDArray[np.float64]
Kind = Literal["columns", "components", "curve"]

MARGIN = 1.1
"""Components are drawn so much further than the farthest row."""

EQUAL = 1.0 - 1e-9
"""Loadings are equal if the smaller one is so much of the larger."""

MANY = 64
"""From so many columns on, it is quicker to have no more components than rows."""


@dataclass(frozen=True, slots=True)
class PlaneChoice:
    """Which plane: two columns with the others held, the first two principal components with the others held, or one
    column, a curve. columns: the names of those drawn; () for the first ones. held: name -> value in its unit, as
    pairs; the other columns are held at their typical value. A plane of components goes through that point, or, if no
    column is held, through the mean. components: number, from 3 on -> value, as pairs: those that are held elsewhere
    than there."""

    kind: Kind = "columns"
    columns: tuple[str, ...] = ()
    held: tuple[tuple[str, float], ...] = ()
    components: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """kind: as in `PlaneChoice`. axes: the two that are drawn; the second one of a curve is the network's output.
    shares: of components, the share of the variance along each. domain: the rectangle that is drawn, as (left, right,
    low, high) in the units of the axes. origin, across, up: points of the space of columns, (columns,), in the columns'
    units; up is 0 for a curve. reader: (columns, 2), and start: (2,): a point falls at start + point @ reader."""

    kind: Kind
    axes: tuple[Column, Column]
    shares: tuple[float, ...]
    domain: tuple[float, float, float, float]
    origin: Floats
    across: Floats
    up: Floats
    reader: Floats
    start: Floats

    def at(self, x: float, y: float) -> tuple[float, ...]:
        """The point of the space of columns at a place of the plane."""
        return tuple((self.origin + x * self.across + y * self.up).tolist())

    def place(self, points: Floats) -> Floats:
        """Where points (n, columns) fall: (n, 2)."""
        return np.asarray(self.start + points @ self.reader)

    def column(self, number: int, x: Floats, y: Floats) -> Floats:
        """The values of a column at places (n,) of the plane: (n,)."""
        return np.asarray(self.origin[number] + x * self.across[number] + y * self.up[number])

    def places(self, side: int) -> tuple[Floats, Floats]:
        """The places of a grid of side * side, row by row from the lowest: x and y, each (side * side,)."""
        left, right, low, high = self.domain
        x, y = np.meshgrid(np.linspace(left, right, side), np.linspace(low, high, side))
        return x.ravel(), y.ravel()

    def held_in(self, x: float, y: float) -> tuple[float, float]:
        """The nearest place inside the rectangle that is drawn."""
        left, right, low, high = self.domain
        return min(max(x, left), right), min(max(y, low), high)


def usual_choice(data: Dataset) -> PlaneChoice:
    """The plane of data that nobody has chosen one for: a curve of one column, the plane of two, the components of
    more."""
    return PlaneChoice(("curve", "columns", "components")[min(len(data.columns), 3) - 1])


def fits(data: Dataset, choice: PlaneChoice) -> bool:
    """Whether the data have the columns of a choice, and enough of them."""
    names, wanted = set(data.about.names), {"columns": 2, "components": 0, "curve": 1}[choice.kind]
    known = names.issuperset(choice.columns) and names.issuperset(name for name, _ in choice.held)
    known = known and all(abs(value) <= limits.CELL for _, value in (*choice.held, *choice.components))
    known = known and _has_components(data, choice)
    enough = not choice.columns or len(choice.columns) == len(set(choice.columns)) == wanted
    return known and enough and len(names) >= {"columns": 2, "components": 2, "curve": 1}[choice.kind]


def _has_components(data: Dataset, choice: PlaneChoice) -> bool:
    """Whether the components that a choice holds are there, and are not drawn."""
    numbers = [number for number, _ in choice.components]
    if not numbers:
        return True
    there = range(3, len(components_of(data)[1]) + 1)
    return choice.kind == "components" and len(data.columns) > 1 and all(number in there for number in numbers)


def plane_of(data: Dataset, choice: PlaneChoice | None = None) -> Plane:
    """A plane of the space of a data set's columns. A choice that does not fit the data counts as none."""
    return _plane_of(data, choice if choice is not None and fits(data, choice) else usual_choice(data))


# A plane keeps its data in the cache: few are kept.
@lru_cache(maxsize=8)
def _plane_of(data: Dataset, choice: PlaneChoice) -> Plane:
    if choice.kind == "components":
        return _components_through(data, choice) if choice.held or choice.components else _components(data)
    names = choice.columns or data.about.names
    return _columns(data, choice, [data.about.names.index(name) for name in names[: 2 - (choice.kind == "curve")]])


def typical_point(data: Dataset) -> Floats:
    """What columns are held at: the mean of the training rows; of a switch, 0 or 1, whichever is more frequent."""
    mean = data.points[: data.train_count].mean(axis=0)
    return np.asarray(np.where([column.is_switch for column in data.columns], np.round(mean), mean))


def nearest(points: Floats, point: Floats) -> int:
    """The number of the nearest of the points (n, columns) to another point, (columns,)."""
    return int(np.square(points - point).sum(axis=1).argmin())


@lru_cache(maxsize=8)
def components_of(data: Dataset) -> tuple[Floats, Floats, Floats]:
    """The principal components of the scaled training rows: mean (columns,), directions (components, columns), one a
    row, and the share of the variance along each, the largest first. There are as many as columns, or, of many columns,
    as rows if these are fewer: there is no variance beyond them. The largest loading of each direction is positive, of
    equal ones the first."""
    rows = data.scaled(data.points[: data.train_count])
    mean = rows.mean(axis=0)
    rows = rows - mean
    if 1 < len(rows) < len(mean) and len(mean) > MANY:
        _, sizes, directions = np.linalg.svd(rows, full_matrices=False)
        variances = np.square(sizes) / len(rows)
    else:
        variances, directions = np.linalg.eigh(rows.T @ rows / len(rows))
        variances, directions = variances[::-1], directions[:, ::-1].T
    sizes = np.abs(directions)
    largest = (sizes >= EQUAL * sizes.max(axis=1, keepdims=True)).argmax(axis=1)
    directions = directions * np.sign(np.take_along_axis(directions, largest[:, None], axis=1))
    shares = np.maximum(variances, 0.0)
    return mean, directions, shares / (shares.sum() or 1.0)


def component_values(data: Dataset, point: Floats) -> Floats:
    """Where a point of the space of columns, (columns,), lies along each component: (components,)."""
    mean, directions, _ = components_of(data)
    return np.asarray(directions @ (data.scaled(point[None])[0] - mean))


def _held(data: Dataset, choice: PlaneChoice) -> Floats:
    point = typical_point(data)
    places = {name: at for at, name in enumerate(data.about.names)}
    for name, value in choice.held:
        point[places[name]] = value
    return point


def _columns(data: Dataset, choice: PlaneChoice, drawn: list[int]) -> Plane:
    unit, origin = np.eye(len(data.columns)), _held(data, choice)
    origin[drawn] = 0.0
    first = drawn[0]
    if choice.kind == "curve":
        nothing = np.zeros(len(data.columns))
        domain = (*data.ranges[first], *_target_range(data))
        axes = (data.columns[first], data.about.target)
        reader = np.column_stack([unit[first], nothing])
        return Plane("curve", axes, (), domain, origin, unit[first], nothing, reader, np.zeros(2))
    second = drawn[1]
    axes, domain = (data.columns[first], data.columns[second]), (*data.ranges[first], *data.ranges[second])
    return Plane("columns", axes, (), domain, origin, unit[first], unit[second], unit[:, drawn], np.zeros(2))


def _target_range(data: Dataset) -> tuple[float, float]:
    """What is drawn of the output, in its unit."""
    if data.outputs > 1:
        return -0.1, 1.1
    low, high = float(data.targets.min()), float(data.targets.max())
    room = 0.1 * ((high - low) or 1.0)
    return data.measured(low - room), data.measured(high + room)


@lru_cache(maxsize=4)
def _components(data: Dataset) -> Plane:
    """The plane of the first two components through the mean."""
    mean, directions, shares = components_of(data)
    across, up = directions[:2]
    reader = np.column_stack([across, up]) / data.scale[:, None]
    start = -(data.center / data.scale + mean) @ np.column_stack([across, up])
    farthest = np.abs(start + data.points @ reader).max(axis=0) * MARGIN
    x, y = (float(each) or 1.0 for each in farthest)
    axes = (Column("component 1"), Column("component 2"))
    return Plane(
        "components", axes, (float(shares[0]), float(shares[1])), (-x, x, -y, y), data.center + data.scale * mean,
        data.scale * across, data.scale * up, reader, start,
    )  # fmt: skip


def _components_through(data: Dataset, choice: PlaneChoice) -> Plane:
    """The plane of the first two components with others held elsewhere than at the mean."""
    mean, directions, _ = components_of(data)
    across, up = directions[:2]
    rest = np.zeros(len(mean))
    if choice.held:
        away = data.scaled(_held(data, choice)[None])[0] - mean
        rest = away - (away @ across) * across - (away @ up) * up
    if choice.components:
        along = directions[[number - 1 for number, _ in choice.components]]
        rest = rest + (np.array([value for _, value in choice.components]) - along @ rest) @ along
    return replace(_components(data), origin=data.center + data.scale * (mean + rest))
