"""Train it like the lecture, by mouse and keyboard: lines, rounds and learning rates."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QVBoxLayout, QWidget

from core.lab.loop.lecture import BACKWARD, FORWARD, UPDATE, ZERO_GRAD, Lecture, code
from playground.app import make_app
from playground.lab.loop.page import LoopPage
from playground.lab.loop.plot import BROKEN
from playground.style import number
from playground.style.style import Style
from tests.robot import LEFT

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def style(qapp: Any) -> Style:
    """The look, one for all tests here: making it takes longer than they do."""
    made = Style(make_app(), "light")
    made.dress()
    return made


@pytest.fixture
def page(style: Style, qtbot: Any) -> Iterator[LoopPage]:
    """The page below its bar, in a window of the smallest size."""
    style.choose("light")
    window, made = QWidget(), LoopPage(style)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(made.bar)
    column.addWidget(made, 1)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    qtbot.waitExposed(window)
    made.setFocus()
    yield made
    made.stop()


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)
    QApplication.processEvents()


def tick(page: LoopPage, name: str) -> None:
    QTest.mouseClick(
        page.panel.mistakes.boxes[name], LEFT, pos=QPoint(8, page.panel.mistakes.boxes[name].height() // 2)
    )
    QApplication.processEvents()


def rounds(page: LoopPage, count: int) -> None:
    for _ in range(count):
        press(page.bar.last)


def type_rate(page: LoopPage, text: str) -> None:
    field = page.panel.rate
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def lit(page: LoopPage) -> list[int]:
    return [at for at, line in enumerate(page.code.lines) if line.is_next]


def readout(page: LoopPage, caption: str) -> str:
    found = {part.accessibleName(): part.text for part in vars(page.bar).values() if hasattr(part, "_caption")}
    return str(found[caption])


def curve(item: Any) -> list[float]:
    xs, ys = item.getData()
    assert list(xs) == sorted(xs)
    return [float(y) for y in ys]


def test_the_five_lines_stand_there_and_the_first_is_lit(page: LoopPage) -> None:
    assert [line.code.text() for line in page.code.lines] == list(code(0.1))
    assert lit(page) == [FORWARD]
    assert page.code.lines[FORWARD].accessibleName().endswith("runs next")
    assert [line.cost.text() for line in page.code.lines] == [number.NONE] * 5


def test_the_lit_line_is_marked_by_more_than_its_background(page: LoopPage, style: Style) -> None:
    line = page.code.lines[FORWARD]
    picture = line.grab().toImage()
    y = int(line.code.geometry().center().y()) + 1
    colors = {picture.pixelColor(x, y).name().upper() for x in range(2, 18)}
    assert {style.theme.accent.upper(), style.theme.accent_soft.upper()} <= colors
    other = page.code.lines[UPDATE].grab().toImage()
    assert style.theme.accent.upper() not in {other.pixelColor(x, y).name().upper() for x in range(2, 18)}


def test_next_line_by_button_and_by_key_runs_one_line(page: LoopPage) -> None:
    press(page.bar.next)
    assert lit(page) == [ZERO_GRAD]
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert lit(page) == [BACKWARD]
    assert page.code.lines[FORWARD].cost.text() != number.NONE
    assert page.code.lines[BACKWARD].cost.text() == number.NONE
    assert page.gradients.table.texts[0][1] == "0.0000"
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.gradients.table.texts[0][1] == number.scalar(page.loop.right.gradient_norm)
    assert page.gradients.table.texts[0][1] != "0.0000"
    assert page.loop.right.printed == []


def test_a_round_ends_before_the_first_line_and_its_loss_is_the_lectures(page: LoopPage) -> None:
    press(page.bar.next)
    press(page.bar.last)
    assert lit(page) == [FORWARD]
    assert (readout(page, "Round"), readout(page, "Loss")) == ("1", "6.005")
    rounds(page, 19)
    assert (readout(page, "Round"), readout(page, "Loss")) == ("20", "0.01778")
    assert readout(page, "Engine\u2019s loss") == "0.01778"
    assert page.loop.difference is not None
    assert page.loop.difference < 1e-12
    assert readout(page, "Difference") == number.short(float(f"{page.loop.difference:.2g}"))


def test_the_plot_shows_the_engine_on_the_eager_line_and_nothing_broken(page: LoopPage) -> None:
    rounds(page, 5)
    assert len(curve(page.plot.eager)) == 5
    assert curve(page.plot.engine) == pytest.approx(curve(page.plot.eager), abs=1e-12)
    assert page.plot.broken.getData()[0] is None or len(page.plot.broken.getData()[0]) == 0
    assert BROKEN not in page.plot.legend.entries


def test_of_many_rounds_the_engines_points_are_thinned_out(page: LoopPage) -> None:
    for _ in range(100):
        page.loop.run_loop()
    press(page.bar.last)
    xs = list(page.plot.engine.getData()[0])
    assert xs == list(range(0, 101, 8))
    assert page.plot.plot.getViewBox().viewRange()[0][1] == 160.0


def test_the_cursor_reads_the_losses_of_a_round(page: LoopPage) -> None:
    tick(page, "overwritten")
    rounds(page, 20)
    viewport = page.plot.plot.viewport()
    at = page.plot.plot.mapFromScene(page.plot.plot.getViewBox().mapViewToScene(QPointF(19.2, 0.5)))
    QTest.mouseMove(viewport, at)
    QApplication.processEvents()
    printed = page.loop.right.printed[-1]
    assert page.plot.readout.text().startswith(
        f"round 19   eager {number.loss(printed)}   engine {number.loss(printed)}"
    )
    assert "broken 6.7" in page.plot.readout.text()
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert page.plot.readout.text() == ""


def test_run_lights_line_after_line_and_then_whole_rounds(page: LoopPage, qtbot: Any) -> None:
    seen: list[int] = []
    page._clock.setInterval(2)
    page._clock.timeout.connect(lambda: seen.append(page.loop.right.line))
    press(page.bar.run)
    assert page.is_running
    assert page.bar.run.text() == "Pause"
    assert lit(page) == [ZERO_GRAD]
    qtbot.waitUntil(lambda: page.loop.right.step >= 3, timeout=20_000)
    press(page.bar.run)
    assert (page.is_running, page.bar.run.text()) == (False, "Run")
    assert lit(page) == [FORWARD]
    assert seen[-2:] == [FORWARD, FORWARD]


def test_the_first_round_is_slow_and_the_others_are_quick(page: LoopPage) -> None:
    press(page.bar.run)
    slow = page._clock.interval()
    for _ in range(4):
        page._on_clock()
    assert page.loop.right.step == 1
    assert slow >= 250
    assert page._clock.interval() == 100
    page._on_clock()
    assert page.loop.right.step == 2
    press(page.bar.first)
    assert page._clock.interval() == slow


def test_space_runs_and_pauses(page: LoopPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert page.is_running
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert not page.is_running


def test_a_click_on_a_button_of_the_bar_leaves_the_keys_with_the_page(page: LoopPage) -> None:
    page.setFocus()
    for button in (page.bar.run, page.bar.run, page.bar.weights, page.bar.next):
        press(button)
    assert page.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifiers", "ours"),
    [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Right, CONTROL, False),
        (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_only_the_pages_own_keys_are_kept_from_the_windows_shortcuts(
    page: LoopPage, key: Qt.Key, modifiers: Qt.KeyboardModifier, ours: bool
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(page, event)
    assert event.isAccepted() == ours
    QTest.keyClick(page, key, modifiers)
    assert (page.is_running or page.loop.right.line > 0) == ours


def test_a_held_space_does_not_flicker(page: LoopPage) -> None:
    QTest.keyPress(page, Qt.Key.Key_Space)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
    QApplication.sendEvent(page, held)
    assert page.is_running


def test_hiding_the_page_stops_it(page: LoopPage) -> None:
    press(page.bar.run)
    page.hide()
    assert not page.is_running
    page.show()
    assert (page.is_running, page.bar.run.text()) == (False, "Run")


def test_next_line_pauses(page: LoopPage) -> None:
    press(page.bar.run)
    press(page.bar.next)
    assert not page.is_running
    assert lit(page) == [BACKWARD]
    assert page.bar.run.text() == "Run"


def test_beginning_anew_keeps_the_weights_and_new_weights_do_not(page: LoopPage) -> None:
    assert not page.bar.first.isEnabled()
    rounds(page, 3)
    press(page.bar.first)
    assert (readout(page, "Round"), readout(page, "Loss"), lit(page)) == ("0", number.NONE, [FORWARD])
    assert not page.bar.first.isEnabled()
    rounds(page, 1)
    assert readout(page, "Loss") == "6.005"
    press(page.bar.weights)
    rounds(page, 1)
    assert readout(page, "Loss") == readout(page, "Engine\u2019s loss") != "6.005"


def test_the_learning_rate_is_typed_and_stands_in_the_code(page: LoopPage) -> None:
    type_rate(page, "0,05")
    assert page.code.lines[UPDATE].code.text() == "for p in n.parameters(): p.data -= 0.05 * p.grad"
    assert page.panel.slider.value == 0.05
    rounds(page, 2)
    lecture = Lecture(rate=0.05)
    lecture.run_loop()
    lecture.run_loop()
    assert page.loop.right.printed == lecture.printed


def test_the_learning_rate_is_changed_by_keys(page: LoopPage) -> None:
    page.panel.slider.setFocus()
    for _ in range(20):
        QTest.keyClick(page.panel.slider, Qt.Key.Key_Right)
    assert page.loop.rate == pytest.approx(1.0, rel=0.05)
    assert page.panel.rate.value == page.loop.rate


@pytest.mark.parametrize("text", ["0", "-1", "nonsense", "1e301"])
def test_what_is_no_learning_rate_is_refused(page: LoopPage, text: str) -> None:
    type_rate(page, text)
    assert page.loop.rate == 0.1
    assert page.panel.rate.property("refused")


def test_a_learning_rate_of_a_million_stops_with_one_sentence(page: LoopPage, qtbot: Any) -> None:
    type_rate(page, "1e6")
    page.setFocus()
    page._clock.setInterval(1)
    press(page.bar.run)
    qtbot.waitUntil(lambda: not page.is_running, timeout=20_000)
    assert page.warning.isVisible()
    assert page.warning.text() == (
        "Training stopped in round 2: every gradient is 0, because each tanh is saturated. Use a smaller learning "
        "rate and restart."
    )
    assert lit(page) == []
    assert not any(button.isEnabled() for button in (page.bar.next, page.bar.last))
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.loop.right.step == 2
    type_rate(page, "0.1")
    press(page.bar.run)
    assert page.is_running
    assert not page.warning.isVisible()
    assert (page.loop.right.step, lit(page)) == (0, [ZERO_GRAD])


def test_every_control_has_a_name_and_a_tool_tip(page: LoopPage) -> None:
    controls = [*page.bar.findChildren(QPushButton), *page.bar.findChildren(QToolButton)]
    controls += [*page.panel.mistakes.boxes.values(), page.panel.rate, page.panel.slider, page.panel.mistakes.flipped]
    assert len(controls) == 11
    for control in controls:
        assert control.accessibleName()
        assert control.toolTip()


def test_tab_follows_the_eye(page: LoopPage) -> None:
    order = [page.panel.rate, page.panel.slider, *page.panel.mistakes.boxes.values(), page.panel.mistakes.flipped]
    buttons = [page.bar.run, page.bar.next, page.bar.last, page.bar.weights]
    for chain in (order, buttons):
        chain[0].setFocus()
        for before, after in pairwise(chain):
            assert before.hasFocus()
            QTest.keyClick(before, Qt.Key.Key_Tab)
            assert after.hasFocus(), after.accessibleName()
