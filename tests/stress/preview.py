"""What a change in the dialog that imports a table costs the window's thread: `python -m tests.stress.preview`.

Three tables, long, wide and both, are opened in the real window, and everything in the dialog is changed by its own
controls. What that costs is printed beside what it may cost: milliseconds of processor, until the picture shows it. A
change fails beyond SLACK times its promise, so that a loaded machine does not fail. The last line is "N passed, M
failed".
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox

from core.document.project import Project
from core.document.starter import default_document
from playground.app import Application, make_app
from playground.importing.dialog import ImportDialog
from playground.waiting import settle, wait_for_engine

SHOWN_MS, LARGE_MS = 100.0, 300.0
SLACK = 4.0
LONG, WIDE, LARGE = 10, 200, 100
"""Columns of the long table, rows of the wide one, columns of the one that is both."""

KINDS, FEW, MANY = ("Adelie", "Chinstrap", "Gentoo"), ("Biscoe", "Dream", "Torgersen"), 40
LACKING, WRONG, NARROW = 0.01, 0.001, 0.0005
"""Shares of the rows that lack a number, have a word in its place, or lack a cell."""

LOOK_MS = 20

Deed = Callable[[], object]


def write(path: Path, rows: int, columns: int, seed: int = 7) -> None:
    """Write a table with classes, categories, many classes and numbers, a few of its rows bad."""
    draw = random.Random(seed)
    names = ["species", "island", "code", *(f"m{at}" for at in range(1, columns - 2))]
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(names) + "\n")
        for at in range(rows):
            numbers = [f"{draw.gauss(40.0, 9.0):.2f}" for _ in range(columns - 3)]
            if draw.random() < LACKING:
                numbers[0] = ""
            if draw.random() < WRONG:
                numbers[1] = "heavy"
            if draw.random() < NARROW:
                numbers.pop()
            cells = (draw.choice(KINDS), FEW[at % 3], f"c{draw.randrange(MANY)}", *numbers)
            file.write(",".join(cells) + "\n")


class Preview:
    """The application, and the dialog over it."""

    def __init__(self) -> None:
        self.application = Application(make_app(), Project(default_document()), "light")
        self.application.window.resize(1600, 1000)
        self.application.start()
        wait_for_engine(self.application.session)
        settle(0.3)

    def costs_ms(self, deed: Deed) -> Iterator[float]:
        """Milliseconds of the window's thread until the picture shows what a deed changes; if the file is read again,
        its first rows show that, and then those from the arrival of all rows until the picture shows them."""
        begun = time.thread_time()
        deed()
        QApplication.processEvents()
        yield 1e3 * (time.thread_time() - begun)
        reader = self.dialog.reader
        if not reader.is_running:
            return
        # Only the turn in which the rows arrive counts: until then, the window waits for another process.
        while reader.is_running:
            begun = time.thread_time()
            QApplication.processEvents()
        QApplication.processEvents()
        yield 1e3 * (time.thread_time() - begun)

    @property
    def dialog(self) -> ImportDialog:
        """The dialog that is open."""
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog) and each.isVisible()]
        return found[0]

    def open(self, path: Path) -> None:
        """Open the dialog on a file."""
        self.application.window.tables.open(path)

    def role(self, column: str, role: str) -> None:
        """Choose a role as the keys do."""
        self.dialog.table.role_chosen.emit(column, role)

    def deeds(self) -> Iterator[tuple[str, Deed]]:
        """What is done, one after the other: its name, and how it is done."""
        dialog = self.dialog
        how, bad, foot, preparation = dialog.how, dialog.bad_rows, dialog.foot, dialog.preparation
        yield "a number left out", partial(self.role, "m3", "left out")
        yield "a number as an input", partial(self.role, "m3", "input")
        yield "a text left out", partial(self.role, "island", "left out")
        yield "a text as an input", partial(self.role, "island", "input")
        yield "a number to predict", partial(self.role, "m4", "number")
        yield "many classes", partial(self.role, "code", "class")
        yield "merge", foot.do_that.click
        yield "classes", partial(self.role, "species", "class")
        yield "fill", bad.fill.click
        yield "do not fill", bad.fill.click
        yield "do not skip", bad.skip.click
        yield "skip", foot.do_that.click
        yield "scaling", preparation.scalings["range"].click
        yield "share", partial(preparation.share.moved.emit, 50.0)
        yield "no share of each class", preparation.stratified.click
        yield "no header", how.header.click
        yield "header", how.header.click
        yield "decimal comma", partial(_choose, how.lists["decimal"], ",")
        yield "decimal point", partial(_choose, how.lists["decimal"], ".")
        yield "semicolon", partial(_choose, how.lists["delimiter"], ";")
        yield "comma", partial(_choose, how.lists["delimiter"], ",")
        yield "a bad row", partial(bad.show_wanted.emit, self._last_bad_line)
        yield "to the right", partial(self._scroll, 1.0)
        yield "to the left", partial(self._scroll, 0.0)

    @property
    def _last_bad_line(self) -> int:
        use = self.dialog.draft.use  # type: ignore[union-attr]
        return use.skipped[-1].line if use is not None and use.skipped else 1

    def _scroll(self, share: float) -> None:
        bar = self.dialog.table.horizontalScrollBar()
        bar.setValue(round(bar.maximum() * share))

    def close(self) -> None:
        """Take it down."""
        self.application.stop()
        self.application.window.hide()
        self.application.window.deleteLater()
        settle(0.0)


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def main() -> int:
    """Change everything in the three tables; the exit status."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=20_000)
    arguments.add_argument("--columns", type=int, default=1_000)
    given = arguments.parse_args()
    done = failed = 0
    shapes = ((given.rows, LONG, SHOWN_MS), (WIDE, given.columns, SHOWN_MS), (given.rows, LARGE, LARGE_MS))
    preview = Preview()
    with tempfile.TemporaryDirectory() as folder:
        for rows, columns, limit in shapes:
            path = Path(folder) / f"{rows}x{columns}.csv"
            write(path, rows, columns)
            print(f"{rows:,} rows, {columns:,} columns")
            # Opening it makes the dialog, too.
            print(f"  {'open':32} {sum(preview.costs_ms(partial(preview.open, path))):7.1f} ms")
            for name, deed in preview.deeds():
                for part, cost in zip((name, f"{name}, all rows"), preview.costs_ms(deed), strict=False):
                    mark = "" if cost <= limit else "  more than promised" if cost <= SLACK * limit else "  FAILED"
                    print(f"  {part:32} {cost:7.1f} ms of {limit:.0f}{mark}", flush=True)
                    done, failed = done + 1, failed + (cost > SLACK * limit)
            preview.dialog.reject()
            settle(0.0)
    preview.close()
    print(f"{done - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
