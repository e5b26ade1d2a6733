"""The commands on tables, images and output nodes; and every other command with their parts selected."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from core.document import boxes
from core.document.document import Box, Document
from core.document.project import Project
from core.document.storage import encode
from core.document.structure import PRESETS
from playground.actions import COMMANDS, NEEDS, Command
from tests.playground.box_hand import CLASSES, assert_sound, mixed_document, open_document
from tests.robot import Robot

NOT_HERE = frozenset(
    {"new", "open", "open_link", "import_table", "save", "save_as", "export_data", "quit", "keys", "about",
     "check_core", "undo", "redo", "play", "take_apart", "theme_system", "theme_light", "theme_dark",
     *(command.id for command in COMMANDS if command.menu == "View/Text size"),
     *(f"preset_{name}" for name in PRESETS if name not in ("Perceptron", "Wide"))}
)  # fmt: skip
"""Commands that open a dialog, leave the canvas or do much the same as another, and those that this test is made of."""


EDITING = ("Edit", "Network", "Arrange")
"""The menus of commands that act on the selection."""


@pytest.fixture
def mixed(robot: Robot) -> Robot:
    """A window on a table of five, an image of nine, and five bars."""
    open_document(robot, mixed_document())
    return robot


def document(robot: Robot) -> Document:
    return robot.application.store.document


def held(robot: Robot, kind: Box) -> list[str]:
    return boxes.members(robot.network, document(robot).boxes, kind)


def run(robot: Robot, command: str) -> None:
    robot.window.actions_by_id[command].trigger()
    QApplication.processEvents()


def menu_at(robot: Robot, at: QPoint) -> list[str]:
    """The commands of the menu at a point of the canvas."""
    viewport = robot.view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    menu = robot.view._menu.menu
    assert isinstance(menu, QMenu)
    found = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return found


@pytest.mark.parametrize("kind", boxes.KINDS)
def test_a_part_selected_shows_its_box_as_single_nodes_and_one_of_them_all_as_one(mixed: Robot, kind: Box) -> None:
    before, ids = encode(Project(document(mixed))), held(mixed, kind)
    mixed.canvas.select(ids[1:2])
    run(mixed, "release")
    assert held(mixed, kind) == [] and all(id in mixed.canvas.nodes for id in ids)
    run(mixed, "gather")
    assert held(mixed, kind) == ids
    assert_sound(document(mixed))
    mixed.undo()
    mixed.undo()
    assert encode(Project(document(mixed))) == before


@pytest.mark.parametrize("kind", boxes.KINDS)
def test_parts_are_taken_out_beside_their_box_and_put_back_to_their_places(mixed: Robot, kind: Box) -> None:
    ids, places = held(mixed, kind), dict(document(mixed).positions)
    mixed.canvas.select(ids[1:3])
    run(mixed, "take_out")
    assert held(mixed, kind) == [ids[0], *ids[3:]]
    left, _, right, _ = boxes.rect(document(mixed), kind)
    xs = [document(mixed).positions[id][0] for id in ids[1:3]]
    assert all(x > right for x in xs) if kind == "bars" else all(x < left for x in xs)
    assert mixed.view.selection == tuple(ids[1:3])
    run(mixed, "put_back")
    assert held(mixed, kind) == ids
    assert {id: document(mixed).positions[id] for id in ids} == {id: places[id] for id in ids}


def test_the_commands_say_what_they_need(mixed: Robot) -> None:
    actions = mixed.window.actions_by_id
    mixed.canvas.select([mixed.network.hidden[0].id])
    for id, need in (("gather", "single"), ("release", "boxed"), ("take_out", "boxed"), ("put_back", "outside")):
        assert not actions[id].isEnabled() and actions[id].statusTip() == NEEDS[need]
    mixed.canvas.select(held(mixed, "table")[:1])
    assert actions["release"].isEnabled() and actions["take_out"].isEnabled()
    assert not actions["gather"].isEnabled() and not actions["put_back"].isEnabled()


def test_the_menu_of_a_row_offers_what_can_be_done_with_it(mixed: Robot) -> None:
    assert {"Take out", "Show as single nodes"} <= set(menu_at(mixed, mixed.center("crab")))
    run(mixed, "take_out")
    found = menu_at(mixed, mixed.center("crab"))
    assert {"Put back", "Show as one node"} <= set(found) and "Take out" not in found


def test_the_menu_of_a_header_is_that_of_all_nodes_in_the_box(mixed: Robot) -> None:
    box = mixed.canvas.boxes.items["table"]
    found = menu_at(mixed, mixed.view.mapFromScene(box.header_box.center()))
    assert "Show as single nodes" in found and "Add neuron here" not in found
    assert set(mixed.view.selection) == set(held(mixed, "table"))


def test_a_copied_output_is_pasted_as_a_neuron_and_the_bars_stay(mixed: Robot) -> None:
    ids = held(mixed, "bars")
    mixed.canvas.select(ids[:2])
    run(mixed, "copy")
    run(mixed, "paste")
    assert held(mixed, "bars") == ids
    made = mixed.view.selection
    assert len(made) == 2 and not set(made) & set(document(mixed).boxes)
    sources = [link.source for link in mixed.network.incoming[ids[0]]]
    hidden = [neuron.id for neuron in mixed.network.hidden if neuron.id not in made]
    assert sources == hidden


def test_a_cut_output_comes_back_into_the_bars(mixed: Robot) -> None:
    mixed.canvas.select([mixed.id("crab")])
    run(mixed, "cut")
    assert [mixed.network.nodes[id].name for id in held(mixed, "bars")] == ["ant", "bee", "dove", "eel"]
    run(mixed, "paste")
    assert [mixed.network.nodes[id].name for id in held(mixed, "bars")] == [*CLASSES]
    assert_sound(document(mixed))


def test_a_neuron_fed_by_a_table_and_an_image_is_duplicated_with_its_links(mixed: Robot) -> None:
    first = mixed.network.hidden[0]
    mixed.canvas.select([first.id])
    run(mixed, "duplicate")
    (made,) = mixed.view.selection
    for kind in ("table", "image"):
        assert set(held(mixed, kind)) <= {link.source for link in mixed.network.incoming[made]}


def test_boxes_are_aligned_and_distributed_as_one(mixed: Robot) -> None:
    table, bars, layer = held(mixed, "table"), held(mixed, "bars"), mixed.network.layers[0].id
    mixed.canvas.select([*table, *bars])
    run(mixed, "align_top")
    (_, top, _, bottom), (_, other, _, end) = (boxes.rect(document(mixed), kind) for kind in ("table", "bars"))
    assert top + bottom == pytest.approx(other + end)
    assert_sound(document(mixed))
    refused: list[str] = []
    mixed.application.store.refused.connect(refused.append)
    mixed.canvas.select(table)
    run(mixed, "align_left")
    assert refused == ["Select two or more nodes to align them; what stands in a box moves as one."]
    mixed.canvas.select([*table, layer])
    run(mixed, "distribute_down")
    assert_sound(document(mixed))


def test_a_rectangle_over_a_box_selects_its_parts(mixed: Robot) -> None:
    rect = mixed.canvas.boxes.items["bars"].rect.adjusted(-20.0, -20.0, 20.0, 20.0)
    mixed.drag(*(mixed.view.mapFromScene(corner) for corner in (rect.topLeft(), rect.bottomRight())))
    assert set(held(mixed, "bars")) <= set(mixed.view.selection)
    assert mixed.canvas.boxes.items["bars"].selected


def selections(robot: Robot) -> dict[str, list[str]]:
    """Parts of boxes, and other things with them."""
    network = robot.network
    table, image, bars = (held(robot, kind) for kind in boxes.KINDS)
    links = [network.outgoing[id][0].id for id in (table[0], image[0])]
    return {
        "a row": table[1:2],
        "an output": bars[1:2],
        "links": [*links, network.incoming[bars[2]][0].id],
        "parts and a neuron": [table[2], *image[3:5], bars[1], network.hidden[0].id],
        "a layer and boxes": [network.layers[0].id, *table, *image, *bars],
    }


def try_out(robot: Robot, command: Command, chosen: list[str]) -> None:
    """Run a command; take back and repeat what it did."""
    store, stack = robot.application.store, robot.application.store.undo_stack
    before, index = encode(Project(store.document)), stack.index()
    robot.canvas.focus("")
    robot.canvas.select(chosen)
    run(robot, command.id)
    for popup in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if popup is not None:
            popup.close()
    robot.view.prompts.forget()
    assert_sound(store.document)
    after, done = encode(Project(store.document)), stack.index()
    assert done - index in (0, 1)
    # Tidying glides there.
    robot.wait(lambda: _places(robot) == dict(store.document.positions))
    for _ in range(2):
        stack.setIndex(index)
        assert encode(Project(store.document)) == before
        stack.setIndex(done)
        assert encode(Project(store.document)) == after
    stack.setIndex(index)


def _places(robot: Robot) -> dict[str, tuple[float, ...]]:
    return {id: item.pos().toTuple() for id, item in robot.canvas.nodes.items()}


@pytest.mark.slow
@pytest.mark.parametrize("menu", sorted({each.menu for each in COMMANDS if each.id not in NOT_HERE}))
def test_every_command_keeps_boxes_whole_and_can_be_undone_to_the_bit(mixed: Robot, menu: str) -> None:
    faults: list[str] = []
    mixed.application.errors.take = faults.append  # type: ignore[method-assign]
    for command in (each for each in COMMANDS if each.menu == menu and each.id not in NOT_HERE):
        chosen_ones = selections(mixed)
        if menu not in EDITING:
            chosen_ones = dict([chosen_ones.popitem()])
        for what, chosen in chosen_ones.items():
            try:
                try_out(mixed, command, chosen)
            except AssertionError as error:
                raise AssertionError(f"{command.id} with {what} selected") from error
            assert faults == [], (command.id, what)
