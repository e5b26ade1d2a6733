"""Where inputs stand: one below the other, the pixels of an image as in the image."""

from core.data.making import usual_spec
from core.document.box_edits import release
from core.document.columns import INPUT_PITCH, PIXEL_COLUMN
from core.document.data_edits import use_data
from core.document.input_edits import use_input
from core.document.starter import default_document


def test_pixels_stand_in_the_rows_and_columns_of_the_image() -> None:
    document = release(use_data(default_document(), usual_spec("digits")).document, "image").document
    at = {node.name: document.positions[node.id] for node in document.network.inputs}
    assert len(at) == len(set(at.values())) == 64
    for row in range(8):
        for column in range(8):
            x, y = at[f"p{row}{column}"]
            first = at["p00"]
            assert (x - first[0], y - first[1]) == (column * PIXEL_COLUMN, row * INPUT_PITCH)
    hidden = [document.positions[neuron.id][0] for neuron in document.network.hidden]
    assert max(x for x, _ in at.values()) < min(hidden)


def test_a_formula_over_pixels_stands_below_the_image() -> None:
    document = use_data(default_document(), usual_spec("digits")).document
    grown = use_input(document, "p33*p34", True).document
    lowest = max(grown.positions[node.id][1] for node in grown.network.inputs[:-1])
    assert grown.network.inputs[-1].name == "p33*p34"
    assert grown.positions[grown.network.inputs[-1].id][1] > lowest


def test_inputs_of_other_tables_stand_one_below_the_other() -> None:
    document = use_data(default_document(), usual_spec("wine")).document
    places = [document.positions[node.id] for node in document.network.inputs]
    assert len({x for x, _ in places}) == 1
    assert [y for _, y in places] == sorted(y for _, y in places)


def test_a_switch_is_called_by_its_category_and_value() -> None:
    document = use_data(default_document(), usual_spec("body-mass")).document
    assert [node.name for node in document.network.inputs] == [
        "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "sex = female", "sex = male",
    ]  # fmt: skip
    assert document.network.inputs[-1].expression == "`sex = male`"
    assert use_input(document, "`sex = male`*2", True).document.network.inputs[-1].name == "`sex = male`*2"
