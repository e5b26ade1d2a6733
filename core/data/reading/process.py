"""Reads a large table in a process of its own, so that nothing else waits for it, and so that it can be ended at
once."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, cast

import core
from core.data.reading.child import NUMBERS
from core.data.reading.choices import GUESSED, USUAL, Choices, Sampling
from core.data.reading.frames import CELLS, PROGRESS, READING, REQUEST, STOP, read_frame, write_frame
from core.data.reading.reader import read
from core.data.reading.reading import Reading
from core.data.reading.watch import EVERY_S, Progress, Watch
from core.data.reading.wire import decoded, request
from core.problem import UserError
from core.quotation import quote

BYTES_IN_PROCESS = 5_000_000
"""Larger files are read in a process of their own."""

News = Progress | Reading | UserError


class ReadingProcess:
    """A file that is being read elsewhere, from now on. Whoever starts one polls it to its last news, or cancels it."""

    def __init__(self, path: Path, choices: Choices = GUESSED, sampling: Sampling = USUAL) -> None:
        self._path = path
        self._news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self._is_over = False
        # Its own group: Ctrl+C comes to us. Its own session would also give it a share of the processor of its own.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "core.data.reading.child"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0,
            env={**os.environ, "PYTHONPATH": str(Path(core.__file__).parents[1])},
        )  # fmt: skip
        assert self._process.stdin is not None and self._process.stdout is not None
        self._requests, self._answers = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        self._send(REQUEST, request(path.absolute(), choices, sampling))
        self._thread = threading.Thread(target=self._receive, daemon=True)
        self._thread.start()

    def poll(self, wait_s: float = 0.0) -> News | None:
        """The newest news, None if there are none; waits at most so many seconds for some. A Reading or a UserError is
        the last."""
        newest: News | None = None
        with contextlib.suppress(queue.Empty):
            if not self._is_over:
                newest = self._news.get(timeout=wait_s) if wait_s else self._news.get_nowait()
            while isinstance(newest, Progress):
                newest = self._news.get_nowait()
        if newest is not None and not isinstance(newest, Progress):
            self._end()
        return newest

    def stop(self) -> None:
        """Ask for what was read until now: the last news will be it."""
        self._send(STOP)

    def cancel(self) -> None:
        """End the process at once. There are no more news."""
        self._process.kill()
        self._end()

    def _send(self, kind: bytes, data: bytes = b"") -> None:
        # It may have ended.
        with contextlib.suppress(OSError, ValueError):
            write_frame(self._requests, kind, data)

    def _end(self) -> None:
        self._is_over = True
        with contextlib.suppress(OSError):
            self._requests.close()
        self._thread.join()
        self._process.wait()

    def _receive(self) -> None:
        """Receive news until the other process ends; it ends after the last ones."""
        with self._answers:
            cells = b""
            while (frame := read_frame(self._answers)) is not None:
                kind, data = frame
                if kind == CELLS:
                    cells = data
                else:
                    self._news.put(self._news_of(kind, data, cells))
        self._news.put(UserError(f'"{quote(self._path.name)}" cannot be read: the process that reads it has ended.'))

    def _news_of(self, kind: bytes, data: bytes, cells: bytes) -> News:
        if kind == PROGRESS:
            return Progress(*NUMBERS.unpack(data))
        return decoded(data, cells, self._path) if kind == READING else UserError(data.decode())


def read_apart(
    path: Path, choices: Choices = GUESSED, sampling: Sampling = USUAL, watch: Watch | None = None
) -> Reading:
    """As `read`, in a process of its own if the file is large."""
    try:
        is_large = path.stat().st_size > BYTES_IN_PROCESS
    except (OSError, ValueError):
        is_large = False
    if not is_large:
        return read(path, choices, sampling, watch)
    process, progress = ReadingProcess(path, choices, sampling), Progress(0, 1, 0, 0)
    try:
        while not isinstance(news := process.poll(EVERY_S), Reading):
            if isinstance(news, UserError):
                raise news
            # Without news, too: whoever watches may cancel.
            progress = news or progress
            if watch is not None and not watch(progress):
                process.stop()
    except BaseException:
        process.cancel()
        raise
    return news
