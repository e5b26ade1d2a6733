"""The top bar and the title row: nothing moves while numbers change, and nothing is cut, however wide and large."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from core.document import edits
from core.training.snapshot import Metrics, Snapshot
from playground.panels.controls import pace_scale
from playground.panels.controls.bar_form import FORMS
from playground.panels.controls.top_bar import TopBar
from playground.style.size import px
from playground.widgets.drop_down import DropDown
from playground.widgets.form import Readout
from playground.widgets.short_choice import ShortChoice
from playground.widgets.slider import Slider
from tests.robot import Robot
from tests.windows import LAYOUTS

WIDTHS = (1024, 1280, 1600, 2560)
EPOCHS = (0, 9, 10, 999, 1000, 99_999, 100_000)
LOSSES = (1e-300, 3.14159e-5, 0.0001273, 0.05502, 0.5, 1.0, 12_345.6, 1.2345e300, float("nan"))
RATES = (1e-5, 0.0123456, 0.03, 1.0, 123_456.0, 1e6)
NAME = "a project with a name that is much longer than any window has room for, and longer still, and longer.gp"


def lay_out() -> None:
    """Let every layout follow the newest texts and sizes."""
    for _ in range(LAYOUTS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def boxes(robot: Robot) -> dict[int, QRect]:
    """Where each visible part of the top bar and the title row is."""
    lay_out()
    parts: dict[int, QRect] = {}
    for row in (robot.workbench.top_bar, robot.window.title):
        for part in (row, *row.findChildren(QWidget)):
            if part.isVisible() and part.window() is robot.window:
                parts[id(part)] = QRect(part.mapTo(robot.window, QPoint(0, 0)), part.size())
    return parts


def snapshots(now: Snapshot) -> Iterator[Snapshot]:
    """What may be shown in long trainings that go well or badly."""
    assert now.metrics is not None
    for epoch in EPOCHS:
        for playing in ("paused", "playing"):
            yield replace(now, epoch=epoch, update=epoch * 25, status=playing, updates_per_second=epoch * 7.0)
    for loss in LOSSES:
        for penalty in (0.0, loss):
            accuracy = None if loss > 1.0 else 1.0 if loss < 0.1 else 0.0
            yield replace(now, metrics=Metrics(loss, loss, accuracy, accuracy, penalty))
    yield replace(now, metrics=replace(now.metrics, test_loss=None, test_accuracy=None))
    yield replace(now, metrics=None)
    yield replace(now, status="preparing")


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_in_the_bar_and_the_title_row_moves_by_a_pixel(robot: Robot, width: int) -> None:
    robot.window.resize(width, 800)
    bar, title, store = robot.workbench.top_bar, robot.window.title, robot.application.store
    robot.wait(lambda: bar.width() == width)
    robot.application.clock.stop()
    now = robot.latest
    title.display("Untitled", "")
    before = boxes(robot)

    def holds(what: object) -> None:
        after = boxes(robot)
        assert {each: box for each, box in after.items() if each in before} == before, what

    for snapshot in snapshots(now):
        bar._throttle.reset()
        bar.refresh(snapshot)
        holds((snapshot.epoch, snapshot.metrics, snapshot.status))
    bar.run.show_starting()
    assert bar.run.play.text() == "Starting"
    holds("starting")
    bar.progress.preparing.display(0.4)
    holds("preparing")
    bar.progress.preparing.display(None)
    for pace in (pace_scale.pace_at(step / 60.0) for step in range(61)):
        bar.pace.show_pace(pace)
        holds(pace)
    for name in ("x", NAME):
        for mark in ("", "Edited"):
            title.display(name, mark)
            holds((name, mark))
    for rate in RATES:
        store.apply("Rate", partial(edits.use_settings, learning_rate=rate, schedule="cosine"))
        bar.rate.show_epoch(50)
        holds(rate)
    for changes in (
        {"penalty": "L2", "penalty_rate": 0.0001},
        {"penalty": "L2_all", "penalty_rate": 123_456.0},
        {"optimizer": "momentum", "loss": "cross_entropy", "batch_size": 1_000_000},
    ):
        store.apply("Set", partial(edits.use_settings, **changes))
        holds(changes)


def cut(robot: Robot) -> list[str]:
    """The parts of both rows that are cut off, lie on others or have too little room for their text."""
    lay_out()
    bar, title = robot.workbench.top_bar, robot.window.title
    found = []
    for row, whole in ((bar, bar._inner), (title, title)):
        kinds = (QAbstractButton, QComboBox, QLineEdit, Readout, Slider, QLabel)
        parts = [part for kind in kinds for part in row.findChildren(kind) if part.isVisible()]
        parts = [part for part in parts if part.window() is robot.window and not isinstance(part.parent(), QLineEdit)]
        places = {part: QRect(part.mapTo(whole, QPoint(0, 0)), part.size()) for part in parts}
        found += [f"out: {part}" for part, place in places.items() if not whole.rect().contains(place)]
        found += [
            f"on another: {a} {b}"
            for at, a in enumerate(parts)
            for b in parts[at + 1 :]
            if places[a].intersects(places[b]) and not a.isAncestorOf(b) and not b.isAncestorOf(a)
        ]
        labels = [part for part in parts if type(part) is QLabel and part.text().strip()]
        found += [
            f"cut: {part.text()}"
            for part in labels
            if part.fontMetrics().horizontalAdvance(part.text()) > part.contentsRect().width()
            or part.fontMetrics().height() > part.height() + 3
        ]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("percent", [80, 100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (1600, 1000), (2560, 1440)])
def test_nothing_is_cut_at_any_text_size(robot: Robot, size: tuple[int, int], percent: int) -> None:
    robot.application.style.choose_text_size(percent)
    try:
        robot.window.resize(*size)
        bar = robot.workbench.top_bar
        robot.wait(lambda: bar.width() >= size[0] - 1)
        robot.wait(lambda: bar.readouts.accuracy.text != "\u2013")
        assert cut(robot) == []
        least = FORMS[-1].least * percent / 100.0
        assert bar._inner.width() == max(bar.width(), round(least))
        assert (bar._area.horizontalScrollBar().maximum() > 0) == (bar.width() < least)
        assert bar.rate.slider.width() >= px(112)
        for word in ("Starting", "Pause", "Play"):
            bar.run.play.setText(word)
            assert bar.run.play.sizeHint().width() <= bar.run.play.width(), word
        assert not [box for box in bar.findChildren(ShortChoice) if box.isVisible() and box.shown not in box._texts]
    finally:
        robot.application.style.choose_text_size(100)


@pytest.mark.parametrize("width", [1024, 1280, 1600, 1920])
def test_captions_stand_on_one_line_and_controls_on_the_next(robot: Robot, width: int) -> None:
    robot.window.resize(width, 800)
    bar = robot.workbench.top_bar
    robot.wait(lambda: bar.width() == width)
    assert bar.height() == 64

    def top(part: QWidget) -> tuple[int, int]:
        return part.mapTo(bar, QPoint(0, 0)).y(), part.height()

    captions = ("Epoch", "Learning rate", "Optimizer", "Training", "Train loss", "Test loss", "Test accuracy")
    texts = [part for part in bar.findChildren(QLabel) if part.isVisible() and part.text() in captions]
    assert len(texts) >= 6
    assert {top(part) for part in texts} == {(10, 14)}
    controls = [bar.rate.field, bar.pace, bar.rate.slider, bar.more, bar.progress.epoch]
    controls += [bar.settings.loss, bar.settings.batch] if bar.settings.isVisible() else [bar.summary]
    assert {top(part) for part in controls} == {(28, 28)}
    assert top(bar.run.play) == (12, 40)
    assert bar.run.play.width() == 104


def test_a_narrow_bar_says_its_settings_in_one_button(robot: Robot) -> None:
    bar, store = robot.workbench.top_bar, robot.application.store

    def shown(width: int) -> str:
        robot.window.resize(width, 800)
        robot.wait(lambda: bar.width() == width)
        assert isinstance(bar.more, DropDown)
        return bar.more.shown

    assert shown(1280) == "SGD, half square, batch 10"
    assert shown(1024) == "SGD, batch 10"
    assert bar.more.toolTip() == "All training settings: SGD, half squared error, batch 10"
    assert not bar.rate.halve.isVisible()
    store.apply(
        "Set", partial(edits.use_settings, optimizer="rmsprop", batch_size=1000, penalty="L2", penalty_rate=0.1)
    )
    assert shown(1024).endswith("\u2026")
    assert bar.more.toolTip() == "All training settings: RMSProp, half squared error, L2 0.1, batch 1,000"
    assert shown(1280) == "RMSProp, batch 1,000"
    assert bar.more.accessibleName() == "Training: RMSProp, batch 1,000"


def test_what_is_shown_of_a_long_training_is_as_exact_as_there_is_room(robot: Robot) -> None:
    bar: TopBar = robot.workbench.top_bar
    robot.application.clock.stop()
    now = robot.latest
    for epoch, text in ((7, "7"), (99_999, "99,999"), (100_000, "100,000"), (12_345_678, "1.235e7")):
        bar.refresh(replace(now, epoch=epoch))
        assert bar.progress.epoch.text() == text
        assert bar.progress.epoch.fontMetrics().horizontalAdvance(text) <= bar.progress.epoch.width()
    for loss, text in (
        (0.05502, "0.05502"),
        (0.0012734, "0.00127"),
        (3.14e-5, "3.1e\u221205"),
        (1e-300, "1e\u2212300"),
    ):
        bar.refresh(replace(now, metrics=Metrics(loss, loss, 1.0, 1.0, 0.0)))
        assert bar.readouts.train_loss.text == text
        assert bar.readouts.train_loss.toolTip().startswith(repr(loss))


def test_a_window_made_wider_has_its_settings_in_the_bar_even_if_their_popup_was_open(robot: Robot) -> None:
    bar: TopBar = robot.workbench.top_bar
    robot.window.resize(1280, 800)
    robot.wait(lambda: robot.window.width() == 1280)
    robot.press(bar.more)
    assert bar.popup.isVisible() and not bar.settings.isAncestorOf(bar.settings.batch)
    robot.window.resize(1700, 900)
    robot.wait(lambda: robot.window.width() == 1700)
    assert not bar.popup.isVisible()
    assert bar.settings.isAncestorOf(bar.settings.batch) and bar.settings.batch.isVisible()
