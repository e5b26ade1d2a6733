"""Boxes: many inputs or outputs in one node of the canvas."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.making import usual_spec
from core.document import arrange, box_edits, boxes, edits, room
from core.document.data_edits import use_data
from core.document.document import Document
from core.document.input_edits import change_formula, use_input, use_inputs
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.document.structure import use_preset
from core.problem import Refusal, UserError


def document_of(name: str) -> Document:
    """The own network of a shipped table."""
    return use_data(default_document(), usual_spec(name)).document


def stands(document: Document, kind: boxes.Box) -> bool:
    """Whether each node of a box stands where the box has it."""
    ids = boxes.members(document.network, document.boxes, kind)
    left, top, right, _ = boxes.rect(document, kind)
    return boxes.places(document, kind, ids, (left + right) / 2.0, top) == {id: document.positions[id] for id in ids}


def test_five_columns_stand_in_a_table_and_four_do_not() -> None:
    wine, iris = document_of("wine"), document_of("iris")
    assert boxes.members(wine.network, wine.boxes, "table") == [node.id for node in wine.network.inputs]
    assert boxes.present(wine) == ["table"] and not iris.boxes
    ys = [wine.positions[node.id][1] for node in wine.network.inputs]
    assert set(np.diff(ys)) == {36.0}


def test_pixels_stand_in_an_image_and_ten_outputs_as_bars() -> None:
    digits = document_of("digits")
    assert boxes.present(digits) == ["image", "bars"]
    xs = sorted({x for x, _ in (digits.positions[node.id] for node in digits.network.inputs)})
    assert len(xs) == 8 and set(np.diff(xs)) == {24.0}
    first, second = digits.network.inputs[:2]
    (x, y), (beside, same) = digits.positions[first.id], digits.positions[second.id]
    assert (beside - x, same) == (24.0, y)
    assert stands(digits, "image") and stands(digits, "bars")


def test_boxes_cover_nothing_and_stand_apart_from_the_hidden_layer() -> None:
    for name in ("wine", "digits", "breast-cancer"):
        document = document_of(name)
        rects = room.rects(document)
        layer = rects[document.network.layers[0].id]
        for kind in boxes.present(document):
            left, _, right, _ = rects[f"box {kind}"]
            gap = layer[0] - right if kind != "bars" else left - layer[2]
            assert gap == pytest.approx(boxes.FORMS[kind].reach), (name, kind)


def test_the_rows_close_up_and_the_table_stays_when_a_column_goes() -> None:
    wine = document_of("wine")
    before = boxes.rect(wine, "table")
    first = wine.network.inputs[0]
    changed = use_input(wine, first.expression, False).document
    after = boxes.rect(changed, "table")
    assert after[:3] == before[:3] and after[3] == before[3] - 36.0
    assert first.id not in changed.boxes and stands(changed, "table")
    deleted = edits.delete(wine, [wine.network.inputs[4].id]).document
    assert boxes.rect(deleted, "table") == after and stands(deleted, "table")


def test_rows_follow_the_order_of_the_inputs() -> None:
    wine = document_of("wine")
    network = replace(wine.network, inputs=wine.network.inputs[::-1])
    turned = boxes.settled(wine, replace(wine, network=network))
    assert stands(turned, "table") and boxes.rect(turned, "table") == boxes.rect(wine, "table")


def test_a_column_that_comes_back_joins_the_table() -> None:
    wine = document_of("wine")
    without = use_input(
        wine, "`alcohol`" if wine.network.inputs[0].expression != "alcohol" else "alcohol", False
    ).document
    again = use_input(without, wine.network.inputs[0].expression, True).document
    assert len(boxes.members(again.network, again.boxes, "table")) == 13 and stands(again, "table")


def test_a_formula_is_a_single_node_below_the_table_and_can_be_put_in() -> None:
    wine = document_of("wine")
    name = wine.network.inputs[0].expression
    made = use_input(wine, f"{name}^2", True).document
    new = made.network.inputs[-1]
    assert new.id not in made.boxes and stands(made, "table")
    assert made.positions[new.id][1] > boxes.rect(made, "table")[3]
    inside = box_edits.put_in(made, new.id).document
    assert inside.boxes[new.id] == "table" and stands(inside, "table")
    assert inside.network == made.network


def test_a_row_that_is_taken_out_is_a_single_node_and_goes_back_to_its_place() -> None:
    wine = document_of("wine")
    third = wine.network.inputs[2].id
    out = box_edits.take_out(wine, third, (-900.0, 40.0)).document
    assert third not in out.boxes and out.positions[third] == (-900.0, 40.0) and stands(out, "table")
    back = box_edits.put_in(out, third).document
    assert back == wine


def test_gathering_after_releasing_restores_the_table_and_changes_no_network() -> None:
    wine = document_of("wine")
    apart = box_edits.release(wine, "table").document
    assert not apart.boxes and apart.network is wine.network
    assert len(set(apart.positions.values())) == len(apart.positions)
    together = box_edits.gather(apart, "table").document
    assert together.boxes == wine.boxes and stands(together, "table")
    assert not box_edits.gather(wine, "table").concerns_training(wine)


def test_columns_that_somebody_took_apart_stay_apart_when_another_one_comes() -> None:
    apart = box_edits.release(document_of("wine"), "table").document
    name = apart.network.inputs[0].expression
    again = use_input(use_input(apart, name, False).document, name, True).document
    assert not again.boxes


def test_moving_one_row_moves_the_table() -> None:
    wine = document_of("wine")
    left, top, right, bottom = boxes.rect(wine, "table")
    id = wine.network.inputs[5].id
    x, y = wine.positions[id]
    made = edits.move(wine, {id: (x + 40.0, y - 8.0)}).document
    assert boxes.rect(made, "table") == (left + 40.0, top - 8.0, right + 40.0, bottom - 8.0) and stands(made, "table")


def test_tidying_up_keeps_boxes_whole_and_changes_nothing_the_second_time() -> None:
    for name in ("wine", "digits"):
        once = arrange.tidy(document_of(name)).document
        for kind in boxes.present(once):
            assert stands(once, kind)
        rects = list(room.rects(once).values())
        for at, one in enumerate(rects):
            for other in rects[at + 1 :]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert arrange.tidy(once).document.positions == once.positions


def test_a_preset_leaves_boxes_whole() -> None:
    made = use_preset(document_of("digits"), "Wide").document
    assert boxes.present(made) == ["image", "bars"]
    assert stands(made, "image") and stands(made, "bars")


def test_other_data_take_their_boxes_along() -> None:
    made = use_data(document_of("digits"), usual_spec("wine")).document
    assert boxes.present(made) == ["table"]
    made = use_data(made, usual_spec("iris")).document
    assert not made.boxes


def test_other_data_in_an_edited_network_gather_their_columns() -> None:
    edited = edits.add_neuron(document_of("iris"), (0.0, 400.0)).document
    made = use_data(edited, usual_spec("wine")).document
    assert boxes.present(made) == ["table"] and stands(made, "table")
    assert len(boxes.members(made.network, made.boxes, "table")) == 13


def test_a_pixel_that_becomes_a_formula_leaves_the_image() -> None:
    digits = document_of("digits")
    pixel = digits.network.inputs[9]
    made = change_formula(digits, pixel.id, f"{pixel.expression}^2").document
    assert pixel.id not in made.boxes and stands(made, "image")


def test_more_rows_than_are_shown_stand_at_the_last_one() -> None:
    assert boxes.size("table", 31) == boxes.size("table", 500)
    assert boxes.row_height("table", 16) == 36.0 and boxes.row_height("table", 17) == 26.0


def test_boxes_are_saved_and_a_box_that_does_not_fit_is_refused() -> None:
    for name in ("wine", "digits"):
        document = document_of(name)
        data = encode(Project(document))
        assert decode(data, "p.gp").document == document
    text = data.decode()
    with pytest.raises(UserError, match="stands in the table, but is a pixel"):
        decode(text.replace('"box": "image"', '"box": "table"', 1).encode(), "p.gp")
    with pytest.raises(UserError):
        decode(text.replace('"box": "bars"', '"box": "chart"', 1).encode(), "p.gp")


def test_what_cannot_be_gathered_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refusal, match="The image needs two or more pixels"):
        box_edits.gather(default_document(), "image")
    with pytest.raises(Refusal, match="There is no table"):
        box_edits.release(default_document(), "table")
    with pytest.raises(Refusal, match="stays where it is"):
        box_edits.put_in(default_document(), default_document().network.inputs[0].id)


def test_removing_all_columns_removes_the_table() -> None:
    wine = document_of("wine")
    texts = [node.expression for node in wine.network.inputs]
    empty = use_inputs(wine, texts, False).document
    assert not empty.boxes
    again = use_inputs(empty, texts, True).document
    assert boxes.present(again) == ["table"] and stands(again, "table")
