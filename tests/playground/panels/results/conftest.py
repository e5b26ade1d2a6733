"""A hand for the results card."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.training.results import confusion_of, rows_of
from playground.panels.results.card import ResultsCard
from playground.panels.results.shown import Cell
from tests.playground.panels.surface_hand import SurfaceHand
from tests.robot import LEFT, Robot


class ResultsHand(SurfaceHand):
    """Uses the card of a window, beside the surface."""

    def __init__(self, robot: Robot) -> None:
        super().__init__(robot)
        self.side = robot.workbench.output_panel
        self.results: ResultsCard = self.side.results

    def see(self, name: str) -> None:
        """Choose a data set, and have its results on the screen."""
        self.choose(name)
        self.show()

    def show(self) -> None:
        """Have the results on the screen."""
        QApplication.processEvents()
        if not self.results.isVisible():
            self.press_tab(0)
        self.robot.wait(lambda: self.results._shown is not None and self.results._shown.data is self.data)
        QApplication.processEvents()

    def press_tab(self, at: int) -> None:
        """Press the first or the second name of the segment that is seen."""
        tabs = next(each for each in self.side.tabs.values() if each.isVisible())
        QTest.mouseClick(tabs, LEFT, pos=QPoint(tabs.width() * (2 * at + 1) // 4, tabs.height() // 2))
        QApplication.processEvents()

    def click_cell(self, cell: Cell) -> None:
        """Click a cell of the matrix."""
        matrix = self.results.matrix
        QTest.mouseClick(matrix, LEFT, pos=matrix.grid.cell(*cell).center().toPoint())
        QApplication.processEvents()

    def fullest_mistake(self) -> Cell:
        """The cell of the most frequent mistake at test rows."""
        answers = self.robot.latest.answers[1]
        counts = confusion_of(answers, self.data).counts.copy()
        counts[range(len(counts)), range(len(counts))] = -1
        at = int(counts.argmax())
        assert counts.max() > 0
        return at // len(counts), at % len(counts)

    def rows_in(self, cell: Cell) -> list[int]:
        """The test rows of a cell."""
        return rows_of(self.robot.latest.answers[1], self.data, *cell).tolist()  # type: ignore[no-any-return]

    @property
    def ringed(self) -> list[int]:
        """The rows that are ringed in the surface."""
        return self.card.plot._ringed.tolist()  # type: ignore[no-any-return]

    def take_focus(self, part: object) -> None:
        """Focus a part by the keyboard."""
        self.robot.window.activateWindow()
        self.robot.wait(self.robot.window.isActiveWindow)
        part.setFocus(Qt.FocusReason.TabFocusReason)  # type: ignore[attr-defined]


@pytest.fixture
def hand(robot: Robot) -> ResultsHand:
    return ResultsHand(robot)
