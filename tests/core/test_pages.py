"""Memory given back after the kernels were loaded: they work on, and nothing happens where it cannot be asked for."""

import subprocess
import sys
from pathlib import Path

from core.pages import COMPILER, give_back

LOADED = """
from pathlib import Path

from core.document.starter import default_document
from core.training.session import TrainingSession

session = TrainingSession(default_document().experiment)
session.tick()
resident, name = 0, ""
smaps = Path("/proc/self/smaps")
for line in smaps.read_text().splitlines() if smaps.exists() else ():
    if line[0] in "0123456789abcdef":
        name = line.split()[-1]
    elif line.startswith("Rss:") and "libllvmlite" in name:
        resident += int(line.split()[1])
before = session.latest.metrics.train_loss
session.step("epoch")
while session.tick() is not None:
    pass
session.request(session._publisher.request)
session.tick()
print(resident, session.latest.epoch, session.latest.metrics.train_loss < before)
"""


def test_what_the_compiler_was_read_for_is_not_resident_once_the_kernels_are_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, timeout=200, check=True)
    resident, epoch, better = run.stdout.split()
    assert int(resident) < 40_000
    assert (epoch, better) == ("1", "True")


def test_a_system_that_cannot_be_asked_keeps_its_pages(tmp_path: Path) -> None:
    assert give_back(COMPILER, tmp_path / "none") == 0


def test_a_library_that_is_not_loaded_has_no_pages_to_give_back(tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.write_text("7f00-7f01 r-xp 0 00:00 0 /lib/libother.so\n7f02-7f03 rw-p 0 00:00 0\n")
    assert give_back(COMPILER, maps) == 0


def test_pages_that_were_written_to_are_kept_and_a_refusal_offers_none(tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.write_text(f"1000-2000 rw-p 0 00:00 0 /lib/{COMPILER}.so\n0001-0002 r-xp 0 00:00 0 /lib/{COMPILER}.so\n")
    assert give_back(COMPILER, maps) == 0
