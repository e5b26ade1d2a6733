"""Why is an input what it is: from what was measured, over shifting and scaling, to the formula."""

from dataclasses import replace

import pytest

from core.data.description import describe
from core.data.expression import renamed
from core.data.inputs import inputs_at
from core.data.making import generate, usual_spec
from core.data.presets import PRESETS
from core.data.scaling import SCALINGS
from core.document import data_edits
from core.document.starter import default_document, layered
from core.lab.printer import printed
from core.lab.why.training import _input_value
from core.training.settings import TrainingSettings
from tests.core.lab.test_why_training import Run, check, of_all

PENGUINS = tuple(("penguins", scaling) for scaling in SCALINGS)
MEASURED = (*PRESETS, "abs(x1)/(1 + abs(x2))", "exp(-x1^2) - 3*tanh(x2 - 0.5)", "(x1)")


@pytest.mark.parametrize("text", MEASURED)
@pytest.mark.parametrize(("data", "scaling"), [("circle", "none"), ("circle", "range"), *PENGUINS])
def test_an_input_follows_from_the_probed_point(text: str, data: str, scaling: str) -> None:
    spec = replace(usual_spec(data), scaling=scaling)
    plain, names = ("x1", "x2"), describe(spec.source).names
    expression = renamed(text, plain, dict(zip(plain, names, strict=False)))
    document = layered(spec, (expression,), (2,), "tanh", "linear", TrainingSettings())
    run = Run(document, generate(spec).points[3].tolist())
    (why,) = run.reasons().of(document.network.inputs[0].id)
    assert why.result == run.snapshot.probe[document.network.inputs[0].id]
    assert why.again() == why.result
    check([why])


@pytest.mark.parametrize(
    ("text", "scaling", "title", "names"),
    [
        ("bill_length_mm", "standardize", "bill length", "(bill length \u2212 mean) / standard deviation"),
        ("bill_length_mm", "range", "bill length", "(bill length \u2212 middle) / half range"),
        ("bill_length_mm", "none", "bill length", "bill length"),
        ("sin(bill_depth_mm)", "none", "sin(bill depth)", "sin(bill depth)"),
        ("`sex = male`", "standardize", "sex = male", "sex = male"),
        (
            "bill_length_mm*`sex = male`", "range", "bill length \u00b7 sex = male",
            "(bill length \u2212 middle) / half range \u00d7 (sex = male)",
        ),
        ("bill_length_mm^2", "none", "bill length\u00b2", "bill length^2"),
    ],
)  # fmt: skip
def test_an_input_of_a_table_is_told_in_its_words_from_what_was_measured(
    text: str, scaling: str, title: str, names: str
) -> None:
    spec = replace(usual_spec("body-mass"), scaling=scaling)
    document = layered(spec, (text,), (2,), "tanh", "linear", TrainingSettings())
    probed = generate(spec).points[5]
    run = Run(document, probed.tolist())
    (why,) = run.reasons().of(document.network.inputs[0].id)
    assert why.title == f"{title} at the probed point"
    assert why.names == names
    assert why.result == inputs_at([text], generate(spec), probed[None])[0, 0]
    check(of_all(run.step("batch", 2)))
    link = run.reasons().of(document.network.links[0].id)
    assert link[0].title == f"{title} \u2192 h1.1"
    brackets = f"({title})" if "=" in title else title
    assert link[-1].names == f"weight \u00d7 {brackets}"


@pytest.mark.parametrize("name", ["iris", "wine", "body-mass", "digits"])
def test_every_reason_of_a_tables_own_network_gives_its_number(name: str) -> None:
    spec = usual_spec(name, train_share=20.0)
    document = data_edits.use_data(default_document(), spec).document
    run = Run(document, generate(spec).points[0].tolist()).step("batch", 2)
    network, reasons = document.network, run.reasons()
    some = ["loss", *[node.id for node in network.inputs[:3]], *[neuron.id for neuron in network.neurons[-3:]]]
    check(why for id in (*some, network.links[0].id, network.links[-1].id) for why in reasons.of(id))


def test_a_formula_is_printed_down_to_what_was_measured() -> None:
    document = data_edits.use_data(default_document(), usual_spec("penguins")).document
    value = _input_value("2*bill_depth_mm^2 - sin(bill_length_mm)", generate(document.data), (40.0, 17.0))
    length, depth = (f"({name} \u2212 mean) / standard deviation" for name in ("bill length", "bill depth"))
    assert printed(value) == f"2 \u00d7 ({depth})^2 \u2212 sin({length})"
