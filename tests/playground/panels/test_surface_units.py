"""Numbers to predict have the unit of the target, and one scale of colors; one column is drawn with its target."""

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsView

from core.data.table import Column
from playground.panels.surface.axes import decimals, written
from playground.panels.surface.color_bar import span_marks
from playground.panels.surface.points import point_colors, target_limit
from playground.style import number
from playground.style.color_map import picture, picture_table
from playground.style.theme import load_theme
from tests.playground.panels.surface_hand import SurfaceHand, curve_table
from tests.robot import Robot

HEIGHT = Column("height", unit="mm")
KIND = Column("kind", values=("low", "mid", "high"))
SWITCH = Column("side", values=("left", "right"))


@pytest.fixture
def hand(robot: Robot) -> SurfaceHand:
    return SurfaceHand(robot)


@pytest.fixture
def mass(hand: SurfaceHand) -> SurfaceHand:
    hand.choose("body-mass")
    return hand


def sine() -> np.ndarray:
    return 200.0 + 90.0 * np.sin(np.linspace(0.0, 10.0, 60))


def test_the_answer_has_the_unit_of_the_target(mass: SurfaceHand) -> None:
    (output,) = mass.robot.network.outputs
    grams = mass.data.measured(mass.robot.latest.probe[output.id])
    assert 2000.0 < grams < 8000.0
    readout = mass.card.readout.value
    assert readout.text() == f"\u0177 = {grams:,.0f} g"
    assert readout.toolTip() == f"{number.full(grams)} g"
    assert mass.card.text().splitlines()[-1] == f"\u0177\t{number.full(grams)} g"


def test_the_color_bar_has_the_unit_of_the_target(mass: SurfaceHand) -> None:
    data, limit = mass.data, target_limit(mass.data)
    low, middle, high = (number.short(float(f"{data.measured(side * limit):.3g}")) for side in (-1.0, 0.0, 1.0))
    assert mass.card.bar._marks == (low, middle, f"{high} g")
    assert mass.card.bar.accessibleDescription() == f"orange is {low}, blue is {high} g"


def test_a_neuron_under_the_cursor_has_numbers_without_a_unit(mass: SurfaceHand) -> None:
    neuron = mass.robot.network.hidden[0]
    mass.card.show_node(neuron.id)
    mass.robot.wait(lambda: mass.card.readout.value.text().startswith(neuron.name))
    assert " g" not in mass.card.readout.value.text()
    assert mass.card.bar._marks == ("\u22121", "0", "+1")
    mass.card.show_node("")
    assert mass.card.bar._marks[2].endswith(" g")


@pytest.mark.parametrize("name", ["body-mass", "reg-plane", "reg-gauss"])
def test_points_and_surface_share_one_color_scale(hand: SurfaceHand, name: str) -> None:
    hand.choose(name)
    theme, limit = load_theme("light"), target_limit(hand.data)
    assert (limit == 1.0) == (name != "body-mass")
    values = hand.data.targets[:, 0]
    image = picture(values[None].astype(np.float32), picture_table(theme), limit, theme)
    surface = [image.pixelColor(x, 0).name() for x in range(len(values))]
    hand.card.plot.show_far(np.zeros(len(values), dtype=bool))
    hand.robot.wait(lambda: not hand.card.plot._rest.isActive())
    drawn = [QColor(brush.color()).name() for brush in hand.card.plot._train.data["brush"]]
    count = hand.data.train_count
    for shown, expected in zip(drawn, surface[:count], strict=True):
        # The last bit of a value may round to the next of 256 colors.
        apart = [abs(a - b) for a, b in zip(QColor(shown).getRgb(), QColor(expected).getRgb(), strict=True)]
        assert max(apart) <= 4
    ends = [drawn[at] for at in np.flatnonzero(values[:count] > 1.0)]
    assert name != "body-mass" or len(set(ends)) > 10


def test_a_surface_beyond_the_targets_does_not_change_the_scale(hand: SurfaceHand) -> None:
    hand.choose("reg-plane")
    marks = hand.card.bar._marks
    output = hand.robot.network.outputs[0]
    hand.robot.application.store.set_parameter("bias", output.bias, 30.0)
    hand.robot.wait(lambda: max(hand.card._snapshot.surfaces[output.id].ravel()) > 20.0)
    assert hand.card.bar._marks == marks == ("\u22121", "0", "+1")


def test_a_thumbnail_s_points_keep_the_scale_of_1(mass: SurfaceHand) -> None:
    theme = load_theme("light")
    assert point_colors(mass.data, theme) == point_colors(mass.data, theme, 1.0) != point_colors(mass.data, theme, 2.0)


def test_marks_round_and_tell_their_signs_only_around_0(mass: SurfaceHand) -> None:
    assert span_marks(1.0) == ("\u22121", "0", "+1")
    assert span_marks(2.244) == ("\u22122.2", "0", "+2.2")
    low, middle, high = span_marks(2.0, mass.data)
    assert "+" not in high and low < middle < high


@pytest.mark.parametrize(
    ("low", "high", "places"),
    [(-6.0, 6.0, 2), (0.0, 1.0, 2), (30.0, 60.0, 2), (172.0, 372.0, 1), (2700.0, 6300.0, 0), (0.05, 0.09, 4),
     (3.0, 3.0, 2)],
)  # fmt: skip
def test_numbers_have_about_three_digits_of_their_range(low: float, high: float, places: int) -> None:
    assert decimals(low, high) == places


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(4213.4, 0, "4,213"), (-4213.4, 0, "\u22124,213"), (13.267, 1, "13.3"), (0.12345, 3, "0.123"),
     (float("nan"), 2, "nan"), (float("inf"), 2, "inf")],
)  # fmt: skip
def test_thousands_are_separated(value: float, places: int, text: str) -> None:
    assert written(value, places) == text


def test_one_column_is_drawn_across_and_its_target_up_in_its_unit(hand: SurfaceHand) -> None:
    hand.import_table(curve_table(HEIGHT, sine()), "height", ("time",))
    card, plot = hand.card, hand.card.plot
    assert hand.plane.kind == "curve"
    assert not card.segment.isVisible() and not card.held.isVisible()
    axes = [plot.plot.getPlotItem().getAxis(side) for side in ("bottom", "left")]
    assert [axis.labelText for axis in axes] == ["time (s)", "height (mm)"]
    places = plot._places
    assert np.array_equal(places[:, 0], hand.data.points[:, 0])
    assert places[:, 1] == pytest.approx(200.0 + 90.0 * np.sin(places[:, 0]))
    left, right, low, high = hand.plane.domain
    assert low < places[:, 1].min() and places[:, 1].max() < high
    drawn = plot._train.getData()
    assert drawn[1] == pytest.approx(places[: hand.data.train_count, 1])
    assert plot._image.boundingRect().getRect() == (left, low, right - left, high - low)
    assert plot._contour.path().isEmpty()


def test_at_a_curve_the_probe_is_a_line_and_only_its_column_is_told(hand: SurfaceHand) -> None:
    hand.import_table(curve_table(HEIGHT, sine()), "height", ("time",))
    plot = hand.card.plot
    assert plot._probe_line.isVisible() and not plot._probe.isVisible()
    sample = hand.lone_sample()
    hand.click(*plot._places[sample])
    assert hand.card.probe.pinned == (hand.data.points[sample][0],)
    assert plot._probe_line.value() == pytest.approx(hand.card.probe.pinned[0])
    assert hand.card.readout.place.text().startswith("time ")
    assert "height" not in hand.card.readout.place.text()
    assert hand.card.readout.value.text().endswith(" mm")
    assert hand.card.text().splitlines()[-2] == f"time\t{number.full(hand.card.probe.pinned[0])}\ts"
    hand.choose("circle")
    assert plot._probe.isVisible() and not plot._probe_line.isVisible()


@pytest.mark.parametrize("target", [KIND, SWITCH])
def test_classes_of_one_column_stand_at_heights_that_are_no_numbers(hand: SurfaceHand, target: Column) -> None:
    values = np.arange(60) * len(target.values) // 60
    hand.import_table(curve_table(target, values.astype(float)), target.name, ("time",))
    plot = hand.card.plot
    low, high = hand.plane.domain[2:]
    heights = sorted(set(plot._places[:, 1].tolist()))
    assert len(heights) == len(target.values)
    assert low < heights[0] and heights[-1] < high
    assert plot.plot.getPlotItem().getAxis("left")._tickLevels == [[]]
    assert plot._contour.path().isEmpty()
    assert isinstance(plot.plot, QGraphicsView)
    hand.robot.train(2)
    hand.wait()
    assert plot._contour.path().isEmpty()
