"""Large tables are opened, read again, imported and exported beside the window: each can be canceled, and a file may
vanish or the window close meanwhile."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from core.data.making import usual_spec
from core.data.reading import origin as origins
from core.data.reading.choices import Choices, Sampling
from core.data.reading.importing import import_table
from core.data.reading.reader import read
from core.data.reading.reading import Reading
from core.data.reading.roles import Roles
from core.data.reading.watch import Progress
from core.data.source import DatasetSpec, Imported
from core.document import excerpt
from core.document.data_edits import use_data
from core.document.kept_work import About, KeptWork, find_kept
from core.document.own_network import with_own_network
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import open_project, save_project
from core.progress import Tell
from playground import app, data_export, long_work
from playground.long_work import WorkDialog
from playground.questions import Button
from playground.recovery_dialog import RecoveryDialog
from tests.playground.test_long_work import endless, with_dialog
from tests.playground.test_main_window import answer
from tests.robot import Robot

TEXT = "a,b,kind\n" + "".join(f"{row}.5,{row * 7 % 31},{'xyz'[row % 3]}\n" for row in range(1, 1000))


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tables of more than 2 kB are too large for a project file, and the dialog of long work comes at once."""
    monkeypatch.setattr(excerpt, "EMBEDDED_BYTES", 2000)
    monkeypatch.setattr(excerpt, "ROWS", 40)
    monkeypatch.setattr(long_work, "SHOWN_MS", 1)
    for cache in (excerpt.is_small, excerpt.excerpt):
        cache.cache_clear()
    yield
    for cache in (excerpt.is_small, excerpt.excerpt):
        cache.cache_clear()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table, and a project that was saved beside it and refers to it."""
    path = tmp_path / "flights.csv"
    path.write_text(TEXT)
    choices, sampling, roles = Choices(), Sampling(), Roles("kind", ("a", "b"))
    reading = read(path, choices, sampling)
    source = origins.with_origin(import_table(reading, roles).source, reading, choices, sampling, roles)
    spec = DatasetSpec(source, 70.0, "3", "standardize")
    save_project(tmp_path / "net.gp", Project(with_own_network(default_document(), spec)))
    return path


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading takes until it is released or canceled; the event releases it."""
    release, original = threading.Event(), origins.read_apart

    def slowly(path: Path, choices: Choices, sampling: Sampling, watch: Callable[..., bool]) -> Reading:
        reading = original(path, choices, sampling)
        while not release.wait(0.01):
            watch(Progress(1, 2, 0, 0))
        return reading

    monkeypatch.setattr(origins, "read_apart", slowly)
    return release


def source_of(robot: Robot) -> Imported:
    """The table that is trained on."""
    source = robot.application.store.document.data.source
    assert isinstance(source, Imported)
    return source


def noted(robot: Robot) -> list[str]:
    """What is told from now on."""
    told: list[str] = []
    robot.application.store.noted.connect(told.append)
    return told


def open_beside(robot: Robot, table: Path) -> bool:
    """Open the project of a table."""
    return robot.window.file.open_source(str(table.parent / "net.gp"))


def test_a_project_opens_with_all_rows_while_its_dialog_tells(robot: Robot, table: Path, slow: threading.Event) -> None:
    seen: list[tuple[str, str, int]] = []

    def look(dialog: WorkDialog) -> None:
        seen.append((dialog.windowTitle(), dialog.told.text(), dialog.bar.value()))
        slow.set()

    with_dialog(look)
    assert open_beside(robot, table)
    assert seen[0][:2] == ("Opening net.gp", "Cancel opens it with the rows that the project itself has.")
    assert len(source_of(robot).table.cells) == 999


@pytest.mark.usefixtures("slow")
def test_a_project_whose_reading_is_canceled_opens_with_what_it_has_and_loses_nothing(
    robot: Robot, table: Path
) -> None:
    told = noted(robot)
    with_dialog(lambda dialog: robot.press(dialog.cancel))
    assert open_beside(robot, table)
    rows = len(source_of(robot).table.cells)
    assert 40 <= rows < 60
    assert told[-1] == (
        f'Reading "flights.csv" was canceled; the project opens with {rows} of its 999 rows. Open it again for the '
        "others."
    )
    assert not robot.window.file.is_changed
    robot.train()
    assert robot.window.file.save()


def test_what_was_saved_after_a_canceled_opening_has_all_rows_again(
    robot: Robot, table: Path, slow: threading.Event
) -> None:
    with_dialog(lambda dialog: robot.press(dialog.cancel))
    open_beside(robot, table)
    assert robot.window.file.save()
    slow.set()
    assert len(open_project(table.parent / "net.gp").document.data.source.table.cells) == 999  # type: ignore[union-attr]


def test_a_table_that_vanishes_while_its_project_opens_is_one_sentence(
    robot: Robot, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, original = noted(robot), origins.read_apart

    def vanishing(path: Path, *arguments: object) -> Reading:
        path.unlink()
        return original(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(origins, "read_apart", vanishing)
    assert open_beside(robot, table)
    assert "There is no file" in told[-1]
    assert told[-1].endswith("of its 999 rows until it can be read.")


@pytest.mark.usefixtures("slow")
def test_a_window_that_closes_while_a_project_opens_keeps_the_old_one(robot: Robot, table: Path) -> None:
    document = robot.application.store.document
    with_dialog(lambda dialog: robot.window.close())
    assert not open_beside(robot, table)
    assert robot.application.store.document is document


@pytest.mark.usefixtures("slow")
def test_reading_again_that_is_canceled_keeps_the_rows(robot: Robot, table: Path) -> None:
    table.write_text(TEXT + "1,2,x\n")
    told, seen = noted(robot), answer(Button.ReadAgain)
    open_beside(robot, table)
    with_dialog(lambda dialog: robot.press(dialog.cancel))
    robot.wait(lambda: '"flights" was not read again; the project keeps its rows.' in told)
    assert seen
    assert not robot.application.store.undo_stack.canUndo()


def test_the_window_comes_before_the_table_at_the_start(
    robot: Robot, table: Path, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(origins, "read_apart", pytest.fail)
        project = app.first_project(str(table.parent / "net.gp"), None)
    assert len(project.document.data.source.table.cells) < 60  # type: ignore[union-attr]
    robot.window.file.adopt_source(str(table.parent / "net.gp"), project)
    slow.set()
    app.read_table_of(robot.application, str(table.parent / "net.gp"), project)
    robot.wait(lambda: robot.application.store.document.data.origin is not None)
    assert len(source_of(robot).table.cells) == 999


def test_kept_work_is_offered_without_reading_its_table_and_opened_with_it(
    robot: Robot, table: Path, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.set()
    kept = KeptWork.begin()
    kept.write(open_project(table.parent / "net.gp"), About(table.parent / "net.gp"))
    kept.release()
    with monkeypatch.context() as patch:
        patch.setattr(origins, "read_apart", pytest.fail)
        dialog = RecoveryDialog(robot.window, find_kept(), robot.application._recover)
        dialog.open()
    slow.clear()
    with_dialog(lambda working: slow.set())
    robot.press(dialog.open_button)
    assert len(source_of(robot).table.cells) == 999
    assert robot.window.file.is_changed
    KeptWork.remove(kept)


def test_an_export_that_is_canceled_leaves_the_old_file(
    robot: Robot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data.csv"
    path.write_text("mine")
    robot.application.store.apply("Penguins", lambda document: use_data(document, usual_spec("penguins")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    told, original = noted(robot), data_export.csv_text

    def slowly(table: object, tell: Tell) -> str:
        endless(tell)
        return original(table, tell)  # type: ignore[arg-type]

    monkeypatch.setattr(data_export, "csv_text", slowly)
    with_dialog(lambda dialog: robot.press(dialog.cancel))
    robot.window.actions_by_id["export_data"].trigger()
    assert told[-1] == "Nothing was exported."
    assert path.read_text() == "mine"
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == ["data.csv"]
