"""A table of a person's own, and a hand that imports it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from playground.importing.dialog import ImportDialog
from tests.playground.test_drop import drop
from tests.robot import LEFT, Robot

HEADER = "species,island,bill,depth,mass"
KINDS = ("Adelie", "Chinstrap", "Gentoo")


def rows(count: int = 30) -> list[str]:
    """Rows of three kinds of penguins, all usable."""
    made = []
    for at in range(count):
        kind, island = at % 3, "Dream" if at % 2 else "Biscoe"
        made.append(f"{KINDS[kind]},{island},{36.5 + kind * 5 + at / 10:g},{18 - kind:g}.5,{3500 + at * 7}")
    return made


class Importer:
    """Opens tables as a person does, and finds what they see."""

    def __init__(self, robot: Robot, folder: Path) -> None:
        self.robot, self.folder = robot, folder

    def write(self, *lines: str, name: str = "field.csv") -> Path:
        """A file of some lines."""
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def open(self, *lines: str, name: str = "field.csv") -> ImportDialog:
        """Drop a file of some lines on the canvas."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.write(*lines, name=name)))])
        assert drop(self.robot.view.viewport(), data)
        return self.dialog()

    def penguins(self) -> ImportDialog:
        """Drop the penguins."""
        return self.open(HEADER, *rows())

    def dialog(self) -> ImportDialog:
        """The dialog, once it is open and the file is read."""
        self.robot.wait(lambda: self.present is not None and not self.present.reader.is_running)
        dialog = self.present
        assert dialog is not None
        # Its layout follows the size that it gets when it is shown.
        self.robot.wait(lambda: dialog.foot.width() == dialog.width())
        QApplication.processEvents()
        return dialog

    @property
    def present(self) -> ImportDialog | None:
        """The dialog that is open."""
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog) and each.isVisible()]
        return found[0] if found else None

    def choose(self, dialog: ImportDialog, column: str, role: str) -> None:
        """Choose the role of a column in the list of its head."""
        section = dialog.draft.reading.table.names.index(column)  # type: ignore[union-attr]
        box = dialog.table.heads.combos[section]
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())
        QApplication.processEvents()

    def accept(self, dialog: ImportDialog) -> None:
        """Press Import."""
        assert dialog.foot.confirm.isEnabled()
        self.robot.press(dialog.foot.confirm)


def tick(box: QCheckBox) -> None:
    """Click on the square of a check box."""
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    QApplication.processEvents()


def seen(dialog: ImportDialog) -> str:
    """The first sentence of the foot."""
    return dialog.foot.sentence.accessibleName()


@pytest.fixture
def importer(robot: Robot, tmp_path: Path) -> Importer:
    """A hand for tables; it closes what is open at the end."""
    made = Importer(robot, tmp_path)
    yield made  # type: ignore[misc]
    if made.present is not None:
        made.present.reject()
    QApplication.processEvents()
