"""Panels that tests look at in a window of their own."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from playground.panels.outline.outline import Outline
from tests.robot import Robot


@pytest.fixture
def outline(robot: Robot) -> Iterator[Outline]:
    """The panel in a window of its own, wired to the real canvas as a window would."""
    made = Outline(robot.application.store, robot.application.style)
    robot.qtbot.addWidget(made)
    made.resize(232, 560)
    made.selection_requested.connect(robot.canvas.select)
    made.focused.connect(robot.canvas.focus)
    made.on_key = robot.view.keyboard.press
    robot.canvas.selection_changed.connect(made.display)
    robot.application.clock.snapshot_taken.connect(made.refresh)
    made.show()
    robot.qtbot.waitExposed(made)
    # Failures are warnings, and a warning fails the test with the line that was wrong, where Fatal would end it all.
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    yield made
    robot.canvas.selection_changed.disconnect(made.display)
    robot.application.clock.snapshot_taken.disconnect(made.refresh)
