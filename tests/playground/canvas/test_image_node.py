"""The image on the canvas: what it shows, its pixels, its ribbons, and the weights of the neurons that it feeds."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem

from core.document import boxes
from playground.canvas.lens import SIDE
from playground.style.color_map import picture_table
from playground.style.size import px
from tests.playground.canvas.hands import SHIFT
from tests.playground.canvas.image_hand import ImageHand, pictures
from tests.robot import Robot


@pytest.fixture
def digits(robot: Robot) -> ImageHand:
    return ImageHand(robot)


def color_of_weight(digits: ImageHand, name: str, row: int, column: int) -> int:
    """What the picture of a neuron has in the middle of a weight."""
    picture = digits.robot.canvas.nodes[digits.robot.id(name)].picture
    side = picture.width() / max(digits.face.shape)
    return int(picture.pixel(int(side * (column + 0.5)), int(side * (row + 0.5))))


def expected_colors(digits: ImageHand, names: list[str]) -> list[np.ndarray]:
    """The colors of the weights of a layer's neurons, in one scale for the layer."""
    weights = [digits.weights(name) for name in names]
    limit = np.percentile(np.abs(np.stack(weights)), 98)
    table = picture_table(digits.robot.application.style.theme)
    return [table[np.round(((each / limit).clip(-1, 1) + 1) * 127.5).astype(int)] for each in weights]


def test_all_neurons_of_the_first_layer_show_their_weights_in_one_scale(digits: ImageHand) -> None:
    names = [neuron.name for neuron in digits.robot.network.hidden]
    assert all(digits.robot.canvas.nodes[digits.robot.id(name)].shows_weights for name in names)
    expected = expected_colors(digits, names)
    for name, colors in zip(names, expected, strict=True):
        for row, column in ((0, 0), (2, 5), (7, 1)):
            assert color_of_weight(digits, name, row, column) == colors[row, column]


def test_the_pictures_of_weights_follow_training(digits: ImageHand) -> None:
    before = color_of_weight(digits, "h1.3", 3, 3), digits.ribbon("h1.3").norm
    digits.robot.train(3)
    norm = pytest.approx(float(np.linalg.norm(digits.weights("h1.3"))))
    digits.robot.wait(lambda: digits.ribbon("h1.3").norm == norm)
    names = [neuron.name for neuron in digits.robot.network.hidden]
    assert color_of_weight(digits, "h1.3", 3, 3) == expected_colors(digits, names)[2][3, 3]
    assert before != (color_of_weight(digits, "h1.3", 3, 3), digits.ribbon("h1.3").norm)


def test_a_neuron_that_few_pixels_feed_shows_its_output(digits: ImageHand) -> None:
    robot, id = digits.robot, digits.robot.id("h1.2")
    robot.canvas.select([link.id for link in robot.network.incoming[id][:16]])
    robot.key(Qt.Key.Key_Delete)
    assert robot.canvas.nodes[id].shows_weights
    assert np.isnan(digits.weights("h1.2")).sum() == 16
    robot.canvas.select([robot.network.incoming[id][0].id])
    robot.key(Qt.Key.Key_Delete)
    assert not robot.canvas.nodes[id].shows_weights
    robot.wait(lambda: not robot.canvas.nodes[id].picture.isNull())
    robot.undo()
    assert robot.canvas.nodes[id].shows_weights


def test_the_value_at_a_picture_of_weights_is_that_at_the_probe(digits: ImageHand) -> None:
    robot, item = digits.robot, digits.robot.canvas.nodes[digits.robot.id("h1.1")]
    before = item.value
    robot.workbench.probe.pin_sample(7)
    robot.wait(lambda: digits.probed == digits.point and item.value != before)
    assert item.value == robot.latest.probe[robot.id("h1.1")]


def test_weights_under_the_cursor_are_enlarged_and_told(digits: ImageHand) -> None:
    lens = digits.robot.view.look.lens
    digits.hover(digits.on_weight("h1.3", 2, 5))
    assert lens.isVisible() and lens.enlarged.isVisible()
    assert lens.enlarged.size().toTuple() == (px(SIDE), px(SIDE))
    assert lens.enlarged.marked == (2, 5)
    assert lens.text.startswith("row 3, column 6: ")
    assert float(lens.text.split()[-1].replace("\u2212", "-")) == pytest.approx(digits.weights("h1.3")[2, 5], abs=6e-4)
    digits.hover(digits.on_weight("h1.3", 6, 1))
    assert lens.text.startswith("row 7, column 2: ")
    digits.hover(digits.robot.free_place(0.5, 0.97))
    assert not lens.isVisible()


def test_the_lens_stands_beside_its_neuron_inside_the_canvas_and_follows_the_paper(digits: ImageHand) -> None:
    robot, lens = digits.robot, digits.robot.view.look.lens
    for name in ("h1.1", "h1.8", "h1.32"):
        digits.hover(digits.on_weight(name, 4, 4))
        item = robot.canvas.nodes[robot.id(name)]
        seen = robot.view.mapFromScene(item.box.translated(item.pos())).boundingRect()
        assert robot.view.viewport().rect().contains(lens.geometry())
        assert not lens.geometry().intersects(seen)
    before = lens.pos()
    robot.view.zooming.pan(QPoint(-30, -20))
    assert lens.pos() - before == QPoint(-30, -20)


def test_the_keyboard_enlarges_weights_too(digits: ImageHand) -> None:
    robot, lens = digits.robot, digits.robot.view.look.lens
    robot.canvas.focus(robot.id("h1.4"))
    norm = np.linalg.norm(digits.weights("h1.4"))
    assert lens.text == f"64 weights, norm {norm:.2f}" and lens.enlarged.isVisible()
    robot.canvas.focus(robot.network.outputs[0].id)
    assert not lens.isVisible()


def test_the_lens_follows_training(digits: ImageHand) -> None:
    robot, lens = digits.robot, digits.robot.view.look.lens
    digits.hover(digits.on_weight("h1.3", 2, 5))
    before = lens.text
    robot.train(3)
    weight = pytest.approx(digits.weights("h1.3")[2, 5], abs=6e-4)
    robot.wait(lambda: lens.text != before and float(lens.text.split()[-1].replace("\u2212", "-")) == weight)


def test_a_ribbon_under_the_cursor_tells_its_weights(digits: ImageHand) -> None:
    robot, ribbon = digits.robot, digits.ribbon("h1.4")
    digits.hover(robot.view.mapFromScene(ribbon.path.pointAtPercent(0.6)))
    norm = np.linalg.norm(digits.weights("h1.4"))
    assert robot.view.look.lens.text == f"64 weights from the image to h1.4, norm {norm:.2f}"
    assert not robot.view.look.lens.enlarged.isVisible()
    assert ribbon.is_dark and not digits.ribbon("h1.5").is_dark
    digits.hover(robot.free_place(0.5, 0.97))
    assert robot.view.look.lens.text == "" and not ribbon.is_dark


def test_a_neuron_that_is_pointed_at_or_selected_darkens_its_ribbon(digits: ImageHand) -> None:
    robot = digits.robot
    digits.hover(robot.center("h1.4"))
    assert digits.ribbon("h1.4").is_dark and not digits.ribbon("h1.5").is_dark
    digits.hover(robot.free_place(0.5, 0.97))
    assert not digits.ribbon("h1.4").is_dark
    robot.click(robot.center("h1.5"))
    digits.hover(robot.free_place(0.5, 0.97))
    assert digits.ribbon("h1.5").is_dark and not digits.ribbon("h1.4").is_dark


def test_the_foot_says_what_is_shown_and_offers_the_next_test_digit(digits: ImageHand) -> None:
    robot, probe = digits.robot, digits.robot.workbench.probe
    assert (digits.frame.foot, digits.frame.action) == ("training digit 1", "Next test digit")
    robot.click(digits.on_action())
    assert digits.frame.foot == "test digit 1" and probe.sample == digits.data.train_count
    assert robot.canvas.selection == ()
    robot.key(Qt.Key.Key_N, SHIFT)
    assert digits.frame.foot == "test digit 2"
    probe.pin(digits.point, "drawn by you")
    assert digits.frame.foot == "drawn by you"
    robot.key(Qt.Key.Key_N, SHIFT)
    assert digits.frame.foot == "test digit 3"
    probe.pin_sample(len(digits.data.points) - 1)
    robot.click(digits.on_action())
    assert digits.frame.foot == "test digit 1"


def test_the_foot_says_that_a_glance_is_one(digits: ImageHand) -> None:
    probe, elsewhere = digits.robot.workbench.probe, tuple(digits.data.points[5].tolist())
    probe.look(elsewhere)
    assert digits.frame.foot == "under the cursor"
    assert digits.face.told(digits.pixel(3, 4)).endswith(f": {elsewhere[28]:g} of 16")
    probe.look_back()
    assert digits.frame.foot == "training digit 1"


def test_the_image_shows_exactly_the_probe_from_paper_to_ink(digits: ImageHand) -> None:
    robot, theme = digits.robot, digits.robot.application.style.theme
    point = np.array(digits.point)
    point[:4] = 0.0, 16.0, -5.0, 99.0
    robot.workbench.probe.pin(tuple(point.tolist()))
    found = [digits.colors(0, column) for column in range(4)]
    assert found == [theme.raised.lower(), theme.text.lower()] * 2
    point[0] = 8.0
    robot.workbench.probe.pin(tuple(point.tolist()))
    assert digits.colors(0, 0) not in found


def test_a_pixel_under_the_cursor_tells_its_value_and_shows_its_links_in_color(digits: ImageHand) -> None:
    robot, told = digits.robot, list[str]()
    robot.view.hinted.connect(told.append)
    robot.train(1)
    digits.hover(digits.on_pixel(2, 3))
    value = digits.point[2 * 8 + 3]
    assert told[-1].endswith(f"pixel row 3, column 4: {value:g} of 16.")
    links = robot.network.outgoing[digits.pixel(2, 3)]
    assert len(links) == 32
    for link in links:
        item = robot.canvas.links[link.id]
        assert item.isVisible() and not item.is_silent
        assert item.weight == robot.application.store.value(link.weight)
    digits.hover(robot.free_place(0.5, 0.97))
    assert not any(link.id in robot.canvas.links for link in links)


def test_tab_comes_to_the_image_once_and_arrows_go_from_pixel_to_pixel(digits: ImageHand) -> None:
    robot, seen = digits.robot, list[str]()
    robot.view.setFocus()
    for _ in range(60):
        robot.key(Qt.Key.Key_Tab)
        seen.append(robot.canvas.focused)
        if not seen[-1]:
            break
    pixels = [id for id in seen if id in digits.face.cells]
    assert pixels == [digits.pixel(0, 0)]
    robot.canvas.focus(digits.pixel(0, 0))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        robot.key(key)
    assert robot.canvas.focused == digits.pixel(1, 1)
    robot.key(Qt.Key.Key_Return)
    assert robot.canvas.selection == (digits.pixel(1, 1),)


def test_a_removed_pixel_is_hatched_and_undo_brings_it_back_to_the_bit(digits: ImageHand) -> None:
    robot, before = digits.robot, digits.robot.application.store.document
    values = dict(robot.application.store.values())
    robot.click(digits.on_pixel(0, 0))
    robot.click(digits.on_pixel(3, 4), SHIFT)
    robot.key(Qt.Key.Key_Delete)
    assert np.argwhere(digits.face.absent).tolist() == [[0, 0], [3, 4]]
    assert digits.frame.aside == "8 \u00d7 8, 62 inputs"
    assert robot.canvas.nodes[robot.id("h1.1")].shows_weights
    digits.hover(digits.on_weight("h1.1", 3, 4))
    assert robot.view.look.lens.text == "row 4, column 5: no link"
    digits.hover(digits.on_pixel(3, 4))
    assert robot.canvas.hovered == ""
    robot.undo()
    assert robot.application.store.document == before
    assert dict(robot.application.store.values()) == values
    assert not digits.face.absent.any()


def test_all_pixels_can_be_removed_and_come_back(digits: ImageHand) -> None:
    robot = digits.robot
    robot.canvas.select(digits.face.cells)
    robot.key(Qt.Key.Key_Delete)
    assert "image" not in robot.canvas.boxes.items and not digits.face.cells
    assert not robot.canvas.all_links.ribbons
    robot.undo()
    assert len(digits.face.cells) == 64 and len(robot.canvas.all_links.ribbons) == 32


def test_every_place_of_a_pixel_is_that_pixel_and_selects_it(digits: ImageHand) -> None:
    robot = digits.robot
    middle, right, corner = digits.on_pixel(4, 4), digits.on_pixel(4, 5), digits.on_pixel(5, 5)
    for share in (-0.45, 0.0, 0.3, 0.45):
        at = middle + QPoint(round((right - middle).x() * share), round((corner - middle).y() * share))
        robot.click(at)
        assert robot.canvas.hovered == digits.pixel(4, 4)
        assert robot.canvas.selection == (digits.pixel(4, 4),)


def test_unmarked_pixels_take_no_part_in_painting(digits: ImageHand) -> None:
    robot, empty = digits.robot, QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
    item = robot.canvas.nodes[digits.pixel(5, 2)]
    assert item.flags() & empty
    digits.hover(digits.on_pixel(5, 2))
    assert not item.flags() & empty
    digits.hover(robot.free_place(0.5, 0.97))
    assert item.flags() & empty


def test_the_image_selected_as_a_whole_makes_no_item_for_each_of_its_links(digits: ImageHand) -> None:
    robot = digits.robot
    robot.click(robot.view.mapFromScene(digits.frame.header_box.center()))
    assert set(robot.canvas.selection) == set(digits.face.cells)
    assert len(robot.canvas.links) <= 320


def test_the_switch_shows_pixels_one_by_one_and_as_one_image(digits: ImageHand) -> None:
    robot, switch = digits.robot, digits.robot.workbench.data_panel.image.switch
    before = robot.application.store.document
    assert switch.isVisibleTo(robot.window) and switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert not switch.isChecked() and "image" not in boxes.present(robot.application.store.document)
    xs = {robot.canvas.nodes[node.id].x() for node in robot.network.inputs}
    assert len(xs) == 8
    assert not robot.canvas.nodes[robot.id("h1.1")].shows_weights
    robot.undo()
    assert switch.isChecked() and robot.application.store.document == before
    robot.redo()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert switch.isChecked() and len(digits.face.cells) == 64
    assert robot.canvas.nodes[robot.id("h1.1")].shows_weights


def test_the_switch_is_only_there_for_images(robot: Robot) -> None:
    assert not robot.workbench.data_panel.image.isVisibleTo(robot.window)


def test_an_example_dropped_on_the_image_is_pinned_and_beside_it_is_not(digits: ImageHand) -> None:
    robot, strip = digits.robot, digits.robot.workbench.data_panel.examples.rows[3].strip
    number, probe = strip.samples[0].number, robot.workbench.probe
    viewport = robot.view.viewport()
    start = strip.box(0).center().toPoint()
    for there, pinned in ((robot.free_place(0.5, 0.97), 0), (digits.on_pixel(4, 4), number)):
        robot.drag(start, strip.mapFromGlobal(viewport.mapToGlobal(there)), strip)
        assert probe.sample == pinned


def test_other_pictures_are_images_of_any_classes(robot: Robot) -> None:
    hand = ImageHand(robot, pictures(6, 2))
    assert (hand.frame.foot, hand.frame.action) == ("training image 1", "Next test image")
    assert robot.canvas.nodes[robot.network.hidden[0].id].shows_weights


@pytest.mark.slow
def test_784_pixels_are_chosen_undone_saved_and_opened(robot: Robot, tmp_path: Path) -> None:
    hand, file = ImageHand(robot, pictures(28, 10)), robot.window.file
    assert hand.frame.aside == "28 \u00d7 28, 784 inputs"
    assert hand.weights("h1.1").shape == (28, 28)
    chosen = robot.application.store.document
    robot.undo()
    assert "image" not in robot.canvas.boxes.items
    robot.redo()
    assert robot.application.store.document == chosen
    path = tmp_path / "pictures.gp"
    assert file._write(path)
    robot.application.store.undo_stack.setClean()
    file.open_source(str(path))
    robot.wait(lambda: robot.latest.is_ready and robot.application.store.document is not chosen)
    assert robot.application.store.document == chosen
    assert len(hand.face.cells) == 784
    QApplication.processEvents()
    for place in ((27, 27), (0, 0), (13, 20)):
        hand.hover(hand.on_pixel(*place))
        assert robot.canvas.hovered == hand.pixel(*place)
