"""A reading as bytes, for the pipe between two processes: plain values, checked by their types, and arrays."""

import os
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np

from core.data.reading.choices import Choices, Sampling
from core.data.reading.dialect import Dialect, Doubt
from core.data.reading.reading import Facts, Image, Misfit, ReadColumn, Reading
from core.data.table import Column, Table


class Request(msgspec.Struct):
    """What is to be read. path: as the system has it, which may be no text."""

    path: bytes
    choices: Choices
    sampling: Sampling


class _Plain(msgspec.Struct):
    """A reading without what the other side knows, and without its cells."""

    facts: Facts
    dialect: Dialect
    doubts: tuple[Doubt, ...]
    columns: tuple[ReadColumn, ...]
    image: tuple[int, int] | None
    lines: bytes
    records: tuple[str, ...]
    misfits: tuple[Misfit, ...]
    misfit_count: int
    rows_read: int
    is_sampled: bool
    is_whole: bool
    notes: tuple[str, ...]
    header_line: int
    pixels: Image | None


def encoded(reading: Reading) -> tuple[bytes, memoryview]:
    """The bytes of a reading, but for the name of its file; and those of its cells, which may be many, uncopied."""
    table = reading.table
    plain = _Plain(
        replace(reading.facts, name="", path=""),
        reading.dialect,
        reading.doubts,
        reading.columns,
        table.image,
        reading.lines.tobytes(),
        reading.records,
        reading.misfits,
        reading.misfit_count,
        reading.rows_read,
        reading.is_sampled,
        reading.is_whole,
        reading.notes,
        reading.header_line,
        reading.image,
    )
    return msgspec.msgpack.encode(plain), np.ascontiguousarray(table.cells).data.cast("B")


def decoded(data: bytes, cells: bytes, path: Path) -> Reading:
    """The reading of a file in bytes that `encoded` made."""
    plain = msgspec.msgpack.decode(data, type=_Plain)
    columns = tuple(Column(column.name, values=column.values) for column in plain.columns)
    table = np.frombuffer(cells).reshape(len(plain.records), len(columns))
    return Reading(
        replace(plain.facts, name=path.name, path=str(path)),
        plain.dialect,
        plain.doubts,
        plain.columns,
        Table(columns, table, plain.image),
        np.frombuffer(plain.lines, dtype=np.int64),
        plain.records,
        plain.misfits,
        plain.misfit_count,
        plain.rows_read,
        plain.is_sampled,
        plain.is_whole,
        plain.notes,
        plain.header_line,
        plain.pixels,
    )


def request(path: Path, choices: Choices, sampling: Sampling) -> bytes:
    """The bytes of a request."""
    return msgspec.msgpack.encode(Request(os.fsencode(path), choices, sampling))


def requested(data: bytes) -> Request:
    """The request in bytes that `request` made."""
    return msgspec.msgpack.decode(data, type=Request)
