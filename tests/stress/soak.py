"""Memory of the real window over a long time at full speed, with edits: `python -m tests.stress.soak --minutes 60`.

Prints how much is resident after the start and how fast that grows once views, fonts and the history of losses are
filled: after WARM minutes, or a third of the time. The last line is "N passed, M failed"; off Linux there is nothing to
measure.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from core.document import arrange, edits
from core.document.project import Project
from core.document.starter import default_document
from core.training.pace import Pace
from playground.app import Application, make_app
from playground.waiting import settle, wait_until

START_MB, HOUR_MB = 280.0, 10.0
NOISE_MB = 8.0
"""What a short run may grow by: the allocator takes memory in pieces."""
WARM = 5.0
EVERY_S = 0.2
SAMPLES = 60


def resident_mb() -> float:
    """What of this process is in memory; 0 where the system does not say."""
    status = Path("/proc/self/status")
    rows = status.read_text().splitlines() if status.exists() else []
    return next((int(row.split()[1]) / 1024.0 for row in rows if row.startswith("VmRSS")), 0.0)


def hand(application: Application, draw: random.Random) -> None:
    """A few edits and as many steps back, as a person tries things."""
    store, done = application.store, application.store.undo_stack.index()
    network = store.document.network
    one, layer = draw.choice(network.hidden).id, draw.choice(network.layers).id
    deeds: list[Callable[[], object]] = [
        partial(store.apply, "Move", partial(edits.move, positions={one: (draw.uniform(0, 600), 0.0)})),
        partial(store.apply, "Grow", partial(edits.grow_layer, layer=layer)),
        partial(store.apply, "Delete", partial(edits.delete, ids=[one])),
        partial(store.apply, "Rate", partial(edits.use_settings, learning_rate=draw.uniform(0.01, 0.1))),
        partial(store.apply, "Tidy up", arrange.tidy),
        partial(store.set_parameter, "bias", network.neurons[-1].bias, draw.uniform(-1, 1)),
        partial(application.workbench.canvas.canvas.select, [one]),
    ]
    for deed in draw.sample(deeds, 3):
        deed()
    settle(EVERY_S)
    while store.undo_stack.index() > done:
        store.undo_stack.undo()


def soak(minutes: float, seed: int) -> tuple[float, float]:
    """Train and edit so long; the megabytes resident after the start, and those by which it grew in an hour."""
    application, draw = Application(make_app(), Project(default_document()), "light"), random.Random(seed)
    application.start()
    application.keep_work()
    session = application.session
    wait_until(lambda: session.latest is not None and session.latest.status != "preparing")
    settle(1.0)
    start = resident_mb()
    session.set_pace(Pace("full", 0.0))
    session.play()
    begun, times, sizes = time.monotonic(), [], []
    while (passed := time.monotonic() - begun) < 60.0 * minutes:
        hand(application, draw)
        if len(times) < passed / (60.0 * minutes) * SAMPLES:
            times.append(passed / 3600.0)
            sizes.append(resident_mb())
            print(f"{passed / 60.0:7.2f} min  {sizes[-1]:7.1f} MB", flush=True)
    application.stop()
    application.window.hide()
    application.window.deleteLater()
    settle(0.0)
    late = [at for at, hours in enumerate(times) if 60.0 * hours >= min(WARM, minutes / 3.0)]
    return start, float(np.polyfit([times[at] for at in late], [sizes[at] for at in late], 1)[0])


def main() -> int:
    """The exit status."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--minutes", type=float, default=60.0)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="gradient-soak-") as folder:
        os.environ["XDG_STATE_HOME"] = folder
        start, slope = soak(given.minutes, given.seed)
    growth, limit = slope * given.minutes / 60.0, max(NOISE_MB, HOUR_MB * given.minutes / 60.0)
    print(f"{start:.0f} MB after the start (at most {START_MB:.0f}), {slope:+.1f} MB an hour (at most {HOUR_MB:.0f})")
    failed = (start > START_MB) + (growth > limit)
    print(f"{2 - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
