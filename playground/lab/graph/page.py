"""A graph of values at work: its source on the left, itself in the middle, what happens and its check on the right."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.lab.examples import EXAMPLES
from core.lab.graph.expansion import INSIDE
from core.lab.graph.stepper import Mistakes
from core.lab.lab import Lab
from core.plural import counted
from core.problem import UserError
from core.training.snapshot import Snapshot
from playground.lab.cards.quiz_state import QuizState
from playground.lab.cards.stack import CardStack
from playground.lab.graph.area import GraphArea
from playground.lab.graph.step_bar import StepBar
from playground.lab.network_excerpt import NetworkExcerpt
from playground.lab.source.network import Wish
from playground.lab.source.panel import SidePanel
from playground.store import Store
from playground.style.style import Style
from playground.throttle import Throttle

FOLLOW_S = 0.2


class GraphPage(QWidget):
    """Holds a `Lab` for what is typed and one for the network, and shows either; every wish of its parts changes the
    lab, and the parts follow. typed: the first of the two. `bar` belongs above it."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self.typed = Lab(EXAMPLES[0].text)
        self.lab = self.typed
        self.excerpt = NetworkExcerpt(store)
        self.bar, self.side, self.area = StepBar(style), SidePanel(style), GraphArea(style)
        self.graph, self.cards = self.area.graph, CardStack(style)
        self.quiz = QuizState(self.cards)
        self._count = self._refusal = ""
        self._looks: dict[bool, tuple[str, frozenset[str]]] = {}
        self._throttle = Throttle(FOLLOW_S)
        store.replaced.connect(self._on_replaced)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.area, 1)
        row.addWidget(self.cards)
        self._connect()
        self.side.expression.show_text(self.lab.formula.text)
        self._show_all()
        self.side.expression.say(self._count, wrong=False)

    def _connect(self) -> None:
        self.bar.went.connect(self._on_went)
        self.bar.quiz.toggled.connect(self._on_quiz)
        self.cards.quiz.answered.connect(self._on_answered)
        self.cards.quiz.restarted.connect(self._on_answered)
        self.graph.stepped.connect(self.bar.step)
        self.graph.turned.connect(self._on_turned)
        for part in (self.graph, self.cards.value):
            part.toggled.connect(self._on_toggled)
            part.ran_to.connect(self._on_ran_to)
            part.stop_toggled.connect(self._on_stop_toggled)
        self.graph.chosen.connect(self.choose)
        self.cards.value.closed.connect(partial(self.choose, ""))
        self.cards.value.path_looked.connect(self.graph.show_path)
        self.side.expression.text_changed.connect(self._on_text)
        self.side.expression.example_chosen.connect(self.begin)
        self.side.variables.value_changed.connect(self._on_value)
        self.side.variables.step_wished.connect(self._on_gradient_step)
        self.cards.slope.value_changed.connect(self._on_value)
        self.side.mistakes.mistakes_changed.connect(self._on_mistakes)
        self.side.network.wished.connect(self.take_apart)
        self.side.network.live_changed.connect(self._on_live)
        self.cards.check.h_changed.connect(self._on_h)
        self.cards.check.network_wished.connect(self._on_network_check)

    @property
    def chosen(self) -> str:
        """The label of the value that is asked about, or ""."""
        return self.graph.asked

    @property
    def shows_network(self) -> bool:
        """Whether the graph is that of the network in training."""
        return self.lab is not self.typed

    def show_typed(self) -> None:
        """Show what is typed."""
        self.side.show_source(network=False)
        self._use(self.typed)

    def show_network(self) -> None:
        """Show the network: as it was looked at last, or its loss."""
        self.side.show_source(network=True)
        if self.excerpt.lab is None:
            self.take_apart(self.excerpt.wish)
        else:
            self._use(self.excerpt.lab)
            self._follow()

    def take_apart(self, wish: Wish) -> None:
        """Take a part of the network apart, with its numbers of this moment."""
        self._refusal = ""
        self.side.show_source(network=True)
        try:
            self.excerpt.take_apart(wish)
        except UserError as error:
            self._show_nothing(error)
            return
        self._show_taken_apart()

    def _show_taken_apart(self) -> None:
        lab, expression = self.excerpt.lab, self.excerpt.expression
        assert lab is not None and expression is not None
        self._use(lab)
        self.graph.center_on(expression.focus)
        self.choose(expression.focus if self.excerpt.wish.neuron else "")
        self._say_moment()

    def _show_nothing(self, error: UserError) -> None:
        self._use(self.lab.on("0.0"), str(error))
        self._say_moment(str(error))

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow training, if that is wished and seen."""
        at_once = not snapshot.is_playing
        if self.excerpt.live and self.shows_network and self.isVisible() and self._throttle.due(at_once=at_once):
            self._follow()

    def ask_about(self, label_: str) -> None:
        """Ask about a value and bring it into sight, writing out the neuron that holds it."""
        if self.lab.named(label_) is None and self.excerpt.wish.neuron and self.chosen:
            self._on_toggled(self.chosen)
        if self.lab.named(label_) is not None:
            self.choose(label_)
            self.graph.center_on(label_)

    def choose(self, label_: str) -> None:
        """Ask about a value; "" for none."""
        self.graph.choose(label_)
        self._show_value()

    def _use(self, lab: Lab, nothing: str = "") -> None:
        self.bar.stop()
        self._looks[self.shows_network] = self.graph.asked, self.graph.stops
        self.lab = lab
        asked, stops = self._looks.get(self.shows_network, ("", frozenset()))
        self.graph.choose(asked)
        self.graph.show_stops(stops)
        self.cards.check.network.clear()
        self.cards.check.network.setVisible(lab is self.excerpt.lab)
        self.area.show_nothing(nothing)
        for part in (self.cards, self.bar, self.side.mistakes):
            part.setEnabled(not nothing)
        self._show_all()

    def _follow(self) -> None:
        """Show the network's numbers of this moment; another graph if it needs one. A quiz keeps its numbers."""
        if self.quiz.is_on:
            self._freeze()
        if not self.excerpt.live or self.excerpt.stays_refused:
            return
        chosen = self.chosen
        try:
            is_same = self.excerpt.follow()
        except UserError as error:
            self._show_nothing(error)
            return
        if is_same:
            self._show_numbers()
            self._say_moment()
        else:
            self._show_taken_apart()
            self.choose(chosen)

    def _say_moment(self, refused: str = "") -> None:
        excerpt, (epoch, update) = self.excerpt, self.excerpt.moment
        self.side.network.display(excerpt.wish, excerpt.network, excerpt.points, excerpt.samples, live=excerpt.live)
        self.cards.check.network.setEnabled(excerpt.live)
        is_folded = excerpt.expression is not None and excerpt.expression.is_folded
        kind = " Each neuron is one operation; double-click writes it out." if is_folded else ""
        said = f"Epoch {epoch:,}, update {update:,}: {self._count}.{kind}{excerpt.note}"
        wrong = refused or self._refusal
        self.side.network.sentence.say(wrong or said, wrong=bool(wrong))

    def _show_all(self) -> None:
        """Show a graph of other values."""
        for part in (self.graph, self.side):
            part.display(self.lab)
        leaves = len(self.lab.leaves)
        operations = sum(value.op is not None for value in self.lab.stepper.values)
        self._count = f"{counted(leaves, 'variable')}, {counted(operations, 'operation')}"
        self.graph.show_stops(self.graph.stops & {value.label for value in self.lab.stepper.values})
        self._show_step(numbers=True)

    def _show_numbers(self) -> None:
        """Show the same graph with other numbers."""
        self.side.display(self.lab)
        self._show_step(numbers=True)

    def _show_step(self, *, numbers: bool = False) -> None:
        """Show where the stepper stands; numbers: on other numbers than before."""
        self.quiz.follow(self.lab)
        self.graph.refresh(self.lab, self.quiz.unknown, quietly=self.quiz.is_on)
        self.bar.display(self.lab)
        self.cards.display(self.lab, numbers=numbers)
        self._show_value()
        self.area.show_mistakes(self.lab)

    def _on_quiz(self, on: bool) -> None:
        self._freeze()
        self.quiz.turn(on, self.lab)
        self._show_step()

    def _on_answered(self) -> None:
        self.graph.refresh(self.lab, self.quiz.unknown, quietly=True)
        self._show_value()

    def _show_value(self) -> None:
        self.cards.value.display(
            self.lab,
            self.chosen,
            stops=self.chosen in self.graph.stops,
            hidden=self.chosen in self.quiz.unknown,
            steps=not self.quiz.is_on,
        )

    def _on_went(self, position: int) -> None:
        self.lab.stepper.go_to(position)
        done = self.lab.stepper.done
        if done and self.bar.is_running and done[-1].value.label in self.graph.stops:
            self.bar.stop()
        self._show_step()

    def _on_ran_to(self, label_: str) -> None:
        value = self.lab.named(label_)
        if value is not None:
            self.bar.stop()
            self.lab.stepper.run_to(value)
            self._show_step()

    def _on_stop_toggled(self, label_: str) -> None:
        value = self.lab.named(label_)
        if value is not None and value.op is not None:
            self.graph.show_stops(self.graph.stops ^ {label_})
            self._show_value()

    def _on_toggled(self, label_: str) -> None:
        value = self.lab.named(label_)
        whole = label_.rpartition(INSIDE)[0]
        if value is not None and self.lab.can_toggle(value):
            self._change(partial(self.lab.toggle, label_))
        elif whole in self.lab.expanded:
            self._change(partial(self.lab.toggle, whole))

    def _on_text(self, text: str) -> None:
        if self._change(partial(self.lab.use_text, text)):
            self.side.expression.say(self._count, wrong=False)

    def begin(self, text: str, values: Mapping[str, float] | None = None) -> None:
        """Go over to another text as it comes, with other numbers of some of its variables. UserError if it cannot be
        read."""
        lab = self.typed.on(text)
        lab.use_values({name: value for name, value in (values or {}).items() if name in lab.values})
        shown, self.typed = not self.shows_network, lab
        if shown:
            self.bar.stop()
            self.lab = lab
            self._show_all()
            self.side.expression.say(self._count, wrong=False)

    def _change(self, change: Callable[[], object]) -> bool:
        """Make the lab another one and show it; False, and one sentence, if it cannot be."""
        self.bar.stop()
        try:
            change()
        except UserError as error:
            self._refuse(error)
            return False
        self._show_all()
        return True

    def _refuse(self, error: UserError) -> None:
        if self.shows_network:
            self._refusal = str(error)
            self._say_moment()
        else:
            self.side.expression.say(str(error), wrong=True)

    def _on_value(self, name: str, value: float) -> None:
        self._freeze()
        self.lab.use_value(name, value)
        self._show_numbers()

    def _on_gradient_step(self, size: float) -> None:
        self._freeze()
        self.lab.step_along(size)
        self._show_numbers()

    def _on_turned(self, label_: str, value: float) -> None:
        leaf = self.lab.named(label_)
        if leaf is not None:
            self._on_value(self.lab.name_of(leaf), value)

    def _on_replaced(self) -> None:
        """Another project: what was frozen of the last one means nothing any more."""
        self.excerpt.live = True
        if self.shows_network and self.isVisible():
            self._follow()

    def _freeze(self) -> None:
        """A number turned by hand stays: the Lab follows training no longer."""
        if self.shows_network and self.excerpt.live:
            self.excerpt.live = False
            self._say_moment()

    def _on_live(self, on: bool) -> None:
        self.excerpt.live = on
        self.cards.check.network.setEnabled(on)
        self._follow()

    def _on_mistakes(self, mistakes: Mistakes) -> None:
        self.cards.check.network.clear()
        self._refusal = ""
        try:
            self.lab.use_mistakes(mistakes)
        except UserError as error:
            self._refuse(error)
        self.side.display(self.lab)
        self._show_step()

    def _on_h(self, h: float) -> None:
        self.lab.use_h(h)
        self.cards.check.display(self.lab)

    def _on_network_check(self) -> None:
        """Check the network as it is just now, and show it so."""
        self._follow()
        if self.excerpt.lab is not None:
            self.cards.check.network.start(*self.excerpt.check(self.excerpt.lab), self.excerpt.moment)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.shows_network:
            self._follow()
