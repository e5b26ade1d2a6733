"""The thread that ticks a session: idle while there is nothing to do, gone within a moment when told to stop."""

import threading
import traceback

from PySide6.QtCore import QThread, Signal

from core.training.session import TrainingSession


class TrainingThread(QThread):
    """Owns the worker's side of a session.

    finished is Qt's; failed(str) carries the report of an error of ours, after which training stands still until the
    next wish.
    """

    failed = Signal(str)

    def __init__(self, session: TrainingSession) -> None:
        super().__init__()
        self.setObjectName("training")
        self._session = session
        self._wake = threading.Event()
        self._stop = False
        session.waker = self._wake.set

    def stop(self) -> bool:
        """End the thread; True if it is gone within two seconds."""
        self._stop = True
        self._session.interrupt()
        self._wake.set()
        return bool(self.wait(2000))

    def run(self) -> None:
        while not self._stop:
            self._wake.clear()
            try:
                pause_s = self._session.tick()
            except Exception:
                self._session.pause()
                self.failed.emit(traceback.format_exc())
                pause_s = None
            if pause_s != 0.0 and not self._stop:
                self._wake.wait(pause_s)
