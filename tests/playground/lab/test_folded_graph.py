"""The network in training as a folded graph: by mouse and keyboard, on the screen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document.structure import use_preset
from core.lab.graph.detail import EVERY, LAYERS, NEURONS
from playground.lab.graph.card_item import CardItem
from playground.lab.graph.node_item import LayerItem
from playground.lab.graph.page import GraphPage
from playground.lab.graph.paper import LEAST
from tests.robot import LEFT, Robot

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def network_of(robot: Robot) -> GraphPage:
    """The network in the Lab, by its key and its mode."""
    robot.key(Qt.Key.Key_2, CONTROL)
    modes = robot.lab.pages.modes
    QTest.mouseClick(modes, LEFT, NONE, modes.rect().center())
    QApplication.processEvents()
    page = robot.lab.pages.page
    assert page.shows_network
    page.graph.setFocus()
    return page


def card(page: GraphPage, label: str) -> CardItem:
    return next(item for item in page.graph.cards if item.label == label)


def labels(page: GraphPage) -> list[str]:
    return [item.label for item in page.graph.cards]


def double_click(page: GraphPage, label: str) -> None:
    item = card(page, label)
    at = page.graph.mapFromScene(item.pos() + item.box.topLeft() + QPointF(20, 12))
    QTest.mouseDClick(page.graph.viewport(), LEFT, NONE, at)
    QApplication.processEvents()


def press(page: GraphPage, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(page.graph, key)
    QApplication.processEvents()


def is_seen(page: GraphPage, item: CardItem) -> bool:
    box: QRectF = item.box.translated(item.pos())
    return page.graph.area.contains(page.graph.mapFromScene(box).boundingRect())


def test_it_opens_with_one_card_for_each_neuron_all_of_them_in_view(robot: Robot) -> None:
    page = network_of(robot)
    assert labels(page) == ["x1", "x2", "h1.1", "h1.2", "h1.3", "h1.4", "h2.1", "h2.2", "Output", "loss"]
    assert all(is_seen(page, item) for item in page.graph.cards)
    assert page.area.map.isHidden()
    assert robot.window.status.facts.text().startswith("45 values folded into 10 nodes")
    robot.lab.pages.show_mode("Expression")
    assert robot.window.status.facts.isHidden()


def test_the_graph_stays_in_view_while_the_window_changes_and_keeps_its_place_once_it_was_moved(robot: Robot) -> None:
    page = network_of(robot)
    robot.window.resize(1300, 800)
    robot.wait(lambda: all(is_seen(page, item) for item in page.graph.cards))
    fitted = page.graph.zoom
    QTest.keyClick(page.graph, Qt.Key.Key_Plus, CONTROL)
    assert page.graph.zoom == pytest.approx(1.2 * fitted)
    robot.window.resize(1600, 1000)
    QApplication.processEvents()
    assert page.graph.zoom == pytest.approx(1.2 * fitted)


def test_a_gradient_that_has_not_arrived_is_not_shown_as_zero(robot: Robot) -> None:
    page = network_of(robot)
    assert {item.grad_text for item in page.graph.cards} == {"not yet"}
    assert "not yet" not in {item.data_text for item in page.graph.cards}
    press(page, Qt.Key.Key_Right)
    arrived = {item.label for item in page.graph.cards if item.grad_text != "not yet"}
    assert arrived == {"loss", "Output"}
    assert card(page, "loss").grad_text == "1.0000"
    robot.press(page.bar.first)
    assert card(page, "x1").data_text != "not yet" == card(page, "h1.1").data_text


def test_one_press_of_a_key_does_all_that_a_neuron_does(robot: Robot) -> None:
    page = network_of(robot)
    press(page, Qt.Key.Key_Right, 4)
    assert page.bar._step.text == "4 of 8"
    assert page.area.words.sentence.text() == "h2.1 passes its gradient on to the four neurons before it."
    assert [item.label for item in page.graph.cards if item.mark.number] == ["h2.1"]
    assert card(page, "h2.1").mark.number == 4
    assert [item.label for item in page.graph.cards if item.state == "grad"] == ["h1.1", "h1.2", "h1.3", "h1.4"]
    assert {edge.state for (_, end), edge in page.graph.edges.items() if end.label == "h2.1"} == {"current"}  # type: ignore[union-attr]
    assert page.cards.step.where.text() == "step 4, h2.1"
    assert page.graph.accessibleDescription().startswith("present step h2.1; h2.1: data")
    press(page, Qt.Key.Key_Left)
    assert page.bar._step.text == "3 of 8"
    press(page, Qt.Key.Key_Right, 5)
    assert page.lab.stepper.gradients == page.lab.stepper.right


def test_a_neuron_opens_in_place_and_folds_again_by_mouse_and_by_key(robot: Robot) -> None:
    page = network_of(robot)
    closed = labels(page)
    double_click(page, "h2.1")
    assert [label for label in labels(page) if label not in closed] == ["sum of h2.1"]
    assert page.bar._step.text == "9 of 9"
    robot.wait(lambda: card(page, "sum of h2.1").y() == card(page, "h2.1").y())
    double_click(page, "sum of h2.1")
    assert labels(page) == closed
    page.choose("h1.3")
    press(page, Qt.Key.Key_Return)
    assert "sum of h1.3" in labels(page)
    press(page, Qt.Key.Key_Return)
    assert labels(page) == closed


def test_nodes_come_to_rest_soon_after_one_was_opened(robot: Robot) -> None:
    page = network_of(robot)
    double_click(page, "h2.1")
    assert page.graph._glide.totalDuration() <= 220
    picture = page.graph._picture
    robot.wait(lambda: all(picture.nodes[node].pos() == at for node, at in picture.places.items()))  # type: ignore[union-attr]


def test_the_level_of_detail_is_chosen_in_the_bar(robot: Robot) -> None:
    page = network_of(robot)
    levels = page.bar.levels
    QTest.mouseClick(levels, LEFT, NONE, QPoint(10, levels.height() // 2))
    assert labels(page) == ["Inputs", "Layer 1", "Layer 2", "Output", "loss"]
    press(page, Qt.Key.Key_Right, 3)
    assert page.area.words.sentence.text().startswith("Layer 2 passes its gradients on to")
    layer = card(page, "Layer 1")
    assert isinstance(layer, LayerItem) and len(layer._bars["grad"]) == 4
    double_click(page, "Layer 1")
    assert labels(page)[:3] == ["Inputs", "h1.1", "h1.2"]
    QTest.mouseClick(levels, LEFT, NONE, QPoint(levels.width() - 10, levels.height() // 2))
    assert page.folding is None and page.graph.operations
    assert page.bar._step.text.endswith("of 18")
    press(page, Qt.Key.Key_1)
    assert page.detail.level(page.lab.stepper.values) == LAYERS
    press(page, Qt.Key.Key_3)
    levels.setFocus()
    QTest.keyClick(levels, Qt.Key.Key_Left)
    assert page.detail.level(page.lab.stepper.values) == NEURONS


def test_a_large_network_opens_in_layers_and_what_is_asked_for_is_opened(robot: Robot) -> None:
    robot.application.store.apply("Preset", lambda document: use_preset(document, "Deep 6\u00d78"))
    page = network_of(robot)
    values = page.lab.stepper.values
    assert page.detail.level(values) == LAYERS
    robot.key(Qt.Key.Key_1, CONTROL)
    robot.canvas.select([robot.id("h3.2")])
    robot.key(Qt.Key.Key_E, CONTROL)
    assert page.chosen == "h3.2" and is_seen(page, card(page, "h3.2"))
    double_click(page, "h3.2")
    assert page.lab.expanded == {"h3.2"} and "h2.1 \u2192 h3.2" in page.lab.leaves
    double_click(page, "h3.2")
    assert not page.lab.expanded and "sum" not in " ".join(labels(page))


def test_the_card_of_the_step_is_always_in_view(robot: Robot) -> None:
    robot.window.resize(1024, 700)
    page = network_of(robot)
    assert page.graph.zoom == LEAST and page.area.map.isVisible()
    assert is_seen(page, card(page, "loss"))
    for _ in range(7):
        press(page, Qt.Key.Key_Right)
        (item,) = (item for item in page.graph.cards if item.mark.number)
        assert is_seen(page, item), item.label


def test_running_stops_in_the_neuron_with_a_breakpoint(robot: Robot) -> None:
    page = network_of(robot)
    page.choose("h2.2")
    press(page, Qt.Key.Key_B)
    assert card(page, "h2.2").has_breakpoint
    page.bar._clock.setInterval(5)
    robot.press(page.bar.run)
    robot.wait(lambda: not page.bar.is_running)
    assert [item.label for item in page.graph.cards if item.mark.number] == ["h2.2"]


def test_a_path_through_neurons_is_marked(robot: Robot) -> None:
    page = network_of(robot)
    press(page, Qt.Key.Key_Right, 8)
    page.choose("h2.1")
    page.cards.value.list.setCurrentRow(0)
    marked = {(a.label, b.label) for (a, b), edge in page.graph.edges.items() if edge.on_path}  # type: ignore[union-attr]
    assert marked == {("h2.1", "Output"), ("Output", "loss")}


def test_tab_walks_the_targets_of_the_chain_rule_and_then_leaves(robot: Robot) -> None:
    page = network_of(robot)
    press(page, Qt.Key.Key_Right)
    count = len(page.chain.rules)
    assert count == 2
    first = page.chain.target
    press(page, Qt.Key.Key_Tab)
    assert page.chain.target != first and page.graph.hasFocus()
    press(page, Qt.Key.Key_Tab)
    assert not page.graph.hasFocus()


def test_a_quiz_hides_what_the_step_did(robot: Robot) -> None:
    page = network_of(robot)
    press(page, Qt.Key.Key_Right, 4)
    robot.press(page.bar.quiz)
    assert {item.grad_text for item in page.graph.cards} == {"?"}
    assert page.chain.isHidden() and "Find every gradient" in page.area.words.sentence.text()
    assert not any(item.mark.number for item in page.graph.cards)


def test_another_graph_begins_with_the_present_step_in_sight(robot: Robot) -> None:
    page = network_of(robot)
    bar = page.cards.verticalScrollBar()
    robot.wait(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    QTest.mouseClick(page.side.network.more, LEFT)
    assert page.excerpt.request.sample == 1
    assert bar.value() == 0


def test_a_level_that_does_not_fit_is_refused_in_one_sentence(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.lab.graph.detail.MOST_NODES", 20)
    page = network_of(robot)
    page.bar.level_chosen.emit(EVERY)
    assert page.side.network.sentence.text().startswith("Every step would be")
    assert page.detail.level(page.lab.stepper.values) == NEURONS
    assert len(page.graph.cards) == 10


def test_the_context_menu_takes_apart(robot: Robot) -> None:
    robot.click(robot.center("h1.2"))
    robot.view._menu.show_for(robot.center("h1.2"), keyboard=False)
    menu = robot.view._menu.menu
    action = next(action for action in menu.actions() if action.text() == "Take apart in the Lab")
    menu.close()
    action.trigger()
    assert robot.lab.pages.page.chosen == "h1.2"
