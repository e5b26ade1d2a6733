"""The loss axis: few labels whatever the losses are, and a range that belongs to the run that is watched."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from core.document.examples import EXAMPLES, example_path
from core.training.snapshot import HistoryView
from playground.panels.loss_card import CURVES, EARLIER, LossCard
from playground.style.font import font
from playground.widgets.legend import GAP, LINE, Entry, Legend
from playground.widgets.loss_axes import LABELS, MOST_LINES, NARROW, loss_ticks, next_end, time_ticks
from playground.widgets.loss_plot import log_losses
from tests.robot import Robot

TRAINED = 5


def history(losses: Sequence[float], start: float = 0.0) -> HistoryView:
    values = np.array(losses, dtype=np.float64)
    return HistoryView(start + np.arange(len(values), dtype=np.float64), values, values)


def show(robot: Robot, card: LossCard, losses: Sequence[float]) -> None:
    card.refresh(replace(robot.latest, history=history(losses), status="paused"))


def labels(card: LossCard) -> list[str]:
    ((ticks),) = card.plot.getPlotItem().getAxis("left")._tickLevels
    return [text for _, text in ticks]


def powers(card: LossCard) -> tuple[float, float]:
    low, high = card.plot.getViewBox().viewRange()[1]
    return low, high


@pytest.fixture
def card(robot: Robot) -> LossCard:
    """The loss card, which nothing but the test shows anything."""
    robot.application.clock.stop()
    robot.workbench.output_panel.loss.clear()
    return robot.workbench.output_panel.loss


def test_there_are_few_labels_and_at_least_two_whatever_the_range() -> None:
    for low in np.arange(-12.0, 12.0, 0.5):
        for span in np.arange(1.0, 24.5, 0.5):
            marked, decades, between = loss_ticks(float(low), float(low + span))
            assert 2 <= len(marked) <= LABELS
            assert len({text for _, text in marked}) == len(marked)
            assert all(low - 1e-6 <= power <= low + span + 1e-6 for power, _ in marked)
            assert len(decades) + len(between) <= MOST_LINES


def test_decades_are_always_labeled_and_two_and_five_only_where_few_decades_are_seen() -> None:
    wide, _, between = loss_ticks(-2.5, -0.5)
    assert [text for _, text in wide] == ["0.01", "0.1"]
    assert [round(10**power, 3) for power in between] == [0.005, 0.02, 0.05, 0.2]
    narrow, decades, _ = loss_ticks(-1.5, -0.5)
    assert sorted(text for _, text in narrow) == ["0.05", "0.1", "0.2"]
    assert decades == [-1.0]
    assert 1.0 < NARROW < 1.5


def test_a_time_axis_names_both_ends_and_few_whole_times_between() -> None:
    assert [text for _, text in time_ticks(160.0)] == ["0", "40", "80", "120", "160"]
    assert [text for _, text in time_ticks(200.0)] == ["0", "50", "100", "150", "200"]
    assert [text for _, text in time_ticks(143.0)] == ["0", "40", "80", "120", "143"]
    for end in range(1, 3000):
        times = [time for time, _ in time_ticks(float(end))]
        assert times[0] == 0.0
        assert times[-1] == end
        assert 3 <= len(times) <= 7
        assert all(float(time).is_integer() for time in times) or end < 5


def test_while_training_the_time_axis_ends_at_the_next_twenty_or_at_larger_steps_in_a_long_run() -> None:
    assert [next_end(last) for last in (0.0, 0.1, 20.0, 20.1, 99.0)] == [20.0, 20.0, 20.0, 40.0, 100.0]
    assert [next_end(last) for last in (101.0, 1001.0, 12345.0)] == [150.0, 1500.0, 15000.0]


@pytest.mark.parametrize("last", [1e-300, 1e-12, 1e-3, 1.0, 1e9, 1e300, 1.7e308])
@pytest.mark.parametrize("first", [1e-300, 0.5, 1e300])
def test_losses_of_any_size_have_at_most_six_labels(robot: Robot, card: LossCard, first: float, last: float) -> None:
    show(robot, card, [first, math.sqrt(first) * math.sqrt(last), last])
    assert 2 <= len(labels(card)) <= LABELS
    low, high = powers(card)
    assert -13.0 <= low < high <= 13.0


def test_a_run_that_flew_off_does_not_set_the_range_of_the_next(robot: Robot, card: LossCard) -> None:
    show(robot, card, [0.5, 0.3, 1e5, 1e150, 1e300])
    show(robot, card, [0.5, 0.4])
    assert EARLIER in card.legend.entries
    low, high = powers(card)
    assert -1.5 <= low < high <= 0.5
    show(robot, card, [0.5, 0.4, 0.02])
    low, high = powers(card)
    assert (low, high) == (-2.0, 0.0)


def test_a_run_that_came_down_farther_still_does(robot: Robot, card: LossCard) -> None:
    show(robot, card, [0.5, 0.01, 1e-5])
    show(robot, card, [0.5, 0.4])
    assert powers(card)[0] <= -5.0


def test_the_earlier_run_is_dismissed_by_a_button_with_a_name(robot: Robot, card: LossCard) -> None:
    assert not card.dismissal.isVisible()
    show(robot, card, [0.5, 0.01, 1e-5])
    show(robot, card, [0.5, 0.4])
    assert card.dismissal.isVisible()
    assert card.dismissal.accessibleName() == card.dismissal.toolTip() == "Hide the earlier run"
    robot.press(card.dismissal)
    assert card.legend.entries == CURVES
    assert not card.dismissal.isVisible()
    assert len(card._ghost.getData()[0]) == 0
    assert powers(card)[0] >= -1.5
    show(robot, card, [0.5, 0.4, 0.3])
    assert card.legend.entries == CURVES


@pytest.mark.parametrize("width", [1024, 1280, 1600])
def test_the_legend_has_room_for_all_its_words(robot: Robot, card: LossCard, width: int) -> None:
    robot.window.resize(width, 800)
    show(robot, card, [0.5, 0.01, 1e-5])
    show(robot, card, [0.5, 0.4])
    robot.wait(lambda: card.legend.width() >= card.legend.sizeHint().width())
    metrics = QFontMetricsF(font("caption"))
    last = card.legend._lefts()[-2] + LINE + GAP + metrics.horizontalAdvance("earlier")
    assert last <= card.legend.width()


def test_a_legend_of_any_words_is_as_wide_as_they_are(robot: Robot) -> None:
    legend = Legend(robot.application.style)
    robot.qtbot.addWidget(legend)
    legend.display([Entry("a", "train")])
    narrow = legend.sizeHint().width()
    legend.display([Entry("a much longer name", "train"), Entry("b", "test", mark="alone")])
    assert legend.sizeHint().width() > narrow + 100
    assert "a much longer name" in legend.accessibleName()


def test_logarithms_stay_on_the_axis() -> None:
    assert log_losses([0.0, 1e-300, 1.0, 1e300]).tolist() == [-12.0, -12.0, 0.0, 12.0]
    assert np.isnan(log_losses([math.inf, math.nan, -math.inf])).all()


@pytest.mark.parametrize("deed", ["example", "new"])
def test_another_project_shows_nothing_of_the_run_before(
    robot: Robot, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    card = robot.workbench.output_panel.loss
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: card._history is not None and card._history.epochs[-1] > TRAINED)
    file = robot.window.file
    monkeypatch.setattr(file, "may_leave", lambda: True)
    stale = robot.latest
    if deed == "new":
        file.new()
    else:
        file.open_example(example_path(next(iter(EXAMPLES))))
    card_range = powers(card)
    assert card_range == (-2.0, 0.0)
    robot.workbench.output_panel.refresh(stale)
    robot.wait(lambda: card._history is not None)
    assert EARLIER not in card.legend.entries
    assert not card.dismissal.isVisible()
    assert card._history is not None and card._history.epochs[-1] <= TRAINED
