"""`bench`: our engine against itself and its peers, every engine in its own process."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from core.bench import growth
from core.bench.children import PEERS, Child, Failed, own_child, peer_child
from core.bench.engines import OURS
from core.bench.machine import describe_machine
from core.bench.rounds import Note, Rounds
from core.bench.spike import FILES
from core.bench.table import lines
from core.bench.works import PICTURES, WORKS, expand
from core.problem import UserError
from core.shutdown import CleanedUp

SPIKE = "spike"
PEER_NAMES = ("micrograd", "torch", "jax", "sklearn")
ENGINES = (*OURS, SPIKE, *PEER_NAMES)
FIND_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Request:
    """What `bench` measures. Empty works: all; empty engines: ours, and all that are found.

    seconds: how long one engine is timed with one work in each round. spike: the folder of a throw-away kernel.
    """

    works: tuple[str, ...] = ()
    engines: tuple[str, ...] = ()
    rounds: int = 5
    seconds: float = 0.3
    peer_pythons: Sequence[str] = ()
    spike: str | None = None
    growth: bool = False


@dataclass(frozen=True, slots=True)
class _Peer:
    python: Path
    version: str


def run(*, as_json: bool, **request: Any) -> int:
    """Measure and print. Returns the exit status: 1 if our engine did not do everything that was requested. request:
    fields of `Request`."""
    result = measure(Request(**request), _silent if as_json else _print_note)
    if as_json:
        print(json.dumps(result, allow_nan=False))
    else:
        print("\n".join(lines(result)))
    lost = _lost(result)
    if lost:
        print(f"error: our engine failed: {lost[0]} ({len(lost)} in all)", file=sys.stderr)
    return int(bool(lost))


def _sweep(children: Sequence[Child], folder: Path) -> None:
    """End and remove everything at once."""
    for child in children:
        child.kill()
    shutil.rmtree(folder, ignore_errors=True)


def _lost(result: dict[str, Any]) -> list[str]:
    """What our engine was requested to do and did not, each with the reason."""
    failed = [(row, row["error"]) for row in result["results"] if "error" in row]
    left_out = [(row, row["reason"]) for row in result["left_out"]]
    lost = [f"{row['work']}: {why}" for row, why in failed + left_out if row["engine"] == "kernel"]
    parts = {**result.get("growth", {}), **{name: result[name] for name in growth.APART if name in result}}
    return lost + [f"{name}: {part['error']}" for name, part in parts.items() if "error" in part]


def measure(request: Request, note: Note) -> dict[str, Any]:
    """The object that `bench --json` prints."""
    works = _works(request.works)
    _check_names("engine", request.engines, ENGINES)
    spike = _spike_folder(request)
    peers = find_peers([Path(path) for path in request.peer_pythons])
    engines = _engines(request, peers)
    versions = {name: peers[name].version for name in engines if name in peers}
    result: dict[str, Any] = {"machine": {**describe_machine(), "peers": versions}, "rounds": request.rounds}
    with tempfile.TemporaryDirectory(prefix="gradient-bench-") as name, ExitStack() as ending:
        folder = Path(name)
        children: list[Child] = []
        ending.enter_context(CleanedUp(partial(_sweep, children, folder)))
        for engine in engines:
            children.append(_child(engine, folder, spike, peers))
            ending.callback(children[-1].end)
        rounds = Rounds(works, children, request.seconds, folder)
        result |= rounds.measure(request.rounds, note)
        if request.growth:
            child = own_child(growth.NAME, folder)
            children.append(child)
            ending.callback(child.end)
            result |= _growth(child, request.seconds, note)
    return result


def find_peers(pythons: Sequence[Path]) -> dict[str, _Peer]:
    """The peers that the Pythons have, each in the first Python that has it."""
    found: dict[str, _Peer] = {}
    for python in pythons:
        for name, version in _ask_for_peers(python).items():
            found.setdefault(name, _Peer(python.absolute(), version))
    return found


def _ask_for_peers(python: Path) -> dict[str, str]:
    if not python.is_file():
        raise UserError(
            f"--peer-python {python} is not a file; give the Python of an environment, such as env/bin/python."
        )
    try:
        answer = subprocess.run(
            [str(python.absolute()), str(PEERS / "find.py"), *PEER_NAMES],
            capture_output=True, text=True, check=True, timeout=FIND_PATIENCE_S,
        )  # fmt: skip
        found: dict[str, str] = json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        raise UserError(f"--peer-python {python} does not run as a Python.") from None
    return found


def _works(names: tuple[str, ...]) -> list[str]:
    _check_names("work", names, (*WORKS, PICTURES))
    return expand(names) if names else list(WORKS)


def _check_names(kind: str, names: Sequence[str], known: Sequence[str]) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UserError(f"There is no {kind} {', '.join(map(repr, unknown))}; there are {', '.join(known)}.")


def _spike_folder(request: Request) -> Path | None:
    if request.spike is None:
        if SPIKE in request.engines:
            raise UserError(f"The engine {SPIKE!r} needs its folder: --spike FOLDER.")
        return None
    folder = Path(request.spike)
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise UserError(f"--spike {folder} does not hold {', '.join(missing)}.")
    return folder.absolute()


def _engines(request: Request, peers: dict[str, _Peer]) -> list[str]:
    there = [*OURS, *((SPIKE,) if request.spike else ()), *(name for name in PEER_NAMES if name in peers)]
    missing = [name for name in request.engines if name not in there]
    if missing:
        raise UserError(f"No Python given with --peer-python has {', '.join(missing)}.")
    return [name for name in there if not request.engines or name in request.engines]


def _child(engine: str, folder: Path, spike: Path | None, peers: dict[str, _Peer]) -> Child:
    if engine in peers:
        return peer_child(engine, peers[engine].python, folder)
    return own_child(engine, folder, spike if engine == SPIKE else None)


def _growth(child: Child, seconds: float, note: Note) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in growth.PARTS:
        note(f"measuring {part}")
        try:
            found[part] = child.ask(part=part, seconds=seconds)
        except Failed as error:
            found[part] = {"error": str(error)}
    apart = {name: found.pop(name) for name in growth.APART}
    return {"growth": found, **apart}


def _print_note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _silent(text: str) -> None:
    pass
