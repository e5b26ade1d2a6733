"""What the surface says: the answer at a point, the line where the output is 0, and all of it as text."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from core.data.dataset import Dataset
from core.data.making import generate
from core.data.plane import Plane, PlaneChoice
from core.data.slice import SPREADS
from core.network.model import Neuron, Node
from core.training.snapshot import Snapshot
from playground.panels.surface.axes import decimals, told, with_unit, written
from playground.panels.surface.planes import DRAWN, explained, is_wide, levels
from playground.panels.surface.points import drawn_step
from playground.panels.surface.readout import Place, Reading
from playground.style import number

Point = tuple[float, ...]

PLAIN_DECIMALS = 3
"""The decimals of an output without a unit."""

LONGEST = 16
"""The most letters of a node's name."""


def place_of(point: Point, plane: Plane, data: Dataset) -> Place:
    """Where a point of the space of columns falls. At a curve only its column counts: the other axis is the answer."""
    left, right, low, high = plane.domain
    found = zip(plane.axes, plane.place(np.array(point)).tolist(), ((left, right), (low, high)), strict=True)
    parts = [(axis, x, decimals(*span)) for axis, x, span in found][: 1 if plane.kind == "curve" else 2]
    axes, numbers, places = zip(*parts, strict=True)
    if len(point) <= len(plane.axes):
        # Few enough for all of their digits.
        words = ", ".join(f"{column.shown} {number.full(x)}" for column, x in zip(data.columns, point, strict=True))
    else:
        words = told(data.columns, point)
    return Place(axes, numbers, places, words)


def short_name(name: str) -> str:
    """A node's name, cut to leave room for the number beside it."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "\u2026"


def value_of(name: str, value: float, place: Place) -> Reading:
    """The reading of one node."""
    return Reading(place, name, " = ", number.weight(value, PLAIN_DECIMALS), number.full(value))


def answer_of(outputs: list[Neuron], place: Place, snapshot: Snapshot, data: Dataset) -> Reading:
    """The reading of the network at a place: one value, in the unit of the target, or the likeliest class with its
    softmax."""
    values = [snapshot.probe[neuron.id] for neuron in outputs]
    if len(values) == 1:
        value, target = data.measured(values[0]), data.about.target
        text = written(value, target_decimals(data))
        return Reading(place, "\u0177", " = ", with_unit(text, target), with_unit(number.full(value), target))
    full = ", ".join(f"{neuron.name} {number.full(value)}" for neuron, value in zip(outputs, values, strict=True))
    if not all(map(math.isfinite, values)):
        return Reading(place, "", "", number.NONE, full)
    best = max(range(len(values)), key=values.__getitem__)
    total = sum(math.exp(value - values[best]) for value in values)
    return Reading(place, outputs[best].name, " ", number.share(1.0 / total), full)


def reading_of(snapshot: Snapshot, data: Dataset, plane: Plane, node: Node | None, name: str) -> Reading | None:
    """What is to be read at the place that a snapshot has probed: of a node, with its name, or of the network. None if
    there is nothing, or of data with other columns."""
    outputs = [neuron for neuron in snapshot.experiment.network.outputs if neuron.id in snapshot.probe]
    seen = generate(snapshot.experiment.data)
    if snapshot.probed is None or not outputs or seen.columns != data.columns:
        return None
    place = place_of(snapshot.probed, plane, seen)
    if node is not None and node.id in snapshot.probe:
        return value_of(name, snapshot.probe[node.id], place)
    return answer_of(outputs, place, snapshot, seen)


def target_decimals(data: Dataset) -> int:
    """The decimals of an answer: those of a measured target, else as many as any output has."""
    if data.kind == "classification" or not data.about.is_measured:
        return PLAIN_DECIMALS
    low, high = (data.measured(float(end)) for end in (data.targets.min(), data.targets.max()))
    return decimals(low, high)


def contour(surface: np.ndarray) -> list[np.ndarray]:
    """The lines along which a surface is 0, as (n, 2) arrays of column and row."""
    if not np.isfinite(surface).all() or surface.min() > 0.0 or surface.max() < 0.0:
        return []
    lines = pg.functions.isocurve(surface.T.astype(np.float64), 0.0, connected=True, extendToEdge=False)
    # isocurve counts from the corners of pixels.
    return [np.array(line, dtype=np.float64) - 0.5 for line in lines if len(line) > 1]


def far_tip(far: NDArray[np.bool_]) -> str:
    """What faint points are; "" if there are none."""
    if not far.any():
        return ""
    return f"Faint: {far.sum():,} of {len(far):,} points, more than {SPREADS:.0f} spreads away from what is held"


def slice_lines(data: Dataset, plane: Plane, choice: PlaneChoice, where: str, far: NDArray[np.bool_]) -> list[str]:
    """What a plane of wide data does not draw, one fact a line. where: as in `planes.where`; far: which points are
    faint."""
    if not is_wide(data):
        return []
    noun = "other columns" if choice.kind == "columns" else "further components"
    lines = [f"{noun}\tat {where}" if where else f"{noun}\tat values of their own"]
    if not where:
        held = enumerate(levels(data, plane), DRAWN + 1)
        lines += [f"component {at}\t{value:.12g}" for at, value in held if value]
    return [*lines, f"faint\t{far.sum():,} points, more than {SPREADS:.0f} spreads away from what is held"]


def as_text(
    title: str, data: Dataset, plane: Plane, point: Point, snapshot: Snapshot | None, reading: Reading | None,
    notes: Sequence[str] = (),
) -> str:  # fmt: skip
    """What the card shows, one fact a line, with tabs between its words and numbers. point: the probe, of which every
    column is told; the reading is that at the probe, if there is one. notes: lines about what is not drawn."""
    left, right, low, high = plane.domain
    lines = [title]
    if is_wide(data):
        share = f"\t{number.full(explained(data))} of the variance" if plane.shares else ""
        lines.append(f"plane\t{'the first two components' if plane.shares else 'two columns'}{share}")
    for at, (drawn, start, end) in enumerate(zip(plane.axes, (left, low), (right, high), strict=True)):
        share = f"\t{number.full(plane.shares[at])} of the variance" if plane.shares else ""
        lines.append("\t".join([drawn.title, number.full(start), "to", number.full(end)]) + share)
    lines.append(f"points\t{data.train_count} training\t{len(data.points) - data.train_count} test")
    if drawn_step(data) > 1:
        lines[-1] += f"\t{-(-len(data.points) // drawn_step(data)):,} drawn"
    lines += notes
    if data.classes:
        lines.append("\t".join(["classes", *data.classes]))
    if snapshot is not None:
        lines.append(f"epoch\t{number.full(snapshot.epoch)}")
    if reading is not None:
        for column, x in zip(data.columns, point, strict=True):
            lines.append(f"{column.shown}\t{number.full(x)}\t{column.unit}".rstrip())
        lines.append(f"{reading.name or 'answer'}\t{reading.full}")
    return "\n".join(lines)
