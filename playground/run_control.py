"""Play, pause, step, rewind: what a person wishes of the session."""

import random
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.document import edits
from core.training.pace import Pace
from playground.store import Store


class RunControl(QObject):
    """starting() when Play was pressed, stepping() when a step was asked for, before anything else is known."""

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
        """Go on by one sample, batch or epoch."""
        self.stepping.emit()
        self._store.session.step(size)  # type: ignore[arg-type]

    def step_batch(self) -> None:
        """Go on to the next update."""
        self.step("batch")

    def step_sample(self) -> None:
        """Go on by one sample."""
        self.step("sample")

    def step_epoch(self) -> None:
        """Go on to the end of the epoch."""
        self.step("epoch")

    @Slot()
    def rewind(self) -> None:
        """Begin again from the same initial weights."""
        self._store.rewind()

    @Slot()
    def new_weights(self) -> None:
        """Begin again from other initial weights."""
        self._store.apply("New weights", partial(edits.new_weights, seed=f"{random.random():.5f}"))

    @Slot(object)
    def set_pace(self, pace: Pace) -> None:
        """Train that fast from now on."""
        self._store.session.set_pace(pace)

    def play(self) -> None:
        """Train until told otherwise."""
        self.starting.emit()
        self._store.session.play()
