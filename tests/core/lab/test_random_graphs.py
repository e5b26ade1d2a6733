"""Random expressions and networks: what the Lab says of each step against the gradients of `Value`."""

import math
import random
from collections import defaultdict

import pytest

from core.document.starter import default_document, layered
from core.lab.chain_rule import chain_rules
from core.lab.graph.detail import LEVELS, Detail
from core.lab.graph.folding import Walk
from core.lab.graph.step_text import MOST_LINES, step_text
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.lab.notation import scalar
from tests.core.lab.test_network_graph import trained

UNARY = ("tanh({})", "exp({}*0.1)", "relu({})", "-{}", "{}**2", "sigmoid({})")
BINARY = ("{} + {}", "{} - {}", "{}*{}", "{}/(2 + {}**2)")


def random_text(draw: random.Random) -> str:
    """Lines that use the values before them, some more than once."""
    names, lines = ["a", "b", "c"], []
    lines += [f"{name} = {draw.uniform(-2, 2):.3f}" for name in names]
    for at in range(draw.randint(3, 9)):
        form = draw.choice(UNARY + BINARY * 2)
        lines.append(f"v{at} = {form.format(*draw.choices(names[-5:], k=form.count('{}')))}")
        names.append(f"v{at}")
    return "\n".join([*lines, f"out = {' + '.join(names)}"])


def check_steps(lab: Lab, detail: Detail | None) -> None:
    """Each equation and each line of code is right, and together they are the gradients."""
    lab.stepper.output.backward()
    folding = detail.fold(lab.stepper.values) if detail is not None else None
    found: dict[str, float] = defaultdict(float)
    if folding is None:
        groups = [(at, [step]) for at, step in enumerate(lab.stepper.steps, 1)]
    else:
        groups = [(step.end, list(step.steps)) for step in Walk(folding, lab.stepper).steps]
    inside = set()
    for end, steps in groups:
        lab.stepper.go_to(end)
        rules, text = chain_rules(lab.stepper, steps), step_text(lab.stepper, steps)
        inside |= {share.operand.label for step in steps for share in step.shares} - {rule.target for rule in rules}
        for rule in rules:
            assert math.prod(factor.number for factor in rule.factors) == pytest.approx(
                rule.product, rel=1e-9, abs=1e-12
            )
            found[rule.target] += rule.product
        if rules and len(rules) <= MOST_LINES:
            assert [line.result for line in text.lines] == [scalar(rule.product) for rule in rules]
    for value in lab.stepper.values:
        if (
            value is not lab.stepper.output
            and not value.constant
            and value.label in found
            and value.label not in inside
        ):
            assert found[value.label] == pytest.approx(value.grad, rel=1e-9, abs=1e-12), value.label
    leaves = {value.label for value in lab.stepper.values if value.op is None and not value.constant}
    assert leaves <= found.keys()


@pytest.mark.parametrize("seed", range(25))
def test_each_step_of_a_random_expression_has_the_numbers_of_its_gradients(seed: int) -> None:
    check_steps(Lab(random_text(random.Random(seed))), None)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("sizes", [(), (1,), (3, 2), (2, 2, 2)])
def test_each_step_of_a_network_has_the_numbers_of_its_gradients(level: str, sizes: tuple[int, ...]) -> None:
    start = default_document()
    trainer, state = trained(layered(start.data, ["x1", "x2"], list(sizes), "tanh", "tanh", start.settings))
    for samples in ([3], [0, 1, 2]):
        expression = NetworkExpression(trainer, state.values(), samples)
        lab, detail = Lab(expression), Detail()
        detail.use(expression.parts, expression.parameters)
        detail.choose(level, lab.stepper.values)
        check_steps(lab, detail)
