"""The left side of the Lab: the source of the graph, its variables, and mistakes to make on purpose."""

from core.autograd.ops import OPS
from core.lab.lab import Lab
from playground.lab.source.mistakes import MistakeList
from playground.lab.source.network import NetworkSource
from playground.lab.source.number_tree import NumberTree
from playground.lab.source.text import TextSource
from playground.lab.source.variables import Variables
from playground.style.size import fix
from playground.style.style import Style
from playground.widgets.form import rule
from playground.widgets.scroll_column import ScrollColumn

WIDTH, HEIGHT = 296, 64
"""The width of the panel, and the height of the bar above it."""


class SidePanel(ScrollColumn):
    """Holds the parts. Connect to each of them."""

    def __init__(self, style: Style) -> None:
        super().__init__(spacing=8)
        fix(self, WIDTH)
        self._shows_network = False
        self.expression, self.network = TextSource(style), NetworkSource(style)
        self.variables, self.numbers, self.mistakes = Variables(style), NumberTree(style), MistakeList(style)
        self.fill(self.expression, self.network, rule(), self.variables, self.numbers, rule(), self.mistakes)
        self.show_source(network=False)

    def show_source(self, *, network: bool) -> None:
        """Show the fields of a network, or of a typed expression."""
        self.expression.setVisible(not network)
        self.network.setVisible(network)
        self.numbers.setVisible(network)
        self.variables.setVisible(not network)
        self._shows_network = network

    def display(self, lab: Lab) -> None:
        """Show a lab's variables and mistakes, but leave the text to the user. No sign can be flipped inside a
        collapsed neuron."""
        (self.numbers if self._shows_network else self.variables).display(lab)
        made = (value.op.name for value in lab.stepper.values if value.op is not None and value.op.name in OPS)
        self.mistakes.display(lab.mistakes, made)
