"""A lab on the screen: its source on the left, its graph in the middle, the step and the checks on the right."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.lab.lab import Lab
from core.plural import counted
from playground.lab.cards.quiz_state import QuizState
from playground.lab.cards.stack import CardStack
from playground.lab.graph.area import GraphArea
from playground.lab.graph.step_bar import StepBar
from playground.lab.source.panel import SidePanel
from playground.style.size import FLUSH, space
from playground.style.style import Style


class GraphBoard(QWidget):
    """Shows a lab, steps through it and selects its values. It does not change the lab otherwise.

    lab: the lab that is shown. shows_network: whether it is the network in training or the typed expression; each keeps
    its own selection and breakpoints. count: the lab's variables and operations in words. `bar` belongs above the
    board.
    """

    def __init__(self, lab: Lab, style: Style) -> None:
        super().__init__()
        self.lab, self.shows_network, self.count = lab, False, ""
        self.bar, self.side, self.area = StepBar(style), SidePanel(style), GraphArea(style)
        self.graph, self.cards = self.area.graph, CardStack(style)
        self.quiz = QuizState(self.cards)
        self._looks: dict[bool, tuple[str, frozenset[str]]] = {}
        row = QHBoxLayout(self)
        space(row, margins=FLUSH)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.area, 1)
        row.addWidget(self.cards)
        self.bar.went.connect(self._on_went)
        self.bar.quiz.toggled.connect(self._on_quiz)
        self.cards.quiz.answered.connect(self._on_answered)
        self.cards.quiz.restarted.connect(self._on_answered)
        self.graph.stepped.connect(self.bar.step)
        for part in (self.graph, self.cards.value):
            part.ran_to.connect(self._on_ran_to)
            part.breakpoint_toggled.connect(self._on_breakpoint_toggled)
        self.graph.chosen.connect(self.choose)
        self.cards.value.closed.connect(partial(self.choose, ""))
        self.cards.value.path_looked.connect(self.graph.show_path)

    @property
    def chosen(self) -> str:
        """The label of the selected value, or ""."""
        return self.graph.asked

    def choose(self, label_: str) -> None:
        """Select a value; "" for none."""
        self.graph.choose(label_)
        self._show_value()

    def use(self, lab: Lab, *, network: bool, nothing: str = "") -> None:
        """Switch to another lab. network: it shows the network. nothing: why there is no graph, "" if there is one."""
        self.bar.stop()
        self._looks[self.shows_network] = self.graph.asked, self.graph.breakpoints
        self.lab, self.shows_network = lab, network
        asked, breakpoints = self._looks.get(network, ("", frozenset()))
        self.graph.choose(asked)
        self.graph.show_breakpoints(breakpoints)
        self.side.show_source(network=network)
        self.cards.check.network.clear()
        self.cards.check.network.setVisible(network and not nothing)
        self.area.show_nothing(nothing)
        for part in (self.cards, self.bar, self.side.mistakes):
            part.setEnabled(not nothing)
        self.show_graph()

    def show_graph(self) -> None:
        """Show a graph with other values."""
        for part in (self.graph, self.side):
            part.display(self.lab)
        leaves = len(self.lab.leaves)
        operations = sum(value.op is not None for value in self.lab.stepper.values)
        self.count = f"{counted(leaves, 'variable')}, {counted(operations, 'operation')}"
        self.graph.show_breakpoints(self.graph.breakpoints & {value.label for value in self.lab.stepper.values})
        self.show_step(numbers=True)

    def show_numbers(self) -> None:
        """Show the same graph with other numbers."""
        self.side.display(self.lab)
        self.show_step(numbers=True)

    def show_step(self, *, numbers: bool = False) -> None:
        """Show the stepper's position. numbers: the values have changed."""
        self.quiz.follow(self.lab)
        self.graph.refresh(self.lab, self.quiz.unknown, quietly=self.quiz.is_on)
        self.bar.display(self.lab)
        self.cards.display(self.lab, numbers=numbers)
        self._show_value()
        self.area.show_mistakes(self.lab)

    def _show_value(self) -> None:
        self.cards.value.display(
            self.lab,
            self.chosen,
            has_breakpoint=self.chosen in self.graph.breakpoints,
            hidden=self.chosen in self.quiz.unknown,
            steps=not self.quiz.is_on,
        )

    def _on_went(self, position: int) -> None:
        self.lab.stepper.go_to(position)
        done = self.lab.stepper.done
        if done and self.bar.is_running and done[-1].value.label in self.graph.breakpoints:
            self.bar.stop()
        self.show_step()

    def _on_ran_to(self, label_: str) -> None:
        value = self.lab.named(label_)
        if value is not None:
            self.bar.stop()
            self.lab.stepper.run_to(value)
            self.show_step()

    def _on_breakpoint_toggled(self, label_: str) -> None:
        value = self.lab.named(label_)
        if value is not None and value.op is not None:
            self.graph.show_breakpoints(self.graph.breakpoints ^ {label_})
            self._show_value()

    def _on_quiz(self, on: bool) -> None:
        self.quiz.turn(on, self.lab)
        self.show_step()

    def _on_answered(self) -> None:
        self.graph.refresh(self.lab, self.quiz.unknown, quietly=True)
        self._show_value()
