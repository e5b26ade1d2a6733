"""One timer pulls: at frame rate it takes the newest snapshot and requests the next."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from core.training.session import TrainingSession
from core.training.snapshot import Snapshot, SnapshotRequest

PERIOD_MS = 16
UNSEEN_MS = 1000
"""The period while the window is hidden: saving and backups must still know how far training is."""


class FrameClock(QObject):
    """Runs in the GUI thread, at most 60 times a second. snapshot_taken(snapshot): once for each new snapshot.
    compiled(share of the kernels or None): whenever it changes."""

    snapshot_taken = Signal(object)
    compiled = Signal(object)

    def __init__(self, session: TrainingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.request = SnapshotRequest()
        self._session = session
        self._last: Snapshot | None = None
        self._compiled: float | None = None
        self._timer = QTimer(self, interval=PERIOD_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Start the timer."""
        self._timer.start()

    def be_seen(self, seen: bool) -> None:
        """Pull at frame rate, or once a second while the window is hidden."""
        self._timer.setInterval(PERIOD_MS if seen else UNSEEN_MS)

    def stop(self) -> None:
        """Stop the timer."""
        self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        snapshot, compiled = self._session.latest, self._session.compiled
        self._session.request(self.request)
        if snapshot is not None and snapshot is not self._last:
            self._last = snapshot
            self.snapshot_taken.emit(snapshot)
        if compiled != self._compiled:
            self._compiled = compiled
            self.compiled.emit(compiled)
