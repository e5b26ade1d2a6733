"""The card of a value: its gradient, and its paths to the output, for many paths and after many changes."""

import pytest

from core.autograd.formula import parse
from core.autograd.value import Value
from core.lab.graph.paths import Path, paths
from core.lab.graph.stepper import Mistakes
from playground.lab.graph.page import GraphPage
from tests.playground.lab.test_workspace import finish, lab, plain, type_text

__all__ = ["lab"]


@pytest.mark.parametrize(
    ("mistakes", "caption"),
    [(Mistakes(), "grad"), (Mistakes(kept=True), "right gradient"), (Mistakes(flipped="add"), "right gradient")],
)
def test_the_gradient_that_is_told_is_the_right_one_and_called_so(
    lab: GraphPage, mistakes: Mistakes, caption: str
) -> None:
    finish(lab)
    lab.side.mistakes.mistakes_changed.emit(mistakes)
    lab.choose("a")
    card = lab.cards.value
    assert (card._grad_caption.text(), plain(card.grad.text())) == (caption, "6.0")
    assert parse(card.grad_numbers.toolTip()).evaluate({}).output.data == 6.0


def test_a_gradient_that_is_no_number_is_complete_at_the_end_too(lab: GraphPage) -> None:
    type_text(lab, "x = 0\ny = x**0.5\nz = y*y + 1")
    finish(lab)
    lab.choose("x")
    assert lab.cards.value._grad_caption.text() == "grad"
    lab.bar.step(-1)
    assert lab.cards.value._grad_caption.text() == "grad, once complete"


def test_the_way_that_is_looked_at_stays_when_one_steps_and_when_numbers_change(lab: GraphPage) -> None:
    type_text(lab, "a = -2\nb = 3\nf = (a*b)*(a + b)")
    lab.choose("a")
    ways = lab.cards.value.list
    ways.setCurrentRow(1)
    shown = lab.cards.value.route.text()
    assert shown
    lab.bar.step(-2)
    assert (ways.currentRow(), lab.cards.value.route.text()) == (1, shown)
    assert any(edge.on_path for edge in lab.graph.edges.values())
    lab._on_value("b", 20.0)
    assert ways.currentRow() == 0
    assert lab.cards.value.route.text() == shown
    assert any(edge.on_path for edge in lab.graph.edges.values())


def test_paths_are_searched_once_for_the_same_numbers(lab: GraphPage, monkeypatch: pytest.MonkeyPatch) -> None:
    type_text(lab, "a = 1\nb = a*1\n" + "\n".join(["b = b + b"] * 6))
    sought: list[str] = []

    def watched(start: Value, output: Value) -> tuple[Path, ...]:
        sought.append(start.label)
        return paths(start, output)

    monkeypatch.setattr("playground.lab.cards.value.paths", watched)
    lab.choose("a")
    for _ in range(3):
        lab.bar.step(-1)
    assert sought == ["a"]
    lab._on_value("a", 3.0)
    assert sought == ["a", "a"]
    card = lab.cards.value
    assert card.list.count() == 50
    assert card._summary.text().startswith("64 paths to b")
    assert "14 more" in card._summary.text()
