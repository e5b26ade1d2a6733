"""Project files of versions 1 to 4, and what they are in the present version.

In versions 1 and 2 data were two columns, named x1 and x2 whatever they measured, and inputs had one of nine names. In
version 3 a person's table had no origin. Up to version 4 there were no boxes and no drawn rows, and no components were
held.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from core import limits
from core.data.description import describe
from core.data.making import usual_spec
from core.data.plane import Kind
from core.data.presets import expression_of_feature
from core.data.source import SOURCE_NUMBERS, SPEC_NUMBERS
from core.document.data_rows import (
    DataRow,
    GeneratedRow,
    ImportedRow,
    PaintedRow,
    PlaneRow,
    ShippedRow,
    TableRow,
    row_of_spec,
)
from core.document.fields import Expression, Id, Name, Number, Place, Switch, within
from core.document.schema import VERSION, InputRow, NeuronRow, ProjectFile, ViewRow
from core.problem import UserError
from core.quotation import quote

LAST, LAST_WITHOUT_ORIGIN, LAST_OF_THE_PLANE = 4, 3, 2
"""The last of these versions, the last without origins, and the last whose data were two columns."""


class FeatureRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source node and its position. feature: a name of `core.data.presets.FEATURES`."""

    id: Id
    feature: Name
    at: tuple[Place, Place]


class PlaneDataRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A data set of two columns."""

    name: Name
    noise: Annotated[float, within(SOURCE_NUMBERS["noise"])]
    train_share: Annotated[float, within(SPEC_NUMBERS["train_share"])]
    seed: Annotated[str, Meta(max_length=limits.SEED)]


class PointsRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A view without a plane."""

    test_points: bool
    class_only: bool


class TableRowAlone(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="imported"):
    """A person's own table, without an origin."""

    name: Name
    target: Name
    inputs: Annotated[list[Name], Meta(min_length=1, max_length=limits.TABLE_COLUMNS)]
    table: TableRow


class DataRow3(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data of version 3."""

    source: GeneratedRow | ShippedRow | TableRowAlone | PaintedRow
    train_share: Annotated[float, within(SPEC_NUMBERS["train_share"])]
    seed: Annotated[str, Meta(max_length=limits.SEED)]
    scaling: Name
    stratified: bool


class DataRow4(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data of version 4."""

    source: GeneratedRow | ShippedRow | ImportedRow | PaintedRow
    train_share: Annotated[float, within(SPEC_NUMBERS["train_share"])]
    seed: Annotated[str, Meta(max_length=limits.SEED)]
    scaling: Name
    stratified: bool


class PlaneRow4(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plane whose components are held at columns only."""

    kind: Kind
    columns: Annotated[list[Switch], Meta(max_length=2)]
    held: dict[Switch, Number]


class ViewRow4(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The view of versions 3 and 4."""

    test_points: bool
    class_only: bool
    plane: PlaneRow4 | None = None


class InputRowAlone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source node and its position."""

    id: Id
    expression: Expression
    at: tuple[Place, Place]


class NeuronRowAlone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A neuron, its position and the initial value of its bias."""

    id: Id
    name: Name
    activation: Name
    bias: Id
    at: tuple[Place, Place]
    layer: Id | None = None
    output: Annotated[int, Meta(ge=0, le=1000)] | None = None


_ALONE = {
    "inputs": Annotated[list[InputRowAlone], Meta(max_length=limits.INPUTS)],
    "neurons": Annotated[list[NeuronRowAlone], Meta(max_length=limits.NEURONS)],
    "view": ViewRow4 | None,
}  # fmt: skip


def _with(name: str, own: Mapping[str, Any]) -> Any:
    """The fields of `ProjectFile`, with those that were different."""
    fields = [
        (each.name, own.get(each.name, each.type), *(() if each.required else (each.default,)))
        for each in msgspec.structs.fields(ProjectFile)
    ]
    return msgspec.defstruct(name, fields, frozen=True, forbid_unknown_fields=True)


PlaneFile = _with(
    "PlaneFile",
    {
        **_ALONE, "inputs": Annotated[list[FeatureRow], Meta(max_length=limits.INPUTS)], "data": PlaneDataRow,
        "view": PointsRow | None,
    },
)  # fmt: skip
File3 = _with("File3", {**_ALONE, "data": DataRow3})
File4 = _with("File4", {**_ALONE, "data": DataRow4})


def read_earlier(text: bytes, version: int) -> ProjectFile:
    """A file of an earlier version, as one of the present version. UserError if it names data or inputs that there are
    not; msgspec.DecodeError as its decoder."""
    if version <= LAST_OF_THE_PLANE:
        return _of_the_plane(msgspec.json.decode(text, type=PlaneFile))
    if version > LAST_WITHOUT_ORIGIN:
        whole = msgspec.json.decode(text, type=File4)
        return _present(whole, data=DataRow(**msgspec.structs.asdict(whole.data)))
    file = msgspec.json.decode(text, type=File3)
    source = file.data.source
    if isinstance(source, TableRowAlone):
        source = ImportedRow(source.name, source.target, source.inputs, source.table, None)
    old = file.data
    return _present(file, data=DataRow(source, old.train_share, old.seed, old.scaling, old.stratified))


def _of_the_plane(file: Any) -> ProjectFile:
    old = file.data
    try:
        spec = usual_spec(old.name, old.noise, old.train_share, old.seed)
        columns = describe(spec.source).columns
    except UserError:
        raise UserError(f'the data set "{quote(old.name)}" is not known to this version') from None
    inputs = []
    for row in file.inputs:
        expression = expression_of_feature(row.feature, columns)
        if expression is None:
            raise UserError(f'the input "{quote(row.feature)}" is not known to this version')
        inputs.append(InputRow(row.id, expression, row.at))
    view = None if file.view is None else ViewRow(file.view.test_points, file.view.class_only)
    return _present(file, inputs=inputs, data=row_of_spec(spec), view=view)


def _present(file: Any, **changed: Any) -> ProjectFile:
    """A file of the present version with the fields of an earlier one, but for those that have changed."""
    fields = {name: getattr(file, name) for name in ProjectFile.__struct_fields__}
    fields["neurons"] = [NeuronRow(**msgspec.structs.asdict(row)) for row in file.neurons]
    if isinstance(file.view, ViewRow4):
        fields["view"] = _present_view(file.view)
    if "inputs" not in changed:
        fields["inputs"] = [InputRow(**msgspec.structs.asdict(row)) for row in file.inputs]
    return ProjectFile(**{**fields, "version": VERSION, **changed})


def _present_view(old: ViewRow4) -> ViewRow:
    plane = None if old.plane is None else PlaneRow(**msgspec.structs.asdict(old.plane))
    return ViewRow(old.test_points, old.class_only, plane)
