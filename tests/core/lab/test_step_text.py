"""Each step in words and in lines of code, for single operations and for folded neurons."""

from collections.abc import Sequence

import pytest

from core.document.starter import default_document
from core.lab.examples import EXAMPLES
from core.lab.graph.step_text import MOST_LINES, CodeLine, StepText, step_text
from core.lab.graph.stepper import Mistakes, Step
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.lab.notation import scalar
from tests.core.lab.test_network_graph import trained


@pytest.fixture(scope="module")
def network() -> Lab:
    trainer, state = trained(default_document())
    return Lab(NetworkExpression(trainer, state.values(), [0]))


def group(lab: Lab, *labels: str) -> Sequence[Step]:
    """The backward steps of these values, the last ones done."""
    steps = lab.stepper.steps
    start = next(at for at, step in enumerate(steps) if step.phase == "backward" and step.value.label == labels[0])
    found = steps[start : start + len(labels)]
    assert tuple(step.value.label for step in found) == labels
    lab.stepper.go_to(start + len(labels))
    return found


def told(lab: Lab) -> list[StepText]:
    texts = []
    for position in range(len(lab.stepper.steps) + 1):
        lab.stepper.go_to(position)
        texts.append(step_text(lab.stepper))
    return texts


def test_each_step_of_the_lectures_expression() -> None:
    texts = told(Lab(EXAMPLES[0].text))
    assert texts[0].sentence == "Only the leaves have values yet."
    assert (texts[1].where, texts[1].sentence, texts[1].lines) == (
        "step 1, e", "e = a \u00d7 b.", (CodeLine("e = a \u00d7 b", "\u22126.0000"),),
    )  # fmt: skip
    assert texts[1].reason == "2 \u00d7 (\u22123) = \u22126.0000."
    assert texts[3].reason.endswith("step on for the gradients, from the end backward.")
    assert texts[4].sentence == "The gradient of L by itself is 1."
    assert [text.where for text in texts[:6]] == [
        "start",
        "step 1, e",
        "step 2, d",
        "step 3, L",
        "step 1, L",
        "step 2, L",
    ]
    assert texts[5].sentence == "L passes its gradient on to d and f."
    assert texts[7].local == "e.grad = \u22122.0000"
    assert texts[7].lines == (
        CodeLine("a.grad += \u22123.0000 \u00d7 e.grad", "6.0000"),
        CodeLine("b.grad += 2.0000 \u00d7 e.grad", "\u22124.0000"),
    )
    assert texts[7].text.splitlines()[-1] == "b.grad += 2.0000 \u00d7 e.grad    \u22124.0000"


def test_the_same_mistake_as_in_the_pass_is_in_the_code() -> None:
    lab = Lab("a = 3\nb = a + a")
    lab.use_mistakes(Mistakes(overwritten=True))
    assert told(lab)[-1].lines == (CodeLine("a.grad = 1.0000 \u00d7 b.grad", "1.0000"),) * 2


def test_what_came_before_is_named() -> None:
    texts = told(Lab("a = 3\nb = a*2\nc = a*5\nd = b + c"))
    assert [text.reason.partition(" It is ")[2] for text in texts[-2:]] == ["", "added to what c gave it before."]


def test_numbers_alone_need_no_gradient() -> None:
    sentences = [text.sentence for text in told(Lab("a = 2\ny = a + 2*3"))]
    assert "2*3." in sentences
    assert step_text(Lab("y = 2*3").stepper).sentence == "y = 2 \u00d7 3."


def test_a_folded_neuron_passes_its_gradient_on_in_one_step(network: Lab) -> None:
    steps = group(network, "h2.1", "sum of h2.1")
    text = step_text(network.stepper, steps, place=4)
    value, above = steps[0].value, steps[0].shares[0].upstream
    assert text.where == "step 4, h2.1"
    assert text.sentence == "h2.1 passes its gradient on to the four neurons before it."
    slope = f"(1 \u2212 {value.data:.4f}\u00b2)"
    assert value.data > 0.0
    before = "added to what h2.2 gave it before."
    assert text.reason == f"Each gets {above:.4f} \u00d7 {slope} \u00d7 its own weight, {before}"
    assert text.local == f"dz = {above:.4f} \u00d7 {1.0 - value.data**2:.4f} = {steps[1].shares[0].upstream:.4f}"
    assert [line.code.partition(".grad")[0] for line in text.lines[:5]] == [
        "h1.1", "h1.2", "h1.3", "h1.4", "(h1.1 \u2192 h2.1)",
    ]  # fmt: skip
    assert text.lines[-1].code == "(bias of h2.1).grad += 1.0000 \u00d7 dz"
    assert len(text.lines) == 9


def test_a_neuron_before_inputs_says_so_and_the_loss_is_one_step(network: Lab) -> None:
    text = step_text(network.stepper, group(network, "h1.1", "sum of h1.1"))
    assert text.sentence == "h1.1 passes its gradient on to the two inputs before it."
    steps = network.stepper.steps
    seed = next(at for at, step in enumerate(steps) if step.phase == "seed")
    network.stepper.go_to(seed + 4)
    text = step_text(network.stepper, steps[seed : seed + 4], who="loss")
    assert text.sentence == "loss passes its gradient on to Output and target."
    assert text.lines[0].code == "Output.grad += 1.0000 \u00d7 dz"


def test_a_folded_layer_counts_what_it_does_not_list(network: Lab) -> None:
    steps = group(network, "h2.2", "sum of h2.2", "h2.1", "sum of h2.1")
    text = step_text(network.stepper, steps, who="Layer 2")
    assert text.sentence == "Layer 2 passes its gradients on to the four neurons before it."
    assert text.lines[0].code.endswith("\u00d7 (sum of h2.2).grad")
    assert (len(text.lines), text.lines[-1]) == (MOST_LINES + 1, CodeLine("and 4 more", ""))


def test_a_negative_output_is_squared_in_brackets(network: Lab) -> None:
    steps = group(network, "h1.2", "sum of h1.2")
    output = steps[0].value.data
    assert output < 0.0
    assert f"(1 \u2212 (\u2212{-output:.4f})\u00b2)" in step_text(network.stepper, steps).reason


def test_with_an_equals_sign_a_gradient_replaces_the_one_before() -> None:
    texts = told(Lab("a = 3\nb = a*2\nc = a*5\nd = b + c", mistakes=Mistakes(overwritten=True)))
    assert texts[-1].reason.endswith("the other. It replaces what c gave it before.")
    assert not [text.reason for text in texts if "add" in text.reason]


def test_with_old_gradients_kept_the_leaves_are_not_said_to_start_at_0() -> None:
    texts = told(Lab("b = 2*a", mistakes=Mistakes(kept=True)))
    seed = next(text for text in texts if text.sentence.endswith("by itself is 1."))
    assert seed.reason.startswith("Those of leaves start at what the last pass left")


def test_a_flipped_sign_is_in_the_numbers_of_the_reason() -> None:
    trainer, state = trained(default_document())
    lab = Lab(NetworkExpression(trainer, state.values(), [0]), mistakes=Mistakes(flipped="tanh"))
    steps = group(lab, "h2.1", "sum of h2.1")
    share = steps[0].shares[0]
    assert share.local < 0.0
    assert step_text(lab.stepper, steps).reason.startswith(
        f"Each gets {scalar(share.upstream)} \u00d7 {scalar(share.local)} \u00d7"
    )
    texts = told(Lab("a = 3\nb = a*2", mistakes=Mistakes(flipped="multiply")))
    assert texts[-1].reason.endswith("Here its sign is wrong, on purpose.")
