"""What the present step does, with its local rule."""

from core.lab.graph.step_text import step_text
from core.lab.lab import Lab
from playground.style.style import Style
from playground.widgets.form import Card, label


class StepCard(Card):
    """The local rule of the present step, with its numbers."""

    def __init__(self, style: Style) -> None:
        super().__init__("This step")
        self._style = style
        self.heading = label("", "body")
        self.heading.setWordWrap(True)
        self.lines = label("", "small")
        self.lines.setWordWrap(True)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, lab: Lab) -> None:
        """Show the last step."""
        done = lab.stepper.done
        text = step_text(done[-1] if done else None)
        self.heading.setText(text.heading)
        self.lines.setText("\n".join(text.lines))

    def _on_style_changed(self) -> None:
        palette = self.lines.palette()
        palette.setColor(self.lines.foregroundRole(), self._style.theme.color("gradient"))
        self.lines.setPalette(palette)
