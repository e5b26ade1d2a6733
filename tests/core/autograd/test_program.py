"""Programs: traced, checked, and run alike by every interpreter."""

import random
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from core.autograd import interpreter
from core.autograd.gradcheck import check_program
from core.autograd.program import Program, check, trace
from core.autograd.value import Value
from core.training.engine import rules_of
from core.training.kernels.engine import KernelEngine
from core.training.numpy_engine import NumpyEngine
from core.training.settings import TrainingSettings
from core.training.state import TrainingState
from tests.core.autograd.graphs import random_graph

NEVER = TrainingSettings(batch_size=1000, remainder="carry")
SEED = 20_240_719


@pytest.mark.parametrize("number", range(60))
def test_random_graphs_mean_the_same_to_every_interpreter(number: int) -> None:
    draw = random.Random(SEED + number)
    inputs = [draw.uniform(-2, 2) for _ in range(3)]
    parameters = [draw.uniform(-1, 1) for _ in range(5)]
    loss, sources, weights = random_graph(SEED + number, inputs, parameters)
    loss.backward()
    program = trace(loss, weights, sources).program
    samples, start = np.array([inputs]).T, np.array(parameters)
    values, gradients = interpreter.gradients(program, start, samples)
    print(f"seed {SEED + number}")
    assert values[-1, 0] == pytest.approx(loss.data, rel=1e-12)
    assert gradients[:5, 0] == pytest.approx([w.grad for w in weights], rel=1e-12, abs=1e-13)
    names = tuple("abcde")
    never = rules_of(NEVER, np.ones(5, bool), np.zeros(5, bool), 0)
    for engine in (KernelEngine(program), NumpyEngine(program)):
        state = TrainingState.initial(names, dict(zip(names, parameters, strict=True)))
        engine.advance(state, samples, never, np.zeros(2), 1)
        assert state.gathered == pytest.approx([w.grad for w in weights], rel=1e-12, abs=1e-13)
        out = np.empty((1, 1))
        engine.evaluate(start, samples, np.array([program.loss_row]), out)
        assert out[0, 0] == pytest.approx(loss.data, rel=1e-12)


@pytest.mark.parametrize("hundred", range(5))
def test_central_differences_confirm_random_graphs(hundred: int) -> None:
    for seed in range(50_000 + 100 * hundred, 50_100 + 100 * hundred):
        draw = random.Random(seed)
        inputs = [draw.uniform(-2, 2) for _ in range(3)]
        start = np.array([draw.uniform(-1, 1) for _ in range(5)])
        loss, sources, weights = random_graph(seed, inputs, start.tolist())
        program, samples = trace(loss, weights, sources).program, np.array([inputs]).T
        _, gradients = interpreter.gradients(program, start, samples)
        print(f"seed {seed}")
        assert check_program(program, partial(_losses, program, samples), start, gradients[:5]) < 1e-6


def _losses(program: Program, samples: np.ndarray, parameters: np.ndarray) -> np.ndarray:
    return np.broadcast_to(interpreter.forward(program, parameters, samples)[-1], samples.shape[1])


def test_central_differences_confirm_a_program() -> None:
    loss, sources, weights = random_graph(3, [0.3, -0.8, 1.1], [0.2, -0.5, 0.9, 0.1, 0.7])
    program = trace(loss, weights, sources).program
    samples = np.array([[0.3, 0.1], [-0.8, 0.4], [1.1, -0.2]])
    parameters = np.array([w.data for w in weights])
    _, gradients = interpreter.gradients(program, parameters, samples)

    def losses(at: np.ndarray) -> np.ndarray:
        return np.broadcast_to(interpreter.forward(program, at, samples)[-1], 2)

    assert check_program(program, losses, parameters, gradients[:5]) < 1e-6
    assert check_program(program, losses, parameters, gradients[:5] + 0.1) > 1e-3


def test_a_program_can_be_read() -> None:
    x, w = Value(1.0), Value(2.0)
    program = trace((w * x + 3.0).tanh(), [w], [x]).program
    assert str(program).splitlines() == [
        "1 parameters, 1 constants, 1 inputs, 0 targets",
        "r3 = multiply r0 r2",
        "r4 = add r3 r1",
        "r5 = tanh r4",
        "r6 = linear r5",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"codes": np.array([], dtype=np.int64)}, "at least one instruction"),
        ({"starts": np.array([0, 2, 3, 4, 9])}, "do not split the operands"),
        ({"codes": np.array([999, 0, 13, 12])}, "unknown operation"),
        ({"operands": np.array([0, 6, 3, 1, 4, 5])}, "is not before it"),
        ({"starts": np.array([0, 1, 3, 5, 6])}, "has 1 operands"),
        ({"starts": np.array([1, 2, 4, 5, 6])}, "do not split the operands"),
    ],
)
def test_a_malformed_program_is_refused(changes: dict, message: str) -> None:
    x, w = Value(1.0), Value(2.0)
    program = trace((w * x + 3.0).tanh(), [w], [x]).program
    with pytest.raises(ValueError, match=message):
        check(replace(program, **changes))
