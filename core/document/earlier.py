"""Project files of versions 1 and 2, and what they are in the present version.

Their data were two columns, named x1 and x2 whatever they measured, and their inputs had one of nine names.
"""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from core import limits
from core.data.description import describe
from core.data.making import usual_spec
from core.data.presets import expression_of_feature
from core.data.source import SOURCE_NUMBERS, SPEC_NUMBERS
from core.document.data_rows import row_of_spec
from core.document.fields import Id, Name, Place, within
from core.document.schema import VERSION, InputRow, ProjectFile, ViewRow
from core.problem import UserError
from core.quotation import quote

LAST = 2
"""The last of these versions."""


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


_OWN = {
    "inputs": Annotated[list[FeatureRow], Meta(max_length=limits.INPUTS)], "data": PlaneDataRow,
    "view": PointsRow | None,
}  # fmt: skip

EarlierFile: Any = msgspec.defstruct(
    "EarlierFile",
    [
        (each.name, _OWN.get(each.name, each.type), *(() if each.required else (each.default,)))
        for each in msgspec.structs.fields(ProjectFile)
    ],
    frozen=True,
    forbid_unknown_fields=True,
)
"""The fields of `ProjectFile`, with those that were different."""


def upgraded(file: Any) -> ProjectFile:
    """The same project as a file of the present version. UserError if it names data or inputs that there are not."""
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
    fields = {name: getattr(file, name) for name in ProjectFile.__struct_fields__}
    return ProjectFile(**{**fields, "version": VERSION, "inputs": inputs, "data": row_of_spec(spec), "view": view})
