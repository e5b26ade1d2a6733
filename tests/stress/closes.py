"""Windows closed at any moment: `python -m tests.stress.closes --closes 100`.

Each window has a process of its own. One of SHARE begins with an empty cache, and is closed while it compiles; the
others while they start or train. None may abort, complain or take longer to leave than compiling takes. The last line
is "N passed, M failed".
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARE = 4
LONGEST_MS = 3_000
LEAVES_S = 120.0


def close_after(milliseconds: int) -> int:
    """Open the window as a start does, train, and close it so many milliseconds after it was shown; the exit
    status."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from playground.app import make_app, run
    from playground.main_window import MainWindow
    from playground.questions import Button, Question

    def window() -> MainWindow | None:
        return next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)

    def play() -> None:
        shown = window()
        if shown is None or not shown.isVisible():
            QTimer.singleShot(1, play)
            return
        shown.actions_by_id["play"].trigger()
        QTimer.singleShot(milliseconds, shown.close)

    def discard() -> None:
        """Training is work: closing asks about it."""
        question = QApplication.activeModalWidget()
        if isinstance(question, Question):
            question.button(Button.Discard).click()

    make_app()
    answering = QTimer(interval=20)
    answering.timeout.connect(discard)
    answering.start()
    QTimer.singleShot(0, play)
    return run(None)


def fault_of(milliseconds: int, folder: Path, *, empty_cache: bool) -> str:
    """What goes wrong with a window closed after so long; "" if nothing does."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    if empty_cache:
        environment["XDG_CACHE_HOME"] = str(folder / "cache")
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        child = subprocess.run(
            [sys.executable, "-m", "tests.stress.closes", "--after", str(milliseconds)],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LEAVES_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"it had not left after {LEAVES_S:.0f} s"
    # The offscreen platform says so of every dialog.
    said = "\n".join(line for line in child.stderr.splitlines() if "This plugin does not support" not in line)
    if child.returncode or said.strip():
        return f"exit status {child.returncode}: {said.strip()[-2000:]}"
    return ""


def main() -> int:
    """Close so many windows; the exit status."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--closes", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--after", type=int, help="close one window after so many milliseconds")
    given = arguments.parse_args()
    if given.after is not None:
        return close_after(given.after)
    draw, failed = random.Random(given.seed), 0
    for at in range(given.closes):
        empty, wait = at % SHARE == 0, round(LONGEST_MS * draw.random() ** 2)
        with tempfile.TemporaryDirectory() as folder:
            fault = fault_of(wait, Path(folder), empty_cache=empty)
        failed += bool(fault)
        if fault:
            print(f"close {at}, {'compiling' if empty else 'training'}, after {wait} ms: {fault}", flush=True)
    print(f"{given.closes - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
