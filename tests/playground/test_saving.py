"""Nothing is lost: what is saved right after an edit, what is asked before work goes, what is asked before a file is
replaced, and the way back after a divergence."""

import os
import stat
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.data.making import usual_spec
from core.document.data_edits import use_data
from core.document.examples import example_path
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode, open_project
from playground.app import Application, make_app
from playground.questions import Button
from tests.playground.test_main_window import answer
from tests.robot import Robot


def test_a_project_saved_right_after_an_edit_holds_its_training(robot: Robot, path: Path) -> None:
    robot.train()
    trained = robot.latest.parameters
    robot.place("neuron", robot.free_place(0.4, 0.85))
    robot.connect("x1", "h2.1")
    assert robot.window.file.save()
    saved = open_project(path)
    assert saved.document == robot.application.store.document
    assert saved.training is not None
    values = saved.training.values()
    assert {id: values[id] for id in trained} == trained
    assert set(values) == set(robot.network.parameters)
    assert saved.losses is not None
    assert saved.losses.epochs[-1] == 3.0


def test_a_project_saved_while_kernels_compile_holds_its_training(qtbot: object, path: Path, tmp_path: Path) -> None:
    application = Application(make_app(), open_project(_trained(tmp_path)), "light")
    application.window.show()
    # The thread has not begun, as while it compiles: nothing is read of what is posted.
    application.workbench.canvas.commands.apply("Grow", lambda document: _grown(document))
    assert application.window.file.save()
    saved = open_project(path)
    assert saved.training is not None
    assert saved.training.counters[0] == 3
    assert set(saved.training.values()) == set(application.store.document.network.parameters)
    application.stop()
    application.window.hide()
    application.window.deleteLater()


def _grown(document: object) -> object:
    from core.document import edits

    return edits.grow_layer(document, "g3")  # type: ignore[arg-type]


def _trained(folder: Path) -> Path:
    sample = Path(__file__).parents[1] / "samples" / "version-1" / "trained.gp"
    made = folder / "trained.gp"
    made.write_bytes(sample.read_bytes())
    return made


def test_a_weight_that_was_set_is_saved_at_once(robot: Robot, path: Path) -> None:
    robot.train()
    robot.application.store.set_parameter("weight", "w:l12", 3.25)
    assert robot.window.file.is_changed
    assert robot.window.file.save()
    saved = open_project(path)
    assert saved.training is not None
    assert saved.training.values()["w:l12"] == 3.25
    robot.application.store.set_parameter("weight", "w:l12", 3.5)
    assert robot.window.file.is_changed


@pytest.mark.parametrize("leave", ["close", "new", "example"])
def test_training_of_an_untitled_network_is_not_thrown_away_unasked(robot: Robot, leave: str) -> None:
    robot.train(4)
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
    robot.train()
    for rate in ("1e6", "0.03"):
        field = robot.workbench.top_bar.rate.field
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
    text = robot.lab.pages.page.side.expression.text
    robot.window.show_workspace("Lab")
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "q = 3")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "r = q*q")
    assert robot.window.file.is_changed
    robot.lab.pages.page.side.variables.value_changed.emit("q", 4.5)
    assert robot.window.file.save()
    assert not robot.window.file.is_changed
    robot.lab.pages.show_notes(None)
    assert robot.window.file.is_changed
    answer(Button.Discard)
    if robot.window.file.may_leave():
        robot.window.file.open_source(str(path))
    assert text.toPlainText() == "q = 3\nr = q*q"
    assert robot.lab.pages.page.typed.values["q"] == 4.5
    assert not robot.window.file.is_changed


def test_lab_text_that_cannot_be_read_comes_back_as_it_was(robot: Robot) -> None:
    project = Project(default_document(), lab=replace(robot.lab.notes, text="y = 2 *"))
    again = decode(encode(project), "x.gp")
    robot.lab.pages.show_notes(again.lab)
    assert robot.lab.pages.page.side.expression.text.toPlainText() == "y = 2 *"


def test_the_loss_curve_goes_on_after_opening(robot: Robot, path: Path) -> None:
    robot.train()
    assert robot.window.file.save()
    before = robot.latest.history
    robot.window.file.new()
    robot.window.file.open_source(str(path))
    robot.wait(lambda: robot.latest.epoch == 3)
    assert robot.latest.history.epochs[:-1].tolist() == before.epochs[:-1].tolist()
    robot.train(1)
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
    answer(Button.Replace)
    assert robot.window.file.save()
    assert open_project(path).document == robot.application.store.document


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
    answer(Button.Replace)
    assert robot.window.file.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_a_file_with_another_name_is_asked_about(robot: Robot, path: Path, tmp_path: Path) -> None:
    assert robot.window.file.save()
    os.link(path, tmp_path / "other.gp")
    robot.connect("x1", "h2.1")
    seen = answer(Button.Cancel)
    assert not robot.window.file.save()
    assert "hard links" in seen[0]


def test_the_banner_goes_back_to_a_healthy_state(robot: Robot) -> None:
    settings = robot.workbench.top_bar.expert
    settings.activation.setCurrentIndex(settings.activation.findData("relu"))
    settings.activation.activated.emit(settings.activation.currentIndex())
    plane = partial(use_data, spec=usual_spec("reg-plane"))
    robot.application.store.apply("Learn the plane", plane)
    robot.train(5)
    field = robot.workbench.top_bar.rate.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1e6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.status == "diverged")
    robot.wait(lambda: robot.workbench.banner.isVisible())
    diverged = robot.latest.parameters
    assert "Go back" in robot.workbench.banner.cure.text()
    robot.press(robot.workbench.banner.cure)
    assert robot.application.store.document.settings.learning_rate == 5e5
    moment = robot.application.session.moment()
    assert moment.state.counters[0] <= 6
    robot.wait(lambda: robot.latest.status == "diverged" and robot.latest.experiment.settings.learning_rate == 5e5)
    robot.undo()
    robot.wait(lambda: robot.latest.parameters == diverged)


def test_a_name_of_the_lab_may_be_as_long_as_formulas_are(robot: Robot, path: Path) -> None:
    robot.lab.pages.page.side.expression.text.setPlainText("x" * 600 + " * 2")
    assert robot.window.file.save()
    assert open_project(path).lab == robot.lab.notes
