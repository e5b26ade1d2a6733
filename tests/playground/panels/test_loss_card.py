"""The loss plot beside the canvas, under the mouse."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.panels.loss_card import LossCard
from playground.style import number
from tests.robot import Robot


@pytest.fixture
def card(robot: Robot) -> LossCard:
    """The card after ten epochs, each of them seen."""
    made = robot.workbench.output_panel.loss
    for epoch in range(1, 11):
        robot.key(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        robot.wait(partial(shows, made, epoch))
    return made


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
