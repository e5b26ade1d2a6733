"""The Lab's state: text, numbers, detail, mistakes, and the words for each step."""

from collections.abc import Mapping

import pytest

from core.autograd.formula import FormulaError, parse
from core.document.starter import default_document
from core.document.structure import use_preset
from core.lab.examples import EXAMPLES
from core.lab.graph.stepper import Mistakes
from core.lab.lab import Lab, Source
from core.lab.network.expression import NetworkExpression
from core.problem import UserError
from tests.core.lab.test_network_graph import trained

L = EXAMPLES[0].text


def gradient(lab: Lab, label: str) -> float:
    value = lab.named(label)
    assert value is not None
    return lab.stepper.gradients[value]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_example_opens_before_backward_and_its_gradients_pass_the_check(example) -> None:  # type: ignore[no-untyped-def]
    lab = Lab(example.text)
    assert lab.stepper.steps[lab.stepper.position].phase == "seed"
    assert lab.stepper.known == set(lab.stepper.values)
    assert not any(lab.stepper.gradients.values())
    lab.complete()
    assert set(lab.placement.boxes) == set(lab.stepper.values)
    for name, slope in lab.slopes().items():
        leaf = next(value for value in lab.stepper.values if value.label.split(" (")[0] == name and value.op is None)
        assert lab.stepper.gradients[leaf] == pytest.approx(slope, rel=1e-5, abs=1e-6)


def test_variables_without_numbers_begin_at_different_ones_and_keep_what_they_were() -> None:
    lab = Lab("a*b")
    assert lab.values == {"a": 0.5, "b": -1.2}
    lab.use_value("a", 5.0)
    lab.use_text("a + c")
    assert lab.values == {"a": 5.0, "c": 0.5}
    lab.use_text("d*a + c + b")
    assert lab.values == {"d": -1.2, "a": 5.0, "c": 0.5, "b": 2.0}


def test_many_variables_have_different_small_numbers_and_different_gradients() -> None:
    names = [f"x{at}" for at in range(60)]
    lab = Lab(" + ".join(f"tanh({name})" for name in names))
    assert len(set(lab.values.values())) == len(names)
    assert all(0.1 < abs(number) < 2.5 for number in lab.values.values())
    assert len({round(abs(lab.gradient(name)), 9) for name in names}) == len({abs(x) for x in lab.values.values()})


def test_a_change_of_the_text_leaves_the_stepper_where_it_was() -> None:
    lab = Lab("a = 2\nb = a*3\nc = b*b")
    lab.stepper.go_to(0)
    lab.use_text("a = 2\nb = a*3\nc = b*b + 1")
    assert lab.stepper.position == 0
    lab.complete()
    lab.use_text("a = 2\nb = a*3\nc = b*b + tanh(b)")
    assert not lab.stepper.waiting
    lab.stepper.run_to(lab.named("b*b"))  # type: ignore[arg-type]
    lab.toggle("tanh(b)")
    assert (lab.stepper.done[-1].value.label, lab.stepper.done[-1].phase) == ("b*b", "backward")
    lab.use_text("x = 1\ny = exp(x)")
    assert lab.stepper.steps[lab.stepper.position].phase == "seed"


def test_a_gradient_that_no_step_has_reached_is_none_even_if_it_will_be_0() -> None:
    lab = Lab("a = 2\nb = 0\ny = a*b")
    assert lab.reached == frozenset()
    lab.stepper.go_to(2)
    assert {value.label for value in lab.reached} == {"y"}
    lab.complete()
    assert {value.label for value in lab.reached} == {"a", "b", "y"}
    lab.use_mistakes(Mistakes(kept=True))
    lab.stepper.go_to(0)
    assert {value.label for value in lab.reached} == {"a", "b"}


def test_a_text_that_cannot_be_read_changes_nothing() -> None:
    lab = Lab(L)
    with pytest.raises(FormulaError):
        lab.use_text("L = (a*")
    lab.complete()
    assert lab.named("L") is not None
    assert gradient(lab, "a") == 6.0


def test_a_changed_value_is_followed_and_the_stepper_stays() -> None:
    lab = Lab(L)
    lab.stepper.go_to(4)
    lab.use_value("a", 4.0)
    assert lab.stepper.position == 4
    output = lab.named("L")
    assert output is not None
    assert output.data == 4.0


def test_an_operation_is_expanded_and_collapsed_again() -> None:
    lab = Lab(EXAMPLES[2].text)
    lab.complete()
    before, right = len(lab.stepper.values), gradient(lab, "w1")
    value = lab.named("o")
    assert value is not None
    assert lab.can_toggle(value)
    lab.toggle("o")
    assert len(lab.stepper.values) > before
    assert gradient(lab, "w1") == pytest.approx(right, rel=1e-14)
    inside = next(
        v.label for v in lab.stepper.values if v.label.startswith("o\u203a") and v.op and v.op.name == "subtract"
    )
    lab.toggle(inside)
    lab.toggle("o")
    assert len(lab.stepper.values) == before
    assert lab.expanded == frozenset()
    assert lab.named("nobody") is None
    leaf = lab.named("x1")
    assert leaf is not None
    assert not lab.can_toggle(leaf)


def test_what_is_gone_from_the_text_is_not_expanded_when_it_comes_back() -> None:
    lab = Lab("x = 0.5\ny = tanh(x)")
    lab.toggle("y")
    lab.use_text("x = 0.5\nz = tanh(x)")
    assert lab.expanded == frozenset()
    lab.use_text("x = 0.5\ny = tanh(x)")
    assert len(lab.stepper.values) == 2


def test_a_mistake_is_switched_on_and_off() -> None:
    lab = Lab("a = 3\nb = a + a")
    lab.complete()
    lab.use_mistakes(Mistakes(overwritten=True))
    assert gradient(lab, "a") == 1.0
    lab.use_mistakes(Mistakes())
    assert gradient(lab, "a") == 2.0


def test_mistakes_and_h_are_taken_along_to_another_source() -> None:
    lab = Lab("a = 3\nb = a + a", mistakes=Mistakes(overwritten=True, unordered=True), h=0.1)
    other = lab.on("x = 1\ny = x*x")
    assert (other.mistakes, other.h) == (lab.mistakes, 0.1)
    other.complete()
    assert gradient(other, "x") == 1.0
    endless = lab.on("x = 1\na = x + x*1\n" + "a += a*2\n" * 30)
    assert endless.mistakes == Mistakes(overwritten=True)


class Given:
    """A source on other numbers, as if it had come with them."""

    def __init__(self, source: Source, numbers: Mapping[str, float]) -> None:
        self.text, self.names, self.numbers, self.evaluate = source.text, source.names, numbers, source.evaluate


def folded() -> Source:
    trainer, state = trained(use_preset(default_document(), "Deep 6\u00d78").document)
    return NetworkExpression(trainer, state.values(), [3])


@pytest.mark.parametrize(
    ("source", "expanded"),
    [(parse(EXAMPLES[2].text), ""), (parse(EXAMPLES[2].text), "o"), (folded(), ""), (folded(), "h3.4")],
    ids=["whole", "written out", "folded", "one neuron written out"],
)
def test_other_numbers_give_all_that_a_lab_begun_with_them_gives(source: Source, expanded: str) -> None:
    lab = Lab(source)
    if expanded:
        lab.toggle(expanded)
    lab.slopes()
    numbers = {name: 0.9 * number + 0.01 for name, number in lab.values.items()}
    lab.use_values(numbers)
    fresh = Lab(Given(source, numbers))
    if expanded:
        fresh.toggle(expanded)
    assert lab.leaves == fresh.leaves
    assert [value.data for value in lab.stepper.values] == [value.data for value in fresh.stepper.values]
    assert lab.slopes() == fresh.slopes()
    assert [check.slope for check in lab.checks()] == [check.slope for check in fresh.checks()]
    for name in lab.leaves:
        assert lab.along(name)(0.3) == fresh.along(name)(0.3)
        assert lab.gradient(name) == fresh.gradient(name)


def test_a_mistake_that_would_take_for_ever_is_refused() -> None:
    lab = Lab("x = 1\na = x + x*1\n" + "a += a*2\n" * 30)
    with pytest.raises(UserError):
        lab.use_mistakes(Mistakes(unordered=True))
    assert lab.mistakes == Mistakes()


def test_a_name_that_gets_a_number_twice_is_its_own_variable_only_from_the_last_one_on() -> None:
    lab = Lab("a = 3\nb = a*2\na = 5\nc = a + b")
    assert lab.stepper.output.data == 11.0
    assert lab.leaves == ("a",)
    lab.complete()
    assert gradient(lab, "a") == pytest.approx(lab.slopes()["a"]) == pytest.approx(1.0)


def test_a_call_with_a_dot_is_not_taken_for_the_inside_of_its_operand() -> None:
    lab = Lab("y = 1\nx = tanh(y)\nz = x.relu() + 1")
    lab.toggle("x")
    lab.toggle("x.relu()")
    lab.toggle("x")
    assert lab.expanded == {"x.relu()"}


def test_a_changed_variable_gives_the_bits_of_a_graph_built_with_it() -> None:
    lab, text = Lab(EXAMPLES[2].text), EXAMPLES[2].text
    lab.toggle("o")
    lab.use_value("w1", 0.1)
    lab.use_value("x2", -0.7)
    again = Lab(text)
    again.use_value("w1", 0.1)
    again.use_value("x2", -0.7)
    again.toggle("o")
    assert [(v.label, v.data) for v in lab.stepper.values] == [(v.label, v.data) for v in again.stepper.values]
