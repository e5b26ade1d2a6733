"""A table that was imported is saved and opened in another window to the bit, in the project or in its own file; what
becomes of it when that file is moved or changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from core.data.making import generate
from core.data.source import Imported
from core.document.document import Document
from core.document.storage import open_project
from playground.questions import Button
from tests.playground.importing.conftest import HEADER, Importer, rows
from tests.playground.test_main_window import answer
from tests.robot import Robot
from tests.windows import close_window, open_window

SMALL, LARGE = 30, 40_000
"""Rows of a table that is in the project as a whole, and of one that the project refers to."""

Reopen = Callable[[Path], Robot]


@pytest.fixture
def reopen(qtbot: Any) -> Iterator[Reopen]:
    """Opens a project in a window of its own, as the program does when it is started with it."""
    opened = []

    def started(path: Path) -> Robot:
        project = open_project(path)
        application = open_window(project)
        opened.append(application)
        application.window.file.adopt_source(str(path), project)
        return Robot(application, qtbot)

    yield started
    for application in opened:
        close_window(application)


def trained(importer: Importer, count: int, path: Path) -> Robot:
    """The window after a table was dropped, imported, trained on and saved."""
    robot = importer.robot
    importer.accept(importer.open(HEADER, *rows(count)))
    robot.wait(lambda: robot.latest.experiment.data.name == "field")
    step(robot, 25)
    assert robot.window.file.save() and robot.window.file.path == path
    return robot


def step(robot: Robot, updates: int) -> None:
    """Train so many updates, and wait for each."""
    begin = robot.latest.update
    for done in range(updates):
        robot.workbench.control.step("batch")
        robot.wait(lambda done=done: robot.latest.update == begin + done + 1)


def document_of(robot: Robot) -> Document:
    """The document of a window."""
    return robot.application.store.document


def source_of(robot: Robot) -> Imported:
    """The data of a window."""
    source = document_of(robot).data.source
    assert isinstance(source, Imported)
    return source


def data_bits(document: Document) -> tuple[object, ...]:
    """The table of a document, and what is trained on, as bits."""
    data, source = generate(document.data), document.data.source
    assert isinstance(source, Imported)
    arrays = (data.points, data.targets, data.center, data.scale)
    return source.table.digest, data.train_count, *(array.tobytes() for array in arrays)


def values(robot: Robot) -> dict[str, float]:
    """All weights and biases of a window."""
    return dict(robot.application.store.values())


@pytest.mark.slow
@pytest.mark.parametrize("count", [SMALL, LARGE])
def test_an_imported_table_is_opened_in_another_window_to_the_bit(
    importer: Importer, reopen: Reopen, path: Path, count: int
) -> None:
    robot = trained(importer, count, path)
    assert source_of(robot).origin is not None
    if count == SMALL:
        (importer.folder / "field.csv").unlink()
    else:
        assert path.stat().st_size < 100_000 < 1_000_000 < (importer.folder / "field.csv").stat().st_size
    other = reopen(path)
    assert document_of(other) == document_of(robot)
    assert source_of(other).origin == source_of(robot).origin and len(source_of(other).table.cells) == count
    assert data_bits(document_of(other)) == data_bits(document_of(robot))
    assert values(other) == values(robot)
    assert not other.window.file.is_changed
    for each in (robot, other):
        step(each, 10)
    assert values(other) == values(robot)
    assert other.latest.update == 35


@pytest.mark.slow
def test_without_its_table_a_project_has_some_rows_says_so_and_trains(
    importer: Importer, reopen: Reopen, path: Path
) -> None:
    robot = trained(importer, LARGE, path)
    table = importer.folder / "field.csv"
    table.rename(importer.folder / "moved.csv")
    other = reopen(path)
    count = len(source_of(other).table.cells)
    assert 20 <= count < 1_000 and source_of(other).is_excerpt
    told = other.window.status.sentence.text()
    assert told.startswith('There is no file "') and told.endswith(
        f'field.csv"; the project opens with {count} of its 40,000 rows until it can be read.'
    )
    assert values(other) == values(robot)
    step(other, 3)
    assert values(other) != values(robot)
    assert other.window.file.save()
    (importer.folder / "moved.csv").rename(table)
    whole = open_project(path).document.data.source
    assert isinstance(whole, Imported) and whole.table.digest == source_of(robot).table.digest


@pytest.mark.slow
@pytest.mark.parametrize("count", [SMALL, LARGE])
def test_a_changed_table_is_read_again_and_undo_brings_table_and_weights_back_to_the_bit(
    importer: Importer, reopen: Reopen, path: Path, count: int
) -> None:
    weights = values(trained(importer, count, path))
    importer.write(HEADER, *rows(count + 3))
    before = data_bits(open_project(path).document)
    seen = answer(Button.ReadAgain)
    other = reopen(path)
    other.wait(lambda: len(source_of(other).table.cells) == count + 3)
    assert '"field.csv" has changed since it was imported; ' in seen[0] and "One undo takes it back." in seen[0]
    other.wait(lambda: other.latest.experiment.data == document_of(other).data)
    assert values(other) == weights and other.latest.update == 25
    other.undo()
    other.wait(lambda: other.latest.experiment.data == document_of(other).data)
    assert data_bits(document_of(other)) == before
    assert values(other) == weights and other.latest.update == 25
    other.redo()
    assert len(source_of(other).table.cells) == count + 3


@pytest.mark.slow
def test_a_changed_table_can_be_kept_as_it_was(importer: Importer, reopen: Reopen, path: Path) -> None:
    robot = trained(importer, SMALL, path)
    importer.write(HEADER, *rows(SMALL + 3))
    seen = answer(Button.Keep)
    other = reopen(path)
    other.wait(lambda: bool(seen))
    QApplication.processEvents()
    assert data_bits(document_of(other)) == data_bits(document_of(robot)) and values(other) == values(robot)
    assert not other.window.file.is_changed and not other.application.store.undo_stack.canUndo()
