"""Every door through which a table comes in, and what is none."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from core.data.source import Imported
from core.document.table_file import table_path
from playground.canvas import clipboard
from playground.questions import Button
from tests.house.test_house import ROOT
from tests.playground.importing.conftest import HEADER, Importer, rows, seen
from tests.playground.test_drop import drop
from tests.playground.test_main_window import answer

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_menu_asks_for_a_file(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = importer.write(HEADER, *rows())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.keyClick(importer.robot.window, Qt.Key.Key_I, CTRL_SHIFT)
    assert importer.dialog().facts.name.text() == "field.csv"


def test_the_data_panel_has_a_page_for_own_tables(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = importer.write(HEADER, *rows())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    panel, store = importer.robot.workbench.data_panel, importer.robot.application.store
    panel.groups._choose(2)
    assert panel.own.isVisible() and not panel.tiles["circle"].isVisible() and panel.own.tile is None
    importer.robot.press(panel.own.button)
    importer.accept(importer.dialog())
    tile = panel.own.tile
    assert tile is not None and tile.isChecked() and tile.text() == "field" and panel.groups._present == "Own"
    spec = store.document.data
    panel.groups._choose(0)
    importer.robot.press(panel.tiles["spiral"])
    assert store.document.data.name == "spiral"
    panel.groups._choose(2)
    assert not tile.isChecked()
    importer.robot.press(tile)
    assert store.document.data == spec and tile.isChecked()
    importer.robot.window.file._go_to(importer.robot.window.file.project(), None)
    assert panel.own.tile is not None and panel.own.tile.text() == "field"


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.txt", "a.tab", "a.data"])
@pytest.mark.parametrize("place", ["window", "data"])
def test_a_table_is_dropped_anywhere(importer: Importer, name: str, place: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(importer.write(HEADER, *rows(), name=name)))])
    robot = importer.robot
    assert drop({"window": robot.window, "data": robot.workbench.data_panel}[place], data)
    assert importer.dialog().facts.name.text() == name


@pytest.mark.parametrize(
    ("name", "content", "is_table"),
    [
        ("a.gp", b"a,b\n1,2\n", False),
        ("a.csv", b"{}", False),
        ("a.json", b' {"a": 1, "b": 2}', False),
        ("a", b"a,b\n1,2\n", True),
        ("a.bin", b"a,b\0\0", False),
        ("a.md", b"words", False),
    ],
)
def test_a_table_is_known_by_its_extension_then_by_its_content(
    tmp_path: Path, name: str, content: bytes, is_table: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert table_path(str(path)) == (path if is_table else None)
    assert table_path(path.as_uri()) == (path if is_table else None)


def test_links_folders_and_what_is_missing_are_no_tables(tmp_path: Path) -> None:
    assert table_path("https://playground.tensorflow.org/#a=1") is None
    assert table_path("https://example.org/a.csv") is None
    assert table_path(str(tmp_path)) is None
    assert table_path(str(tmp_path / "missing")) is None
    assert table_path(str(tmp_path / "missing.csv")) == tmp_path / "missing.csv"


def test_a_file_that_is_no_table_is_one_sentence(importer: Importer) -> None:
    told = answer(Button.Close)
    importer.robot.window.tables.open(importer.write("", name="empty.csv"))
    importer.robot.wait(lambda: bool(told))
    assert told == ['"empty.csv" cannot be read: it is empty.']
    assert importer.present is None


def test_cells_of_a_spreadsheet_are_pasted_on_the_canvas(importer: Importer) -> None:
    robot = importer.robot
    QApplication.clipboard().setText("\n".join((HEADER, *rows())).replace(",", "\t"))
    robot.key(Qt.Key.Key_V, CTRL)
    dialog = importer.dialog()
    assert dialog.facts.name.text() == "Pasted cells" and not dialog.facts.again.isVisible()
    assert seen(dialog).startswith("5 inputs, 3 classes, 30 rows")
    path = Path(dialog.draft.reading.facts.path)
    robot.press(dialog.how.header)
    assert [column.name for column in dialog.draft.reading.columns][:2] != ["species", "island"]
    robot.press(dialog.how.header)
    importer.accept(dialog)
    source = robot.application.store.document.data.source
    assert isinstance(source, Imported) and source.name == "Pasted" and len(source.table.cells) == 30
    robot.wait(lambda: not path.exists())


@pytest.mark.parametrize("text", ["", "words", "a\tb", "a,b\n1,2", "a\nb\tc", "\n\n"])
def test_other_texts_are_no_cells(importer: Importer, text: str) -> None:
    QApplication.clipboard().setText(text)
    assert clipboard.held_table() == ""


def test_copied_neurons_are_no_cells(importer: Importer) -> None:
    robot = importer.robot
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_C, CTRL)
    assert clipboard.held_table() == ""
    robot.key(Qt.Key.Key_V, CTRL)
    assert importer.present is None
    assert len(robot.network.hidden) == 7


CHILD = """
import sys
from PySide6.QtWidgets import QApplication
from playground import app
from playground.importing.dialog import ImportDialog
from playground.waiting import wait_until

def found():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog) and each.isVisible()]

def work(*_):
    wait_until(lambda: bool(found()))
    dialog = found()[0]
    print(dialog.facts.name.text(), dialog.parentWidget().file.name)
    dialog.reject()
    return 0

QApplication.exec = work
sys.exit(app.run(sys.argv[1]))
"""


def test_a_table_is_opened_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "field.csv"
    path.write_text("\n".join((HEADER, *rows())))
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "field.csv Untitled\n"), ended.stderr
