"""The banner for failed training. It offers to go back to the last healthy state."""

from functools import partial

from PySide6.QtCore import QObject

from core.document import edits
from core.training.snapshot import Snapshot
from core.training.state import EPOCH, TrainingState
from playground.run_control import RunControl
from playground.store import Store
from playground.style.style import Style
from playground.widgets.banner import Banner

BACK, HALVE = "Go back and halve the rate", "Halve the rate and retry"


class Alarm(QObject):
    """Holds the banner. It says that training diverged or is stuck, until it recovers or the user dismisses it."""

    def __init__(self, store: Store, style: Style, control: RunControl) -> None:
        super().__init__(control)
        self._store, self._control = store, control
        self.banner = Banner(style, BACK, "Keep")
        self.banner.accepted.connect(self._on_accepted)
        self.banner.dismissed.connect(self._on_dismissed)
        self._sentence = ""
        self._fallback: TrainingState | None = None

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow training."""
        self._fallback = snapshot.fallback
        lost = snapshot.divergence
        sentence = snapshot.stuck
        if lost is not None:
            sentence = (
                f"Training stopped at update {lost.update:,}: {lost.value} is no longer a finite number. "
                "The last finite state is shown."
            )
        if sentence != self._sentence:
            self._sentence = sentence
            self.banner.display(sentence)
        if self._sentence:
            self._show_cure(snapshot)

    def _show_cure(self, snapshot: Snapshot) -> None:
        state, rate = snapshot.fallback, snapshot.experiment.settings.learning_rate
        self.banner.cure.setText(HALVE if state is None else BACK)
        back = "" if state is None else f"Go back to epoch {int(state.counters[EPOCH]):,}, the last healthy one, and "
        self.banner.cure.setToolTip(f"{back}{'use' if back else 'Use'} the learning rate {rate / 2.0:g}")

    def _on_accepted(self) -> None:
        rate = self._store.document.settings.learning_rate / 2.0
        text = "Halve the learning rate" if self._fallback is None else "Go back and halve the learning rate"
        if self._store.apply(text, partial(edits.go_back, state=self._fallback, learning_rate=rate)):
            self._control.play()

    def _on_dismissed(self) -> None:
        self.banner.display("")
