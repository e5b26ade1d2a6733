"""The largest networks in the real window: `python -m tests.stress.large --neurons 1990 --links 50000`.

Every deed is done by the window's own commands, and what it costs the window's thread is printed beside what it may
cost: seconds of processor, until the picture shows it. A deed fails beyond SLACK times its promise, so that a loaded
machine does not fail. The last line is "N passed, M failed".
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.document import edits
from core.document.document import Document
from core.document.starter import default_document
from core.document.storage import Project, save_project
from core.network.model import Link, Network, Neuron
from playground.app import Application, make_app
from playground.waiting import settle, wait_until

OPEN_S, EDIT_S, PASTE_S = 2.0, 0.3, 1.0
SLACK = 5.0
MOMENT_S = 0.02
"""Enough for a frame."""
REACH = 200
"""How far back a neuron's sources stand."""

Deed = Callable[[], object]


def chain(neurons: int, links: int, seed: int) -> Document:
    """A deep network: each neuron is fed by some of the REACH nodes before it, drawn at random, the last is the
    output."""
    start, draw = default_document(), random.Random(seed)
    inputs, each = start.network.inputs, links // neurons
    ids, left = [node.id for node in inputs], links
    made: list[Neuron] = []
    wires: list[Link] = []
    for at in range(neurons):
        before = ids[-REACH:]
        share = min(each, left, len(before)) if at < neurons - 1 else min(left, len(before))
        number = len(ids) + len(wires)
        id = f"n{number}"
        made.append(Neuron(id, f"m{at + 1}", "tanh", f"b:{id}", None, 0 if at == neurons - 1 else None))
        for k, source in enumerate(sorted(draw.sample(before, share), key=before.index)):
            wires.append(Link(f"l{number + k}", source, id, f"w:l{number + k}"))
        left -= share
        ids.append(id)
    places = {node.id: start.positions[node.id] for node in inputs}
    places |= {id: (200.0 * (1 + at // 40), 64.0 * (at % 40 - 20)) for at, id in enumerate(ids[len(inputs) :])}
    network = Network(inputs, tuple(made), tuple(wires), serial=len(ids) + len(wires) + 1)
    return edits.with_network(replace(start, network=Network(), positions={}, initial={}), network, places)


class Window:
    """The application on a network, and what a person does with it."""

    def __init__(self, folder: Path, document: Document) -> None:
        self.path, self.folder = folder / "large.gp", folder
        save_project(self.path, Project(document))
        self.application = Application(make_app(), Project(default_document()), "light")
        self.application.window.resize(1600, 1000)
        self.application.start()
        self.session, self.store = self.application.session, self.application.store
        wait_until(lambda: self.session.latest is not None and self.session.latest.status != "preparing")
        settle(0.3)

    def cost(self, deed: Deed) -> float:
        """Seconds of the window's thread that a deed takes, until what training makes of it is shown."""
        begun = time.thread_time()
        deed()
        settle(MOMENT_S)
        wanted = self.store.document.experiment
        wait_until(lambda: self.session.latest is not None and self.session.latest.experiment.is_same(wanted))
        settle(MOMENT_S)
        return time.thread_time() - begun

    def do(self, command: str) -> Deed:
        """What a menu's command does."""
        return self.application.window.actions_by_id[command].trigger

    def select(self, *ids: str) -> None:
        """Select these, and let the window follow; it is no edit."""
        self.application.workbench.canvas.canvas.select(ids)
        settle(0.0)

    def deeds(self) -> Iterator[tuple[str, float, Deed]]:
        """What is done, one after the other: its name, what it may cost, and how it is done."""
        store, undo = self.store, self.do("undo")
        yield "open", OPEN_S, partial(self.application.window.file.open_source, str(self.path))
        yield "save", EDIT_S, partial(save_project, self.folder / "saved.gp", Project(store.document))
        neurons = store.document.network.neurons
        some, first, last = neurons[len(neurons) // 2].id, neurons[3].id, neurons[-3].id
        yield "select", EDIT_S, partial(self.select, some)
        yield "move", EDIT_S, partial(store.apply, "Move", partial(edits.move, positions={some: (0.0, 0.0)}))
        yield "undo the move", EDIT_S, undo
        yield "delete", EDIT_S, self.do("delete")
        yield "undo the deletion", EDIT_S, undo
        yield "delete again", EDIT_S, self.do("redo")
        yield "connect", EDIT_S, partial(store.apply, "Connect", partial(edits.connect, source=first, target=last))
        yield "add a neuron", EDIT_S, partial(store.apply, "Add", partial(edits.add_neuron, at=(0.0, 0.0)))
        yield "rename", EDIT_S, partial(store.apply, "Rename", partial(edits.rename, id=first, name="another"))
        yield "rate", EDIT_S, partial(store.apply, "Rate", partial(edits.use_settings, learning_rate=0.01))
        self.select(first)
        yield "freeze", EDIT_S, self.do("freeze")
        yield "split", EDIT_S, self.do("split")
        self.select(*(neuron.id for neuron in neurons))
        yield "align all", OPEN_S, self.do("align_left")
        yield "undo the alignment", OPEN_S, undo
        yield "freeze all", OPEN_S, self.do("freeze")
        yield "tidy up", OPEN_S, self.do("tidy")
        yield "copy all", PASTE_S, self.do("copy")
        yield "cut all", OPEN_S, self.do("cut")
        yield "paste all", PASTE_S, self.do("paste")
        yield "undo the paste", OPEN_S, undo
        yield "undo the cut", OPEN_S, undo
        yield "wire all", OPEN_S, self.do("wire")
        yield "merge all", OPEN_S, self.do("merge")
        yield "outline", OPEN_S, self.do("outline")
        yield "dark", OPEN_S, self.do("theme_dark")
        yield "preset", OPEN_S, self.do("preset_Wide")
        yield "undo the preset", OPEN_S, undo

    def close(self) -> None:
        """Take it down."""
        self.application.stop()
        self.application.window.hide()
        self.application.window.deleteLater()
        settle(0.0)


def main() -> int:
    """Do everything once; the exit status."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--neurons", type=int, default=1_990)
    arguments.add_argument("--links", type=int, default=50_000)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    done = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        window = Window(Path(folder), chain(given.neurons, given.links, given.seed))
        for name, limit, deed in window.deeds():
            seconds = window.cost(deed)
            mark = "" if seconds <= limit else "  more than promised" if seconds <= SLACK * limit else "  FAILED"
            print(f"{name:20} {seconds:6.3f} s of {limit:.1f}{mark}", flush=True)
            done, failed = done + 1, failed + (seconds > SLACK * limit)
        window.close()
    print(f"{done - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
