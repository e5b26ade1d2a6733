"""From the rows of a project file to a project, and back."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from core import limits
from core.data.source import DatasetSpec
from core.document import boxes, schema
from core.document.data_rows import plane_of_row, row_of_plane, row_of_spec
from core.document.document import Box, Document
from core.document.notes import LabNotes
from core.document.project import Project
from core.document.view import View
from core.network.model import Input, Layer, Link, Network, Neuron
from core.training.settings import TrainingSettings
from core.training.snapshot import HistoryView
from core.training.state import TrainingState

LONGEST_SERIAL = 12
"""The most digits of an id that new ids count from; longer ids are names like any other."""


def network_of_rows(file: schema.ProjectFile) -> Network:
    """The network in a file, even with loops."""
    return Network(
        tuple(Input(row.id, row.expression) for row in file.inputs),
        tuple(Neuron(row.id, row.name, row.activation, row.bias, row.layer, row.output) for row in file.neurons),
        tuple(Link(row.id, row.source, row.target, row.weight) for row in file.links),
        tuple(Layer(row.id, row.name) for row in file.layers),
        frozenset(file.frozen),
        _serial(file),
    )


def project_of_rows(file: schema.ProjectFile, network: Network, spec: DatasetSpec) -> Project:
    """The project in a checked file, with the data that it opens with."""
    positions = {row.id: row.at for row in file.inputs} | {row.id: row.at for row in file.neurons}
    settings = TrainingSettings(**msgspec.structs.asdict(file.settings))
    held: dict[str, Box] = {row.id: row.box for row in file.inputs if row.box is not None}
    held |= {row.id: row.box for row in file.neurons if row.box is not None}
    document = Document(network, positions, spec, settings, file.seed, file.initial, file.initializer, held)
    document = boxes.put_right(document)
    return Project(
        document,
        None if file.training is None else TrainingState.from_data(msgspec.structs.asdict(file.training)),
        None if file.losses is None else _losses_of_row(file.losses),
        None if file.lab is None else LabNotes(file.lab.text, file.lab.values),
        View() if file.view is None else _view_of_row(file.view),
    )


def rows_of_project(project: Project, folder: Path | None = None) -> schema.ProjectFile:
    """The file of a project, in a folder; None if it has none yet."""
    document, network = project.document, project.document.network
    at, held = document.positions, document.boxes
    neurons = [
        schema.NeuronRow(n.id, n.name, n.activation, n.bias, at[n.id], n.layer, n.output, held.get(n.id))  # type: ignore[arg-type]
        for n in network.neurons
    ]
    return schema.ProjectFile(
        version=schema.VERSION,
        inputs=[
            schema.InputRow(node.id, node.expression, at[node.id], held.get(node.id))  # type: ignore[arg-type]
            for node in network.inputs
        ],
        neurons=neurons,
        links=[schema.LinkRow(link.id, link.source, link.target, link.weight) for link in network.links],
        layers=[schema.LayerRow(layer.id, layer.name) for layer in network.layers],
        frozen=sorted(network.frozen),
        serial=network.serial,
        data=row_of_spec(document.data, [node.expression for node in network.inputs], folder),
        settings=schema.SettingsRow(**asdict(document.settings)),
        seed=document.seed,
        initial={id: document.initial[id] for id in network.parameters},
        training=_row_of_training(project.training),
        initializer=document.initializer,
        losses=None if project.losses is None else _row_of_losses(project.losses),
        lab=None if project.lab is None else _row_of_lab(project.lab),
        view=schema.ViewRow(project.view.test_points, project.view.class_only, row_of_plane(project.view.plane)),
    )


def _serial(file: schema.ProjectFile) -> int:
    """A number above those of all ids, so that no id is given twice."""
    ids = [row.id for rows in (file.inputs, file.neurons, file.links, file.layers) for row in rows]
    digits = [id[1:] for id in (*ids, *(id[2:] for id in file.initial))]
    used = [int(each) for each in digits if each.isascii() and each.isdigit() and len(each) <= LONGEST_SERIAL]
    least = max(used, default=0) + 1
    return file.serial if least <= file.serial <= 10**LONGEST_SERIAL else least


def _row_of_training(state: TrainingState | None) -> schema.TrainingRow | None:
    """A batch whose sums are not finite is restarted: it could not make an update anyway."""
    if state is None:
        return None
    if not (np.isfinite(state.gathered).all() and math.isfinite(state.loss[0])):
        state = state.copy()
        state.drop_batch()
    data: dict[str, Any] = state.to_data()
    return schema.TrainingRow(**data)


def _row_of_losses(losses: HistoryView) -> schema.LossesRow:
    keep = slice(-limits.CURVE, None)
    return schema.LossesRow(losses.epochs[keep].tolist(), _nulls(losses.train[keep]), _nulls(losses.test[keep]))


def _nulls(values: NDArray[np.float64]) -> list[float | None]:
    return [value if math.isfinite(value) else None for value in values.tolist()]


def _losses_of_row(row: schema.LossesRow) -> HistoryView:
    columns = [_numbers(column) for column in (row.epochs, row.train, row.test)]
    return HistoryView(*columns)


def _numbers(values: Iterable[float | None]) -> NDArray[np.float64]:
    found = np.array([math.nan if value is None else value for value in values], dtype=np.float64)
    found.flags.writeable = False
    return found


def _view_of_row(row: schema.ViewRow) -> View:
    return View(row.test_points, row.class_only, plane_of_row(row.plane))


def _row_of_lab(lab: LabNotes) -> schema.LabRow:
    values: Mapping[str, float] = {name: value for name, value in lab.values.items() if math.isfinite(value)}
    return schema.LabRow(lab.text[: limits.LAB_TEXT], dict(values))
