"""A file that is too large to be read at once: its first rows at once, then progress, and Cancel."""

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.playground.importing.conftest import Importer, seen

ROWS = 400_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table that must be sampled."""
    path = tmp_path_factory.mktemp("large") / "flights.csv"
    path.write_text("carrier,delay,distance\n" + "".join(f"{'AB'[at % 2]},{at % 97},{at}.5\n" for at in range(ROWS)))
    return path


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
