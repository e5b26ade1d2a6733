"""The pace of training: a list and a slider behind one button, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.training.pace import DEFAULT_PACE, Pace
from playground.panels.controls import pace_scale
from playground.panels.controls.pace_group import PaceGroup
from tests.robot import Robot


@pytest.fixture
def pace(robot: Robot) -> PaceGroup:
    """The button in the bar."""
    return robot.workbench.top_bar.pace


def told(robot: Robot) -> Pace:
    """The pace that training has."""
    return robot.application.session._player._pace


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_the_keyboard_opens_the_paces_chooses_one_and_closes_them(robot: Robot, pace: PaceGroup, key: Qt.Key) -> None:
    pace.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pace, key)
    assert pace.popup.isVisible()
    assert pace.paces.currentItem().text() == pace.text() == "60 epochs/s"
    assert robot.latest.status == "paused"
    QTest.keyClick(pace.paces, Qt.Key.Key_Down)
    assert pace.popup.isVisible() and pace.text() == "60 epochs/s"
    QTest.keyClick(pace.paces, Qt.Key.Key_Return)
    assert not pace.popup.isVisible()
    assert pace.text() == "Full speed"
    assert pace.accessibleName() == "Pace: Full speed"
    robot.wait(lambda: told(robot).unit == "full")


def test_escape_closes_the_paces_and_keeps_the_present_one(robot: Robot, pace: PaceGroup) -> None:
    robot.press(pace)
    QTest.keyClick(pace.paces, Qt.Key.Key_Up)
    QTest.keyClick(pace.paces, Qt.Key.Key_Escape)
    assert not pace.popup.isVisible()
    assert pace.text() == "60 epochs/s"
    assert told(robot) == DEFAULT_PACE


def test_a_click_on_a_pace_takes_it(robot: Robot, pace: PaceGroup) -> None:
    robot.press(pace)
    first = pace.paces.item(0)
    place = pace.paces.visualItemRect(first).center()
    QTest.mouseClick(pace.paces.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (pace.text(), pace.popup.isVisible()) == ("1 update/s", False)
    robot.wait(lambda: told(robot) == Pace("updates", 1.0))


def test_a_second_press_on_the_button_closes_the_paces(robot: Robot, pace: PaceGroup) -> None:
    window, place = robot.window.windowHandle(), pace.mapTo(robot.window, pace.rect().center())

    def click() -> None:
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    click()
    assert pace.popup.isVisible()
    for seen in (False, True, False):
        click()
        assert pace.popup.isVisible() == seen


def test_the_slider_sets_what_lies_between(robot: Robot, pace: PaceGroup) -> None:
    robot.press(pace)
    pace.slider.setFocus()
    QTest.keyClick(pace.slider, Qt.Key.Key_Left)
    assert pace.popup.isVisible()
    assert pace.text() not in [pace_scale.describe(each) for each in pace_scale.USUAL]
    assert pace.paces.currentItem() is None
    robot.wait(lambda: 10.0 < told(robot).per_second < 60.0)
    QTest.keyClick(pace.slider, Qt.Key.Key_End)
    assert pace.text() == pace.paces.currentItem().text() == "Full speed"
    pace.popup.hide()


def test_the_list_names_five_paces_and_all_are_seen(robot: Robot, pace: PaceGroup) -> None:
    robot.press(pace)
    QApplication.processEvents()
    texts = [pace.paces.item(row).text() for row in range(pace.paces.count())]
    assert texts == ["1 update/s", "1 epoch/s", "10 epochs/s", "60 epochs/s", "Full speed"]
    assert pace.paces.verticalScrollBar().maximum() == 0
    pace.popup.hide()


def test_update_and_measured_speed_are_told(robot: Robot, pace: PaceGroup) -> None:
    status = robot.window.status
    robot.application.clock.stop()
    for view in (pace, status):
        view.refresh(replace(robot.latest, update=2000))
    assert (pace.progress.text(), status._speed.text()) == ("update 2,000", "")
    playing = replace(robot.latest, update=2000, status="playing", updates_per_second=1234.5, epochs_per_second=49.38)
    status._throttle.reset()
    for view in (pace, status):
        view.refresh(playing)
    assert (pace.progress.text(), status._speed.text()) == ("update 2,000, 1,234/s", "1,234 updates/s")
    assert status._speed.toolTip() == "49.4 epochs a second"
    status.refresh(robot.latest)
    assert status._speed.text() == ""


def test_a_long_sentence_in_the_status_row_is_shortened_and_told_whole(robot: Robot) -> None:
    status = robot.window.status
    robot.window.resize(1024, 700)
    robot.wait(lambda: status.width() == 1024)
    status.note("A sentence that says everything there is to say about it. " * 6)
    QApplication.processEvents()
    assert status.sentence.shown.endswith("\u2026")
    assert status.sentence.toolTip() == status.sentence.text()
    assert status.sentence.geometry().right() < status._speed.geometry().left()
    assert status._seed.geometry().right() < status.width()
    status.note("Short.")
    assert (status.sentence.shown, status.sentence.toolTip()) == ("Short.", "")
