"""The Lab's pages: a typed expression, the network in training, or the lecture's training loop."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from core.document.notes import LabNotes
from core.lab.examples import EXAMPLES
from core.problem import UserError
from playground.lab.graph.page import GraphPage
from playground.lab.loop.page import LoopPage
from playground.lab.source.network import Request
from playground.lab.source.panel import HEIGHT, WIDTH
from playground.store import Store
from playground.style.size import FLUSH, fix, px, space
from playground.style.style import Style
from playground.widgets.segment import Segment

LEAST_MODES, MODES_SHARE = 220, 0.22
"""The least width of the switch between the modes at a text size of 100 %, and its share of a narrow window."""

MODES = EXPRESSION, NETWORK, LOOP = "Expression", "Network", "Loop"


class LabPages(QStackedWidget):
    """The page of a mode. `bar` belongs above it: the switch between the modes, and the bar of the page. mode_changed()
    when another mode is shown. informed(facts) of what is shown."""

    mode_changed = Signal()
    informed = Signal(str)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self.page, self.loop = GraphPage(store, style), LoopPage(style)
        self.mode = EXPRESSION
        self._unread: LabNotes | None = None
        self._facts = ""
        self.modes = Segment(style, MODES, "What the Lab works on")
        self.modes.chosen.connect(self.show_mode)
        self.page.informed.connect(self._on_informed)
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        space(row, margins=FLUSH)
        row.setSpacing(0)
        self._holder = QFrame()
        self._holder.setProperty("role", "row")
        fix(self._holder, height=HEIGHT)
        inside = QHBoxLayout(self._holder)
        space(inside, margins=(16, 0, 8, 0))
        inside.addWidget(self.modes)
        row.addWidget(self._holder)
        self._bars = QStackedWidget()
        fix(self._bars, height=HEIGHT)
        for page in (self.page, self.loop):
            self._bars.addWidget(page.bar)
            self.addWidget(page)
        row.addWidget(self._bars, 1)
        style.changed.connect(self._fit_modes)

    def show_mode(self, mode: str) -> None:
        """Switch to another mode."""
        self._show(mode)
        if mode == NETWORK:
            self.page.show_network()
        elif mode == EXPRESSION:
            self.page.show_typed()

    def take_apart(self, selection: Sequence[str], sample: int) -> None:
        """Show the first selected item within the loss of a sample; the loss itself if nothing is selected."""
        self._show(NETWORK)
        network, first = self.page.excerpt.network, selection[0] if selection else ""
        neurons = network.neurons_among([first])
        if first in network.layers_by_id and neurons:
            first = neurons[0].id
        link = network.links_by_id.get(first)
        self.page.take_apart(Request(sample, link.target if link else first))
        if link is not None:
            self.page.ask_about(self.page.excerpt.names[link.weight])

    def take_focus(self) -> None:
        """Give the keyboard to the part that the arrow keys step through."""
        (self.loop if self.mode == LOOP else self.page.graph).setFocus()

    @property
    def notes(self) -> LabNotes:
        """The typed expression, and the numbers of its variables."""
        text = self.page.side.expression.text.toPlainText()
        if self._unread is not None and self._unread.text == text:
            return self._unread
        return LabNotes(text, dict(self.page.typed.values))

    def show_notes(self, notes: LabNotes | None) -> None:
        """Show kept notes; None shows the first example. An expression that cannot be parsed stays in the field with
        its numbers, under a sentence that says why."""
        text = EXAMPLES[0].text if notes is None else notes.text
        expression = self.page.side.expression
        expression.show_text(text)
        self._unread = None
        try:
            self.page.begin(text, notes.values if notes is not None else None)
        except UserError as error:
            self._unread = notes
            expression.say(str(error), wrong=True)

    @property
    def facts(self) -> str:
        """How much is shown, in words; "" of an expression and of the loop."""
        return self._facts if self.mode == NETWORK else ""

    def _on_informed(self, facts: str) -> None:
        self._facts = facts
        self.informed.emit(self.facts)

    def _fit_modes(self) -> None:
        """As wide as the panel below, but narrower in a narrow window."""
        self._holder.setFixedWidth(min(px(WIDTH), max(px(LEAST_MODES), round(self.width() * MODES_SHARE))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_modes()

    def _show(self, mode: str) -> None:
        self.mode = mode
        self.modes.display(mode)
        self.setCurrentIndex(int(mode == LOOP))
        self._bars.setCurrentIndex(int(mode == LOOP))
        self.mode_changed.emit()
        self.informed.emit(self.facts)
