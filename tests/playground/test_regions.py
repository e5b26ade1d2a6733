"""The regions of the Playground: their widths, the dock, and what is remembered of both."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitterHandle, QWidget

from playground.region_sizes import CONTENT, WIDTHS, RegionSizes, Sizes, is_roomy, kind_of
from playground.widgets.splitter import Grip, Handle
from tests.robot import LEFT, Robot


def handles(robot: Robot) -> list[Handle]:
    """The lines between the regions, from left to right."""
    found = [each for each in robot.workbench.regions.findChildren(Handle) if each.isVisible()]
    return sorted(found, key=QSplitterHandle.x)


def widths(robot: Robot) -> tuple[int, int]:
    """The widths of the left and the right side."""
    return robot.workbench.side.width(), robot.workbench.output_panel.width()


def pull(grip: Grip, down: int) -> None:
    """Press the line, move the mouse, release. The places are those of the screen: the line moves meanwhile."""
    start = grip.mapToGlobal(grip.rect().center())
    moves = ((QEvent.Type.MouseButtonPress, 0), (QEvent.Type.MouseMove, down // 2), (QEvent.Type.MouseMove, down))
    for kind, way in (*moves, (QEvent.Type.MouseButtonRelease, down)):
        place = start + QPoint(0, way)
        local, held = QPointF(grip.mapFromGlobal(place)), kind != QEvent.Type.MouseButtonRelease
        buttons = LEFT if held else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, local, QPointF(place), LEFT, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(grip, event)


def resize(robot: Robot, width: int, height: int) -> None:
    robot.window.resize(width, height)
    robot.wait(lambda: (robot.window.width(), robot.window.height()) == (width, height))


@pytest.mark.parametrize(
    ("width", "left", "right"), [(1280, 232, 304), (1600, 256, 344), (1920, 272, 392), (2560, 272, 520)]
)
def test_each_class_of_window_has_its_widths(robot: Robot, width: int, left: int, right: int) -> None:
    resize(robot, width, 1000)
    assert widths(robot) == (left, right)


def test_the_narrowest_window_has_a_rail_instead_of_the_left_side(robot: Robot) -> None:
    resize(robot, 1024, 700)
    assert not robot.workbench.side.isVisible()
    assert robot.workbench.output_panel.width() == 284


def test_the_right_side_gives_its_room_to_the_left_side_while_both_do_not_fit(robot: Robot) -> None:
    resize(robot, 1024, 700)
    robot.application.style.choose_text_size(150)
    side, right = robot.workbench.side, robot.workbench.output_panel
    robot.workbench.side.open("Outline")
    robot.wait(lambda: side.isVisible() and not right.isVisible())
    robot.workbench.side.toggle("Outline")
    robot.wait(lambda: right.isVisible() and not side.isVisible())


def test_widths_grow_with_the_text_and_so_do_the_classes(robot: Robot) -> None:
    resize(robot, 1600, 1000)
    robot.application.style.choose_text_size(125)
    robot.wait(lambda: widths(robot) == (290, 380))


def test_a_dragged_line_is_remembered_for_its_class_of_window(robot: Robot) -> None:
    line = handles(robot)[0]
    middle = line.rect().center()
    robot.drag(middle, middle + QPoint(60, 0), line, steps=1)
    dragged = widths(robot)
    # Qt takes the line by its middle.
    assert dragged == (pytest.approx(316, abs=2), 344)
    resize(robot, 1280, 1000)
    assert widths(robot) == (232, 304)
    resize(robot, 1600, 1000)
    assert widths(robot) == dragged
    robot.window.actions_by_id["reset_layout"].trigger()
    assert widths(robot) == (256, 344)


def test_lines_are_moved_by_the_arrow_keys_and_told_by_name(robot: Robot) -> None:
    line = handles(robot)[1]
    assert line.accessibleName() == "Width of the right side"
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, Qt.Key.Key_Left)
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert widths(robot) == (256, 376)
    QTest.mouseDClick(line, LEFT)
    assert widths(robot) == (256, 344)


def test_the_dock_is_dragged_and_moved_by_keys(robot: Robot) -> None:
    area = robot.workbench.inspection.area
    grip, dock = area.grip, area.dock
    assert dock.height() == 40 + CONTENT
    pull(grip, -30)
    assert dock.height() == 40 + CONTENT + 30
    grip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grip, Qt.Key.Key_Down)
    assert dock.height() == 40 + CONTENT + 14
    assert robot.workbench.regions.sizes.of(1500).dock == CONTENT + 14
    QTest.mouseDClick(grip, LEFT)
    assert dock.height() == 40 + CONTENT


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 800), (1024, 600)])
def test_selecting_never_resizes_the_canvas_by_one_pixel(robot: Robot, size: tuple[int, int]) -> None:
    resize(robot, *size)
    inspection, known = robot.workbench.inspection, set()
    for opened in (inspection.is_open, True) if size[0] >= 1500 else (False, True, False):
        inspection.set_open(opened)
        for ids in ((), (robot.id("h1.1"),), (robot.network.links[0].id,), tuple(robot.network.nodes), ()):
            robot.canvas.select(ids)
            QApplication.processEvents()
            known.add((robot.view.width(), robot.view.height()))
    assert len(known) == 1


def test_the_dock_is_never_empty(robot: Robot) -> None:
    inspection = robot.workbench.inspection
    assert inspection.is_open and inspection.legend.isVisible()
    robot.click(robot.center("h1.1"))
    assert inspection.inspector.isVisible() and not inspection.legend.isVisible()
    assert inspection.title.name.text().startswith("Why ")
    robot.key(Qt.Key.Key_Escape)
    assert inspection.legend.isVisible()


def test_a_small_window_shows_one_line_and_opens_the_rest_over_the_canvas(robot: Robot) -> None:
    resize(robot, 1280, 800)
    inspection = robot.workbench.inspection
    assert not inspection.is_open
    assert inspection.dock.height() == 40
    assert inspection._legend_line.brief.isVisible()
    robot.click(robot.center("h1.1"))
    assert inspection.title.name.text() == "h1.1"
    assert inspection.dock.button.text() == "Inspect"
    robot.press(inspection.dock.button)
    assert inspection.inspector.isVisible()
    assert inspection.dock.y() < robot.view.mapTo(inspection.area, QPoint(0, robot.view.height())).y()


def test_the_dock_has_no_choice_while_it_has_one_face(robot: Robot) -> None:
    assert not hasattr(robot.workbench.inspection.dock, "segment")


def test_open_in_the_lab_takes_the_selection_apart(robot: Robot) -> None:
    robot.click(robot.center("h2.1"))
    robot.press(robot.workbench.inspection.dock.lab)
    assert robot.window.workspace is robot.lab
    assert robot.lab.pages.page.excerpt.request.neuron == robot.id("h2.1")


def test_sizes_survive_as_text_and_nonsense_changes_nothing() -> None:
    sizes = RegionSizes()
    sizes.keep(1500, left=300.0)
    sizes.keep(0, dock=200.0)
    other = RegionSizes()
    other.read(sizes.as_text())
    assert (other.of(1500), other.of(0)) == (Sizes(300.0, 344, CONTENT), Sizes(*WIDTHS[0], 200.0))
    for text in (
        "",
        "{",
        "[]",
        '{"1500": [1, 2]}',
        '{"1500": [1e9, 2, 3]}',
        '{"1500": [-1, 2, 3]}',
        '{"7": [1, 2, 3]}',
    ):
        other.read(text)
        assert other.of(1500) == Sizes(300.0, 344, CONTENT)


@pytest.mark.parametrize(("width", "kind"), [(0, 0), (1219.9, 0), (1220, 1220), (1500, 1500), (9999, 2400)])
def test_every_width_has_a_class(width: float, kind: int) -> None:
    assert kind_of(width) == kind
    assert is_roomy(1500, 730) and not is_roomy(1499, 2000) and not is_roomy(2000, 729)


def test_no_region_hides_another(robot: Robot) -> None:
    for size in ((1024, 600), (1280, 800), (1600, 1000), (2560, 1440)):
        resize(robot, *size)
        parts: list[QWidget] = [robot.workbench.side, robot.workbench.inspection.area, robot.workbench.output_panel]
        boxes = [part.geometry().translated(part.parentWidget().mapTo(robot.window, QPoint(0, 0))) for part in parts]
        boxes = [box for part, box in zip(parts, boxes, strict=True) if part.isVisible()]
        assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_what_was_closed_stays_closed_in_other_sizes_of_window_and_text(robot: Robot) -> None:
    closed = robot.window.actions_by_id["data_panel"], robot.window.actions_by_id["inspector"]
    for action in closed:
        action.trigger()
    for width, percent in ((1600, 90), (2000, 90), (2000, 100), (1600, 100)):
        robot.application.style.choose_text_size(percent)
        resize(robot, width, 1000)
        assert not robot.workbench.side.isVisible() and not robot.workbench.inspection.is_open
    robot.window.actions_by_id["reset_layout"].trigger()
    assert robot.workbench.side.isVisible() and robot.workbench.inspection.is_open


def test_the_line_of_the_focus_view_stays_where_it_was_dragged_until_the_view_closes(robot: Robot) -> None:
    focus, regions = robot.window.actions_by_id["focus_view"], robot.workbench.regions
    usual = widths(robot)
    focus.trigger()
    line = handles(robot)[-1]
    robot.drag(line.rect().center(), line.rect().center() + QPoint(150, 0), line, steps=1)
    dragged = robot.workbench.seeing.view.width()
    assert dragged < regions.width() * 0.42
    resize(robot, 1600, 960)
    assert robot.workbench.seeing.view.width() == pytest.approx(dragged, abs=1)
    focus.trigger()
    assert widths(robot) == usual
    focus.trigger()
    assert robot.workbench.seeing.view.width() == pytest.approx(regions.width() / 2, abs=30)
