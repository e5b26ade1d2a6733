"""Quiet edits in the real window: the loss stays where it is, whichever way something is added."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from playground.canvas.commands import CanvasCommands
from tests.robot import Robot


def tick(robot: Robot) -> None:
    robot.press(robot.workbench.data_panel.features["x1^2"])


def quick_add(robot: Robot) -> None:
    robot.quick_add(robot.free_place(0.6, 0.9), "input x1*x2")


def grow(robot: Robot) -> None:
    robot.canvas.select([robot.id("Layer 1")])
    robot.key(Qt.Key.Key_Plus)


def repeat(robot: Robot) -> None:
    robot.canvas.select([robot.id("Layer 2")])
    robot.window.actions_by_id["repeat"].trigger()


def insert(robot: Robot) -> None:
    robot.canvas.select([robot.network.links[-1].id])
    robot.window.actions_by_id["insert"].trigger()


def connect(robot: Robot) -> None:
    robot.drag(robot.port("x1"), robot.center("Output"))


@pytest.mark.parametrize("deed", [tick, quick_add, grow, repeat, insert, connect])
def test_a_quiet_edit_leaves_the_loss_where_it_is(robot: Robot, deed: Callable[[Robot], None]) -> None:
    robot.application.session.step("epoch")
    robot.wait(lambda: robot.latest.epoch == 1)
    commands: CanvasCommands = robot.view.commands
    robot.key(Qt.Key.Key_Q)
    assert commands.quiet
    loss, links = robot.latest.metrics.train_loss, len(robot.network.links)
    deed(robot)
    assert len(robot.network.links) > links
    robot.wait(lambda: robot.latest.experiment.network is robot.network)
    assert robot.latest.metrics.train_loss == loss
