"""The network as a tree: what it says, and that it keeps step with canvas, edits and training."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from core.data.making import usual_spec
from core.document import data_edits, edits, input_edits, parameter_edits, structure
from core.document.document import Change
from core.document.project import Project
from core.document.starter import layered
from core.network.edits import change_neurons
from core.training.pace import Pace
from core.training.settings import TrainingSettings
from playground.panels.outline.model import OutlineModel
from playground.panels.outline.outline import EMPTY, Outline
from playground.panels.outline.row import RowText
from playground.style import number
from tests.playground.panels.outline_hand import KEY, field, go_to, key, row, seen, told
from tests.robot import Robot


def told_anew(outline: Outline) -> list[str]:
    anew = OutlineModel(outline._store.document)
    anew.words.snapshot = outline.model.words.snapshot
    return told(anew)


def test_the_default_network_reads_as_groups_nodes_and_links(robot: Robot, outline: Outline) -> None:
    weights = [number.weight(robot.latest.parameters[link.weight]) for link in robot.network.links[:2]]
    lines = told(outline.model)
    assert lines[:7] == [
        "Inputs | 2 inputs", "  x1", "  x2", "Layer 1 | 4 neurons", "  h1.1 | tanh",
        f"    x1 \u2192 h1.1 | {weights[0]}", f"    x2 \u2192 h1.1 | {weights[1]}",
    ]  # fmt: skip
    assert lines[-4:-2] == ["Outputs | 1 output", "  Output | tanh"]
    assert len(lines) == 4 + 9 + 18
    assert outline._count.text() == "7 neurons, 18 links"


def test_at_first_groups_are_open_and_neurons_are_not(outline: Outline) -> None:
    assert seen(outline) == [
        "Inputs", "x1", "x2", "Layer 1", "h1.1", "h1.2", "h1.3", "h1.4", "Layer 2", "h2.1", "h2.2", "Outputs", "Output",
    ]  # fmt: skip


def test_states_are_said_in_words(robot: Robot, outline: Outline) -> None:
    store, links = robot.application.store, robot.network.incoming[robot.id("h2.1")]
    store.apply("Freeze", partial(parameter_edits.toggle_frozen, ids=[robot.id("h1.4")]))
    store.apply("Tie", partial(parameter_edits.toggle_tied, ids=[link.id for link in links[:2]]))
    store.apply("Disconnect", partial(edits.delete, ids=[k.id for k in robot.network.outgoing[robot.id("h1.3")]]))
    store.apply("Add neuron", partial(edits.add_neuron, at=(0.0, 0.0)))
    outline.refresh(replace(robot.latest, status="paused", health={robot.id("h1.1"): "dead"}))
    lines = [line.strip() for line in told(outline.model)]
    assert {"h1.1 | tanh, dead", "h1.4 | tanh, frozen", "h1.3 | tanh, not reaching an output"} <= set(lines)
    assert "Neurons | 1 neuron" in lines
    tied = number.weight(robot.application.store.document.initial[links[0].weight])
    assert {f"h1.1 \u2192 h2.1 | tied {tied}", f"h1.2 \u2192 h2.1 | tied {tied}"} <= set(lines)
    assert any(line.startswith("x1 \u2192 h1.4 | frozen ") for line in lines)


def test_what_is_selected_on_the_canvas_is_selected_in_the_tree(robot: Robot, outline: Outline) -> None:
    requested: list[tuple[str, ...]] = []
    outline.selection_requested.connect(requested.append)
    for name in ("h1.2", "Layer 2", "x1"):
        robot.canvas.select([robot.id(name)])
        assert outline._selected() == (robot.id(name),)
        assert outline.tree.currentIndex().data() == name
    link = robot.network.incoming[robot.id("h2.1")][2]
    robot.canvas.select([link.id, robot.id("h1.1")])
    assert set(outline._selected()) == {link.id, robot.id("h1.1")}
    assert "h1.3 \u2192 h2.1" in seen(outline)
    assert requested == []


def test_weights_follow_training_and_leave_a_field_alone(robot: Robot, outline: Outline) -> None:
    links = robot.network.incoming[robot.id("h1.2")]
    robot.canvas.select([links[0].id])
    told_before = [index.siblingAtColumn(1).data() for index in outline.tree.rows_in_view()]
    changed: list[str] = []
    outline.model.dataChanged.connect(lambda first, last: changed.append(outline.model.id_at(first)))
    key(outline, KEY.Key_F2)
    QTest.keyClicks(field(outline), "1.")
    robot.application.session.set_pace(Pace("full"))
    robot.press(robot.workbench.top_bar.run.play)
    shown = outline.model.index_of(links[1].id).siblingAtColumn(1)
    robot.wait(lambda: shown.data() not in told_before)
    assert field(outline).text() == "1."
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: shown.data() == number.weight(robot.latest.parameters[links[1].weight]))
    # Nothing is said of rows nobody can see.
    assert links[1].id in changed
    assert set(changed) <= {link.id for link in links} | {n.id for n in robot.network.neurons}


def test_a_hidden_panel_rests_and_is_right_when_it_comes_back(robot: Robot, outline: Outline) -> None:
    link = robot.network.incoming[robot.id("h1.2")][0]
    robot.canvas.select([link.id])
    outline.hide()
    before = outline.tree.currentIndex().siblingAtColumn(1).data()
    robot.application.session.step("epoch")
    robot.wait(lambda: robot.latest.epoch >= 1 and outline._snapshot is robot.latest)
    assert outline.tree.currentIndex().siblingAtColumn(1).data() == before
    outline.show()
    now = number.weight(robot.latest.parameters[link.weight])
    assert outline.tree.currentIndex().siblingAtColumn(1).data() == now != before


def test_what_is_open_stays_open_through_edits(robot: Robot, outline: Outline) -> None:
    for name in ("h1.2", "h2.1"):
        outline.tree.expand(row(outline, name))
    outline.tree.collapse(row(outline, "Inputs"))
    go_to(outline, "x2 \u2192 h1.2")
    robot.application.store.apply("Delete", partial(edits.delete, ids=[robot.id("h1.1")]))
    assert seen(outline) == [
        "Inputs", "Layer 1", "h1.2", "x1 \u2192 h1.2", "x2 \u2192 h1.2", "h1.3", "h1.4", "Layer 2", "h2.1",
        "h1.2 \u2192 h2.1", "h1.3 \u2192 h2.1", "h1.4 \u2192 h2.1", "h2.2", "Outputs", "Output",
    ]  # fmt: skip
    assert outline.tree.currentIndex().data() == "x2 \u2192 h1.2"
    assert outline._selected() == robot.view.selection == (robot.network.incoming[robot.id("h1.2")][1].id,)


def test_an_edit_is_announced_only_for_rows_that_read_differently(robot: Robot, outline: Outline) -> None:
    outline.tree.expand(row(outline, "h2.1"))
    changed: list[str] = []
    outline.model.dataChanged.connect(lambda first, last: changed.append(first.data()))
    robot.application.store.apply("Rename", partial(edits.rename, id=robot.id("h1.2"), name="edge"))
    assert changed == ["edge", "edge \u2192 h2.1"]
    robot.application.store.apply("Move", partial(edits.move, positions={robot.id("edge"): (5.0, 5.0)}))
    assert len(changed) == 2


def test_a_neuron_deleted_goes_and_comes_back_with_undo(robot: Robot, outline: Outline) -> None:
    go_to(outline, "h1.2")
    key(outline, KEY.Key_Right)
    before = told(outline.model), seen(outline)
    robot.window.actions_by_id["delete"].trigger()
    assert "h1.2" not in seen(outline)
    assert outline._selected() == robot.view.selection == ()
    # The keyboard goes on from a neighbor.
    assert outline.tree.currentIndex().data() == "h1.1"
    robot.undo()
    assert (told(outline.model), seen(outline)) == before
    assert outline._selected() == robot.view.selection == ()
    robot.redo()
    assert "h1.2" not in seen(outline)


def test_a_neuron_that_leaves_its_layer_stays_selected_and_open(robot: Robot, outline: Outline) -> None:
    id = robot.id("h1.2")
    robot.canvas.select([id])
    key(outline, KEY.Key_Right)
    network = change_neurons(robot.network, [id], layer=None)
    robot.application.store.apply("Take out", lambda document: Change(edits.with_network(document, network)))
    assert seen(outline)[-6:] == ["Neurons", "h1.2", "x1 \u2192 h1.2", "x2 \u2192 h1.2", "Outputs", "Output"]
    assert outline._selected() == robot.view.selection == (id,)


def test_another_document_is_shown_anew(robot: Robot, outline: Outline) -> None:
    outline.tree.expand(row(outline, "h1.2"))
    outline.tree.collapse(row(outline, "Inputs"))
    robot.canvas.select([robot.id("h1.2")])
    robot.application.store.open(Project(robot.application.store.document))
    assert "x1" in seen(outline)
    assert "x1 \u2192 h1.2" not in seen(outline)
    assert outline._selected() == ()


def test_an_empty_network_says_how_to_begin(robot: Robot, outline: Outline) -> None:
    assert not outline._empty.isVisible()
    robot.application.store.apply("Delete", partial(edits.delete, ids=list(robot.network.nodes)))
    assert outline._empty.isVisible()
    assert outline._empty.text() == EMPTY
    assert not outline.tree.isVisible()
    robot.undo()
    assert outline.tree.isVisible()
    assert len(seen(outline)) == 13


@pytest.mark.slow
def test_after_every_edit_and_its_undo_the_tree_is_as_if_built_anew(robot: Robot, outline: Outline) -> None:
    store = robot.application.store
    for each in list(outline.tree.rows_in_view()):
        outline.tree.expand(each)
    some = {name: robot.id(name) for name in ("x1", "x2", "h1.1", "h1.3", "h2.1", "Output", "Layer 1", "Layer 2")}
    into = [link.id for link in robot.network.incoming[some["h2.1"]]]
    steps = [
        partial(edits.redirect, link=into[0], target=some["Output"]),
        partial(edits.add_neuron, at=(0.0, 0.0)),
        partial(edits.add_layer, at=(50.0, 50.0), size=3),
        partial(edits.connect, source=some["Layer 1"], target=some["Output"]),
        partial(parameter_edits.toggle_tied, ids=into[1:]),
        partial(edits.delete, ids=into[2:3]),
        partial(structure.repeat, layer=some["Layer 2"], times=3),
        partial(edits.grow_layer, layer=some["Layer 1"]),
        partial(input_edits.use_input, expression="x1*x2", used=True),
        partial(edits.delete, ids=[some["x1"], some["h1.1"], some["h1.3"], some["Layer 2"]]),
        partial(data_edits.use_data, spec=usual_spec("penguins")),
        structure.clear,
    ]
    documents = [store.document]
    for step in steps:
        assert store.apply("Edit", step)
        documents.append(store.document)
        assert told(outline.model) == told_anew(outline)
    for document in reversed(documents[:-1]):
        store.undo_stack.undo()
        assert store.document is document
        assert told(outline.model) == told_anew(outline)


def test_a_large_network_is_taken_up_without_an_object_per_link() -> None:
    large = layered(usual_spec("circle"), ("x1", "x2"), [10] * 50, "tanh", "tanh", TrainingSettings())
    model = OutlineModel(large)
    assert (len(large.network.neurons), len(large.network.links)) == (501, 4930)
    assert len(model._numbers) == len(model._places) == 52 + 503
    for id, links in large.network.incoming.items():
        assert model._rows[model._numbers[id]] is links
    less = edits.delete(large, [large.network.members(large.network.layers[20].id)[4].id]).document
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda parent, first, last: removed.append((first, last)))
    model.follow(less)
    # The neuron itself, and one link of each of the ten it fed.
    assert removed == [(4, 4)] * 11


def test_a_screen_reader_hears_whole_sentences(robot: Robot, outline: Outline) -> None:
    outline.tree.expand(row(outline, "h1.2"))
    view = QAccessible.queryAccessibleInterface(outline.tree)
    assert view.text(QAccessible.Text.Name) == "Outline of the network"
    assert view.role() == QAccessible.Role.Tree
    cells = [view.child(at) for at in range(view.childCount())]
    heard = [cell.text(QAccessible.Text.Name) for cell in cells]
    weight = number.weight(robot.latest.parameters[robot.network.incoming[robot.id("h1.2")][0].weight])
    for sentence in (
        "Inputs, 2 inputs",
        "x1, input",
        "Layer 1, layer, 4 neurons",
        "h1.2, neuron of Layer 1, tanh, 2 incoming links",
        f"link from x1 to h1.2, weight {weight}",
        "Output, output, tanh, 2 incoming links",
    ):
        assert sentence in heard
    at = heard.index(f"link from x1 to h1.2, weight {weight}")
    assert cells[at].text(QAccessible.Text.Description) == "F2 edits its weight."
    robot.canvas.select([robot.id("h1.3")])
    outline.focus_tree()
    assert view.focusChild().text(QAccessible.Text.Name) == "h1.3, neuron of Layer 1, tanh, 2 incoming links"


def test_tool_tips_hold_the_whole_number_and_no_markup(robot: Robot, outline: Outline) -> None:
    words: RowText = outline.model.words
    link = robot.network.incoming[robot.id("h1.2")][0]
    tip = outline.model.index_of(link.id).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == f"x1 \u2192 h1.2: {number.full(words.weight(link))}"
    robot.application.store.apply("Rename", partial(edits.rename, id=robot.id("h1.2"), name="<b>"))
    assert "&lt;b&gt;" in outline.model.index_of(link.id).data(Qt.ItemDataRole.ToolTipRole)
