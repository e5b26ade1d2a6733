"""What inspector, card "Why this number?", and Lab say about parts of boxes and what they feed."""

from functools import partial

import pytest

from core.document import boxes, parameter_edits, structure
from core.document.document import Box
from tests.playground.box_hand import CLASSES, assert_sound, document_of, mixed_document, open_document
from tests.robot import Robot


@pytest.fixture
def mixed(robot: Robot) -> Robot:
    """A window on a table of five, an image of nine, and five bars."""
    open_document(robot, mixed_document())
    return robot


def held(robot: Robot, kind: Box) -> list[str]:
    return boxes.members(robot.network, robot.application.store.document.boxes, kind)


def title(robot: Robot) -> tuple[str, str]:
    """Name and text of the line below the canvas."""
    line = robot.workbench.inspection.title
    return line.name.text(), line.formula.full


@pytest.mark.parametrize(
    ("kind", "said"), [("table", "Table, 5 columns"), ("image", "Image, 9 pixels"), ("bars", "Output, 5 outputs")]
)
def test_a_whole_box_selected_is_called_by_its_name(mixed: Robot, kind: Box, said: str) -> None:
    mixed.canvas.select(held(mixed, kind))
    assert title(mixed) == ("", said)


def test_a_row_and_a_link_from_it_are_called_by_their_column(mixed: Robot) -> None:
    row = held(mixed, "table")[2]
    mixed.canvas.select([row])
    assert title(mixed)[0] == "size 2"
    link = mixed.network.outgoing[row][0]
    mixed.canvas.select([link.id])
    target = mixed.network.nodes[link.target].name
    assert title(mixed)[0] == f"size 2 \u2192 {target}"
    mixed.application.window.actions_by_id["type_value"].trigger()
    assert mixed.view.field.accessibleName() == f"weight size 2 \u2192 {target}"


def test_the_inspector_shows_the_largest_terms_of_a_neuron_with_64_inputs(robot: Robot) -> None:
    open_document(robot, document_of("digits"))
    neuron = robot.network.hidden[0]
    robot.canvas.select([neuron.id])
    if not robot.workbench.inspection.is_open:
        robot.window.actions_by_id["inspector"].trigger()
    robot.wait(lambda: bool(robot.workbench.inspection.inspector.fields))
    fields = robot.workbench.inspection.inspector.fields
    assert len(fields) == 11 and fields[-1].accessibleName() == "Weight of bias"
    assert robot.workbench.inspection.inspector.reasons._gap.text() == "+ 54 more"


@pytest.mark.parametrize("kind", boxes.KINDS)
def test_why_answers_for_parts_of_boxes_and_their_links(mixed: Robot, kind: Box) -> None:
    part = held(mixed, kind)[1]
    for id in (part, mixed.network.links_at(part)[0].id):
        mixed.canvas.select([id])
        mixed.window.actions_by_id["why"].trigger()
        card = mixed.workbench.why.card
        assert card.isVisible()
        card.hide()


def test_a_neuron_fed_by_64_pixels_opens_in_the_lab_as_one_operation(robot: Robot) -> None:
    open_document(robot, document_of("digits"))
    robot.canvas.select([robot.network.hidden[0].id])
    robot.window.actions_by_id["take_apart"].trigger()
    assert robot.window.workspace.name == "Lab"
    assert robot.lab.facts
    robot.window.actions_by_id["playground"].trigger()


def test_freezing_and_quiet_edits_work_on_outputs_in_bars(mixed: Robot) -> None:
    store = mixed.application.store
    store.apply("Freeze", partial(parameter_edits.toggle_frozen, ids=[mixed.id("crab")]))
    assert mixed.canvas.nodes[mixed.id("crab")].frozen and not mixed.canvas.nodes[mixed.id("ant")].frozen
    source = held(mixed, "table")[0]
    before = [mixed.latest.probe[mixed.id(name)] for name in CLASSES]
    mixed.view.commands.quiet = True
    mixed.view.commands.connect(source, mixed.id("bee"))
    mixed.view.commands.quiet = False
    link = mixed.network.link_between(source, mixed.id("bee"))
    assert store.value(link.weight) == 0.0
    mixed.wait(lambda: mixed.latest.experiment.network is mixed.network)
    assert [mixed.latest.probe[mixed.id(name)] for name in CLASSES] == before


def test_presets_keep_the_boxes(mixed: Robot) -> None:
    store = mixed.application.store
    store.apply("Start", partial(structure.use_preset, preset="Wide"))
    assert boxes.present(store.document) == [*boxes.KINDS]
    assert_sound(store.document)
