"""Inputs are added, removed and changed; each says something of its own, and is finite at every point."""

import numpy as np
import pytest

from core import limits
from core.data.making import usual_spec
from core.data.presets import PRESETS
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.document import data_edits, edits, input_edits
from core.document.document import Document
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.problem import Refusal
from core.training.session import TrainingSession
from tests.core.document.tables import CATS, OWN
from tests.core.training.conftest import Clock, latest


@pytest.fixture
def document() -> Document:
    return default_document()


@pytest.fixture
def cats() -> Document:
    return data_edits.use_data(default_document(), OWN["imported"]).document


def expressions(document: Document) -> list[str]:
    return [node.expression for node in document.network.inputs]


def whole(document: Document) -> Document:
    """The document, which must come back from its file."""
    assert decode(encode(Project(document)), "x.gp").document.network == document.network
    return document


def test_an_input_feeds_what_the_others_feed_and_takes_its_place_in_the_order(document: Document) -> None:
    made = whole(input_edits.use_input(document, "x1^2", True).document)
    assert expressions(made) == ["x1", "x2", "x1^2"]
    assert expressions(input_edits.use_input(made, "exp(-x1)", True).document)[-1] == "exp(-x1)"
    new = made.network.inputs[-1]
    fed = {link.target for link in made.network.outgoing[new.id]}
    assert fed == {link.target for link in made.network.outgoing[made.network.inputs[0].id]}
    assert made.positions.keys() == made.network.nodes.keys()
    back = input_edits.use_input(made, "x1^2", False).document
    assert back.network.inputs == document.network.inputs
    assert back.network.links == document.network.links
    assert input_edits.use_input(back, "x1^2", False).document is back


@pytest.mark.parametrize("text", ["(x1)", " x1 ", "+x1", "`x1`", "((x1))"])
def test_what_says_the_same_is_the_same_input(document: Document, text: str) -> None:
    assert input_edits.use_input(document, text, True).document is document
    assert expressions(input_edits.use_input(document, text, False).document) == ["x2"]


def test_an_offered_formula_is_kept_as_it_is_offered_and_others_as_typed(document: Document, cats: Document) -> None:
    assert input_edits.checked("x1  *(x2)", document) == "x1*x2"
    assert input_edits.checked("sin( x1 )", document) == "sin(x1)"
    assert input_edits.checked(" 2 *  x1", document) == "2 * x1"
    assert input_edits.checked("(age)", cats) == "age"


def test_all_are_used_and_none(document: Document, cats: Document) -> None:
    every = whole(input_edits.use_inputs(document, PRESETS, True).document)
    assert expressions(every) == list(PRESETS)
    assert input_edits.use_inputs(every, PRESETS, True).document is every
    none = input_edits.use_inputs(every, PRESETS, False).document
    assert expressions(none) == []
    assert input_edits.use_inputs(none, PRESETS, False).document is none
    some = input_edits.use_inputs(every, ["x1", "x2", "exp(x1)"], False).document
    assert expressions(some) == list(PRESETS[2:])
    columns = ["`weight (kg)`", "age", "`coat = short`", "`coat = long`", "`coat = none`"]
    assert expressions(cats) == columns
    assert expressions(input_edits.use_inputs(cats, columns[1:], False).document) == columns[:1]


def test_of_formulas_that_say_the_same_the_first_is_added(document: Document) -> None:
    made = whole(
        input_edits.use_inputs(document, ["3*x1", "(3)*x1", "x2^3", " 3 * x1", "x1^2", "(x1)^2"], True).document
    )
    assert expressions(made) == ["x1", "x2", "x1^2", "3*x1", "x2^3"]


def test_a_changed_formula_keeps_the_links_and_what_they_have_learned(cats: Document) -> None:
    session = TrainingSession(cats.experiment, Clock())
    session.tick()
    for _ in range(3):
        session.step("epoch")
        while session.tick() is not None:
            pass
    learned = dict(latest(session).parameters)
    input = cats.network.inputs[1].id
    change = input_edits.change_formula(cats, input, "tanh(age)*`coat = long`")
    session.adopt(change.document.experiment, change.assign, derived=change.derived, restart=change.restart)
    assert dict(latest(session).parameters) == learned
    assert whole(change.document).network.links == cats.network.links
    assert change.document.initial == cats.initial
    assert expressions(change.document)[1] == "tanh(age)*`coat = long`"
    assert change.document.network.inputs[1].id == input


def test_a_formula_that_is_an_input_already_or_still_is_changed_to_nothing_else(document: Document) -> None:
    first = document.network.inputs[0].id
    with pytest.raises(Refusal, match=r"^x2 is an input already\.$"):
        input_edits.change_formula(document, first, "(x2)")
    assert input_edits.change_formula(document, first, " (x1)").document is document
    assert input_edits.change_formula(document, "gone", "x1^2").document is document


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no formula yet"),
        ("x3", 'There is no column "x3"'),
        ("x1 +", "cannot be read"),
        ("7", "7 reads no column, so it is the same for every point."),
        ("__import__('os')", ""),
        ("x1; x2", "An input is one formula on one line"),
        ("log(x1)", "log(x1) is not a finite number at "),
        ("1/(x1 - x1)", "is not a finite number at 500 of the 500 points, such as x1 = "),
        ("exp(exp(exp(x1^2)))", "is not a finite number at "),
        ("x1+" * 400 + "x1", "the limit is 1,000"),
    ],
)
def test_what_cannot_be_an_input_is_refused_in_one_sentence(document: Document, text: str, sentence: str) -> None:
    first = document.network.inputs[0].id
    for refused in (
        lambda: input_edits.use_input(document, text, True),
        lambda: input_edits.use_inputs(document, ["x1^2", text], True),
        lambda: input_edits.change_formula(document, first, text),
        lambda: input_edits.checked(text, document),
    ):
        with pytest.raises(Refusal) as refusal:
            refused()
        assert sentence in str(refusal.value)
        assert str(refusal.value).endswith(".")
        assert "\n" not in str(refusal.value)


def test_where_columns_are_scaled_a_refusal_says_so(cats: Document) -> None:
    with pytest.raises(Refusal, match=r"such as age = -?[\d.]+ \(columns are scaled\)\."):
        input_edits.use_input(cats, "log(age)", True)


def edited(document: Document) -> Document:
    """A document whose hidden layers stay when the data change."""
    return edits.grow_layer(document, document.network.layers[0].id).document


def with_columns(*names: str) -> DatasetSpec:
    return DatasetSpec(Imported("My cats", CATS, "is `happy`", names), 60.0, "7", "range")


def test_inputs_stay_with_the_columns_that_stay_and_a_new_column_takes_a_free_place() -> None:
    start = edited(data_edits.use_data(default_document(), with_columns("weight (kg)", "age")).document)
    start = input_edits.use_input(start, "age*`weight (kg)`", True).document
    numbers = DatasetSpec(Imported("Weights", CATS, "weight (kg)", ("age", "coat")), 75.0, "7", "range")
    wider = whole(data_edits.use_data(start, with_columns("weight (kg)", "age", "coat")).document)
    assert expressions(wider) == [
        "`weight (kg)`", "age", "`coat = short`", "`coat = long`", "`coat = none`", "age*`weight (kg)`",
    ]  # fmt: skip
    other = whole(data_edits.use_data(start, numbers).document)
    assert expressions(other) == ["age", "`coat = short`", "`coat = long`", "`coat = none`"]
    narrow = whole(data_edits.use_data(wider, with_columns("age")).document)
    assert expressions(narrow) == ["age"]
    assert narrow.network.inputs[0].id == wider.network.inputs[1].id


def test_as_many_other_columns_take_the_places_in_order_and_weights_stay() -> None:
    flat = input_edits.use_inputs(edited(default_document()), ["x1^2", "sin(x2)*x1"], True).document
    change = data_edits.use_data(flat, usual_spec("penguins"))
    assert expressions(whole(change.document)) == [
        "bill_length_mm", "bill_depth_mm", "bill_length_mm^2", "sin(bill_depth_mm)*bill_length_mm",
    ]  # fmt: skip
    assert [link.id for link in change.document.network.links][: len(flat.network.links)] == [
        link.id for link in flat.network.links
    ]
    two = edited(data_edits.use_data(default_document(), with_columns("weight (kg)", "age")).document)
    swapped = Imported("Swapped", CATS, "is `happy`", ("age", "weight (kg)"))
    turned = data_edits.use_data(two, DatasetSpec(swapped, 60.0, "7")).document
    assert expressions(whole(turned)) == ["`weight (kg)`", "age"]


def test_one_of_two_columns_exchanged_makes_no_input_twice() -> None:
    two = edited(data_edits.use_data(default_document(), with_columns("weight (kg)", "age")).document)
    two = input_edits.use_input(two, "age*`weight (kg)`", True).document
    table = Table((CATS.columns[1], Column("height"), CATS.columns[3]), CATS.cells[:, [1, 0, 3]])
    happy = DatasetSpec(Imported("Next", table, "is `happy`", ("age", "height")), 60.0, "7")
    assert expressions(whole(data_edits.use_data(two, happy).document)) == ["height", "age", "age*height"]


def test_data_that_an_input_cannot_be_computed_from_are_refused_and_nothing_changes(document: Document) -> None:
    rooted = edited(input_edits.use_input(document, "log(x1 + 8)", True).document)
    before = encode(Project(rooted))
    table = DatasetSpec(Imported("My cats", CATS, "is `happy`", ("weight (kg)", "age")), 60.0, "7", "none")
    assert expressions(data_edits.use_data(rooted, table).document)[-1] == "log(`weight (kg)` + 8)"
    far = edited(input_edits.use_input(document, "log(6.5 - x2)", True).document)
    with pytest.raises(
        Refusal, match=r"^The data stay as they are: the input log\(6\.5 - age\) is not a finite number"
    ):
        data_edits.use_data(far, table)
    long = edited(input_edits.use_input(document, "+".join(["x1"] * 200), True).document)
    with pytest.raises(
        Refusal, match=r"^The data stay as they are: over other columns, an input is too long\. The for"
    ):
        data_edits.use_data(long, usual_spec("penguins"))
    assert encode(Project(rooted)) == before


def test_inputs_of_the_widest_table_are_chosen_at_once() -> None:
    """Above 3 s of CPU, the test fails."""
    names = [f"c{number}" for number in range(limits.TABLE_COLUMNS - 1)]
    cells = np.random.default_rng(1).normal(size=(20, limits.TABLE_COLUMNS))
    table = Table((*map(Column, names), Column("y")), cells)
    wide = data_edits.use_data(default_document(), DatasetSpec(Imported("Wide", table, "y", tuple(names)))).document
    half = input_edits.use_inputs(wide, names[1::2], False).document
    assert expressions(half) == names[::2]
    assert expressions(input_edits.use_inputs(half, names, True).document) == names


@pytest.mark.parametrize("name", ["circle", "wine"])
def test_all_inputs_feed_again_what_they_fed_before_all_were_removed(document: Document, name: str) -> None:
    document = data_edits.use_data(document, usual_spec(name)).document
    texts = expressions(document)
    without = input_edits.use_inputs(document, texts, used=False).document
    again = whole(input_edits.use_inputs(without, texts, used=True).document)

    def ends(made: Document) -> set[tuple[str, str]]:
        nodes = made.network.nodes
        return {(getattr(nodes[link.source], "expression", ""), link.target) for link in made.network.links}

    assert not without.network.inputs and ends(again) == ends(document)


def test_inputs_that_were_cut_off_stay_so_when_others_come(document: Document) -> None:
    first = [link.id for node in document.network.inputs for link in document.network.outgoing[node.id]]
    cut = edits.delete(document, first).document
    made = input_edits.use_inputs(cut, ["x1", "x2", "x1^2"], used=True).document
    assert len(made.network.links) == len(cut.network.links)
