"""The thread that ticks a session. It sleeps while there is nothing to do, and stops quickly."""

import threading
import traceback

from PySide6.QtCore import QThread, Signal

from core.training.session import TrainingSession


class TrainingThread(QThread):
    """Runs the worker's side of a session.

    failed(str) carries the report of an internal error; training then pauses until the next request.
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
        """Stop the thread; returns whether it ended within two seconds."""
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
