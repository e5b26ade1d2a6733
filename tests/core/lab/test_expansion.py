"""Level of detail: written out in place, values and gradients stay."""

import numpy as np
import pytest

from core.autograd.formula import parse
from core.autograd.ops import ACTIVATIONS, OPS, Op
from core.autograd.value import Value, apply, history
from core.lab import notation
from core.lab.graph.expansion import INSIDE, can_expand, expand
from core.lab.graph.stepper import gradients
from core.lab.lab import Lab

NEURON = "o = tanh(x1*w1 + x2*w2 + b)"
AT = {"x1": 2.0, "x2": 0.0, "w1": -3.0, "w2": 1.0, "b": 6.8813735870195432}


def test_tanh_is_written_with_exp_and_nothing_changes() -> None:
    output = parse(NEURON).evaluate(AT).output
    expanded = expand(output, {"o"})
    names = {value.op.name for value in history(expanded.output) if value.op is not None}
    assert "exp" in names
    assert "tanh" not in names
    assert expanded.output.label == "o"
    assert expanded.output.data == pytest.approx(output.data, rel=1e-15)
    right = {value.label: slope for value, slope in gradients(output).items()}
    now = {value.label: slope for value, slope in gradients(expanded.output).items()}
    for name in AT:
        assert now[name] == pytest.approx(right[name], rel=1e-15, abs=1e-15)


def test_collapsing_is_expanding_less() -> None:
    output = parse(NEURON).evaluate(AT).output
    again = expand(output, ())
    assert [(v.label, v.op, v.data) for v in history(again.output)] == [
        (v.label, v.op, v.data) for v in history(output)
    ]
    assert all(copy is not origin and copy.label == origin.label for copy, origin in again.origins.items())


@pytest.mark.parametrize("op", [op for op in OPS.values() if op.expansion is not None], ids=lambda op: op.name)
@pytest.mark.parametrize("x", [-1.3, 0.4, 2.0])
def test_every_expansion_keeps_value_and_gradients(op, x: float) -> None:  # type: ignore[no-untyped-def]
    names = ["a", "b", "c"][: op.arity or 3]
    text = f"y = {op.name}({', '.join(names)})*a"
    values = {name: abs(x) + at if op.name in ("sqrt", "divide") else x + at for at, name in enumerate(names)}
    output = parse(text).evaluate(values).output
    label = output.operands[0].label
    assert can_expand(output.operands[0])
    expanded = expand(output, {label})
    assert expanded.output.data == pytest.approx(output.data, rel=1e-14)
    right = {value.label: slope for value, slope in gradients(output).items()}
    for value, slope in gradients(expanded.output).items():
        if value.label in values:
            assert slope == pytest.approx(right[value.label], rel=1e-13, abs=1e-14)
    labels = [value.label for value in history(expanded.output)]
    assert len(labels) == len(set(labels))
    inside = [copy for copy, origin in expanded.origins.items() if origin.label == label]
    assert len(inside) >= 1


def test_an_inside_may_be_expanded_further_and_leaves_may_not() -> None:
    output = parse("y = silu(a)").evaluate({"a": 0.7}).output
    once = expand(output, {"y"})
    sigmoid = next(value for value in history(once.output) if value.op is not None and value.op.name == "sigmoid")
    twice = expand(output, {"y", sigmoid.label})
    assert "sigmoid" not in {value.op.name for value in history(twice.output) if value.op is not None}
    assert twice.output.data == pytest.approx(output.data, rel=1e-15)
    assert not can_expand(output.operands[0])
    assert len(history(expand(output, {"a"}).output)) == 2


def test_a_weighted_sum_without_terms_is_its_bias() -> None:
    output = parse("y = weighted_sum(b)").evaluate({"b": 2.0}).output
    assert expand(output, {"y"}).output.data == 2.0


NEAR_0 = {"tanh": 1e-3, "elu": 1e-3}
"""Closer to 0 than this, e^2x - 1 and e^x - 1 lose digits."""

BELOW = {"softplus": -5.0}
"""Below this, 1 + e^x loses the digits of e^x."""

ACTIVATIONS_WITH_PARTS = [op for op in ACTIVATIONS if op.expansion is not None]


@pytest.mark.parametrize("op", ACTIVATIONS_WITH_PARTS, ids=lambda op: op.name)
def test_a_written_out_activation_gives_the_same_numbers_from_minus_20_to_20(op: Op) -> None:
    for x in np.linspace(-20.0, 20.0, 1601).tolist():
        is_exact = abs(x) >= NEAR_0.get(op.name, 0.0) and x >= BELOW.get(op.name, -20.0)
        whole, part = Value(x, "x"), Value(x, "x")
        one, other = apply(op, whole), op.expansion(part)  # type: ignore[misc]
        assert other.data == pytest.approx(one.data, rel=1e-12 if is_exact else 0.0, abs=0.0 if is_exact else 2e-16)
        if x != 0.0:
            one.backward()
            other.backward()
            assert part.grad == pytest.approx(whole.grad, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("o = tanh(n)", ["2n", "e^2n", "e^2n \u2212 1", "e^2n + 1"]),
        ("y = sigmoid(h1)", ["\u2212h1", "e^\u2212h1", "1 + e^\u2212h1"]),
        ("y = softplus(a)", ["e^a", "1 + e^a"]),
        ("y = elu(a)", ["max(0, a)", "min(a, 0)", "e^min(a, 0)", "e^min(a, 0) \u2212 1"]),
        ("y = leaky_relu(a)", ["0.01a"]),
        ("y = gaussian(a)", ["a^2", "\u2212a^2"]),
        ("y = softmax(a, b)", ["e^a", "e^b", "e^a + e^b"]),
        ("y = tanh(first + second)", ["2x", "e^2x", "e^2x \u2212 1", "e^2x + 1"]),
        ("x = 1\ny = x*tanh(first + second)", ["2z", "e^2z", "e^2z \u2212 1", "e^2z + 1"]),
        ("y = weighted_sum(first_bias, first_weight, first_source)", ["product"]),
    ],
)
def test_the_parts_are_named_as_a_textbook_writes_them(text: str, inside: list[str]) -> None:
    lab = Lab(text)
    whole = next(
        value for value in lab.stepper.values if lab.can_toggle(value) and value.op.name not in ("add", "multiply")
    )  # type: ignore[union-attr]
    lab.toggle(whole.label)
    parts = [value for value in lab.stepper.values if INSIDE in value.label and value.op is not None]
    assert [notation.name(value) for value in parts] == inside


def test_equal_parts_of_two_operations_have_labels_of_their_own() -> None:
    lab = Lab("y = tanh(a) + 3*tanh(a)")
    for label in [value.label for value in lab.stepper.values if value.op is not None and value.op.name == "tanh"]:
        lab.toggle(label)
    labels = [value.label for value in lab.stepper.values]
    assert len(set(labels)) == len(labels)
    assert [notation.name(value) for value in lab.stepper.values].count("e^2a") == 2
