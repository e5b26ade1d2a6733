"""Reads a file while the window works: a small one at once; of a large one the first rows at once, and all of it in a
process of its own."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from core.data.reading.choices import Choices, Sampling
from core.data.reading.process import ReadingProcess
from core.data.reading.reader import read
from core.data.reading.reading import Reading
from core.data.reading.watch import Progress
from core.problem import UserError

AT_ONCE = 80_000
"""Bytes that are read within a twentieth of a second."""

PREVIEW, LEAST_PREVIEW = 200, 10
"""Rows of a larger file that are shown at once; of one with many columns, as many as `AT_ONCE` bytes hold."""

POLL_MS = 30


class FileReader(QObject):
    """found(Reading): what is known now; `is_running` says whether there is more to come. progressed(Progress) in
    between. failed(sentence): the file cannot be read."""

    found = Signal(object)
    progressed = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: ReadingProcess | None = None
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """Whether a file is being read."""
        return self._process is not None

    def read(self, path: Path, choices: Choices, sampling: Sampling) -> None:
        """Read a file; what was being read before is given up."""
        self.cancel()
        is_large = _size(path) > AT_ONCE
        some = replace(sampling, how="first", rows=_rows_at_once(path), always=True) if is_large else sampling
        try:
            reading = read(path, choices, some)
        except UserError as error:
            self.failed.emit(str(error))
            return
        if is_large and not reading.is_whole:
            self._process = ReadingProcess(path, choices, sampling)
            self._timer.start()
        self.found.emit(reading)

    def sample(self, path: Path, choices: Choices, sampling: Sampling) -> None:
        """Draw other rows of a large file. There is no preview: what was found before serves until then."""
        self.cancel()
        self._process = ReadingProcess(path, choices, sampling)
        self._timer.start()

    def stop(self) -> None:
        """Be content with what was read so far."""
        if self._process is not None:
            self._process.stop()

    def cancel(self) -> None:
        """Give up what is being read."""
        self._timer.stop()
        if self._process is not None:
            self._process.cancel()
            self._process = None

    def _on_timeout(self) -> None:
        news = None if self._process is None else self._process.poll()
        if isinstance(news, Progress):
            self.progressed.emit(news)
        elif news is not None:
            self._timer.stop()
            self._process = None
            if isinstance(news, Reading):
                self.found.emit(news)
            else:
                self.failed.emit(str(news))


def _rows_at_once(path: Path) -> int:
    try:
        with path.open("rb") as file:
            lines = file.read(AT_ONCE).count(b"\n")
    except OSError:
        return PREVIEW
    return min(max(lines, LEAST_PREVIEW), PREVIEW)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
