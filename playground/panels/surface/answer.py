"""What the surface says: the answer at a point, the line where the output is 0, and all of it as text."""

import math

import numpy as np
import pyqtgraph as pg

from core.data.dataset import Dataset
from core.data.plane import Plane
from core.network.model import Neuron
from core.training.snapshot import Snapshot
from playground.panels.surface.axes import axis_name, axis_unit
from playground.panels.surface.readout import Reading
from playground.style import number

Axes = tuple[str, ...]
Point = tuple[float, ...]


def value_of(name: str, value: float, axes: Axes, point: Point, unit: str = "") -> Reading:
    """The reading of one node, in a unit if its number has one."""
    behind = f" {unit}" if unit else ""
    return Reading(axes, point, name, " = ", number.weight(value, 3) + behind, number.full(value) + behind)


def answer_of(outputs: list[Neuron], axes: Axes, point: Point, snapshot: Snapshot, data: Dataset) -> Reading:
    """The reading of the network at a place of the plane: one value, in the unit of the target, or the likeliest class
    with its softmax."""
    values = [snapshot.probe[neuron.id] for neuron in outputs]
    if len(values) == 1:
        return value_of("\u0177", data.measured(values[0]), axes, point, data.about.target.unit)
    full = ", ".join(f"{neuron.name} {number.full(value)}" for neuron, value in zip(outputs, values, strict=True))
    if not all(map(math.isfinite, values)):
        return Reading(axes, point, "", "", number.NONE, full)
    best = max(range(len(values)), key=values.__getitem__)
    total = sum(math.exp(value - values[best]) for value in values)
    return Reading(axes, point, outputs[best].name, " ", number.share(1.0 / total), full)


def contour(surface: np.ndarray) -> list[np.ndarray]:
    """The lines along which a surface is 0, as (n, 2) arrays of column and row."""
    if not np.isfinite(surface).all() or surface.min() > 0.0 or surface.max() < 0.0:
        return []
    lines = pg.functions.isocurve(surface.T.astype(np.float64), 0.0, connected=True, extendToEdge=False)
    # isocurve counts from the corners of pixels.
    return [np.array(line, dtype=np.float64) - 0.5 for line in lines if len(line) > 1]


def as_text(title: str, data: Dataset, plane: Plane, snapshot: Snapshot | None, reading: Reading | None) -> str:
    """What the card shows, one fact a line, with tabs between its words and numbers."""
    left, right, low, high = plane.domain
    lines = [title]
    for drawn, start, end in zip(plane.axes, (left, low), (right, high), strict=True):
        lines.append("\t".join([drawn.title, number.full(start), "to", number.full(end)]))
    lines.append(f"points\t{data.train_count} training\t{len(data.points) - data.train_count} test")
    if data.classes:
        lines.append("\t".join(["classes", *data.classes]))
    if snapshot is not None:
        lines.append(f"epoch\t{number.full(snapshot.epoch)}")
    if reading is not None:
        for axis, x in zip(reading.axes, reading.point, strict=True):
            lines.append(f"{axis_name(axis)}\t{number.full(x)}\t{axis_unit(axis)}".rstrip())
        lines.append(f"{reading.name or 'answer'}\t{reading.full}")
    return "\n".join(lines)
