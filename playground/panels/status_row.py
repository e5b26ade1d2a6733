"""The bottom row: a hint or the last action, the size of the network, the speed of training, and the seed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.document.document import Document
from core.plural import counted
from core.training.engines import kernels_were_damaged
from core.training.snapshot import Snapshot
from playground.style import number
from playground.style.size import at_least, fit_text, fix, space
from playground.throttle import Throttle
from playground.widgets.elided import Elided
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

NOTE_MS = 8000
FASTEST = "8,888,888 updates/s"
AGAIN = "The cached engine was damaged; preparing it again: {:.0%}. Keep building; training starts when it is ready."
PREPARING = "Preparing the engine (first start only): {:.0%}. Keep building; training starts when it is ready."


class StatusRow(QWidget):
    """A hint stays; a note replaces it for some seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = self._preparing = self._stopped = ""
        self.setProperty("role", "row")
        fix(self, height=24)
        layout = QHBoxLayout(self)
        space(layout, 16, (16, 0, 16, 0))
        self.sentence = Elided("small")
        self._parameters, self._speed, self._seed = (label("", "small", quiet=True) for _ in range(3))
        layout.addWidget(self.sentence, 1)
        self.facts = label("", "small", quiet=True)
        for part in (self.facts, self._speed, self._parameters, self._seed):
            layout.addWidget(part)
        self.facts.hide()
        fit_text(self._speed, FASTEST, fixed=True)
        self._speed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._throttle = Throttle()
        at_least(self.sentence, 100)
        self._noted_until = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._noted_until.timeout.connect(self._on_note_over)

    def display(self, document: Document) -> None:
        """Show the parameter count and the seed."""
        count = len(document.network.trained_parameters)
        self._parameters.setText(counted(count, "parameter"))
        self._seed.setText(f"Seed {document.seed[:12]}")
        self._seed.setToolTip(plain_tip(document.seed))

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the measured speed while training plays, and why it stopped by itself."""
        if self._throttle.due(at_once=not snapshot.is_playing):
            self._show_speed(snapshot)
        if snapshot.stopped != self._stopped:
            self._stopped = snapshot.stopped
            if self._stopped:
                self.note(self._stopped)

    def _show_speed(self, snapshot: Snapshot) -> None:
        text = f"{number.count(snapshot.updates_per_second)} updates/s" if snapshot.is_playing else ""
        if text != self._speed.text():
            self._speed.setText(text)
            self._speed.setToolTip(f"{snapshot.epochs_per_second:,.1f} epochs a second" if text else "")

    def show_compiled(self, share: float | None) -> None:
        """Show the compiled share of the engine; None when done."""
        words = AGAIN if kernels_were_damaged() else PREPARING
        self._preparing = words.format(share) if share is not None else ""
        self._show_lasting()

    def hint(self, sentence: str) -> None:
        """Show what the user can do here."""
        self._hint = sentence
        self._show_lasting()

    def inform(self, facts: str) -> None:
        """Show what the workspace says of itself in place of the network's size and seed; "" shows these."""
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        for part in (self._parameters, self._seed):
            part.setVisible(not facts)

    def note(self, sentence: str) -> None:
        """Show what was done, for NOTE_MS."""
        self.sentence.setText(sentence)
        self._noted_until.start()

    def _on_note_over(self) -> None:
        self._noted_until.stop()
        self._show_lasting()

    def _show_lasting(self) -> None:
        if not self._noted_until.isActive():
            self.sentence.setText(self._preparing or self._hint)
