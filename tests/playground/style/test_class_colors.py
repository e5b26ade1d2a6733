"""Classes have the color of the largest output, however large or close the outputs are."""

from dataclasses import replace

import numpy as np
import pytest

from playground.panels.surface.card import TITLE
from playground.style.color_map import class_picture, picture, surface_table
from playground.style.theme import Theme, load_theme
from tests.robot import Robot

SIZES = (1e-30, 1e-6, 1.0, 49.0, 50.0, 60.0, 1e6, 1e20, 3e38)


@pytest.fixture
def theme() -> Theme:
    return load_theme("light")


def colors(image: object) -> list[int]:
    return [image.pixel(x, 0) & 0xFFFFFF for x in range(image.width())]  # type: ignore[attr-defined]


def one_row(*outputs: tuple[float, ...]) -> np.ndarray:
    """Outputs (class, 1, points) from one tuple a point."""
    return np.array(outputs, dtype=np.float32).T[:, None, :]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("winner", [0, 1, 2])
def test_the_largest_output_wins_at_any_size_and_its_color_is_flat(theme: Theme, size: float, winner: int) -> None:
    low, high = np.float32(size) * np.float32(0.9), np.float32(size)
    values = one_row(*[tuple(high if k == winner else low for k in range(3))] * 2, (-9.0, -9.0, -9.0 + 18.0))
    pure = class_picture(one_row(tuple(1e3 * (k == winner) for k in range(3))), theme)
    assert colors(class_picture(values, theme, flat=True))[:2] == colors(pure) * 2
    negative = class_picture(-values, theme, flat=True)
    assert colors(negative)[0] != colors(pure)[0]


def test_flat_colors_have_the_boundaries_of_the_shaded_ones(theme: Theme) -> None:
    draw = np.random.default_rng(3)
    values = (draw.normal(size=(3, 40, 40)) * 10.0 ** draw.uniform(-3.0, 9.0, size=(1, 40, 40))).astype(np.float32)
    flat = class_picture(values, theme, flat=True)
    shades = {flat.pixel(x, y) for x in range(40) for y in range(40)}
    assert len(shades) == 3
    for k in range(3):
        alone = class_picture(one_row(tuple(float(each == k) for each in range(3))), theme, flat=True)
        won = values.argmax(axis=0) == k
        drawn = np.array([[flat.pixel(x, 39 - y) == alone.pixel(0, 0) for x in range(40)] for y in range(40)])
        assert (drawn == won).all()


def test_a_class_without_an_output_never_wins(theme: Theme) -> None:
    drawn = class_picture(one_row((-80.0, -90.0)), theme, [0, 2], flat=True)
    assert colors(drawn) == colors(class_picture(one_row((1.0, 0.0, 0.0)), theme, flat=True))
    assert colors(class_picture(one_row((5.0,)), theme, [1])) != colors(drawn)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_point_with_an_output_that_is_no_number_belongs_to_no_class(theme: Theme, bad: float) -> None:
    for flat in (False, True):
        seen = colors(class_picture(one_row(*[(bad, 1.0, bad)] * 12), theme, flat=flat))
        assert {f"#{color:06X}" for color in seen} <= {theme.danger, theme.danger_soft}


@pytest.mark.parametrize("small", [-1e-3, -1e-9, -1e-30, -1e-45])
@pytest.mark.parametrize("limit", [1.0, 1e9, 3e38])
def test_the_sign_of_a_small_output_decides_between_two_classes(theme: Theme, small: float, limit: float) -> None:
    values = np.array([[-limit, small, 0.0, -small, limit]], dtype=np.float32)
    low, below, nothing, above, high = colors(picture(values, surface_table(theme), limit, theme, steps=2))
    assert (below, above, nothing) == (low, high, high)


def test_the_readout_names_no_class_where_an_output_is_no_number(robot: Robot) -> None:
    surface = robot.workbench.output_panel.surface
    assert surface.title.text() == TITLE
    robot.press(robot.workbench.data_panel.tiles["blobs"])
    robot.wait(lambda: len(robot.latest.experiment.network.outputs) == 3 and len(robot.latest.probe) > 3)
    snapshot = robot.latest
    outputs = [neuron.id for neuron in snapshot.experiment.network.outputs]
    wrong = dict.fromkeys(outputs, 1.0) | {outputs[0]: float("nan")}
    surface.refresh(replace(snapshot, probe={**snapshot.probe, **wrong}))
    assert surface.readout.value.text() == "\u2013"
    huge = dict(zip(outputs, (-1e200, 1e200, 9e199), strict=True))
    surface.refresh(replace(snapshot, probe={**snapshot.probe, **huge}))
    assert surface.readout.value.text().endswith("100.0 %")
    assert surface.readout.value.text().startswith(snapshot.experiment.network.nodes[outputs[1]].name)
