"""The probe is a point of the space of columns: it is moved in the plane, and told in all of its columns."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.data.plane import components_of
from playground.panels.surface import points
from playground.panels.surface.points import places_of
from playground.style import number
from tests.playground.panels.surface_hand import SurfaceHand
from tests.robot import Robot

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wine(robot: Robot) -> SurfaceHand:
    hand = SurfaceHand(robot)
    hand.choose("wine")
    return hand


def copied(hand: SurfaceHand) -> list[list[str]]:
    """The cells of what Ctrl+C copies of the card, line by line."""
    hand.robot.window.activateWindow()
    hand.robot.wait(hand.robot.window.isActiveWindow)
    hand.card.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(hand.robot.window.windowHandle(), Qt.Key.Key_C, CONTROL)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def test_other_data_pin_their_first_sample(wine: SurfaceHand) -> None:
    assert wine.card.probe.pinned == tuple(wine.data.points[0].tolist())
    wine.click(*wine.empty_place())
    wine.choose("iris")
    assert wine.card.probe.pinned == tuple(wine.data.points[0].tolist())
    assert wine.robot.latest.probed == wine.card.probe.pinned
    assert wine.card.probe.nearest_sample == 0


@pytest.mark.parametrize("kind", ["columns", "components"])
def test_a_click_on_a_sample_pins_all_of_its_columns(wine: SurfaceHand, kind: str) -> None:
    if kind == "columns":
        wine.take(kind)
    sample = wine.lone_sample()
    x, y = wine.card.plot._places[sample]
    wine.click(x, y)
    assert wine.card.probe.pinned == tuple(wine.data.points[sample].tolist())
    assert wine.robot.latest.probed == wine.card.probe.pinned
    assert wine.card.probe.nearest_sample == sample
    assert (wine.card.plot._probe.x(), wine.card.plot._probe.y()) == pytest.approx((x, y))


def test_a_click_elsewhere_pins_the_place_on_the_plane(wine: SurfaceHand) -> None:
    x, y = wine.empty_place()
    wine.click(x, y)
    pinned = np.array(wine.card.probe.pinned)
    place = wine.plane.place(pinned)
    left, right, *_ = wine.plane.domain
    assert place == pytest.approx((x, y), abs=(right - left) / wine.card.plot.square.width())
    assert pinned == pytest.approx(wine.plane.at(*place))
    assert not (wine.data.points == pinned).all(axis=1).any()


def test_a_hidden_test_sample_cannot_be_pinned(wine: SurfaceHand) -> None:
    places, count = wine.card.plot._places, wine.data.train_count
    apart = np.square(places[count:, None] - places[:count]).sum(axis=2).min(axis=1)
    x, y = places[count + int(apart.argmax())]
    wine.robot.press(wine.card.test_button)
    wine.click(x, y)
    assert not (wine.data.points == wine.card.probe.pinned).all(axis=1).any()
    wine.robot.press(wine.card.test_button)
    wine.click(x, y)
    assert wine.card.probe.pinned == tuple(wine.data.points[count + int(apart.argmax())].tolist())


def test_the_readout_follows_the_cursor_with_the_values_of_a_sample(wine: SurfaceHand) -> None:
    sample = wine.lone_sample()
    pinned = wine.card.probe.pinned
    viewport = wine.card.plot.plot.viewport()
    QTest.mouseMove(viewport, wine.spot(*wine.card.plot._places[sample]))
    wine.robot.wait(lambda: wine.robot.latest.probed == tuple(wine.data.points[sample].tolist()))
    assert wine.card.probe.pinned == pinned
    QTest.mouseMove(wine.card.title)
    wine.robot.wait(lambda: wine.robot.latest.probed == pinned)


@pytest.mark.parametrize("kind", ["columns", "components"])
def test_arrow_keys_move_the_probe_in_the_plane(wine: SurfaceHand, kind: str) -> None:
    if kind == "columns":
        wine.take(kind)
    plane, card = wine.plane, wine.card
    left, right, low, high = plane.domain
    x, y = plane.place(np.array(card.probe.pinned))
    card.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert card.probe.pinned == pytest.approx(plane.at(x + 0.01 * (right - left), y))
    QTest.keyClick(card, Qt.Key.Key_Up, SHIFT)
    assert card.probe.pinned == pytest.approx(plane.at(x + 0.01 * (right - left), y + 0.1 * (high - low)))
    for _ in range(12):
        QTest.keyClick(card, Qt.Key.Key_Left, SHIFT)
    assert plane.place(np.array(card.probe.pinned))[0] == pytest.approx(left)
    wine.wait()
    assert wine.robot.latest.probed == card.probe.pinned


def test_the_readout_shows_the_place_and_tells_the_first_columns(wine: SurfaceHand) -> None:
    x, y = wine.plane.place(np.array(wine.card.probe.pinned))
    place = wine.card.readout.place
    assert place.text() == f"{number.weight(x, 1)}, {number.weight(y, 1)}"
    values = wine.data.points[0]
    expected = f"alcohol {values[0]:.4g}, malic acid {values[1]:.4g}, ash {values[2]:.4g}, "
    assert place.toolTip() == f"{expected}alcalinity of ash {values[3]:.4g} and 9 more"
    assert wine.card.accessibleDescription().startswith(place.toolTip())


def test_four_columns_are_told_with_their_units(wine: SurfaceHand) -> None:
    wine.choose("iris")
    values = wine.data.points[0]
    assert wine.card.readout.place.toolTip() == (
        f"sepal length {values[0]:g} cm, sepal width {values[1]:g} cm, "
        f"petal length {values[2]:g} cm, petal width {values[3]:g} cm"
    )


def test_the_text_lists_every_column_the_plane_and_its_share(wine: SurfaceHand) -> None:
    wine.choose("iris")
    lines = copied(wine)
    shares = components_of(wine.data)[2]
    assert lines[1][:2] == ["plane", "the first two components"]
    assert float(lines[1][2].split()[0]) == pytest.approx(shares[:2].sum())
    for at in (0, 1):
        left, right = wine.plane.domain[2 * at : 2 * at + 2]
        assert lines[2 + at][:4] == [f"component {at + 1}", number.full(left), "to", number.full(right)]
        assert float(lines[2 + at][4].split()[0]) == pytest.approx(shares[at])
    told = lines[-5:-1]
    assert told == [
        [column.shown, number.full(x), "cm"]
        for column, x in zip(wine.data.columns, wine.card.probe.pinned, strict=True)
    ]
    wine.take("columns")
    lines = copied(wine)
    assert lines[1] == ["plane", "two columns"]
    assert lines[2][0] == "petal length (cm)"
    assert len(lines[2]) == 4


def test_the_nearest_sample_is_so_in_the_scale_of_the_columns(wine: SurfaceHand) -> None:
    x, y = wine.empty_place()
    wine.click(x, y)
    data = wine.data
    apart = np.square(data.scaled(data.points) - data.scaled(np.array(wine.card.probe.pinned))).sum(axis=1)
    assert wine.card.probe.nearest_sample == int(apart.argmin())
    raw = np.square(data.points - wine.card.probe.pinned).sum(axis=1)
    assert wine.card.probe.nearest_sample != int(raw.argmin())


def test_of_very_many_points_a_fair_sample_is_drawn_and_the_one_under_the_cursor_is_found(
    wine: SurfaceHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(points, "MOST_DRAWN", 40)
    data, plot = wine.data, wine.card.plot
    plot.display(data, wine.plane)
    step, drawn = -(-len(data.points) // 40), places_of(data, wine.plane)[:: -(-len(data.points) // 40)]
    assert plot._places.tolist() == drawn.tolist()
    assert len(plot._train.points()) == -(-data.train_count // step)
    assert len(plot._train.points()) + len(plot._test.points()) == len(drawn)
    sample = wine.lone_sample()
    wine.click(*drawn[sample])
    assert wine.card.probe.pinned == tuple(data.points[sample * step].tolist())
