"""One sample at a time: the same gradients as eager `Value`s, whatever stands beside what is computed."""

import numpy as np
import pytest

from core.autograd.kernels.vector import LANES
from core.autograd.program import trace
from core.autograd.value import Value, apply
from core.training.engine import rules_of
from core.training.kernels.engine import KernelEngine
from core.training.settings import TrainingSettings
from core.training.state import TrainingState

NEVER = TrainingSettings(batch_size=1000, remainder="carry")


@pytest.mark.parametrize("width", [2, 3, LANES, LANES + 1, 2 * LANES + 3])
@pytest.mark.parametrize("name", ["log", "sqrt"])
def test_an_infinite_slope_beside_an_operand_does_not_come_to_its_neighbors(name: str, width: int) -> None:
    """The operation reads one row of a group; the others are 0, where its slope is infinite, and are read elsewhere."""
    parameters, x = [Value(0.0) for _ in range(2 * width)], Value(1.0)
    start = [1.0, 0.5] + [0.0] * (2 * width - 2)
    for parameter, number in zip(parameters, start, strict=True):
        parameter.data = number
    sums = [apply("weighted_sum", bias, weight, x) for bias, weight in zip(*[iter(parameters)] * 2, strict=True)]
    loss = apply(name, sums[0])
    for each in sums[1:]:
        loss = loss + each * 0.25
    loss.backward()
    program = trace(loss, parameters, [x]).program
    count = len(parameters)
    ids = tuple(f"p{k}" for k in range(count))
    state = TrainingState.initial(ids, dict(zip(ids, start, strict=True)))
    rules = rules_of(NEVER, np.ones(count, bool), np.zeros(count, bool), 0)
    KernelEngine(program).advance(state, np.ones((1, 1)), rules, np.zeros(2), 1)
    assert state.gathered.tolist() == [parameter.grad for parameter in parameters]


@pytest.mark.parametrize("beside", [np.inf, np.nan])
def test_a_number_that_is_not_finite_beside_a_source_does_not_come_to_the_sum(beside: float) -> None:
    weight, bias, x, unread = Value(0.5), Value(0.25), Value(2.0), Value(beside)
    loss = apply("weighted_sum", bias, weight, x).tanh()
    loss.backward()
    program = trace(loss, [bias, weight], [x, unread]).program
    state = TrainingState.initial(("b", "w"), {"b": 0.25, "w": 0.5})
    rules = rules_of(NEVER, np.ones(2, bool), np.zeros(2, bool), 0)
    KernelEngine(program).advance(state, np.array([[2.0], [beside]]), rules, np.zeros(2), 1)
    assert state.loss[0] == pytest.approx(loss.data, rel=1e-15)
    assert state.gathered == pytest.approx([bias.grad, weight.grad], rel=1e-14)
