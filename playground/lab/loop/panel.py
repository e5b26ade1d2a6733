"""The left side of the training loop: the network, the learning rate, and mistakes to make on purpose."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from core.lab.loop.comparison import Loop
from core.training.settings import NUMBERS
from playground.lab.source.mistakes import MistakeList
from playground.lab.source.panel import WIDTH
from playground.style.size import fix
from playground.style.style import Style
from playground.widgets.form import label, rule
from playground.widgets.number_field import NumberField
from playground.widgets.scroll_column import ScrollColumn
from playground.widgets.slider import Slider

RATE = replace(NUMBERS["learning_rate"], low=1e-9)
DECADES = (0.001, 0.01, 0.1, 1.0, 10.0)
"""The ticks of the slider, from end to end."""

RULES = ("weighted_sum", "tanh", "subtract", "power", "add")
"""The operations of this graph."""

ABOUT = "The lecture\u2019s network learns four rows: 3 inputs, layers of 4, 4 and 1 tanh neurons, 41 parameters."
MORE = "The broken run trains beside the right one, from the same weights."


class LoopPanel(ScrollColumn):
    """rate_changed(rate) and mistakes_changed(mistakes) by the user."""

    rate_changed = Signal(float)
    mistakes_changed = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__(spacing=8)
        fix(self, WIDTH)
        for part in (label("Training loop", "heading"), _words(ABOUT), rule()):
            self.column.addWidget(part)
        self._make_rate(style)
        self.mistakes = MistakeList(style, MORE)
        self.mistakes.mistakes_changed.connect(self.mistakes_changed)
        self.fill(rule(), self.mistakes)

    def display(self, loop: Loop) -> None:
        """Show a loop's learning rate and mistakes."""
        self.rate.display(loop.rate)
        self.slider.display(loop.rate)
        self.mistakes.display(loop.mistakes, RULES)

    def _make_rate(self, style: Style) -> None:
        row = QHBoxLayout()
        row.addWidget(label("Learning rate", "heading"))
        row.addStretch(1)
        self.rate = NumberField(RATE)
        self.rate.explanation = "How far a step goes against the gradient; the lecture uses 0.1"
        self.rate.setAccessibleName("Learning rate")
        fix(self.rate, 92)
        row.addWidget(self.rate)
        self.column.addLayout(row)
        self.slider = Slider(style, DECADES[0], DECADES[-1], logarithmic=True, step=0.05, ticks=DECADES)
        self.slider.setAccessibleName("Learning rate, slider")
        self.slider.setToolTip(f"From {DECADES[0]:g} to {DECADES[-1]:g}, each tick ten times the one before")
        self.column.addWidget(self.slider)
        self.rate.committed.connect(self.rate_changed)
        self.slider.moved.connect(self.rate_changed)


def _words(text: str) -> QLabel:
    made = label(text, "small", quiet=True)
    made.setWordWrap(True)
    return made
