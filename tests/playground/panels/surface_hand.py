"""A hand for the surface card: chooses data and planes, and points at places of the plane."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.data.dataset import Dataset
from core.data.making import generate
from core.data.plane import Plane, plane_of
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.document import data_edits
from playground.panels.surface.card import SurfaceCard
from playground.panels.surface.component_rows import ComponentRow
from tests.robot import LEFT, Robot


class SurfaceHand:
    """Uses the card of a window."""

    def __init__(self, robot: Robot) -> None:
        self.robot = robot
        self.card: SurfaceCard = robot.workbench.output_panel.surface

    @property
    def data(self) -> Dataset:
        """The data of the document."""
        return generate(self.robot.application.store.document.data)

    @property
    def plane(self) -> Plane:
        """The plane that is chosen."""
        return plane_of(self.data, self.card.choice)

    def choose(self, name: str) -> None:
        """Choose a data set by its tile, and wait until the card shows it."""
        self.robot.press(self.robot.workbench.data_panel.tiles[name])
        self.wait()

    def import_table(self, table: Table, target: str, inputs: tuple[str, ...]) -> None:
        """Train on a table of one's own, and wait until the card shows it."""
        spec = DatasetSpec(Imported("own", table, target, inputs), scaling="standardize")
        assert self.robot.application.store.apply("Import", lambda document: data_edits.use_data(document, spec))
        self.wait()

    def wait(self) -> None:
        """Wait until training has answered what the card asks for."""
        request = self.robot.workbench.request()
        data, outputs = self.data, self.robot.network.outputs

        def is_answered() -> bool:
            seen = self.card._snapshot
            return (
                seen is not None
                and np.array_equal(seen.plane.origin, self.plane.origin)
                and seen.plane.axes == self.plane.axes
                and seen.probed == request.probe
                and seen.plane.kind == self.plane.kind
                and generate(seen.experiment.data) is data
                and all(neuron.id in seen.surfaces for neuron in outputs)
                and self.card.readout.value.text() != ""
            )

        self.robot.wait(is_answered)

    def take(self, kind: str) -> None:
        """Click a kind of plane: "columns" or "components"."""
        segment = self.card.segment
        share = 0.25 if kind == "columns" else 0.75
        QTest.mouseClick(segment, LEFT, pos=QPoint(round(segment.width() * share), segment.height() // 2))
        self.wait()

    def take_column(self, at: int, title: str) -> None:
        """Choose the column of an axis by the keyboard."""
        choice = self.card.plot.choices[at]
        # Offscreen, a menu that closes leaves no window active.
        self.robot.window.activateWindow()
        self.robot.wait(self.robot.window.isActiveWindow)
        choice.setFocus(Qt.FocusReason.TabFocusReason)
        assert choice.hasFocus()
        QTest.keyClick(choice, Qt.Key.Key_Down)
        menu = choice.menu
        assert menu is not None and menu.isVisible()
        titles = [action.text() for action in menu.actions()]
        present = titles.index(menu.activeAction().text())
        step = 1 if titles.index(title) > present else -1
        for _ in range(abs(titles.index(title) - present)):
            QTest.keyClick(menu, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        QApplication.processEvents()
        self.wait()

    def hold(self, words: str) -> None:
        """Press the link that holds elsewhere what is not drawn."""
        held = self.card.held
        links = (held.button, held.probe_button, held.mean_button)
        self.robot.press(next(link for link in links if link.isVisible() and link.text() == words))
        self.wait()

    @property
    def sliders(self) -> list[ComponentRow]:
        """The rows of further components that are shown, the third one first."""
        return [row for row in self.card.held.rows.rows if row.isVisible()]

    def slide(self, at: int, share: float) -> float:
        """Click the slider of a component, counted from 1, at a share of its length. Where it is held then."""
        row = next(row for row in self.sliders if row.at == at)
        QTest.mouseClick(row.slider, LEFT, pos=QPoint(round(row.slider.width() * share), row.slider.height() // 2))
        self.wait()
        assert self.card.choice is not None
        return dict(self.card.choice.components)[at]

    def spot(self, x: float, y: float) -> QPoint:
        """A place of the plane, in the plot's viewport."""
        plot = self.card.plot.plot
        at: QPoint = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))
        return at

    def click(self, x: float, y: float) -> None:
        """Click a place of the plane."""
        QTest.mouseClick(self.card.plot.plot.viewport(), LEFT, pos=self.spot(x, y))
        self.wait()

    def empty_place(self) -> tuple[float, float]:
        """A place of the plane far from every sample."""
        left, right, low, high = self.plane.domain
        shares = np.array([(a, b) for a in np.linspace(0.1, 0.9, 17) for b in np.linspace(0.1, 0.9, 17)])
        places = shares * [right - left, high - low] + [left, low]
        apart = (places[:, None] - self.card.plot._places) / [right - left, high - low]
        x, y = places[np.square(apart).sum(axis=2).min(axis=1).argmax()].tolist()
        return x, y

    def lone_sample(self) -> int:
        """The number of a sample whose place is far from those of the others."""
        left, right, low, high = self.plane.domain
        places = self.card.plot._places / [right - left, high - low]
        apart = np.square(places[:, None] - places).sum(axis=2) + np.eye(len(places)) * 9.0
        inside = np.abs(places - np.array([left + right, low + high]) / 2.0 / [right - left, high - low]).max(axis=1)
        return int(np.where(inside < 0.45, apart.min(axis=1), 0.0).argmax())


def curve_table(target: Column, values: np.ndarray) -> Table:
    """A table of one column, time in s, and a target."""
    time = np.linspace(0.0, 10.0, len(values))
    return Table((Column("time", unit="s"), target), np.column_stack([time, values]))
