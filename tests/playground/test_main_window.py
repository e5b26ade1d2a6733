"""The window: files, menus, keys, what happens at the edges, and that nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from core.document.storage import open_project
from playground.error_report import ErrorDialog
from playground.questions import Button, Question
from tests.robot import Robot

ROOT = Path(__file__).parents[2]


def answer(button: Button) -> list[str]:
    """Answer the next question; the returned list gets its text."""
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Question):
            seen.append(box.text)
            box.button(button).click()
        else:
            QTimer.singleShot(20, press)

    QTimer.singleShot(20, press)
    return seen


@pytest.mark.slow
def test_a_program_that_copied_something_ends_in_peace() -> None:
    script = (
        "from PySide6.QtCore import QMimeData\nfrom playground.app import make_app\n"
        "app, mime = make_app(), QMimeData()\nmime.setData('a/b', b'c')\napp.clipboard().setMimeData(mime)"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, timeout=60)
    assert result.returncode == 0


def test_space_plays_and_pauses_from_anywhere_but_a_field(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.status == "playing")
    robot.wait(lambda: robot.workbench.top_bar.run.play.text() == "Pause")
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.status == "paused")
    robot.workbench.data_panel.noise.setFocus()
    QTest.keyClick(robot.workbench.data_panel.noise, Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.status == "playing")
    field = robot.workbench.top_bar.rate.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Space)
    seen = robot.latest.epoch
    robot.wait(lambda: robot.latest.epoch > seen + 2)
    assert robot.latest.status == "playing"


def test_a_project_is_saved_opened_and_marked(robot: Robot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.gp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    robot.workbench.control.step_epoch()
    robot.wait(lambda: robot.latest.epoch == 1 and robot.latest.sample == 0)
    robot.connect("x1", "h2.1")
    assert robot.window.file.is_changed
    assert "*" in robot.window.windowTitle()
    robot.wait(lambda: robot.latest.experiment.network is robot.network)
    assert robot.window.file.save()
    assert not robot.window.file.is_changed
    assert robot.window.windowTitle().startswith("mine.gp")
    saved = open_project(path)
    assert saved.document == robot.application.store.document
    assert saved.training is not None
    assert saved.training.values() == robot.latest.parameters

    robot.undo()
    robot.workbench.control.step_epoch()
    robot.wait(lambda: robot.latest.epoch == 2)
    assert robot.window.file.is_changed
    answer(Button.Discard)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    robot.window.file.open()
    robot.wait(lambda: robot.latest.update == 25)
    assert robot.application.store.document == saved.document
    assert robot.latest.parameters == saved.training.values()
    assert not robot.application.store.undo_stack.canUndo()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://playground.tensorflow.org/#batchSize=two", "batchSize=two"),
        ("no-such-file.gp", "There is no file"),
        (".", "folder"),
        ("resources/data/penguins.csv", "damaged"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence_and_nothing_is_lost(robot: Robot, text: str, words: str) -> None:
    robot.connect("x1", "h2.1")
    before = robot.application.store.document
    seen = answer(Button.Close)
    assert not robot.window.file.open_source(text)
    assert words in seen[0]
    assert robot.application.store.document is before
    assert robot.application.store.undo_stack.canUndo()


def test_a_link_is_opened_through_its_dialog(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    link = "https://playground.tensorflow.org/#dataset=xor&seed=0.3&networkShape=3"
    monkeypatch.setattr("playground.project_file.ask_text", lambda *_: link)
    robot.window.actions_by_id["open_link"].trigger()
    robot.wait(lambda: robot.latest.experiment.data.name == "xor")
    assert len(robot.network.hidden) == 3
    assert robot.window.file.path is None


def test_closing_asks_three_ways(robot: Robot) -> None:
    robot.connect("x1", "h2.1")
    seen = answer(Button.Cancel)
    assert not robot.window.close()
    assert "has unsaved changes: " in seen[0]
    assert robot.application.thread_.isRunning()
    answer(Button.Discard)
    assert robot.window.close()
    robot.wait(lambda: not robot.application.thread_.isRunning())


def test_an_untitled_document_that_was_trained_closes_when_its_training_is_discarded(robot: Robot) -> None:
    robot.workbench.control.step_epoch()
    robot.wait(lambda: robot.latest.epoch == 1)
    seen = answer(Button.Discard)
    assert robot.window.close()
    assert "1 epoch of training" in seen[0]


def test_quitting_while_training_ends_the_thread(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 2)
    answer(Button.Discard)
    robot.window.close()
    robot.wait(lambda: not robot.application.thread_.isRunning())


def test_divergence_shows_a_banner_whose_cure_trains_on(robot: Robot) -> None:
    field = robot.workbench.top_bar.rate.field
    settings = robot.workbench.top_bar.expert
    settings.activation.setCurrentIndex(settings.activation.findData("relu"))
    settings.activation.activated.emit(settings.activation.currentIndex())
    field.setFocus()
    QTest.keyClicks(field, "1e6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    robot.workbench.data_panel.tiles["reg-plane"].click()
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: robot.latest.status == "diverged")
    robot.wait(lambda: robot.workbench.banner.isVisible())
    assert all(abs(value) < float("inf") for value in robot.latest.parameters.values())
    rate = robot.application.store.document.settings.learning_rate
    robot.press(robot.workbench.banner.cure)
    assert robot.application.store.document.settings.learning_rate == rate / 2.0


def test_the_output_can_be_deleted_and_brought_back_while_training(robot: Robot) -> None:
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 2)
    robot.click(robot.center("Output"))
    robot.key(Qt.Key.Key_Delete)
    robot.wait(lambda: robot.latest.metrics is None)
    robot.wait(lambda: robot.workbench.output_panel.surface._empty.isVisible())
    robot.undo()
    robot.wait(lambda: robot.latest.metrics is not None)


def test_penguins_are_three_classes_by_one_click(robot: Robot) -> None:
    robot.workbench.data_panel.tiles["penguins"].click()
    robot.wait(lambda: len(robot.latest.surfaces) == 3)
    assert "3 linear outputs" in robot.window.status.sentence.text()
    assert robot.workbench.data_panel.groups._present == "Real"
    robot.undo()
    robot.wait(lambda: len(robot.latest.surfaces) == 1)


def test_features_noise_and_split_are_one_step_each(robot: Robot) -> None:
    stack = robot.application.store.undo_stack
    panel = robot.workbench.data_panel
    robot.press(panel.features["x1*x2"])
    assert len(robot.network.inputs) == 3
    start = panel.noise.rect().center()
    robot.drag(start, start + start / 2, panel.noise)
    robot.drag(panel.share.rect().center(), panel.share.rect().center() / 2, panel.share)
    robot.press(panel.renew)
    assert stack.count() == 4
    assert robot.application.store.document.data.noise > 0
    for _ in range(4):
        robot.undo()
    robot.wait(lambda: robot.latest.experiment.data.noise == 0)
    assert not robot.window.file.is_changed


def test_a_weight_is_typed_in_the_inspector_while_it_trains(robot: Robot) -> None:
    robot.click(robot.center("h2.1"))
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 2 and len(robot.workbench.inspector.fields) == 5)
    field = robot.workbench.inspector.fields[-1]
    field.setFocus()
    QTest.keyClicks(field, "-2,5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert robot.application.store.undo_stack.undoText() == "Set bias of h2.1"
    bias = robot.network.nodes[robot.id("h2.1")].bias
    robot.wait(lambda: robot.latest.parameters[bias] < -1.0)


@pytest.mark.parametrize("text", ["", "abc", "1e999", "nan", "--1", "1;2"])
def test_nonsense_in_a_field_is_refused_and_forgotten(robot: Robot, text: str) -> None:
    field = robot.workbench.top_bar.rate.field
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    robot.view.setFocus()
    assert robot.application.store.document.settings.learning_rate == 0.03
    assert field.text() == "0.03"


def test_themes_change_at_once_and_every_view_follows(robot: Robot) -> None:
    before = robot.window.grab().toImage().pixelColor(5, 5)
    robot.window.actions_by_id["theme_dark"].trigger()
    assert robot.window.grab().toImage().pixelColor(5, 5) != before
    assert robot.application.style.name == "dark"


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1600, 1000), (1920, 1080)])
def test_at_every_size_the_play_button_the_rate_and_the_metrics_are_seen(robot: Robot, size: tuple[int, int]) -> None:
    robot.window.resize(*size)
    bar = robot.workbench.top_bar
    seen = [
        bar.run.play,
        bar.rate.slider,
        bar.rate.field,
        bar.readouts.train_loss,
        bar.readouts.test_loss,
        bar.readouts.accuracy,
    ]

    def is_laid_out() -> bool:
        boxes = [widget.rect().translated(widget.mapTo(bar, widget.rect().topLeft())) for widget in seen]
        apart = not any(a.intersects(b) for k, a in enumerate(boxes) for b in boxes[k + 1 :])
        return apart and bar.width() == size[0] and all(bar.rect().contains(box) for box in boxes)

    robot.wait(is_laid_out)
    assert all(widget.isVisible() for widget in seen)
    assert robot.view.zoom * 44 >= 36


def test_settings_behind_the_button_work_in_a_small_window(robot: Robot) -> None:
    robot.window.resize(1024, 700)
    bar = robot.workbench.top_bar
    robot.wait(lambda: bar.width() == 1024)
    robot.press(bar.more)
    assert bar.settings.batch.isVisible()
    bar.settings.batch.setFocus()
    QTest.keyClicks(bar.settings.batch, "25")
    QTest.keyClick(bar.settings.batch, Qt.Key.Key_Return)
    assert robot.application.store.document.settings.batch_size == 25
    bar.popup.hide()
    robot.window.resize(1600, 1000)
    robot.wait(bar.settings.isVisible)


def test_failures_are_logged_once_and_shown_in_one_dialog(robot: Robot, tmp_path: Path) -> None:
    try:
        raise ValueError("on purpose")
    except ValueError as error:
        for _ in range(3):
            robot.application.report(ValueError, error, None)
    log = (tmp_path / "state" / "gradient-playground" / "log.txt").read_text()
    assert log.count("on purpose") == 1
    box = QApplication.activeModalWidget()
    assert isinstance(box, ErrorDialog)
    box.close()


def test_an_error_in_the_worker_is_reported_and_training_can_go_on(robot: Robot) -> None:
    trainer = robot.application.session._run.trainer
    original = trainer.advance
    trainer.advance = lambda *_: 1 / 0
    robot.key(Qt.Key.Key_Space)
    robot.wait(lambda: isinstance(QApplication.activeModalWidget(), ErrorDialog))
    QApplication.activeModalWidget().close()
    trainer.advance = original
    epoch = robot.latest.epoch
    robot.application.session.play()
    robot.wait(lambda: robot.latest.epoch > epoch)


def test_a_name_is_shown_as_it_was_typed_and_never_as_markup(robot: Robot) -> None:
    robot.window.resize(1280, 800)
    robot.click(robot.center("h2.1"))
    field = robot.workbench.inspector.name
    robot.workbench.inspection.dock.button.click()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "<b>edge</b>")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert robot.application.store.undo_stack.undoText() == "Rename h2.1"
    robot.workbench.inspection.dock.button.click()
    assert robot.workbench.inspection.title.name.text() == "<b>edge</b>"
    assert robot.workbench.inspection.title.name.textFormat() == Qt.TextFormat.PlainText


def test_the_inspector_lives_through_numbers_that_are_not_finite(robot: Robot) -> None:
    robot.click(robot.center("h2.1"))
    robot.wait(lambda: len(robot.workbench.inspector.fields) == 5)
    field = robot.workbench.inspector.fields[-1]
    field.setFocus()
    QTest.keyClicks(field, "1e300")
    QTest.keyClick(field, Qt.Key.Key_Return)
    bias = robot.network.nodes[robot.id("h2.1")].bias
    robot.wait(lambda: robot.latest.parameters[bias] == 1e300)
    robot.window.grab()
