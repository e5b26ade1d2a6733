"""Inputs are called by what the data measure, everywhere in the window; the model keeps its own names."""

import pytest

from core.data.input_names import input_name
from core.data.making import usual_spec
from core.data.presets import PRESETS
from core.document.storage import Project, encode
from playground.panels.surface.axes import axis_markup
from playground.widgets.symbol import symbol_parts, symbol_width
from tests.robot import Robot

PENGUINS, CIRCLE = usual_spec("penguins"), usual_spec("circle")


@pytest.mark.parametrize(
    ("feature", "name"),
    [("x1", "bill length"), ("x2", "bill depth"), ("x1^2", "bill length\u00b2"), ("sin(x2)", "sin bill depth"),
     ("x1*x2", "bill length \u00b7 bill depth")],
)  # fmt: skip
def test_a_feature_is_told_in_words_of_the_data(feature: str, name: str) -> None:
    assert input_name(feature, PENGUINS) == name
    assert input_name(feature, CIRCLE) == feature


def test_every_feature_has_a_name_of_its_own() -> None:
    assert len({input_name(feature, PENGUINS) for feature in PRESETS}) == len(PRESETS)


def test_a_name_of_words_is_drawn_in_one_piece_and_a_symbol_as_before(robot: Robot) -> None:
    assert symbol_parts("bill length") == [("bill length", "body", 0.0)]
    assert [text for text, _, _ in symbol_parts("x1^2")] == ["x", "1", "2"]
    assert [text for text, _, _ in symbol_parts("sin(x2)")] == ["sin\u2009", "x", "2"]
    assert [text for text, _, _ in symbol_parts("x1*x2")] == ["x", "1", "x", "2"]
    assert symbol_width("bill length") > symbol_width("x1")


def test_variables_are_italic_at_the_axes_too() -> None:
    assert axis_markup("x1") == "<i>x</i>\u2081"
    assert axis_markup("bill <length>") == "bill &lt;length&gt;"


def test_penguins_inputs_are_called_by_what_was_measured_everywhere(robot: Robot) -> None:
    id = robot.id("x1")
    robot.press(robot.workbench.data_panel.tiles["penguins"])
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
    assert robot.workbench.data_panel.features["x1"].toolTip() == "Use bill length as an input"
    robot.canvas.select([id])
    robot.wait(lambda: robot.latest.experiment.data.name == "penguins")
    robot.workbench.why.ask()
    assert robot.workbench.why.card._title.text() == "Why bill length?"
    assert any("bill length" in text for section in robot.workbench.why.card.sections for text in section)
    robot.workbench.why.card.hide()
    assert robot.network.nodes[id].name == "x1"
    assert b"bill length" not in encode(Project(robot.application.store.document))


def _cut(robot: Robot) -> bool:
    """Whether a name too long for its column is shown by its beginning."""
    return any(name.text().startswith("bill l") for name, *_ in robot.workbench.inspector.reasons._terms)


def test_the_names_follow_the_data_back(robot: Robot) -> None:
    id = robot.id("x2")
    robot.press(robot.workbench.data_panel.tiles["penguins"])
    assert robot.canvas.nodes[id].caption == "bill depth"
    robot.undo()
    assert robot.canvas.nodes[id].caption == "x2"
    assert robot.workbench.outline.model.words.name(id) == "x2"
