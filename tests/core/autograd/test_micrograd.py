"""Code in micrograd's own style runs as there: its engine, its networks, and its drawing of a graph."""

import copy
import math
import operator
import random
from typing import Any

import numpy as np
import pytest

from core.autograd import value as functions
from core.autograd.ops import ALIASES, OPS
from core.autograd.value import Value, apply

OPERANDS = (0.7, 1.3, 0.4)


def traced(root: Value) -> tuple[set[Value], set[tuple[Value, Value]]]:
    """Nodes and edges, as a notebook gathers them to draw a graph."""
    nodes: set[Value] = set()
    edges: set[tuple[Value, Value]] = set()

    def build(v: Value) -> None:
        if v not in nodes:
            nodes.add(v)
            for child in v._prev:
                edges.add((child, v))
                build(child)

    build(root)
    return nodes, edges


def drawn(root: Value) -> list[str]:
    """One line for each node and for each edge, with the operation as a node of its own."""
    nodes, edges = traced(root)
    lines = []
    for n in nodes:
        uid = str(id(n))
        lines.append(f"{uid} [{n.label} | data {n.data:.4f} | grad {n.grad:.4f}]")
        if n._op:
            lines += [f"{uid}{n._op} [{n._op}]", f"{uid}{n._op} -> {uid}"]
    return lines + [f"{id(child)} -> {id(n)}{n._op}" for child, n in edges]


class Module:
    def parameters(self) -> list[Value]:
        return []

    def zero_grad(self) -> None:
        for p in self.parameters():
            p.grad = 0


class Neuron(Module):
    def __init__(self, draw: random.Random, count: int, nonlin: bool = True) -> None:
        self.w = [Value(draw.uniform(-1, 1)) for _ in range(count)]
        self.b, self.nonlin = Value(0), nonlin

    def __call__(self, x: Any) -> Value:
        act = sum((wi * xi for wi, xi in zip(self.w, x, strict=True)), self.b)
        return act.relu() if self.nonlin else act

    def parameters(self) -> list[Value]:
        return [*self.w, self.b]


class Layer(Module):
    def __init__(self, draw: random.Random, count: int, out: int, **kind: bool) -> None:
        self.neurons = [Neuron(draw, count, **kind) for _ in range(out)]

    def __call__(self, x: Any) -> Any:
        out = [n(x) for n in self.neurons]
        return out[0] if len(out) == 1 else out

    def parameters(self) -> list[Value]:
        return [p for n in self.neurons for p in n.parameters()]


class MLP(Module):
    def __init__(self, draw: random.Random, count: int, outs: list[int]) -> None:
        sizes = [count, *outs]
        self.layers = [Layer(draw, sizes[i], sizes[i + 1], nonlin=i != len(outs) - 1) for i in range(len(outs))]

    def __call__(self, x: Any) -> Any:
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self) -> list[Value]:
        return [p for layer in self.layers for p in layer.parameters()]


def test_the_graph_of_the_lecture_is_drawn_from_prev_op_data_grad_and_label() -> None:
    a, b, c, f = Value(2.0, label="a"), Value(-3.0, label="b"), Value(10.0, label="c"), Value(-2.0, label="f")
    e = a * b
    e.label = "e"
    d = e + c
    d.label = "d"
    loss = d * f
    loss.label = "L"
    loss.backward()
    nodes, edges = traced(loss)
    assert {(n.label, n._op, n.data, n.grad) for n in nodes} == {
        ("a", "", 2.0, 6.0), ("b", "", -3.0, -4.0), ("c", "", 10.0, -2.0), ("f", "", -2.0, 4.0),
        ("e", "*", -6.0, -2.0), ("d", "+", 4.0, -2.0), ("L", "*", -8.0, 1.0),
    }  # fmt: skip
    assert {(child.label, n.label) for child, n in edges} == {
        ("a", "e"), ("b", "e"), ("e", "d"), ("c", "d"), ("d", "L"), ("f", "L"),
    }  # fmt: skip
    assert len(drawn(loss)) == 7 + 2 * 3 + 6


def test_a_network_written_for_micrograd_learns_the_lectures_four_rows() -> None:
    model = MLP(random.Random(1337), 3, [4, 4, 1])
    xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
    ys = [1.0, -1.0, -1.0, 1.0]
    losses = []
    for _ in range(60):
        loss = sum((model(x) - y) ** 2 for x, y in zip(xs, ys, strict=True))
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            p.data -= 0.02 * p.grad
        losses.append(loss.item())
    assert len(model.parameters()) == 41
    assert losses[-1] < 0.1 * losses[0]


def test_a_value_made_of_children_and_a_sign_hands_its_gradient_on() -> None:
    a, b = Value(2.0), Value(-3.0)
    made = {
        "+": (Value(-1.0, (a, b), "+"), (1.0, 1.0)), "*": (Value(-6.0, (a, b), "*"), (-3.0, 2.0)),
        "-": (Value(5.0, (a, b), "-"), (1.0, -1.0)), "/": (Value(-2 / 3, (a, b), "/"), (-1 / 3, -2 / 9)),
    }  # fmt: skip
    for sign, (value, slopes) in made.items():
        a.grad = b.grad = 0.0
        value.backward()
        assert (value._op, value._prev, a.grad, b.grad) == (sign, {a, b}, *(pytest.approx(each) for each in slopes))


@pytest.mark.parametrize(
    ("sign", "data", "slope"),
    [("**2", 4.0, 4.0), ("**-1", 0.5, -0.25), ("-", -2.0, -1.0), ("ReLU", 2.0, 1.0), ("exp", math.exp(2), math.exp(2)),
     ("tanh", math.tanh(2), 1 - math.tanh(2) ** 2)],
)  # fmt: skip
def test_a_value_made_of_one_child_and_a_sign_hands_its_gradient_on(sign: str, data: float, slope: float) -> None:
    a = Value(2.0)
    value = Value(data, (a,), sign, label="y")
    value.backward()
    assert (value._op, value.label, a.grad) == (sign, "y", pytest.approx(slope))
    assert a in value._prev


def test_children_without_a_sign_are_in_the_history_and_an_unknown_sign_is_refused() -> None:
    a = Value(2.0)
    assert Value(3.0, (a,))._prev == {a}
    with pytest.raises(ValueError, match="no operation 'cosh'"):
        Value(3.0, (a,), "cosh")
    with pytest.raises(ValueError, match="takes 2 operands, not 1"):
        Value(3.0, (a,), "*")


def test_a_label_may_stand_in_the_second_place_or_by_its_name() -> None:
    assert Value(1.0, "a").label == Value(1.0, label="a").label == "a"


def test_signs_are_those_of_micrograd() -> None:
    a, b = Value(2.0), Value(3.0)
    signs = [a + b, a * b, a - b, a / b, -a, a**2, a**0.5, a**b, a.relu(), a.tanh(), a.exp()]
    assert [v._op for v in signs] == ["+", "*", "-", "/", "-", "**2", "**0.5", "**", "ReLU", "tanh", "exp"]
    assert (a + a)._prev == (a**2)._prev == {a}
    assert (a**b)._prev == (a + b)._prev == {a, b}


def test_a_value_takes_attributes_of_ones_own() -> None:
    v = Value(1.0)
    v.m, v.velocity = 0.5, 2.0  # type: ignore[attr-defined]
    assert (v.m, v.velocity) == (0.5, 2.0)  # type: ignore[attr-defined]


def test_a_value_is_read_as_the_number_it_holds() -> None:
    v = Value(-2.7)
    assert (v.item(), float(v), int(v), abs(v).data, +v) == (-2.7, -2.7, -2, 2.7, v)
    assert f"{v.item():.1f}" == "-2.7"


def test_values_compare_by_data_and_are_equal_only_to_themselves() -> None:
    small, large = Value(1.0), Value(2.0)
    assert small < large and small <= large and large > small and large >= small
    assert small < 1.5 and small > 0.5 and small >= 1 and small <= np.float64(1.0)
    assert [operator.lt(1.5, v) for v in (small, large)] == [False, True]
    assert not small > large and not small < 1.0
    assert max([small, large, Value(-3.0)]) is large
    assert [v.data for v in sorted([large, small])] == [1.0, 2.0]
    assert small != Value(1.0) and len({small, Value(1.0)}) == 2
    with pytest.raises(TypeError):
        _ = small < "1"  # type: ignore[operator]


def test_zero_grad_clears_a_value_and_all_behind_it() -> None:
    a = Value(3.0)
    y = (a * a).tanh()
    y.backward()
    y.zero_grad()
    assert [v.grad for v in (a, y, *y.operands)] == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("name", [*OPS, *ALIASES])
def test_every_operation_is_a_method_and_a_function(name: str) -> None:
    op = OPS[ALIASES.get(name, name)]
    first, *others = (Value(x) for x in OPERANDS[: op.arity or 3])
    right = apply(op, first, *others)
    assert getattr(first, name)(*others).data == right.data
    function = functions.FUNCTIONS[name]
    assert (function(first, *others).data, function.__name__) == (right.data, name)
    assert op.explanation in (function.__doc__ or "")
    if name not in ("weighted_sum", "log_sum_exp"):
        assert getattr(functions, name)(first, *others).data == right.data


def test_operations_say_how_many_operands_they_take() -> None:
    with pytest.raises(TypeError, match="max takes 2 operands, not 1"):
        Value(1.0).max()  # type: ignore[call-arg]
    with pytest.raises(AttributeError, match="no attribute 'cosh'"):
        _ = functions.cosh


def test_a_graph_is_copied_with_its_history() -> None:
    a = Value(2.0, "a")
    y = (a * a).tanh()
    again = copy.deepcopy(y)
    again.backward()
    y.backward()
    assert (again._op, a.grad) == ("tanh", again.operands[0].operands[0].grad)


def test_numpys_scalars_and_functions_make_values() -> None:
    v = Value(3.0)
    for made, data in ((np.float64(2) * v, 6.0), (v - np.float32(1), 2.0), (np.tanh(v), math.tanh(3.0))):
        assert isinstance(made, Value)
        assert made.data == pytest.approx(data)
