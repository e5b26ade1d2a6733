"""The Lab as a workspace: what is typed, the network in training, or the lecture's training loop."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.document.notes import LabNotes
from core.lab.examples import EXAMPLES
from core.problem import UserError
from core.training.snapshot import Snapshot
from playground.lab.graph.page import GraphPage
from playground.lab.graph.step_bar import HEIGHT
from playground.lab.loop.page import LoopPage
from playground.lab.source.network import Request
from playground.lab.source.panel import WIDTH
from playground.store import Store
from playground.style.style import Style
from playground.widgets.form import rule
from playground.widgets.segment import Segment

MODES = EXPRESSION, NETWORK, LOOP = "Expression", "Network", "Loop"


HINTS = {
    EXPRESSION: "Left and Right step, Up and Down ask about a value. Double-click a value with \u2026 to write it out.",
    NETWORK: "Left and Right step, Up and Down ask about a value. Ctrl+E on the canvas takes another part apart.",
    LOOP: "Right runs the next line, Space runs all of them again and again.",
}


class LabWorkspace(QWidget):
    """A switch between its modes above the left side, and the page of the mode. hinted(text) when another hint fits."""

    hinted = Signal(str)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self.page, self.loop = GraphPage(store, style), LoopPage(style)
        self._mode = EXPRESSION
        self.modes = Segment(style, MODES, "What the Lab works on")
        self.modes.chosen.connect(self.show_mode)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        holder = QFrame()
        holder.setProperty("role", "row")
        holder.setFixedSize(WIDTH, HEIGHT)
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(16, 0, 8, 0)
        inside.addWidget(self.modes)
        head.addWidget(holder)
        self._bars, self._pages = QStackedWidget(), QStackedWidget()
        self._bars.setFixedHeight(HEIGHT)
        for page in (self.page, self.loop):
            self._bars.addWidget(page.bar)
            self._pages.addWidget(page)
        head.addWidget(self._bars, 1)
        whole.addLayout(head)
        whole.addWidget(rule())
        whole.addWidget(self._pages, 1)
        self._take_keys()

    def show_mode(self, mode: str) -> None:
        """Go over to another mode."""
        self._show(mode)
        if mode == NETWORK:
            self.page.show_network()
        elif mode == EXPRESSION:
            self.page.show_typed()

    def take_apart(self, selection: Sequence[str], sample: int) -> None:
        """Show what the first of some selected things is in the loss of a sample; the loss itself for none."""
        self._show(NETWORK)
        network, first = self.page.excerpt.network, selection[0] if selection else ""
        neurons = network.neurons_among([first])
        if first in network.layers_by_id and neurons:
            first = neurons[0].id
        link = network.links_by_id.get(first)
        self.page.take_apart(Request(sample, link.target if link else first))
        if link is not None:
            self.page.ask_about(self.page.excerpt.names[link.weight])

    @property
    def notes(self) -> LabNotes:
        """What is typed, and the numbers that its variables were set to."""
        return LabNotes(self.page.side.expression.text.toPlainText(), dict(self.page.typed.values))

    @property
    def is_written_in(self) -> bool:
        """Whether something of one's own is typed, and not only an example picked."""
        text = self.page.side.expression.text.toPlainText().strip()
        return bool(text) and text not in {example.text for example in EXAMPLES}

    def show_notes(self, notes: LabNotes | None) -> None:
        """Type notes anew; without any, what the Lab begins with. What cannot be read stays in the field, with the
        sentence that says why."""
        text = EXAMPLES[0].text if notes is None else notes.text
        expression = self.page.side.expression
        expression.show_text(text)
        try:
            self.page.begin(text, notes.values if notes is not None else None)
        except UserError as error:
            expression.say(str(error), wrong=True)

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow training."""
        self.page.refresh(snapshot)

    def zoom_by(self, steps: float) -> None:
        """Zoom the graph in or out in steps of a fifth."""
        self.page.graph.zoom_by(steps)

    def zoom_to(self, scale: float) -> None:
        """Show the graph at a scale, 1 is 100 %."""
        self.page.graph.zoom_to(scale)

    def fit(self) -> None:
        """Show the whole graph."""
        self.page.graph.fit()

    @property
    def hint(self) -> str:
        """What the keyboard and the mouse do here."""
        return HINTS[self._mode]

    def _show(self, mode: str) -> None:
        self._mode = mode
        self.modes.display(mode)
        self.hinted.emit(self.hint)
        self._pages.setCurrentIndex(int(mode == LOOP))
        self._bars.setCurrentIndex(int(mode == LOOP))
        self._take_keys()

    def _take_keys(self) -> None:
        """Have the keyboard go to what the arrows step through."""
        self.setFocusProxy(self.loop if self._mode == LOOP else self.page.graph)
