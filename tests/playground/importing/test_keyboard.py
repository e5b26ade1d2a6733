"""The dialog by the keyboard alone, and by a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QListView, QTableView, QWidget

from playground.importing import how_to_read
from playground.importing.dialog import ImportDialog
from tests.playground.importing.conftest import HEADER, Importer, rows, seen


def _press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_roles_are_set_and_the_table_is_imported_by_keys_alone(importer: Importer) -> None:
    dialog = importer.penguins()
    assert QApplication.focusWidget() is dialog.table
    _press(Qt.Key.Key_Right)
    _press(Qt.Key.Key_X)
    assert dialog.draft.roles["island"] == "left out"
    _press(Qt.Key.Key_Right, 3)
    _press(Qt.Key.Key_P)
    assert dialog.draft.roles["mass"] == "number" and dialog.draft.roles["species"] == "input"
    _press(Qt.Key.Key_Left)
    _press(Qt.Key.Key_X)
    _press(Qt.Key.Key_I)
    assert dialog.draft.roles["depth"] == "input"
    _press(Qt.Key.Key_Down, 2)
    assert dialog.table.currentIndex().row() == 2
    _press(Qt.Key.Key_Left, 3)
    _press(Qt.Key.Key_P)
    assert dialog.foot.more.text().startswith("species cannot be a number to predict")
    _press(Qt.Key.Key_C)
    assert seen(dialog).startswith("3 inputs, 3 classes, 30 rows")
    _press(Qt.Key.Key_Return)
    assert importer.present is None
    assert importer.robot.application.store.document.data.name == "field"


def test_escape_changes_nothing(importer: Importer) -> None:
    store = importer.robot.application.store
    before = store.document
    importer.penguins()
    _press(Qt.Key.Key_Escape)
    assert importer.present is None and store.document is before and not store.undo_stack.canUndo()


def test_tab_reaches_every_control(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows(), "Adelie,Dream,36.5,18.5,NA")
    wanted = {each for each in _controls(dialog) if each.isVisible() and each.isEnabled()}
    reached: set[QWidget] = set()
    for _ in range(60):
        reached.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    groups = {id(each) for each in dialog.preparation.scalings.values()}
    assert {each for each in wanted - reached if id(each) not in groups} == set()


def test_every_control_has_a_name(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows(), "Adelie,Dream,36.5,18.5,NA")
    for each in _controls(dialog):
        text = each.text() if isinstance(each, QAbstractButton) else ""
        assert each.accessibleName() or text or not each.isVisible(), each
    assert dialog.table.heads.combos[0].accessibleName() == "Role of species"


def test_a_bad_row_is_shown_by_keys(importer: Importer) -> None:
    dialog = importer.open(HEADER, *rows(), "Adelie,Dream,36.5,18.5,NA", *rows(), "Adelie,Dream,36.5,heavy,3600")
    dialog.bad_rows.list.setFocus()
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Return)
    assert importer.present is dialog and QApplication.focusWidget() is dialog.table
    current = dialog.table.currentIndex()
    assert dialog.table.rows.rows[current.row()].line == 63 and current.column() == 3


def _controls(dialog: ImportDialog) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QTableView, QListView)
    found = [each for kind in kinds for each in dialog.findChildren(kind)]
    # Parts of Qt's own: the corner of a table, the list of a combo.
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus and _is_ours(each)]


def _is_ours(each: QWidget) -> bool:
    parent = each.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QTableView) and not isinstance(each, QComboBox):
            return False
        parent = parent.parentWidget()
    return True


def test_enter_presses_the_button_that_has_the_keyboard(importer: Importer) -> None:
    store = importer.robot.application.store
    before = store.document
    dialog = importer.open(HEADER, *rows(), "Adelie,Dream,36.5,18.5,NA")
    for button in (dialog.facts.again, dialog.bad_rows.copy):
        button.setFocus()
        _press(Qt.Key.Key_Return)
        assert importer.present is dialog
    assert QApplication.clipboard().text().startswith("line 32")
    dialog.foot.cancel.setFocus()
    _press(Qt.Key.Key_Return)
    assert importer.present is None and store.document is before


def test_no_other_mark_of_missing_cells_changes_nothing(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = importer.penguins()
    box = dialog.how.lists["missing"]
    before = box.currentText()
    monkeypatch.setattr(how_to_read, "ask_text", lambda *_: None)
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    assert box.currentText() == box.shown == before and dialog.how.note.text() == "guessed, change any"
