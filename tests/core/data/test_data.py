"""Data sets: what they hold, how noise and split change them, and what the network is fed of them."""

import math

import numpy as np
import pytest

from core import limits
from core.data.catalog import CATALOG
from core.data.description import describe
from core.data.inputs import inputs_at
from core.data.making import generate, generate_with_source, usual_spec
from core.data.plane import plane_of
from core.data.presets import PRESETS
from core.data.random_source import RandomSource
from core.data.source import SOURCE_NUMBERS, SPEC_NUMBERS
from core.problem import UserError

NUMBERS = {**SOURCE_NUMBERS, **SPEC_NUMBERS}


def test_the_random_numbers_are_seedrandoms() -> None:
    source = RandomSource("0.5")
    assert [source.uniform() for _ in range(3)] == [0.49767758747058916, 0.8074465011135612, 0.7863697779919979]


@pytest.mark.parametrize("seed", ["", "x" * 700, "\u00e4\U0001f600"])
def test_any_text_is_a_seed(seed: str) -> None:
    numbers = [RandomSource(seed).uniform() for _ in range(2)]
    assert numbers[0] == numbers[1]
    assert 0.0 <= numbers[0] < 1.0


@pytest.mark.parametrize("name", CATALOG)
def test_every_set_is_reproducible_finite_and_read_only(name: str) -> None:
    spec = usual_spec(name, noise=20.0)
    data, source = generate_with_source(spec)
    again, _ = generate_with_source(spec)
    assert np.array_equal(data.points, again.points)
    assert np.isfinite(data.points).all() and np.isfinite(data.targets).all()
    assert not data.points.flags.writeable and not data.targets.flags.writeable
    assert data.targets.shape == (len(data.points), describe(spec.source).outputs)
    assert generate(spec) is generate(usual_spec(name, noise=20.0))
    assert source.uniform() != RandomSource(spec.seed).uniform()


@pytest.mark.parametrize(("name", "moved"), [("circle", False), ("xor", False), ("spiral", True), ("moons", True)])
def test_noise_moves_points_or_flips_labels_as_it_says(name: str, moved: bool) -> None:
    clean, noisy = generate(usual_spec(name)), generate(usual_spec(name, noise=40.0))
    assert np.array_equal(clean.points, noisy.points) != moved
    assert clean.about.noise_meaning == ("moves points" if moved else "flips labels")
    if not moved:
        assert not np.array_equal(clean.targets, noisy.targets)


def test_noise_spreads_the_clouds() -> None:
    for name in ("gauss", "corners", "blobs"):
        assert generate(usual_spec(name, noise=50.0)).points.std() > generate(usual_spec(name)).points.std()


@pytest.mark.parametrize("seed", ["0.5", "1", "two"])
def test_corners_are_four_clouds_labeled_by_whether_their_signs_agree(seed: str) -> None:
    data = generate(usual_spec("corners", seed=seed))
    x1, x2 = data.points.T
    assert len(data.points) == 500
    assert data.targets[:, 0].tolist() == np.sign(x1 * x2).tolist()
    for sign1, sign2 in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
        cloud = data.points[(np.sign(x1) == sign1) & (np.sign(x2) == sign2)]
        assert len(cloud) == 125
        assert cloud.mean(axis=0) == pytest.approx([3.0 * sign1, 3.0 * sign2], abs=0.2)
        assert cloud.std(axis=0) == pytest.approx([0.45, 0.45], abs=0.1)
    assert np.abs(data.points).min() > 1.0


@pytest.mark.parametrize("seed", ["0.5", "1", "two"])
def test_one_tanh_neuron_and_links_past_it_tell_clean_corners_apart(seed: str) -> None:
    data = generate(usual_spec("corners", seed=seed))
    total = data.points.sum(axis=1)
    output = np.tanh(6.0 * np.tanh(total - 3.0) - total + 3.0)
    assert np.sign(output).tolist() == data.targets[:, 0].tolist()


def test_noisy_corners_overlap_and_stay_where_the_plane_is_drawn() -> None:
    for noise in (50.0, 100.0):
        data = generate(usual_spec("corners", noise=noise))
        left, right, low, high = plane_of(data).domain
        x1, x2 = data.points.T
        assert left <= x1.min() and x1.max() <= right and low <= x2.min() and x2.max() <= high
        assert 0.05 < np.mean(np.sign(x1 * x2) != data.targets[:, 0]) < 0.25


@pytest.mark.parametrize(("share", "count"), [(50.0, 250), (10.0, 50), (33.3, 166), (100.0, 500)])
def test_the_share_of_training_points_is_rounded_down(share: float, count: int) -> None:
    assert generate(usual_spec("circle", train_share=share)).train_count == count


def test_penguins_are_whole_and_standardized_by_the_training_part() -> None:
    data = generate(usual_spec("penguins", train_share=70.0))
    assert len(data.points) == 342
    assert data.targets.sum(axis=0).tolist() == [151.0, 68.0, 123.0]
    seen = data.scaled(data.points[: data.train_count])
    assert seen.mean(axis=0) == pytest.approx([0.0, 0.0], abs=1e-12)
    assert seen.std(axis=0) == pytest.approx([1.0, 1.0])
    assert tuple(axis.title for axis in plane_of(data).axes) == ("bill length (mm)", "bill depth (mm)")
    left, right, low, high = plane_of(data).domain
    assert left < data.points[:, 0].min() and data.points[:, 1].max() < high
    assert right > left and high > low


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "irises"}, "irises"),
        ({"noise": 200.0}, "200"),
        ({"noise": -1.0}, "from 0 to 100"),
        ({"noise": 101.0}, "from 0 to 100"),
        ({"train_share": 101.0}, "at most 100"),
        ({"seed": "x" * 1001}, "1,000 characters"),
        ({"train_share": 0.0}, "above 0"),
        ({"train_share": 0.1}, "none"),
    ],
)
def test_specs_that_describe_nothing_are_refused(changes: dict, words: str) -> None:
    with pytest.raises(UserError, match=words):
        generate(usual_spec(**{"name": "circle", **changes}))


def test_presets_are_functions_of_the_two_coordinates() -> None:
    data, points = generate(usual_spec("circle")), np.array([[2.0, -3.0], [0.5, 1.0]])
    columns = inputs_at(PRESETS, data, points)
    x1, x2 = points.T
    expected = [x1, x2, x1**2, x2**2, x1 * x2, np.sin(x1), np.sin(x2), np.cos(x1), np.cos(x2)]
    assert columns == pytest.approx(np.array(expected))
    assert inputs_at([], data, points).shape == (0, 2)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_spec_may_hold_what_its_field_says_and_no_more(name: str) -> None:
    number = NUMBERS[name]
    assert generate(usual_spec("circle", **{name: number.high})).train_count > 0
    for outside in (math.nextafter(number.low, -math.inf), math.nextafter(number.high, math.inf), math.nan):
        with pytest.raises(UserError, match=f"The {number.label} is .* must be {number.bounds()}"):
            generate(usual_spec("circle", **{name: outside}))


def test_the_longest_seed_is_allowed() -> None:
    assert generate(usual_spec("circle", seed="x" * limits.SEED)).train_count > 0
