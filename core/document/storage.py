"""Projects on disk: readable JSON, checked to the last value when read, and written so that no crash can spoil it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from core import limits
from core.data.dataset import DatasetSpec
from core.document import schema
from core.document.document import Document
from core.document.readable import open_readable
from core.document.safe_file import write_safely
from core.document.validation import check_data, check_file, check_network
from core.document.view import View
from core.network.model import Input, Layer, Link, Network, Neuron
from core.problem import UserError
from core.training.settings import TrainingSettings
from core.training.state import TrainingState

EXTENSION = ".gp"


@dataclass(frozen=True, slots=True)
class Project:
    """A document, where its training stands (None: at the start), and how it is looked at. note: one sentence on what
    was understood otherwise than it was given, for the person who opens it; not kept in files."""

    document: Document
    training: TrainingState | None = None
    view: View = field(default_factory=View)
    note: str = ""


def open_project(path: Path) -> Project:
    """Read a project file. UserError says in one sentence what is wrong and where."""
    return decode(read_bytes(path), path.name)


def save_project(path: Path, project: Project) -> None:
    """Write a project file; the old one stays whole until the new one is, and is kept as .bak. UserError if the disk
    or the folder refuses."""
    write_safely(path, encode(project))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of bearable size."""
    try:
        with open_readable(path) as file:
            data = file.read(limits.PROJECT_BYTES + 1)
    except FileNotFoundError:
        raise UserError(f'There is no file "{path}".') from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UserError(f'"{path.name}" cannot be read: {reason}.') from None
    if len(data) > limits.PROJECT_BYTES:
        raise UserError(f'"{path.name}" is larger than a project can be ({limits.PROJECT_BYTES // 1_000_000} MB).')
    return data


def decode(data: bytes, name: str) -> Project:
    """The project in the bytes of a file called `name`."""
    try:
        file = msgspec.json.decode(data, type=schema.ProjectFile)
    except msgspec.ValidationError as error:
        raise UserError(f'"{name}" is not a project we can open: {_plain(str(error))}.') from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UserError(f'"{name}" is not a project file, or it is damaged.') from None
    try:
        check_file(file)
        network = _network(file)
        check_network(network)
        check_data(file)
    except UserError as error:
        raise UserError(f'"{name}" cannot be opened: {str(error).rstrip(".")}.') from None
    return _project(file, network)


def encode(project: Project) -> bytes:
    """The bytes of a project file: indented JSON, the same for the same project."""
    return msgspec.json.format(msgspec.json.encode(_file(project)), indent=1) + b"\n"


def _plain(message: str) -> str:
    """msgspec's message with its place first: "Expected `int`, got `str` - at `$.serial`"."""
    what, found, place = message.partition(" - at ")
    what = what[0].lower() + what[1:]
    return f"{place} {what}".replace("`", "") if found else what.replace("`", "")


def _network(file: schema.ProjectFile) -> Network:
    return Network(
        tuple(Input(row.id, row.feature) for row in file.inputs),
        tuple(Neuron(row.id, row.name, row.activation, row.bias, row.layer, row.output) for row in file.neurons),
        tuple(Link(row.id, row.source, row.target, row.weight) for row in file.links),
        tuple(Layer(row.id, row.name) for row in file.layers),
        frozenset(file.frozen),
        max(file.serial, _serial_after(file)),
    )


def _serial_after(file: schema.ProjectFile) -> int:
    """A number above those of all ids, so that none is given twice."""
    ids = [row.id for rows in (file.inputs, file.neurons, file.links, file.layers) for row in rows]
    numbers = [int(id[1:]) for id in ids if id[1:].isascii() and id[1:].isdigit() and len(id) < 16]
    return max(numbers, default=0) + 1


def _project(file: schema.ProjectFile, network: Network) -> Project:
    positions = {row.id: row.at for row in file.inputs} | {row.id: row.at for row in file.neurons}
    data = DatasetSpec(**msgspec.structs.asdict(file.data))
    settings = TrainingSettings(**msgspec.structs.asdict(file.settings))
    document = Document(network, positions, data, settings, file.seed, file.initial, file.initializer)
    training = None
    if file.training is not None:
        training = TrainingState.from_data(msgspec.structs.asdict(file.training))
    return Project(document, training)


def _file(project: Project) -> schema.ProjectFile:
    document, network = project.document, project.document.network
    at = document.positions
    neurons = [
        schema.NeuronRow(n.id, n.name, n.activation, n.bias, at[n.id], n.layer, n.output) for n in network.neurons
    ]
    return schema.ProjectFile(
        version=1,
        inputs=[schema.InputRow(node.id, node.feature, at[node.id]) for node in network.inputs],
        neurons=neurons,
        links=[schema.LinkRow(link.id, link.source, link.target, link.weight) for link in network.links],
        layers=[schema.LayerRow(layer.id, layer.name) for layer in network.layers],
        frozen=sorted(network.frozen),
        serial=network.serial,
        data=schema.DataRow(**asdict(document.data)),
        settings=schema.SettingsRow(**asdict(document.settings)),
        seed=document.seed,
        initial=_used(document.initial, network),
        training=_training(project.training),
        initializer=document.initializer,
    )


def _used(initial: Mapping[str, float], network: Network) -> dict[str, float]:
    return {id: initial[id] for id in network.parameters}


def _training(state: TrainingState | None) -> schema.TrainingRow | None:
    if state is None:
        return None
    data: dict[str, Any] = state.to_data()
    return schema.TrainingRow(**data)
