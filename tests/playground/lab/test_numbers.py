"""The numbers of a network as a tree: one neuron is open, and only its rows exist."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document.structure import use_preset
from playground.lab.source.number_tree import NumberTree
from playground.widgets.number_field import NumberField
from tests.playground.lab.test_folded_graph import network_of, press
from tests.robot import LEFT, Robot


def click(tree: NumberTree, title: str) -> None:
    item = next(item for item in tree._items() if item.text(0) == title)
    tree.tree.scrollToItem(item)
    QTest.mouseClick(tree.tree.viewport(), LEFT, pos=tree.tree.visualItemRect(item).center())
    QApplication.processEvents()


def test_each_neuron_has_its_weights_and_its_bias(robot: Robot) -> None:
    tree = network_of(robot).side.numbers
    rows = {item.text(0): item.text(1) for item in tree._items()}
    assert rows == {
        "Point": "3 numbers",
        **{f"h1.{k}": "3 numbers" for k in (1, 2, 3, 4)},
        "h2.1": "5 numbers", "h2.2": "5 numbers", "Output": "3 numbers",
    }  # fmt: skip
    click(tree, "h2.1")
    assert list(tree.fields) == [*(f"h1.{k} \u2192 h2.1" for k in (1, 2, 3, 4)), "bias of h2.1"]


def test_the_neuron_of_the_step_opens_by_itself_unless_one_was_opened_by_hand(robot: Robot) -> None:
    page = network_of(robot)
    tree = page.side.numbers
    press(page, Qt.Key.Key_Right, 3)
    assert tree.opened == "h2.2"
    press(page, Qt.Key.Key_Right)
    assert tree.opened == "h2.1"
    click(tree, "h1.1")
    press(page, Qt.Key.Key_Right)
    assert tree.opened == "h1.1"


def test_a_number_turned_in_the_tree_moves_the_loss_and_stops_following(robot: Robot) -> None:
    page = network_of(robot)
    click(page.side.numbers, "h2.1")
    before = page.lab.stepper.output.data
    QTest.keyClick(page.side.numbers.sliders["bias of h2.1"], Qt.Key.Key_Right)
    assert page.lab.stepper.output.data != before
    assert not page.side.network.live.isChecked()
    field = page.side.numbers.fields["bias of h2.1"]
    assert field.value == page.lab.values["bias of h2.1"]


def test_a_link_taken_apart_has_its_row_open(robot: Robot) -> None:
    links = {robot.network.link_name(link.id): link.id for link in robot.network.links}
    robot.canvas.select([links["h1.2 \u2192 h2.1"]])
    robot.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    tree = robot.lab.pages.page.side.numbers
    assert tree.opened == "h2.1" and "h1.2 \u2192 h2.1" in tree.fields


def test_only_the_open_neuron_has_rows(robot: Robot) -> None:
    robot.application.store.apply("Preset", lambda document: use_preset(document, "Deep 6\u00d78"))
    tree = network_of(robot).side.numbers
    assert tree.tree.topLevelItemCount() == 1 + 49
    assert not tree.findChildren(NumberField)
    for title in ("h2.1", "h5.8"):
        click(tree, title)
        assert tree.opened == title and len(tree.fields) == 9
        QApplication.sendPostedEvents(None, 52)
        assert len(tree.findChildren(NumberField)) == 9


def test_keys_open_and_close_a_neuron(robot: Robot) -> None:
    tree = network_of(robot).side.numbers
    tree.tree.setFocus()
    tree.tree.setCurrentItem(next(item for item in tree._items() if item.text(0) == "h1.3"))
    QTest.keyClick(tree.tree, Qt.Key.Key_Right)
    assert tree.opened == "h1.3"
    QTest.keyClick(tree.tree, Qt.Key.Key_Left)
    assert tree.opened == ""
