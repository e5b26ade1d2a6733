"""Rounds: engines prove themselves, take turns, and fail alone."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.bench.children import Failed
from core.bench.matrices import reference
from core.bench.rounds import Rounds, minima
from core.bench.works import WORKS


class Scripted:
    """A child that answers from a script. times: what measuring gives, one after the other; None fails."""

    def __init__(self, name: str, times: list[float | None], diary: list[str], off: float = 0.0) -> None:
        self.name, self.times, self.diary, self.off = name, list(times), diary, off

    def ask(self, **question: Any) -> dict[str, Any]:
        self.diary.append(f"{question['ask']} {self.name} {question['work']}")
        if question["ask"] == "prove":
            (reference(WORKS[question["work"]]()) + self.off).tofile(question["out"])
            return {}
        ms = self.times.pop(0)
        if ms is None:
            raise Failed("it hung")
        return {"ms": ms}


class Unwilling(Scripted):
    """One that can do nothing."""

    def ask(self, **question: Any) -> dict[str, Any]:
        return {"unable": "it cannot"}


class Broken(Scripted):
    """One that dies."""

    def ask(self, **question: Any) -> dict[str, Any]:
        raise Failed("it ended with status 3")


def compared(children: list[Any], works: list[str], rounds: int, folder: Path) -> dict[str, Any]:
    return Rounds(works, children, 0.1, folder).measure(rounds, lambda text: None)


def test_engines_take_turns_and_the_median_and_the_minimum_are_told(tmp_path: Path) -> None:
    diary: list[str] = []
    a, b = Scripted("a", [3.0, 9.0, 1.0], diary), Scripted("b", [2.0, 2.0, 2.0], diary)
    result = compared([a, b], ["W2"], 3, tmp_path)
    assert diary == ["prove a W2", "prove b W2", *["measure a W2", "measure b W2"] * 3]
    assert result["results"][0] == {
        "engine": "a", "work": "W2", "median_ms": 3.0, "minimum_ms": 1.0, "rounds_ms": [3.0, 9.0, 1.0],
    }  # fmt: skip
    assert result["left_out"] == []
    assert list(minima(result["results"], "W2").items()) == [("a", 1.0), ("b", 2.0)]


@pytest.mark.parametrize("off", [1e-8, np.nan])
def test_an_engine_that_does_other_work_gets_no_time(off: float, tmp_path: Path) -> None:
    diary: list[str] = []
    (entry,) = compared([Scripted("a", [1.0], diary, off)], ["W2"], 1, tmp_path)["results"]
    assert "off by" in entry["error"]
    assert (entry["median_ms"], entry["rounds_ms"]) == (None, [])
    assert diary == ["prove a W2"]


def test_what_differs_less_than_the_limit_is_the_same_work(tmp_path: Path) -> None:
    (entry,) = compared([Scripted("a", [1.0], [], 1e-10)], ["W2"], 1, tmp_path)["results"]
    assert entry["rounds_ms"] == [1.0]


def test_a_failure_in_a_later_round_is_an_error_of_that_work_only(tmp_path: Path) -> None:
    diary: list[str] = []
    # W1, W2; then W1 fails; from there on W2 alone.
    result = compared([Scripted("a", [1.0, 2.0, None, 3.0, 4.0], diary)], ["W1", "W2"], 3, tmp_path)
    first, second = result["results"]
    assert (first["error"], first["rounds_ms"]) == ("it hung", [])
    assert second["rounds_ms"] == [2.0, 3.0, 4.0]
    assert minima(result["results"], "W1") == {}
    assert diary.count("measure a W1") == 2


def test_an_engine_that_dies_is_an_error_and_one_that_cannot_is_left_out(tmp_path: Path) -> None:
    children = [Broken("dead", [], []), Unwilling("unable", [], []), Scripted("a", [1.0], [])]
    result = compared(children, ["W2"], 1, tmp_path)
    assert [(row["engine"], row.get("error")) for row in result["results"]] == [
        ("dead", "it ended with status 3"), ("a", None),
    ]  # fmt: skip
    assert result["left_out"] == [{"engine": "unable", "work": "W2", "reason": "it cannot"}]
