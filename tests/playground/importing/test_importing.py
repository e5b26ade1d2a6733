"""A table is imported while training runs: dropped, read in another way, its columns chosen; and taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from core.data.making import generate
from core.data.source import Imported
from tests.playground.importing.conftest import HEADER, Importer, rows, seen


def test_a_dropped_table_is_imported_while_training_runs_and_undone_to_the_bit(importer: Importer) -> None:
    robot = importer.robot
    store, control = robot.application.store, robot.workbench.control
    robot.train(2)
    control.toggle()
    robot.wait(lambda: robot.latest.is_playing)
    lines = [line.replace(",", ";").replace(".", ",") for line in (HEADER, *rows())]
    dialog = importer.open(*lines)
    before = robot.latest.epoch
    robot.wait(lambda: robot.latest.epoch > before)

    assert (dialog.draft.reading.dialect.delimiter, dialog.draft.reading.dialect.decimal) == (";", ",")
    _choose_in_list(dialog.how.lists["delimiter"], "\t")
    assert dialog.draft.reading.dialect.delimiter == "\t"
    assert dialog.how.doubts["delimiter"].text() == "With the tab the table has 1 column, with the semicolon 5."
    assert dialog.how.doubts["delimiter"].isVisible() and dialog.how.lists["delimiter"].property("doubtful")
    robot.press(dialog.how.doubts["delimiter"])
    assert dialog.draft.reading.dialect.delimiter == ";"
    assert not dialog.how.lists["delimiter"].property("doubtful")

    importer.choose(dialog, "island", "left out")
    assert seen(dialog) == "3 inputs, 3 classes, 30 rows (21 to train, 9 to test)."
    assert "3 input nodes" in dialog.foot.more.text() and "Adelie, Chinstrap and Gentoo" in dialog.foot.more.text()
    control.toggle()
    robot.wait(lambda: not robot.latest.is_playing and not robot.application.session.moment().changes)
    network, values = store.document.network, dict(store.values())
    importer.accept(dialog)
    spec = store.document.data
    assert isinstance(spec.source, Imported) and spec.source.name == "field"
    assert (spec.scaling, spec.train_share, spec.stratified, spec.seed) == ("standardize", 70.0, True, "0.5")
    assert len(store.document.network.inputs) == 3 and len(store.document.network.outputs) == 3
    assert robot.window.status.sentence.text().startswith("Imported field, 30 rows.")
    assert store.undo_stack.undoText() == "Import field"

    robot.wait(lambda: robot.latest.experiment.data == spec)
    robot.train(3)
    robot.undo()
    assert store.document.network == network
    robot.wait(lambda: robot.latest.experiment.data.name == "circle")
    assert store.values() == values


def test_training_goes_on_after_importing(importer: Importer) -> None:
    robot = importer.robot
    robot.workbench.control.toggle()
    importer.accept(importer.penguins())
    robot.wait(lambda: robot.latest.experiment.data.name == "field" and robot.latest.epoch > 3)
    assert robot.latest.is_playing
    robot.workbench.control.toggle()


def test_the_foot_says_what_the_document_holds_afterwards(importer: Importer) -> None:
    store = importer.robot.application.store
    dialog = importer.penguins()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(dialog.preparation.share, key)
    QApplication.processEvents()
    told, train = seen(dialog), dialog.draft.train_rows
    importer.accept(dialog)
    data = generate(store.document.data)
    assert data.train_count == train
    assert told == f"5 inputs, 3 classes, 30 rows ({train} to train, {30 - train} to test)."
    assert store.document.data.train_share == 65.0
    assert len(store.document.network.inputs) == 5


def test_the_file_can_be_read_again(importer: Importer) -> None:
    dialog = importer.penguins()
    importer.write(HEADER, *rows(12))
    importer.robot.press(dialog.facts.again)
    assert seen(dialog).startswith("5 inputs, 3 classes, 12 rows")
    importer.folder.joinpath("field.csv").unlink()
    importer.robot.press(dialog.facts.again)
    assert "There is no file" in seen(dialog) and not dialog.foot.confirm.isEnabled()


def _choose_in_list(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()
