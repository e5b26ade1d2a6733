"""The state of the quiz on the graph that is shown."""

from core.lab.lab import Lab
from core.lab.quiz import Quiz
from playground.lab.cards.stack import CardStack


class QuizState:
    """Asks through the cards. quiz: None while there is no quiz."""

    def __init__(self, cards: CardStack) -> None:
        self._cards = cards
        self.quiz: Quiz | None = None

    def turn(self, on: bool, lab: Lab) -> None:
        """Begin a quiz on the gradients of a lab, or end it."""
        self.quiz = Quiz(lab.stepper) if on else None
        self._cards.show_quiz(self.quiz)

    def follow(self, lab: Lab) -> None:
        """Update a running quiz to the present graph, at the end of both passes."""
        if self.quiz is not None:
            lab.complete()
            self.turn(True, lab)

    @property
    def is_on(self) -> bool:
        """Whether a quiz is running."""
        return self.quiz is not None

    @property
    def unknown(self) -> frozenset[str]:
        """The labels of the values whose gradient the user has not found yet."""
        if self.quiz is None:
            return frozenset()
        return frozenset(value.label for value in self.quiz.questions if value not in self.quiz.known)
