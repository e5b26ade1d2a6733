"""A hand for the table on the canvas: chooses data, and points at the parts of its rows."""

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.data.making import usual_spec
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.document.data_edits import use_data
from playground.canvas.boxes.box_item import BoxItem
from playground.canvas.boxes.row_item import RowItem
from tests.robot import LEFT, Robot


def wide(count: int) -> DatasetSpec:
    """A table of so many columns of numbers."""
    cells = np.random.default_rng(1).normal(size=(60, count + 1))
    cells[:, -1] = cells[:, 0] > 0.0
    columns = [Column(f"column {at}") for at in range(count)]
    table = Table((*columns, Column("class", values=("no", "yes"))), cells)
    names = tuple(column.name for column in columns)
    return replace(usual_spec("wine"), source=Imported("Wide", table, "class", names))


class TableHand:
    """Uses the table of a window on some data."""

    def __init__(self, robot: Robot, data: str | DatasetSpec = "wine") -> None:
        self.robot = robot
        self.spec = usual_spec(data) if isinstance(data, str) else data
        robot.application.store.apply("Choose", partial(use_data, spec=self.spec))
        robot.workbench.canvas.fit()
        self.wait()

    def wait(self) -> None:
        """Until the numbers are those at the probe."""
        robot = self.robot
        robot.wait(lambda: robot.latest.experiment.data == self.spec and robot.latest.probed == self.point)
        QApplication.processEvents()

    @property
    def point(self) -> tuple[float, ...]:
        """What is pinned."""
        return self.robot.workbench.probe.pinned

    @property
    def box(self) -> BoxItem:
        """The frame of the table."""
        return self.robot.canvas.boxes.items["table"]

    @property
    def rows(self) -> list[RowItem]:
        """The rows, in their order."""
        return [self.robot.canvas.nodes[id] for id in self.robot.canvas.boxes.members("table")]

    @property
    def seen(self) -> list[RowItem]:
        """The rows in sight."""
        return [row for row in self.rows if row.isVisible()]

    def row(self, name: str) -> RowItem:
        """The row of a column."""
        return next(row for row in self.rows if row.caption == name)

    def at(self, row: RowItem, x: float, y: float = 0.0) -> QPoint:
        """A point of the viewport, by a row's coordinates."""
        return self.robot.view.mapFromScene(row.pos() + QPointF(x, y))

    def name_of(self, row: RowItem) -> QPoint:
        """The name of a row."""
        return self.at(row, row.box.left() + 30.0)

    def mark(self, row: RowItem, share: float) -> QPoint:
        """A place along the bars of a row."""
        return self.at(row, row.bars_box.left() + row.bars_box.width() * share)

    def value(self, row: RowItem) -> QPoint:
        """The number of a row."""
        return self.at(row, row.value_box.center().x())

    def knob(self, row: RowItem) -> QPoint:
        """The knob of a row's marker."""
        return self.robot.view.mapFromScene(row.pos() + row.marker)

    def beside(self) -> QPoint:
        """A free place of the canvas, below and left of the table."""
        return self.robot.view.mapFromScene(self.box.rect.bottomRight() + QPointF(60.0, 40.0))

    def turn_wheel(self, at: QPoint, notches: float) -> None:
        """Turn the mouse wheel; away from the hand is positive."""
        view, none = self.robot.view.viewport(), Qt.KeyboardModifier.NoModifier
        turn = QPoint(0, round(120 * notches))
        phase = Qt.ScrollPhase.NoScrollPhase
        place = QPointF(view.mapToGlobal(at))
        event = QWheelEvent(QPointF(at), place, QPoint(), turn, Qt.MouseButton.NoButton, none, phase, False)
        QApplication.sendEvent(view, event)
        QApplication.processEvents()

    def press_at(self, at: QPoint) -> None:
        """Press the mouse, and keep it pressed."""
        QTest.mouseMove(self.robot.view.viewport(), at)
        QTest.mousePress(self.robot.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)

    def release_at(self, at: QPoint) -> None:
        """Release the mouse."""
        QTest.mouseRelease(self.robot.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()
