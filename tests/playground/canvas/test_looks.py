"""What the canvas shows: what a link carries, what is out of view, what is not well, and crowds of links."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document import edits
from core.document.document import Document
from core.document.project import Project
from core.document.starter import default_document, large_document
from core.network.model import Link, Network, Neuron
from playground.canvas.links.link_item import STILL
from playground.canvas.links.routes import Routes
from playground.style import number
from tests.robot import LEFT, Robot
from tests.windows import close_window, open_window

NONE = Qt.KeyboardModifier.NoModifier


def hover(robot: Robot, at: QPoint) -> None:
    QTest.mouseMove(robot.view.viewport(), at)
    QApplication.processEvents()


def middle_of(robot: Robot, source: str, target: str) -> QPoint:
    link = robot.network.link_between(robot.id(source), robot.id(target))
    return robot.view.mapFromScene(robot.canvas.links[link.id].middle)


def test_the_chip_shows_weight_gradient_and_last_step_of_the_link_under_the_cursor(robot: Robot) -> None:
    weight = robot.network.link_between(robot.id("h2.2"), robot.id("Output")).weight
    hover(robot, middle_of(robot, "h2.2", "Output"))
    assert robot.view.chip.text == number.signed(robot.latest.parameters[weight], 4)
    robot.workbench.control.step_batch()
    robot.wait(lambda: robot.latest.update == 1 and "∂" in robot.view.chip.text)
    gradient, step = robot.latest.state.last_update_of(weight)
    shown = [number.signed(value, 4) for value in (robot.latest.parameters[weight], gradient, step)]
    assert robot.view.chip.text == f"{shown[0]}  ∂ {shown[1]}  Δ {shown[2]}"
    assert step == pytest.approx(-0.03 * gradient)
    hover(robot, robot.free_place(0.5, 0.97))
    assert robot.view.chip.text == ""


def test_the_texts_of_a_layer_stand_on_its_paper_in_another_theme(robot: Robot) -> None:
    layer = next(iter(robot.canvas.layers.values()))
    before = layer.title._paper
    robot.application.style.choose("dark")
    try:
        assert layer.title._paper == layer.fill != before
    finally:
        robot.application.style.choose("light")


def test_the_chip_shows_a_weight_typed_over_it(robot: Robot) -> None:
    at = middle_of(robot, "h2.2", "Output")
    hover(robot, at)
    robot.double_click(at)
    QTest.keyClicks(robot.view.field, "2.5")
    QTest.keyClick(robot.view.field, Qt.Key.Key_Return)
    robot.wait(lambda: 2.5 in robot.latest.parameters.values())
    hover(robot, at + QPoint(1, 0))
    assert robot.view.chip.text == "+2.5000"


def test_a_link_whose_end_is_held_is_not_shown_where_it_was(robot: Robot) -> None:
    id = robot.network.link_between(robot.id("h2.2"), robot.id("Output")).id
    start = robot.view.mapFromScene(robot.canvas.links[id].path.pointAtPercent(0.86))
    QTest.mousePress(robot.view.viewport(), LEFT, NONE, start)
    robot.move_between(robot.view.viewport(), start, robot.free_place(0.7, 0.9))
    assert not robot.canvas.links[id].isVisible()
    robot.key(Qt.Key.Key_Escape)
    assert robot.canvas.links[id].isVisible()


def test_the_chip_goes_with_its_link(robot: Robot) -> None:
    link = robot.network.link_between(robot.id("h2.2"), robot.id("Output"))
    hover(robot, middle_of(robot, "h2.2", "Output"))
    robot.canvas.select([link.id])
    robot.key(Qt.Key.Key_Delete)
    robot.workbench.control.step_batch()
    robot.wait(lambda: robot.latest.update == 1 and robot.view.chip.text == "")


def test_a_map_appears_while_part_of_the_network_is_out_of_view_and_is_dragged(robot: Robot) -> None:
    assert not robot.view.minimap.isVisible()
    robot.view.zoom_by(5)
    assert robot.view.minimap.isVisible()
    seen = robot.view.mapToScene(robot.view.viewport().rect().center())
    left, right = QPoint(20, 43), QPoint(128, 43)
    robot.drag(left, right, robot.view.minimap)
    moved = robot.view.mapToScene(robot.view.viewport().rect().center())
    assert moved.x() > seen.x()
    robot.view.fit()
    assert not robot.view.minimap.isVisible()


def test_marks_flow_along_the_links_only_while_training_and_requested(robot: Robot) -> None:
    def phases() -> set[float]:
        return {item.phase for item in robot.canvas.links.values()}

    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 0)
    assert phases() == {STILL}
    robot.window.actions_by_id["flow"].trigger()
    robot.wait(lambda: phases() != {STILL})
    before = phases()
    robot.wait(lambda: phases() != before)
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: phases() == {STILL})


def test_a_neuron_whose_outgoing_weights_are_0_is_quiet_until_they_are_not(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Q)
    robot.quick_add(robot.free_place(0.5, 0.9))
    name = robot.network.neurons[-1].name
    robot.connect("x1", name)
    robot.connect(name, "Output")
    item = robot.canvas.nodes[robot.network.neurons[-1].id]
    robot.wait(lambda: item.health == "quiet")
    assert robot.view.hints.of(item.node.id).startswith(f"{name} is quiet: its outgoing weights are all 0")
    assert robot.canvas.links[robot.network.links[-1].id].is_silent
    robot.workbench.control.step_batch()
    robot.wait(lambda: item.health == "")
    assert not robot.canvas.links[robot.network.links[-1].id].is_silent


def test_a_dead_and_a_saturated_neuron_say_why_they_do_not_learn(robot: Robot) -> None:
    apply = robot.application.store.apply
    dead, saturated = (robot.network.nodes[robot.id(name)] for name in ("h1.1", "h1.2"))
    apply("ReLU", partial(edits.set_activation, neurons=[dead.id], activation="relu"))
    apply("Off", partial(edits.set_parameter, parameter=dead.bias, value=-90.0, initial=True))
    apply("Full", partial(edits.set_parameter, parameter=saturated.bias, value=90.0, initial=True))
    robot.wait(lambda: robot.canvas.nodes[dead.id].health == "dead")
    robot.wait(lambda: robot.canvas.nodes[saturated.id].health == "saturated")
    hover(robot, robot.center("h1.1"))
    assert robot.window.status.sentence.text().startswith("h1.1 is dead: it is off at every training point")


def test_quick_add_escapes_without_a_trace_and_adds_inputs_and_layers_by_number(robot: Robot) -> None:
    robot.double_click(robot.free_place(0.5, 0.95))
    QTest.keyClick(robot.view.quick_add.field, Qt.Key.Key_Escape)
    assert not robot.view.quick_add.isVisible()
    assert robot.application.store.undo_stack.count() == 0
    robot.quick_add(robot.free_place(0.5, 0.95), "input sin x1")
    assert [node.expression for node in robot.network.inputs] == ["x1", "x2", "sin(x1)"]
    robot.quick_add(robot.free_place(0.5, 0.97), "13")
    assert len(robot.network.neurons) == 7 + 13


def test_quick_add_with_nonsense_adds_nothing(robot: Robot) -> None:
    robot.quick_add(robot.free_place(0.5, 0.95), "zeppelin 999999999999")
    assert robot.application.store.undo_stack.count() == 0
    assert robot.view.quick_add.isVisible()
    robot.click(robot.free_place(0.5, 0.2))
    robot.wait(lambda: not robot.view.quick_add.isVisible())


def test_quick_add_is_chosen_with_arrows_and_by_mouse(robot: Robot) -> None:
    robot.double_click(robot.free_place(0.5, 0.9))
    QTest.keyClick(robot.view.quick_add.field, Qt.Key.Key_Down)
    QTest.keyClick(robot.view.quick_add.field, Qt.Key.Key_Return)
    assert robot.application.store.undo_stack.undoText() == "Add layer of 2"
    robot.double_click(robot.free_place(0.3, 0.95))
    choices = robot.view.quick_add.list
    at = choices.visualItemRect(choices.item(0)).center()
    QTest.mouseClick(choices.viewport(), LEFT, NONE, at)
    assert robot.application.store.undo_stack.undoText() == "Add neuron, Tanh"


def test_a_second_output_of_one_target_is_refused_where_it_was_wanted(robot: Robot) -> None:
    robot.quick_add(robot.free_place(0.5, 0.9), "output")
    assert robot.view.bubble.sentence == "The target of Circle already has its output."
    assert robot.application.store.undo_stack.count() == 0


def test_names_typed_into_the_canvas_are_checked_and_escape_forgets(robot: Robot) -> None:
    robot.canvas.select([robot.id("Layer 1")])
    robot.key(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(robot.view.name_field, "Layer 2")
    QTest.keyClick(robot.view.name_field, Qt.Key.Key_Return)
    assert robot.view.bubble.sentence == "Layer 1 keeps its name: there is already another Layer 2."
    robot.key(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(robot.view.name_field, "gone")
    QTest.keyClick(robot.view.name_field, Qt.Key.Key_Escape)
    assert not robot.view.name_field.isVisible()
    assert robot.application.store.undo_stack.count() == 0


def test_the_left_side_turns_between_data_and_outline(robot: Robot) -> None:
    robot.key(Qt.Key.Key_U)
    assert robot.workbench.side.page == "Outline"
    assert QApplication.focusWidget() is robot.workbench.outline.tree
    QTest.keyClick(robot.workbench.outline.tree, Qt.Key.Key_Down)
    QTest.keyClick(robot.workbench.outline.tree, Qt.Key.Key_Down)
    assert robot.view.selection == (robot.id("x2"),)
    QTest.keyClick(robot.workbench.outline.tree, Qt.Key.Key_U)
    assert robot.workbench.side.page == ""
    robot.key(Qt.Key.Key_D)
    assert robot.workbench.side.page == "Data"
    QTest.keyClick(robot.view, Qt.Key.Key_D)
    assert robot.workbench.side.page == ""


@pytest.fixture
def crowd(qtbot: object) -> Iterator[Robot]:
    """A window on a network with more links than are drawn one by one."""
    made = open_window(Project(large_document(100, 800)), QSize(1280, 800))
    yield Robot(made, qtbot)
    close_window(made)


def visible_links(robot: Robot) -> set[str]:
    return {id for id, item in robot.canvas.links.items() if item.isVisible()}


def test_a_crowd_of_links_is_drawn_together_and_those_of_a_node_by_themselves(crowd: Robot) -> None:
    assert crowd.canvas.is_crowded
    assert visible_links(crowd) == set()
    name = crowd.network.hidden[30].name
    crowd.click(crowd.center(name))
    own = {k.id for k in (*crowd.network.incoming[crowd.id(name)], *crowd.network.outgoing[crowd.id(name)])}
    assert visible_links(crowd) == own
    parameters = crowd.latest.parameters
    assert all(crowd.canvas.links[id].weight == parameters[crowd.canvas.links[id].link.weight] for id in own)
    crowd.key(Qt.Key.Key_Escape)
    hover(crowd, crowd.free_place(0.5, 0.99))
    assert visible_links(crowd) == set()


def test_a_crowd_has_items_only_for_the_links_that_stand_out(crowd: Robot) -> None:
    hover(crowd, crowd.free_place(0.5, 0.99))
    assert crowd.canvas.links == {}
    name = crowd.network.hidden[30].name
    crowd.click(crowd.center(name))
    own = {k.id for k in (*crowd.network.incoming[crowd.id(name)], *crowd.network.outgoing[crowd.id(name)])}
    assert set(crowd.canvas.links) == own
    link = crowd.network.links[0].id
    crowd.canvas.select([link])
    assert crowd.canvas.links[link].selected
    crowd.canvas.focus(link)
    assert crowd.canvas.links[link].focused


def test_a_crowd_is_painted_in_the_colors_of_its_weights(crowd: Robot) -> None:
    hover(crowd, crowd.free_place(0.5, 0.99))

    def colored() -> tuple[int, int]:
        picture = crowd.view.grab().toImage()
        pixels = np.frombuffer(picture.bits(), dtype=np.uint8).reshape(picture.height(), picture.width(), 4).astype(int)
        blue = pixels[..., 0] - pixels[..., 2]
        return int((blue > 40).sum()), int((blue < -40).sum())

    with_links = colored()
    for item in crowd.canvas.nodes.values():
        item.setVisible(False)
    alone = colored()
    assert min(alone) > 2000
    assert min(with_links) > 2000


def test_a_link_of_a_crowd_is_found_selected_and_deleted_while_it_trains(crowd: Robot) -> None:
    crowd.press(crowd.workbench.top_bar.run.play)
    crowd.wait(lambda: crowd.latest.update > 10)
    crowd.view.zoom_by(3)
    area = QRectF(crowd.view.viewport().rect()).adjusted(80, 80, -200, -120)
    found = next(
        (id, at)
        for id in crowd.network.links_by_id
        for at in [crowd.view.mapFromScene(sum(crowd.canvas.routes.ends(id), QPointF()) * 0.5)]
        if area.contains(QPointF(at)) and crowd.canvas.picker.link_at(crowd.view.mapToScene(at), 3.0) == id
        and not crowd.canvas.picker.node_at(crowd.view.mapToScene(at))
    )  # fmt: skip
    crowd.click(found[1])
    assert crowd.view.selection == (found[0],)
    count = len(crowd.network.links)
    crowd.key(Qt.Key.Key_Delete)
    assert len(crowd.network.links) == count - 1
    crowd.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(crowd.network.links) == count
    seen = crowd.latest.update
    crowd.wait(lambda: crowd.latest.update > seen)


def test_a_canvas_that_is_no_crowd_any_more_draws_every_link(crowd: Robot) -> None:
    gone = [link.id for link in crowd.network.links[:400]]
    crowd.application.store.apply("Thin out", partial(edits.delete, ids=gone))
    assert not crowd.canvas.is_crowded
    assert visible_links(crowd) == set(crowd.network.links_by_id)
    crowd.undo()
    assert visible_links(crowd) == set()


def test_far_away_pictures_are_computed_as_coarsely_as_they_are_seen(crowd: Robot) -> None:
    some = crowd.network.hidden[0].id
    assert crowd.view.zoom < 0.5
    crowd.wait(lambda: crowd.latest.pictures[some].shape in ((16, 16), (4, 4)))
    crowd.click(crowd.center(crowd.network.nodes[some].name))
    crowd.wait(lambda: crowd.latest.pictures[some].shape == (44, 44))
    crowd.view.zoom_to(1.0)
    crowd.wait(lambda: {picture.shape for picture in crowd.latest.pictures.values()} == {(44, 44)})


def between(places: dict[str, tuple[float, float]], *links: tuple[str, str, str]) -> Document:
    """Two neurons at the top, two at the bottom, at these places, and links by (id, source, target)."""
    neurons = tuple(Neuron(id, id, "tanh", f"b:{id}") for id in ("top", "right", "below", "corner"))
    network = Network((), neurons, tuple(Link(id, source, target, f"w:{id}") for id, source, target in links))
    return replace(default_document(), network=network, positions={id: places[id] for id in network.nodes})


def test_routes_find_the_nearest_link_and_follow_nodes_that_move() -> None:
    routes = Routes()
    places = {"top": (0.0, 0.0), "right": (200.0, 0.0), "below": (0.0, 50.0), "corner": (200.0, 50.0)}
    routes.display(between(places, ("a", "top", "right"), ("b", "below", "corner")))
    assert routes.at(QPointF(100.0, 4.0), 6.0) == "a"
    assert routes.at(QPointF(100.0, 25.0), 6.0) == ""
    routes.display(between(places, ("b", "below", "corner"), ("c", "below", "right")))
    assert routes.at(QPointF(100.0, 25.0), 6.0) == "c"
    assert routes.at(QPointF(100.0, 49.0), 6.0) == "b"
    assert routes.at(QPointF(100.0, 0.0), 6.0) == ""
    assert routes.move({"corner": (200.0, 250.0)}).tolist() == [True, False]
    assert routes.at(QPointF(100.0, 150.0), 6.0) == "b"
    assert routes.at(QPointF(100.0, 49.0), 6.0) == ""
    assert Routes().at(QPointF(), 6.0) == ""


def test_links_into_a_node_fan_out_by_the_height_of_their_sources() -> None:
    routes = Routes()
    places = {"top": (0.0, 0.0), "right": (200.0, 0.0), "below": (0.0, 50.0), "corner": (0.0, -50.0)}
    routes.display(between(places, ("a", "below", "right"), ("b", "corner", "right"), ("c", "top", "right")))
    assert [routes.ends(id)[1].y() for id in ("b", "c", "a")] == [-7.0, 0.0, 7.0]
    assert routes.move({"corner": (0.0, 90.0)}).all()
    assert [routes.ends(id)[1].y() for id in ("c", "a", "b")] == [-7.0, 0.0, 7.0]
    assert routes.ends("a") == (QPointF(22.0, 50.0), QPointF(177.0, 0.0))


def test_the_default_document_is_no_crowd(robot: Robot) -> None:
    assert not robot.canvas.is_crowded
    assert visible_links(robot) == {link.id for link in default_document().network.links}
