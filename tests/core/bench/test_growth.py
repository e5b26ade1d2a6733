"""What growth, edits and optimizers are measured on, and how they are told."""

import json

import numpy as np
import pytest

from core.bench import growth
from core.bench.engines import network_of


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes that take no time."""
    monkeypatch.setattr(growth, "NEURONS", (16, 32))
    monkeypatch.setattr(growth, "SAMPLES", (20, 40))
    monkeypatch.setattr(growth, "EDITS", ((60, 800, 3),))
    monkeypatch.setattr(growth, "TURNS", 1)


@pytest.mark.parametrize(("neurons", "links", "layers"), [(60, 800, 3), (1_000, 8_000, 20), (2_000, 50_000, 40)])
def test_a_random_network_has_the_neurons_and_links_it_is_to_have(neurons: int, links: int, layers: int) -> None:
    sizes = growth.spread(neurons, layers)
    sources = growth.random_sources(growth.EDIT_INPUTS, sizes, links, 1)
    assert sum(sizes) == neurons
    assert sum(len(reads) for layer in sources for reads in layer) == links
    assert all(reads for layer in sources for reads in layer)
    assert growth.random_sources(growth.EDIT_INPUTS, sizes, links, 1) == sources


def test_every_neuron_of_growth_has_the_same_fan_in_and_feeds_the_output() -> None:
    work = growth.random_work(64)
    network = network_of(work)
    assert {len(network.incoming[neuron.id]) for neuron in network.hidden} == {growth.FAN_IN}
    assert len(network.reaching.intersection(neuron.id for neuron in network.neurons)) >= 60
    assert (len(network.links), len(network.neurons)) == (work.links, 64)


def test_the_slope_is_the_exponent() -> None:
    sizes = np.array([10.0, 100.0, 1000.0])
    assert growth.slope(sizes.tolist(), (3.0 * sizes**1.5).tolist()) == pytest.approx(1.5)


@pytest.mark.parametrize("part", ["neurons", "samples"])
def test_growth_tells_each_size_and_the_slope(part: str) -> None:
    found = growth.answer({"part": part, "seconds": 0.001})
    assert json.dumps(found, allow_nan=False)
    assert len(found["rows"]) == 2
    for row in found["rows"]:
        assert row["ns_per_link_and_sample"] == pytest.approx(row["ms"] * 1e6 / (row["links"] * row["samples"]))
    assert isinstance(found["slope"], float)


def test_edits_and_optimizers_are_told() -> None:
    (row,) = growth.answer({"part": "edits", "seconds": 0.001})["rows"]
    assert (row["neurons"], row["links"]) == (60, 800)
    assert 0.0 < row["minimum_ms"] <= row["ms"]
    assert 0.0 < row["program_ms"] < row["ms"]
    found = growth.answer({"part": "optimizers", "seconds": 0.001})
    assert found["ratio"] == pytest.approx(found["adam_ms"] / found["sgd_ms"])
