"""The chain rule's equation: its numbers are the gradients, its words the operations."""

import math

import pytest

from core.autograd.value import Value, weighted_sum
from core.document.starter import default_document
from core.lab.chain_rule import chain_rules
from core.lab.examples import EXAMPLES
from core.lab.graph.stepper import Mistakes, Stepper
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.lab.network.neuron import fold
from tests.core.lab.test_network_graph import trained
from tests.core.lab.test_step_text import group


def added_up(lab: Lab) -> dict[str, float]:
    """What all steps add to each value's gradient, by their equations."""
    found: dict[str, float] = {}
    for position in range(1, len(lab.stepper.steps) + 1):
        lab.stepper.go_to(position)
        for rule in chain_rules(lab.stepper):
            assert math.prod(factor.number for factor in rule.factors) == pytest.approx(rule.product, rel=1e-12)
            found[rule.target] = found.get(rule.target, 0.0) + rule.product
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_the_products_of_all_equations_add_up_to_the_gradients(example) -> None:  # type: ignore[no-untyped-def]
    lab = Lab(example.text)
    lab.stepper.output.backward()
    found = added_up(lab)
    for value in lab.stepper.values:
        if value is not lab.stepper.output and not value.constant:
            assert found[value.label] == pytest.approx(value.grad, rel=1e-12, abs=1e-12)


def test_the_equation_of_a_product_names_the_other_factor() -> None:
    lab = Lab(EXAMPLES[0].text)
    lab.stepper.run_to(lab.named("e"))  # type: ignore[arg-type]
    first, second = chain_rules(lab.stepper)
    assert (first.title, first.remark) == ("Chain rule at a", "from e")
    assert first.text == "\u2202L/\u2202a += \u2202L/\u2202e \u00d7 b = \u22122.0000 \u00d7 \u22123.0000 = 6.0000"
    assert (second.target, second.at, second.count) == ("b", 1, 2)


def test_there_is_no_equation_before_a_gradient_is_passed_on() -> None:
    lab = Lab(EXAMPLES[0].text)
    assert chain_rules(lab.stepper) == ()
    lab.stepper.go_to(0)
    assert chain_rules(lab.stepper) == ()
    lab.stepper.go_to(4)
    assert chain_rules(lab.stepper) == ()


def test_the_remark_says_where_the_rest_comes_from() -> None:
    def remarks(text: str) -> list[str]:
        lab, found = Lab(text), []
        for position in range(1, len(lab.stepper.steps) + 1):
            lab.stepper.go_to(position)
            found += [rule.remark for rule in chain_rules(lab.stepper) if rule.target == "a"]
        return found

    assert remarks("a = 3\nb = a*2\nc = a*5\nd = b + c") == [
        "from c; more will come through b",
        "from b; the rest of its gradient came through c",
    ]
    assert remarks("a = 3\nb = a + a") == ["from b; b uses it more than once"] * 2


def test_a_mistake_shows_in_the_sign_and_in_the_numbers() -> None:
    lab = Lab("a = 3\nb = a*a", mistakes=Mistakes(overwritten=True, flipped="multiply"))
    lab.complete()
    assert [(rule.sign, rule.product) for rule in chain_rules(lab.stepper)] == [("=", -3.0), ("=", -3.0)]


def test_at_a_folded_neuron_the_factors_are_gradient_slope_and_weight() -> None:
    trainer, state = trained(default_document())
    lab = Lab(NetworkExpression(trainer, state.values(), [0]))
    steps = group(lab, "h2.1", "sum of h2.1")
    rules = {rule.target: rule for rule in chain_rules(lab.stepper, steps)}
    assert [*rules][:4] == ["h1.1", "h1.2", "h1.3", "h1.4"]
    rule, slope = rules["h1.2"], 1.0 - steps[0].value.data ** 2
    assert [factor.symbol for factor in rule.factors] == ["gradient from above", "slope of tanh", "weight"]
    weight = lab.named("h1.2 \u2192 h2.1")
    assert weight is not None
    assert [factor.number for factor in rule.factors[1:]] == pytest.approx([slope, weight.data])
    assert rule.remark == "from h2.1; the rest of its gradient came through h2.2"
    assert rule.text.startswith("\u2202L/\u2202h1.2 += \u2202L/\u2202h2.1 \u00d7 slope of tanh \u00d7 weight = ")
    assert [factor.symbol for factor in rules["h1.2 \u2192 h2.1"].factors[1:]] == ["slope of tanh", "h1.2"]
    assert [factor.symbol for factor in rules["bias of h2.1"].factors[1:]] == ["slope of tanh", "slope of +"]
    layer = chain_rules(lab.stepper, group(lab, "h2.2", "sum of h2.2", "h2.1", "sum of h2.1"))
    assert layer[0].remark == "from h2.2; added to what comes from h2.1"


def test_a_whole_neuron_as_one_operation_has_the_same_equation() -> None:
    w, x, b = Value(0.3, "w"), Value(-1.2, "x"), Value(0.5, "b")
    neuron = weighted_sum([w], [x], b).tanh()
    neuron.label = "h"
    stepper = Stepper(fold(neuron, frozenset([neuron])))
    stepper.go_to(len(stepper.steps))
    rule = chain_rules(stepper)[0]
    assert [factor.symbol for factor in rule.factors] == ["gradient from above", "slope of tanh", "weight"]
    assert rule.factors[1].number == pytest.approx(1.0 - neuron.data**2, rel=1e-14)
    assert rule.product == pytest.approx(0.3 * (1.0 - neuron.data**2), rel=1e-14)


def test_with_an_equals_sign_nothing_is_said_to_add_up() -> None:
    lab = Lab("a = 3\nb = a*2\nc = a*5\nd = b + c", mistakes=Mistakes(overwritten=True))
    remarks = []
    for position in range(1, len(lab.stepper.steps) + 1):
        lab.stepper.go_to(position)
        remarks += [rule.remark for rule in chain_rules(lab.stepper) if rule.target == "a"]
    assert remarks == ["from c; will be replaced by what comes through b", "from b; replaces what came through c"]
