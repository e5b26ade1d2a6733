"""The PyTorch program of a graph, run on a small stand-in for torch: the Lab's output and gradients, to 1e-12."""

import contextlib
import io
import keyword
import math
import sys
from dataclasses import replace

import pytest

from core.autograd.ops import OPS
from core.autograd.value import Value, apply, weighted_sum
from core.document.starter import default_document
from core.document.structure import use_preset
from core.lab.examples import EXAMPLES
from core.lab.graph.stepper import gradients
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.lab.network.graph import network_graph
from core.lab.pytorch import (
    CONSTANT,
    LEAKY_AT_0,
    LONGEST,
    POWER_OF_0,
    WHY_OTHER_DIGITS,
    PyTorchProgram,
    identifier,
    pytorch_program,
)
from core.problem import UserError
from tests.core.autograd.graphs import random_graph
from tests.core.lab.test_network_graph import trained
from tests.core.lab.torch_stand_in import modules


@pytest.fixture(autouse=True)
def torch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs find the stand-in where they look for torch."""
    for name, module in modules().items():
        monkeypatch.setitem(sys.modules, name, module)


def run(program: PyTorchProgram) -> dict[str, float]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(program.text, {})
    return program.read(printed.getvalue())


def agreed(output: Value) -> str:
    """The program's text, after its run gave the right output and gradients."""
    program = pytorch_program(output)
    found = run(program)
    assert found == pytest.approx(dict(program.expected), rel=1e-12, abs=1e-12, nan_ok=True)
    return program.text


def written(text: str) -> str:
    """The assignments of a typed expression's program, which agrees with the Lab."""
    lines = agreed(Lab(text).stepper.output).splitlines()
    return "\n".join(line for line in lines if " = " in line and "print(" not in line and "requires_grad" not in line)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_example_gives_the_labs_output_and_gradients(example) -> None:  # type: ignore[no-untyped-def]
    lab = Lab(example.text)
    program = pytorch_program(lab.stepper.output)
    found = run(program)
    assert found[program.output] == pytest.approx(lab.stepper.output.data, rel=1e-12)
    for name in lab.leaves:
        assert found[f"{name}.grad"] == pytest.approx(lab.gradient(name), rel=1e-12, abs=1e-12)
    assert len(found) == 1 + len(lab.leaves)


def test_the_lectures_expression_is_written_as_a_student_would() -> None:
    assert agreed(Lab(EXAMPLES[0].text).stepper.output).splitlines() == [
        WHY_OTHER_DIGITS,
        "import torch",
        "",
        "a = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)",
        "b = torch.tensor(-3.0, dtype=torch.float64, requires_grad=True)",
        "c = torch.tensor(10.0, dtype=torch.float64, requires_grad=True)",
        "f = torch.tensor(-2.0, dtype=torch.float64, requires_grad=True)",
        "",
        "e = a*b",
        "d = e + c",
        "L = d*f",
        "",
        "L.backward()",
        'print("L =", L.item())',
        'print("a.grad =", a.grad.item())',
        'print("b.grad =", b.grad.item())',
        'print("c.grad =", c.grad.item())',
        'print("f.grad =", f.grad.item())',
    ]


def test_the_neuron_has_every_digit_that_the_lectures_notebook_lost() -> None:
    program = pytorch_program(Lab(EXAMPLES[2].text).stepper.output)
    assert run(program)["o"] == 0.7071067811865476
    assert "0.70710669" in program.text.splitlines()[0]


@pytest.mark.parametrize("name", OPS)
@pytest.mark.parametrize("at", [(0.7, 1.3, -0.4), (-0.6, -1.7, 0.9), (2.5, 2.5, 2.5)])
def test_every_operation_has_its_form_in_pytorch(name: str, at: tuple[float, ...]) -> None:
    leaves = [Value(x, label) for x, label in zip(at, "abc", strict=True)]
    value = apply(name, *leaves[: OPS[name].arity or 3])
    value.label = "y"
    agreed(value)
    agreed(value * value + 1.0)


@pytest.mark.parametrize("name", [name for name, op in OPS.items() if op.arity in (2, None)])
def test_any_operand_but_one_may_be_a_number(name: str) -> None:
    for position in range(OPS[name].arity or 3):
        operands: list[Value | float] = [-1.5, 2.25, 0.5][: OPS[name].arity or 3]
        operands[position] = Value(1.25, "x")
        agreed(apply(name, *operands))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("y = a - (b - c)", "y = a - (b - c)"),
        ("y = a - b - c", "y = a - b - c"),
        ("y = a/(b*c)/b", "y = a/(b*c)/b"),
        ("y = (a + b)*(b - c)", "y = (a + b)*(b - c)"),
        ("y = (-a)**2 - a**2", "y = (-a)**2.0 - a**2.0"),
        ("y = -(a**2) + -(a*b)", "y = -a**2.0 + (-(a*b))"),
        ("y = (a**b)**c + a**(b**c)", "y = (a**b)**c + a**(b**c)"),
        ("y = 2**-a*(-2)*b", "y = 2.0**(-a)*(-2.0)*b"),
        ("y = (a*b)**2 + a*(b*c)", "y = (a*b)**2.0 + a*(b*c)"),
        ("y = tanh(a + b)*square(a + b)", "y = torch.tanh(a + b)*(a + b)**2"),
        ("y = gaussian(a*b) + 2*3", "y = torch.exp(-(a*b)**2) + 6.0"),
        ("y = weighted_sum(a - b, a + b, c, 2, -c)", "y = a - b + (a + b)*c + 2.0*(-c)"),
        ("y = weighted_sum(a) + linear(b)", "y = a + b"),
        ("y = log_sum_exp(a, 0, b*c)", None),
        ("d = a + b\nd += d*c\ny = d", "d_2 = a + b\nd = d_2 + d_2*c\ny = d"),
    ],
)
def test_brackets_stand_where_they_must_and_nowhere_else(text: str, right: str | None) -> None:
    found = written(f"a = 1.5\nb = 2.5\nc = 0.5\n{text}")
    stacked = "torch.stack([a, torch.tensor(0.0, dtype=torch.float64), b*c])"
    assert found == (right or f"y = torch.logsumexp({stacked}, dim=0)")


def test_a_tie_and_a_kink_have_the_labs_slope_or_the_program_says_so() -> None:
    text = agreed(Lab("a = 2\nb = 2\ny = max(a, b) + relu(a - b) + abs(b - a) + max(0, a - 2)").stepper.output)
    assert "torch.maximum would give half to each" in text
    assert LEAKY_AT_0 not in text
    assert LEAKY_AT_0 in pytorch_program(Lab("x = 0\nleaky_relu(x)").stepper.output).text
    assert LEAKY_AT_0 not in pytorch_program(Lab("x = 1\nleaky_relu(x)").stepper.output).text
    assert POWER_OF_0 in pytorch_program(Lab("x = 0\na = 2\nx**a").stepper.output).text
    assert POWER_OF_0 not in pytorch_program(Lab("x = 0\nx**2").stepper.output).text


@pytest.mark.parametrize("seed", range(60))
def test_random_graphs_of_every_operation_agree(seed: int) -> None:
    output, _, _ = random_graph(seed, [0.3, -1.2], [0.5, -0.25, 2.0])
    agreed(output)


@pytest.mark.parametrize("number", range(3))
def test_a_network_in_training_agrees_and_its_labels_become_names(number: int) -> None:
    trainer, state = trained(default_document())
    graph = network_graph(trainer, state.values(), [number], penalized=False)
    text = agreed(graph.output)
    for line in (
        "x1_to_h1_1 = torch.tensor(",
        "bias_of_h1_1 = torch.tensor(",
        "sum_of_h1_1 = bias_of_h1_1 + x1_to_h1_1*x1 + x2_to_h1_1*x2",
        "h1_1 = torch.tanh(sum_of_h1_1)",
        "sum_of_h2_1 = (\n    bias_of_h2_1\n    + h1_1_to_h2_1*h1_1\n",
        "loss = (Output - target)**2*0.5",
        'print("x1_to_h1_1.grad =", x1_to_h1_1.grad.item())',
    ):
        assert f"\n{line}" in text


@pytest.mark.parametrize("preset", ["Deep 6\u00d78", "Perceptron"])
def test_a_batch_of_a_network_agrees_however_large(preset: str) -> None:
    trainer, state = trained(use_preset(default_document(), preset).document)
    agreed(network_graph(trainer, state.values(), [0, 1], penalized=True).output)


def test_neurons_shown_as_one_operation_are_expanded_with_every_weight() -> None:
    trainer, state = trained(use_preset(default_document(), "Deep 6\u00d78").document)
    expression = NetworkExpression(trainer, state.values(), [0, 1])
    assert expression.is_folded
    lab = Lab(expression)
    text = agreed(lab.stepper.output)
    assert text.count(", requires_grad=True)") >= len(trainer.compiled.parameters)


def test_an_operation_that_is_not_in_the_table_is_expanded() -> None:
    x = Value(0.75, "x")
    y = x.tanh()
    y.op = replace(OPS["silu"], name="own")
    y.data = apply("silu", x).data
    y.label = "y"
    assert "y = x*torch.sigmoid(x)\n" in agreed(y)


def test_operations_expanded_in_the_lab_agree() -> None:
    lab = Lab(EXAMPLES[2].text)
    lab.toggle("o")
    text = agreed(lab.stepper.output)
    assert "o = (e_to_the_2n - 1.0)/(e_to_the_2n + 1.0)\n" in text


def test_what_is_used_twice_gets_a_line_named_by_how_it_is_made() -> None:
    a, b, x = Value(2.0, "a"), Value(3.0, "b"), Value(4.0, "x")
    product = (a + b) * (b + x)
    product.label = "(a + b)*(b + x)"
    output = product * product
    text = agreed(output)
    assert "\na_plus_b_times_b_plus_x = (a + b)*(b + x)\n" in text
    assert "\nmultiply = a_plus_b_times_b_plus_x*a_plus_b_times_b_plus_x\n" in text


def test_labels_that_are_no_names_become_different_ones() -> None:
    odd = [
        "x1",
        "x1.",
        "x 1",
        "1",
        "lambda",
        "print",
        "torch",
        "F",
        "larger",
        "",
        "?",
        "\u03c0",
        "\ufb01",
        "fi",
        "x1_2",
    ]
    leaves = [Value(float(at), label) for at, label in enumerate(odd)]
    output = weighted_sum(leaves[1:8], leaves[8:15], leaves[0])
    output.label = "sum"
    text = agreed(output)
    names = [line.partition(" = ")[0] for line in text.splitlines() if line.endswith("requires_grad=True)")]
    assert len(set(names)) == len(odd)
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in names)
    assert {"x1", "v1", "lambda_", "print_", "torch_", "F_", "larger_", "x", "\u03c0", "fi", "x1_2"} <= set(names)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("x1 \u2192 h1.1", "x1_to_h1_1"),
        ("bias of h1.1", "bias_of_h1_1"),
        ("h1.1\u203a2", "h1_1_part_2"),
        ("c (2)", "c_2"),
        ("(a + b)*(b + x)", "a_plus_b_times_b_plus_x"),
        ("a**2/-b", "a_power_2_over_minus_b"),
        ("...", ""),
    ],
)
def test_a_label_reads_the_same_as_a_name(label: str, name: str) -> None:
    assert identifier(label) == name


def test_long_names_are_cut_and_long_expressions_cut_up() -> None:
    leaves = [Value(1.0 + at, f"{'long ' * 12}{at}") for at in range(20)]
    total = leaves[0] * 1.0
    for leaf in leaves[1:]:
        total = total + leaf * total.tanh()
    text = agreed(total)
    assert max(map(len, text.splitlines())) < 3 * LONGEST


def test_hundreds_of_brackets_can_still_be_read_by_python() -> None:
    x = Value(0.5, "x")
    value = x
    for _ in range(400):
        value = 1.0 - value
    agreed(value)


def test_numbers_alone_have_no_gradient_and_the_program_says_so() -> None:
    text = agreed(Lab("y = 2*3").stepper.output)
    assert CONSTANT in text
    assert ".backward()" not in text
    assert "y = torch.tensor(6.0, dtype=torch.float64)\n" in text


def test_a_variable_by_itself_has_the_slope_1() -> None:
    assert run(pytorch_program(Lab("a = 2").stepper.output)) == {"a": 2.0, "a.grad": 1.0}


@pytest.mark.parametrize("x", [math.inf, -math.inf, math.nan, 1e-300, 1e22, -0.0])
def test_any_number_is_written_so_that_it_is_read_again(x: float) -> None:
    leaf = Value(x, "a")
    for output in (leaf + x, leaf * x, leaf):
        found = run(pytorch_program(output))
        assert found["a.grad"] == pytest.approx(gradients(output)[leaf], nan_ok=True)


def test_the_largest_difference_is_found() -> None:
    program = pytorch_program(Lab("a = 2\nb = 3\ny = a*b").stepper.output)
    same = dict(program.expected)
    assert program.difference(same) == 0.0
    assert program.difference({**same, "a.grad": 3.5}) == 0.5
    assert program.difference({**same, "y": math.nan}) == math.inf
    undefined = replace(program, expected={**same, "y": math.nan})
    assert undefined.difference({**same, "y": math.nan}) == 0.0


@pytest.mark.parametrize(
    "printed", ["", "y = 6.0", "y = 6.0\na.grad = 3.0\nhello", "y = 6.0\na.grad = x\nb.grad = 2.0"]
)
def test_a_run_that_printed_something_else_is_refused(printed: str) -> None:
    with pytest.raises(UserError, match="PyTorch printed"):
        pytorch_program(Lab("a = 2\nb = 3\ny = a*b").stepper.output).read(printed)
