"""Another file for the open dialog: dropped on it, or refused; and what can be dropped on the window below it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.data.source import Imported
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import save_project
from playground.importing.class_looks import class_number
from tests.playground.importing.conftest import HEADER, Importer, rows, seen
from tests.playground.test_drop import drop

CATS = ("kind,weight,age", *(f"{'AB'[at % 2]},{at}.5,{at * 7 % 11}" for at in range(12)))


def dragged(path: Path) -> QMimeData:
    """A file on its way."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


@pytest.mark.parametrize("place", ["dialog", "table", "card"])
def test_a_table_dropped_on_the_dialog_takes_the_place_of_the_present_one(importer: Importer, place: str) -> None:
    dialog = importer.penguins()
    importer.choose(dialog, "species", "left out")
    widgets = {"dialog": dialog, "table": dialog.table.viewport(), "card": dialog.facts}
    assert drop(widgets[place], dragged(importer.write(*CATS, name="cats.csv")))
    importer.robot.wait(lambda: dialog.facts.name.text() == "cats.csv")
    assert importer.present is dialog
    assert seen(dialog) == "2 inputs, 2 classes, 12 rows (8 to train, 4 to test)."
    importer.accept(dialog)
    source = importer.robot.application.store.document.data.source
    assert isinstance(source, Imported) and source.name == "cats" and source.origin is not None
    assert source.origin.path == str(importer.folder / "cats.csv")


def test_a_table_that_cannot_be_read_leaves_the_present_one(importer: Importer) -> None:
    dialog = importer.penguins()
    importer.choose(dialog, "island", "left out")
    before = seen(dialog)
    assert drop(dialog, dragged(importer.write("", name="empty.csv")))
    told = 'That does not work, and all stays as it was: "empty.csv" cannot be read: it is empty.'
    importer.robot.wait(lambda: dialog.foot.more.text() == told)
    assert seen(dialog) == before and dialog.facts.name.text() == "field.csv"
    importer.accept(dialog)
    source = importer.robot.application.store.document.data.source
    assert isinstance(source, Imported) and source.name == "field" and "island" not in source.inputs


def test_a_project_cannot_be_dropped_on_the_dialog(importer: Importer) -> None:
    dialog = importer.penguins()
    path = importer.folder / "x.gp"
    save_project(path, Project(default_document()))
    assert not drop(dialog, dragged(path))
    QApplication.processEvents()
    assert importer.present is dialog and dialog.facts.name.text() == "field.csv"


def test_nothing_can_be_dropped_on_the_window_below_the_dialog(importer: Importer) -> None:
    dialog = importer.penguins()
    data = dragged(importer.write(*CATS, name="cats.csv"))
    for below in (importer.robot.window, importer.robot.view.viewport()):
        assert not drop(below, data)
    QApplication.processEvents()
    assert importer.present is dialog and dialog.facts.name.text() == "field.csv"
    importer.robot.press(dialog.foot.cancel)
    assert drop(importer.robot.window, data)
    assert importer.dialog().facts.name.text() == "cats.csv"


def test_a_column_of_one_value_is_refused_in_the_same_words_by_its_key(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows()[::3])
    dialog.table.setCurrentIndex(dialog.table.rows.index(0, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_C)
    assert dialog.foot.more.text() == "species has one value; there is nothing to tell apart."


def test_a_cell_with_letters_that_take_no_room_has_the_mark_of_its_class(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows(), "Gen\u200btoo,Dream,1,2,3")
    assert dialog.draft is not None and dialog.draft.classes == ("Adelie", "Chinstrap", "Gentoo")
    assert class_number(dialog.draft, "Gen\u200btoo") == class_number(dialog.draft, "Gentoo") == 2


def test_the_status_says_how_to_get_the_tables_own_network_if_the_present_one_stays(importer: Importer) -> None:
    robot = importer.robot
    hint = " Network, Use the data's own network would give it 8 hidden neurons."
    status = robot.window.status.sentence
    importer.accept(importer.penguins())
    assert status.text() == "Imported field, 30 rows."
    robot.undo()
    robot.connect("x1", "h2.1")
    hidden = robot.network.hidden
    importer.accept(importer.penguins())
    assert status.text() == f"Imported field, 30 rows.{hint}"
    assert robot.network.hidden == hidden
