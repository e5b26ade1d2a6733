"""Where there is not enough height, results and loss share one place; the default window stays as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.data.dataset import Dataset
from playground.panels.results.grid import grid_for
from playground.panels.results.inks import LEAST_CONTRAST, cell_inks, class_colors
from playground.panels.results.row_list import RowList
from playground.panels.results.shown import MOST_LISTED, Shown
from playground.panels.results.words import note_on
from playground.style.theme import NAMES, contrast, load_theme
from tests.core.training.test_results import classes, judged
from tests.playground.panels.results.conftest import ResultsHand
from tests.robot import Robot


def seen(hand: ResultsHand) -> list[str]:
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return [row.name for row in hand.side.rows if row.card.isVisible()]


def test_the_default_data_have_results_only_where_there_is_room(hand: ResultsHand) -> None:
    side = hand.side
    hand.robot.window.resize(1280, 800)
    hand.robot.wait(lambda: seen(hand) == ["Surface", "Loss"])
    assert not any(tabs.isVisible() for tabs in side.tabs.values()) and side.loss.title.isVisible()
    plot = hand.card.plot
    assert plot.height() == plot.height_for(plot.width())
    hand.robot.window.resize(1600, 1000)
    hand.robot.wait(lambda: seen(hand) == ["Surface", "Results", "Loss"])
    assert not any(tabs.isVisible() for tabs in side.tabs.values())
    assert side.verticalScrollBar().maximum() == 0
    assert side.loss.height() >= side.loss.height_for(side.loss.width())


def test_results_and_loss_share_a_place_and_the_choice_stays(hand: ResultsHand) -> None:
    hand.choose("wine")
    hand.robot.wait(lambda: seen(hand) == ["Surface", "Loss"])
    assert hand.side.tabs["Loss"].isVisible() and not hand.side.loss.title.isVisible()
    surface = hand.card.plot.square.size()
    hand.press_tab(0)
    assert seen(hand) == ["Surface", "Results"]
    assert hand.card.plot.square.size() == surface
    hand.choose("iris")
    assert seen(hand) == ["Surface", "Results"]
    hand.choose("body-mass")
    assert hand.side.tabs["Results"]._choices == ("Residuals", "Loss")
    hand.take_focus(hand.side.tabs["Results"])
    QTest.keyClick(hand.side.tabs["Results"], Qt.Key.Key_Right)
    assert seen(hand) == ["Surface", "Loss"]
    assert hand.side.tabs["Loss"].hasFocus()
    QTest.keyClick(hand.side.tabs["Loss"], Qt.Key.Key_Left)
    assert seen(hand) == ["Surface", "Results"]


def test_a_card_that_is_shown_again_knows_the_present_moment(hand: ResultsHand) -> None:
    hand.see("wine")
    hand.press_tab(1)
    hand.robot.train(2)
    hand.press_tab(0)
    assert hand.results._shown is not None
    assert hand.results._shown.answers is hand.robot.latest.answers[1]


def test_the_focus_view_has_the_titles_and_the_side_its_segment_again(hand: ResultsHand) -> None:
    hand.see("wine")
    hand.robot.workbench.seeing.toggle()
    assert seen(hand) == ["Surface", "Results", "Loss"]
    assert hand.results.title.isVisible() and hand.side.loss.title.isVisible()
    assert not any(tabs.isVisible() for tabs in hand.side.tabs.values())
    hand.robot.workbench.seeing.close()
    assert seen(hand) == ["Surface", "Results"]
    assert hand.side.tabs["Results"].isVisible() and not hand.results.title.isVisible()


@pytest.mark.parametrize("width", [210, 254, 290, 640])
def test_few_classes_have_cells_of_a_line_and_many_a_square_of_them(width: int) -> None:
    few, many = grid_for(width, 3, 80), grid_for(width, 10, 24)
    assert few.cell(0, 0).height() in (28, 32, 44)
    assert many.cell(0, 0).width() == many.cell(0, 0).height()
    assert 16 <= many.wide <= 36
    for grid in (few, many):
        last = grid.cell(grid.count - 1, grid.count - 1)
        assert last.right() <= width and last.bottom() <= grid.height
        assert grid.at(last.center()) == (grid.count - 1, grid.count - 1)
        assert grid.at(grid.row_head(1).center()) == (1, -1)
        assert grid.at(grid.column_head(1).center()) == (-1, 1)


def made(count: int, rows: int = 60) -> Shown:
    data, answers = judged(count, *classes(count, rows, 3))
    return Shown(data, answers, is_test=True)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [2, 3, 4, 10])
def test_the_numbers_of_every_cell_can_be_read(name: str, count: int) -> None:
    theme = load_theme(name)
    data: Dataset = made(count).data
    colors = class_colors(data, theme)
    for true in range(count):
        for predicted in range(count):
            for counted, share in ((0, 0.0), (1, 0.01), (9, 0.5), (99, 1.0)):
                paper, ink = cell_inks(theme, colors, (true, predicted), counted, share)
                assert contrast(ink.name(), paper.name()) >= LEAST_CONTRAST


def test_a_long_list_shows_the_worst_rows_and_says_how_many_more_there_are(robot: Robot) -> None:
    shown = made(3, 20_000)
    rows = shown.listed(None)
    assert len(rows) == MOST_LISTED
    listed = RowList(robot.application.style)
    robot.qtbot.addWidget(listed)
    listed.display("Worst test rows", shown.list_heads, rows, shown.count - len(rows))
    assert listed.texts[-1] == "and 19,800 more"
    assert listed.texts[0].startswith("test point 1: ")


def test_the_one_class_of_data_is_named(hand: ResultsHand) -> None:
    data, _ = judged(1, *classes(1, 5, 2))
    assert note_on(hand.robot.latest, data, None) == '"0" is the only class: there is nothing to confuse it with.'
