"""The command line of main.py: one row per command, from which the parser, the help and the call are built."""

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal, NoReturn

from core import product
from core.cli import arguments as values
from core.problem import UserError
from core.quotation import plain
from playground import preflight

Screen = Literal["none", "offscreen", "any", "window"]
"""Where a command draws: nowhere, in memory, in a window if possible, or in a window only."""


@dataclass(frozen=True, slots=True)
class Argument:
    """The arguments of `argparse.ArgumentParser.add_argument`."""

    names: tuple[str, ...]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """One command. module: imported only for this command; its `run` takes the arguments by name and returns the exit
    status. has_loose_values: an argument may begin with a minus and stand anywhere; only the names in the row are
    options."""

    name: str
    help: str
    module: str
    arguments: tuple[Argument, ...] = ()
    screen: Screen = "none"
    has_loose_values: bool = False


def _argument(*names: str, **options: Any) -> Argument:
    return Argument(names, options)


_SOURCE = partial(_argument, "source", help="a project file or a TensorFlow Playground link")
_JSON = _argument("--json", dest="as_json", action="store_true", help="print one JSON object")

COMMANDS = (
    Command(
        "train", "train without a window and print the losses", "core.cli.train",
        (
            _SOURCE(help="a project file, a TensorFlow Playground link or a table"),
            _argument("--epochs", type=values.count, help="epochs to train; 100 for a table"),
            _argument("--at", type=values.counts, default=(), help="epochs to report, separated by commas"),
            _JSON,
            _argument("--target", metavar="NAME", help="the column of a table to predict"),
            _argument("--inputs", type=values.columns, metavar="A,B", help="those to predict it from; all others"),
            _argument("--scale", help="the scaling of a table: standardize (usual), range or none"),
            _argument("--share", type=values.share, metavar="PERCENT", help="of a table's rows, to train; 70"),
            _argument("--seed", help="of a table's split and first weights; 0.5"),
        ),
    ),
    Command(
        "explain", "evaluate and differentiate an expression", "core.cli.explain",
        (
            _argument("expression", help="such as 'L = (a*b + c) * f'; several lines are allowed"),
            _argument("assignments", nargs="*", metavar="name=number", help="a value for each variable, such as a=2"),
            _argument("--check", action="store_true", help="compare with numerical gradients"),
            _JSON,
        ),
        has_loose_values=True,
    ),
    Command(
        "screenshot", "render the window to a PNG file", "playground.screenshot",
        (
            _argument("out", help="the PNG file to write"),
            _SOURCE(nargs="?"),
            _argument("--epochs", type=values.count, default=0, help="epochs to train first"),
            _argument("--theme", choices=("light", "dark"), default="light"),
            _argument("--size", type=values.size, default=(1600, 1000), help="such as 1280x800; at least 1024x600"),
            _argument("--state", default="main", help="such as inspector, lab or about; a wrong one lists all"),
            _argument(
                "--text-size", dest="text_size", type=values.text_size, default=100, metavar="PERCENT",
                help="from 80 to 200, as in View",
            ),
            _argument("--scale", type=values.scale, default=1.0, help="pixels of the screen for each of the window's"),
        ),
        screen="offscreen",
    ),
    Command(
        "frames", "measure the frame rate while training", "playground.frames",
        (
            _SOURCE(nargs="?"),
            _argument("--seconds", type=values.seconds, default=10.0, help="how long to measure"),
            _argument("--hand", choices=("none", "drag", "pan", "draw"), default="none",
                      help="drag a neuron or the canvas, or draw on the pad"),
            _argument(
                "--large", type=values.neurons_and_links, metavar="N,L", help="on a network of N neurons and L links"
            ),
            _JSON,
        ),
        screen="any",
    ),
    Command(
        "bench", "measure the engine against other programs", "core.cli.bench",
        (
            _argument(
                "--work", dest="works", metavar="WORK", type=values.names, default=(),
                help="such as W1,W3b10; W5 means all pictures",
            ),
            _argument("--engines", type=values.names, default=(), help="such as kernel,numpy,torch"),
            _argument("--rounds", type=values.rounds, default=5, help="rounds in which the engines take turns"),
            _argument(
                "--seconds", type=values.budget, default=0.3, help="how long each round times one engine on one task"
            ),
            _argument(
                "--peer-python", dest="peer_pythons", action="append", default=[], metavar="PATH",
                help="a Python with other programs installed",
            ),
            _argument("--spike", metavar="FOLDER", help="the folder of a prototype kernel to compare with"),
            _argument("--growth", action="store_true", help="measure growth, edits and optimizers too"),
            _JSON,
        ),
    ),
    Command("warm-up", "compile the engine ahead of time", "core.cli.warm_up"),
)  # fmt: skip


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message} (see --help)")


def run(arguments: list[str]) -> int:
    """Run a command line; returns the exit status. UserError, with one sentence, for invalid input."""
    command = next((each for each in COMMANDS if arguments and each.name == arguments[0]), None)
    if command is None:
        return _run_window(arguments)
    if command.has_loose_values:
        arguments = _with_options_first(command, arguments)
    given = vars(_command_parser().parse_args(arguments))
    del given["command"]
    return _call(command.module, command.screen, given)


def _run_window(arguments: list[str]) -> int:
    given = _window_parser().parse_args(arguments)
    return _check_display() if given.check_display else _call("playground.app", "window", {"source": given.source})


def _call(module: str, screen: Screen, given: Mapping[str, Any]) -> int:
    if screen != "none":
        _prepare(screen)
    status: int = import_module(module).run(**given)
    return status


def _with_options_first(command: Command, arguments: list[str]) -> list[str]:
    known = {name for each in command.arguments for name in each.names if name.startswith("-")} | {"--help", "-h"}
    options = [each for each in arguments[1:] if each in known]
    rest = [each for each in arguments[1:] if each not in known and each != "--"]
    return [arguments[0], *options, "--", *rest]


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description="Build a neural network by hand, watch it learn, and take any number on the screen apart.",
        epilog=f"Other commands: {', '.join(each.name for each in COMMANDS)}; 'main.py COMMAND --help' describes one.",
        allow_abbrev=False,
    )
    parser.add_argument("source", nargs="?", help="a project file, a table or a TensorFlow Playground link to open")
    parser.add_argument("--version", action="version", version=f"{product.NAME} {product.VERSION}")
    parser.add_argument("--check-display", action="store_true", help="say whether a window can be opened, and exit")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        part = commands.add_parser(command.name, help=command.help, allow_abbrev=False)
        for argument in command.arguments:
            part.add_argument(*argument.names, **argument.options)
    return parser


def _check_display() -> int:
    """Exit status 0 if a window can be opened, 2 if not, with one line saying why."""
    problem = preflight.problem(offscreen=False)
    if problem is None:
        return 0
    print(plain(f"No window can be opened: {problem}"))
    return 2


def _prepare(screen: Screen) -> None:
    """Check what Qt needs before importing it: without it, Qt aborts without a message."""
    if screen == "offscreen" or (screen == "any" and not preflight.has_display()):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = preflight.problem(offscreen=preflight.is_screenless())
    if problem is not None:
        raise UserError(problem)
    try:
        found = version("PySide6-Essentials")
    except PackageNotFoundError:
        raise UserError("PySide6 is not installed; run: make setup") from None
    if tuple(map(int, found.split(".")[:2])) >= (6, 12):
        raise UserError(f"PySide6 {found} aborts on Python 3.11; install the pinned version with: make setup")
