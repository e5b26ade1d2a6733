"""How our engine's cost grows with neurons and samples, what an edit costs, and what Adam costs compared with SGD."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np

from core.bench.engines import Core, Sources, build_network, compiled_engine
from core.bench.peers.serve import measure
from core.bench.works import WORKS, Floats, Work, circle, default_network, first_parameters
from core.network.compiler import compile_network
from core.training.engine import rules_of
from core.training.losses import LOSSES
from core.training.settings import TrainingSettings
from core.training.state import TrainingState

NAME = "growth"
"""The name of its process."""

LAYERS = 4
FAN_IN = 8
NEURONS = (64, 256, 1024, 4096)
SAMPLES = (250, 1_000, 10_000, 100_000)
EDITS = ((60, 800, 3), (1_000, 8_000, 20), (2_000, 50_000, 40))
"""Neurons, links and layers of the networks that are edited."""

EDIT_INPUTS = 32
TURNS = 5
"""How often each measurement is repeated; the fastest counts."""


def spread(neurons: int, layers: int) -> list[int]:
    """The sizes of layers that share the neurons evenly; one output comes last."""
    inner = neurons - 1
    return [inner // layers + (at < inner % layers) for at in range(layers)] + [1]


def random_sources(inputs: int, sizes: Sequence[int], links: int, seed: int) -> list[Sources]:
    """This many random links from layer to layer, shared evenly among the neurons as far as there are sources. The last
    layer reads the whole layer before, so that almost no neuron is unused."""
    draw = np.random.default_rng(seed)
    before = [inputs, *sizes]
    left, waiting = links - before[-2], sum(sizes[:-1])
    layers: list[Sources] = []
    for sources, neurons in zip(before[:-2], sizes[:-1], strict=True):
        layer = []
        for _ in range(neurons):
            taken = min(sources, round(left / waiting))
            layer.append(sorted(draw.choice(sources, taken, replace=False).tolist()))
            left, waiting = left - taken, waiting - 1
        layers.append(layer)
    return [*layers, [list(range(before[-2]))]]


def random_work(neurons: int, samples: int = 1_000, batch: int = 32) -> Work:
    """A random layered network in which every neuron except the output has FAN_IN sources."""
    sizes = (FAN_IN, *spread(neurons, LAYERS))
    links = FAN_IN * (neurons - 1) + sizes[-2]
    masks = []
    for wide, layer in zip(sizes, random_sources(FAN_IN, sizes[1:], links, neurons), strict=False):
        mask = np.zeros((len(layer), wide), dtype=np.bool_)
        for row, sources in zip(mask, layer, strict=True):
            row[sources] = True
        masks.append(mask)
    weights, biases = first_parameters(sizes)
    points: Floats = np.random.default_rng(neurons).uniform(-1.0, 1.0, (samples, FAN_IN))
    return Work(f"{neurons} neurons", sizes, points, circle(samples, 5)[1], weights, biases, tuple(masks), batch=batch)


def by_neurons(seconds: float) -> dict[str, Any]:
    """ms per epoch of random networks of growing size, and the slope of its logarithm over that of the links."""
    rows = []
    for neurons in NEURONS:
        rows.append({"neurons": neurons, **_row(random_work(neurons), seconds)})
    return {"rows": rows, "slope": slope([row["links"] for row in rows], [row["ms"] for row in rows])}


def by_samples(seconds: float) -> dict[str, Any]:
    """The same for the default network over growing data."""
    rows = [_row(default_network(samples), seconds) for samples in SAMPLES]
    return {"rows": rows, "slope": slope([row["samples"] for row in rows], [row["ms"] for row in rows])}


def edits(seconds: float) -> dict[str, Any]:
    """ms from a changed network to its program, and then to an engine that can train it."""
    return {"rows": [_edit(*size, seconds) for size in EDITS]}


def optimizers(seconds: float) -> dict[str, Any]:
    """ms per epoch of W3b10 with SGD and with Adam, alternating, and their ratio."""
    work = WORKS["W3b10"]()
    runners = {name: _warm(work, name) for name in ("sgd", "adam")}
    times: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(TURNS):
        for name, runner in runners.items():
            times[name].append(measure(runner, seconds))
    best = {name: min(found) for name, found in times.items()}
    return {**{f"{name}_ms": ms for name, ms in best.items()}, "ratio": best["adam"] / best["sgd"]}


PARTS: Mapping[str, Callable[[float], dict[str, Any]]] = MappingProxyType({
    "neurons": by_neurons, "samples": by_samples, "edits": edits, "optimizers": optimizers,
})  # fmt: skip

APART = ("edits", "optimizers")
"""The parts that are reported next to growth, not in it."""


def answer(ask: Mapping[str, Any]) -> dict[str, Any]:
    """{"part", "seconds"}: the measurement of that part."""
    return PARTS[ask["part"]](ask["seconds"])


def slope(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The exponent of growth: 1 is linear."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def _row(work: Work, seconds: float) -> dict[str, Any]:
    runner = _warm(work)
    ms = min(measure(runner, seconds) for _ in range(TURNS))
    links, samples = work.links, len(work.targets)
    return {"links": links, "samples": samples, "ms": ms, "ns_per_link_and_sample": ms * 1e6 / (links * samples)}


def _warm(work: Work, optimizer: str = "sgd") -> Core:
    """A runner whose kernels are compiled."""
    runner = Core(work, compiled_engine, optimizer)
    runner.run(1)
    return runner


def _edit(neurons: int, links: int, layers: int, seconds: float) -> dict[str, Any]:
    sizes = spread(neurons, layers)
    network = build_network(EDIT_INPUTS, random_sources(EDIT_INPUTS, sizes, links, neurons))
    loss = LOSSES["half_square"].expression
    ids = compile_network(network, 1, loss).parameters
    state = TrainingState.initial(ids, dict.fromkeys(ids, 0.0))
    rules = rules_of(TrainingSettings(), np.ones(len(ids), dtype=np.bool_), np.zeros(len(ids), dtype=np.bool_), 0)
    samples = np.zeros((EDIT_INPUTS + 1, rules.batch))

    def change() -> tuple[float, float]:
        """The seconds to the program, and to an engine with everything it needs to train."""
        # A network of its own: nothing that the last one cached is there yet.
        changed = replace(network)
        started = time.perf_counter()
        program = compile_network(changed, 1, loss).program
        written = time.perf_counter()
        compiled_engine(program).advance(state, samples, rules, np.zeros(2), 0)
        return written - started, time.perf_counter() - started

    # The first call compiles the kernels.
    change()
    times = [change()]
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        times.append(change())
    written, ready = zip(*times, strict=True)
    return {
        "neurons": neurons, "links": len(network.links),
        "program_ms": statistics.median(written) * 1e3,
        "ms": statistics.median(ready) * 1e3, "minimum_ms": min(ready) * 1e3,
    }  # fmt: skip
