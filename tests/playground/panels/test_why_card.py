"""Why this number? Asked by key, menu and click; answered by formulas that give the number again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from core.autograd.formula import parse
from core.document import edits
from core.document.project import Project
from core.document.starter import default_document
from core.training.session import TrainingSession
from core.training.snapshot import SnapshotRequest
from playground.app import make_app
from playground.panels.controls.top_bar import TopBar
from playground.panels.why.card import WhyCard
from playground.panels.why.controller import UNREADY, WhyController
from playground.store import Store
from playground.style import number
from playground.style.font import strong
from playground.style.style import Style
from tests.robot import LEFT, Robot


@pytest.fixture
def card(robot: Robot) -> WhyCard:
    """The window's card, not opened yet, after some updates."""
    step(robot, 3)
    return robot.workbench.why.card


def test_a_readout_that_can_be_asked_gets_another_caption_as_any_does(robot: Robot) -> None:
    readout = robot.workbench.top_bar.readouts.accuracy
    readout.display("0.5", "0.500001", caption="Share")
    assert (readout.text, readout._caption.text()) == ("0.5", "Share")
    assert readout.toolTip().startswith("0.500001\n")


def step(robot: Robot, times: int) -> None:
    """Make so many updates."""
    for _ in range(times):
        before = robot.latest.update
        robot.window.actions_by_id["step_batch"].trigger()
        robot.wait(lambda before=before: robot.latest.update > before)


def ask(robot: Robot, *names: str) -> WhyCard:
    """Select nodes and press the key."""
    card: WhyCard = robot.workbench.why.card
    card.hide()
    robot.canvas.select([robot.id(name) for name in names])
    robot.key(Qt.Key.Key_Y)
    assert card.isVisible()
    return card


def shown(card: WhyCard) -> list[str]:
    """Every text on the card."""
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible()]


def look(session: TrainingSession) -> None:
    """Have a snapshot taken, without a probe."""
    session.request(SnapshotRequest(surface=4, picture=4))
    session.tick()


def title_of(card: WhyCard) -> str:
    """The card's title."""
    return shown(card)[0]


def test_the_key_answers_for_the_selected_neuron(robot: Robot, card: WhyCard) -> None:
    ask(robot, "h1.2", "h1.3")
    assert title_of(card) == "Why h1.2?"
    assert [section[0] for section in card.sections] == [
        "h1.2 at the probed point", "The bias of h1.2", "The last step of the bias of h1.2",
        "The gradient of the bias of h1.2 in the last update",
    ]  # fmt: skip
    assert card.sections[0][1] == "tanh(bias + w(x1) \u00d7 x1 + w(x2) \u00d7 x2)"
    assert card.sections[0][3] == number.short(robot.latest.probe[robot.id("h1.2")])
    assert strong(card.sections[0][3]) in shown(card)
    assert f"After epoch 0, update {robot.latest.update}" in shown(card)


def test_every_formula_that_is_copied_gives_the_number_again(robot: Robot, card: WhyCard) -> None:
    for names in (("h1.2",), ("Output",), ()):
        ask(robot, *names)
        robot.press(card.copy)
        blocks = QApplication.clipboard().text().strip().split("\n\n")
        assert len(blocks) == len(card.sections)
        for block in blocks:
            _, _, numbers, result = block.split("\n")
            assert parse(numbers).evaluate({}).output.data == pytest.approx(float(result[2:]), rel=1e-9)
        assert card.copy.text() == "Copied"
        card.hide()


def test_with_nothing_selected_it_answers_for_the_loss(robot: Robot, card: WhyCard) -> None:
    ask(robot)
    assert title_of(card) == "Why this loss?"
    assert card.sections[0][0] == "The train loss"
    assert card.sections[0][3] == number.short(robot.latest.metrics.train_loss)


def test_of_a_layer_the_first_neuron_is_meant(robot: Robot, card: WhyCard) -> None:
    ask(robot, "Layer 2")
    assert title_of(card) == "Why h2.1?"


@pytest.mark.parametrize("name", ["train_loss", "test_loss", "accuracy"])
@pytest.mark.parametrize("how", ["mouse", Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_readout_answers_for_itself_by_mouse_and_by_key(robot: Robot, card: WhyCard, name: str, how: object) -> None:
    readout = getattr(robot.workbench.top_bar.readouts, name)
    assert readout.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert readout.toolTip().endswith("\nWhy this number?")
    if how == "mouse":
        robot.press(readout)
    else:
        readout.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(readout, how)
    title = f"The {'test accuracy' if name == 'accuracy' else name.replace('_', ' ')}"
    assert (title_of(card), card.sections[0][0]) == (f"Why {title[0].lower()}{title[1:]}?", title)
    assert robot.latest.status == "paused"
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_readouts_are_reached_by_tab_and_leave_other_keys_and_buttons_alone(robot: Robot, card: WhyCard) -> None:
    readout = robot.workbench.top_bar.readouts.accuracy
    assert readout.focusPolicy() == Qt.FocusPolicy.TabFocus
    readout.setFocus(Qt.FocusReason.TabFocusReason)
    bare = readout.grab().toImage()
    robot.view.setFocus()
    assert readout.grab().toImage() != bare
    QTest.keyClick(readout, Qt.Key.Key_X)
    QTest.mouseClick(readout, Qt.MouseButton.RightButton)
    QTest.mousePress(readout, LEFT)
    QTest.mouseRelease(readout, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(-30, 5))
    assert not card.isVisible()


def test_the_menus_of_neuron_and_link_ask_too(robot: Robot, card: WhyCard) -> None:
    link = robot.network.links[0]
    middle = robot.view.mapFromScene(robot.canvas.links[link.id].middle)
    for place, title in ((robot.center("h1.2"), "Why h1.2?"), (middle, "Why x1 \u2192 h1.1?")):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, robot.view.viewport().mapToGlobal(place))
        QApplication.sendEvent(robot.view.viewport(), event)
        menu = robot.view._menu.menu
        assert isinstance(menu, QMenu)
        (action,) = [each for each in menu.actions() if each.text() == "Why this number?"]
        menu.close()
        action.trigger()
        assert title_of(card) == title
        card.hide()


def test_escape_closes_it_and_the_focus_returns(robot: Robot, card: WhyCard) -> None:
    ask(robot, "h1.1")
    assert QApplication.focusWidget() is card.reasons
    QTest.keyClick(card.reasons, Qt.Key.Key_Escape)
    assert not card.isVisible()
    robot.wait(lambda: QApplication.focusWidget() is robot.view)
    assert robot.view.selection == (robot.id("h1.1"),)


def test_a_press_elsewhere_closes_it(robot: Robot, card: WhyCard) -> None:
    ask(robot, "h1.1")
    QTest.mousePress(robot.window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(300, 600))
    assert not card.isVisible()
    QTest.mouseRelease(robot.window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(300, 600))


def test_its_numbers_stay_while_training_goes_on(robot: Robot, card: WhyCard) -> None:
    ask(robot, "h1.1")
    before = shown(card)
    step(robot, 2)
    assert shown(card) == before
    ask(robot, "h1.1")
    assert shown(card) != before


def test_what_was_set_by_hand_is_said_to_be_until_the_next_update(robot: Robot, card: WhyCard) -> None:
    store, bias = robot.application.store, robot.network.nodes[robot.id("h1.1")].bias
    trained = robot.latest.parameters[bias]
    store.set_parameter("bias of h1.1", bias, 0.5)
    robot.wait(lambda: robot.latest.parameters[bias] == 0.5)
    assert ask(robot, "h1.1").sections[1][1:4] == ("set by hand", "= 0.5", "0.5")
    robot.undo()
    robot.wait(lambda: robot.latest.parameters[bias] == trained)
    assert ask(robot, "h1.1").sections[1][1] == "set by hand"
    step(robot, 1)
    assert ask(robot, "h1.1").sections[1][1] == "before + last step"
    robot.redo()
    robot.wait(lambda: robot.latest.parameters[bias] == 0.5)
    assert ask(robot, "h1.1").sections[1][1] == "set by hand"
    robot.window.actions_by_id["rewind"].trigger()
    robot.wait(lambda: robot.latest.update == 0)
    assert ask(robot, "h1.1").sections[1][1] == "initial value"
    step(robot, 4)
    assert ask(robot, "h1.1").sections[1][1] == "before + last step"


def test_a_step_is_told_with_the_learning_rate_it_was_made_with(robot: Robot, card: WhyCard) -> None:
    robot.application.store.apply("Turn", lambda document: edits.use_settings(document, learning_rate=1.0))
    robot.wait(lambda: robot.latest.experiment.settings.learning_rate == 1.0)
    step_section = ask(robot, "h1.1").sections[2]
    assert step_section[1] == "\u2212learning rate \u00d7 gradient"
    assert step_section[2].startswith("= \u22120.03 \u00d7 ")
    robot.application.store.open(Project(default_document()))
    assert not card.isVisible()


@pytest.mark.parametrize("size", [(1024, 700), (1600, 1000)])
def test_it_lies_inside_the_window_whatever_it_holds(robot: Robot, card: WhyCard, size: tuple[int, int]) -> None:
    robot.window.resize(*size)
    document = edits.use_settings(robot.application.store.document, optimizer="adam").document
    robot.application.store.apply("Adam", lambda _: edits.use_settings(_, optimizer="adam"))
    robot.wait(lambda: robot.latest.experiment.settings == document.settings)
    step(robot, 1)
    for names in (("h1.1",), ()):
        ask(robot, *names)
        window = robot.window.geometry()
        assert window.contains(card.geometry())
        bar = card.reasons.verticalScrollBar()
        assert bar.maximum() == 0 or size == (1024, 700)
        assert card.reasons.widget().width() == card.reasons.viewport().width()
        card.hide()


def test_opened_again_it_is_as_large_as_before_and_needs_no_bar(robot: Robot, card: WhyCard) -> None:
    sizes = []
    for _ in range(3):
        ask(robot, "h1.2")
        sizes.append((card.height(), card.reasons.verticalScrollBar().maximum()))
        QTest.keyClick(card, Qt.Key.Key_Escape)
    assert sizes == [(sizes[0][0], 0)] * 3


def test_without_numbers_one_sentence_says_so(qtbot: object) -> None:
    style = Style(make_app(), "light")
    style.dress()
    session = TrainingSession(default_document().experiment)
    store = Store(default_document(), session)
    bar, chosen = TopBar(store, style), [""]
    canvas = TopBar(store, style)
    why = WhyController(store, canvas, lambda: tuple(chosen), bar.readouts)
    why.ask()
    assert shown(why.card)[-1] == UNREADY
    assert why.card.copy.isHidden()
    look(session)
    store.apply("Add", lambda document: edits.add_neuron(document, at=(0.0, 0.0)))
    chosen[:] = [store.document.network.neurons[-1].id]
    why.ask()
    assert shown(why.card)[-1] == UNREADY
    look(session)
    chosen[:] = [store.document.network.inputs[0].id]
    why.ask()
    assert shown(why.card)[-1] == UNREADY
    store.apply("Delete", lambda document: edits.delete(document, [document.network.outputs[0].id]))
    look(session)
    chosen.clear()
    why.ask()
    assert shown(why.card)[-1] == "There is no loss yet: it needs an output and training points."
    store.undo_stack.clear()
    for each in (why.card, bar, canvas):
        each.hide()
        each.deleteLater()
