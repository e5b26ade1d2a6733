"""A project whose table has changed on disk offers to read it again, as one edit."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.data.reading.choices import Choices, Sampling
from core.data.reading.importing import import_table
from core.data.reading.origin import with_origin
from core.data.reading.reader import read
from core.data.reading.roles import Roles
from core.data.source import DatasetSpec
from core.document.own_network import with_own_network
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import save_project
from playground.questions import Button, Complaint
from tests.playground.test_main_window import answer
from tests.robot import Robot

TEXT = "a,b,kind\n" + "".join(f"{row}.5,{row * 7 % 31},{'xyz'[row % 3]}\n" for row in range(1, 60))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table, and a project that was saved beside it."""
    path = tmp_path / "flowers.csv"
    path.write_text(TEXT)
    choices, sampling, roles = Choices(), Sampling(), Roles("kind", ("a", "b"))
    reading = read(path, choices, sampling)
    source = with_origin(import_table(reading, roles).source, reading, choices, sampling, roles)
    spec = DatasetSpec(source, 70.0, "3", "standardize")
    save_project(tmp_path / "net.gp", Project(with_own_network(default_document(), spec)))
    return path


def opened(robot: Robot, table: Path) -> None:
    """Open the project of a table."""
    assert robot.window.file.open_source(str(table.parent / "net.gp"))


def rows(robot: Robot) -> int:
    """The rows of the table that is trained on."""
    return len(robot.application.store.document.data.source.table.cells)  # type: ignore[union-attr]


def test_a_changed_table_is_read_again_and_one_undo_takes_it_back(robot: Robot, table: Path) -> None:
    table.write_text(TEXT + "1,2,x\n")
    seen = answer(Button.ReadAgain)
    opened(robot, table)
    robot.wait(lambda: bool(seen))
    assert seen[0].startswith('"flowers.csv" has changed since it was imported; the project has the rows as they were.')
    robot.wait(lambda: rows(robot) == 60)
    robot.train()
    weights = dict(robot.latest.parameters)
    assert robot.window.file.is_changed
    robot.undo()
    assert rows(robot) == 59
    assert {id: robot.application.store.value(id) for id in weights} == pytest.approx(weights)


def test_a_changed_table_can_be_left_as_it_is(robot: Robot, table: Path) -> None:
    table.write_text(TEXT + "1,2,x\n")
    seen = answer(Button.Keep)
    opened(robot, table)
    robot.wait(lambda: bool(seen))
    assert rows(robot) == 59
    assert not robot.window.file.is_changed


def test_the_new_state_of_a_table_with_the_same_rows_is_kept_with_the_next_save(robot: Robot, table: Path) -> None:
    table.write_text(TEXT + "\n")
    seen, told = answer(Button.ReadAgain), []
    robot.application.store.noted.connect(told.append)
    opened(robot, table)
    robot.train()
    weights = dict(robot.latest.parameters)
    robot.wait(lambda: bool(seen) and '"flowers" has the same rows as before.' in told)
    assert robot.latest.parameters == weights
    assert "edits" in robot.window.file.unsaved
    robot.undo()
    assert "edits" not in robot.window.file.unsaved
    robot.redo()
    assert robot.window.file.save()
    assert not robot.window.file.is_changed
    opened(robot, table)
    assert not robot.window._table_offer._asking.isActive()


def test_a_table_that_lost_a_column_is_one_sentence(robot: Robot, table: Path) -> None:
    table.write_text(TEXT.replace("a,b,kind", "a,c,kind"))
    complaint: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Complaint):
            complaint.append(box.text)
            box.button(Button.Close).click()
        else:
            QTimer.singleShot(20, close)

    answer(Button.ReadAgain)
    QTimer.singleShot(40, close)
    opened(robot, table)
    robot.wait(lambda: bool(complaint))
    assert complaint == ['There is no column "b"; there are a, c, kind.']
    assert rows(robot) == 59


def test_a_table_that_has_not_changed_is_not_asked_about(robot: Robot, table: Path) -> None:
    opened(robot, table)
    assert rows(robot) == 59
    assert not robot.window._table_offer._asking.isActive()


def test_another_project_that_is_opened_at_once_is_not_asked_about(robot: Robot, table: Path) -> None:
    table.write_text(TEXT + "1,2,x\n")
    opened(robot, table)
    robot.window.file._go_to(Project(default_document()), None)
    assert not robot.window._table_offer._asking.isActive()
