"""A file that is too large to be read at once: its first rows at once, then progress, and Cancel."""

import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from core.data.reading.origin import read_again
from playground.importing.dialog import ImportDialog
from tests.playground.importing.conftest import Importer, seen

ROWS = 400_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table that must be sampled."""
    path = tmp_path_factory.mktemp("large") / "flights.csv"
    path.write_text("carrier,delay,distance\n" + "".join(f"{'AB'[at % 2]},{at % 97},{at}.5\n" for at in range(ROWS)))
    return path


@pytest.mark.slow
def test_the_first_rows_of_a_large_file_are_seen_at_once_and_the_rest_follows(importer: Importer, large: Path) -> None:
    robot = importer.robot
    robot.window.tables.open(large)
    dialog = importer.present
    assert dialog is not None and dialog.reader.is_running and len(dialog.draft.reading.lines) == 200
    assert dialog.progress.isVisible() and dialog.progress.bar.isVisible() and not dialog.foot.confirm.isEnabled()
    told: list[str] = []
    dialog.reader.progressed.connect(lambda _: told.append(dialog.progress.told.text()))
    importer.choose(dialog, "delay", "left out")
    robot.wait(lambda: not dialog.reader.is_running, 60_000)
    assert (
        told
        and " % read, " in told[-1]
        and " rows so far" in told[-1]
        and told[-1].endswith("The preview already works.")
    )
    assert dialog.progress.isVisible() and not dialog.progress.bar.isVisible()
    assert dialog.progress.told.text() == "The table is large: 20,000 of 400,000 rows are kept."
    assert seen(dialog) == "1 input, 2 classes, 20,000 rows (14,000 to train, 6,000 to test)."


def test_cancel_returns_at_once_with_what_was_read(importer: Importer, large: Path) -> None:
    robot = importer.robot
    robot.window.tables.open(large)
    dialog = importer.present
    assert dialog is not None
    robot.wait(lambda: dialog.progress.bar.value() > 0, 60_000)
    robot.press(dialog.progress.cancel)
    robot.wait(lambda: not dialog.reader.is_running)
    assert not dialog.draft.reading.is_whole and dialog.draft.reading.rows_read < ROWS
    assert dialog.foot.confirm.isEnabled()


def test_closing_the_dialog_ends_reading_within_a_fifth_of_a_second(importer: Importer, large: Path) -> None:
    importer.robot.window.tables.open(large)
    dialog = importer.present
    assert dialog is not None
    reader = dialog.reader
    process = reader._process._process  # type: ignore[union-attr]
    started = time.monotonic()
    importer.robot.press(dialog.foot.cancel)
    assert time.monotonic() - started < 0.2
    assert process.poll() is not None
    QApplication.processEvents()


@pytest.fixture(scope="module")
def sorted_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table that must be sampled, with two columns of classes of which one is guessed."""
    path = tmp_path_factory.mktemp("large") / "trips.csv"
    rows = (f"{'abc'[at // 10 % 3]},{at % 97},{'xy'[at % 5 > 2]}\n" for at in range(210_000))
    path.write_text("purpose,delay,late\n" + "".join(rows))
    return path


def shares(dialog: ImportDialog, column: str) -> list[int]:
    """How many rows of each class of a column are kept."""
    table = dialog.draft.reading.table  # type: ignore[union-attr]
    return np.unique(table.cells_of(column), return_counts=True)[1].tolist()


@pytest.mark.slow
def test_another_target_has_the_exact_shares_of_its_classes_and_roles_stay(
    importer: Importer, sorted_twice: Path
) -> None:
    robot = importer.robot
    robot.window.tables.open(sorted_twice)
    dialog = importer.dialog()
    assert dialog.draft.target == "late" and shares(dialog, "late") == [12_000, 8_000]
    assert shares(dialog, "purpose") != [6_667, 6_667, 6_666]
    importer.choose(dialog, "delay", "left out")
    assert not dialog.reader.is_running
    importer.choose(dialog, "purpose", "class")
    assert dialog.reader.is_running and dialog.progress.bar.isVisible() and len(dialog.draft.reading.lines) == 20_000
    importer.choose(dialog, "late", "left out")
    importer.choose(dialog, "delay", "input")
    robot.wait(lambda: not dialog.reader.is_running, 60_000)
    assert sorted(shares(dialog, "purpose")) == [6_666, 6_667, 6_667]
    assert dialog.draft.roles == {"purpose": "class", "delay": "input", "late": "left out"}
    importer.accept(dialog)
    origin = robot.application.store.document.data.origin
    assert origin.sampling.target == "purpose"  # type: ignore[union-attr]
    assert read_again(origin) == robot.application.store.document.data.source  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_file_that_vanishes_before_it_is_sampled_again_is_told_and_what_was_read_can_be_imported(
    importer: Importer, sorted_twice: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sorted_twice, tmp_path / "trips.csv"))
    importer.robot.window.tables.open(path)
    dialog = importer.dialog()
    path.unlink()
    importer.choose(dialog, "purpose", "class")
    importer.robot.wait(lambda: not dialog.reader.is_running, 60_000)
    assert seen(dialog).startswith("There is no file")
    importer.choose(dialog, "delay", "left out")
    importer.accept(dialog)
    source = importer.robot.application.store.document.data.source
    assert source.target == "purpose" and source.origin is None and len(source.table.cells) == 20_000


def test_the_first_rows_can_be_kept_instead(importer: Importer, large: Path) -> None:
    robot = importer.robot
    robot.window.tables.open(large)
    dialog = importer.present
    assert dialog is not None
    box = dialog.progress.ways
    box.setCurrentIndex(box.findData("first"))
    box.activated.emit(box.currentIndex())
    robot.wait(lambda: not dialog.reader.is_running, 60_000)
    assert len(dialog.draft.reading.lines) == 20_000
    assert dialog.draft.reading.lines[-1] == 20_001
