"""Path products: their sum is the gradient."""

import math

import pytest

from core.autograd.formula import parse
from core.autograd.value import Value, history
from core.lab.graph.paths import count_paths, paths
from core.lab.graph.stepper import gradients
from core.problem import UserError
from tests.core.autograd.graphs import random_graph


def test_a_sum_with_itself_has_two_paths() -> None:
    graph = parse("b = a + a").evaluate({"a": 3.0})
    found = paths(graph.leaves["a"], graph.output)
    assert [(path.positions, path.product) for path in found] == [((0,), 1.0), ((1,), 1.0)]
    assert found[0].values == (graph.leaves["a"], graph.output)


def test_each_path_is_the_product_of_its_slopes() -> None:
    graph = parse("(a*b)*(a + b)").evaluate({"a": -2.0, "b": 3.0})
    found = paths(graph.leaves["a"], graph.output)
    assert sorted(path.product for path in found) == [-6.0, 3.0]
    assert all(math.prod(path.slopes) == path.product for path in found)
    assert [[value.label for value in path.values] for path in found] == [
        ["a", "a*b", "output"], ["a", "a + b", "output"],
    ]  # fmt: skip


def test_the_output_itself_has_the_empty_path_and_strangers_have_none() -> None:
    graph = parse("a*2").evaluate({"a": 3.0})
    (path,) = paths(graph.output, graph.output)
    assert (path.slopes, path.product) == ((), 1.0)
    assert paths(Value(1.0), graph.output) == ()


@pytest.mark.parametrize("seed", range(40))
def test_path_products_sum_to_the_gradient_on_random_graphs(seed: int) -> None:
    output = random_graph(seed, [0.3, -1.2], [0.5, -0.7, 1.1])[0]
    right, counts = gradients(output), count_paths(output)
    for value in history(output):
        if not value.constant and counts[value] <= 200 and math.isfinite(right[value]):
            found = paths(value, output)
            products = [path.product for path in found]
            scale = max(1.0, sum(map(abs, products)))
            assert sum(products) == pytest.approx(right[value], rel=1e-12, abs=1e-12 * scale)


def test_too_many_paths_are_counted_not_walked() -> None:
    graph = parse("a = x + x\n" + "a += a\n" * 20).evaluate({"x": 1.0})
    assert count_paths(graph.output)[graph.leaves["x"]] == 2**21
    with pytest.raises(UserError, match="2,097,152 paths"):
        paths(graph.leaves["x"], graph.output)
