"""Programs that no network makes, over blocks of every size: parameters that are read as values, tied ones, sums that
fit no group. The same bits however the work is cut, and the same numbers as NumPy's.
"""

import random

import numpy as np
import pytest

from core.autograd.kernels.plan import CODE, COPY, plan
from core.autograd.program import Program, trace
from core.autograd.value import Value, apply
from core.training.engine import BLOCK, RATE, Rules, rules_of
from core.training.kernels.engine import LINE, KernelEngine, stride_of
from core.training.numpy_engine import NumpyEngine
from core.training.settings import TrainingSettings
from core.training.state import EPOCH, TrainingState
from tests.core.autograd.graphs import random_graph

SEEDS = (313, 316, 324, 329, 347, 351, 354, 366, 383, 393, 438, 440, 445)
PARAMETERS, COUNT, EPOCHS = 5, 150, 2
IDS = tuple("abcde")


def work(seed: int) -> tuple[Program, dict[str, float], np.ndarray]:
    """A program, where its parameters begin, and samples for it."""
    draw = np.random.default_rng(seed)
    loss, sources, weights = random_graph(seed, [0.3, -0.8, 1.1], draw.uniform(-1.0, 1.0, PARAMETERS).tolist())
    start = dict(zip(IDS, (weight.data for weight in weights), strict=True))
    return trace(loss, weights, sources).program, start, draw.uniform(-2.0, 2.0, (3, COUNT))


def rules(batch: int, remainder: str) -> Rules:
    settings = TrainingSettings(batch_size=batch, remainder=remainder, optimizer="momentum")  # type: ignore[arg-type]
    return rules_of(settings, np.ones(PARAMETERS, bool), np.zeros(PARAMETERS, bool), 0)


def trained(
    engine: KernelEngine | NumpyEngine, start: dict[str, float], samples: np.ndarray, how: Rules, most: int
) -> TrainingState:
    """The state after EPOCHS, asked for at most so many samples more at a time."""
    state, control = TrainingState.initial(IDS, start), np.zeros(2)
    control[RATE] = 1e-4
    left = done = 0
    while done < EPOCHS * COUNT:
        left = min(left + most, EPOCHS * COUNT - done)
        progress = engine.advance(state, samples, how, control, left)
        assert not progress.diverged
        done, left = done + progress.samples, left - progress.samples
    assert state.counters[EPOCH] == EPOCHS
    return state


@pytest.mark.parametrize(("batch", "remainder"), [(1, "short"), (7, "carry"), (BLOCK + 1, "short"), (110, "carry")])
@pytest.mark.parametrize("seed", SEEDS)
def test_any_program_keeps_every_bit_however_the_work_is_cut(seed: int, batch: int, remainder: str) -> None:
    program, start, samples = work(seed)
    how, draw = rules(batch, remainder), random.Random(seed)
    whole = trained(KernelEngine(program), start, samples, how, EPOCHS * COUNT)
    cut = trained(KernelEngine(program), start, samples, how, draw.randint(1, BLOCK))
    plain = trained(NumpyEngine(program), start, samples, how, EPOCHS * COUNT)
    for name in ("parameters", "gathered", "memory", "loss", "counters", "last_gradient", "last_step"):
        assert getattr(cut, name).tobytes() == getattr(whole, name).tobytes(), name
    assert whole.parameters == pytest.approx(plain.parameters, rel=1e-12, abs=1e-14)
    assert whole.gathered == pytest.approx(plain.gathered, rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_engine_used_for_something_else_between_keeps_every_bit(seed: int) -> None:
    """Nothing of a block, of a sample, or of a picture stays in the workspace and shows."""
    program, start, samples = work(seed)
    engine, rows = KernelEngine(program), np.arange(program.first_input, program.row_count)
    fresh = trained(KernelEngine(program), start, samples, rules(7, "carry"), EPOCHS * COUNT)
    trained(engine, start, samples, rules(1, "short"), EPOCHS * COUNT)
    trained(engine, start, -samples, rules(110, "carry"), BLOCK)
    for kind in (np.float32, np.float64):
        engine.evaluate(fresh.parameters, samples, rows, np.empty((len(rows), COUNT), kind))
    again = trained(engine, start, samples, rules(7, "carry"), EPOCHS * COUNT)
    assert again.parameters.tobytes() == fresh.parameters.tobytes()
    assert again.gathered.tobytes() == fresh.gathered.tobytes()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_programs_copy_parameters_and_tie_them(seed: int) -> None:
    made = plan(work(seed)[0])
    assert COPY in made.table[:, CODE]
    assert len(made.ties) > 0


@pytest.mark.parametrize("count", range(1, 20))
def test_samples_that_are_not_there_make_no_trouble(count: int) -> None:
    """No sample is 0, where the slope is infinite: nor is what fills up the last vector."""
    weight, bias, x = Value(0.5), Value(0.0), Value(1.0)
    program = trace(apply("log", apply("weighted_sum", bias, weight, x)), [weight, bias], [x]).program
    samples = np.linspace(1.0, 2.0, count)[None]
    state = TrainingState.initial(("w", "b"), {"w": 0.5, "b": 0.0})
    how = rules_of(TrainingSettings(batch_size=1000, remainder="carry"), np.ones(2, bool), np.zeros(2, bool), 0)
    KernelEngine(program).advance(state, samples, how, np.zeros(2), count)
    assert state.loss[0] == pytest.approx(np.log(0.5 * samples).sum(), rel=1e-13)
    assert state.gathered == pytest.approx([count / 0.5, (1.0 / (0.5 * samples)).sum()], rel=1e-13)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_rows_hold_their_block_and_are_an_odd_number_of_cache_lines_apart(kind: type) -> None:
    for samples in range(1, BLOCK + 1):
        lines, rest = divmod(stride_of(samples, kind) * np.dtype(kind).itemsize, LINE)
        assert rest == 0 and lines % 2 == 1
        assert samples <= stride_of(samples, kind) <= samples + 2 * LINE // np.dtype(kind).itemsize
