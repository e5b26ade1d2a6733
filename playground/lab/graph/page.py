"""The Lab's graph of a typed expression or of the network in training. The user can change both."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QShowEvent

from core.lab.examples import EXAMPLES
from core.lab.graph.expansion import INSIDE
from core.lab.graph.folding import Node
from core.lab.graph.stepper import Mistakes
from core.lab.lab import Lab
from core.lab.network.neuron import NeuronOp
from core.problem import UserError
from core.training.snapshot import Snapshot
from playground.lab.graph.board import GraphBoard
from playground.lab.graph.live_network import LiveNetwork
from playground.lab.source.network import Request
from playground.store import Store
from playground.style.style import Style


class GraphPage(GraphBoard):
    """A board for two labs, one for the typed expression and one for the network. Its parts request changes of the lab
    that is shown. typed: the lab of the expression. excerpt: what the network's lab is made from."""

    def __init__(self, store: Store, style: Style) -> None:
        self.typed = Lab(EXAMPLES[0].text)
        super().__init__(self.typed, style)
        self.network = LiveNetwork(store, self)
        self.excerpt = self.network.excerpt
        for part in (self.graph, self.cards.value):
            part.toggled.connect(self._on_toggled)
        self.bar.level_chosen.connect(self._on_level)
        self.graph.level_asked.connect(self._on_level)
        self.graph.leaf_dragged.connect(self._on_leaf_dragged)
        self.side.expression.text_changed.connect(self._on_text)
        self.side.expression.example_chosen.connect(self.begin)
        for numbers in (self.side.variables, self.side.numbers):
            numbers.value_changed.connect(self._on_value)
        self.side.variables.step_requested.connect(self._on_gradient_step)
        self.cards.slope.value_changed.connect(self._on_value)
        self.side.mistakes.mistakes_changed.connect(self._on_mistakes)
        self.cards.check.h_changed.connect(self._on_h)
        self.side.expression.show_text(self.lab.formula.text)
        self._show_typed_graph()

    def show_typed(self) -> None:
        """Show the typed expression."""
        self.use(self.typed, network=False)

    def show_network(self) -> None:
        """Show the network: the last view of it, or its loss."""
        self.network.show()

    def take_apart(self, request: Request) -> None:
        """Take a part of the network apart, with its present numbers."""
        self.network.take_apart(request)

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow training, if the user wants it and the page is visible."""
        self.network.refresh(snapshot)

    def ask_about(self, label_: str) -> None:
        """Select a value and scroll to it; expand the neuron that holds it."""
        if self.lab.named(label_) is None and self.excerpt.request.neuron and self.chosen:
            self._change(partial(self.lab.toggle, self.chosen))
        if self.lab.named(label_) is not None:
            self.choose(label_)
            self.graph.center_on(label_)
            self.side.numbers.show_number(label_)

    def begin(self, text: str, values: Mapping[str, float] | None = None) -> None:
        """Switch to another expression. values: numbers for some of its variables. UserError if the text cannot be
        parsed."""
        lab = self.typed.on(text)
        lab.use_values({name: value for name, value in (values or {}).items() if name in lab.values})
        self.typed = lab
        if not self.shows_network:
            self.bar.stop()
            self.lab = lab
            self._show_typed_graph()

    def _show_typed_graph(self) -> None:
        self.show_graph()
        self.side.expression.say(self.count, wrong=False)

    def _change(self, change: Callable[[], object]) -> bool:
        """Change the lab and show it. Return False and show one sentence if the change is refused."""
        self.bar.stop()
        try:
            change()
        except UserError as error:
            self._refuse(error)
            return False
        self.show_graph()
        return True

    def _refuse(self, error: UserError) -> None:
        if self.shows_network:
            self.network.refuse(str(error))
        else:
            self.side.expression.say(str(error), wrong=True)

    def _on_toggled(self, label_: str) -> None:
        node = self.folding.named(label_) if self.folding is not None else None
        if node is not None:
            self._toggle_node(node)
            return
        value = self.lab.named(label_)
        whole = label_.rpartition(INSIDE)[0]
        if value is not None and self.lab.can_toggle(value):
            self._change(partial(self.lab.toggle, label_))
        elif whole in self.lab.expanded:
            self._change(partial(self.lab.toggle, whole))

    def _toggle_node(self, node: Node) -> None:
        """Open a folded node in place, or fold what it is a piece of. A neuron that is one operation is expanded."""
        whole = node.label if node.is_folded else node.whole
        value = self.lab.named(whole)
        is_one = node.kind == "neuron" and value is not None and isinstance(value.op, NeuronOp)
        if is_one or (not node.is_folded and whole in self.lab.expanded):
            self.lab.toggle(whole)
        if node.is_folded or node.whole:
            self.bar.stop()
            self.detail.toggle(node)
            self.show_graph(anchor=whole, gliding=True)

    def _on_level(self, level: str) -> None:
        if not self.shows_network:
            return
        try:
            self.detail.choose(level, self.lab.stepper.values)
        except UserError as error:
            self.bar.show_levels(self.detail.level(self.lab.stepper.values))
            self._refuse(error)
            return
        self.network.forget_refusal()
        self.bar.stop()
        self.graph.begin_fit()
        self.show_graph(anchor=self.chosen)

    def _on_text(self, text: str) -> None:
        if self._change(partial(self.lab.use_text, text)):
            self.side.expression.say(self.count, wrong=False)

    def _on_value(self, name: str, value: float) -> None:
        self.network.freeze()
        self.lab.use_value(name, value)
        self.show_numbers()

    def _on_gradient_step(self, size: float) -> None:
        self.network.freeze()
        self.lab.step_along(size)
        self.show_numbers()

    def _on_leaf_dragged(self, label_: str, value: float) -> None:
        leaf = self.lab.named(label_)
        if leaf is not None:
            self._on_value(self.lab.name_of(leaf), value)

    def _on_mistakes(self, mistakes: Mistakes) -> None:
        self.cards.check.network.clear()
        self.network.forget_refusal()
        try:
            self.lab.use_mistakes(mistakes)
        except UserError as error:
            self._refuse(error)
        self.side.display(self.lab)
        self.show_step()

    def _on_h(self, h: float) -> None:
        self.lab.use_h(h)
        self.cards.check.display(self.lab)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.shows_network:
            self.network.follow()
