"""Random networks in groups of every shape: one sample, blocks, and pictures give the numbers of `Value` and NumPy."""

import numpy as np
import pytest

from core.autograd import interpreter
from core.autograd.kernels.plan import CODE, COUNT, SOURCES, plan
from core.autograd.kernels.vector import LANES
from core.autograd.ops import CODES
from core.autograd.program import Program, trace
from core.autograd.value import Value, weighted_sum
from core.training.engine import BLOCK, rules_of
from core.training.kernels.engine import KernelEngine
from core.training.settings import TrainingSettings
from core.training.state import TrainingState
from tests.core.autograd.graphs import random_layers

SEEDS = range(600, 640)
COUNTS = (1, 2, LANES, LANES + 3, BLOCK, 2 * BLOCK + 1)
NEVER = TrainingSettings(batch_size=1000, remainder="carry")


def work(seed: int, count: int) -> tuple[Program, np.ndarray, np.ndarray]:
    """A program, its parameters and samples."""
    loss, inputs, parameters = random_layers(seed)
    samples = np.random.default_rng(seed).uniform(-2.0, 2.0, (len(inputs), count))
    return trace(loss, parameters, inputs).program, np.array([each.data for each in parameters]), samples


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_gradients_of_random_networks_are_those_of_numpy(seed: int, count: int) -> None:
    program, start, samples = work(seed, count)
    ids = tuple(f"p{at}" for at in range(len(start)))
    state = TrainingState.initial(ids, dict(zip(ids, start.tolist(), strict=True)))
    never = rules_of(NEVER, np.ones(len(ids), bool), np.zeros(len(ids), bool), 0)
    assert KernelEngine(program).advance(state, samples, never, np.zeros(2), count).samples == count
    values, gradients = interpreter.gradients(program, start, samples)
    assert state.loss[0] == pytest.approx(values[-1].sum(), rel=1e-12)
    assert state.gathered == pytest.approx(gradients[: len(ids)].sum(axis=1), rel=1e-11, abs=1e-12)


@pytest.mark.parametrize("count", [1, LANES + 3, 2 * BLOCK + 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_of_random_networks_has_numpys_values_in_both_precisions(seed: int, count: int) -> None:
    program, start, samples = work(seed, count)
    engine, rows = KernelEngine(program), np.arange(program.parameter_count, program.row_count)[::-1]
    values = interpreter.forward(program, start, samples)
    expected = np.array([np.broadcast_to(values[row], count) for row in rows])
    for kind, limit in ((np.float64, 1e-13), (np.float32, 3e-6)):
        out = np.empty((len(rows), count), kind)
        engine.evaluate(start, samples, rows, out)
        np.testing.assert_allclose(out, expected, rtol=limit, atol=limit)


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_eager_values_agree(seed: int) -> None:
    loss, inputs, parameters = random_layers(seed)
    loss.backward()
    program, start = trace(loss, parameters, inputs).program, np.array([each.data for each in parameters])
    samples = np.array([[each.data] for each in inputs])
    values, gradients = interpreter.gradients(program, start, samples)
    assert values[-1, 0] == pytest.approx(loss.data, rel=1e-13)
    assert gradients[: len(start), 0] == pytest.approx([each.grad for each in parameters], rel=1e-12, abs=1e-14)


def test_the_networks_make_groups_of_every_shape() -> None:
    tables = [plan(work(seed, 1)[0]).table for seed in SEEDS]
    sums = [line for table in tables for line in table if line[CODE] == CODES["weighted_sum"]]
    assert {int(line[COUNT]) % 4 for line in sums} == {0, 1, 2, 3}
    assert max(line[COUNT] for line in sums) > LANES
    assert max(line[SOURCES] for line in sums) > LANES
    assert min(line[SOURCES] for line in sums) <= 1
    assert any(line[COUNT] == 1 and line[SOURCES] > LANES for line in sums)


@pytest.mark.parametrize("count", COUNTS)
def test_rows_of_their_own_gather_what_they_share(count: int) -> None:
    """Two sums of other sources in a row of their own each, with one bias and one weight."""
    draw = np.random.default_rng(7)
    inputs, later = [Value(0.0) for _ in range(LANES + 2)], Value(0.0)
    bias, *weights = parameters = [Value(x) for x in draw.uniform(-0.5, 0.5, LANES + 4).tolist()]
    one = weighted_sum(weights[: LANES + 2], inputs, bias).tanh()
    other = weighted_sum([weights[0], weights[-1]], [one, later], bias).tanh()
    program = trace(other.square(), parameters, [*inputs, later]).program
    made = plan(program)
    assert made.table[made.table[:, CODE] == CODES["weighted_sum"], COUNT].tolist() == [1, 1] and len(made.ties) == 2
    ids, samples = tuple(f"p{at}" for at in range(len(parameters))), draw.uniform(-2.0, 2.0, (LANES + 3, count))
    start = np.array([each.data for each in parameters])
    state = TrainingState.initial(ids, dict(zip(ids, start.tolist(), strict=True)))
    never = rules_of(NEVER, np.ones(len(ids), bool), np.zeros(len(ids), bool), 0)
    KernelEngine(program).advance(state, samples, never, np.zeros(2), count)
    _, gradients = interpreter.gradients(program, start, samples)
    assert state.gathered == pytest.approx(gradients[: len(ids)].sum(axis=1), rel=1e-11, abs=1e-12)
