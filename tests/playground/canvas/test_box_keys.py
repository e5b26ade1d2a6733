"""Tables, images and output nodes by keyboard: walking, selecting, connecting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.document import boxes
from core.document.document import Box
from tests.playground.box_hand import CLASSES, mixed_document, open_document
from tests.playground.canvas.hands import SHIFT
from tests.robot import Robot

KEY = Qt.Key


@pytest.fixture
def mixed(robot: Robot) -> Robot:
    """A window on a table of five, an image of nine, and five bars."""
    open_document(robot, mixed_document())
    robot.view.setFocus()
    return robot


def held(robot: Robot, kind: Box) -> list[str]:
    return boxes.members(robot.network, robot.application.store.document.boxes, kind)


def go(robot: Robot, id: str) -> None:
    robot.canvas.focus(id)


def test_tab_stops_once_at_each_box(mixed: Robot) -> None:
    seen = []
    for _ in range(100):
        mixed.key(KEY.Key_Tab)
        if not mixed.canvas.focused:
            break
        seen.append(mixed.canvas.focused)
    hidden = [neuron.id for neuron in mixed.network.hidden]
    firsts = [held(mixed, kind)[0] for kind in ("image", "table", "bars")]
    assert [id for id in seen if id in mixed.application.store.document.boxes] == firsts
    assert set(hidden) < set(seen) and len(seen) == len(set(seen))


def test_tab_goes_on_from_a_row_to_what_follows_its_box(mixed: Robot) -> None:
    go(mixed, held(mixed, "table")[3])
    mixed.key(KEY.Key_Tab)
    assert mixed.canvas.focused not in held(mixed, "table")
    mixed.key(KEY.Key_Backtab, SHIFT)
    assert mixed.canvas.focused == held(mixed, "table")[0]


@pytest.mark.parametrize("kind", ["table", "bars"])
def test_arrows_and_the_keys_for_far_walk_in_rows(mixed: Robot, kind: Box) -> None:
    rows = held(mixed, kind)
    go(mixed, rows[0])
    for key, at in (
        (KEY.Key_Down, 1), (KEY.Key_Down, 2), (KEY.Key_Up, 1), (KEY.Key_End, 4), (KEY.Key_Home, 0),
        (KEY.Key_PageDown, 4), (KEY.Key_PageUp, 0),
    ):  # fmt: skip
        mixed.key(key)
        assert mixed.canvas.focused == rows[at], key
    assert mixed.view.selection == ()


def test_arrows_and_the_keys_for_far_walk_from_pixel_to_pixel(mixed: Robot) -> None:
    pixels = held(mixed, "image")
    go(mixed, pixels[4])
    for key, at in (
        (KEY.Key_Right, 5), (KEY.Key_Up, 2), (KEY.Key_Home, 0), (KEY.Key_PageDown, 6), (KEY.Key_End, 8),
        (KEY.Key_PageUp, 2), (KEY.Key_Down, 5), (KEY.Key_Left, 4),
    ):  # fmt: skip
        mixed.key(key)
        assert mixed.canvas.focused == pixels[at], key


def test_home_shows_everything_where_no_box_has_the_focus(mixed: Robot) -> None:
    go(mixed, mixed.network.hidden[0].id)
    mixed.view.zoom_to(3.0)
    mixed.key(KEY.Key_Home)
    assert mixed.view.zooming.scale < 2.0
    go(mixed, held(mixed, "bars")[2])
    mixed.view.zoom_to(3.0)
    mixed.key(KEY.Key_Home)
    assert mixed.view.zooming.scale == pytest.approx(3.0)


def test_arrows_walk_from_a_selected_row_and_move_a_selected_box(mixed: Robot) -> None:
    rows, store = held(mixed, "bars"), mixed.application.store
    before = dict(store.document.positions)
    mixed.click(mixed.center("bee"))
    mixed.key(KEY.Key_Down)
    assert mixed.canvas.focused == rows[2] and store.document.positions == before
    mixed.canvas.focus("")
    mixed.canvas.select(rows)
    mixed.key(KEY.Key_Down)
    assert all(store.document.positions[id][1] == before[id][1] + 4.0 for id in rows)


@pytest.mark.parametrize("kind", ["table", "image"])
def test_c_connects_a_part_of_a_box_to_a_row_of_the_bars(mixed: Robot, kind: Box) -> None:
    source = held(mixed, kind)[1]
    go(mixed, source)
    mixed.key(KEY.Key_C)
    for _ in range(60):
        mixed.key(KEY.Key_Tab)
        if mixed.canvas.focused in held(mixed, "bars"):
            break
    mixed.key(KEY.Key_Down)
    mixed.key(KEY.Key_Return)
    assert mixed.network.link_between(source, mixed.id(CLASSES[1])) is not None


@pytest.mark.parametrize("kind", ["table", "image", "bars"])
def test_k_walks_the_links_of_a_part_and_shows_each(mixed: Robot, kind: Box) -> None:
    part = held(mixed, kind)[2]
    go(mixed, part)
    links = [link.id for link in mixed.network.links_at(part)]
    for id in links[:3]:
        mixed.key(KEY.Key_K)
        assert mixed.canvas.focused == id
        assert mixed.canvas.links[id].isVisible() and mixed.canvas.links[id].focused


def test_enter_selects_a_pixel_and_shift_enter_another_one(mixed: Robot) -> None:
    pixels = held(mixed, "image")
    go(mixed, pixels[0])
    mixed.key(KEY.Key_Return)
    mixed.key(KEY.Key_Escape)
    go(mixed, pixels[0])
    QTest.keyClick(mixed.view, KEY.Key_Return)
    mixed.canvas.focus(pixels[1])
    mixed.key(KEY.Key_Return, SHIFT)
    assert mixed.view.selection == (pixels[0], pixels[1])
