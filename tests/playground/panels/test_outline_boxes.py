"""The outline of a network with a table, an image and an output node."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from core.document import box_edits
from core.document.boxes import members
from playground.panels.outline.model import NAME, OutlineModel
from playground.panels.outline.outline import Outline
from tests.playground.box_hand import mixed_document, open_document
from tests.playground.panels.outline_hand import seen, told
from tests.robot import Robot


@pytest.fixture
def mixed(robot: Robot, outline: Outline) -> Outline:
    """The outline of a table of five, an image of nine, and five bars."""
    open_document(robot, mixed_document())
    return outline


def groups(outline: Outline) -> list[str]:
    return [line for line in told(outline.model) if not line.startswith(" ")]


def told_anew(outline: Outline) -> list[str]:
    anew = OutlineModel(outline._store.document)
    anew.words.snapshot = outline.model.words.snapshot
    return told(anew)


def test_each_box_is_a_group(mixed: Outline) -> None:
    hidden = len(mixed._store.document.network.hidden)
    assert groups(mixed) == [
        "Table | 5 columns", "Image | 9 pixels", f"Layer 1 | {hidden} neurons", "Output | 5 outputs"
    ]  # fmt: skip


def test_pixels_are_folded_at_first_and_rows_are_not(mixed: Outline) -> None:
    model = mixed.model
    found = [model.index(at, NAME) for at in range(model.rowCount())]
    assert {index.data(): mixed.tree.isExpanded(index) for index in found} == {
        "Table": True, "Image": False, "Layer 1": True, "Output": True
    }  # fmt: skip


def test_selecting_a_pixel_on_the_canvas_opens_its_group(robot: Robot, mixed: Outline) -> None:
    pixel = members(robot.network, robot.application.store.document.boxes, "image")[4]
    robot.canvas.select([pixel])
    assert mixed._selected() == (pixel,) and "pixel 4" in seen(mixed)


def test_the_outline_follows_what_is_released_taken_out_and_put_back(robot: Robot, mixed: Outline) -> None:
    store = robot.application.store
    store.apply("Release", partial(box_edits.release, kind="bars"))
    assert groups(mixed)[-1] == "Outputs | 5 outputs"
    assert told(mixed.model) == told_anew(mixed)
    row = members(robot.network, store.document.boxes, "table")[1]
    store.apply("Take out", partial(box_edits.take_out_those, ids=[row]))
    assert groups(mixed)[:3] == ["Inputs | 1 input", "Table | 4 columns", "Image | 9 pixels"]
    assert told(mixed.model) == told_anew(mixed)
    for _ in range(2):
        robot.undo()
        assert told(mixed.model) == told_anew(mixed)
    assert groups(mixed)[-1] == "Output | 5 outputs"


def test_a_screen_reader_is_told_what_a_part_is(robot: Robot, mixed: Outline) -> None:
    def sentence(id: str) -> str:
        return str(mixed.model.index_of(id).siblingAtColumn(NAME).data(Qt.ItemDataRole.AccessibleTextRole))

    boxes = robot.application.store.document.boxes
    row, pixel = (members(robot.network, boxes, kind)[0] for kind in ("table", "image"))
    assert sentence(row) == "size 0, column of the table"
    assert sentence(pixel) == "pixel 0, pixel of the image"
    assert sentence(robot.id("ant")).startswith("ant, row of the output node, linear")
