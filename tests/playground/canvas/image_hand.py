"""A hand at the image on the canvas."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from core.data.making import generate, usual_spec
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.document.data_edits import use_data
from playground.canvas.links.ribbon_item import RibbonItem
from tests.robot import Robot


class ImageHand:
    """Has chosen the small digits, or other pictures."""

    def __init__(self, robot: Robot, spec: DatasetSpec | None = None) -> None:
        self.robot = robot
        robot.application.store.apply("Choose pictures", partial(use_data, spec=spec or usual_spec("digits")))
        robot.wait(lambda: robot.latest.is_ready and self.probed == self.point)

    @property
    def probed(self) -> tuple[float, ...]:
        return robot_point(self.robot)

    @property
    def point(self) -> tuple[float, ...]:
        return self.robot.workbench.probe.pinned

    @property
    def data(self):  # type: ignore[no-untyped-def]
        return generate(self.robot.application.store.document.data)

    @property
    def frame(self):  # type: ignore[no-untyped-def]
        return self.robot.canvas.boxes.items["image"]

    @property
    def face(self):  # type: ignore[no-untyped-def]
        return self.robot.canvas.boxes.face

    def pixel(self, row: int, column: int) -> str:
        """The id of a pixel, counted from 0."""
        wanted = row * self.face.shape[1] + column
        return next(id for id, cell in self.face.cells.items() if cell == wanted)

    def on_pixel(self, row: int, column: int) -> QPoint:
        """The middle of a pixel, whether it is an input or not."""
        side = self.frame.image_box.width() / max(self.face.shape)
        corner = self.frame.image_box.topLeft()
        return self.robot.view.mapFromScene(corner + QPointF(side * (column + 0.5), side * (row + 0.5)))

    def on_weight(self, name: str, row: int, column: int) -> QPoint:
        """The place of a weight in the picture of a neuron."""
        item = self.robot.canvas.nodes[self.robot.id(name)]
        side = item.side / max(self.face.shape)
        away = QPointF(side * (column + 0.5), side * (row + 0.5))
        return self.robot.view.mapFromScene(item.pos() + item.box.topLeft() + away)

    def on_action(self) -> QPoint:
        box = self.frame.action_box
        return self.robot.view.mapFromScene(QPointF(box.right() - 20, box.center().y()))

    def hover(self, at: QPoint) -> None:
        QTest.mouseMove(self.robot.view.viewport(), at)

    def weights(self, name: str) -> np.ndarray:
        """The present weights of a neuron from the image, (rows, columns)."""
        network, found = self.robot.network, np.full(self.face.shape, np.nan)
        for link in network.incoming[self.robot.id(name)]:
            place = divmod(self.face.cells[link.source], self.face.shape[1])
            found[place] = self.robot.application.store.value(link.weight)
        return found

    def ribbon(self, name: str) -> RibbonItem:
        return self.robot.canvas.all_links.ribbons[self.robot.id(name)]

    def colors(self, row: int, column: int) -> str:
        """The color of a pixel in the picture."""
        return str(self.face.picture.pixelColor(column, row).name())


def robot_point(robot: Robot) -> tuple[float, ...]:
    return tuple(robot.latest.probed or ())


def pictures(side: int, classes: int, rows: int = 100) -> DatasetSpec:
    """Random pictures of classes with letters as names."""
    random = np.random.default_rng(1)
    labels = np.arange(rows) % classes
    cells = random.integers(0, 256, (rows, side * side)) // 2 + 100 * (labels[:, None] % 2)
    names = tuple(f"pixel{at}" for at in range(side * side))
    columns = (*map(Column, names), Column("letter", values=tuple("abcdefghij"[:classes])))
    table = Table(columns, np.column_stack([cells, labels]).astype(np.float64), image=(side, side))
    return DatasetSpec(Imported("pictures", table, "letter", names))
