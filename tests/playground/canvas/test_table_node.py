"""The table on the canvas: its markers hold values, its rows come out and go back, its strongest links stand out."""

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from core.data.making import usual_spec
from core.document import boxes
from core.document.data_edits import use_data
from core.document.input_edits import use_input
from playground.canvas.boxes.row_item import BARS_LEFT, BARS_WIDTH, VALUE_INSET
from playground.canvas.lettering import width_of
from playground.canvas.links.link_item import WEAK_WIDTH
from playground.probe import NO_SAMPLE
from tests.playground.canvas.hands import SHIFT, type_into
from tests.playground.canvas.table_hand import TableHand, wide
from tests.robot import Robot

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def wine(robot: Robot) -> TableHand:
    return TableHand(robot)


def hinted(robot: Robot) -> list[str]:
    """What the status bar is told from now on."""
    told: list[str] = []
    robot.view.hinted.connect(told.append)
    return told


def test_a_dragged_marker_holds_another_value_and_every_number_follows(wine: TableHand) -> None:
    robot, row = wine.robot, wine.row("ash")
    before, outputs = wine.point, dict(robot.latest.probe)
    wine.press_at(wine.knob(row))
    robot.move_between(robot.view.viewport(), wine.knob(row), wine.mark(row, 0.9))
    assert row.distribution is not None
    assert row.distribution.share(row.value) == pytest.approx(0.9, abs=0.03)
    assert wine.point == (*before[:2], row.value, *before[3:])
    wine.wait()
    assert all(robot.latest.probe[id] != outputs[id] for id in (n.id for n in robot.network.outputs))
    wine.release_at(wine.mark(row, 0.9))
    assert robot.workbench.probe.sample == NO_SAMPLE
    assert not robot.application.store.undo_stack.undoText().startswith("Move")


def test_a_held_value_moves_the_surface_to_it(wine: TableHand) -> None:
    surface = wine.robot.workbench.output_panel.surface
    assert surface.choice is None
    wine.robot.click(wine.mark(wine.row("hue"), 0.8))
    assert dict(surface.choice.held)["hue"] == wine.row("hue").value
    wine.robot.click(wine.mark(wine.row("hue"), 0.2))
    assert dict(surface.choice.held)["hue"] == wine.row("hue").value
    assert surface.text().startswith("Decision surface")


def test_a_press_anywhere_in_the_bars_holds_the_value_there_and_selects_nothing(wine: TableHand) -> None:
    row = wine.row("proline")
    wine.robot.click(wine.mark(row, 0.25))
    assert row.distribution is not None and row.distribution.share(row.value) == pytest.approx(0.25, abs=0.03)
    assert wine.robot.canvas.selection == ()


def test_escape_during_a_drag_holds_what_was_held(wine: TableHand) -> None:
    robot, row = wine.robot, wine.row("ash")
    before = wine.point
    wine.press_at(wine.knob(row))
    robot.move_between(robot.view.viewport(), wine.knob(row), wine.mark(row, 1.0))
    assert wine.point != before
    robot.key(Qt.Key.Key_Escape)
    wine.release_at(wine.mark(row, 1.0))
    assert (wine.point, robot.workbench.probe.sample) == (before, 0)
    assert row.value == before[2]


def test_the_header_names_the_sample_and_the_foot_leads_back_to_it(wine: TableHand) -> None:
    robot = wine.robot
    robot.workbench.probe.pin_sample(11)
    assert (wine.box.aside, wine.box.action) == ("row 12", "")
    assert wine.box.foot == "Drag a marker to hold another value"
    robot.click(wine.mark(wine.row("ash"), 0.9))
    assert (wine.box.aside, wine.box.action) == ("", "Set to row 12")
    action = robot.view.mapFromScene(wine.box.action_box.center() + QPointF(20.0, 0.0))
    QTest.mouseMove(robot.view.viewport(), action)
    assert robot.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    robot.click(action)
    assert (robot.workbench.probe.sample, wine.box.aside, wine.box.action) == (11, "row 12", "")


def test_the_cursor_and_the_status_bar_tell_what_a_marker_does(wine: TableHand) -> None:
    robot, row = wine.robot, wine.row("alcohol")
    told = hinted(robot)
    QTest.mouseMove(robot.view.viewport(), wine.knob(row))
    assert robot.view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    assert told[-1].startswith("alcohol ") and "Drag the marker" in told[-1]
    QTest.mouseMove(robot.view.viewport(), wine.name_of(row))
    assert robot.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_tool_tip_tells_the_value_among_the_others(wine: TableHand) -> None:
    row = wine.row("alcohol")
    at = wine.name_of(row)
    view = wine.robot.view.viewport()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert QToolTip.text() == row.told
    assert row.told == "alcohol 12.25; 11.03 to 14.83; mean 13.07"
    QToolTip.hideText()


def test_a_double_click_on_a_value_types_it_and_bad_text_is_refused_in_one_sentence(wine: TableHand) -> None:
    robot, row = wine.robot, wine.row("malic acid")
    robot.double_click(wine.value(row))
    field = robot.view.table.field
    assert field.isVisible() and field.hasFocus()
    type_into(robot, field, "much")
    assert field.isVisible() and wine.point[1] == row.value
    assert field.refusal() == f"Type a number, such as {row.value:g}."
    field.selectAll()
    type_into(robot, field, "3.25")
    assert not field.isVisible()
    assert (row.value, wine.point[1]) == (3.25, 3.25)


def test_keys_move_and_type_the_value_of_a_focused_row(wine: TableHand) -> None:
    robot, row = wine.robot, wine.row("alcohol")
    assert row.distribution is not None
    span, before = row.distribution.high - row.distribution.low, row.value
    robot.canvas.focus(row.node.id)
    assert robot.view.accessibleDescription() == row.told
    robot.key(Qt.Key.Key_Right, ALT)
    assert robot.view.accessibleDescription() == row.told
    assert row.value - before == pytest.approx(0.01 * span, abs=0.001 * span)
    robot.key(Qt.Key.Key_Left, ALT | SHIFT)
    assert row.value - before == pytest.approx(-0.09 * span, abs=0.002 * span)
    robot.key(Qt.Key.Key_Home, ALT)
    assert row.value == before
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        robot.key(key)
        assert robot.view.table.field.isVisible()
        QTest.keyClick(robot.view.table.field, Qt.Key.Key_Escape)
        assert not robot.view.table.field.isVisible()


def test_a_switch_toggles(robot: Robot) -> None:
    hand = TableHand(robot, "body-mass")
    row = next(row for row in hand.rows if row.distribution is not None and row.distribution.column.is_switch)
    before = row.value
    QTest.mouseMove(robot.view.viewport(), hand.mark(row, 0.5))
    assert robot.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    robot.click(hand.mark(row, 0.5))
    assert row.value == 1.0 - before
    robot.canvas.focus(row.node.id)
    robot.key(Qt.Key.Key_Return)
    assert row.value == before
    robot.key(Qt.Key.Key_Right, ALT)
    assert row.value == 1.0


def test_a_formula_that_is_dropped_on_the_table_shows_its_value_and_holds_none(wine: TableHand) -> None:
    robot, store = wine.robot, wine.robot.application.store
    assert store.apply("Use", partial(use_input, expression="ash^2", used=True))
    robot.view.fit()
    robot.drag(robot.center("ash^2"), robot.view.mapFromScene(wine.box.rect.center()))
    row = wine.row("ash\u00b2")
    robot.wait(lambda: np.isfinite(row.value))
    assert row.value == robot.latest.probe[row.node.id]
    assert row.distribution is None and not row.has_bars(1.0)
    before = wine.point
    robot.click(wine.mark(row, 0.5))
    assert wine.point == before and robot.canvas.selection == (row.node.id,)
    robot.double_click(wine.value(row))
    assert not robot.view.table.field.isVisible()


def test_the_strongest_quarter_of_the_links_is_in_color_and_the_pill_counts_it(wine: TableHand) -> None:
    robot = wine.robot
    links = [link.id for link in robot.network.links if robot.canvas.document.boxes.get(link.source) == "table"]
    shown = -(-len(links) // 4)
    assert robot.view.pills.text("table") == f"Showing the strongest {shown} of {len(links)} table links"
    # The others are in the web.
    strong = [robot.canvas.links[id] for id in links if id in robot.canvas.links]
    assert len(strong) == shown and all(item.pen.widthF() != WEAK_WIDTH for item in strong)
    others = {robot.network.links_by_id[id].weight for id in links} - {item.link.weight for item in strong}
    assert min(abs(item.weight) for item in strong) >= max(abs(robot.latest.parameters[id]) for id in others)
    web = robot.canvas.all_links.web
    assert web.isVisible() and {id for id in links if id in web.left_out} == {item.link.id for item in strong}
    robot.application.store.apply("Choose", partial(use_data, spec=usual_spec("iris")))
    assert not robot.view.pills.isVisible()


def test_a_row_or_neuron_that_is_pointed_at_shows_all_of_its_links(wine: TableHand) -> None:
    robot, row = wine.robot, wine.row("ash")
    for id, at in ((row.node.id, wine.name_of(row)), (robot.id("h1.3"), robot.center("h1.3"))):
        QTest.mouseMove(robot.view.viewport(), at)
        own = [robot.canvas.links[link.id] for link in robot.network.links_at(id)]
        assert all(item.pen.widthF() != WEAK_WIDTH for item in own)
    QTest.mouseMove(robot.view.viewport(), robot.free_place(0.5, 0.02))
    assert sum(item.link.id not in robot.canvas.links for item in own) > 0


def test_a_row_dragged_out_is_a_single_input_in_one_step_and_goes_back(wine: TableHand) -> None:
    robot, store = wine.robot, wine.robot.application.store
    row = wine.row("hue")
    id, before, place = row.node.id, store.document, wine.beside()
    count = store.undo_stack.count()
    wine.press_at(wine.name_of(row))
    robot.move_between(robot.view.viewport(), wine.name_of(row), place)
    assert robot.canvas.overlay._ghosts
    wine.release_at(place)
    assert store.undo_stack.count() == count + 1 and not robot.canvas.overlay._ghosts
    assert id not in store.document.boxes and len(wine.rows) == 12
    near = QPointF(*store.document.positions[id]) - robot.view.mapToScene(place)
    assert near.manhattanLength() < 120.0
    out = store.document
    robot.drag(robot.center(row.node.name), robot.view.mapFromScene(wine.box.rect.center()))
    assert store.document.boxes[id] == "table" and wine.rows[10].node.id == id
    robot.undo()
    assert store.document == out
    robot.undo()
    assert store.document == before


def test_selected_rows_come_out_together(wine: TableHand) -> None:
    robot, store = wine.robot, wine.robot.application.store
    first, second = wine.row("ash"), wine.row("hue")
    robot.click(wine.name_of(first))
    robot.click(wine.name_of(second), SHIFT)
    robot.drag(wine.name_of(first), wine.beside())
    assert {first.node.id, second.node.id}.isdisjoint(store.document.boxes)
    assert len(wine.rows) == 11
    robot.undo()
    assert len(wine.rows) == 13


def test_a_row_dropped_inside_the_table_stays_and_the_header_moves_the_table(wine: TableHand) -> None:
    robot, store = wine.robot, wine.robot.application.store
    before = store.document
    robot.drag(wine.name_of(wine.rows[0]), wine.name_of(wine.rows[5]))
    assert store.document is before
    header = robot.view.mapFromScene(wine.box.header_box.center())
    robot.drag(header, header - QPoint(0, 60))
    moved = [store.document.positions[row.node.id][1] - before.positions[row.node.id][1] for row in wine.rows]
    assert max(moved) < 0.0 and max(moved) - min(moved) < 1e-6


def test_a_long_table_scrolls_by_the_wheel_and_its_bar_and_zooms_elsewhere(robot: Robot) -> None:
    hand = TableHand(robot, wide(64))
    document, zoom = robot.application.store.document, robot.view.zooming.scale
    assert [row.caption for row in hand.seen] == [f"column {at}" for at in range(30)]
    hand.turn_wheel(hand.name_of(hand.seen[4]), -1.0)
    assert [row.caption for row in hand.seen] == [f"column {at}" for at in range(3, 33)]
    assert robot.view.zooming.scale == zoom and robot.application.store.document is document
    bar = robot.view.mapFromScene(robot.canvas.boxes.rows.bar.center())
    robot.drag(bar, bar + QPoint(0, 2000))
    assert hand.seen[-1].caption == "column 63"
    hand.turn_wheel(hand.name_of(hand.seen[4]), 50.0)
    assert hand.seen[0].caption == "column 0"
    hand.turn_wheel(robot.free_place(0.5, 0.02), 1.0)
    assert robot.view.zooming.scale > zoom


def test_a_short_table_zooms_under_the_wheel(wine: TableHand) -> None:
    zoom = wine.robot.view.zooming.scale
    wine.turn_wheel(wine.name_of(wine.rows[3]), 1.0)
    assert wine.robot.view.zooming.scale > zoom


def test_links_of_rows_that_are_scrolled_away_end_at_the_last_row_and_cannot_be_pointed_at(robot: Robot) -> None:
    hand = TableHand(robot, wide(40))
    routes, last = robot.canvas.routes, hand.seen[-1]
    away = hand.rows[35].node.id
    link = robot.network.outgoing[away][0].id
    assert routes.ends(link)[0].y() == last.pos().y()
    assert not routes.single[routes.rows[link]] and link not in robot.canvas.links
    assert robot.canvas.picker.node_at(last.pos()) == last.node.id


def test_the_keyboard_brings_a_row_into_sight(robot: Robot) -> None:
    hand = TableHand(robot, wide(64))
    robot.canvas.focus(hand.rows[50].node.id)
    assert hand.rows[50].isVisible() and hand.seen[-1] is hand.rows[50]
    robot.canvas.focus(hand.rows[2].node.id)
    assert hand.seen[0] is hand.rows[2]
    robot.canvas.focus(robot.network.outgoing[hand.rows[60].node.id][0].id)
    assert hand.rows[60].isVisible()


def test_moving_a_scrolled_table_moves_it_by_as_much_as_the_mouse(robot: Robot) -> None:
    hand = TableHand(robot, wide(40))
    hand.turn_wheel(hand.name_of(hand.seen[4]), -2.0)
    store, ids = robot.application.store, [row.node.id for row in hand.rows]
    before = store.document.positions
    header = robot.view.mapFromScene(hand.box.header_box.center())
    robot.drag(header, header + QPoint(0, -40))
    away = {round(store.document.positions[id][1] - before[id][1], 3) for id in ids}
    assert len(away) == 1 and away.pop() < 0.0
    assert boxes.put_right(store.document) is store.document
    assert hand.seen[0].caption == "column 6"


def test_a_row_in_sight_that_moves_with_a_neuron_moves_a_scrolled_table_by_as_much(robot: Robot) -> None:
    hand = TableHand(robot, wide(40))
    hand.turn_wheel(hand.name_of(hand.seen[4]), -2.0)
    store, row, neuron = robot.application.store, hand.seen[4].node.id, robot.id("h1.9")
    before = store.document.positions
    robot.canvas.select([neuron, row])
    robot.drag(robot.center("h1.9"), robot.center("h1.9") + QPoint(-30, -40))
    away = [np.subtract(store.document.positions[id], before[id]) for id in (row, neuron, hand.rows[0].node.id)]
    assert away[0][1] < 0.0
    assert np.allclose(away, away[1])


def test_very_many_columns_paint_only_the_rows_in_sight(robot: Robot) -> None:
    hand = TableHand(robot, wide(200))
    assert len(hand.rows) == 200 and len(hand.seen) == boxes.MOST_ROWS
    hand.turn_wheel(hand.name_of(hand.seen[4]), -40.0)
    assert hand.seen[0].caption == "column 120"
    robot.click(hand.mark(hand.seen[3], 0.9))
    assert hand.point[123] == hand.seen[3].value


@pytest.mark.parametrize("zoom", [0.46, 0.5, 0.6, 0.7, 0.85, 1.0, 1.5])
def test_a_narrow_row_drops_digits_and_never_cuts_a_value(wine: TableHand, zoom: float) -> None:
    for row in wine.rows:
        room = (row.width - BARS_LEFT - BARS_WIDTH - VALUE_INSET) * min(1.0, zoom)
        text = row._value_in(room)
        assert width_of(text, "small") <= room
        shown = float(text.replace(",", "").replace("\u2212", "-"))
        assert shown == pytest.approx(row.value, rel=0.5)


def test_rows_have_no_bars_where_these_would_leave_no_room_for_the_name(wine: TableHand) -> None:
    row = wine.rows[0]
    assert row.has_bars(1.0) and row.has_bars(0.6) and not row.has_bars(0.5)
    wine.robot.view.zoom_to(0.5)
    assert wine.box.foot == "Double-click a value to hold another"
    before = wine.point
    wine.robot.click(wine.mark(row, 0.9))
    assert wine.point == before
