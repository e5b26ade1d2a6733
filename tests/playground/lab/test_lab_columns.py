"""The Lab's page in a window of any size: columns, bar, and letters that can be read."""

from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from playground.lab.graph.card_item import sized
from playground.lab.graph.columns import LEAST as LEAST_SIDE
from playground.lab.graph.columns import LEAST_MIDDLE, MOST
from playground.lab.graph.page import GraphPage
from playground.lab.graph.paper import LEAST
from playground.main_window import CONTENT
from playground.style.size import px
from tests.playground.lab.test_folded_graph import network_of, press
from tests.robot import LEFT, Robot

SCROLL_BAR = 20


def test_both_columns_fold_by_their_keys_and_by_their_tabs(robot: Robot) -> None:
    page = network_of(robot)
    width = page.graph.width()
    press(page, Qt.Key.Key_BracketLeft)
    assert page.side.isHidden()
    robot.wait(lambda: page.graph.width() > width)
    press(page, Qt.Key.Key_BracketRight)
    assert page.cards.isHidden()
    for side in (page.columns.left, page.columns.right):
        assert side.tab.toolTip().startswith("Show")
        QTest.mouseClick(side.tab, LEFT)
    assert page.side.isVisible() and page.cards.isVisible()
    robot.wait(lambda: page.graph.width() == width)


def test_the_keyboard_stays_in_the_page_when_its_column_folds(robot: Robot) -> None:
    page = network_of(robot)
    page.side.network.number.setFocus()
    page.columns.toggle("left")
    assert page.graph.hasFocus()


def test_a_column_is_made_wider_by_its_edge_and_gets_its_width_back(robot: Robot) -> None:
    page = network_of(robot)
    width, grip = page.side.width(), page.columns.left.grip
    robot.drag(grip.rect().center(), grip.rect().center() + QPoint(20, 0), grip)
    assert width < page.side.width() <= px(MOST)
    robot.drag(grip.rect().center(), grip.rect().center() - QPoint(400, 0), grip)
    assert page.side.width() == px(LEAST_SIDE)
    QTest.mouseDClick(grip, LEFT)
    assert page.side.width() == width


@pytest.mark.slow
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_the_graph_keeps_its_room_and_the_bar_its_parts_at_every_text_size(robot: Robot, percent: int) -> None:
    page = network_of(robot)
    robot.application.style.choose_text_size(percent)
    for size in ((1024, 700), (1280, 800), (1600, 1000)):
        robot.window.resize(*size)
        # A window that is too narrow for this text size scrolls.
        width = max(size[0], px(CONTENT.width()))
        robot.wait(partial(has_width, page.columns, width))
        robot.wait(lambda: page.area.width() >= px(LEAST_MIDDLE))
        robot.wait(partial(bar_is_whole, page))
    robot.application.style.choose_text_size(100)


def has_width(page: QWidget, width: int) -> bool:
    """Whether a page is as wide as that, or a scroll bar less."""
    return 0 <= width - page.width() <= SCROLL_BAR


def bar_is_whole(page: GraphPage) -> bool:
    """Whether no part of the bar is missing, over another, or beyond its end."""
    shown = [part for part in page.bar._parts if not part.isHidden()]
    places: list[QRect] = [part.geometry() for part in shown]
    return (
        {page.bar.run, page.bar.back, page.bar.next, page.bar.quiz} <= set(shown)
        and all(left.right() < right.left() for left, right in pairwise(places))
        and places[-1].right() <= page.bar.width()
    )


@pytest.mark.slow
def test_a_column_asked_for_takes_the_place_of_the_other_where_there_is_no_room_for_both(robot: Robot) -> None:
    page = network_of(robot)
    robot.application.style.choose_text_size(150)
    robot.window.resize(1280, 800)
    robot.wait(page.cards.isHidden)
    assert page.side.isVisible()
    page.columns.toggle("right")
    assert page.cards.isVisible() and page.side.isHidden()
    robot.application.style.choose_text_size(100)


@pytest.mark.parametrize("role", ["caption", "small", "body", "heading", "title"])
def test_no_letter_of_a_card_is_smaller_than_11_pixels_at_the_smallest_scale(role: str) -> None:
    assert sized(role, LEAST).pixelSize() * LEAST >= 10.5
    assert sized(role, 1.0).pixelSize() >= 11


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_bar_of_the_loop_leaves_out_what_does_not_fit(robot: Robot, percent: int) -> None:
    robot.window.show_workspace("Lab")
    robot.lab.pages.show_mode("Loop")
    bar = robot.lab.pages.loop.bar
    robot.application.style.choose_text_size(percent)
    for width in (1024, 1600):
        robot.window.resize(width, 800)
        robot.wait(partial(has_width, robot.lab.pages.bar, max(width, px(CONTENT.width()))))
        robot.wait(lambda: bar.weights.width() >= bar.weights.sizeHint().width())
        shown = [part for part in bar._parts if part.isVisible()]
        assert {bar.run, bar.next} <= set(shown)
        for left, right in pairwise(part.geometry() for part in shown):
            assert left.right() < right.left()
        assert shown[-1].geometry().right() <= bar.width()
    robot.application.style.choose_text_size(100)
