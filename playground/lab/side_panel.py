"""The left side of the Lab: where the graph comes from, its variables, and mistakes to make on purpose."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.autograd.ops import OPS
from core.lab.lab import Lab
from playground.lab.mistake_list import MistakeList
from playground.lab.network_source import NetworkSource
from playground.lab.text_source import TextSource
from playground.lab.variables import Variables
from playground.style.style import Style
from playground.widgets.form import rule

WIDTH = 272


class SidePanel(QScrollArea):
    """Holds the parts; who wants to know of them asks each."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expression, self.network = TextSource(style), NetworkSource(style)
        self.variables, self.mistakes = Variables(style), MistakeList()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 14, 16)
        column.setSpacing(8)
        for part in (self.expression, self.network, rule(), self.variables, rule(), self.mistakes):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)
        self.show_source(network=False)

    def show_source(self, *, network: bool) -> None:
        """Show the fields of a network, or of a typed expression."""
        self.expression.setVisible(not network)
        self.network.setVisible(network)

    def display(self, lab: Lab) -> None:
        """Show a lab's variables and mistakes; the text belongs to who types it. No sign is flipped inside of a whole
        neuron."""
        self.variables.display(lab)
        made = (value.op.name for value in lab.stepper.values if value.op is not None and value.op.name in OPS)
        self.mistakes.display(lab.mistakes, made)
