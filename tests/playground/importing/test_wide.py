"""A table with many columns: what is not in sight costs nothing, and nothing is laid out again without need."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.importing.dialog import ImportDialog
from tests.playground.importing.conftest import Importer, seen

COLUMNS, ROWS = 300, 40


@pytest.fixture
def wide(importer: Importer) -> ImportDialog:
    """The dialog on a table with many columns."""
    names = ["species", *(f"m{at}" for at in range(1, COLUMNS))]
    lines = [",".join(["ab"[row % 2], *(f"{(row + at) % 7}.5" for at in range(1, COLUMNS))]) for row in range(ROWS)]
    return importer.open(",".join(names), *lines)


def shown(dialog: ImportDialog) -> list[int]:
    """The columns whose list of roles is in sight."""
    return [section for section, box in dialog.table.heads.combos.items() if box.isVisible()]


def resets(dialog: ImportDialog) -> list[bool]:
    """Grows whenever all rows of the table are made anew."""
    found: list[bool] = []
    dialog.table.rows.modelReset.connect(lambda: found.append(True))
    return found


def test_only_heads_in_sight_have_a_list_of_roles(wide: ImportDialog) -> None:
    bar = wide.table.horizontalScrollBar()
    first = shown(wide)
    assert first == list(range(len(first))) and 2 < len(first) <= len(wide.table.heads.combos) < 20
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    last = shown(wide)
    assert last == list(range(COLUMNS - len(last), COLUMNS)) and not set(first) & set(last)
    bar.setValue(0)
    QApplication.processEvents()
    assert sorted(shown(wide)) == first


def test_keys_change_the_role_of_the_last_column_and_nothing_moves(wide: ImportDialog) -> None:
    made, table = resets(wide), wide.table
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QApplication.processEvents()
    bar, place = table.horizontalScrollBar().value(), table.currentIndex()
    assert bar > 0 and (place.row(), place.column()) == (1, COLUMNS - 1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    QApplication.processEvents()
    assert wide.draft.roles[f"m{COLUMNS - 1}"] == "left out"  # type: ignore[union-attr]
    assert table.heads.combos[COLUMNS - 1].currentData() == "left out"
    assert seen(wide) == f"{COLUMNS - 2} inputs, 2 classes, {ROWS} rows (28 to train, 12 to test)."
    assert (table.horizontalScrollBar().value(), table.currentIndex()) == (bar, place) and not made
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_I)
    assert seen(wide).startswith(f"{COLUMNS - 1} inputs, ") and not made


def test_columns_that_stay_keep_their_lists_when_the_file_is_read_in_another_way(wide: ImportDialog) -> None:
    before, made = dict(wide.table.heads.combos), resets(wide)
    box = wide.how.lists["encoding"]
    box.setCurrentIndex(box.findData("Latin-1"))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()
    assert made and wide.table.heads.combos == before
    QTest.mouseClick(wide.how.header, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert [box.accessibleName() for box in wide.table.heads.combos.values()][:3] == [
        "Role of 1", "Role of 2", "Role of 3",
    ]  # fmt: skip
