"""The right side of the Lab: the present step, the selected value, and the checks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from core.lab.graph.stepper import Step
from core.lab.lab import Lab
from core.lab.quiz import Quiz
from playground.lab.cards.check import CheckCard
from playground.lab.cards.quiz import QuizCard
from playground.lab.cards.slope import SlopeCard
from playground.lab.cards.step import StepCard
from playground.lab.cards.torch import TorchView
from playground.lab.cards.value import ValueCard
from playground.style.style import Style
from playground.widgets.form import Card, label
from playground.widgets.scroll_column import CardColumn

MOST_OPERANDS = 5000
"""The most operands of a graph that can be evaluated a hundred times for a plot."""

MOST_NUDGED = 150_000
"""The most operands times variables of a graph in which each variable can be nudged within half a second."""

LARGE = (
    "This graph is too large to nudge single numbers in it. Select a neuron under Focus, or take a smaller network, "
    "for the gradient check, the slope and PyTorch."
)


class CardStack(CardColumn):
    """The cards, one below the other. A quiz hides those that show answers."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.step, self.quiz, self.value = StepCard(style), QuizCard(style), ValueCard(style)
        self.check, self.slope, self.torch = CheckCard(style), SlopeCard(style), TorchCard(style)
        self.quiz.hide()
        self.large = label(LARGE, "small", quiet=True)
        self.large.setWordWrap(True)
        self.large.hide()
        self.fill(self.step, self.quiz, self.value, self.check, self.large, self.slope, self.torch)

    def display(
        self, lab: Lab, *, numbers: bool, steps: Sequence[Step] | None = None, place: int = 0, who: str = ""
    ) -> None:
        """Show the stepper's position. numbers: the values have changed. steps, place, who: see `StepCard`. Cards that
        evaluate the graph many times are left out where that takes long."""
        operands = sum(len(value.operands) for value in lab.stepper.values)
        is_large = operands > MOST_OPERANDS or operands * len(lab.leaves) > MOST_NUDGED
        is_quick = not is_large and self.quiz.isHidden()
        self.large.setVisible(is_large)
        if is_large:
            self.slope.hide()
        self.check.setVisible(is_quick)
        self.torch.setVisible(is_quick)
        if numbers and not is_large:
            self.slope.display(lab)
            self.torch.display(lab)
        self.step.display(lab, steps, place=place, who=who)
        if is_quick:
            self.check.display(lab, steps)

    def show_quiz(self, quiz: Quiz | None) -> None:
        """Show a quiz; None hides it."""
        if quiz is not None:
            self.quiz.display(quiz)
        self.quiz.setVisible(quiz is not None)
        for card in (self.step, self.check, self.torch):
            card.setVisible(quiz is None)
        self.slope.use_quiet(quiz is not None)


class TorchCard(Card):
    """The same graph as a PyTorch program, shown on request."""

    def __init__(self, style: Style) -> None:
        super().__init__("The same in PyTorch")
        self._lab: Lab | None = None
        self.button = QPushButton("Show")
        self.button.setProperty("role", "link")
        self.button.setAccessibleName("Show the same in PyTorch")
        self.button.clicked.connect(self._on_button)
        self.header.addWidget(self.button)
        self.view = TorchView(style)
        self.view.hide()
        self.body.addWidget(self.view)

    def display(self, lab: Lab) -> None:
        """Show a lab's graph."""
        self._lab = lab
        if not self.view.isHidden():
            self.view.display(lab)

    def _on_button(self) -> None:
        is_shown = self.view.isHidden()
        self.view.setVisible(is_shown)
        self.button.setText("Hide" if is_shown else "Show")
        if self._lab is not None and is_shown:
            self.view.display(self._lab)
