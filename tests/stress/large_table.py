"""A very large table through the real window while it trains: `python -m tests.stress.large_table --rows 10000000`.

The table is read twice: to its end, and canceled half-way by closing the dialog. What it costs is printed beside what
it may cost; a figure of time fails beyond SLACK times its promise, so that a loaded machine does not fail. Frames
count in relation to those before the table was opened, too. The last line is "N passed, M failed".
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.document.project import Project
from core.document.starter import default_document
from core.training.pace import Pace
from playground.app import Application, make_app
from playground.frames import FrameCounter
from playground.importing.dialog import ImportDialog
from playground.waiting import settle, wait_for_engine

READ_S, CANCEL_S, FRAMES, FRAMES_LEFT = 30.0, 0.2, 50.0, 0.75
MEMORY_MB = 400.0
"""Of the process that reads, at its highest."""
KEPT = 20_000
SLACK = 4.0
CLASSES = ("slow", "fast", "fast", "fast", "rare")
BLOCK = 100_000
LOOK_MS, ALONE_S = 100, 3.0


def write(path: Path, rows: int) -> None:
    """Write a table of three columns, sorted by its class, so that its first rows say nothing about the others."""
    with path.open("w", encoding="utf-8") as file:
        file.write("kind,delay,distance\n")
        for begin in range(0, rows, BLOCK):
            block = range(begin, min(begin + BLOCK, rows))
            kinds = (CLASSES[at * len(CLASSES) // rows] for at in block)
            file.writelines(
                f"{kind},{at % 997 / 10:g},{at * 7919 % 100_000}\n" for at, kind in zip(block, kinds, strict=True)
            )


class Watched:
    """The application at full speed, and a dialog that is watched while it reads."""

    def __init__(self) -> None:
        self.application = Application(make_app(), Project(default_document()), "light")
        self.application.window.resize(1600, 1000)
        self.application.start()
        wait_for_engine(self.application.session)
        self.application.session.set_pace(Pace("full", 0.0))
        self.application.session.play()
        settle(1.0)
        self.counter = FrameCounter()
        self.application.workbench.canvas.viewport().installEventFilter(self.counter)
        self.peak_mb = 0.0

    def frames(self) -> float:
        """Frames a second while nothing is read."""
        self.counter.times.clear()
        loop = QEventLoop()
        QTimer.singleShot(round(1e3 * ALONE_S), loop.quit)
        loop.exec()
        return len(self.counter.times) / ALONE_S

    def open(self, path: Path) -> ImportDialog:
        """Open the dialog on a table that is too large to be read at once."""
        self.counter.times.clear()
        self.application.window.tables.open(path)
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog) and each.isVisible()]
        assert found[0].reader.is_running
        return found[0]

    def watch(self, dialog: ImportDialog, ended: Callable[[], bool]) -> float:
        """Wait for the end of something, and watch the memory of the process that reads; the seconds it took."""
        begun, process = time.monotonic(), dialog.reader._process._process  # type: ignore[union-attr]
        loop, timer = QEventLoop(), QTimer(interval=LOOK_MS)

        def look() -> None:
            self.peak_mb = max(self.peak_mb, _peak_mb(process.pid))
            if ended():
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        return time.monotonic() - begun

    def close(self) -> None:
        """Take it down."""
        self.application.stop()
        self.application.window.hide()
        self.application.window.deleteLater()
        settle(0.0)


def _peak_mb(pid: int) -> float:
    """The highest memory of another process, in MB of 1,000,000 bytes; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) * 1.024e-3 for line in lines if line.startswith("VmHWM")), 0.0)


class Report:
    """Prints figures beside promises, and counts."""

    def __init__(self) -> None:
        self.passed = self.failed = 0

    def most(self, name: str, value: float, promise: float, unit: str, slack: float = SLACK) -> None:
        """A figure that is to be small."""
        self._tell(f"{name:34} {value:9.3f} {unit}, at most {promise:g}", value <= promise, value <= slack * promise)

    def least(self, name: str, value: float, promise: float, unit: str, slack: float = SLACK) -> None:
        """A figure that is to be large."""
        self._tell(f"{name:34} {value:9.3f} {unit}, at least {promise:g}", value >= promise, value >= promise / slack)

    def _tell(self, line: str, is_kept: bool, is_borne: bool) -> None:
        print(line + ("" if is_kept else "  less than promised" if is_borne else "  FAILED"), flush=True)
        self.passed, self.failed = self.passed + is_borne, self.failed + (not is_borne)


def main() -> int:
    """Read once, cancel once; the exit status."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=10_000_000)
    rows, report = arguments.parse_args().rows, Report()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.csv"
        write(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB")
        watched = Watched()
        alone = watched.frames()
        before_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3

        dialog = watched.open(path)
        seconds = watched.watch(dialog, lambda: not dialog.reader.is_running)
        assert dialog.draft is not None
        reading = dialog.draft.reading
        counts = Counter(record.split(",")[0] for record in reading.records)
        report.most("reading", seconds, READ_S, "s")
        report.most("memory of the reading process", watched.peak_mb, MEMORY_MB, "MB", 1.0)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3 - before_mb
        report.most("growth of the window's process", grown, MEMORY_MB, "MB", 1.0)
        gaps = [1e3 * (b - a) for a, b in zip(watched.counter.times, watched.counter.times[1:], strict=False)]
        frames = len(watched.counter.times) / seconds
        report.least("frames a second while reading", frames, FRAMES, "")
        report.least("of those while nothing is read", frames / alone, FRAMES_LEFT, "")
        print(f"longest time between two frames    {max(gaps):9.3f} ms")
        report.most("rows read, difference", abs(reading.rows_read - rows), 0, "", 1.0)
        report.most("rows kept, difference", abs(len(reading.records) - KEPT), 0, "", 1.0)
        for name, count in Counter(CLASSES).items():
            share = abs(counts[name] / len(reading.records) - count / len(CLASSES))
            report.most(f'share of "{name}", difference', share, 1.0 / KEPT, "", 1.0)
        dialog.reject()

        dialog = watched.open(path)
        watched.watch(dialog, lambda: dialog.progress.bar.value() > 0 and dialog.progress.bar.value() >= 500)
        process = dialog.reader._process._process  # type: ignore[union-attr]
        begun = time.monotonic()
        dialog.foot.cancel.click()
        report.most("cancel", time.monotonic() - begun, CANCEL_S, "s")
        report.least("the reading process has ended", float(process.poll() is not None), 1.0, "", 1.0)
        watched.close()
    print(f"{report.passed} passed, {report.failed} failed")
    return int(report.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
