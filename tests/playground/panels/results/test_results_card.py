"""The card of what is right and wrong: cells ring their rows, rows take the probe, and words say all of it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.training.results import Answers, confusion_of, residuals_of, worst_rows
from tests.playground.panels.results.conftest import ResultsHand
from tests.robot import LEFT


def test_a_click_on_a_cell_rings_its_rows_and_lists_them_and_a_second_one_ends_it(hand: ResultsHand) -> None:
    hand.see("penguins")
    cell, results = hand.fullest_mistake(), hand.results
    hand.click_cell(cell)
    assert results.ring == results.matrix.marks.ringed == cell
    assert hand.ringed == hand.rows_in(cell)
    places = np.array([(spot.pos().x(), spot.pos().y()) for spot in hand.card.plot._ring.points()])
    assert places == pytest.approx(hand.card.plot._places[hand.ringed])
    listed = results.list if results.list.isVisible() else results.popup.list
    assert listed.isVisible() and sorted(row.row for row in listed.rows) == hand.ringed
    results.popup.hide()
    hand.click_cell(cell)
    assert results.ring is None and hand.ringed == []
    assert not results.popup.isVisible()


def test_escape_takes_the_ring_away_and_then_leaves_the_focus_view(hand: ResultsHand) -> None:
    hand.see("penguins")
    hand.robot.workbench.seeing.open(("Results",))
    QApplication.processEvents()
    hand.click_cell(hand.fullest_mistake())
    assert hand.results.list.isVisible() and not hand.results.popup.isVisible()
    assert hand.ringed != []
    QTest.keyClick(hand.robot.window.windowHandle(), Qt.Key.Key_Escape)
    assert hand.ringed == [] and hand.robot.workbench.seeing.is_open
    QTest.keyClick(hand.robot.window.windowHandle(), Qt.Key.Key_Escape)
    assert not hand.robot.workbench.seeing.is_open


def test_the_ring_follows_training_and_ends_with_other_data(hand: ResultsHand) -> None:
    hand.see("penguins")
    cell = hand.fullest_mistake()
    hand.click_cell(cell)
    hand.results.popup.hide()
    before = hand.ringed
    hand.robot.train(4)
    hand.robot.wait(lambda: hand.ringed == hand.rows_in(cell))
    assert hand.ringed != before
    hand.choose("iris")
    assert hand.ringed == [] and hand.results.ring is None


def test_the_keyboard_walks_the_cells_rings_one_and_pins_a_row(hand: ResultsHand) -> None:
    hand.see("penguins")
    matrix, results, data = hand.results.matrix, hand.results, hand.data
    cell = hand.fullest_mistake()
    hand.take_focus(matrix)
    for _ in range(cell[0]):
        QTest.keyClick(matrix, Qt.Key.Key_Down)
    for _ in range(cell[1]):
        QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.current == cell
    rows = hand.rows_in(cell)
    counts = confusion_of(hand.robot.latest.answers[1], data).counts
    noun = "test row" if len(rows) == 1 else "test rows"
    share = f"{100.0 * len(rows) / counts[cell[0]].sum():.0f} %"
    told = f"{data.classes[cell[0]]} true, read as {data.classes[cell[1]]}: {len(rows)} {noun}, {share}"
    assert matrix.accessibleDescription() == told
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert hand.ringed == rows
    assert results.caption.text() == told
    view = (results.list if results.list.isVisible() else results.popup.list).view
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    worst = worst_rows(hand.robot.latest.answers[1], np.array(rows))
    assert hand.card.probe.sample == worst[0]
    results.popup.hide()


def test_the_cells_of_the_probe_and_of_the_cursor_are_marked(hand: ResultsHand) -> None:
    hand.see("penguins")
    row = hand.data.train_count + 3
    hand.card.probe.pin_sample(row)
    shown = hand.results._shown
    assert shown is not None
    assert hand.results.matrix.marks.probe == shown.cell_of(row)
    hand.card.probe.pin_sample(0)
    assert hand.results.matrix.marks.probe is None
    hand.robot.press(hand.results.test_button)
    assert hand.results.matrix.marks.probe is not None
    hand.robot.press(hand.results.test_button)
    sample = hand.lone_sample()
    if sample < hand.data.train_count:
        hand.robot.press(hand.results.test_button)
    shown = hand.results._shown
    viewport = hand.card.plot.plot.viewport()
    QTest.mouseMove(viewport, hand.spot(*hand.card.plot._places[sample]))
    assert hand.results.matrix.marks.hovered == shown.cell_of(sample) and shown.has(sample)
    QTest.mouseMove(hand.card.title)
    hand.robot.wait(lambda: hand.results.matrix.marks.hovered is None)


def test_the_switches_count_training_rows_and_show_shares(hand: ResultsHand) -> None:
    hand.see("wine")
    results, data = hand.results, hand.data
    count = len(data.points) - data.train_count
    assert results.caption.text().startswith(f"{count} test rows")
    tip = results.matrix.tip(QPointF(results.matrix.grid.row_head(1).center()))
    assert tip.startswith("Grignolino: precision ") and ", recall " in tip and ", F1 " in tip
    before = results.matrix.grab().toImage()
    hand.robot.press(results.share_button)
    assert results.matrix.grab().toImage() != before
    hand.robot.press(results.test_button)
    assert results.caption.text().startswith(f"{data.train_count} training rows")
    found = confusion_of(hand.robot.latest.answers[0], data)
    assert np.array_equal(results.matrix._confusion.counts, found.counts)


def test_residuals_are_told_in_the_unit_and_a_point_takes_the_probe(hand: ResultsHand) -> None:
    hand.see("body-mass")
    results, plot, answers = hand.results, hand.results.plot, hand.robot.latest.answers[1]
    assert results.title.text() == "Residuals" and not results.matrix.isVisible()
    found = residuals_of(answers, hand.data)
    assert f"MAE {found.mean_absolute_error:,.0f} g" in results.values.text()
    assert f"RMSE {found.root_mean_squared_error:,.0f} g" in results.values.text()
    row = int(worst_rows(answers)[0])
    QTest.mouseClick(plot, LEFT, pos=plot.place_of(row).toPoint())
    assert hand.card.probe.sample == plot.current == row
    assert plot._probe == row
    hand.take_focus(plot)
    for _ in range(len(answers.losses)):
        QTest.keyClick(plot, Qt.Key.Key_Left)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    second = int(np.argsort(found.predicted, kind="stable")[1]) + answers.first
    assert hand.card.probe.sample == second
    assert plot.accessibleDescription().startswith(f"test row {second - answers.first + 1}: ")


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308, -1e99, 0.0])
def test_the_residuals_of_a_network_that_diverged_are_drawn_as_far_as_they_can_be(
    hand: ResultsHand, value: float
) -> None:
    hand.see("body-mass")
    latest, test = hand.robot.latest, hand.robot.latest.answers[1]
    wild = Answers(test.columns, np.full(test.outputs.shape, value), np.full(len(test.losses), value), test.first)
    hand.results.refresh(replace(latest, status="diverged", answers=(test, wild)))
    assert not hand.results.plot.grab().isNull()
    assert hand.results.text().count("\n") > len(test.losses)
    hand.results.refresh(latest)


def test_ctrl_c_copies_every_count_and_measure(hand: ResultsHand) -> None:
    hand.see("wine")
    hand.take_focus(hand.results.matrix)
    QTest.keyClick(hand.robot.window.windowHandle(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    found = confusion_of(hand.robot.latest.answers[1], hand.data)
    assert lines[0] == ["Confusion"]
    assert lines[2] == ["true \\ predicted", *hand.data.classes, "precision", "recall", "F1"]
    for at, line in enumerate(lines[3:]):
        assert line[:4] == [hand.data.classes[at], *map(str, found.counts[at])]
        assert [float(text) for text in line[4:]] == pytest.approx(
            [found.precision[at], found.recall[at], found.f1[at]], nan_ok=True
        )


def test_without_an_output_or_rows_or_finite_answers_the_card_says_so(hand: ResultsHand) -> None:
    hand.see("wine")
    results, latest = hand.results, hand.robot.latest
    train, test = latest.answers
    none = Answers(test.columns, np.zeros((3, 0)), np.zeros(0), test.first)
    results.refresh(replace(latest, answers=(train, none)))
    assert results.note.text() == "There are no test rows. Change the training share, or count the others."
    assert not results.matrix.isVisible() and results.text() == ""
    broken = test.outputs.copy()
    broken[:, :2] = np.nan
    bad = Answers(test.columns, broken, test.losses.copy(), test.first)
    results.refresh(replace(latest, status="diverged", answers=(train, bad)))
    assert results.note.text() == "At 2 test rows the answer is no finite number."
    assert results.matrix.isVisible()
    results.refresh(replace(latest, status="diverged"))
    assert results.note.text() == "Training diverged: these are its last finite answers."
    results.refresh(replace(latest, answers=None))
    assert results.note.text() == "Nothing to train: connect a neuron to the output."
    results.refresh(latest)
    assert not results.note.isVisible() and results.matrix.isVisible()


def test_while_training_plays_it_counts_ten_times_a_second_at_most(hand: ResultsHand) -> None:
    hand.see("wine")
    results, latest = hand.results, hand.robot.latest
    counted: list[int] = []
    display = results.matrix.display
    results.matrix.display = lambda *a, **k: (counted.append(1), display(*a, **k))  # type: ignore[method-assign]
    for _ in range(20):
        results.refresh(replace(latest, status="playing"))
    assert len(counted) <= 2
    results.refresh(latest)
    results.refresh(latest)
    assert len(counted) >= 2
    del results.matrix.display
