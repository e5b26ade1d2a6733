"""What a person wants to learn from a table: which column is predicted, and from which."""

from dataclasses import dataclass

from core.data.reading.names import unknown_column
from core.data.reading.reading import Reading
from core.problem import UserError
from core.quotation import quote


@dataclass(frozen=True, slots=True)
class Roles:
    """target: the column to predict. inputs: the columns to predict it from. target_is: "class" or "number", "" for the
    usual: text and at most 10 whole numbers are classes. fill: missing numbers of inputs become the median of their
    column. merge: of too many classes, the rarest become one. skip: rows that cannot be used are left out; if not, they
    stand against importing."""

    target: str
    inputs: tuple[str, ...]
    target_is: str = ""
    fill: bool = False
    merge: bool = False
    skip: bool = True


def usual_roles(reading: Reading, target: str | None = None, inputs: tuple[str, ...] | None = None) -> Roles:
    """The roles that a table's columns probably have, with what a person says of them. UserError if there is no such
    column, or none to predict or to predict from."""
    names = reading.table.names
    for name in (*(() if target is None else (target,)), *(inputs or ())):
        if name not in names:
            raise UserError(unknown_column(name, names))
    if target is None:
        free = [
            column.name for column in reading.columns if column.role == "target" and column.name not in (inputs or ())
        ]
        if not free:
            raise UserError("Choose the column to predict.")
        target = free[0]
    if inputs is None:
        inputs = _usual_inputs(reading, target)
    if not inputs:
        raise UserError(f'There is no column to predict "{quote(target)}" from; choose inputs.')
    return Roles(target, inputs)


def _usual_inputs(reading: Reading, target: str) -> tuple[str, ...]:
    """All columns that are not left out; if there are none, all numbers."""
    others = [column for column in reading.columns if column.name != target and "input" in column.roles]
    usual = tuple(column.name for column in others if column.role != "left out")
    return usual or tuple(column.name for column in others if column.kind == "number" and column.low != column.high)
