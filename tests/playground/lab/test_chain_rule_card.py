"""The chain rule card: one target at a time, walked by Tab, arrows and buttons; told in words; breaking into lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from core.lab.examples import EXAMPLES
from core.lab.lab import Lab
from playground.lab.cards.chain_rule import NOTHING, ChainRuleCard
from playground.style.style import Style
from tests.robot import LEFT

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT_A = "\u2202L/\u2202a += \u2202L/\u2202e \u00d7 b = \u22122.0000 \u00d7 \u22123.0000 = 6.0000"


@pytest.fixture
def card(style: Style, qtbot: object) -> Iterator[ChainRuleCard]:
    """Above a field, in a window."""
    window, made = QWidget(), ChainRuleCard(style)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.resize(900, 240)
    window.show()
    QApplication.processEvents()
    yield made
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def at_e() -> Lab:
    """The lecture's L, at the step that passes the gradient of e on to a and b."""
    lab = Lab(EXAMPLES[0].text)
    lab.stepper.run_to(lab.named("e"))  # type: ignore[arg-type]
    return lab


def test_it_waits_for_a_step_that_passes_a_gradient_on(card: ChainRuleCard) -> None:
    card.display(Lab(EXAMPLES[0].text))
    assert (card.target, card.nothing.isVisible(), card.next.isVisible()) == ("", True, False)
    assert card.accessibleDescription() == NOTHING
    card.display(at_e())
    assert (card.title.text(), card.remark.text(), card.place.text()) == ("Chain rule at a", "from e", "1 of 2")
    assert (card.equation.isVisible(), card.nothing.isVisible()) == (True, False)
    assert card.equation.accessibleDescription() == TEXT_A


def test_tab_walks_the_targets_and_leaves_at_the_last_one(card: ChainRuleCard) -> None:
    seen: list[str] = []
    card.target_changed.connect(seen.append)
    card.display(at_e())
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Tab)
    assert (card.target, card.hasFocus()) == ("b", True)
    QTest.keyClick(card, Qt.Key.Key_Backtab, SHIFT)
    assert card.target == "a"
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert card.target == "b"
    QTest.keyClick(card, Qt.Key.Key_Tab)
    assert not card.hasFocus()
    assert seen == ["a", "b", "a", "b"]


def test_the_buttons_walk_and_the_target_stays_over_a_change_of_numbers(card: ChainRuleCard) -> None:
    lab = at_e()
    card.display(lab)
    assert (card.back.isEnabled(), card.next.isEnabled()) == (False, True)
    QTest.mouseClick(card.next, LEFT)
    assert (card.target, card.back.isEnabled(), card.next.isEnabled()) == ("b", True, False)
    lab.use_value("a", 5.0)
    card.display(lab)
    assert card.target == "b"
    assert "= \u221210.0000" in card.equation.accessibleDescription()
    card.display(lab, target="a")
    assert card.target == "a"


def test_the_equation_is_copied_as_text(card: ChainRuleCard) -> None:
    card.display(at_e())
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == f"Chain rule at a: {TEXT_A} (from e)"


@pytest.mark.parametrize("size", [80, 100, 200])
def test_the_equation_breaks_where_it_is_narrow(card: ChainRuleCard, style: Style, size: int) -> None:
    style.choose_text_size(size)
    card.display(at_e())
    equation = card.equation
    whole = " ".join(word.text for word in equation.lines(1e6)[0])
    assert len(equation.lines(1e6)) == 1
    for width in (900, 420, 260, 180):
        equation.resize(width, 10)
        lines = equation.lines(width)
        assert " ".join(word.text for line in lines for word in line) == whole
        assert all(equation._length(line) <= width for line in lines if len(line) > 2)
        assert equation.minimumHeight() == equation.heightForWidth(width)
    assert len(equation.lines(180)) > 2
    style.choose_text_size(100)


def test_numbers_have_the_colors_of_the_graph(card: ChainRuleCard) -> None:
    card.display(at_e())
    tones = {word.text: word.tone for word in card.equation.lines(1e6)[0]}
    assert tones["\u22122.0000"] == tones["6.0000"] == "gradient"
    assert tones["\u22123.0000"] == "negative_text"
    lowered = ChainRuleCard(card.equation._style)
    lowered.display(Lab("h1 = 2\nL = h1*3"))
    lab = Lab("h1 = 2\nL = h1*3")
    lab.complete()
    lowered.display(lab)
    first = lowered.equation.lines(1e6)[0][0]
    assert (first.text, first.lowered, first.italic) == ("\u2202L/\u2202h", "1", True)
    lowered.deleteLater()
