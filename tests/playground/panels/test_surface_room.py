"""The surface card of wide data fits: no word is cut in any window, and the side stays as high as the window."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from playground.style.font import font
from playground.style.size import px
from tests.misfits import misfits
from tests.playground.panels.surface_hand import SurfaceHand
from tests.robot import Robot

PARTS = ("Surface", "Plane", "Held", "Component", "Axis", "Note", "Segment", "ColorBar", "PointReadout")


@pytest.fixture
def hand(robot: Robot) -> SurfaceHand:
    return SurfaceHand(robot)


def placed(card: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(card, QPoint(0, 0)), part.size())


def come_to_rest() -> None:
    """Let every layout follow the others."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1600, 1000)])
def test_nothing_of_the_card_is_cut(hand: SurfaceHand, size: tuple[int, int], percent: int) -> None:
    robot, card = hand.robot, hand.card
    robot.window.resize(*size)
    robot.application.style.choose_text_size(percent)
    for name, kind in (("wine", "components"), ("wine", "columns"), ("body-mass", "components"), ("iris", "columns")):
        hand.choose(name)
        if kind == "columns":
            hand.take(kind)
        come_to_rest()
        faults = [fault for fault in misfits(robot.window) if any(part in fault for part in PARTS)]
        assert faults == [], (name, kind)
        square = card.plot.square
        assert square.width() == square.height() >= px(100)
        parts = [part for part in (card.segment, card.plot, card.bar, card.held) if part.isVisible()]
        boxes = [placed(card, part) for part in parts]
        for above, below in pairwise(boxes):
            assert above.bottom() < below.top(), (name, kind)
        assert all(card.rect().contains(box) for box in boxes)
        inside = card.plot.rect()
        assert all(inside.contains(choice.geometry()) for choice in card.plot.choices if choice.isVisible())


@pytest.mark.parametrize("name", ["wine", "iris", "circle"])
def test_a_high_window_needs_no_scroll_bar_and_cuts_no_card(hand: SurfaceHand, name: str) -> None:
    side = hand.robot.workbench.output_panel
    hand.robot.window.resize(1600, 1000)
    hand.choose(name)
    hand.robot.train(1)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert side.widget().height() == side.viewport().height()
    assert side.verticalScrollBar().maximum() == 0
    assert side.widget().rect().contains(side.loss.geometry())


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("is_listed", [False, True])
def test_nothing_of_the_sliders_is_cut_in_a_narrow_card(hand: SurfaceHand, percent: int, is_listed: bool) -> None:
    hand.robot.window.resize(1024, 700)
    hand.robot.application.style.choose_text_size(percent)
    hand.choose("wine")
    held = hand.card.held
    hand.robot.press(held.fold_button)
    if is_listed:
        hand.robot.press(held.rows.more)
    come_to_rest()
    faults = [fault for fault in misfits(hand.robot.window) if any(part in fault for part in PARTS)]
    assert faults == []
    viewport = held.rows.list.viewport()
    for row in held.rows.rows[:2]:
        assert placed(viewport, row.value).right() <= viewport.rect().right()
        assert row.name.fontMetrics().horizontalAdvance(row.name.text()) <= row.name.width()


def test_the_side_scrolls_as_soon_as_the_words_of_the_plane_need_it(hand: SurfaceHand) -> None:
    side = hand.robot.workbench.output_panel
    hand.robot.window.resize(1280, 740)
    hand.choose("wine")
    hand.robot.wait(lambda: side.verticalScrollBar().maximum() > 0)
    plot = hand.card.plot
    left, _, right, _ = plot._margins()
    hand.robot.wait(lambda: plot.square.width() == plot.width() - left - right)
    hand.choose("circle")
    hand.robot.wait(lambda: side.verticalScrollBar().maximum() == 0)


def test_the_plane_fills_the_width_after_the_numbers_at_its_axes_have_changed(hand: SurfaceHand) -> None:
    hand.robot.window.resize(1280, 800)
    hand.choose("breast-cancer")
    plot = hand.card.plot
    for kind in ("columns", "components", "columns"):
        hand.take(kind)
        hand.robot.wait(lambda: plot.height() == plot.height_for(plot.width()))


def test_the_lists_of_columns_leave_room_for_the_numbers(hand: SurfaceHand) -> None:
    hand.choose("wine")
    hand.take("columns")
    plot = hand.card.plot
    across, up = (choice.geometry() for choice in plot.choices)
    metrics = QFontMetrics(font("caption"))
    widest = max(metrics.horizontalAdvance(text) for _, text in plot._ticks()[1])
    assert up.right() + widest <= plot.square.left()
    assert across.top() >= plot.square.bottom() + metrics.height()


def test_in_a_wide_card_the_choice_and_the_words_stay_together(hand: SurfaceHand) -> None:
    hand.choose("iris")
    hand.robot.workbench.seeing.open(("Surface",))
    hand.robot.wait(lambda: hand.card.width() > 600)
    QApplication.processEvents()
    assert hand.card.segment.width() == hand.card.held.width() == px(340)
    words, button = placed(hand.card, hand.card.held.fold_button), placed(hand.card, hand.card.held.mean_button)
    assert words.left() == hand.card.segment.x()
    assert button.right() == hand.card.segment.geometry().right()


@pytest.fixture
def loose(hand: SurfaceHand) -> Iterator[SurfaceHand]:
    """The card in a window of its own, whose size a test can choose, with the plane of the wines."""
    hand.choose("wine")
    host = QWidget()
    hand.robot.qtbot.addWidget(host)
    hand.card.setParent(host)
    host.resize(900, 900)
    host.show()
    hand.card.show()
    yield hand
    hand.robot.workbench.output_panel.take_back()


def test_a_narrow_card_has_short_words_for_the_planes_and_puts_the_button_below(loose: SurfaceHand) -> None:
    card = loose.card
    for width, words, is_below in ((320, "Two columns", False), (200, "Columns", True), (320, "Two columns", False)):
        card.resize(width, 600)
        come_to_rest()
        assert card.segment._choices[0] == words
        above, below = (placed(card, part) for part in (card.held.fold_button, card.held.mean_button))
        assert (below.top() > above.bottom()) == is_below


def test_the_card_knows_its_height_at_another_width(loose: SurfaceHand) -> None:
    card = loose.card
    card.resize(320, 700)
    come_to_rest()
    for width in (270, 500, 250, 234, 320):
        told = card.height_for(width)
        card.resize(width, told)
        come_to_rest()
        assert card.sizeHint().height() == told
        assert card.plot.height() == card.plot.height_for(card.plot.width())
        assert width < 500 or card.held.warning.height() == card.held.warning.heightForWidth(px(340))


def test_a_network_without_outputs_says_so_in_lines_that_are_not_cut(hand: SurfaceHand) -> None:
    hand.choose("wine")
    note, side = hand.card._empty, hand.robot.workbench.output_panel
    assert not note.isVisible()
    hand.robot.canvas.select([neuron.id for neuron in hand.robot.network.outputs])
    hand.robot.key(Qt.Key.Key_Delete)
    hand.robot.wait(note.isVisible)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert note.text() == "Nothing to train: connect a neuron to the output."
    assert note.height() >= note.heightForWidth(note.width())
    assert hand.card.plot._image._image.width() == 1
    assert hand.card.readout.value.text() == ""
    assert side.widget().height() == side.viewport().height() + side.verticalScrollBar().maximum()
