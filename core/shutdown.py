"""Ctrl+C, a request to end and a closed terminal (SIGINT, SIGTERM, SIGHUP) end the process at once, whatever it does.

Python itself looks at signals between two of its own steps only: it is deaf while a kernel trains or the compiler
works, and in the middle of an import it answers with a traceback. So a thread waits for them. This is read before
anything else, and imports next to nothing: until it is, Python answers.
"""

# The cores of `signal`, `threading` and `collections.abc`: importing those takes milliseconds in which nobody listens.
import _signal as signal  # type: ignore[import-not-found]
import _thread
import os
import sys
from _collections_abc import Callable

WORDS = {signal.SIGINT: "Interrupted.", signal.SIGTERM: "Ended, as asked by SIGTERM."}
if hasattr(signal, "SIGHUP"):
    WORDS[signal.SIGHUP] = "Ended: the terminal is gone."
"""What is said on standard error. The exit status is 128 and the signal's number, as in a shell."""

_cleanups: list[Callable[[], None]] = []
_leaving = _thread.allocate_lock()
"""Held by whoever ends the process."""


def end_on_signals() -> None:
    """End this process from now on when a signal asks for it. To be called by the main thread.

    Who has something to keep first says so by `CleanedUp`, as the window does with unsaved work.
    """
    heard, told = os.pipe()
    if os.name == "posix":
        os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    for number in WORDS:
        # Whoever starts us with nohup wants us to go on without a terminal.
        if number in (signal.SIGINT, signal.SIGTERM) or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _pass)
    _thread.start_new_thread(_wait, (heard,))


def leave(status: int) -> None:
    """End with an exit status, unless a signal ends the process just now."""
    with _leaving:
        sys.exit(status)


class CleanedUp:
    """Within it, cleanup() is called before a signal ends the process; not when the block ends. It must be quick."""

    def __init__(self, cleanup: Callable[[], None]) -> None:
        self._cleanup = cleanup

    def __enter__(self) -> None:
        _cleanups.append(self._cleanup)

    def __exit__(self, *_: object) -> None:
        _cleanups.remove(self._cleanup)


def _pass(number: int, frame: object) -> None:
    """Python's own handler: the thread does it all."""


def _wait(heard: int) -> None:
    while True:
        for number in os.read(heard, 1):
            if number in WORDS:
                _end(number)


def _end(number: int) -> None:
    _leaving.acquire()
    _say(WORDS[number])
    for cleanup in reversed(_cleanups):
        try:
            cleanup()
        except Exception:
            # What cannot be cleaned up must not keep us.
            continue
    os._exit(128 + number)


def _say(words: str) -> None:
    """The last words: what else is said while all is taken down is noise."""
    try:
        os.write(2, f"{words}\n".encode())
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    except OSError:
        # Nobody listens.
        return
