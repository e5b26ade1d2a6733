"""The program that runs one of our engines in its own process: `python -P -m core.bench.child ENGINE FOLDER
[SPIKE]`."""

import sys
from pathlib import Path

from core.bench import growth
from core.bench.engines import OURS
from core.bench.peers.serve import Maker, Station, serve
from core.bench.spike import spike_in


def main(arguments: list[str]) -> None:
    """Serve until standard input ends."""
    engine, folder, *spike = arguments
    if engine == growth.NAME:
        serve(growth.answer)
        return

    def maker() -> Maker:
        return spike_in(Path(spike[0])) if spike else OURS[engine]

    serve(Station(Path(folder), maker).answer)


if __name__ == "__main__":
    main(sys.argv[1:])
