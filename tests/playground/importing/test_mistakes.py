"""What goes wrong after the dialog is open: it says so, loses nothing, and imports nothing that was not read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from core.data.reading.choices import Choices
from playground.table_choices import remember_choices
from tests.playground.importing.conftest import HEADER, Importer, rows, seen


def _choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()


def test_a_choice_with_which_the_file_cannot_be_read_is_taken_back(importer: Importer) -> None:
    dialog = importer.penguins()
    box = dialog.how.lists["encoding"]
    _choose(box, "UTF-16 LE")
    assert box.currentText() == box.shown == "UTF-8"
    assert "stays as it was" in dialog.foot.more.text() and '"field.csv" cannot be read' in dialog.foot.more.text()
    assert seen(dialog).startswith("5 inputs, 3 classes, 30 rows")
    importer.accept(dialog)
    assert importer.robot.application.store.document.data.name == "field"


def test_another_file_that_cannot_be_read_changes_nothing(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = importer.penguins()
    importer.choose(dialog, "island", "left out")
    empty = importer.write("", name="empty.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(empty), ""))
    importer.robot.press(dialog.facts.other)
    assert dialog.foot.more.text().endswith('"empty.csv" cannot be read: it is empty.')
    assert dialog.facts.name.text() == "field.csv" and dialog.draft.roles["island"] == "left out"
    importer.robot.press(dialog.facts.again)
    assert seen(dialog).startswith("3 inputs, 3 classes, 30 rows")


def test_what_can_no_longer_be_read_is_not_imported_whatever_is_changed(importer: Importer) -> None:
    dialog = importer.penguins()
    importer.folder.joinpath("field.csv").unlink()
    importer.robot.press(dialog.facts.again)
    importer.choose(dialog, "island", "left out")
    importer.robot.press(dialog.preparation.scalings["none"])
    assert seen(dialog).startswith("There is no file") and not dialog.foot.confirm.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert importer.present is dialog
    _choose(dialog.how.lists["delimiter"], ";")
    assert dialog.how.lists["delimiter"].shown == "Comma ,"
    importer.write(HEADER, *rows())
    importer.robot.press(dialog.facts.again)
    assert seen(dialog).startswith("3 inputs, 3 classes, 30 rows") and dialog.foot.confirm.isEnabled()


def test_the_first_rows_of_a_file_that_vanishes_are_not_taken_for_all(importer: Importer, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("size,kind\n" + "".join(f"{at},{'ab'[at % 2]}\n" for at in range(60_000)))
    importer.robot.window.tables.open(path)
    path.write_text("")
    dialog = importer.dialog()
    importer.choose(dialog, "size", "left out")
    importer.choose(dialog, "size", "input")
    assert seen(dialog) == '"long.csv" cannot be read: it is empty.' and not dialog.foot.confirm.isEnabled()


def test_a_file_opens_although_what_was_chosen_for_it_no_longer_fits(importer: Importer) -> None:
    path = importer.write(HEADER, *rows())
    remember_choices(path, Choices(encoding="UTF-16 LE"))
    importer.robot.window.tables.open(path)
    dialog = importer.dialog()
    assert seen(dialog).startswith("5 inputs, 3 classes, 30 rows")
    assert dialog.how.note.text() == "guessed, change any"


def test_what_was_chosen_for_a_file_is_told_from_what_is_guessed(importer: Importer) -> None:
    path = importer.write(HEADER, *rows())
    remember_choices(path, Choices(has_header=True))
    importer.robot.window.tables.open(path)
    assert importer.dialog().how.note.text() == "as you chose"


def test_a_table_of_one_column_is_told_what_it_lacks(importer: Importer) -> None:
    dialog = importer.open("size", *(f"{at}.5" for at in range(20)))
    assert seen(dialog).startswith("The table has one column;")
    assert "delimiter" in dialog.foot.more.text() and not dialog.foot.confirm.isEnabled()
