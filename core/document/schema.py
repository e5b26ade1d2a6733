"""The file format: typed structures that refuse anything unknown. `docs/format.md` describes it."""

from dataclasses import fields
from typing import Annotated, Any, Literal, get_type_hints

import msgspec
from msgspec import Meta

from core import limits
from core.document.data_rows import DataRow, PlaneRow
from core.document.fields import Count, Expression, Id, Name, Number, Place
from core.training.settings import TrainingSettings

VERSION = 5
"""The version that is written. Earlier ones are read; `docs/format.md` says what each one added."""


class InputRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A source node, its position, and the box that it stands in, see `core.document.boxes`."""

    id: Id
    expression: Expression
    at: tuple[Place, Place]
    box: Literal["table", "image"] | None = None


class NeuronRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A neuron, its position, and the box that it stands in."""

    id: Id
    name: Name
    activation: Name
    bias: Id
    at: tuple[Place, Place]
    layer: Id | None = None
    output: Annotated[int, Meta(ge=0, le=1000)] | None = None
    box: Literal["bars"] | None = None


class LinkRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link: its ends and its parameter."""

    id: Id
    source: Id
    target: Id
    weight: Id


class LayerRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named group."""

    id: Id
    name: Name


_HINTS = get_type_hints(TrainingSettings)

SettingsRow: Any = msgspec.defstruct(
    "SettingsRow",
    [(field.name, _HINTS[field.name], field.default) for field in fields(TrainingSettings)],
    frozen=True,
    forbid_unknown_fields=True,
)
"""The fields of `core.training.settings.TrainingSettings`, which also defines their ranges."""


class TrainingRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.training.state.TrainingState.to_data`."""

    parameters: dict[Id, Number]
    epoch: Count
    update: Count
    sample: Count
    gathered: dict[Id, Number]
    gathered_count: Count
    gathered_loss: Number
    dead: list[Id]
    memory: dict[Id, tuple[Number, Number, Number, Number]] = {}


class LossesRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.training.snapshot.HistoryView`; null for numbers that are not finite."""

    epochs: Annotated[list[Number], Meta(max_length=limits.CURVE)]
    train: Annotated[list[Number | None], Meta(max_length=limits.CURVE)]
    test: Annotated[list[Number | None], Meta(max_length=limits.CURVE)]


class LabRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.document.notes.LabNotes`."""

    text: Annotated[str, Meta(max_length=limits.LAB_TEXT)]
    values: dict[Annotated[str, Meta(max_length=limits.LAB_TEXT)], Number]


class ViewRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `core.document.view.View`."""

    test_points: bool
    class_only: bool
    plane: PlaneRow | None = None


class Head(msgspec.Struct, frozen=True):
    """The beginning of every version of the file."""

    version: Annotated[int, Meta(ge=1)]


class ProjectFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole project file."""

    version: int
    inputs: Annotated[list[InputRow], Meta(max_length=limits.INPUTS)]
    neurons: Annotated[list[NeuronRow], Meta(max_length=limits.NEURONS)]
    links: Annotated[list[LinkRow], Meta(max_length=limits.LINKS)]
    layers: Annotated[list[LayerRow], Meta(max_length=limits.NEURONS)]
    frozen: list[Id]
    serial: Annotated[int, Meta(ge=1, le=limits.COUNT)]
    data: DataRow
    settings: SettingsRow
    seed: Annotated[str, Meta(max_length=limits.SEED)]
    initial: dict[Id, Number]
    training: TrainingRow | None
    initializer: Name = "tf_playground"
    losses: LossesRow | None = None
    lab: LabRow | None = None
    view: ViewRow | None = None
