"""Inputs are called by what the data measure, everywhere in the window; the model keeps its own names."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.data.description import describe
from core.data.input_names import input_name
from core.data.making import usual_spec
from core.data.presets import offered
from core.data.source import DatasetSpec
from core.document.document import Change, Document
from core.document.storage import Project, encode
from core.network.edits import change_inputs
from playground.panels.surface.axes import axis_markup
from playground.widgets.symbol import symbol_parts, symbol_width
from tests.robot import Robot

PENGUINS, MASS, CIRCLE = usual_spec("penguins"), usual_spec("body-mass"), usual_spec("circle")
LENGTH, DEPTH = "bill_length_mm", "bill_depth_mm"


@pytest.mark.parametrize(
    ("expression", "name"),
    [(LENGTH, "bill length"), (f"{DEPTH}^2", "bill depth\u00b2"), (f"{DEPTH}**2", "bill depth\u00b2"),
     (f"sin({DEPTH})", "sin(bill depth)"), (f"{LENGTH}*{DEPTH}", "bill length \u00b7 bill depth"),
     ("not read(", "not read(")],
)  # fmt: skip
def test_an_input_is_told_in_words_of_the_data(expression: str, name: str) -> None:
    assert input_name(expression, PENGUINS) == name


def test_a_switch_is_told_by_its_category() -> None:
    assert input_name("`sex = male`", MASS) == "sex = male"
    assert input_name("`sex = male`*bill_depth_mm", MASS) == "sex = male \u00b7 bill depth"


@pytest.mark.parametrize(("expression", "name"), [("x1", "x1"), ("x1^2", "x1^2"), ("sin(x2)", "sin x2")])
def test_inputs_over_the_plane_keep_their_symbols(expression: str, name: str) -> None:
    assert input_name(expression, CIRCLE) == name


@pytest.mark.parametrize("spec", [PENGUINS, MASS, CIRCLE])
def test_every_offered_input_has_a_name_of_its_own(spec: DatasetSpec) -> None:
    choices = offered(describe(spec.source).columns)
    assert len({input_name(text, spec) for text in choices}) == len(choices)


def test_a_name_of_words_is_drawn_in_one_piece_and_a_symbol_as_before(robot: Robot) -> None:
    assert symbol_parts("bill length") == [("bill length", "body", 0.0)]
    assert [text for text, _, _ in symbol_parts("x1^2")] == ["x", "1", "2"]
    assert [text for text, _, _ in symbol_parts("sin x2")] == ["sin\u2009", "x", "2"]
    assert [text for text, _, _ in symbol_parts("x1*x2")] == ["x", "1", "x", "2"]
    assert symbol_width("bill length") > symbol_width("x1")


def test_variables_are_italic_at_the_axes_too() -> None:
    assert axis_markup("x1") == "<i>x</i>\u2081"
    assert axis_markup("bill <length>") == "bill &lt;length&gt;"


def test_penguins_inputs_are_called_by_what_was_measured_everywhere(robot: Robot) -> None:
    robot.press(robot.workbench.data_panel.tiles["penguins"])
    id = robot.id(LENGTH)
    assert robot.canvas.nodes[id].caption == "bill length"
    words = robot.workbench.outline.model.words
    assert words.name(id) == "bill length"
    link = next(link for link in robot.network.links if link.source == id)
    assert words.name(link).startswith("bill length \u2192 ")
    assert "bill length" in words.sentence(link)
    robot.canvas.select([id])
    assert robot.workbench.inspector.identity.kind.text() == "Input bill length"
    assert robot.workbench.inspection.title.name.text() == "bill length"
    assert robot.view.hints.of(id).startswith("bill length: an input")
    robot.canvas.select([link.target])
    robot.wait(
        lambda: "bill length" in [name.text() for name, *_ in robot.workbench.inspector.reasons._terms] or _cut(robot)
    )
    assert robot.workbench.data_panel.features[LENGTH].accessibleName() == "Input bill length"
    robot.canvas.select([id])
    robot.wait(lambda: robot.latest.experiment.data.name == "penguins")
    robot.workbench.why.ask()
    assert robot.workbench.why.card._title.text() == "Why bill length?"
    assert any("bill length" in text for section in robot.workbench.why.card.sections for text in section)
    robot.workbench.why.card.hide()
    assert robot.network.nodes[id].expression == LENGTH
    assert b"bill length" not in encode(Project(robot.application.store.document))


def _cut(robot: Robot) -> bool:
    """Whether a name too long for its column is shown by its beginning."""
    return any(name.text().startswith("bill l") for name, *_ in robot.workbench.inspector.reasons._terms)


def test_the_names_follow_the_data_back(robot: Robot) -> None:
    id = robot.id("x2")
    robot.press(robot.workbench.data_panel.tiles["penguins"])
    assert robot.canvas.nodes[robot.id(DEPTH)].caption == "bill depth"
    robot.undo()
    assert robot.canvas.nodes[id].caption == "x2"
    assert robot.workbench.outline.model.words.name(id) == "x2"


def test_the_list_of_things_to_add_offers_the_inputs_of_the_data(robot: Robot) -> None:
    robot.press(robot.workbench.data_panel.tiles["wine"])
    network = robot.network
    robot.press(robot.workbench.data_panel.features["alcohol"])
    adding = robot.view.quick_add
    robot.double_click(robot.free_place(0.3, 0.95))
    QTest.keyClicks(adding.field, "input")
    assert [adding.list.item(at).text() for at in range(adding.list.count())] == ["Input alcohol"]
    QTest.keyClick(adding.field, Qt.Key.Key_Return)
    assert {node.expression for node in robot.network.inputs} == {node.expression for node in network.inputs}
    assert robot.application.store.undo_stack.undoText() == "Add input alcohol"
    assert robot.canvas.nodes[robot.id("alcohol")].caption == "alcohol"


def test_the_list_of_things_to_add_leaves_out_what_a_formula_says_already(robot: Robot) -> None:
    store = robot.application.store
    node = robot.network.inputs[0].id
    store.apply("Type", lambda document: replace_input(document, node, "(x1) ** 2"))
    robot.double_click(robot.free_place(0.5, 0.9))
    QTest.keyClicks(robot.view.quick_add.field, "input x1")
    texts = [robot.view.quick_add.list.item(at).text() for at in range(robot.view.quick_add.list.count())]
    assert "Input x1^2" not in texts and "Input x1" in texts
    QTest.keyClick(robot.view.quick_add.field, Qt.Key.Key_Escape)


def replace_input(document: Document, id: str, expression: str) -> Change:
    """What a file may hold: an expression that is written in another way than it is offered."""
    return Change(replace(document, network=change_inputs(document.network, {id: expression})))
