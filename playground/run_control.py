"""Play, pause, step, rewind: the user's requests to the session."""

import random
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.document import edits
from core.training.pace import Pace
from playground.store import Store


class RunControl(QObject):
    """starting(): Play was pressed. stepping(): a step was requested. Both come before the session reacts."""

    starting = Signal()
    stepping = Signal()

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store

    @Slot()
    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        self.starting.emit()
        self._store.session.toggle()

    @Slot(str)
    def step(self, size: str) -> None:
        """Train one sample, batch or epoch."""
        self.stepping.emit()
        self._store.session.step(size)  # type: ignore[arg-type]

    def step_batch(self) -> None:
        """Train to the next update."""
        self.step("batch")

    def step_sample(self) -> None:
        """Train one sample."""
        self.step("sample")

    def step_epoch(self) -> None:
        """Train to the end of the epoch."""
        self.step("epoch")

    @Slot()
    def rewind(self) -> None:
        """Restart training from the same initial weights."""
        self._store.rewind()

    @Slot()
    def new_weights(self) -> None:
        """Restart training from new initial weights."""
        self._store.apply("New weights", partial(edits.new_weights, seed=f"{random.random():.5f}"))

    @Slot(object)
    def set_pace(self, pace: Pace) -> None:
        """Set the training speed."""
        self._store.session.set_pace(pace)

    def play(self) -> None:
        """Train until paused."""
        self.starting.emit()
        self._store.session.play()
