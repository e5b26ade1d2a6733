"""From a table as it was read to data that a network learns from, and what was done to get there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from core import limits
from core.data.dataset import Description
from core.data.description import description_of
from core.data.reading.dialect import Dialect
from core.data.reading.number import Floats
from core.data.reading.reading import MOST_MISFITS, Reading
from core.data.reading.roles import Roles
from core.data.reading.use import Skipped, Use, use_of
from core.data.rows import MOST_CLASSES, one_value
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
    """The data, what is known of them, and what was done to get them."""

    source: Imported
    about: Description
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
    found = tried(reading, roles, use_of(reading, roles, 1))
    return found if isinstance(found, Problem) else None


def import_table(reading: Reading, roles: Roles) -> Import:
    """The data in these roles. UserError if something stands against it."""
    found = tried(reading, roles, use_of(reading, roles, MOST_MISFITS))
    if isinstance(found, Problem):
        raise UserError(found.sentence)
    return found


def tried(reading: Reading, roles: Roles, use: Use) -> Import | Problem:
    """The data in these roles, or what stands against it. use: of these roles; the report has its skipped rows."""
    problem = _row_problem(use, roles) or _target_problem(reading, roles, use)
    if problem is not None:
        return problem
    source = _source(reading, roles, use)
    try:
        about = description_of(source)
    except UserError as error:
        # Inputs with too many values, or names that clash.
        return Problem(str(error))
    report = Report(
        reading.rows_read,
        len(use.rows),
        use.skipped,
        use.skipped_count,
        use.filled,
        reading.dialect,
        tuple(doubt.sentence for doubt in reading.doubts),
        (*reading.notes, *_column_notes(reading, roles)),
        about.classes,
    )
    return Import(source, about, report)


def _column_notes(reading: Reading, roles: Roles) -> Iterator[str]:
    used = {*roles.inputs, roles.target}
    for column in reading.columns:
        yield from column.notes_in_use if column.name in used else column.notes


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
        return Problem(one_value(roles.target, is_class=is_class))
    if is_class and count > MOST_CLASSES and not roles.merge:
        rare = count - MOST_CLASSES + 1
        remedy = f'The {rare:,} rarest become "{OTHER}".'
        return Problem(f"{name} has {count:,} classes; {MOST_CLASSES} at most.", "merge", remedy)
    return None


def _source(reading: Reading, roles: Roles, use: Use) -> Imported:
    table = reading.table
    names = dict.fromkeys((*roles.inputs, roles.target))
    places = np.array([table.place_of(name) for name in names])
    cells = table.cells[np.ix_(use.rows, places)]
    columns = tuple(_prepared(reading, place, cells[:, at], roles) for at, place in enumerate(places.tolist()))
    image = reading.image
    if image is not None:
        pixels = table.names[image.start : image.start + image.side**2]
        image = image if roles.inputs == pixels else None
    side = (image.side, image.side) if image is not None else None
    name = quote(reading.facts.name.rpartition(".")[0] or reading.facts.name, limits.NAME)
    return Imported(name, Table(columns, cells, side), roles.target, roles.inputs)


def _prepared(reading: Reading, place: int, cells: Floats, roles: Roles) -> Column:
    """A column of the rows that are used, by its number, and its cells, which are changed in place: missing numbers
    filled, values that no row has left out, rare classes merged if they are too many."""
    column = reading.table.columns[place]
    is_target = column.name == roles.target
    if column.values or (is_target and roles.target_is == "class"):
        return _categories(column, cells, roles.merge and is_target)
    if not is_target and place in reading.lacks:
        lacking = np.isnan(cells)
        if lacking.any():
            cells[lacking] = np.median(cells[~lacking])
    return column


def _categories(column: Column, cells: Floats, is_merged: bool) -> Column:
    """A column of categories, and its cells, which become their numbers. is_merged: too many become as many as can
    be."""
    if column.values:
        found, codes = column.values, cells.astype(np.intp)
    else:
        # Whole numbers are categories in the order of the numbers.
        numbers, codes = np.unique(cells, return_inverse=True)
        found = tuple(f"{number:.0f}" for number in numbers)
    counts = np.bincount(codes, minlength=len(found))
    kept, values = np.flatnonzero(counts), found
    if is_merged and len(kept) > MOST_CLASSES:
        named = [at for at in kept.tolist() if found[at] != OTHER]
        kept = np.sort(sorted(named, key=lambda at: (-counts[at], at))[: MOST_CLASSES - 1])
        values = (*(found[at] for at in kept), OTHER)
    elif len(kept) < len(found):
        values = tuple(found[at] for at in kept)
    renumbered = np.full(len(found), float(len(kept)))
    renumbered[kept] = np.arange(len(kept))
    cells[:] = renumbered[codes]
    return replace(column, values=values)
