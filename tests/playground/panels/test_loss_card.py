"""The loss plot beside the canvas: its ends, its line of values, its copies, and what the mouse and keys read."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.training.snapshot import HistoryView
from playground.panels.loss_card import LossCard
from playground.panels.loss_values import _written
from playground.style import number
from playground.widgets.copying import RATIO, picture_of
from tests.robot import Robot


@pytest.fixture
def card(robot: Robot) -> LossCard:
    """The card after ten epochs, each of them seen."""
    made = robot.workbench.output_panel.loss
    for epoch in range(1, 11):
        robot.key(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        robot.wait(partial(shows, made, epoch))
    return made


@pytest.fixture
def still(robot: Robot) -> LossCard:
    """The card, which nothing but the test shows anything."""
    robot.application.clock.stop()
    robot.workbench.output_panel.loss.clear()
    return robot.workbench.output_panel.loss


def show(robot: Robot, card: LossCard, train: list[float], test: list[float], status: str = "paused") -> None:
    """Show the card the losses of epochs 0, 1, 2 and so on."""
    history = HistoryView(np.arange(float(len(train))), np.array(train), np.array(test))
    card._throttle.reset()
    card.refresh(replace(robot.latest, history=history, status=status))


def times(card: LossCard) -> list[str]:
    ((ticks),) = card.plot.getPlotItem().getAxis("bottom")._tickLevels
    return [text for _, text in ticks]


def shows(card: LossCard, epoch: int) -> bool:
    return card._history is not None and epoch in card._history.epochs


def move_to(card: LossCard, at: QPoint) -> None:
    QTest.mouseMove(card.plot.viewport(), at)
    QApplication.processEvents()


def test_the_mouse_reads_the_losses_of_the_nearest_epoch_until_it_leaves(card: LossCard) -> None:
    at = card.plot.mapFromScene(card.plot.getViewBox().mapViewToScene(QPointF(5.2, -0.5)))
    move_to(card, at)
    assert card._history is not None
    k = list(card._history.epochs).index(5.0)
    train, test = card._history.train[k], card._history.test[k]
    assert card.values.text == f"epoch 5   train {number.loss(train)}   test {number.loss(test)}"
    assert card._cursor.isVisible()
    assert card._cursor.value() == 5.0
    QApplication.sendEvent(card.plot.viewport(), QEvent(QEvent.Type.Leave))
    assert card.values.text.startswith("now   ")
    assert not card._cursor.isVisible()
    assert not card._flag.isVisible()


def test_there_is_nothing_to_read_beside_the_curves(card: LossCard) -> None:
    move_to(card, QPoint(3, 3))
    assert card.values.text.startswith("now   ")


def test_a_long_training_draws_no_new_symbol_for_each_frame(robot: Robot, card: LossCard) -> None:
    atlas = card._ends.fragmentAtlas
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 5)
    seen, drawn = robot.latest.epoch, len(atlas)
    robot.wait(lambda: robot.latest.epoch > seen + 20)
    assert len(atlas) == drawn


def test_before_the_first_update_there_is_only_the_hint(robot: Robot, still: LossCard) -> None:
    for losses in ([], [0.5]):
        show(robot, still, losses, losses)
        assert still._hint.isVisible()
        assert not still.plot.getPlotItem().isVisible()
        assert not still.legend.isVisible()
        assert still.values.text == ""
        assert still.reading(0.0) is None
    show(robot, still, [0.5, 0.4], [0.5, 0.4])
    assert not still._hint.isVisible()
    assert still.plot.getPlotItem().isVisible()
    assert still.legend.isVisible()


def test_the_axes_have_their_room_when_a_trained_project_follows_an_untrained_one(
    robot: Robot, still: LossCard
) -> None:
    axis = still.plot.getPlotItem().getAxis("left")
    show(robot, still, [0.5], [0.5])
    still.clear()
    QApplication.processEvents()
    show(robot, still, [0.5, 0.4], [0.5, 0.4])
    QApplication.processEvents()
    assert axis.size().width() >= 30.0


def test_the_mark_of_the_last_loss_is_drawn_whole(robot: Robot, still: LossCard) -> None:
    show(robot, still, [0.5, 0.0107], [0.5, 0.0107])
    low, high = still.plot.getViewBox().viewRange()[1]
    assert (np.log10(0.0107) - low) / (high - low) > 0.04


def test_the_axis_ends_at_the_last_epoch_and_while_training_at_the_next_twenty(robot: Robot, still: LossCard) -> None:
    losses = [0.5] * 24
    show(robot, still, losses, losses, "playing")
    assert still.plot.getViewBox().viewRange()[0] == [0.0, 40.0]
    show(robot, still, losses, losses)
    assert still.plot.getViewBox().viewRange()[0] == [0.0, 23.0]
    assert times(still)[-1] == "23"


def test_a_pause_moves_the_end_of_the_axis_without_a_new_loss(robot: Robot, still: LossCard) -> None:
    losses = [0.5] * 24
    show(robot, still, losses, losses, "playing")
    paused = replace(robot.latest, history=still._history, status="paused")
    still.refresh(paused)
    assert still.plot.getViewBox().viewRange()[0] == [0.0, 23.0]


def test_the_gap_is_told_from_ten_times_the_training_loss_on(robot: Robot, still: LossCard) -> None:
    show(robot, still, [0.5, 0.01], [0.5, 0.0999])
    assert still.values.text == "now   train 0.01000   test 0.09990"
    show(robot, still, [0.5, 0.4, 0.0001273], [0.5, 0.4, 0.01818])
    assert still.values.text == "now   train 0.0001273   test 0.01818   gap \u00d7143"
    assert still.accessibleDescription() == still.values.text


def test_the_places_of_the_values_do_not_depend_on_them(robot: Robot, still: LossCard) -> None:
    show(robot, still, [0.5, 0.4], [0.5, 0.4])
    places = still.values._form()
    show(robot, still, [0.5, 0.4, 0.0001273], [0.5, 0.4, 0.01818])
    assert still.values._form() == places


@pytest.mark.parametrize("width", [160, 200, 230, 260, 290, 400, 1200])
@pytest.mark.parametrize("marks", [False, True])
def test_the_values_fit_in_any_width(still: LossCard, width: int, *, marks: bool) -> None:
    values = still.values
    values.show_marks(marks)
    values.resize(width, 16)
    form, lefts = values._form()
    assert lefts == sorted(lefts)
    assert lefts[-1] + values._widths(form)[-1] <= width + 0.5
    assert form.digits == 4 or width < 290


def test_few_digits_keep_their_zeros() -> None:
    assert [_written(loss, 2) for loss in (0.2, 1.0, 25.0, 3100.0)] == ["0.20", "1.0", "25", "3100"]
    assert _written(0.0001273, 3) == "0.000127"
    assert _written(0.2, 4) == number.loss(0.2)
    assert _written(float("inf"), 3) == number.NONE


def test_a_run_above_the_axis_is_not_drawn_over_the_title(robot: Robot, still: LossCard) -> None:
    show(robot, still, [0.5, 0.3, 1e5, 1e150, 1e300], [0.5] * 5)
    show(robot, still, [0.5, 0.4], [0.5, 0.4])
    drawn = still._ghost.getData()[1]
    low, high = still.plot.getViewBox().viewRange()[1]
    assert np.nanmax(drawn) <= high
    assert np.nanmin(drawn) >= low


def test_arrow_keys_read_epochs_of_the_card_that_has_the_focus(robot: Robot, still: LossCard) -> None:
    show(robot, still, [0.5, 0.4, 0.3], [0.6, 0.5, 0.45])
    still.setFocus(Qt.FocusReason.TabFocusReason)
    for key, epoch in ((Qt.Key.Key_Left, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Right, 2)):
        QTest.keyClick(still, key)
        assert still.values.text.startswith(f"epoch {epoch} ")
        assert still._flag.toPlainText() == f"epoch {epoch}"
    robot.workbench.canvas.setFocus()
    assert still.values.text.startswith("now ")


def test_all_losses_are_copied_as_a_table(robot: Robot, still: LossCard) -> None:
    show(robot, still, [0.5, 1 / 3], [0.6, 0.25])
    still.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(robot.window.windowHandle(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "epoch\ttrain\ttest\n0.0\t0.5\t0.6\n1.0\t0.3333333333333333\t0.25"


def test_a_copied_picture_has_the_curves_of_the_screen_and_leaves_them_alone(robot: Robot, still: LossCard) -> None:
    show(robot, still, [0.5] * 30, [0.5] * 30)
    pen = still._train.opts["pen"]
    on_screen, copied = thickness(still.grab().toImage()), thickness(picture_of(still))
    assert on_screen > 1.0
    assert copied == pytest.approx(RATIO * on_screen, rel=0.2)
    assert still._train.opts["pen"] is pen
    assert still._ends.opts["useCache"]


def thickness(image: QImage) -> float:
    """The thickness in pixels of the curve that crosses the middle of a picture, in its upper half."""
    x, height = image.width() // 2, image.height()
    light = [image.pixelColor(x, y).lightness() for y in range(round(0.2 * height), round(0.6 * height))]
    return sum((255 - each) / 255 for each in light if each < 180)


def test_the_expand_button_asks_for_more_room(robot: Robot, still: LossCard) -> None:
    with robot.qtbot.waitSignal(still.expand_requested):
        robot.press(still.expand_button)
    assert still.expand_button.accessibleName() == "Show the loss larger"
