"""A lab on the screen: its source on the left, its graph in the middle, the step and the checks on the right."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.lab.graph.detail import Detail
from core.lab.graph.folding import Folding, Walk
from core.lab.lab import Lab
from core.plural import counted
from playground.lab.cards.chain_rule import ChainRuleCard
from playground.lab.cards.quiz_state import QuizState
from playground.lab.cards.stack import CardStack
from playground.lab.graph.area import GraphArea
from playground.lab.graph.columns import Columns
from playground.lab.graph.step_bar import MOST_ASKED, StepBar
from playground.lab.source.panel import WIDTH, SidePanel
from playground.style.size import FLUSH, space
from playground.style.style import Style
from playground.widgets.scroll_column import CARDS_WIDTH

CARDS = CARDS_WIDTH + 18
"""The width of the cards: the gradient check holds four numbers beside a name such as "h2.1 \u2192 Output"."""

QUIZ = "Find every gradient by hand, from the end backward.", "The cards on the right take your answers."


class GraphBoard(QWidget):
    """Shows a lab, steps through it and selects its values. It does not change the lab otherwise.

    lab: the lab that is shown. shows_network: whether it is the network in training or the typed expression; each keeps
    its own selection and breakpoints. detail: how much of a network is shown; folding: the folded graph, None if every
    step is shown. count: the lab's variables and operations in words. moment: to which moment of training its numbers
    belong. `bar` belongs above the board. informed(facts) of what is shown, for the status row.
    """

    informed = Signal(str)

    def __init__(self, lab: Lab, style: Style) -> None:
        super().__init__()
        self.lab, self.shows_network, self.count, self.moment = lab, False, "", ""
        self.detail = Detail()
        self.folding: Folding | None = None
        self.bar, self.side, self.area = StepBar(style), SidePanel(style), GraphArea(style)
        self.graph, self.cards, self.chain = self.area.graph, CardStack(style), ChainRuleCard(style)
        self.area.put_below(self.chain)
        self.quiz = QuizState(self.cards)
        self._looks: dict[bool, tuple[str, frozenset[str]]] = {}
        self.columns = Columns(style, (self.side, WIDTH), self.area, (self.cards, CARDS))
        row = QHBoxLayout(self)
        space(row, margins=FLUSH)
        row.addWidget(self.columns)
        self.bar.went.connect(self._on_went)
        self.bar.quiz.toggled.connect(self._on_quiz)
        self.cards.quiz.answered.connect(self._on_answered)
        self.cards.quiz.restarted.connect(self._on_answered)
        self.graph.stepped.connect(self.bar.step)
        self.graph.tabbed = self.chain.walk
        self.graph.column_toggled.connect(self.columns.toggle)
        self.area.resized.connect(self.columns.place_tabs)
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

    @property
    def facts(self) -> str:
        """How much is shown, in words."""
        if self.folding is None or self.area.is_empty:
            return ""
        values = sum(not value.constant for value in self.lab.stepper.values)
        folded = f"{counted(values, 'value')} folded into {counted(len(self.folding.nodes), 'node')}"
        return f"{folded}\u2003{self.moment}".strip()

    def show_moment(self, moment: str) -> None:
        """Say to which moment of training the numbers belong."""
        self.moment = moment
        self.informed.emit(self.facts)

    def choose(self, label_: str) -> None:
        """Select a value; "" for none."""
        self.graph.choose(label_)
        self._show_value()

    def use(self, lab: Lab, *, network: bool, nothing: str = "", anchor: str = "") -> None:
        """Switch to another lab. network: it shows the network. nothing: why there is no graph, "" if there is one.
        anchor: the label of what is in the middle if not everything can be seen."""
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
        self.graph.begin_fit()
        self.show_graph(anchor=anchor)
        self.cards.verticalScrollBar().setValue(0)

    def show_graph(self, *, anchor: str = "", gliding: bool = False) -> None:
        """Show a graph with other values, or the same one folded differently. gliding: nodes move from where they
        were."""
        values = self.lab.stepper.values
        self.folding = self.detail.fold(values) if self.shows_network else None
        self.graph.display(self.lab, self.folding, anchor=anchor, gliding=gliding)
        self.side.display(self.lab)
        self.bar.show_levels(self.detail.level(values) if self.shows_network else "")
        self.area.legend.want(self.folding is not None and any(node.is_folded for node in self.folding.nodes))
        leaves = len(self.lab.leaves)
        operations = sum(value.op is not None for value in values)
        self.count = f"{counted(leaves, 'variable')}, {counted(operations, 'operation')}"
        self.graph.show_breakpoints(self.graph.breakpoints & {value.label for value in values})
        self.show_step(numbers=True)
        self.informed.emit(self.facts)

    def show_numbers(self) -> None:
        """Show the same graph with other numbers."""
        self.side.display(self.lab)
        self.show_step(numbers=True)

    def show_step(self, *, numbers: bool = False) -> None:
        """Show the stepper's position. numbers: the values have changed."""
        if self.quiz.is_on and sum(not value.constant for value in self.lab.stepper.values) > MOST_ASKED:
            self.bar.quiz.setChecked(False)
        self.quiz.follow(self.lab)
        self.graph.refresh(self.lab, self.quiz.unknown, quietly=self.quiz.is_on)
        walk = Walk(self.folding, self.lab.stepper) if self.folding is not None else None
        self.bar.display(self.lab, walk)
        self._tell_step(walk, numbers=numbers)
        self._show_value()
        self.area.show_mistakes(self.lab)

    def _tell_step(self, walk: Walk | None, *, numbers: bool) -> None:
        """Show the present step in words, as code and as the chain rule, and open its numbers."""
        step = walk.current if walk is not None else None
        stepper = self.lab.stepper
        steps = stepper.steps[step.start : stepper.position] if step is not None else None
        place, who = (step.number, step.node.label) if step is not None else (0, "")
        self.cards.display(self.lab, numbers=numbers, steps=steps, place=place, who=who)
        self.area.shows_card = not self.quiz.is_on
        self.chain.display(self.lab, steps)
        told = self.cards.step.shown
        assert told is not None
        sentence, reason = QUIZ if self.quiz.is_on else (told.sentence, told.reason)
        self.area.words.display(sentence, reason)
        self.area.arrange()
        if step is not None and not self.quiz.is_on:
            self.side.numbers.follow(step.node.whole or step.node.label)

    def _show_value(self) -> None:
        self.cards.value.display(
            self.lab,
            self.chosen,
            has_breakpoint=self.chosen in self.graph.breakpoints,
            hidden=self.chosen in self.quiz.unknown,
            steps=not self.quiz.is_on,
        )

    def _on_went(self, position: int) -> None:
        stepper = self.lab.stepper
        before = min(stepper.position, position)
        stepper.go_to(position)
        passed = {step.value.label for step in stepper.steps[before:position]}
        if self.bar.is_running and passed & self.graph.breakpoints:
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
