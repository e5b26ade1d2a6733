"""What the present step does, as code."""

from collections.abc import Sequence

from core.lab.graph.step_text import StepText, step_text
from core.lab.graph.stepper import Step
from core.lab.lab import Lab
from playground.lab.cards.code_rows import READABLE, CodeRows
from playground.lab.source.sentence import Sentence
from playground.style.style import Style
from playground.widgets.copying import make_copyable
from playground.widgets.form import Card, label


class StepCard(Card):
    """The gradient that is passed on, one line of code for each `+=`, and a sentence if the output is not finite."""

    def __init__(self, style: Style) -> None:
        super().__init__("This step")
        self.shown: StepText | None = None
        self.where = label("", "small", quiet=True)
        self.header.addWidget(self.where)
        self.local, self.rows, self.fault = label("", "code_small", quiet=True), CodeRows(style), Sentence(style)
        self.local.setWordWrap(True)
        self.local.setTextInteractionFlags(READABLE)
        for part in (self.local, self.rows, self.fault):
            self.body.addWidget(part)
        self.setAccessibleName("This step")
        make_copyable(self, self._text)

    def display(self, lab: Lab, steps: Sequence[Step] | None = None, *, place: int = 0, who: str = "") -> None:
        """Show the steps done last, by default one. place: their number on the screen, by default the stepper's
        position. who: the name of the node that did them."""
        self.shown = text = step_text(lab.stepper, steps, place=place, who=who)
        is_backward = bool(lab.stepper.done) and lab.stepper.done[-1].phase != "forward"
        self.where.setText(text.where)
        self.local.setText(text.local or ("" if text.lines else text.sentence))
        self.local.setVisible(bool(self.local.text()))
        self.rows.display(text.lines, "gradient" if is_backward else "accent")
        self.fault.say(lab.overflow, wrong=True)
        self.fault.setVisible(bool(lab.overflow))
        self.setAccessibleDescription(text.text)

    def _text(self) -> str:
        return self.shown.text if self.shown is not None else ""
