"""Entry point: reads the command line, makes sure the machine can do what is asked, and hands over."""

import sys

from core.shutdown import end_on_signals, leave

if __name__ == "__main__":
    # Before anything else is read: nothing may answer Ctrl+C with a traceback.
    end_on_signals()

import argparse
import errno
import io
import os
import traceback
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

from core import product
from core.cli import arguments as values
from core.problem import UserError
from core.quotation import plain
from playground import preflight

COMMANDS = ("train", "explain", "screenshot", "frames", "bench", "warm-up")
USER, OURS = 2, 1


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message} (see --help)")


def main(arguments: list[str]) -> int:
    """Run the command line; returns the exit status: 0, 2 for what the user gave, 1 for a failure of ours."""
    _let_every_letter_out()
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except UserError as error:
        print(f"error: {error}", file=sys.stderr)
        return USER
    except BrokenPipeError:
        _close_output()
        return OURS
    except OSError as error:
        if error.errno != errno.ENOSPC:
            return _failed(error)
        _close_output()
        print("error: The output could not be written: there is no space left.", file=sys.stderr)
        return OURS
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    place = _write_log()
    print(f"error: {plain(f'{type(error).__name__}: {error}')} ({place})", file=sys.stderr)
    return OURS


def _let_every_letter_out() -> None:
    """Print letters that the terminal's encoding does not know as escapes, rather than fail on them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _close_output() -> None:
    """Nobody reads on: let what is left go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] == "explain":
        arguments = _with_flags_first(arguments)
    if arguments and arguments[0] in COMMANDS:
        given = _command_parser().parse_args(arguments)
        return _RUN[given.command](given)
    given = _window_parser().parse_args(arguments)
    if given.check_display:
        return _check_display()
    _require_qt(offscreen=False)
    from playground import app

    return app.run(given.source)


def _with_flags_first(arguments: list[str]) -> list[str]:
    """An expression may begin with a minus, and values may stand anywhere: only these are options."""
    flags = [each for each in arguments[1:] if each in ("--check", "--json", "--help", "-h")]
    rest = [each for each in arguments[1:] if each not in flags and each != "--"]
    return [arguments[0], *flags, "--", *rest]


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description="Build a neural network by hand, watch it learn, and take any number on the screen apart.",
        epilog=f"Other commands: {', '.join(COMMANDS)}; 'main.py COMMAND --help' tells more.",
        allow_abbrev=False,
    )
    parser.add_argument("source", nargs="?", help="a project file or a TensorFlow Playground link to open")
    parser.add_argument("--version", action="version", version=f"{product.NAME} {product.VERSION}")
    parser.add_argument("--check-display", action="store_true", help="say whether a window can be opened, and exit")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train without a window and print the losses", allow_abbrev=False)
    train.add_argument("source", help="a project file or a TensorFlow Playground link")
    train.add_argument("--epochs", type=values.count, required=True, help="epochs to train")
    train.add_argument("--at", type=values.counts, default=(), help="epochs to report, separated by commas")
    train.add_argument("--json", action="store_true", help="print one JSON object")
    explain = commands.add_parser("explain", help="evaluate and differentiate an expression", allow_abbrev=False)
    explain.add_argument("expression", help="such as 'L = (a*b + c) * f'; several lines are allowed")
    explain.add_argument("values", nargs="*", metavar="name=number", help="a value for each variable, such as a=2")
    explain.add_argument("--check", action="store_true", help="nudge each variable, and compare")
    explain.add_argument("--json", action="store_true", help="print one JSON object")
    shot = commands.add_parser("screenshot", help="render the window to a PNG file", allow_abbrev=False)
    shot.add_argument("out", help="the PNG file to write")
    shot.add_argument("source", nargs="?", help="a project file or a TensorFlow Playground link")
    shot.add_argument("--epochs", type=values.count, default=0, help="epochs to train before")
    shot.add_argument("--theme", choices=("light", "dark"), default="light")
    shot.add_argument("--size", type=values.size, default=(1600, 1000), help="such as 1280x800; at least 1024x700")
    frames = commands.add_parser("frames", help="measure the frame rate while training", allow_abbrev=False)
    frames.add_argument("source", nargs="?", help="a project file or a TensorFlow Playground link")
    frames.add_argument("--seconds", type=values.seconds, default=10.0, help="how long to measure")
    frames.add_argument("--hand", choices=("none", "drag", "pan"), default="none", help="drag a neuron or the paper")
    frames.add_argument(
        "--large", type=values.neurons_and_links, metavar="N,L", help="on a network of N neurons and L links"
    )
    frames.add_argument("--json", action="store_true", help="print one JSON object")
    _add_bench(commands.add_parser("bench", help="measure our engine against its peers", allow_abbrev=False))
    commands.add_parser("warm-up", help="compile the engine ahead of time", allow_abbrev=False)
    return parser


def _add_bench(bench: argparse.ArgumentParser) -> None:
    bench.add_argument("--work", type=values.names, default=(), help="such as W1,W3b10; W5 stands for all pictures")
    bench.add_argument("--engines", type=values.names, default=(), help="such as kernel,numpy,torch")
    bench.add_argument("--rounds", type=values.rounds, default=5, help="rounds in which the engines take turns")
    bench.add_argument(
        "--seconds", type=values.budget, default=0.3, help="how long a round times an engine with a work"
    )
    bench.add_argument("--peer-python", action="append", default=[], metavar="PATH", help="a Python that has peers")
    bench.add_argument("--spike", metavar="FOLDER", help="a throw-away kernel to compare with")
    bench.add_argument("--growth", action="store_true", help="measure growth, edits and optimizers too")
    bench.add_argument("--json", action="store_true", help="print one JSON object")


def _train(given: argparse.Namespace) -> int:
    from core.cli import train

    return train.run(given.source, given.epochs, given.at, given.json)


def _explain(given: argparse.Namespace) -> int:
    from core.cli import explain

    return explain.run(given.expression, given.values, given.check, given.json)


def _bench(given: argparse.Namespace) -> int:
    from core.cli import bench

    peers = tuple(given.peer_python)
    wishes = bench.Wishes(given.work, given.engines, given.rounds, given.seconds, peers, given.spike, given.growth)
    return bench.run(wishes, given.json)


def _warm_up(given: argparse.Namespace) -> int:
    from core.cli import warm_up

    return warm_up.run()


def _screenshot(given: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _require_qt(offscreen=True)
    from playground import screenshot

    return screenshot.run(given.out, given.source, given.epochs, given.theme, given.size)


def _frames(given: argparse.Namespace) -> int:
    if not preflight.has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _require_qt(offscreen=not preflight.has_display())
    from playground import frames

    return frames.run(given.source, given.seconds, given.json, given.hand, given.large)


_RUN = {
    "train": _train, "explain": _explain, "screenshot": _screenshot, "frames": _frames, "bench": _bench,
    "warm-up": _warm_up,
}  # fmt: skip


def _check_display() -> int:
    """Exit status 0 if a window can be opened, 2 if not, with one line saying why."""
    problem = preflight.problem(offscreen=False)
    if problem is None:
        return 0
    print(plain(f"No window can be opened: {problem}"))
    return USER


def _require_qt(*, offscreen: bool) -> None:
    problem = preflight.problem(offscreen=offscreen or preflight.is_screenless())
    if problem is not None:
        raise UserError(problem)
    try:
        found = version("PySide6-Essentials")
    except PackageNotFoundError:
        raise UserError("PySide6 is not installed; run: make setup") from None
    if tuple(map(int, found.split(".")[:2])) >= (6, 12):
        raise UserError(f"PySide6 {found} aborts on Python 3.11; install the pinned one with: make setup")


def _write_log() -> str:
    from core.log import place_of, write_report

    return place_of(write_report(traceback.format_exc()))


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
