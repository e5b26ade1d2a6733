"""Nothing is lost: what is saved right after an edit, what is asked before work goes, what a crash leaves."""

import os
import stat
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.data.dataset import DatasetSpec
from core.document.data_edits import use_data
from core.document.examples import example_path
from core.document.kept import About, KeptWork, find_kept
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode, open_project
from core.problem import UserError
from playground.app import Application, make_app
from playground.recovery_dialog import RecoveryDialog, age
from tests.playground.test_main_window import answer
from tests.robot import Robot

Button = QMessageBox.StandardButton


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Save as saves."""
    made = tmp_path / "mine.gp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(made), ""))
    return made


def train(robot: Robot, epochs: int = 3) -> None:
    start = robot.latest.epoch
    for done in range(epochs):
        robot.window.control.step_epoch()
        robot.wait(lambda done=done: robot.latest.epoch == start + done + 1)


def test_a_project_saved_right_after_an_edit_holds_its_training(robot: Robot, path: Path) -> None:
    train(robot)
    trained = robot.latest.parameters
    robot.place("neuron", robot.free_place(0.4, 0.85))
    robot.connect("x1", "h2.1")
    assert robot.window.file.save()
    saved = open_project(path)
    assert saved.document == robot.program.store.document
    assert saved.training is not None
    values = saved.training.values()
    assert {id: values[id] for id in trained} == trained
    assert set(values) == set(robot.network.parameters)
    assert saved.losses is not None
    assert saved.losses.epochs[-1] == 3.0


def test_a_project_saved_while_kernels_compile_holds_its_training(qtbot: object, path: Path, tmp_path: Path) -> None:
    program = Application(make_app(), open_project(_trained(tmp_path)), "light")
    program.window.show()
    # The thread has not begun, as while it compiles: nothing is read of what is posted.
    program.window.canvas.editing.apply("Grow", lambda document: _grown(document))
    assert program.window.file.save()
    saved = open_project(path)
    assert saved.training is not None
    assert saved.training.counters[0] == 3
    assert set(saved.training.values()) == set(program.store.document.network.parameters)
    program.stop()
    program.window.hide()
    program.window.deleteLater()


def _grown(document: object) -> object:
    from core.document import edits

    return edits.grow_layer(document, "g3")  # type: ignore[arg-type]


def _trained(folder: Path) -> Path:
    sample = Path(__file__).parents[1] / "samples" / "version-1" / "trained.gp"
    made = folder / "trained.gp"
    made.write_bytes(sample.read_bytes())
    return made


def test_a_weight_that_was_set_is_saved_at_once(robot: Robot, path: Path) -> None:
    train(robot)
    robot.program.store.set_parameter("weight", "w:l12", 3.25)
    assert robot.window.file.is_changed
    assert robot.window.file.save()
    saved = open_project(path)
    assert saved.training is not None
    assert saved.training.values()["w:l12"] == 3.25
    robot.program.store.set_parameter("weight", "w:l12", 3.5)
    assert robot.window.file.is_changed


@pytest.mark.parametrize("leave", ["close", "new", "example"])
def test_training_of_an_untitled_network_is_not_thrown_away_unasked(robot: Robot, leave: str) -> None:
    train(robot, 4)
    assert robot.window.file.is_changed
    seen = answer(Button.Cancel)
    if leave == "close":
        assert not robot.window.close()
    elif leave == "new":
        robot.window.file.new()
    else:
        robot.window.file.open_example(example_path("Spiral with all features"))
    assert "4 epochs of training" in seen[0]
    assert robot.latest.epoch == 4


def test_a_rate_that_was_turned_and_turned_back_does_not_hide_training(robot: Robot) -> None:
    robot.connect("x1", "h2.1")
    train(robot)
    for rate in ("1e6", "0.03"):
        field = robot.window.top_bar.rate_field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, rate)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert robot.window.file.is_changed


def test_an_undone_edit_of_an_untrained_network_is_no_change(robot: Robot) -> None:
    robot.connect("x1", "h2.1")
    assert robot.window.file.is_changed
    robot.undo()
    robot.wait(lambda: not robot.window.file.is_changed)


def test_what_is_typed_in_the_lab_is_saved_and_opened(robot: Robot, path: Path) -> None:
    text = robot.window.lab.page.side.expression.text
    robot.window.show_workspace("Lab")
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "q = 3")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "r = q*q")
    assert robot.window.file.is_changed
    robot.window.lab.page.side.variables.value_changed.emit("q", 4.5)
    assert robot.window.file.save()
    assert not robot.window.file.is_changed
    robot.window.lab.show_notes(None)
    assert robot.window.file.is_changed
    answer(Button.Discard)
    if robot.window.file.may_leave():
        robot.window.file.open_source(str(path))
    assert text.toPlainText() == "q = 3\nr = q*q"
    assert robot.window.lab.page.typed.values["q"] == 4.5
    assert not robot.window.file.is_changed


def test_lab_text_that_cannot_be_read_comes_back_as_it_was(robot: Robot) -> None:
    project = Project(default_document(), lab=replace(robot.window.lab.notes, text="y = 2 *"))
    again = decode(encode(project), "x.gp")
    robot.window.lab.show_notes(again.lab)
    assert robot.window.lab.page.side.expression.text.toPlainText() == "y = 2 *"


def test_the_loss_curve_goes_on_after_opening(robot: Robot, path: Path) -> None:
    train(robot)
    assert robot.window.file.save()
    before = robot.latest.history
    robot.window.file.new()
    robot.window.file.open_source(str(path))
    robot.wait(lambda: robot.latest.epoch == 3)
    assert robot.latest.history.epochs[:-1].tolist() == before.epochs[:-1].tolist()
    train(robot, 1)
    assert robot.latest.history.epochs[-1] == 4.0
    assert robot.latest.history.epochs[0] == before.epochs[0]


def test_a_file_that_somebody_else_changed_is_asked_about(robot: Robot, path: Path) -> None:
    assert robot.window.file.save()
    theirs = encode(Project(replace(default_document(), seed="theirs")))
    path.write_bytes(theirs)
    robot.connect("x1", "h2.1")
    seen = answer(Button.Cancel)
    assert not robot.window.file.save()
    assert "changed by somebody else" in seen[0]
    assert path.read_bytes() == theirs
    answer(Button.Yes)
    assert robot.window.file.save()
    assert open_project(path).document == robot.program.store.document


def test_a_file_that_was_only_touched_is_not_asked_about(robot: Robot, path: Path) -> None:
    assert robot.window.file.save()
    os.utime(path, (1, 1))
    robot.connect("x1", "h2.1")
    assert robot.window.file.save()


def test_a_write_protected_file_is_asked_about_and_stays_protected(robot: Robot, path: Path) -> None:
    assert robot.window.file.save()
    path.chmod(0o444)
    robot.connect("x1", "h2.1")
    seen = answer(Button.Cancel)
    assert not robot.window.file.save()
    assert "write-protected" in seen[0]
    answer(Button.Yes)
    assert robot.window.file.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_a_file_with_another_name_is_asked_about(robot: Robot, path: Path, tmp_path: Path) -> None:
    assert robot.window.file.save()
    os.link(path, tmp_path / "other.gp")
    robot.connect("x1", "h2.1")
    seen = answer(Button.Cancel)
    assert not robot.window.file.save()
    assert "hard links" in seen[0]


def test_work_is_kept_and_comes_back_after_a_crash(robot: Robot, qtbot: object) -> None:
    robot.program.keep_work()
    train(robot)
    robot.connect("x1", "h2.1")
    autosave = robot.program.autosave
    assert autosave is not None
    folder = autosave._kept.folder
    robot.wait(lambda: (folder / "project.gp").exists())
    robot.wait(lambda: open_project(folder / "project.gp").document == robot.program.store.document)
    assert find_kept() == []  # Nobody takes what belongs to a running program.
    autosave._kept.release()
    found = find_kept()
    assert [kept.folder for kept in found] == [folder]
    dialog = RecoveryDialog(robot.window, found, robot.program._recover)
    dialog.open()
    assert "Untitled, kept less than a minute ago" in dialog.list.item(0).text()
    assert "epoch 3" in dialog.list.item(0).text()
    document = robot.program.store.document
    answer(Button.Discard)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert robot.program.store.document == document
    assert robot.window.file.is_changed
    robot.wait(lambda: robot.latest.epoch == 3)


def test_kept_work_can_be_discarded_by_the_keyboard(robot: Robot, tmp_path: Path) -> None:
    for name in ("one", "two"):
        kept = KeptWork.begin()
        kept.write(Project(default_document()), About(tmp_path / f"{name}.gp"))
        kept.release()
    dialog = RecoveryDialog(robot.window, find_kept(), robot.program._recover)
    dialog.open()
    dialog.discard_button.setFocus()
    QTest.keyClick(dialog.discard_button, Qt.Key.Key_Space)
    assert dialog.list.count() == 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    left = find_kept()
    assert len(left) == 1
    left[0].remove()


def test_a_clean_end_leaves_nothing_behind(robot: Robot) -> None:
    robot.program.keep_work()
    train(robot)
    autosave = robot.program.autosave
    assert autosave is not None
    folder = autosave._kept.folder
    robot.wait(lambda: (folder / "project.gp").exists())
    answer(Button.Discard)
    assert robot.window.close()
    assert not folder.exists()


def test_saved_work_is_not_kept_any_longer(robot: Robot, path: Path) -> None:
    robot.program.keep_work()
    robot.connect("x1", "h2.1")
    autosave = robot.program.autosave
    assert autosave is not None
    project = autosave._kept.folder / "project.gp"
    robot.wait(project.exists)
    assert robot.window.file.save()
    robot.wait(lambda: not project.exists())


def test_work_that_cannot_be_kept_is_told_once(robot: Robot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    said: list[str] = []
    robot.program.store.noted.connect(said.append)
    robot.program.keep_work()
    assert robot.program.autosave is None
    assert len(said) == 1
    assert "cannot be kept" in said[0]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3.0, "less than a minute ago"), (61.0, "1 minute ago"), (7300.0, "2 hours ago"), (9e5, "10 days ago")],
)
def test_ages_are_told_in_words(seconds: float, words: str) -> None:
    assert age(seconds) == words


def test_the_banner_goes_back_to_a_healthy_state(robot: Robot) -> None:
    settings = robot.window.top_bar.expert
    settings.activation.setCurrentIndex(settings.activation.findData("relu"))
    settings.activation.activated.emit(settings.activation.currentIndex())
    plane = partial(use_data, spec=DatasetSpec("reg-plane"))
    robot.program.store.apply("Learn the plane", plane)
    train(robot, 5)
    field = robot.window.top_bar.rate_field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1e6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    robot.press(robot.window.top_bar.play)
    robot.wait(lambda: robot.latest.status == "diverged")
    robot.wait(lambda: robot.window.banner.isVisible())
    diverged = robot.latest.parameters
    assert "Go back" in robot.window.banner.cure.text()
    robot.press(robot.window.banner.cure)
    assert robot.program.store.document.settings.learning_rate == 5e5
    moment = robot.program.session.moment()
    assert moment.state.counters[0] <= 6
    robot.wait(lambda: robot.latest.status == "diverged" and robot.latest.experiment.settings.learning_rate == 5e5)
    robot.undo()
    robot.wait(lambda: robot.latest.parameters == diverged)


def test_a_minimized_window_keeps_and_saves_what_was_trained(robot: Robot, path: Path) -> None:
    robot.program.keep_work()
    autosave = robot.program.autosave
    assert autosave is not None
    assert robot.window.file.save()
    robot.press(robot.window.top_bar.play)
    robot.wait(lambda: robot.latest.epoch > 1)
    robot.window.showMinimized()
    begun = robot.latest.epoch
    robot.wait(lambda: robot.latest.epoch > begun + 60)
    assert robot.window.file.unsaved
    kept = autosave._kept.folder / "project.gp"
    robot.wait(lambda: kept.exists() and open_project(kept).training.counters[0] > begun)
    robot.window.showNormal()


def test_a_name_of_the_lab_may_be_as_long_as_formulas_are(robot: Robot, path: Path) -> None:
    robot.window.lab.page.side.expression.text.setPlainText("x" * 600 + " * 2")
    assert robot.window.file.save()
    assert open_project(path).lab == robot.window.lab.notes


def test_what_is_kept_belongs_to_no_file_it_was_not_kept_with(tmp_path: Path) -> None:
    kept = KeptWork.begin()
    kept.write(Project(default_document()), About(tmp_path / "a.gp"))
    assert kept.about.path == tmp_path / "a.gp"
    (kept.folder / "project.gp").write_bytes(encode(Project(replace(default_document(), seed="other"))))
    assert kept.about.path is None
    kept.remove()


def test_work_on_a_file_whose_name_is_no_text_is_kept(tmp_path: Path) -> None:
    kept = KeptWork.begin()
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.gp"))
    kept.write(Project(default_document()), About(path))
    assert kept.about.path == path
    kept.remove()


def test_a_start_leaves_the_new_folder_of_another_alone() -> None:
    kept = KeptWork.begin()
    kept.release()
    assert find_kept() == []
    assert kept.folder.exists()
    os.utime(kept.folder, (1, 1))
    assert find_kept() == []
    assert not kept.folder.exists()


def test_recovered_work_stays_until_it_is_kept_anew(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    old = KeptWork.begin()
    old.write(Project(replace(default_document(), seed="old")), About())
    old.release()
    robot.program.keep_work()
    autosave = robot.program.autosave
    assert autosave is not None
    write = autosave._kept.write

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(autosave._kept, "write", full)
    dialog = robot.program._recovery
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert robot.program.store.document.seed == "old"
    robot.wait(lambda: autosave._is_told)
    assert (old.folder / "project.gp").exists()
    monkeypatch.setattr(autosave._kept, "write", write)
    robot.wait(lambda: not old.folder.exists())
