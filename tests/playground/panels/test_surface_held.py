"""The sliders of the surface card hold further components, and points far from the plane are faint."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from core.data.plane import PlaneChoice, component_values, components_of
from core.data.slice import outside
from core.data.table import Column, Table
from core.document.view import View
from playground.panels.surface.component_rows import LISTED
from playground.panels.surface.scatter import DIM
from tests.playground.panels.surface_hand import SurfaceHand
from tests.robot import Robot


@pytest.fixture
def hand(robot: Robot) -> SurfaceHand:
    robot.window.resize(1600, 1000)
    return SurfaceHand(robot)


@pytest.fixture
def wine(hand: SurfaceHand) -> SurfaceHand:
    hand.choose("wine")
    return hand


def levels(hand: SurfaceHand) -> np.ndarray:
    """Where the components of the plane of the newest snapshot are held, the third one first."""
    return component_values(hand.data, hand.robot.latest.plane.origin)[2:]


def test_two_of_the_further_components_are_shown_with_their_shares_at_the_mean(wine: SurfaceHand) -> None:
    held = wine.card.held
    shares = components_of(wine.data)[2]
    assert [row.name.text() for row in wine.sliders] == [
        f"component {at}  {100 * shares[at - 1]:.0f} %" for at in (3, 4)
    ]
    assert [row.value.text() for row in wine.sliders] == ["0.00", "0.00"]
    assert held.rows.more.text() == "and 9 more components, at the mean"
    assert held.fold_button.text() == "Held at"
    assert held.probe_button.text() == "Set to row 1"


def test_a_slider_moves_the_plane_along_its_component_only(wine: SurfaceHand) -> None:
    before = wine.robot.latest.surfaces
    value = wine.slide(3, 0.8)
    assert value > 1.0 and wine.sliders[0].value.text() == f"{value:.2f}"
    assert levels(wine) == pytest.approx([value, *[0.0] * 10], abs=1e-9)
    after = wine.robot.latest.surfaces
    assert all(np.abs(after[id] - before[id]).max() > 1e-3 for id in before)
    assert wine.card.held.rows.more.text() == "and 9 more components, at the mean"


def test_a_slider_is_moved_by_keys_and_says_what_it_does(wine: SurfaceHand) -> None:
    slider = wine.sliders[1].slider
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert slider.accessibleName() == "Component 4, 8 % of the spread, held at"
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    wine.wait()
    assert levels(wine)[1] < 0.0
    assert slider.accessibleDescription().startswith(f"{wine.sliders[1].value.text()}; made of ")
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    wine.wait()
    assert wine.card.choice is None


def test_all_sliders_set_to_a_row_make_the_plane_go_through_it_and_to_the_mean_again(wine: SurfaceHand) -> None:
    number = wine.lone_sample()
    wine.click(*wine.card.plot._places[number])
    assert wine.card.choice is None
    wine.hold(f"Set to row {number + 1}")
    plane, point = wine.robot.latest.plane, wine.data.points[number]
    assert plane.at(*plane.place(point)) == pytest.approx(point.tolist())
    assert [row.value.text().replace("\u2212", "-") for row in wine.sliders] == [f"{x:.2f}" for x in levels(wine)[:2]]
    assert wine.card.held.rows.more.text() == f"and 9 more components, at row {number + 1}"
    value = wine.slide(3, 0.3)
    wanted = component_values(wine.data, point)[2:]
    wanted[0] = value
    assert levels(wine) == pytest.approx(wanted, abs=1e-9)
    assert wine.card.held.rows.more.text() == "and 9 more components, held elsewhere"
    wine.hold("Set to the mean")
    assert wine.card.choice is None and np.abs(levels(wine)).max() < 1e-9


def test_another_probe_leaves_the_components_where_they_are_held(wine: SurfaceHand) -> None:
    wine.hold("Set to row 1")
    chosen, number = wine.card.choice, wine.lone_sample()
    wine.click(*wine.card.plot._places[number])
    assert wine.card.choice == chosen
    assert wine.card.held.probe_button.text() == f"Set to row {number + 1}"
    wine.click(*wine.empty_place())
    assert wine.card.held.probe_button.text() == "Set to the probe"


def test_a_click_lists_all_further_components_and_another_hides_them(wine: SurfaceHand) -> None:
    rows = wine.card.held.rows
    wine.robot.press(rows.more)
    assert [row.at for row in rows.rows if not row.isHidden()] == list(range(3, 14))
    assert rows.list.verticalScrollBar().maximum() > 0
    last = rows.rows[-1].slider
    last.setFocus(Qt.FocusReason.TabFocusReason)
    rows.list.ensureWidgetVisible(last)
    QTest.keyClick(last, Qt.Key.Key_Right)
    wine.wait()
    assert levels(wine)[-1] > 0.0
    rows.more.setFocus(Qt.FocusReason.TabFocusReason)
    assert rows.more.text() == "Show only two components"
    QTest.keyClick(rows.more, Qt.Key.Key_Space)
    assert len(wine.sliders) == 2
    assert rows.more.text() == "and 9 more components, held elsewhere"


def test_a_component_says_of_which_columns_it_is_made_at_its_slider(wine: SurfaceHand) -> None:
    slider = wine.sliders[0].slider
    at = slider.rect().center()
    QApplication.sendEvent(slider, QHelpEvent(QEvent.Type.ToolTip, at, slider.mapToGlobal(at)))
    text = QToolTip.text()
    QToolTip.hideText()
    QApplication.processEvents()
    weights = components_of(wine.data)[1][2]
    largest = wine.data.columns[int(np.abs(weights).argmax())].shown
    assert text.startswith(f"component 3: {largest} ") and len(text.split(", ")) == 3


def test_the_sliders_fold_behind_one_line_in_a_low_window(wine: SurfaceHand) -> None:
    held = wine.card.held
    wine.robot.window.resize(1024, 700)
    wine.robot.wait(lambda: not held.rows.isVisible())
    assert held.fold_button.text() == "Held at: mean"
    assert not held.probe_button.isVisible() and wine.card.plot.square.width() > 150
    held.fold_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(held.fold_button, Qt.Key.Key_Space)
    assert len(wine.sliders) == 2
    wine.hold("Set to row 1")
    wine.robot.press(held.fold_button)
    assert held.fold_button.text() == "Held at: row 1" and not held.rows.isVisible()


def test_the_sliders_are_in_the_focus_view_too(wine: SurfaceHand) -> None:
    wine.robot.workbench.seeing.open(("Surface",))
    wine.robot.wait(lambda: wine.card.width() > 600)
    value = wine.slide(4, 0.25)
    assert levels(wine)[1] == pytest.approx(value)


def test_held_components_are_kept_in_the_file(
    wine: SurfaceHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = wine.robot.window.file
    monkeypatch.setattr(file, "may_leave", lambda: True)
    wine.hold("Set to row 1")
    wine.slide(3, 0.7)
    chosen, before = wine.card.choice, levels(wine)
    file.path = tmp_path / "wine.gp"
    assert file.save()
    file.new()
    wine.wait()
    assert file.open_source(str(tmp_path / "wine.gp"))
    wine.wait()
    assert wine.card.choice == chosen
    assert np.array_equal(levels(wine), before)


def test_components_that_other_data_do_not_have_are_not_held(hand: SurfaceHand) -> None:
    hand.choose("iris")
    hand.card.show_view(View(plane=PlaneChoice("components", components=((5, 1.0),))))
    hand.wait()
    assert hand.card.choice is None
    assert [row.at for row in hand.sliders] == [3, 4]
    assert not hand.card.held.rows.more.isVisible()


def test_points_far_from_what_is_held_are_faint_and_told(wine: SurfaceHand) -> None:
    plot = wine.card.plot
    far = outside(wine.data, None)
    wine.slide(3, 0.98)
    further = outside(wine.data, wine.card.choice)
    assert further.sum() > far.sum()
    wine.robot.wait(lambda: not plot._rest.isActive())
    faint = [item for item in plot._scatter.items if item.opacity() == DIM]
    assert sum(len(item.points()) for item in faint) == further.sum()
    drawn = np.concatenate([np.column_stack(item.getData()) for item in faint])
    assert {tuple(place) for place in drawn} == {tuple(place) for place in plot._places[further]}
    assert len(plot._train.points()) + len(plot._test.points()) == (~further).sum()
    said = f"{further.sum()} points, more than 2 spreads away from what is held"
    assert f"faint\t{said}" in wine.card.text().splitlines()
    assert (
        wine.card.bar.toolTip() == f"Faint: {further.sum()} of 178 points, more than 2 spreads away from what is held"
    )
    wine.robot.press(wine.card.test_button)
    assert not any(item.isVisible() for item in (plot._test, plot._scatter.items[0]))


@pytest.mark.parametrize("name", ["circle", "penguins"])
def test_nothing_is_faint_where_nothing_is_held(hand: SurfaceHand, name: str) -> None:
    hand.choose(name)
    assert hand.card.bar.toolTip() == ""
    assert "faint" not in hand.card.text() and not hand.card._drawn.isVisible()


def test_the_text_tells_where_components_are_held(wine: SurfaceHand) -> None:
    assert "further components\tat the mean" in wine.card.text().splitlines()
    value = wine.slide(3, 0.8)
    assert f"component 3\t{value:g}" in wine.card.text().splitlines()
    wine.hold("Set to row 1")
    assert "further components\tat row 1" in wine.card.text().splitlines()
    wine.take("columns")
    assert "other columns\tat row 1" in wine.card.text().splitlines()


def test_of_more_points_than_are_drawn_the_card_says_so(wine: SurfaceHand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.panels.surface.points.MOST_DRAWN", 40)
    wine.choose("breast-cancer")
    assert wine.card._drawn.isVisible()
    assert wine.card._drawn.text() == "38 of 569 points are drawn."
    assert "\t38 drawn" in wine.card.text()


def test_of_very_many_components_the_first_are_listed_and_the_rest_is_counted(hand: SurfaceHand) -> None:
    cells = np.random.default_rng(5).normal(size=(180, 80))
    cells[:, -1] = np.arange(180) % 2
    names = [f"c{at}" for at in range(79)]
    table = Table((*(Column(name) for name in names), Column("y", values=("p", "q"))), cells)
    hand.import_table(table, "y", tuple(names))
    rows = hand.card.held.rows
    count = len(components_of(hand.data)[1]) - 2
    assert rows.more.text() == f"and {count - 2} more components, at the mean"
    hand.robot.press(rows.more)
    assert [row.at for row in rows.rows if not row.isHidden()] == list(range(3, 3 + LISTED))
    assert rows.list.end.text() == f"and {count - LISTED} more components, at the mean"
