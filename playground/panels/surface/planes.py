"""Which plane the card shows: the choices that it offers, and how one follows from another. All functions are pure."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from core.data.dataset import Dataset
from core.data.plane import MARGIN, Plane, PlaneChoice, component_values, components_of, fits, usual_choice
from playground.panels.surface.points import drawn_step
from playground.style import number

KINDS = ("columns", "components")
"""The kinds of plane that can be chosen, for data of more than two columns."""

LOADINGS = 3
"""So many columns tell what a component is."""

NOTHING = 1e-9
"""Smaller values of a component, as shares of its reach, are 0."""

DRAWN = 2
"""So many components are drawn; the further ones are held."""

CLOSE = 1e-6
"""The largest distance of a point from a plane that it lies in, in the scale of the columns."""


def is_wide(data: Dataset) -> bool:
    """Whether the data have more than one plane to show."""
    return len(data.columns) > 2


def kept(data: Dataset, choice: PlaneChoice | None) -> PlaneChoice | None:
    """A choice if the data have that plane and the card offers it; None for the usual plane and for any other."""
    if choice is None or not is_wide(data) or choice.kind not in KINDS or not fits(data, choice):
        return None
    return None if choice == usual_choice(data) else choice


def drawn(data: Dataset, choice: PlaneChoice) -> tuple[str, ...]:
    """The names of the two columns of a choice; none for components."""
    return () if choice.kind == "components" else choice.columns or data.about.names[:2]


def telling_columns(data: Dataset) -> tuple[str, str]:
    """The two columns with which a look at columns begins: those that weigh most in the first two components."""
    first, second = np.abs(components_of(data)[1][:2])
    across = int(first.argmax())
    second[across] = -1.0
    return data.about.names[across], data.about.names[int(second.argmax())]


def with_axis(data: Dataset, choice: PlaneChoice, at: int, name: str) -> PlaneChoice:
    """Two columns with another one at an axis, 0 or 1. The column of the other axis changes places with this one's."""
    names = list(drawn(data, choice))
    if name == names[1 - at]:
        names.reverse()
    names[at] = name
    return replace(choice, columns=tuple(names))


def held_at(data: Dataset, choice: PlaneChoice, point: tuple[float, ...]) -> PlaneChoice:
    """A choice whose plane goes through a point of the space of columns."""
    axes = drawn(data, choice)
    pairs = zip(data.about.names, point, strict=True)
    return replace(choice, held=tuple(pair for pair in pairs if pair[0] not in axes), components=())


def at_mean(choice: PlaneChoice) -> PlaneChoice:
    """A choice whose plane goes through the mean."""
    return replace(choice, held=(), components=())


def is_at_mean(choice: PlaneChoice) -> bool:
    """Whether the plane of a choice goes through the mean."""
    return not choice.held and not choice.components


def where(choice: PlaneChoice, probe: str, *, is_there: bool) -> str:
    """Where a choice holds what it does not draw: "the mean", or the words for the probe if the plane goes through it;
    "" if it is elsewhere."""
    if is_at_mean(choice):
        return "the mean"
    return probe if is_there else ""


def with_component(choice: PlaneChoice, at: int, value: float) -> PlaneChoice:
    """A choice that holds a component, counted from 1, at another value."""
    components = {**dict(choice.components), at: value}
    if value == 0.0 and not choice.held:
        del components[at]
    return replace(choice, components=tuple(sorted(components.items())))


def further(data: Dataset) -> int:
    """How many components are held."""
    return len(components_of(data)[1]) - DRAWN


def levels(data: Dataset, plane: Plane) -> list[float]:
    """Where the further components of a plane are held, the third one first."""
    values = component_values(data, plane.origin)[DRAWN:]
    least = NOTHING * max(reaches(data, 1), default=1.0)
    found: list[float] = np.where(np.abs(values) < least, 0.0, values).tolist()
    return found


@lru_cache(maxsize=8)
def reaches(data: Dataset, count: int) -> tuple[float, ...]:
    """How far the points go along the first few of the further components, in either direction."""
    mean, directions, _ = components_of(data)
    seen = data.scaled(data.points[:: drawn_step(data)]) - mean
    farthest = np.abs(seen @ directions[DRAWN : DRAWN + count].T).max(axis=0) * MARGIN
    return tuple(float(each) or 1.0 for each in farthest)


def contains(data: Dataset, plane: Plane, point: tuple[float, ...]) -> bool:
    """Whether a point lies in a plane."""
    there = plane.at(*plane.place(np.array(point)))
    return bool(np.allclose(data.scaled(np.array(there)), data.scaled(np.array(point)), rtol=0.0, atol=CLOSE))


def moved(plane: Plane, place: tuple[float, float], across: float, up: float) -> tuple[float, float]:
    """A place moved by shares of what is drawn, and not beyond its edges."""
    (x, y), (left, right, low, high) = place, plane.domain
    return plane.held_in(x + across * (right - left), y + up * (high - low))


def is_alike(one: Plane, other: Plane) -> bool:
    """Whether a picture of one plane can stand for the other in its place: they may differ in what is held."""
    same = one.axes == other.axes and one.domain == other.domain
    pairs = ((one.across, other.across), (one.up, other.up))
    return one is other or (same and all(np.array_equal(a, b) for a, b in pairs))


def explained(data: Dataset) -> float:
    """The share of the variance that lies in the plane of the first two components."""
    return float(components_of(data)[2][:2].sum())


def share(data: Dataset, at: int) -> float:
    """The share of the variance along a component, counted from 0."""
    return float(components_of(data)[2][at])


def loadings(data: Dataset, at: int) -> str:
    """What a component is: its largest loadings, "flavanoids 0.42, phenols 0.39, hue 0.30"."""
    weights = components_of(data)[1][at]
    largest = np.argsort(-np.abs(weights), kind="stable")[:LOADINGS]
    return ", ".join(f"{data.columns[k].shown} {number.weight(float(weights[k]))}" for k in largest)
