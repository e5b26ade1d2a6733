"""A person's table for `train`: the project that is made from it, and what is told of its rows."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.data.reading.choices import Choices, Sampling
from core.data.reading.importing import Report, import_table
from core.data.reading.reader import read
from core.data.reading.roles import usual_roles
from core.data.source import DatasetSpec, Imported
from core.document.own_network import with_own_network
from core.document.project import Project
from core.document.starter import default_document
from core.plural import counted
from core.problem import UserError
from core.quotation import plain, quote

EPOCHS = 100
"""The epochs of a table, unless a number is given."""

SHOWN = 10
"""The skipped rows that are printed for a person; JSON lists them all."""


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a table is used; None is the usual. target: the column to predict, guessed if there is a likely one. inputs:
    the columns to predict it from, usually all others. scale: a name of `core.data.scaling.SCALINGS`, "standardize".
    share: of the rows, in percent, 70. seed: of the split, the sample and the first weights, "0.5"."""

    target: str | None = None
    inputs: tuple[str, ...] | None = None
    scale: str | None = None
    share: float | None = None
    seed: str | None = None

    @property
    def given(self) -> str:
        """The first option that is not the usual, as it is typed; "" if all are usual."""
        return next((f"--{name}" for name in self.__dataclass_fields__ if getattr(self, name) is not None), "")


def read_table(path: Path, options: TableOptions) -> tuple[Project, Report]:
    """The project of a table, with the network that a table begins with; what is doubtful goes to standard error.
    UserError, one sentence, if the table cannot be used in this way."""
    seed = "0.5" if options.seed is None else options.seed
    reading = read(path, Choices(), Sampling(target=options.target, seed=seed))
    target = options.target
    if target is None:
        likely = [column.name for column in reading.columns if column.role == "target"]
        target = next((name for name in likely if name not in (options.inputs or ())), None)
    if target is None:
        raise UserError(f'Name the column of "{quote(path.name)}" to predict with --target.')
    roles = usual_roles(reading, target, options.inputs)
    made = import_table(reading, roles)
    share = 70.0 if options.share is None else options.share
    spec = DatasetSpec(made.source, share, seed, options.scale or "standardize")
    project = Project(with_own_network(replace(default_document(), seed=seed), spec))
    if options.target is None:
        _tell(f'"{quote(roles.target)}" is predicted; --target NAME chooses another column.')
    for sentence in (*made.report.notes, *made.report.doubts):
        _tell(sentence)
    return project, made.report


def rows_told(source: Imported, report: Report) -> dict[str, Any]:
    """What JSON adds for a table: how many rows of the file were read and used, which were not and why, the columns
    that are the inputs, and the classes, none for numbers."""
    skipped = [{"line": each.line, "reason": each.reason} for each in report.skipped]
    rows = {"read": report.rows_read, "used": report.rows_used, "skipped": skipped}
    return {"rows": rows, "inputs": list(source.inputs), "classes": list(report.classes)}


def print_rows(told: dict[str, Any], count: int) -> None:
    """Print the same for a person. count: of all skipped rows."""
    rows = told["rows"]
    print(f"{counted(rows['read'], 'row')} read, {rows['used']:,} used, {count:,} skipped")
    for each in rows["skipped"][:SHOWN]:
        print(plain(f"  line {each['line']:,}: {each['reason']}"))
    if count > SHOWN:
        print(f"  and {count - SHOWN:,} more")


def _tell(sentence: str) -> None:
    print(plain(sentence), file=sys.stderr)
