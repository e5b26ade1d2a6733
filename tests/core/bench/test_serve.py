"""What answers in an engine's own process."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from core.bench.peers import find, serve
from core.bench.peers.serve import SHORTEST, Station, measure, sentence


class Counting:
    """A runner that notes what it is asked for; a run takes as long as the clock is told."""

    def __init__(self) -> None:
        self.runs: list[int] = []
        self.now = 0.0
        self.run_s = 0.0004
        self.delays_s: list[float] = []

    def reset(self) -> None:
        self.runs.clear()

    def run(self, times: int) -> None:
        self.runs.append(times)
        self.now += self.run_s * times + (self.delays_s.pop() if self.delays_s else 0.0)

    def result(self) -> list[float]:
        return [1.5, float(len(self.runs))]


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """One whose clock is the process's."""
    found = Counting()
    monkeypatch.setattr(serve.time, "perf_counter", lambda: found.now)
    return found


def test_short_epochs_are_measured_in_groups(runner: Counting) -> None:
    assert measure(runner, 0.02) == pytest.approx(0.4)
    assert runner.runs[:4] == [1, 2, 4, 8]
    assert runner.run_s * 8 >= SHORTEST
    assert set(runner.runs[3:]) == {8}
    assert 0.02 <= runner.now < 0.03


def test_a_first_epoch_that_was_held_up_does_not_count(runner: Counting) -> None:
    runner.delays_s = [0.05]
    assert measure(runner, 0.054) == pytest.approx(0.4)
    assert runner.runs == [1, 1, 2, 4, 8]


def test_an_epoch_longer_than_the_time_is_measured_once(runner: Counting) -> None:
    runner.run_s = 3.0
    assert measure(runner, 0.02) == pytest.approx(3000.0)
    assert runner.runs == [1]


def test_a_station_writes_the_result_of_one_epoch_from_the_start(runner: Counting, tmp_path: Path) -> None:
    (tmp_path / "W2.json").write_text("{}")
    station = Station(tmp_path, lambda: lambda work: runner)
    assert station.answer({"ask": "measure", "work": "W2", "seconds": 0.001}) == {"ms": pytest.approx(0.4)}
    assert station.answer({"ask": "prove", "work": "W2", "out": str(tmp_path / "out")}) == {}
    assert (tmp_path / "out").stat().st_size == 16
    assert runner.runs == [1]


def test_a_work_an_engine_cannot_do_is_answered_with_the_reason(tmp_path: Path) -> None:
    def make(work: dict[str, Any]) -> Counting:
        raise NotImplementedError("it knows no pictures")

    (tmp_path / "W2.json").write_text("{}")
    assert Station(tmp_path, lambda: make).answer({"ask": "prove", "work": "W2"}) == {"unable": "it knows no pictures"}


def test_every_ask_gets_one_line_whatever_else_is_printed(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(ask: dict[str, Any]) -> dict[str, Any]:
        os.write(1, b"a library's remark\n")
        return {"twice": 2 * ask["number"]}

    monkeypatch.setattr(sys, "stdin", io.StringIO('{"number": 1}\n{"none": 0}\n{"number": 3}\n'))
    serve.serve(answer)
    out = capfd.readouterr()
    assert [json.loads(line) for line in out.out.splitlines()] == [
        {"twice": 2}, {"error": "KeyError: 'number'"}, {"twice": 6},
    ]  # fmt: skip
    assert "remark" in out.err


def test_a_peer_is_the_module_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "with_stand_in.py").write_text("def make(work): return work")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert serve._peer("stand_in")({"a": 1}) == {"a": 1}


def test_an_error_is_told_in_one_short_line() -> None:
    assert sentence(ValueError("first\nsecond")) == "ValueError: first"
    assert sentence(KeyError()) == "KeyError: "
    assert len(sentence(ValueError("x" * 1000))) == 160


def test_peers_are_told_with_their_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unlisted_peer.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    found = find.find(["numpy", "no_such_peer", "unlisted_peer"])
    assert set(found) == {"numpy", "unlisted_peer"}
    assert found["unlisted_peer"] == "?"
    assert json.dumps(found)
