"""The pad: what is drawn is what the network sees, and its answer is there while one draws."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.data.making import generate
from core.data.source import DatasetSpec
from core.document.data_edits import use_data
from core.document.starter import default_document
from core.problem import UserError
from playground.frames import hand_of
from playground.panels.drawing.card import DrawCard
from playground.panels.drawing.pad import BRUSH
from playground.picture_words import DRAWN
from tests.core.data.test_drawing import pictures
from tests.playground.panels.drawing_hand import (
    CONTROL,
    ONE,
    PLAIN,
    RIGHT,
    digits,
    open_digits,
    place,
    rows,
    stroke,
    wait_for_answer,
)
from tests.robot import LEFT, Robot


@pytest.fixture
def card(robot: Robot) -> Iterator[DrawCard]:
    """The card of the pad, with the digits."""
    yield open_digits(robot)


def press(card: DrawCard, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    card.pad.setFocus()
    QTest.keyClick(card.pad, key, modifiers)
    QApplication.processEvents()


def seen(robot: Robot) -> np.ndarray:
    return np.array(robot.workbench.probe.pinned[:64]).reshape(8, 8)


def test_the_pad_stands_where_the_surface_is_only_for_pictures(robot: Robot) -> None:
    side = robot.workbench.output_panel
    assert not side.drawing.isVisible() and not side.misread.isVisible()
    assert side.surface.isVisible() and side.surface.title.isVisible() and not side.tops[1].isVisible()
    card = open_digits(robot)
    assert card.title.text() == "Draw a digit"
    assert card.pad.invitation == "Draw a digit here."
    assert not side.surface.isVisible()
    assert card.pad.square.width() == 216


def test_the_segment_brings_the_surface_and_the_pad_back(robot: Robot, card: DrawCard) -> None:
    side = robot.workbench.output_panel
    QTest.mouseClick(side.tops[0], LEFT, pos=QPoint(side.tops[0].width() - 8, 8))
    assert side.surface.isVisible() and not card.isVisible()
    side.tops[1].setFocus()
    QTest.keyClick(side.tops[1], Qt.Key.Key_Left)
    assert card.isVisible() and not side.surface.isVisible() and side.tops[0].hasFocus()


def test_every_move_of_the_mouse_pins_what_is_drawn(robot: Robot, card: DrawCard) -> None:
    probe, pad, points = robot.workbench.probe, card.pad, []
    probe.pinned_changed.connect(lambda: points.append((probe.pinned, probe.origin)))
    QTest.mousePress(pad, LEFT, PLAIN, place(pad, *ONE[0]))
    for x, y in ONE[1:]:
        QTest.mouseMove(pad, place(pad, x, y))
    QTest.mouseRelease(pad, LEFT, PLAIN, place(pad, *ONE[-1]))
    assert len({point for point, _ in points}) == len(points) == 3
    assert {origin for _, origin in points} == {DRAWN}


def test_the_network_sees_the_reduced_picture_bit_for_bit(robot: Robot, card: DrawCard) -> None:
    stroke(card.pad)
    wait_for_answer(robot)
    data = generate(robot.application.store.document.data)
    reader = card._reader
    assert reader is not None
    picture, frame = reader.read(card.pad.sketch.fine, centered=True)
    assert robot.latest.probed == tuple(picture.ravel().tolist()) == robot.workbench.probe.pinned
    assert card.pad.frame == frame
    assert card.answer.seen.shares is not None
    assert np.array_equal(card.answer.seen.shares, picture / 16.0)
    network = robot.network
    for number, node in enumerate(network.inputs):
        expected = (picture.ravel()[number] - data.center[number]) / data.scale[number]
        assert robot.latest.probe[node.id] == expected


def test_the_answer_is_the_likeliest_class_and_the_next(robot: Robot, card: DrawCard) -> None:
    robot.train(3)
    stroke(card.pad)
    wait_for_answer(robot)
    outputs = [robot.latest.probe[neuron.id] for neuron in robot.network.outputs]
    parts = [math.exp(value) for value in outputs]
    shares = sorted(((part / sum(parts), at) for at, part in enumerate(parts)), reverse=True)
    told = card.answer.accessibleDescription()
    assert card.answer.name.text() == str(shares[0][1])
    if shares[0][0] >= 0.5:
        assert told.startswith(f"{shares[0][1]}, {100 * shares[0][0]:.1f} % sure, then {shares[1][1]} with ")
        assert told.endswith("answers while you draw")
    else:
        assert told.startswith(f"{shares[0][1]}, not sure, {shares[0][1]} ")


def test_an_untrained_network_is_not_sure_and_names_three(robot: Robot) -> None:
    document = digits()
    still = replace(document, initial=dict.fromkeys(document.initial, 0.0))
    card = open_digits(robot, still)
    stroke(card.pad)
    wait_for_answer(robot)
    robot.wait(lambda: card.answer.head.text() == "not sure")
    assert card.answer.rest.full == "0 10.0 %, 1 10.0 %, 2 10.0 %"


def test_the_right_button_erases(robot: Robot, card: DrawCard) -> None:
    card.tools.centered.click()
    stroke(card.pad, ((0.1, 0.5), (0.9, 0.5)))
    inked = seen(robot)
    stroke(card.pad, ((0.1, 0.5), (0.4, 0.5)), RIGHT)
    assert inked[3:5, :3].sum() > 0.0 == seen(robot)[3:5, :3].sum()
    assert seen(robot)[3:5, 5:].sum() == inked[3:5, 5:].sum()
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not robot.window]


def test_brush_and_eraser_are_buttons_of_which_one_is_down(robot: Robot, card: DrawCard) -> None:
    robot.press(card.tools.eraser)
    assert card.pad.erases and not card.tools.brush.isChecked()
    robot.press(card.tools.brush)
    assert not card.pad.erases and card.tools.brush.isChecked() and not card.tools.eraser.isChecked()


def test_centring_moves_and_scales_visibly_and_can_be_switched_off(robot: Robot, card: DrawCard) -> None:
    stroke(card.pad, ((0.7, 0.1), (0.7, 0.4)))
    assert card.pad.frame is not None and card.pad.frame.side < 0.6
    assert seen(robot)[7].sum() > 0.0
    robot.press(card.tools.centered)
    assert card.pad.frame is None
    assert seen(robot)[4:].sum() == 0.0
    robot.press(card.tools.centered)
    assert seen(robot)[7].sum() > 0.0


def test_delete_clears_and_the_sample_from_before_is_read_again(robot: Robot, card: DrawCard) -> None:
    robot.workbench.probe.pin_sample(5)
    stroke(card.pad)
    assert card.tools.clear.isEnabled()
    press(card, Qt.Key.Key_Delete)
    assert card.pad.sketch.strokes == () and not card.tools.clear.isEnabled()
    assert robot.workbench.probe.sample == 5 and robot.workbench.probe.origin == ""


def test_control_z_takes_strokes_back_while_there_are_any_and_then_edits(robot: Robot, card: DrawCard) -> None:
    store = robot.application.store
    stroke(card.pad)
    first = robot.workbench.probe.pinned
    stroke(card.pad, ((0.2, 0.2), (0.3, 0.3)))
    press(card, Qt.Key.Key_Z, CONTROL)
    assert robot.workbench.probe.pinned == first and len(card.pad.sketch.strokes) == 1
    press(card, Qt.Key.Key_1, CONTROL)
    assert store.undo_stack.count() == 1
    press(card, Qt.Key.Key_Z, CONTROL)
    assert store.undo_stack.index() == 0 and store.document.data.drawn == ()
    assert len(card.pad.sketch.strokes) == 1


def test_brackets_and_the_slider_set_the_width_of_the_brush(robot: Robot, card: DrawCard) -> None:
    press(card, Qt.Key.Key_BracketRight)
    assert card.pad.brush == BRUSH + 2 == card.tools.width_slider.value
    for _ in range(20):
        press(card, Qt.Key.Key_BracketLeft)
    assert card.pad.brush == 12
    card.tools.width_slider.setFocus()
    QTest.keyClick(card.tools.width_slider, Qt.Key.Key_End)
    assert card.pad.brush == 34


def test_the_keyboard_alone_draws(robot: Robot, card: DrawCard) -> None:
    card.tools.centered.click()
    card.pad.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyPress(card.pad, Qt.Key.Key_Space)
    for _ in range(8):
        QTest.keyClick(card.pad, Qt.Key.Key_Down)
    QTest.keyRelease(card.pad, Qt.Key.Key_Space)
    assert len(card.pad.sketch.strokes) == 1 and len(card.pad.sketch.strokes[0].points) == 9
    QTest.keyClick(card.pad, Qt.Key.Key_Left)
    assert len(card.pad.sketch.strokes[0].points) == 9
    assert seen(robot)[4:6, 3:5].min() > 5.0 and seen(robot)[:3].sum() == 0.0
    assert not robot.latest.is_playing


def test_a_pen_draws_and_its_other_end_erases(robot: Robot, card: DrawCard) -> None:
    pad = card.pad
    card.tools.centered.click()
    for pointer, expected in ((QPointingDevice.PointerType.Pen, True), (QPointingDevice.PointerType.Eraser, False)):
        device = QPointingDevice(
            "pen", 1, QInputDevice.DeviceType.Stylus, pointer, QInputDevice.Capability.Position, 1, 1
        )
        kinds = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
        for kind, y in zip(kinds, (0.3, 0.7, 0.7), strict=True):
            at = QPointF(place(pad, 0.5, y))
            button = LEFT if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
            held = LEFT if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
            whole = QPointF(pad.mapToGlobal(at.toPoint()))
            event = QTabletEvent(kind, device, at, whole, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, PLAIN, button, held)
            QApplication.sendEvent(pad, event)
        assert pad.sketch.has_ink == expected


def test_another_sample_dims_the_drawing_and_is_answered_and_drawing_goes_on(robot: Robot, card: DrawCard) -> None:
    stroke(card.pad)
    drawn = robot.workbench.probe.pinned
    robot.workbench.probe.pin_sample(9)
    wait_for_answer(robot)
    assert card.pad.is_dim and not card.tools.add.isEnabled()
    assert card.answer.seen.accessibleDescription() == "training digit 10"
    assert "while you draw" not in card.answer.accessibleDescription()
    stroke(card.pad, ((0.5, 0.8), (0.5, 0.81)))
    assert not card.pad.is_dim and len(card.pad.sketch.strokes) == 2
    assert robot.workbench.probe.origin == DRAWN and robot.workbench.probe.pinned != drawn


def test_a_drawing_is_added_as_the_class_of_its_key_and_stays_on_the_pad(robot: Robot, card: DrawCard) -> None:
    store, before = robot.application.store, rows(robot)
    stroke(card.pad)
    drawn = robot.workbench.probe.pinned
    press(card, Qt.Key.Key_1, CONTROL)
    (row,) = store.document.data.drawn
    assert (row.cells, row.label) == (drawn, "1")
    assert rows(robot) == before + 1
    assert robot.workbench.probe.pinned == drawn and robot.workbench.probe.origin == DRAWN
    assert not card.pad.is_dim and card.pad.sketch.strokes
    assert store.undo_stack.undoText() == "Add a drawing as 1"
    robot.wait(lambda: len(robot.latest.experiment.data.drawn) == 1)
    robot.undo()
    assert store.document.data.drawn == () and rows(robot) == before
    robot.redo()
    assert rows(robot) == before + 1


def test_the_menu_adds_a_drawing_as_any_class(robot: Robot, card: DrawCard) -> None:
    stroke(card.pad)
    robot.press(card.tools.add)
    menu = card.tools.menu
    assert [action.data() for action in menu.actions()] == [str(digit) for digit in range(10)]
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[7]).center())
    assert [row.label for row in robot.application.store.document.data.drawn] == ["7"]


def test_keys_of_the_window_do_not_act_while_the_pad_takes_them(robot: Robot, card: DrawCard) -> None:
    stroke(card.pad)
    zoom = robot.view.transform().m11()
    press(card, Qt.Key.Key_0, CONTROL)
    assert robot.view.transform().m11() == zoom
    assert [row.label for row in robot.application.store.document.data.drawn] == ["0"]


def test_without_a_drawing_nothing_is_added_and_that_is_told(robot: Robot, card: DrawCard) -> None:
    told: list[str] = []
    robot.application.store.refused.connect(told.append)
    press(card, Qt.Key.Key_4, CONTROL)
    assert told == ["There is no drawing to add: draw first, or draw on."]
    assert robot.application.store.undo_stack.count() == 0


def test_a_test_digit_stays_pinned_when_a_row_is_added_before_it(robot: Robot, card: DrawCard) -> None:
    probe, data = robot.workbench.probe, generate(robot.application.store.document.data)
    stroke(card.pad)
    press(card, Qt.Key.Key_1, CONTROL)
    probe.pin_sample(data.train_count + 4)
    pinned = probe.pinned
    robot.undo()
    assert (probe.sample, probe.pinned) == (data.train_count + 3, pinned)


@pytest.mark.parametrize(("cells", "classes"), [(10, 2), (12, 3)])
def test_pictures_of_other_sizes_and_classes_are_drawn_and_answered(robot: Robot, cells: int, classes: int) -> None:
    spec: DatasetSpec = pictures(cells, classes)
    card = open_digits(robot, use_data(default_document(), spec).document)
    assert card._named == "Draw"
    stroke(card.pad)
    wait_for_answer(robot)
    assert len(robot.workbench.probe.pinned) == cells**2 + 1
    assert card.answer.name.text() in generate(spec).classes


def test_other_data_take_the_pad_away_and_give_an_empty_one_back(robot: Robot, card: DrawCard) -> None:
    stroke(card.pad)
    robot.application.store.apply("Circle", lambda document: use_data(document, DatasetSpec()))
    assert not card.isVisible() and robot.workbench.output_panel.surface.isVisible()
    robot.undo()
    assert card.isVisible() and card.pad.sketch.strokes == ()


def test_the_focus_view_shows_the_pad_larger(robot: Robot, card: DrawCard) -> None:
    robot.press(card.expand_button)
    assert robot.workbench.seeing.view.shown == ["Draw"]
    assert card.pad.square.width() == 256
    assert not robot.workbench.output_panel.tops[0].isVisible()
    robot.press(card.expand_button)
    assert card.pad.square.width() == 216 and robot.workbench.output_panel.tops[0].isVisible()


def test_the_frame_rate_can_be_measured_while_a_hand_draws(robot: Robot) -> None:
    with pytest.raises(UserError, match="no pictures that can be drawn"):
        hand_of(robot.application, "draw")
    card = open_digits(robot)
    hand = hand_of(robot.application, "draw")
    assert hand is not None
    robot.wait(lambda: len(card.pad.sketch.strokes[0].points) > 5)
    assert robot.workbench.probe.origin == DRAWN
    hand.let_go()
    assert card.pad.sketch.strokes == () and robot.workbench.probe.sample == 0
