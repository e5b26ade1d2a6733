"""Ctrl+C, a request to end and a closed terminal (SIGINT, SIGTERM, SIGHUP) end the process at once, whatever it does.

Python itself handles signals only between two of its own steps. It ignores them while a kernel trains or the compiler
works, and during an import it answers with a traceback. A thread therefore waits for them. This module is imported
first and imports next to nothing, because until then Python answers.
"""

# The cores of `signal`, `threading` and `collections.abc`: importing those takes milliseconds without a handler.
import _signal as signal  # type: ignore[import-not-found]
import _thread
import os
import sys
from _collections_abc import Callable

WORDS = {signal.SIGINT: "Interrupted.", signal.SIGTERM: "Ended by SIGTERM."}
if hasattr(signal, "SIGHUP"):
    WORDS[signal.SIGHUP] = "Ended: the terminal was closed."
"""The message on standard error. The exit status is 128 plus the signal's number, as in a shell."""

_cleanups: list[Callable[[], None]] = []
_leaving = _thread.allocate_lock()
"""Held by whoever ends the process."""


def end_on_signals() -> None:
    """From now on, end this process when a signal asks for it. Call it from the main thread.

    Code that must clean up first uses `CleanedUp`, as the window does with unsaved work.
    """
    read_end, write_end = os.pipe()
    if os.name == "posix":
        os.set_blocking(write_end, False)
    signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
    for number in WORDS:
        # Under nohup, the process must continue without a terminal.
        if number in (signal.SIGINT, signal.SIGTERM) or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _pass)
    _thread.start_new_thread(_wait, (read_end,))


def leave(status: int) -> None:
    """End with an exit status, unless a signal is ending the process."""
    with _leaving:
        sys.exit(status)


class CleanedUp:
    """Within the context, cleanup() is called before a signal ends the process; not when the block ends. It must be
    quick."""

    def __init__(self, cleanup: Callable[[], None]) -> None:
        self._cleanup = cleanup

    def __enter__(self) -> None:
        _cleanups.append(self._cleanup)

    def __exit__(self, *_: object) -> None:
        _cleanups.remove(self._cleanup)


def _pass(number: int, frame: object) -> None:
    """Python's handler does nothing: the thread does everything."""


def _wait(read_end: int) -> None:
    while True:
        for number in os.read(read_end, 1):
            if number in WORDS:
                _end(number)


def _end(number: int) -> None:
    _leaving.acquire()
    _say(WORDS[number])
    for cleanup in reversed(_cleanups):
        try:
            cleanup()
        except Exception:
            # A failing cleanup must not keep the process alive.
            continue
    os._exit(128 + number)


def _say(words: str) -> None:
    """Print the last message. Anything printed while the process is taken down would be noise."""
    try:
        os.write(2, f"{words}\n".encode())
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    except OSError:
        # Standard error is closed.
        return
