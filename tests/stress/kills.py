"""The real application, killed at random moments of random editing: `python -m tests.stress.kills --kills N --seed S`.

Each time a program edits, trains and saves by itself, tells of all it did in a journal of its own, and is killed (-9).
What is then on disk must be whole, and what the next start offers at most 5 s older than the kill. The last line is
"N passed, M failed".
"""

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOST_S = 5.0
LIVES_S = (0.3, 6.0)
"""How long a program lives after its first edit, or its first update."""

UNTRAINED = 0.3
"""The share of the programs that may be killed before they train."""

STARTS_S = 60.0


def child(folder: Path, seed: int) -> int:
    """The program that is killed."""
    from playground import app

    keep_work = app.Application.keep_work

    def keep_work_and_edit(application: app.Application) -> None:
        keep_work(application)
        application.hands = Hands(application, folder, random.Random(seed))  # type: ignore[attr-defined]

    app.Application.keep_work = keep_work_and_edit  # type: ignore[method-assign]
    return app.run(None)


class Hands:
    """Do something every few milliseconds, and write down how it is then."""

    PERIOD_MS = 40

    def __init__(self, application: Any, folder: Path, draw: random.Random) -> None:
        from PySide6.QtCore import QTimer

        self._application, self._draw = application, draw
        self._path = folder / "p.gp"
        self._journal = os.open(folder / "journal", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._document: object = None
        self._digest = ""
        self._timer = QTimer(interval=self.PERIOD_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()
        application.session.play()

    def _on_timeout(self) -> None:
        if self._draw.random() < 0.5:
            self._edit()
        if self._draw.random() < 0.01:
            self._application.window.file.path = self._path
            self._application.window.file._write(self._path)
        self._note()

    def _edit(self) -> None:
        from core.document import edits

        store, draw = self._application.store, self._draw
        network = store.document.network
        hidden = [neuron.id for neuron in network.hidden]
        x, y = draw.uniform(-500.0, 900.0), draw.uniform(-400.0, 400.0)
        deed = draw.randrange(8)
        if deed == 0 or not hidden:
            store.apply("Add", lambda document: edits.add_neuron(document, (x, y)))
        elif deed == 1:
            source, target = draw.choice([*network.nodes]), draw.choice([*network.nodes])
            store.apply("Connect", lambda document: edits.connect(document, source, target))
        elif deed == 2:
            gone = draw.choice(hidden)
            store.apply("Delete", lambda document: edits.delete(document, [gone]))
        elif deed == 3:
            moved = draw.choice(hidden)
            store.apply("Move", lambda document: edits.move(document, {moved: (x, y)}))
        elif deed == 4:
            store.undo_stack.undo()
        elif deed == 5:
            store.undo_stack.redo()
        elif deed == 6:
            rate = 10.0 ** draw.uniform(-4.0, -1.0)
            store.apply("Rate", lambda document: edits.use_settings(document, learning_rate=rate))
        else:
            self._application.session.toggle()

    def _note(self) -> None:
        from core.document.project import Project

        document, latest = self._application.store.document, self._application.session.latest
        if document is not self._document:
            self._document, self._digest = document, digest(Project(document))
        update = latest.update if latest is not None else 0
        line = json.dumps({"at": time.time(), "document": self._digest, "update": update})
        os.write(self._journal, line.encode() + b"\n")


def digest(project: Any) -> str:
    """What a document is, whatever was trained."""
    from core.document.project import Project
    from core.document.storage import encode

    return hashlib.sha256(encode(Project(project.document))).hexdigest()


def kill_once(folder: Path, draw: random.Random) -> list[str]:
    """Let a program live for a while, kill it, and look; what is wrong, each in one sentence."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }  # fmt: skip
    journal = folder / "journal"
    command = [sys.executable, "-m", "tests.stress.kills", "--child", str(folder), "--seed", str(draw.randrange(10**9))]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
    patience = time.monotonic() + STARTS_S
    is_begun = has_lines if draw.random() < UNTRAINED else has_trained
    while not is_begun(journal):
        if process.poll() is not None or time.monotonic() > patience:
            process.kill()
            process.wait()
            return [f"the program did not start: {(folder / 'said').read_text()[-300:]}"]
        time.sleep(0.02)
    time.sleep(draw.uniform(*LIVES_S))
    process.send_signal(signal.SIGKILL)
    killed_at = time.time()
    process.wait()
    return look(folder, killed_at)


def has_lines(journal: Path) -> bool:
    """Whether the program edits."""
    return journal.exists() and journal.stat().st_size > 0


def has_trained(journal: Path) -> bool:
    """Whether it has trained, too."""
    return has_lines(journal) and json.loads(journal.read_bytes().split(b"\n")[-2])["update"] > 0


def look(folder: Path, killed_at: float) -> list[str]:
    """What is wrong with what a killed program left, each in one sentence."""
    from core.document.kept_work import find_kept
    from core.document.storage import open_project
    from core.problem import UserError

    lines = [json.loads(line) for line in (folder / "journal").read_bytes().split(b"\n")[:-1]]
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    wrong, found = [], []
    kept = find_kept()
    try:
        found += [each.project() for each in kept]
        if (folder / "p.gp").exists():
            found.append(open_project(folder / "p.gp"))
    except UserError as error:
        wrong.append(f"something is damaged: {error}")
    begun = lines[0]["document"]
    documents = {begun, *map(digest, found)}
    updates = [0, *(int(each.training.counters[1]) if each.training is not None else 0 for each in found)]
    lost = killed_at - after(lines, "document", documents.__contains__, killed_at)
    if lost > LOST_S:
        wrong.append(f"{lost:.1f} s of edits are lost")
    untrained = killed_at - after(lines, "update", lambda update: update <= max(updates), killed_at)
    if untrained > LOST_S:
        wrong.append(f"{untrained:.1f} s of training are lost")
    said = (folder / "said").read_text()
    if "Traceback" in said or "error" in said:
        wrong.append(f"it said: {said[-300:]}")
    print(f"lost: {lost:.2f} s of edits, {untrained:.2f} s of training; {len(lines)} lines, {len(found)} files")
    for each in kept:
        each.remove()
    return wrong


def after(lines: list[dict[str, Any]], name: str, is_known: Any, end: float) -> float:
    """When it was that something came that is not known: after the last line whose value is."""
    for at in range(len(lines) - 1, -1, -1):
        if is_known(lines[at][name]):
            return float(lines[at + 1]["at"]) if at + 1 < len(lines) else end
    return float(lines[0]["at"])


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--child", type=Path)
    given = parser.parse_args()
    if given.child is not None:
        return child(given.child, given.seed)
    print(f"seed {given.seed}")
    draw, failed = random.Random(given.seed), 0
    for kill in range(given.kills):
        with tempfile.TemporaryDirectory(prefix="gradient-kills-") as name:
            wrong = kill_once(Path(name), draw)
        for sentence in wrong:
            print(f"kill {kill}: {sentence}")
        failed += bool(wrong)
    print(f"{given.kills - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
