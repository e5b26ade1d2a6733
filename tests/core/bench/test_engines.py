"""Our engines, the matrices and the spike do the same work as the reference."""

import math
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.bench import engines
from core.bench.engines import OURS, Core, compiled_engine
from core.bench.matrices import difference, reference
from core.bench.rounds import EPOCH_LIMIT, PICTURE_LIMIT
from core.bench.spike import spike_in
from core.bench.works import WORKS, Work
from core.training.numpy_engine import NumpyEngine

EPOCHS = [name for name in WORKS if not name.startswith("W5")]
PICTURES = ["W5-W1-100", "W5-W3-100", "W5-W3all-100", "W5-W4-100"]
PROJECT = Path(__file__).parent


def error(engine: str, work: Work) -> float:
    """How far one epoch or picture is from the reference."""
    runner = OURS[engine](work.to_data())
    runner.run(1)
    return difference(np.array(runner.result()), reference(work))


@pytest.mark.parametrize("name", EPOCHS)
def test_our_engine_trains_as_the_reference(name: str) -> None:
    assert error("kernel", WORKS[name]()) <= EPOCH_LIMIT


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("engine", ["kernel", "matrices"])
def test_pictures_are_those_of_the_reference(engine: str, name: str) -> None:
    assert error(engine, WORKS[name]()) <= PICTURE_LIMIT


@pytest.mark.parametrize("name", ["W1", "W2", "W5-W3-100"])
def test_the_numpy_engine_does_the_same(name: str) -> None:
    assert error("numpy", WORKS[name]()) <= (PICTURE_LIMIT if name.startswith("W5") else EPOCH_LIMIT)


@pytest.mark.parametrize("name", ["W1", "W2"])
def test_many_epochs_at_once_are_as_many_one_by_one(name: str) -> None:
    runner = OURS["kernel"](WORKS[name]().to_data())
    runner.run(3)
    at_once = np.array(runner.result())
    runner.reset()
    for _ in range(3):
        runner.run(1)
    assert np.array_equal(runner.result(), at_once)


def test_the_reference_needs_every_link_and_the_penalty() -> None:
    uneven, lecture = WORKS["W4u"](), WORKS["W1"]()
    assert len(reference(uneven)) == uneven.links + sum(uneven.sizes[1:])
    assert difference(reference(replace(lecture, penalty_rate=0.0)), reference(lecture)) > EPOCH_LIMIT


def test_whole_matrices_refuse_a_network_with_links_left_out() -> None:
    with pytest.raises(NotImplementedError, match="cannot leave out links"):
        OURS["matrices"](WORKS["W4u"]().to_data())


def test_training_that_diverges_is_no_time() -> None:
    with pytest.raises(ArithmeticError, match="diverged"):
        Core(replace(WORKS["W1"](), rate=1e300), NumpyEngine).run(20)


def test_without_kernels_our_engine_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "make_engine", NumpyEngine)
    with pytest.raises(NotImplementedError, match="numba"):
        Core(WORKS["W2"](), compiled_engine)


@pytest.mark.parametrize(
    ("found", "off"), [([1.0, 200.0], 0.0), ([1.5, 200.0], 0.5), ([1.0, 300.0], 0.5), ([1.0, math.nan], math.inf),
                       ([1.0], math.inf)],
)  # fmt: skip
def test_a_difference_is_relative_above_1_and_endless_for_what_cannot_be_compared(
    found: list[float], off: float
) -> None:
    assert difference(np.array(found), np.array([1.0, 200.0])) == off


@pytest.fixture
def spike_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with modules that keep to the throw-away kernel's calls."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield PROJECT / "fake_spike"
    for name in ("tape", "s2d", "s2f"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("name", ["W1", "W2", "W5-W3all-100", "W5-W1-100"])
def test_a_spike_is_driven_through_the_same_work(name: str, spike_folder: Path) -> None:
    work = WORKS[name]()
    runner = spike_in(spike_folder)(work.to_data())
    runner.run(2)
    runner.reset()
    runner.run(1)
    limit = PICTURE_LIMIT if work.picture else EPOCH_LIMIT
    assert difference(np.array(runner.result()), reference(work)) <= limit


@pytest.mark.parametrize(("name", "grouped"), [("W2", True), ("W4u", False)])
def test_a_spike_groups_neurons_only_where_they_share_their_sources(
    name: str, grouped: bool, spike_folder: Path
) -> None:
    assert spike_in(spike_folder)(WORKS[name]().to_data())._program.group is grouped  # type: ignore[attr-defined]
