"""Every number of micrograd, of its lecture and of its moons demo, as the Lab has it."""

import random
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest

from core.autograd import value as functions
from core.autograd.value import Value, history
from core.lab.curve import curve
from core.lab.examples import EXAMPLES
from core.lab.graph.paths import paths
from core.lab.graph.stepper import Mistakes, gradients
from core.lab.lab import Lab
from core.lab.loop.lecture import ROWS, SIZES, TARGETS, Lecture
from core.network.compiler import compile_network
from core.training.engine import rules_of
from core.training.losses import LOSSES
from core.training.numpy_engine import NumpyEngine
from core.training.penalties import PENALTIES
from core.training.state import TrainingState
from tests.core.training.test_against_value import FACTS, MOONS, micrograd_network, micrograd_order

SANITY = "x = -4\nz = 2*x + 2 + x\nq = relu(z) + z*x\nh = relu(z*z)\ny = h + q + q*x"
MORE = EXAMPLES[8].text
PARABOLA = EXAMPLES[1].text
L = EXAMPLES[0].text
NEURON = EXAMPLES[2].text
FROM_EXP = EXAMPLES[3].text
SEED = "x1 = 2\nx2 = 3\nw1 = -0.5\nw2 = 0.1\nb = 0\no = tanh(w1*x1 + w2*x2 + b)"
NEURON_SLOPES = {"x1": -1.5, "w1": 1.0, "x2": 0.5, "w2": 0.0, "b": 0.5}


def data(lab: Lab, label: str) -> float:
    return value(lab, label).data


def value(lab: Lab, label: str) -> Value:
    found = lab.named(label)
    assert found is not None
    return found


def grad(lab: Lab, label: str) -> float:
    """The gradient as it stands after the last step, a mistake included."""
    lab.stepper.go_to(len(lab.stepper.steps))
    return lab.stepper.gradients[value(lab, label)]


def agrees(lab: Lab, output: float, slopes: Mapping[str, float], tolerance: float = 1e-12) -> None:
    """Output and gradients are these: by backward, along all paths, and by nudging where that can tell."""
    assert lab.stepper.output.data == pytest.approx(output, rel=tolerance, abs=tolerance)
    for name, slope in slopes.items():
        assert lab.gradient(name) == grad(lab, name) == pytest.approx(slope, rel=tolerance, abs=tolerance), name
        along = sum(path.product for path in paths(value(lab, name), lab.stepper.output))
        assert along == pytest.approx(slope, rel=tolerance, abs=tolerance), name
        assert lab.slopes()[name] == pytest.approx(slope, rel=1e-6, abs=1e-6), name


# ---- micrograd's tests


@pytest.mark.parametrize(
    ("text", "output", "slopes"),
    [
        pytest.param(SANITY, -20.0, {"x": 46.0}, id="sanity"),
        pytest.param(MORE, 24.70408163265306, {"a": 138.83381924198252, "b": 645.5772594752187}, id="more operations"),
        pytest.param("x = 1\ny = (2*x + 1).relu()", 3.0, {"x": 2.0}, id="relu above 0"),
        pytest.param("x = -1\ny = (2*x + 1).relu()", 0.0, {"x": 0.0}, id="relu below 0"),
    ],
)
def test_the_numbers_of_micrograds_tests(text: str, output: float, slopes: dict[str, float]) -> None:
    agrees(Lab(text), output, slopes)


def test_the_slope_of_relu_at_0_is_0() -> None:
    lab = Lab("x = 0\ny = relu(x)")
    assert (lab.stepper.output.data, lab.gradient("x")) == (0.0, 0.0)


# ---- the lecture


def test_the_parabola_and_its_slope() -> None:
    lab = Lab(PARABOLA)
    agrees(lab, 20.0, {"x": 14.0})
    lab.use_value("x", 2.0 / 3.0)
    agrees(lab, 11.0 / 3.0, {"x": 0.0})


def test_the_secant_at_the_parabolas_lowest_point_is_what_h_leaves() -> None:
    lab = Lab(PARABOLA)
    assert curve(lab.along("x"), 3.0, 1e-6, 1.0).secant == pytest.approx(14.0, abs=1e-5)
    assert curve(lab.along("x"), 2.0 / 3.0, 1e-6, 1.0).secant == pytest.approx(3e-6, abs=1e-8)


def test_the_lectures_expression() -> None:
    lab = Lab(L)
    agrees(lab, -8.0, {"a": 6.0, "b": -4.0, "c": -2.0, "f": 4.0})
    assert (data(lab, "e"), data(lab, "d")) == (-6.0, 4.0)
    assert (grad(lab, "e"), grad(lab, "d"), grad(lab, "L")) == (-2.0, -2.0, 1.0)


def test_several_inputs_and_the_slope_of_each() -> None:
    agrees(Lab("a = 2\nb = -3\nc = 10\nd = a*b + c"), 4.0, {"a": -3.0, "b": 2.0, "c": 1.0})


def test_a_step_along_the_gradient() -> None:
    lab = Lab(L)
    lab.use_values({name: lab.values[name] + 0.01 * lab.gradient(name) for name in ("a", "b", "c", "f")})
    assert lab.stepper.output.data == pytest.approx(-7.286496, rel=1e-12)


@pytest.mark.parametrize("text", [NEURON, FROM_EXP])
def test_the_neuron(text: str) -> None:
    agrees(Lab(text), 0.7071067811865476, NEURON_SLOPES)


def test_the_neuron_with_tanh_expanded_is_the_same_to_the_last_places() -> None:
    lab = Lab(NEURON)
    lab.toggle("o")
    assert "o" in lab.expanded
    for one in (lab, Lab(FROM_EXP)):
        assert one.stepper.output.data == pytest.approx(0.7071067811865476, rel=1e-15)
        found = {name: one.gradient(name) for name in NEURON_SLOPES}
        assert found == pytest.approx(NEURON_SLOPES, rel=1e-15, abs=1e-15)


def test_tanh_of_400_is_1_whole_and_written_out_says_what_overflows() -> None:
    lab = Lab("x = 400\no = tanh(x)")
    agrees(lab, 1.0, {"x": 0.0})
    assert lab.overflow == ""
    lab.toggle("o")
    assert lab.overflow == "e^2x is \u221e here, so o is not finite. Collapse o, or use smaller numbers."
    lab.use_value("x", 350.0)
    assert lab.overflow == ""
    assert Lab("x = -1\ny = log(x)").overflow == "y is not a number here. Try other numbers."


def test_the_seeds_own_neuron() -> None:
    lab = Lab(SEED)
    assert lab.stepper.output.data == pytest.approx(-0.6043677771171636, rel=1e-15)
    assert functions.tanh(Value(-0.7)).data == lab.stepper.output.data


def test_the_seeds_update_of_a_mean_squared_error_is_that_of_the_lab() -> None:
    text = "w1 = -0.5\nw2 = 0.1\nb = 0\nloss = (square(tanh(2*w1 + 3*w2 + b) - 1) + square(tanh(w1 - w2 + b) + 1))/2"
    lab, rate = Lab(text), 0.1
    before = lab.stepper.output.data
    parameters = {name: Value(x) for name, x in (("w1", -0.5), ("w2", 0.1), ("b", 0.0))}
    w1, w2, b = parameters.values()
    loss = ((functions.tanh(2 * w1 + 3 * w2 + b) - 1) ** 2 + (functions.tanh(w1 - w2 + b) + 1) ** 2) / 2
    loss.backward()
    for p in parameters.values():
        p.data -= rate * p.grad
    lab.use_values({name: x - rate * lab.gradient(name) for name, x in lab.values.items()})
    assert lab.values == pytest.approx({name: p.data for name, p in parameters.items()}, rel=1e-12)
    assert lab.stepper.output.data < before


@pytest.mark.parametrize(
    ("text", "output", "slopes"),
    [
        ("a = 3\nb = a + a", 6.0, {"a": 2.0}),
        ("a = -2\nb = 3\nf = (a*b)*(a + b)", -6.0, {"a": -3.0, "b": -8.0}),
        ("a = 2\nb = 3*a\nc = b*b + b", 42.0, {"a": 39.0}),
        ("a = 1\nb = 3*a\nc = 4*b", 12.0, {"a": 12.0}),
    ],
)
def test_what_is_used_twice_adds_up(text: str, output: float, slopes: dict[str, float]) -> None:
    agrees(Lab(text), output, slopes)


def test_a_value_that_is_added_to_itself_has_two_edges() -> None:
    lab = Lab("a = 3\nb = a + a")
    assert value(lab, "b").operands == (value(lab, "a"), value(lab, "a"))
    assert len(paths(value(lab, "a"), lab.stepper.output)) == 2


@pytest.mark.parametrize(
    ("text", "mistakes", "wrong", "right"),
    [
        ("a = 2\nb = 3*a\nc = b*b + b", Mistakes(unordered=True), 42.0, 39.0),
        ("a = 1\nb = 3*a\nc = 4*b", Mistakes(kept=True), 24.0, 12.0),
        ("a = 3\nb = a + a", Mistakes(overwritten=True), 1.0, 2.0),
    ],
)
def test_a_mistake_gives_the_lectures_wrong_number(text: str, mistakes: Mistakes, wrong: float, right: float) -> None:
    lab = Lab(text)
    lab.use_mistakes(mistakes)
    assert (grad(lab, "a"), lab.gradient("a")) == (wrong, right)
    lab.use_mistakes(Mistakes())
    assert grad(lab, "a") == right


def test_backward_twice_leaves_24_where_what_is_between_was_not_cleared() -> None:
    a = Value(1.0)
    b = 3 * a
    c = 4 * b
    c.backward()
    assert a.grad == 12.0
    # micrograd sets the output's gradient to 1; here it is added to, so it is cleared first.
    a.grad = c.grad = 0.0
    c.backward()
    assert a.grad == 24.0


def test_the_lectures_network_and_data() -> None:
    lecture = Lecture()
    assert len(lecture.parameters) == 41
    assert SIZES == (3, 4, 4, 1)
    assert ROWS == ((2.0, 3.0, -1.0), (3.0, -1.0, 0.5), (0.5, 1.0, 1.0), (1.0, 1.0, -1.0))
    assert TARGETS == (1.0, -1.0, -1.0, 1.0)


# ---- the moons demo


def demo_loss(parameters: list[Value]) -> Value:
    """The demo's objective of all 100 points, operation by operation as micrograd makes it."""
    given = iter(parameters)
    layers = [
        [([next(given) for _ in range(width)], next(given)) for _ in range(count)]
        for width, count in pairwise((2, 16, 16, 1))
    ]
    losses = []
    for point, label in zip(FACTS["points"], FACTS["labels"], strict=True):
        present = [Value(x) for x in point]
        for layer in layers:
            sums = [sum((w * x for w, x in zip(weights, present, strict=True)), bias) for weights, bias in layer]
            present = sums if layer is layers[-1] else [total.relu() for total in sums]
        losses.append((1 + -label * present[0]).relu())
    penalty = 1e-4 * sum(p * p for p in parameters)
    return sum(losses) * (1.0 / len(losses)) + penalty


def test_the_demos_first_parameters_are_those_of_its_seed() -> None:
    draw = random.Random(1337)
    drawn = [
        x
        for width, count in pairwise((2, 16, 16, 1))
        for _ in range(count)
        for x in (*(draw.uniform(-1.0, 1.0) for _ in range(width)), 0.0)
    ]
    assert drawn == FACTS["initial_parameters"]
    assert len(drawn) == 337


def test_the_demos_first_loss_is_made_of_65818_values_and_has_its_gradients() -> None:
    parameters = [Value(x) for x in FACTS["initial_parameters"]]
    loss = demo_loss(parameters)
    assert len(history(loss)) == 65_818
    assert loss.data == pytest.approx(0.8958441028683222, rel=1e-12)
    found = gradients(loss)
    assert [found[p] for p in parameters] == pytest.approx(FACTS["gradients_step_0"], rel=1e-12, abs=1e-12)


def test_the_demos_losses_and_accuracies() -> None:
    network = micrograd_network()
    compiled = compile_network(network, 1, LOSSES["max_margin"].expression)
    engine, order = NumpyEngine(compiled.program), micrograd_order(network)
    state = TrainingState.initial(compiled.parameters, dict(zip(order, FACTS["initial_parameters"], strict=True)))
    labels = np.array(FACTS["labels"], float)
    samples = np.ascontiguousarray(np.vstack([np.array(FACTS["points"]).T, labels]))
    everything = np.ones(337, dtype=np.bool_)
    rules, control = rules_of(MOONS, everything, everything, 0), np.array([0.0, MOONS.learning_rate])
    rows = np.array([compiled.program.loss_row, compiled.rows[network.outputs[0].id]])
    found = []
    for _ in range(100):
        values = np.empty((2, 100))
        engine.evaluate(state.parameters, samples, rows, values)
        penalty = 1e-4 * PENALTIES["L2_all"].size(state.parameters).sum()
        found.append((values[0].mean() + penalty, ((values[1] > 0.0) == (labels > 0.0)).mean()))
        engine.advance(state, samples, rules, control, 100)
    assert [accuracy for _, accuracy in found] == [step["accuracy"] for step in FACTS["steps"]]
    # Sums are added up in another order, and a hundred steps carry on what that leaves in the last places.
    for step, loss, accuracy in (
        (0, 0.8958441028683222, 0.5), (10, 0.24507023853658, 0.91), (40, 0.06016009895, 1.0),
        (50, 0.09875114766, 0.96), (99, 0.0109783701354927, 1.0),
    ):  # fmt: skip
        assert found[step] == (pytest.approx(loss, rel=1e-10), accuracy)
