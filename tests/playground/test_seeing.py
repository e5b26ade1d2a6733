"""The focus view: the same cards, larger, and back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.robot import LEFT, Robot

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def shown(robot: Robot) -> list[str]:
    return robot.workbench.seeing.view.shown


def test_shift_f_opens_it_in_half_of_the_window_and_escape_leaves_it(robot: Robot) -> None:
    regions, side = robot.workbench.regions, robot.workbench.output_panel
    width = side.width()
    robot.key(Qt.Key.Key_F, SHIFT)
    seeing = robot.workbench.seeing
    assert seeing.is_open and shown(robot) == ["Surface", "Results", "Loss"]
    assert seeing.view.width() == pytest.approx(regions.width() / 2, abs=30)
    assert not robot.workbench.side.isVisible()
    assert robot.window.actions_by_id["focus_view"].isChecked()
    robot.key(Qt.Key.Key_Escape)
    assert not seeing.is_open
    assert robot.workbench.side.isVisible() and side.width() == width
    assert not robot.window.actions_by_id["focus_view"].isChecked()


@pytest.mark.parametrize("name", ["Surface", "Results", "Loss"])
def test_the_button_of_a_card_shows_it_alone_and_brings_it_back(robot: Robot, name: str) -> None:
    side, seeing = robot.workbench.output_panel, robot.workbench.seeing
    card = {"Surface": side.surface, "Results": side.results, "Loss": side.loss}[name]
    QTest.mouseClick(card.expand_button, LEFT)
    assert seeing.is_open and shown(robot) == [name]
    assert card.isVisible() and seeing.view.isAncestorOf(card)
    card.expand_button.setFocus()
    QTest.keyClick(card.expand_button, Qt.Key.Key_Space)
    assert not seeing.is_open and side.isAncestorOf(card)


def test_escape_first_ends_what_is_going_on_on_the_canvas(robot: Robot) -> None:
    robot.key(Qt.Key.Key_F, SHIFT)
    robot.canvas.select([robot.id("h1.1")])
    robot.key(Qt.Key.Key_Escape)
    assert robot.workbench.seeing.is_open and robot.canvas.selection == ()
    robot.key(Qt.Key.Key_Escape)
    assert not robot.workbench.seeing.is_open


def test_the_cards_are_the_same_widgets_and_come_back_to_their_places(robot: Robot) -> None:
    side = robot.workbench.output_panel
    surface, results, loss = side.surface, side.results, side.loss
    robot.window.actions_by_id["focus_view"].trigger()
    assert robot.workbench.seeing.view.isAncestorOf(surface)
    assert robot.workbench.seeing.view.isAncestorOf(loss.plot)
    robot.press(robot.workbench.seeing.view.back)
    assert (side.surface, side.results, side.loss) == (surface, results, loss)
    cards = [side.column.itemAt(at).widget() for at in range(side.column.count())]
    assert [card for card in cards if card in (surface, results, loss)] == [surface, results, loss]
    assert surface.isVisible() and loss.isVisible()


def test_a_hidden_card_costs_nothing_and_a_shown_one_follows_training(
    robot: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = robot.workbench.output_panel
    calls = {"surface": 0, "results": 0, "loss": 0}
    for name in calls:
        card = getattr(side, name)
        original = card.refresh

        def counted(snapshot: object, name: str = name, original: object = original) -> None:
            calls[name] += 1
            original(snapshot)  # type: ignore[operator]

        monkeypatch.setattr(card, "refresh", counted)
    robot.workbench.seeing.open(("Surface",))
    robot.train(2)
    assert calls["surface"] > 0
    assert calls["loss"] == calls["results"] == 0


def test_toggles_show_and_hide_cards_but_never_the_last_one(robot: Robot) -> None:
    robot.window.actions_by_id["focus_view"].trigger()
    toggles, side = robot.workbench.seeing.view.toggles, robot.workbench.output_panel
    robot.press(toggles["Results"])
    robot.press(toggles["Surface"])
    assert shown(robot) == ["Loss"]
    assert not side.surface.isVisible() and side.loss.isVisible()
    robot.press(toggles["Loss"])
    assert shown(robot) == ["Loss"] and toggles["Loss"].isChecked()
    robot.press(toggles["Surface"])
    assert shown(robot) == ["Loss", "Surface"]
    assert side.surface.mapTo(robot.window, QPoint(0, 0)).y() > side.loss.mapTo(robot.window, QPoint(0, 0)).y()


def test_a_title_dragged_onto_another_card_changes_their_places(robot: Robot) -> None:
    robot.workbench.seeing.open(("Surface", "Loss"))
    side = robot.workbench.output_panel
    title = side.surface.title
    target = title.mapFromGlobal(side.loss.mapToGlobal(side.loss.rect().center()))
    QTest.mousePress(title, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    QTest.mouseMove(title, target)
    QTest.mouseRelease(title, LEFT, Qt.KeyboardModifier.NoModifier, target)
    assert shown(robot) == ["Loss", "Surface"]


def test_ctrl_shift_arrow_moves_the_card_with_the_keyboard(robot: Robot) -> None:
    robot.workbench.seeing.open(("Surface", "Loss"))
    side = robot.workbench.output_panel
    side.surface.test_button.setFocus()
    QTest.keyClick(side.surface.test_button, Qt.Key.Key_Down, CONTROL | SHIFT)
    assert shown(robot) == ["Loss", "Surface"]
    QTest.keyClick(side.surface.test_button, Qt.Key.Key_Down, CONTROL | SHIFT)
    assert shown(robot) == ["Loss", "Surface"]
    QTest.keyClick(side.surface.test_button, Qt.Key.Key_Left, CONTROL | SHIFT)
    assert shown(robot) == ["Surface", "Loss"]
    QTest.keyClick(side.surface.test_button, Qt.Key.Key_Escape)
    assert not robot.workbench.seeing.is_open


def test_the_least_window_scrolls_the_cards(robot: Robot) -> None:
    robot.window.resize(1024, 600)
    robot.window.actions_by_id["focus_view"].trigger()
    view = robot.workbench.seeing.view
    robot.wait(lambda: view.isVisible())
    assert view.width() >= 440
    assert robot.window.rect().contains(view.back.geometry().translated(view.mapTo(robot.window, QPoint(0, 0))))


@pytest.mark.parametrize("width", [1024, 1600])
def test_the_left_side_is_afterwards_as_it_was_left(robot: Robot, width: int) -> None:
    robot.window.resize(width, 800)
    robot.wait(lambda: robot.window.width() == width)
    side, toggle = robot.workbench.side, robot.window.actions_by_id["data_panel"]
    for _ in range(2):
        was_open = side.isVisible()
        robot.key(Qt.Key.Key_F, SHIFT)
        assert not side.isVisible()
        robot.key(Qt.Key.Key_F, SHIFT)
        assert side.isVisible() == toggle.isChecked() == was_open
        toggle.trigger()


def test_the_left_side_opened_beside_the_view_stays_open(robot: Robot) -> None:
    robot.window.actions_by_id["data_panel"].trigger()
    robot.key(Qt.Key.Key_F, SHIFT)
    robot.window.actions_by_id["data_panel"].trigger()
    robot.key(Qt.Key.Key_F, SHIFT)
    assert robot.workbench.side.isVisible()
