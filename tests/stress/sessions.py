"""Random sessions, saved and opened: `python -m tests.stress.sessions --sessions N --seed S`.

Each edits and trains at random, up to the limits and beyond what is finite; its project must come back from its file
the same. The last line is "N passed, M failed".
"""

import argparse
import sys
import tempfile
import traceback
from pathlib import Path

from tests.core.document.test_whatever_is_held import check, some_session
from tests.core.training.conftest import Clock


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    print(f"seed {given.seed}")
    clock, failed, diverged = Clock(), 0, 0
    with tempfile.TemporaryDirectory(prefix="gradient-sessions-") as folder:
        for number in range(given.sessions):
            seed = given.seed * 1_000_000 + number
            try:
                session, document = some_session(seed, clock)
                check(session, document, Path(folder) / "p.gp")
            except Exception:
                failed += 1
                print(f"session of seed {seed}: {traceback.format_exc()}")
            else:
                diverged += session.latest is not None and session.latest.status == "diverged"
    print(f"{diverged} diverged")
    print(f"{given.sessions - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
