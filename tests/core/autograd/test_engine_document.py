"""The worked example of docs/engine.md is what the code gives."""

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from core.autograd.kernels.plan import BIAS, CODE, COUNT, OUT, SOURCES, START, WEIGHT, WIDTH, Plan, plan
from core.autograd.ops import BY_CODE
from core.autograd.program import Program, trace
from core.autograd.value import Value, weighted_sum
from core.training.kernels.engine import stride_of

DOCUMENT = Path(__file__).parents[3] / "docs/engine.md"
NAMES = ("b1", "w11", "w12", "b2", "w21", "w22", "b3", "v1", "v2")
LANES = 8
"""Those of the machine the document shows."""


def example() -> Program:
    """Two inputs, two tanh neurons, a tanh output, half of the squared error."""
    b1, w11, w12, b2, w21, w22, b3, v1, v2 = parameters = [Value(0.0, name) for name in NAMES]
    x1, x2, t = Value(0.0), Value(0.0), Value(0.0)
    h1 = weighted_sum([w11, w12], [x1, x2], b1).tanh()
    h2 = weighted_sum([w21, w22], [x1, x2], b2).tanh()
    out = weighted_sum([v1, v2], [h1, h2], b3).tanh()
    loss = (out - t).square() * 0.5
    return trace(loss, parameters, [x1, x2], [t]).program


def table_of(made: Plan) -> str:
    """A plan's lines, without the columns that only groups use where they are none."""
    lines = ["line  operation     OUT  COUNT  reads  WEIGHT   WIDTH  BIAS"]
    for number, line in enumerate(made.table):
        reads = " ".join(str(row) for row in made.reads[line[START] : line[START] + line[SOURCES]])
        name = BY_CODE[line[CODE]].name
        text = f"{number:>4}  {name:<12}  {line[OUT]:>3}  {line[COUNT]:>5}  {reads:<5}"
        if name == "weighted_sum":
            text += f"  {line[WEIGHT]:>6}  {line[WIDTH]:>6}  {line[BIAS]:>4}"
        lines.append(text.rstrip())
    return "\n".join(lines)


def packed_of(made: Plan) -> str:
    """The packed parameters, a vector a line; a dot is padding."""
    cells = np.full(made.size, ".", dtype=object)
    cells[made.place] = NAMES
    return "\n".join(
        f"{at:>3}  {' '.join(f'{cell:<3}' for cell in cells[at : at + LANES])}".rstrip()
        for at in range(0, made.size, LANES)
    )


def spots_of(made: Plan) -> str:
    """Where rows stand for one sample."""
    rows = " ".join(f"{row:>2}" for row in range(made.row_count))
    return f"row   {rows}\nspot  {' '.join(f'{spot:>2}' for spot in made.spots)}"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setattr(import_module("core.autograd.kernels.plan"), "LANES", LANES)
    return plan(example())


def test_the_document_shows_the_program_the_plan_and_the_packed_parameters(made: Plan) -> None:
    text = DOCUMENT.read_text()
    for shown in (str(example()), table_of(made), packed_of(made), spots_of(made)):
        assert "\n" + shown + "\n" in text, "\n" + shown


def test_the_document_shows_how_far_the_rows_of_ten_samples_are_apart() -> None:
    assert f"stride = {stride_of(10)}, to the next row" in DOCUMENT.read_text()
