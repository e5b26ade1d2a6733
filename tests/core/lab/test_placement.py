"""Expressions as drawn: in order of computing, nothing on top of another, at once."""

import time
from itertools import combinations

from core.autograd.formula import parse
from core.autograd.value import Value, history
from core.lab.graph.placement import BOX, CIRCLE, SLIDER, place
from tests.core.autograd.graphs import random_graph


def rectangles(output: Value) -> list[tuple[float, float, float, float]]:
    placement = place(output)
    found = []
    for value, (x, y) in placement.boxes.items():
        tall = BOX[1] + (SLIDER if value.op is None and not value.constant else 0.0)
        found.append((x - BOX[0] / 2, y - tall / 2, x + BOX[0] / 2, y + tall / 2))
    found += [(x - CIRCLE / 2, y - CIRCLE / 2, x + CIRCLE / 2, y + CIRCLE / 2) for x, y in placement.circles.values()]
    return found


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_the_lectures_expression_reads_from_left_to_right() -> None:
    graph = parse("L = (a*b + c)*f").evaluate({"a": 2.0, "b": -3.0, "c": 10.0, "f": -2.0})
    placement = place(graph.output)
    x = {value.label: at[0] for value, at in placement.boxes.items()}
    assert x["a"] == x["b"] < x["a*b"] == x["c"] < x["a*b + c"] == x["f"] < x["L"]
    for value in history(graph.output):
        if value.op is not None:
            assert placement.circles[value][0] < placement.boxes[value][0]


def test_nothing_stands_on_another_in_random_graphs() -> None:
    for seed in range(30):
        found = rectangles(random_graph(seed, [0.3, -1.2], [0.5, -0.7, 1.1])[0])
        assert not any(overlap(a, b) for a, b in combinations(found, 2)), seed


def test_three_hundred_nodes_are_placed_well_within_a_second() -> None:
    text = "a = x + y\n" + "\n".join(f"a = tanh(a*{k % 7} + x)" for k in range(48))
    output = parse(text).evaluate({"x": 0.5, "y": 1.0}).output
    boxes = len(history(output))
    begun = time.process_time()
    placement = place(output)
    took = time.process_time() - begun
    count = len(placement.boxes) + len(placement.circles)
    print(f"{boxes} values and their operations, {count} nodes, placed in {1000 * took:.0f} ms (promised: 300)")
    assert count >= 300
    assert took < 1.5
