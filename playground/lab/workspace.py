"""The Lab as a workspace: text on the left, the graph in the middle, what happens and its check on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.lab.examples import EXAMPLES
from core.lab.expansion import INSIDE
from core.lab.lab import Lab
from core.lab.stepper import Mistakes
from core.problem import UserError
from playground.lab.expression_panel import ExpressionPanel
from playground.lab.graph_view import GraphView
from playground.lab.rule_cards import CheckCard, StepCard
from playground.lab.slope_card import SlopeCard
from playground.lab.step_bar import StepBar
from playground.style.style import Style
from playground.widgets.form import label, rule

RIGHT = 316


class LabWorkspace(QWidget):
    """Holds a `Lab` and shows it; every wish of its parts changes the lab, and the parts follow."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.lab = Lab(EXAMPLES[0].text)
        self.bar, self.panel, self.graph = StepBar(style), ExpressionPanel(style), GraphView(style)
        self.step_card, self.check_card, self.slope_card = StepCard(style), CheckCard(style), SlopeCard(style)
        self._warning = label("", "small")
        self._count = ""
        self._lay_out()
        self.bar.went.connect(self._on_went)
        self.graph.stepped.connect(self.bar.step)
        self.graph.toggled.connect(self._on_toggled)
        self.panel.text_changed.connect(self._on_text)
        self.panel.value_changed.connect(self._on_value)
        self.slope_card.value_changed.connect(self._on_value)
        self.panel.mistakes_changed.connect(self._on_mistakes)
        self.panel.example_chosen.connect(self._on_example)
        self.panel.show_text(self.lab.formula.text)
        self._show_all()
        self.panel.say(self._count, wrong=False)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        self._warning.setProperty("role", "warning")
        self._warning.setWordWrap(True)
        self._warning.setContentsMargins(16, 6, 16, 6)
        self._warning.hide()
        middle.addWidget(self._warning)
        middle.addWidget(self.graph, 1)
        row.addLayout(middle, 1)
        right = QWidget()
        cards = QVBoxLayout(right)
        cards.setContentsMargins(12, 12, 12, 12)
        cards.setSpacing(12)
        cards.addWidget(self.step_card)
        cards.addWidget(self.check_card)
        cards.addWidget(self.slope_card)
        cards.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("role", "panel")
        scroll.setFixedWidth(RIGHT)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(right)
        row.addWidget(scroll)
        whole.addLayout(row, 1)

    def _show_all(self) -> None:
        """Show a graph of other values."""
        for part in (self.graph, self.panel, self.slope_card):
            part.display(self.lab)
        leaves = len(self.lab.leaves)
        operations = sum(value.op is not None for value in self.lab.stepper.values)
        self._count = f"{_counted(leaves, 'variable')}, {_counted(operations, 'operation')}"
        self._show_step()

    def _show_step(self) -> None:
        """Show where the stepper stands."""
        self.graph.refresh(self.lab)
        for part in (self.bar, self.step_card, self.check_card):
            part.display(self.lab)
        self._warning.setVisible(bool(self.lab.mistakes))
        self._warning.setText(_warning(self.lab.mistakes))

    def _on_went(self, position: int) -> None:
        self.lab.stepper.go_to(position)
        self._show_step()

    def _on_toggled(self, label: str) -> None:
        value = self.lab.named(label)
        whole = label.rpartition(INSIDE)[0]
        if value is not None and self.lab.can_toggle(value):
            self._change(partial(self.lab.toggle, label))
        elif whole in self.lab.expanded:
            self._change(partial(self.lab.toggle, whole))

    def _on_text(self, text: str) -> None:
        if self._change(partial(self.lab.use_text, text)):
            self.panel.say(self._count, wrong=False)

    def _on_example(self, text: str) -> None:
        self.lab = Lab(text)
        self._change(lambda: None)
        self.panel.say(self._count, wrong=False)

    def _change(self, change: Callable[[], object]) -> bool:
        """Make the lab another one and show it; False, and one sentence, if it cannot be."""
        self.bar.stop()
        try:
            change()
        except UserError as error:
            self.panel.say(str(error), wrong=True)
            return False
        self._show_all()
        return True

    def _on_value(self, name: str, value: float) -> None:
        try:
            self.lab.use_value(name, value)
        except UserError as error:
            self.panel.say(str(error), wrong=True)
        self.panel.display(self.lab)
        self.slope_card.display(self.lab)
        self._show_step()

    def _on_mistakes(self, mistakes: Mistakes) -> None:
        try:
            self.lab.use_mistakes(mistakes)
        except UserError as error:
            self.panel.say(str(error), wrong=True)
        self.panel.display(self.lab)
        self._show_step()


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def _warning(mistakes: Mistakes) -> str:
    names = {
        "kept": "zero_grad is forgotten",
        "overwritten": "= stands in place of +=",
        "unordered": "the topological order is skipped",
    }
    found = [words for name, words in names.items() if getattr(mistakes, name)]
    return f"Broken on purpose: {' and '.join(found)}. The right gradient stands below each wrong one." if found else ""
