"""The table of commands: a row is parsed, told of and called, and fits the function that answers."""

import inspect
from dataclasses import fields
from importlib import import_module

import pytest

import main
from core.cli.bench import Request
from playground import command_line
from playground.command_line import COMMANDS, Argument, Command

BY_NAME = {command.name: command for command in COMMANDS}


def names(command: Command) -> set[str]:
    """What the arguments of a command are called where it is answered."""
    return {each.options.get("dest", each.names[0].lstrip("-")) for each in command.arguments}


@pytest.mark.parametrize("command", COMMANDS, ids=BY_NAME)
def test_the_function_of_a_row_takes_the_arguments_of_the_row(command: Command) -> None:
    inspect.signature(import_module(command.module).run).bind(**dict.fromkeys(names(command)))


def test_bench_is_asked_for_everything_that_can_be_requested() -> None:
    assert names(BY_NAME["bench"]) == {field.name for field in fields(Request)} | {"as_json"}


def test_a_command_is_a_row(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (Argument(("word",), {}), Argument(("--times",), {"type": int, "default": 1}))
    made_up = Command("say", "say a word", __name__, arguments)
    monkeypatch.setattr(command_line, "COMMANDS", (*COMMANDS, made_up))
    assert main.main(["say", "hello", "--times", "2"]) == 7
    assert capsys.readouterr().out == "hellohello\n"
    with pytest.raises(SystemExit):
        main.main(["--help"])
    assert ", say;" in capsys.readouterr().out


def run(word: str, times: int) -> int:
    """Answers the command made up above."""
    print(word * times)
    return 7
