"""Collects the rows of a table while they are read: the header, the rows that fit, a sample if there are too many, and
the rows that do not fit, with their reasons."""

from collections import deque
from collections.abc import Sequence
from functools import cached_property

from core import limits
from core.data.reading.choices import Sampling
from core.data.reading.columns import Block, block_of, texts_of, trial_form
from core.data.reading.header import completed
from core.data.reading.misfit import encoding_fault, width_fault
from core.data.reading.names import unknown_column
from core.data.reading.number import NUMBER
from core.data.reading.profile import Profile, profile_of
from core.data.reading.reading import MOST_MISFITS, Misfit, ReadColumn
from core.data.reading.records import Cells, Rows, cells_of
from core.data.reading.sample import Sample
from core.data.reading.search import Candidate
from core.data.reading.text import BAD
from core.data.rows import MOST_CLASSES
from core.problem import UserError
from core.quotation import REPLACEMENT, quote

BLOCK = 4_096
"""The rows of a block that is made from a sample."""

SHOWN = 200
"""Characters of a cell of a row that does not fit."""


class Gathering:
    """The rows of a table so far.

    header: its cells. header_line: 0 without one. rows_read: but the header. is_full: no more are wanted. first_bad:
    the first place, in bytes, that does not fit the encoding; None if there is none.
    """

    def __init__(self, candidate: Candidate, sampling: Sampling, is_missing_chosen: bool) -> None:
        self.header: Sequence[str] = ()
        self.header_line = self.misfit_count = self.rows_read = 0
        self.misfits: list[Misfit] = []
        self.is_full = False
        self.first_bad: int | None = None
        self.dialect, self._candidate, self._sampling = candidate.dialect, candidate, sampling
        self._is_missing_chosen = is_missing_chosen
        self._form = trial_form(self.dialect, is_missing_chosen)
        self._preamble = candidate.preamble
        self._width = 0 if self.dialect.has_header else _checked_width(candidate.width)
        self._lines: list[int] = []
        self._blocks: list[Block] = []
        self._sample: Sample | None = None
        self._class_at: int | None = None

    @cached_property
    def _numbers(self) -> list[bool]:
        """Which columns hold numbers, by the first rows."""
        columns = zip(*self._candidate.cells, strict=True)
        return [2 * self._form.column(cells)[1][NUMBER] > len(cells) for cells in columns]

    @property
    def kept(self) -> int:
        """How many rows are kept at the moment."""
        return len(self._lines) if self._sample is None else self._sample.held

    @property
    def is_sampled(self) -> bool:
        """Whether rows that fit were left out, as there are too many."""
        return self._sample is not None or self.is_full

    def add(self, rows: Rows, bad: deque[int]) -> None:
        """Take the next rows. bad: the places of what does not fit the encoding, in these rows and the next. UserError
        if there are too many columns, or the sample is by a column that is not there."""
        begin = 0
        while begin < len(rows.lines) and not self._width:
            self._begin(rows.lines[begin], rows.texts[begin], rows.cells[begin], bad)
            begin += 1
        lines, texts, cells = rows.lines[begin:], rows.texts[begin:], rows.cells[begin:]
        self.rows_read += len(lines)
        if bad or set(map(len, cells)) - {self._width}:
            fitting = [at for at in range(len(lines)) if self._fits(lines[at], texts[at], cells[at], bad)]
            lines, texts = [lines[at] for at in fitting], [texts[at] for at in fitting]
            cells = [cells[at] for at in fitting]
        if lines:
            self._keep(lines, texts, cells)

    def result(self) -> tuple[list[int], list[Block]]:
        """The lines of the rows that are kept, and the rows in blocks."""
        if self._sample is None:
            return self._lines, self._blocks
        rows = self._sample.rows()
        return [line for line, _ in rows], self._blocks_of([text for _, text in rows])

    def profile(self, blocks: Sequence[Block]) -> Profile:
        """What is known of the columns, by these blocks."""
        header = self.header if self.header_line else None
        return profile_of(blocks, self.dialect, header, self._is_missing_chosen)

    def _begin(self, line: int, text: str, cells: Cells, bad: deque[int]) -> None:
        """Take a row before the first: a title, or the header."""
        if self._preamble:
            self._preamble -= 1
            self.rows_read += 1
            self._fits(line, text, cells, bad)
            return
        for _ in BAD.findall(text):
            self.first_bad = bad.popleft() if self.first_bad is None else self.first_bad
        cells = [BAD.sub(REPLACEMENT, cell) for cell in cells]
        self.header, self.header_line = completed(cells, self._candidate.cells), line
        self._width = _checked_width(len(self.header))

    def _fits(self, line: int, text: str, cells: Cells, bad: deque[int]) -> bool:
        """Whether a row fits; if not, it is noted."""
        places = [bad.popleft() for _ in BAD.findall(text)] if bad else []
        width = self._width or self._candidate.width
        if places:
            self.first_bad = places[0] if self.first_bad is None else self.first_bad
            reason = encoding_fault(self.dialect.encoding, places[0])
        elif len(cells) != width:
            numbers = self._numbers if len(self._numbers) == width else [False] * width
            reason = width_fault(cells, width, self.dialect.has_header, numbers, self._form)
        else:
            return True
        self.misfit_count += 1
        if len(self.misfits) < MOST_MISFITS:
            shown = tuple(quote(cell, SHOWN) for cell in cells[: limits.TABLE_COLUMNS])
            self.misfits.append(Misfit(line, reason, shown))
        return False

    def _keep(self, lines: list[int], texts: list[str], cells: list[Cells]) -> None:
        if self._sample is not None:
            at = self._class_at
            self._sample.add([""] * len(lines) if at is None else [row[at] for row in cells], lines, texts)
            return
        self._lines += lines
        is_too_large = len(self._lines) > self._most()
        if is_too_large and self._sampling.how == "first":
            self._cut(texts)
            return
        self._blocks.append(block_of(texts, cells, self._form))
        if is_too_large:
            self._begin_sample()

    def _most(self) -> int:
        """The rows that are kept without drawing any."""
        return self._of_first() if self._sampling.always else self._room()

    def _room(self) -> int:
        """The rows that a table of this width may have."""
        return min(limits.TABLE_ROWS, limits.TABLE_CELLS // self._width)

    def _of_first(self) -> int:
        """The rows that are kept if only the first are."""
        return min(self._sampling.rows, self._room())

    def _cut(self, last: Sequence[str]) -> None:
        """Keep the first rows only, and what did not fit among them. last: texts of rows that are in no block yet."""
        self.is_full = True
        self._lines = self._lines[: self._of_first()]
        texts = [*(text for block in self._blocks for text in block.texts), *last]
        self._blocks = self._blocks_of(texts[: len(self._lines)])
        self.misfits = [misfit for misfit in self.misfits if misfit.line < self._lines[-1]]
        self.misfit_count = len(self.misfits)
        self.rows_read = len(self._lines) + self.misfit_count

    def _begin_sample(self) -> None:
        """From now on rows are drawn, by their classes if there are any."""
        self._sample = Sample(self._sampling, self._room())
        columns = self.profile(self._blocks).columns
        self._class_at = _class_at(columns, self._sampling.target)
        begin = 0
        for block in self._blocks:
            lines, at = self._lines[begin : begin + len(block.texts)], self._class_at
            classes = [""] * len(lines) if at is None else texts_of(block, [at], self.dialect)[0]
            self._sample.add(classes, lines, block.texts)
            begin += len(lines)
        self._lines, self._blocks = [], []

    def _blocks_of(self, texts: Sequence[str]) -> list[Block]:
        parts = [texts[begin : begin + BLOCK] for begin in range(0, len(texts), BLOCK)]
        return [block_of(part, [cells_of(text, self.dialect) for text in part], self._form) for part in parts]


def _checked_width(width: int) -> int:
    if width > limits.TABLE_COLUMNS:
        raise UserError(f"it has {width:,} columns, and at most {limits.TABLE_COLUMNS:,} can be read")
    return width


def _class_at(columns: Sequence[ReadColumn], target: str | None) -> int | None:
    """The number of the column whose values are the classes, None if the target is no class. UserError if there is no
    such column. A sorted table may have had one class only: without a target that has classes, it is the last text with
    few values."""
    names = [column.name for column in columns]
    if target is not None and target not in names:
        raise UserError(unknown_column(target, names))
    wanted = (
        [column for column in columns if column.role == "target"] if target is None else [columns[names.index(target)]]
    )
    if target is None:
        wanted += [column for column in reversed(columns) if 0 < len(column.values) <= MOST_CLASSES]
    return next((names.index(column.name) for column in wanted if column.values or column.has_classes), None)
