"""Level of detail: written out in place, values and gradients stay."""

import pytest

from core.autograd.formula import parse
from core.autograd.ops import OPS
from core.autograd.value import history
from core.lab.graph.expansion import can_expand, expand
from core.lab.graph.stepper import gradients

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
