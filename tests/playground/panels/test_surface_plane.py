"""The surface card chooses the plane of data of more than two columns, and keeps it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from core.data.plane import PlaneChoice, plane_of
from core.document.view import View
from tests.playground.panels.surface_hand import SurfaceHand
from tests.robot import Robot


@pytest.fixture
def hand(robot: Robot) -> SurfaceHand:
    return SurfaceHand(robot)


@pytest.fixture
def iris(hand: SurfaceHand) -> SurfaceHand:
    hand.choose("iris")
    return hand


def axis_names(hand: SurfaceHand) -> list[str]:
    """The names written at the axes by the plot itself."""
    axes = [hand.card.plot.plot.getPlotItem().getAxis(side) for side in ("bottom", "left")]
    return [axis.labelText.replace("&nbsp;", " ") for axis in axes if axis.label.isVisible()]


def chosen_columns(hand: SurfaceHand) -> tuple[str, ...]:
    assert hand.card.choice is not None
    return hand.card.choice.columns


def ticks(hand: SurfaceHand, side: str) -> list[float]:
    return [value for value, _ in hand.card.plot.plot.getPlotItem().getAxis(side)._tickLevels[0]]


def test_many_columns_begin_with_their_components_and_the_share_of_each(iris: SurfaceHand) -> None:
    card = iris.card
    assert card.choice is None
    assert card.segment.isVisible() and card.held.isVisible()
    assert card.segment._choices == ("Two columns", "Components, 96 %")
    assert card.segment._present == "Components, 96 %"
    assert axis_names(iris) == ["component 1  75 %", "component 2  21 %"]
    assert not any(choice.isVisible() for choice in card.plot.choices)


@pytest.mark.parametrize("name", ["circle", "penguins", "reg-plane"])
def test_two_columns_have_one_plane_and_nothing_to_choose(hand: SurfaceHand, name: str) -> None:
    hand.choose("iris")
    hand.take("columns")
    hand.choose(name)
    card = hand.card
    assert card.choice is None
    assert not card.segment.isVisible() and not card.held.isVisible()
    assert not any(choice.isVisible() for choice in card.plot.choices)
    lines = card.text().splitlines()
    assert lines[3].startswith("points\t")


def test_two_columns_are_drawn_in_their_units_with_a_list_at_each_axis(iris: SurfaceHand) -> None:
    iris.take("columns")
    card = iris.card
    assert card.choice is not None
    assert card.choice.columns == ("petal_length_cm", "sepal_width_cm")
    assert [choice.text() for choice in card.plot.choices] == ["petal length (cm)", "sepal width (cm)"]
    assert all(choice.isVisible() for choice in card.plot.choices)
    assert axis_names(iris) == []
    low, high = iris.data.ranges[2]
    assert len(ticks(iris, "bottom")) > 2 and all(low <= value <= high for value in ticks(iris, "bottom"))
    places = iris.card.plot._places
    assert np.array_equal(places, iris.data.points[:, [2, 1]])


def test_a_column_is_chosen_at_its_axis_by_the_keyboard(iris: SurfaceHand) -> None:
    iris.take("columns")
    across, up = iris.card.plot.choices
    assert across.accessibleName() == "Column across: petal length (cm)"
    iris.take_column(0, "petal width (cm)")
    assert chosen_columns(iris) == ("petal_width_cm", "sepal_width_cm")
    iris.take_column(1, "sepal length (cm)")
    assert chosen_columns(iris) == ("petal_width_cm", "sepal_length_cm")
    assert (across.text(), up.text()) == ("petal width (cm)", "sepal length (cm)")
    assert up.accessibleName() == "Column up: sepal length (cm)"
    assert iris.robot.latest.plane.axes == iris.plane.axes


@pytest.mark.parametrize("at", [0, 1])
def test_the_column_of_the_other_axis_changes_places_with_this_one(iris: SurfaceHand, at: int) -> None:
    iris.take("columns")
    iris.take_column(at, iris.card.plot.choices[1 - at].text())
    assert chosen_columns(iris) == ("sepal_width_cm", "petal_length_cm")


def test_columns_chosen_before_come_back_after_a_look_at_the_components(iris: SurfaceHand) -> None:
    iris.take("columns")
    iris.take_column(0, "sepal length (cm)")
    chosen = iris.card.choice
    iris.take("components")
    iris.take("columns")
    assert iris.card.choice == chosen


def test_the_keyboard_chooses_between_columns_and_components(iris: SurfaceHand) -> None:
    segment = iris.card.segment
    segment.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(segment, Qt.Key.Key_Left)
    iris.wait()
    assert iris.plane.kind == "columns"
    QTest.keyClick(segment, Qt.Key.Key_Right)
    iris.wait()
    assert iris.plane.kind == "components"


def test_training_is_asked_for_another_plane_at_once(iris: SurfaceHand) -> None:
    segment, clock = iris.card.segment, iris.robot.application.clock
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert iris.card.choice is not None
    assert clock.request.plane == iris.card.choice


def test_components_that_hold_little_carry_a_warning(hand: SurfaceHand) -> None:
    hand.choose("wine")
    warning = hand.card.held.warning
    assert warning.isVisible()
    assert warning.text() == "These two directions hold 58 % of the spread; nearby points may be far apart."
    assert warning.height() >= warning.heightForWidth(warning.width())
    hand.take("columns")
    assert not warning.isVisible()
    hand.choose("iris")
    assert not warning.isVisible()


@pytest.mark.parametrize(("side", "at"), [("bottom", 0), ("left", 1)])
def test_a_component_says_of_which_columns_it_is_made(hand: SurfaceHand, side: str, at: int) -> None:
    hand.choose("body-mass")
    plot = hand.card.plot.plot
    box = plot.getPlotItem().getAxis(side).sceneBoundingRect()
    spot = plot.mapFromScene(box.center())
    viewport = plot.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot)))
    text = QToolTip.text()
    QToolTip.hideText()
    QApplication.processEvents()
    name, _, words = text.partition(": ")
    assert name == f"component {at + 1}"
    pairs = [each.rsplit(" ", 1) for each in words.split(", ")]
    assert len(pairs) == 3
    shown = [column.shown for column in hand.data.columns]
    unit = hand.data.scale * (hand.plane.across, hand.plane.up)[at] / hand.data.scale**2
    others = [abs(x) for name, x in zip(shown, unit, strict=True) if name not in dict(pairs)]
    for column, loading in pairs:
        assert abs(unit[shown.index(column)]) >= max(others)
        assert float(loading.replace("\u2212", "-")) == pytest.approx(unit[shown.index(column)], abs=0.006)
    assert text in hand.card.segment.accessibleDescription()
    hand.take("columns")
    assert plot.getPlotItem().getAxis(side).toolTip() == ""


def test_other_data_drop_a_plane_that_they_do_not_have_and_undo_brings_the_usual_one(iris: SurfaceHand) -> None:
    iris.take("columns")
    iris.choose("wine")
    assert iris.card.choice is None
    assert iris.robot.latest.plane.kind == "components"
    iris.robot.undo()
    iris.wait()
    assert iris.card.choice is None
    assert iris.robot.latest.plane.kind == "components"
    assert iris.robot.latest.plane.axes == plane_of(iris.data).axes


def test_a_new_split_keeps_the_plane(iris: SurfaceHand) -> None:
    iris.take("columns")
    iris.robot.workbench.data_panel._on_share(70.0)
    iris.wait()
    choice = iris.card.choice
    assert choice is not None and choice.columns == ("petal_length_cm", "sepal_width_cm")
    assert dict(choice.held)["sepal_length_cm"] == iris.data.points[0][0] == iris.card.probe.pinned[0]


def test_the_plane_is_kept_in_the_file(iris: SurfaceHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = iris.robot.window.file
    monkeypatch.setattr(file, "may_leave", lambda: True)
    iris.take("columns")
    iris.take_column(1, "petal width (cm)")
    iris.click(*iris.empty_place())
    chosen, plane = iris.card.choice, iris.plane
    file.path = tmp_path / "iris.gp"
    assert file.save()
    file.new()
    iris.wait()
    assert iris.card.choice is None
    assert file.open_source(str(tmp_path / "iris.gp"))
    iris.wait()
    assert iris.card.choice == chosen
    assert np.array_equal(iris.robot.latest.plane.origin, plane.origin)
    assert plane.at(*plane.place(np.array(iris.card.probe.pinned))) == pytest.approx(iris.card.probe.pinned)


@pytest.mark.parametrize(
    "choice",
    [
        PlaneChoice("columns", ("alcohol", "hue")),
        PlaneChoice("components", (), (("alcohol", 13.0),)),
        PlaneChoice("curve", ("petal_width_cm",)),
        PlaneChoice("components"),
    ],
)
def test_a_plane_that_the_card_does_not_offer_counts_as_none(iris: SurfaceHand, choice: PlaneChoice) -> None:
    iris.card.show_view(View(plane=choice))
    iris.wait()
    assert iris.card.choice is None
    assert iris.card.view.plane is None
    assert iris.robot.latest.plane.kind == "components"


def test_a_picture_is_never_stretched_over_another_plane(iris: SurfaceHand) -> None:
    card = iris.card
    iris.robot.application.clock.stop()
    old = card._snapshot
    assert old is not None and card.plot._image._image.width() == 100
    iris.robot.press(iris.robot.workbench.data_panel.tiles["breast-cancer"])
    for _ in range(2):
        assert card.plot._image._image.width() == 1
        assert card.plot._contour.path().isEmpty()
        card.refresh(old)
    iris.robot.application.clock.start()
    iris.wait()
    left, right, low, high = iris.plane.domain
    assert card.plot._image._image.width() == 100
    assert card.plot._image.boundingRect().getRect() == (left, low, right - left, high - low)
    iris.robot.train(3)
    assert not card.plot._contour.path().isEmpty()
    box = card.plot._contour.path().boundingRect()
    assert left <= box.left() and box.right() <= right and low <= box.top() and box.bottom() <= high
    drawn = card._snapshot
    iris.take("columns")
    assert drawn is not None
    card.refresh(drawn)
    assert card.plot._image._image.width() == 1
    assert card.plot._contour.path().isEmpty()


def test_the_picture_of_another_slice_stays_until_the_new_one_is_there(iris: SurfaceHand) -> None:
    card = iris.card
    iris.take("columns")
    iris.robot.application.clock.stop()
    iris.robot.press(card.held.button)
    assert card.plot._image._image.width() == 100
    iris.robot.application.clock.start()
    iris.wait()


def test_a_value_is_not_told_for_data_of_other_columns(iris: SurfaceHand) -> None:
    old = iris.card._snapshot
    assert old is not None
    iris.robot.application.clock.stop()
    iris.robot.press(iris.robot.workbench.data_panel.tiles["penguins-4"])
    iris.card.refresh(replace(old, probed=iris.card.probe.pinned))
    assert iris.card.readout.value.text() == ""
    iris.robot.application.clock.start()
    iris.wait()
