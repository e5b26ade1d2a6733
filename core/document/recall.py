"""Reads the table that a project file refers to, or says why the project opens without it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from core.data.making import generate
from core.data.reading.origin import Changed, FileOrigin, content_of, read_unchanged
from core.data.source import DatasetSpec, Imported
from core.document.data_rows import spec_of_row
from core.document.schema import ProjectFile
from core.document.validation import check_data
from core.plural import counted
from core.problem import UserError
from core.progress import Canceled, Tell, unheard
from core.quotation import plain, quote

HASHED_BYTES = 100_000_000
"""A larger file whose table is in the project counts as unchanged if its size is."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """The data that a project opens with. note: one sentence if they are not those that its table has now. changed: the
    file of the table if it is there and has changed."""

    spec: DatasetSpec
    note: str = ""
    changed: FileOrigin | None = None


Recall = Callable[[DatasetSpec, Path | None], Recalled]
"""Data as a project file of a folder (None: unknown) holds them -> the data that it opens with."""


def recall(spec: DatasetSpec, folder: Path | None, tell: Tell = unheard) -> Recalled:
    """Data with the table from the file that they refer to. They keep the rows they have if that has changed, cannot be
    read, or reading is canceled."""
    source = spec.source
    if not isinstance(source, Imported) or not isinstance(source.origin, FileOrigin):
        return Recalled(spec)
    if not source.is_excerpt:
        return _compared(spec, source.origin, tell)
    origin, name = _found(source.origin, folder), quote(Path(source.origin.path).name)
    has = f"the project opens with {len(source.table.cells):,} of its {counted(origin.rows, 'row')}"
    try:
        whole = read_unchanged(origin, tell)
        if whole.table.columns != source.table.columns:
            raise Changed(f'The columns of "{name}" are read in another way than before.')
    except Changed:
        return Recalled(
            spec, plain(f'"{name}" has changed since it was imported; {has} until it is read again.'), origin
        )
    except UserError as error:
        return Recalled(spec, plain(f"{str(error).rstrip('.')}; {has} until it can be read."))
    except Canceled:
        return Recalled(spec, plain(f'Reading "{name}" was canceled; {has}. Open it again for the others.'))
    return Recalled(replace(spec, source=replace(whole, name=source.name)))


def as_kept(spec: DatasetSpec, folder: Path | None) -> Recalled:
    """Data as the project file holds them; the table that they refer to is not looked at."""
    return Recalled(spec)


def _compared(spec: DatasetSpec, origin: FileOrigin, tell: Tell) -> Recalled:
    """Data that have their whole table. It is no news if its file is away."""
    path = Path(origin.path)
    try:
        if not path.is_file() or not _differs(path, origin, tell):
            return Recalled(spec)
    except (UserError, OSError, Canceled):
        return Recalled(spec)
    note = f'"{quote(path.name)}" has changed since it was imported; the project has the rows as they were.'
    return Recalled(spec, plain(note), origin)


def _differs(path: Path, origin: FileOrigin, tell: Tell) -> bool:
    size = path.stat().st_size
    return size != origin.size or (size <= HASHED_BYTES and content_of(path, tell).sha256 != origin.sha256)


def _found(origin: FileOrigin, folder: Path | None) -> FileOrigin:
    """The origin with a path that exists: where it was, or beside the project."""
    path = Path(origin.path)
    beside = path if folder is None else folder / path.name
    return replace(origin, path=str(beside)) if not _exists(path) and _exists(beside) else origin


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def with_data(file: ProjectFile, folder: Path | None, recall: Recall) -> tuple[ProjectFile, Recalled]:
    """A file of a folder, and the data that it opens with. If its inputs and outputs do not fit all rows of the table
    that it refers to, it opens with those it has. UserError if they do not fit these either."""
    kept = spec_of_row(file.data, folder)
    found = recall(kept, folder)
    try:
        return _fitted(file, found.spec), found
    except UserError as error:
        if found.spec is kept:
            raise
        note = (
            f"With all rows of its table the project cannot be opened ({str(error).rstrip('.')}); it has some of them."
        )
        return _fitted(file, kept), Recalled(kept, plain(note))


def recall_of(spec: DatasetSpec, kept: DatasetSpec) -> Recall:
    """Finds the data of a project that was just written, without reading a table again. kept: those that its file
    has."""

    def known(read: DatasetSpec, folder: Path | None) -> Recalled:
        own, source = spec.source, read.source
        if read != kept or not isinstance(own, Imported) or not isinstance(source, Imported):
            return Recalled(read)
        return Recalled(replace(spec, source=replace(own, origin=source.origin)))

    return known


def _fitted(file: ProjectFile, spec: DatasetSpec) -> ProjectFile:
    """The checked file. In an excerpt that ends before the place in the epoch, the epoch begins again."""
    training, source = file.training, spec.source
    is_excerpt = isinstance(source, Imported) and source.is_excerpt
    if is_excerpt and training is not None and training.sample >= generate(spec).train_count:
        begun = msgspec.structs.replace(training, sample=0, gathered={}, gathered_count=0, gathered_loss=0.0)
        file = msgspec.structs.replace(file, training=begun)
    check_data(file, spec)
    return file
