"""What is about to be imported: a reading, the roles of its columns, and how the data are prepared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from core.data.reading.importing import Import, Problem, tried
from core.data.reading.reading import ReadColumn, Reading
from core.data.reading.roles import Roles
from core.data.reading.use import Use, use_of
from core.data.source import DatasetSpec, Imported
from core.data.split import class_count, train_count
from core.document.data_edits import Prospect, prospect, use_data
from core.document.document import Change, Document

TARGETS = ("class", "number")
"""The roles of a column that is predicted."""

NO_TARGET = Problem("Choose the column to predict.")
NO_INPUT = Problem("Choose at least one input.")
ONE_COLUMN = Problem(
    "The table has one column; a network needs one to predict and others to predict it from.",
    remedy="If there should be more, another delimiter may separate them.",
)


@dataclass(frozen=True, eq=False)
class Draft:
    """chosen: (column, role) as a person chose them, one after another. merge, fill, skip: see `Roles`. scaling,
    train_share, stratified, seed: see `DatasetSpec`."""

    reading: Reading
    chosen: tuple[tuple[str, str], ...] = ()
    fill: bool = False
    merge: bool = False
    skip: bool = True
    scaling: str = "standardize"
    train_share: float = 70.0
    stratified: bool = True
    seed: str = "0.5"

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The role of each column, of `core.data.reading.reading.ROLES`."""
        possible = {column.name: column.roles for column in self.reading.columns}
        found = {column.name: _guessed(column) for column in self.reading.columns}
        for name, role in self.chosen:
            # The file may have no such column any more.
            if role not in possible.get(name, ()):
                continue
            if role in TARGETS:
                for other in [other for other, held in found.items() if held in TARGETS]:
                    found[other] = "input" if "input" in possible[other] else "left out"
            found[name] = role
        return found

    def with_role(self, name: str, role: str) -> "Draft":
        """The same with a column in another role. A new target takes the place of the old one."""
        return replace(self, chosen=(*((other, held) for other, held in self.chosen if other != name), (name, role)))

    @cached_property
    def target(self) -> str:
        """The column to predict; "" if none is chosen."""
        return next((name for name, role in self.roles.items() if role in TARGETS), "")

    @cached_property
    def wanted(self) -> Roles | None:
        """The roles as they are imported; None without a target and an input."""
        inputs = tuple(name for name, role in self.roles.items() if role == "input")
        if not self.target or not inputs:
            return None
        return Roles(self.target, inputs, self.roles[self.target], self.fill, self.merge, self.skip)

    @cached_property
    def use(self) -> Use | None:
        """The rows that can be used, and the first of the others; None if there is nothing to import yet."""
        return None if self.wanted is None else use_of(self.reading, self.wanted)

    @cached_property
    def can_fill(self) -> bool:
        """Whether an input lacks numbers that its median could stand for."""
        columns = [column for column in self.reading.columns if self.roles[column.name] == "input"]
        return any(column.kind == "number" and column.missing for column in columns)

    @property
    def problem(self) -> Problem | None:
        """What stands against importing."""
        if len(self.reading.columns) == 1:
            return ONE_COLUMN
        return self._tried if isinstance(self._tried, Problem) else None

    @property
    def made(self) -> Import:
        """The data. Only without a problem."""
        assert isinstance(self._tried, Import)
        return self._tried

    @cached_property
    def _tried(self) -> Import | Problem:
        if not self.target:
            return NO_TARGET
        if self.wanted is None or self.use is None:
            return NO_INPUT
        return tried(self.reading, self.wanted, self.use)

    @cached_property
    def spec(self) -> DatasetSpec:
        """The data with their preparation. Only without a problem."""
        stratified = self.stratified and bool(self.made.report.classes)
        return DatasetSpec(self.made.source, self.train_share, self.seed, self.scaling, stratified)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes in the order of their numbers; () for numbers to predict, or while there is a problem."""
        return self.made.report.classes if isinstance(self._tried, Import) else ()

    @cached_property
    def train_rows(self) -> int:
        """How many rows will train. Only without a problem."""
        if not self.spec.stratified:
            return train_count(self.made.report.rows_used, self.train_share)
        source = self.made.source
        counts = np.unique(source.table.cells_of(source.target), return_counts=True)[1].tolist()
        return sum(class_count(count, self.train_share) for count in counts)

    @property
    def input_nodes(self) -> int:
        """How many columns of numbers the network reads. Only without a problem."""
        return len(self.made.about.columns)

    def prospect(self, document: Document) -> Prospect:
        """What importing makes of a document. Refusal if it cannot take the data. Only without a problem."""
        return prospect(document, self.spec, self.made.about)

    def edit(self, document: Document, source: Imported) -> Change:
        """The edit that imports the data, with where they come from. Refusal if the document cannot take them."""
        return use_data(document, replace(self.spec, source=source))


def _guessed(column: ReadColumn) -> str:
    if column.role != "target":
        return column.role
    return "class" if column.has_classes else "number"


def merged(draft: Draft, offer: str) -> Draft:
    """A draft with the way out of a problem taken."""
    return replace(draft, merge=True) if offer == "merge" else replace(draft, skip=True)
