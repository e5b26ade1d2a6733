"""From a table as it was read to data that a network learns from, and what was done to get there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from core import limits
from core.data.description import describe
from core.data.reading.dialect import Dialect
from core.data.reading.number import Floats
from core.data.reading.reading import MOST_MISFITS, Reading
from core.data.reading.roles import Roles
from core.data.reading.use import Skipped, Use, use_of
from core.data.rows import MOST_CLASSES, classes_of
from core.data.source import Imported
from core.data.table import Column, Table
from core.plural import counted
from core.problem import UserError
from core.quotation import quote

OTHER = "other"
"""The class of all that are too rare."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was done. skipped: the first `MOST_MISFITS` of skipped_count. filled: cells. doubts, notes: sentences.
    classes: of the target, () for numbers."""

    rows_read: int
    rows_used: int
    skipped: tuple[Skipped, ...]
    skipped_count: int
    filled: int
    dialect: Dialect
    doubts: tuple[str, ...]
    notes: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Import:
    """The data, and what was done to get them."""

    source: Imported
    report: Report


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands against importing, in a sentence. offer: the field of `Roles` that is a way out, "" if there is none.
    remedy: what that would do, in a sentence."""

    sentence: str
    offer: str = ""
    remedy: str = ""


def problem_of(reading: Reading, roles: Roles) -> Problem | None:
    """What stands against importing a table in these roles; None if nothing does."""
    use = use_of(reading, roles, 1)
    return _row_problem(use, roles) or _target_problem(reading, roles, use) or _input_problem(reading, roles, use)


def import_table(reading: Reading, roles: Roles) -> Import:
    """The data in these roles. UserError if something stands against it."""
    problem = problem_of(reading, roles)
    if problem is not None:
        raise UserError(problem.sentence)
    use = use_of(reading, roles, MOST_MISFITS)
    source = _source(reading, roles, use)
    report = Report(
        reading.rows_read,
        len(use.rows),
        use.skipped,
        use.skipped_count,
        use.filled,
        reading.dialect,
        tuple(doubt.sentence for doubt in reading.doubts),
        (*reading.notes, *_column_notes(reading, roles)),
        classes_of(source.table, source.target),
    )
    return Import(source, report)


def _column_notes(reading: Reading, roles: Roles) -> Iterator[str]:
    for column in reading.columns:
        is_used = column.name in (*roles.inputs, roles.target)
        yield from column.notes_in_use if is_used else column.notes


def _row_problem(use: Use, roles: Roles) -> Problem | None:
    first = use.skipped[0] if use.skipped else None
    cause = f"line {first.line:,}: {first.reason}" if first else ""
    if not len(use.rows):
        return Problem(f"No row can be used; {cause}")
    if first and not roles.skip:
        return Problem(
            f"{counted(use.skipped_count, 'row')} cannot be used; {cause}",
            "skip",
            "They can be left out.",
        )
    return None


def _target_problem(reading: Reading, roles: Roles, use: Use) -> Problem | None:
    column, name = reading.column(roles.target), quote(roles.target)
    cells = reading.table.cells_of(roles.target)[use.rows]
    is_class = roles.target_is == "class" or (not roles.target_is and (column.kind == "text" or column.has_classes))
    if roles.target_is == "class" and "class" not in column.roles and column.kind == "number":
        return Problem(f"{name} holds numbers that are not whole, so they are no classes.")
    if roles.target_is == "number" and "number" not in column.roles:
        what = "text, which is no number" if column.kind == "text" else "at most 10 whole numbers, which are classes"
        return Problem(f"{name} holds {what} to predict.")
    count = len(np.unique(cells))
    if count == 1:
        return Problem(f"{name} has one value; there is nothing to {'tell apart' if is_class else 'predict'}.")
    if is_class and count > MOST_CLASSES and not roles.merge:
        rare = count - MOST_CLASSES + 1
        remedy = f'The {rare:,} rarest become "{OTHER}".'
        return Problem(f"{name} has {count:,} classes; {MOST_CLASSES} at most.", "merge", remedy)
    return None


def _input_problem(reading: Reading, roles: Roles, use: Use) -> Problem | None:
    """Inputs with too many values, or names that clash."""
    try:
        describe(_source(reading, roles, use))
    except UserError as error:
        return Problem(str(error))
    return None


def _source(reading: Reading, roles: Roles, use: Use) -> Imported:
    table = reading.table
    names = tuple(dict.fromkeys((*roles.inputs, roles.target)))
    made = [_filled(table.column(name), table.cells_of(name)[use.rows], roles) for name in names]
    columns = tuple(column for column, _ in made)
    image = reading.image
    if image is not None:
        pixels = table.names[image.start : image.start + image.side**2]
        image = image if roles.inputs == pixels else None
    side = (image.side, image.side) if image is not None else None
    name = quote(reading.facts.name.rpartition(".")[0] or reading.facts.name, limits.NAME)
    return Imported(
        name, Table(columns, np.column_stack([cells for _, cells in made]), side), roles.target, roles.inputs
    )


def _filled(column: Column, cells: Floats, roles: Roles) -> tuple[Column, Floats]:
    """A column of the rows that are used: missing numbers filled, values that no row has left out, rare classes merged
    if they are too many."""
    is_target = column.name == roles.target
    if not column.values:
        if not is_target:
            lacking = np.isnan(cells)
            return column, np.where(lacking, np.median(cells[~lacking]), cells) if lacking.any() else cells
        if roles.target_is != "class":
            return column, cells
        column, cells = _as_categories(column, cells)
    values = [column.values[int(number)] for number in cells]
    counts = Counter(values)
    if is_target and roles.merge and len(counts) > MOST_CLASSES:
        counts.pop(OTHER, None)
        common = sorted(counts, key=lambda value: (-counts[value], column.values.index(value)))[: MOST_CLASSES - 1]
        values = [value if value in common else OTHER for value in values]
        kept = (*sorted(common, key=column.values.index), OTHER)
    else:
        kept = tuple(value for value in column.values if value in counts)
    codes = {value: float(number) for number, value in enumerate(kept)}
    return replace(column, values=kept), np.array([codes[value] for value in values])


def _as_categories(column: Column, cells: Floats) -> tuple[Column, Floats]:
    """Whole numbers as categories, in the order of the numbers."""
    found, codes = np.unique(cells, return_inverse=True)
    return replace(column, values=tuple(f"{number:.0f}" for number in found)), codes.astype(np.float64)
