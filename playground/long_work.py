"""Work that may take long, in a thread of its own: the window goes on painting, and after a moment a dialog shows how
far the work has come, and can cancel it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from core.progress import Canceled, Tell
from playground.style.size import fix
from playground.widgets.breakable import breakable
from playground.widgets.dialog import Dialog, wrapped

Result = TypeVar("Result")

AT_ONCE_S, SHOWN_MS, POLL_MS = 0.05, 450, 20
"""The window stands still for work this short; longer work shows its dialog after so many milliseconds more."""

BAR, STEPS = 6, 1000


def work_on(window: QWidget, doing: str, canceling: str, work: Callable[[Tell], Result]) -> Result:
    """What some work returns or raises; `Canceled` also if the window is closed meanwhile. The work runs in a thread
    and tells how far it has come. doing: what happens, as a title. canceling: what Cancel does, in a sentence."""
    control = Control()
    # It waits for the thread in any case: no thread may outlive the window.
    with ThreadPoolExecutor(1, "long work") as pool:
        future = pool.submit(work, control.tell)
        try:
            if not wait([future], AT_ONCE_S).done:
                _wait_quietly(future.done)
            if not future.done():
                WorkDialog(window, doing, canceling, control, future.done).exec()
            if not future.done():
                raise Canceled
            return future.result()
        finally:
            control.cancel()


def _wait_quietly(is_done: Callable[[], bool]) -> None:
    """Let the window paint for a moment; keys and clicks wait."""
    loop, poll, end = QEventLoop(), QTimer(interval=POLL_MS), QTimer(singleShot=True, interval=SHOWN_MS)

    def look() -> None:
        if is_done():
            loop.quit()

    poll.timeout.connect(look)
    end.timeout.connect(loop.quit)
    for timer in (poll, end):
        timer.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    for timer in (poll, end):
        timer.stop()


class Control:
    """What a thread at work and its dialog share."""

    def __init__(self) -> None:
        self.share, self.is_canceled = 0.0, False

    def tell(self, share: float) -> None:
        """Take note of progress. Canceled if nobody wants the work any more."""
        if self.is_canceled:
            raise Canceled
        self.share = share

    def cancel(self) -> None:
        """End the work when it next tells."""
        self.is_canceled = True


class WorkDialog(Dialog):
    """Shows how far work has come, until it is done. Cancel and Esc give it up."""

    def __init__(
        self, window: QWidget, doing: str, canceling: str, control: Control, is_done: Callable[[], bool]
    ) -> None:
        super().__init__(window, doing, breakable(doing))
        self._window, self._control, self._is_done = window, control, is_done
        self.bar = QProgressBar()
        self.bar.setProperty("role", "thick")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(doing)
        fix(self.bar, height=BAR)
        self.told = wrapped(canceling, "small", quiet=True)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.told)
        self.cancel = self.add_button("Cancel")
        self.cancel.clicked.connect(self.reject)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def reject(self) -> None:
        """Give the work up; the dialog closes once it has ended."""
        self._control.cancel()
        self.cancel.setEnabled(False)
        self.told.setText("Canceling\u2026")

    def _look(self) -> None:
        self.bar.setValue(round(STEPS * self._control.share))
        if self._is_done() or self._window.isHidden():
            self._timer.stop()
            self.accept()
