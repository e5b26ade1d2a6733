"""Reads a table file, whatever its dialect, and says what it found."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np

from core.data.reading.choices import GUESSED, USUAL, Choices, Sampling, check_choices, check_sampling
from core.data.reading.dialect import Doubt
from core.data.reading.encoding import (
    CODECS,
    HEAD,
    Encoding,
    check_is_text,
    check_no_binary,
    chosen_encoding,
    guessed_encoding,
    marked_encoding,
)
from core.data.reading.gathering import Gathering
from core.data.reading.misfit import encoding_fault
from core.data.reading.profile import Profile
from core.data.reading.reading import Facts, Reading
from core.data.reading.records import Records
from core.data.reading.search import best_dialect
from core.data.reading.text import Text, first_not_utf8
from core.data.reading.watch import Progress, Watch, Watcher
from core.data.table import Column, Table
from core.data.table_check import check_table
from core.problem import UserError
from core.quotation import quote
from core.regular_file import open_readable

LOOKED_AT = 20_000_000
"""Bytes that are looked at to see whether a file is in UTF-8."""

LONGEST_HEAD = 1_000_000
"""Bytes in which the first rows end; if they do not, the dialect is guessed from fewer."""


def read(path: Path, choices: Choices = GUESSED, sampling: Sampling = USUAL, watch: Watch | None = None) -> Reading:
    """Read a table file. UserError, one sentence, if it is no table that can be read, or there is no such choice; a
    choice that does not fit the file is done, and told in the doubts. What `watch` raises is raised."""
    check_choices(choices)
    check_sampling(sampling)
    try:
        with open_readable(path, "choose a table") as file:
            return _Reader(file, path, choices, sampling, watch).reading()
    except FileNotFoundError:
        raise UserError(f'There is no file "{quote(path)}".') from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UserError(f'"{quote(path.name)}" cannot be read: {reason}.') from None


class _Reader:
    """One file that is being read."""

    def __init__(self, file: BinaryIO, path: Path, choices: Choices, sampling: Sampling, watch: Watch | None) -> None:
        self._file, self._path, self._choices, self._sampling = file, path, choices, sampling
        self._state = os.fstat(file.fileno())
        self._watcher = Watcher(watch)
        self._is_whole = True

    def reading(self) -> Reading:
        """The file, read. UserError names it."""
        try:
            return self._reading()
        except UserError as error:
            raise UserError(f'"{quote(self._path.name)}" cannot be read: {str(error).rstrip(".")}.') from None

    def _reading(self) -> Reading:
        encoding, doubts = self._encoding()
        candidate, more = best_dialect(self._head(encoding), encoding.name, self._choices)
        gathering = Gathering(candidate, self._sampling, self._choices.missing is not None)
        text, records = Text(self._file, encoding, self._state.st_size), Records(candidate.dialect)
        self._gather(text, records, gathering)
        lines, blocks = gathering.result()
        if not blocks:
            raise UserError(_no_rows(gathering))
        profile = gathering.profile(blocks)
        doubts += [*more, *self._bad_doubts(encoding, gathering)]
        return Reading(
            Facts(self._path.name, str(self._path), self._state.st_size, self._state.st_mtime, records.line),
            profile.dialect,
            tuple(doubts),
            profile.columns,
            _table(profile),
            np.array(lines, dtype=np.int64),
            tuple(text for block in blocks for text in block.texts),
            tuple(gathering.misfits),
            gathering.misfit_count,
            gathering.rows_read,
            gathering.is_sampled,
            self._is_whole,
            tuple(self._notes(text, gathering, len(lines))),
            gathering.header_line,
            profile.image,
        )

    def _encoding(self) -> tuple[Encoding, list[Doubt]]:
        """The encoding that the file is read in, and what is doubtful about it."""
        head, chosen = self._file.read(HEAD), self._choices.encoding
        check_is_text(head)
        marked = marked_encoding(head)
        found = marked or guessed_encoding(head, first_not_utf8(self._file, LOOKED_AT))
        self._found = found.name
        if chosen is None:
            other = replace(self._choices, encoding=found.other)
            return found, [Doubt("encoding", f"Also possible: {found.other}.", other)] if found.other else []
        encoding, fault = chosen_encoding(chosen, found, marked is not None, head)
        instead = replace(self._choices, encoding=found.name)
        return encoding, [Doubt("encoding", fault, instead, is_clash=True)] if fault else []

    def _head(self, encoding: Encoding) -> str:
        """The text of the first rows. UserError if there is none."""
        begin, size = encoding.mark, HEAD
        while True:
            self._file.seek(begin)
            data = self._file.read(size)
            text = data.decode(CODECS[encoding.name], "replace").replace("\r\n", "\n").replace("\r", "\n")
            if len(data) < size:
                break
            if not text.strip():
                begin += size
            elif text.count("\n") > 2 or size >= LONGEST_HEAD:
                # The last line may go on.
                text = text[: text.rfind("\n") + 1] or text
                break
            else:
                size *= 4
        check_no_binary(text, encoding.name)
        if not text.strip():
            raise UserError("it is empty")
        return text

    def _gather(self, text: Text, records: Records, gathering: Gathering) -> None:
        size = self._state.st_size
        for piece in text.pieces():
            gathering.add(records.rows(piece), text.bad)
            progress = Progress(text.bytes_read, size, gathering.rows_read, gathering.kept)
            if gathering.is_full or not self._watcher.goes_on(progress):
                self._is_whole = text.bytes_read >= size and not gathering.is_full
                return
        gathering.add(records.last(), text.bad)

    def _bad_doubts(self, encoding: Encoding, gathering: Gathering) -> Iterator[Doubt]:
        """Bytes that do not fit an encoding that a person chose."""
        if self._choices.encoding is not None and gathering.first_bad is not None:
            other = replace(self._choices, encoding=self._found) if self._found != encoding.name else None
            yield Doubt("encoding", encoding_fault(encoding.name, gathering.first_bad), other, is_clash=True)

    def _notes(self, text: Text, gathering: Gathering, kept: int) -> Iterator[str]:
        if gathering.is_sampled:
            yield f"The table is large: {kept:,} of {gathering.rows_read:,} rows are kept."
        if not self._is_whole:
            yield "The file was not read to its end."
        elif os.fstat(self._file.fileno()).st_size > self._state.st_size:
            yield "The file grew while it was read; read it again for the rest."
        elif text.bytes_read < self._state.st_size:
            yield "The file became shorter while it was read; read it again."


def _no_rows(gathering: Gathering) -> str:
    if gathering.misfits:
        first = gathering.misfits[0]
        return f"no row fits; line {first.line:,} has {first.reason}"
    return "it has a header and no rows"


def _table(profile: Profile) -> Table:
    columns = tuple(Column(column.name, values=column.values) for column in profile.columns)
    image = profile.image
    is_first = image is not None and image.start == 0
    side = (image.side, image.side) if image is not None and is_first and image.side**2 < len(columns) else None
    table = Table(columns, profile.cells, side)
    check_table(table)
    return table
