"""The split box: share, classes, scaling and seed, each with its signal, and a display that emits none."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from core import limits
from playground.panels.data.split_box import KEEP, NO_CLASSES, SCALINGS, SplitBox
from playground.style.size import fix
from playground.style.style import Style
from tests.misfits import misfits
from tests.playground.panels.data.layout import wait_for_layout

USUAL: dict[str, Any] = {
    "share": 70.0, "seed": "0.5", "stratified": True, "scaling": "standardize", "has_classes": True,
    "renewal": "New split",
}  # fmt: skip


@pytest.fixture
def box(style: Style, shown: Callable[..., Any]) -> SplitBox:
    made: SplitBox = shown(SplitBox(style))
    made.display(**USUAL)
    wait_for_layout(made)
    return made


def heard(box: SplitBox) -> list[Any]:
    """What is signaled from now on: names for signals without a value."""
    found: list[Any] = []
    for signal in (box.share_changed, box.stratified_changed, box.scaling_changed, box.seed_changed):
        signal.connect(found.append)
    box.renewed.connect(lambda: found.append("renewed"))
    return found


def test_displaying_says_nothing(box: SplitBox) -> None:
    signals = heard(box)
    box.display(30.0, "other", stratified=False, scaling="range", has_classes=False, renewal="New points")
    assert signals == []
    assert (box.share.value, box._share_text.text(), box.seed.text()) == (30.0, "30 %", "other")
    assert box.scaling.currentData() == "range"
    assert box.renew.accessibleName() == "New points"


def test_the_share_is_told_while_it_moves_and_at_its_end(box: SplitBox) -> None:
    signals = heard(box)
    box.share.setFocus()
    box.share_released.connect(lambda: signals.append("released"))
    QTest.keyClick(box.share, Qt.Key.Key_Right)
    assert signals == [80.0, "released"]


def test_the_switch_keeps_the_share_of_each_class(box: SplitBox) -> None:
    signals = heard(box)
    assert box.stratified.accessibleName() == KEEP and box.stratified.isChecked()
    QTest.mouseClick(box.stratified, Qt.MouseButton.LeftButton)
    box.stratified.setFocus()
    QTest.keyClick(box.stratified, Qt.Key.Key_Space)
    assert signals == [False, True]


def test_without_classes_the_switch_is_off_and_says_why(box: SplitBox) -> None:
    box.display(**USUAL | {"has_classes": False})
    assert not box.stratified.isEnabled() and not box.stratified.isChecked()
    assert box.stratified.accessibleDescription() == NO_CLASSES
    # The label is in the way of no tool tip.
    for x in (4, box.width() - 10):
        under = box.childAt(QPoint(x, box._switch_row.geometry().center().y()))
        while not under.toolTip():
            under = under.parentWidget()
        assert NO_CLASSES in under.toolTip()
    signals = heard(box)
    QTest.mouseClick(box.stratified, Qt.MouseButton.LeftButton)
    assert signals == []


@pytest.mark.parametrize("name", SCALINGS)
def test_a_scaling_is_chosen_by_the_keyboard_and_shown_by_its_short_name(box: SplitBox, name: str) -> None:
    first = next(each for each in SCALINGS if each != name)
    box.display(**USUAL | {"scaling": first})
    signals = heard(box)
    box.scaling.setFocus()
    while box.scaling.currentData() != name:
        down = list(SCALINGS).index(name) > box.scaling.currentIndex()
        QTest.keyClick(box.scaling, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    assert signals[-1] == name
    brief, entry = SCALINGS[name]
    assert box.scaling.shown == brief and box.scaling.toolTip() == entry == box.scaling.currentText()


def test_a_seed_is_taken_by_enter_and_by_leaving_as_it_was_typed(box: SplitBox) -> None:
    signals = heard(box)
    for text, leave in ((" a b", Qt.Key.Key_Return), ("0.25", Qt.Key.Key_Tab)):
        box.seed.setFocus()
        box.seed.selectAll()
        QTest.keyClicks(box.seed, text)
        QTest.keyClick(box.seed, leave)
    assert signals == [" a b", "0.25"]
    box.seed.setFocus()
    QTest.keyClick(box.seed, Qt.Key.Key_Return)
    assert len(signals) == 2


@pytest.mark.parametrize("typed", ["", "7"])
def test_escape_and_an_empty_field_restore_the_seed(box: SplitBox, typed: str) -> None:
    signals = heard(box)
    box.seed.setFocus()
    box.seed.selectAll()
    QTest.keyClick(box.seed, Qt.Key.Key_Delete)
    QTest.keyClicks(box.seed, typed)
    QTest.keyClick(box.seed, Qt.Key.Key_Escape if typed else Qt.Key.Key_Return)
    assert box.seed.text() == "0.5" and signals == []


def test_a_seed_that_is_too_long_is_refused_with_both_lengths(box: SplitBox) -> None:
    signals = heard(box)
    box.seed.setFocus()
    box.seed.selectAll()
    box.seed.insert("7" * (limits.SEED + 1))
    QTest.keyClick(box.seed, Qt.Key.Key_Return)
    assert signals == [] and box.seed.property("refused")
    assert QToolTip.text() == "A seed has at most 1,000 characters, and this one 1,001: shorten it."
    QTest.keyClick(box.seed, Qt.Key.Key_Backspace)
    assert not box.seed.property("refused")
    QTest.keyClick(box.seed, Qt.Key.Key_Return)
    assert signals == ["7" * limits.SEED]
    QToolTip.hideText()


def test_what_is_being_typed_is_not_overwritten(box: SplitBox) -> None:
    box.seed.setFocus()
    box.seed.end(False)
    QTest.keyClicks(box.seed, "12")
    box.display(**USUAL | {"seed": "0.9"})
    assert box.seed.text() == "0.512"
    QTest.keyClick(box.seed, Qt.Key.Key_Escape)
    assert box.seed.text() == "0.9"


def test_the_button_beside_the_seed_renews_it(box: SplitBox) -> None:
    signals = heard(box)
    QTest.mouseClick(box.renew, Qt.MouseButton.LeftButton)
    assert signals == ["renewed"]
    assert box.renew.accessibleName() == "New split" and box.renew.toolTip() == "New split, from another seed"


@pytest.mark.parametrize("size", [80, 100, 125, 200])
@pytest.mark.parametrize("width", [220, 300])
def test_nothing_is_cut_in_a_narrow_panel(box: SplitBox, width: int, size: int) -> None:
    box._style.choose_text_size(size)
    fix(box.window(), width)
    wait_for_layout(box)
    assert box.window().widget().width() <= box.window().viewport().width()
    assert "class" in box._keep.text()
    assert misfits(box.window()) == []
