"""The output node of bars: what its rows show, which links are in full color, and what a hand does with it."""

import math
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from core.document import data_edits
from core.document.boxes import members
from playground.canvas.boxes.bar_item import BarItem
from playground.canvas.boxes.part_item import INSET
from tests.playground.box_hand import CLASSES, mixed_document, open_document
from tests.playground.canvas.hands import NONE
from tests.robot import Robot


@pytest.fixture
def bars(robot: Robot) -> Robot:
    """A window on five outputs in bars."""
    open_document(robot, mixed_document())
    return robot


def row(robot: Robot, name: str) -> BarItem:
    item = robot.canvas.nodes[robot.id(name)]
    assert isinstance(item, BarItem)
    return item


def lead(robot: Robot) -> str:
    """The name of the output with the largest share."""
    (found,) = (name for name in CLASSES if row(robot, name).bar.is_largest)
    return found


def another(robot: Robot) -> str:
    return next(name for name in CLASSES if name != lead(robot))


def strong_targets(robot: Robot) -> set[str]:
    """The outputs with links in full color."""
    links = [item for item in robot.canvas.links.values() if item.link.target in robot.application.store.document.boxes]
    pale = {item.link.target for item in links if item.is_dim and not item.stands_out}
    return {robot.network.nodes[item.link.target].name for item in links if item.link.target not in pale}


def pill(robot: Robot) -> str:
    return str(robot.view.pills.text("bars"))


def away(robot: Robot) -> None:
    QTest.mouseMove(robot.view.viewport(), robot.free_place(0.5, 0.98))


def test_each_row_has_the_share_of_its_class(bars: Robot) -> None:
    values = [bars.latest.probe[bars.id(name)] for name in CLASSES]
    total = sum(math.exp(value) for value in values)
    for name, value in zip(CLASSES, values, strict=True):
        bar, share = row(bars, name).bar, math.exp(value) / total
        assert (bar.start, bar.end) == (0.0, pytest.approx(share))
        assert bar.words[0] == f"{100 * share:.1f} %"
    assert lead(bars) == CLASSES[values.index(max(values))]
    assert bars.canvas.boxes.items["bars"].aside == "softmax"


def test_other_losses_have_plain_values_from_a_zero_in_the_middle(bars: Robot) -> None:
    store = bars.application.store
    store.apply("Loss", partial(data_edits.use_loss, loss="max_margin"))
    bars.wait(lambda: bars.latest.experiment.settings.loss == "max_margin")
    bars.canvas.refresh(bars.latest)
    assert bars.canvas.boxes.items["bars"].aside == "scores"
    for name in CLASSES:
        bar, value = row(bars, name).bar, bars.latest.probe[bars.id(name)]
        assert float(bar.words[0].replace("\u2212", "-")) == pytest.approx(value, abs=0.006)
        assert 0.5 in (bar.start, bar.end) and (bar.end > 0.5) == (value > 0.0)


def test_links_into_the_largest_are_in_full_color(bars: Robot) -> None:
    away(bars)
    assert strong_targets(bars) == {lead(bars)}
    assert pill(bars) == f"Links into {lead(bars)} in full color: the output with the largest share"


def test_pointing_at_another_row_shows_its_links(bars: Robot) -> None:
    name = another(bars)
    QTest.mouseMove(bars.view.viewport(), bars.center(name))
    assert strong_targets(bars) == {name}
    assert pill(bars) == f"Links into {name} in full color"
    away(bars)
    assert strong_targets(bars) == {lead(bars)}


def test_selecting_rows_shows_their_links_until_they_are_let_go(bars: Robot) -> None:
    bars.click(bars.center("ant"))
    bars.click(bars.center("dove"), Qt.KeyboardModifier.ShiftModifier)
    away(bars)
    assert strong_targets(bars) == {"ant", "dove"}
    assert pill(bars) == "Links into 2 outputs in full color"
    bars.key(Qt.Key.Key_Escape)
    assert strong_targets(bars) == {lead(bars)}


def test_with_all_rows_selected_no_link_is_pale_and_no_pill_says_so(bars: Robot) -> None:
    bars.canvas.select(members(bars.network, bars.application.store.document.boxes, "bars"))
    assert strong_targets(bars) == set(CLASSES) and pill(bars) == ""


def test_the_pill_follows_the_probe(bars: Robot) -> None:
    away(bars)
    before, probe = lead(bars), bars.workbench.probe
    for sample in range(30):
        probe.pin_sample(sample)
        bars.wait(lambda: bars.latest.probed == bars.workbench.probe.pinned)
        bars.canvas.refresh(bars.latest)
        if lead(bars) != before:
            break
    bars.view.refresh(bars.latest)
    assert lead(bars) != before
    assert strong_targets(bars) == {lead(bars)}
    assert pill(bars).startswith(f"Links into {lead(bars)} ")


def test_a_link_can_be_pulled_onto_a_row(bars: Robot) -> None:
    source = bars.network.hidden[0]
    link = bars.network.link_between(source.id, bars.id("crab"))
    bars.canvas.select([link.id])
    bars.key(Qt.Key.Key_Delete)
    assert bars.network.link_between(source.id, bars.id("crab")) is None
    end = row(bars, "crab").entry
    bars.drag(bars.port(source.name), bars.view.mapFromScene(end + QPointF(20.0, 0.0)))
    assert bars.network.link_between(source.id, bars.id("crab")) is not None


def test_links_end_at_the_left_edge_of_their_rows(bars: Robot) -> None:
    for name in CLASSES:
        item = row(bars, name)
        for link in bars.network.incoming[bars.id(name)]:
            _, end = bars.canvas.routes.ends(link.id)
            assert end.x() == pytest.approx(item.entry.x() - 1.0)
            assert abs(end.y() - item.pos().y()) < item.height / 2


def test_while_a_link_is_pulled_the_rows_say_whether_it_may_end_there(bars: Robot) -> None:
    source = bars.network.hidden[0]
    link = bars.network.link_between(source.id, bars.id("crab"))
    bars.canvas.select([link.id])
    bars.key(Qt.Key.Key_Delete)
    bars.canvas.select([source.id])
    bars.key(Qt.Key.Key_C)
    assert (row(bars, "crab").target, row(bars, "ant").target) == ("valid", "invalid")
    bars.key(Qt.Key.Key_Escape)
    bars.connect(source.name, "ant")
    assert row(bars, "ant").target == "refused"


def test_a_double_click_on_its_name_renames_an_output(bars: Robot) -> None:
    item = row(bars, "bee")
    assert item.shown == "bee"
    bars.double_click(bars.view.mapFromScene(item.pos() + QPointF(item.box.left() + INSET + 20.0, 0.0)))
    QTest.keyClicks(bars.view.name_field, "wasp")
    QTest.keyClick(bars.view.name_field, Qt.Key.Key_Return)
    assert row(bars, "wasp").shown == "wasp"
    bars.undo()
    assert row(bars, "bee").shown == "bee"


def test_a_double_click_on_its_corner_dot_edits_the_bias(bars: Robot) -> None:
    item = row(bars, "bee")
    bars.double_click(bars.view.mapFromScene(item.pos() + item.bias_dot.center()))
    QTest.keyClicks(bars.view.field, "0.5")
    QTest.keyClick(bars.view.field, Qt.Key.Key_Return)
    assert bars.application.store.value(bars.network.nodes[bars.id("bee")].bias) == 0.5


def test_a_double_click_on_its_header_adds_nothing(bars: Robot) -> None:
    box = bars.canvas.boxes.items["bars"]
    bars.double_click(bars.view.mapFromScene(box.header_box.center()))
    assert not bars.view.quick_add.isVisible()
    assert set(bars.view.selection) == set(bars.canvas.boxes.members("bars"))


def test_the_hint_and_the_tool_tip_say_the_whole_answer(bars: Robot) -> None:
    name, said = lead(bars), []
    bars.view.hinted.connect(said.append)
    QTest.mouseMove(bars.view.viewport(), bars.center(name))
    told = f"{name}: {row(bars, name).bar.words[0]}, the largest"
    assert said[-1].startswith(told)
    assert told in bars.view.table.tip_at(row(bars, name).pos())


def test_dragging_rows_with_a_neuron_moves_the_whole_node(bars: Robot) -> None:
    hidden, store = bars.network.hidden[0].name, bars.application.store
    before = dict(store.document.positions)
    bars.click(bars.center("bee"))
    bars.click(bars.center(hidden), Qt.KeyboardModifier.ShiftModifier)
    start = bars.center(hidden)
    target = bars.view.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, start)
    bars.move_between(target, start, start + QPoint(0, 60))
    shown = {name: row(bars, name).pos().y() for name in CLASSES}
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, start + QPoint(0, 60))
    moved = {name: store.document.positions[bars.id(name)][1] for name in CLASSES}
    assert moved == shown
    assert {round(moved[name] - before[bars.id(name)][1], 6) for name in CLASSES} != {0.0}
