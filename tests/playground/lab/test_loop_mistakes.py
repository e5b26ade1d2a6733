"""The training loop broken on purpose, what stands beside it, and that all of it keeps its place."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from core.lab.loop.lecture import BACKWARD, FORWARD, TARGETS, ZERO_GRAD
from playground.lab.loop.page import LoopPage
from playground.lab.loop.plot import BROKEN
from playground.style import number
from playground.style.style import Style
from tests.playground.lab.test_loop_page import curve, page, readout, rounds, style, tick, type_rate
from tests.robot import Robot

__all__ = ["page", "style"]

MOST_BAR = 752


@pytest.mark.parametrize("rate", ["1e6", "1e300", "1.234e-9"])
@pytest.mark.parametrize("broken", [True, False])
def test_extreme_numbers_stay_in_their_places(page: LoopPage, rate: str, broken: bool) -> None:
    type_rate(page, rate)
    if broken:
        for name in page.panel.mistakes.boxes:
            tick(page, name)
        page.panel.mistakes.flipped.setCurrentIndex(1)
        page.panel.mistakes.flipped.activated.emit(1)
    rounds(page, 4)
    assert page.window().width() == 1024
    assert cut_off(page.window()) == []


def cut_off(window: QWidget) -> list[str]:
    """Labels that are seen and narrower than their text, or reach out of what they stand in."""
    found = []
    for seen in window.findChildren(QLabel):
        if seen.isVisible() and not seen.wordWrap():
            narrow = seen.fontMetrics().horizontalAdvance(seen.text()) > seen.contentsRect().width()
            if narrow or seen.geometry().right() > seen.parentWidget().width():
                found.append(seen.text())
    return found


def test_nothing_is_cut_off_in_the_smallest_window(page: LoopPage) -> None:
    assert page.bar.minimumSizeHint().width() <= MOST_BAR
    rounds(page, 20)
    assert cut_off(page.window()) == []


@pytest.mark.parametrize(
    ("name", "line", "note", "said"),
    [
        ("kept", ZERO_GRAD, "broken run: zero_grad is forgotten", "zero_grad is forgotten"),
        ("overwritten", BACKWARD, "broken run: = is used instead of +=", "= is used instead of +="),
        ("unordered", BACKWARD, "broken run: topological order is skipped", "topological order is skipped"),
    ],
)
def test_a_mistake_is_named_in_code_and_trains_beside_the_right_run(
    page: LoopPage, name: str, line: int, note: str, said: str
) -> None:
    tick(page, name)
    assert page.warning.text() == (f"Broken on purpose: {said}. It runs beside the right loop, from the same weights.")
    assert [each.note.text() for each in page.code.lines if not each.note.isHidden()] == [note]
    assert page.code.lines[line].note.isVisible()
    assert BROKEN in page.plot.legend.entries
    rounds(page, 12)
    wrong, right = page.loop.wrong, page.loop.right
    assert wrong is not None
    assert page.warning.text() == (
        f"Broken on purpose: {said}. Loss {number.loss(wrong.printed[-1])}; right loop "
        f"{number.loss(right.printed[-1])}."
    )
    assert wrong.printed[-1] != right.printed[-1]
    assert len(curve(page.plot.broken)) == 12
    assert curve(page.plot.broken)[0] == curve(page.plot.eager)[0]
    assert curve(page.plot.broken) != curve(page.plot.eager)
    tick(page, name)
    assert not page.warning.isVisible()
    assert page.loop.right.step == 12


def test_a_flipped_rule_is_picked_from_the_list(page: LoopPage) -> None:
    page.panel.mistakes.flipped.setFocus()
    for _ in range(2):
        QTest.keyClick(page.panel.mistakes.flipped, Qt.Key.Key_Down)
    assert page.panel.mistakes.flipped.currentText() == "Tanh"
    assert page.loop.mistakes.flipped == "tanh"
    rounds(page, 20)
    assert page.warning.text() == (
        "Broken on purpose: the rule of Tanh has the wrong sign. Loss 4.598; right loop 0.01778."
    )
    assert page.code.lines[BACKWARD].note.text() == "broken run: the rule of Tanh has the wrong sign"


def test_gradients_pile_up_before_ones_eyes_when_zero_grad_is_forgotten(page: LoopPage) -> None:
    assert not page.gradients.table.titles[2].isVisible()
    tick(page, "kept")
    assert page.gradients.table.titles[2].isVisible()
    rounds(page, 1)
    texts = page.gradients.table.texts
    assert [row[1] for row in texts] == [row[2] for row in texts]
    rounds(page, 7)
    right, wrong = page.gradients.table.texts[0][1:]
    assert float(wrong) > 2.0 * float(right)


def test_a_mistake_switched_on_late_catches_up_by_itself(page: LoopPage, qtbot: Any) -> None:
    for _ in range(60):
        page.loop.run_loop()
    tick(page, "overwritten")
    said = page.warning.text()
    assert said.startswith("Broken on purpose: = is used instead of +=. It is catching up: ")
    assert said.endswith(" of 60 rounds are done.")
    qtbot.waitUntil(lambda: page.loop.is_level, timeout=20_000)
    page._on_pursuit()
    assert not page._pursuit.isActive()
    assert len(curve(page.plot.broken)) == 60
    assert page.loop.right.step == 60


def test_a_broken_run_that_stopped_says_so_and_the_right_one_goes_on(page: LoopPage) -> None:
    tick(page, "overwritten")
    rounds(page, 1)
    assert page.loop.wrong is not None
    for value in page.loop.wrong.parameters.values():
        value.data *= 1e6
    rounds(page, 2)
    assert page.warning.text().startswith(
        "Broken on purpose: = is used instead of +=. Its training stopped in round 2: every gradient is 0"
    )
    assert readout(page, "Round") == "3"


def test_the_four_rows_are_judged_by_sign(page: LoopPage) -> None:
    page.panel.mistakes.flipped.setCurrentIndex(2)
    page.panel.mistakes.flipped.activated.emit(2)
    rounds(page, 20)
    assert page.loop.wrong is not None
    texts = page.rows.table.texts
    assert texts[1][:4] == ["3.0", f"{number.MINUS}1.0", "0.5", f"{number.MINUS}1"]
    for column, lecture in ((4, page.loop.right), (6, page.loop.wrong)):
        for row, x, target in zip(texts, lecture.predictions(), TARGETS, strict=True):
            assert row[column] == number.weight(round(x, 2))
            assert row[column + 1] == ("\u2713" if x * target > 0.0 else "\u2717")
    assert [row[5] for row in texts] == ["\u2713"] * 4
    assert "\u2717" in [row[7] for row in texts]


def test_the_meter_tells_sizes_and_times(page: LoopPage) -> None:
    assert page.cost.words.text() == "The engine\u2019s time is known after two rounds."
    assert [row[1] for row in page.cost.table.texts] == [number.NONE] * 4
    rounds(page, 3)
    cost = page.loop.right.costs[FORWARD]
    texts = page.cost.table.texts
    assert texts[0] == ["Values", str(cost.values), "66"]
    assert texts[1][1] == str(cost.edges)
    assert texts[2][1] == f"{cost.bytes / 1000.0:.1f} kB"
    assert all(text.endswith(" ms") for text in texts[3][1:])
    assert "as fast." in page.cost.words.text()


def test_in_the_application_the_kernels_that_train_its_network_run_the_twin(robot: Robot) -> None:
    page = LoopPage(robot.application.style)
    robot.qtbot.addWidget(page)
    page.show()
    rounds(page, 4)
    assert page.loop.twin.is_compiled
    assert page.cost.words.text().startswith("Compiled, the same update is ")
    assert page.loop.difference is not None
    assert page.loop.difference < 1e-12


def test_the_dark_theme_recolors_everything(page: LoopPage, style: Style) -> None:
    tick(page, "kept")
    rounds(page, 2)
    style.choose("dark")
    theme = style.theme
    cell = page.gradients.table.cells[0][1]
    assert cell.palette().color(cell.foregroundRole()).name().upper() == theme.gradient.upper()
    assert page.plot.broken.opts["pen"].color().name().upper() == theme.warning.upper()
    now = page.rows.table.cells[0][5]
    assert now.palette().color(now.foregroundRole()).name().upper() in (theme.success.upper(), theme.danger.upper())
