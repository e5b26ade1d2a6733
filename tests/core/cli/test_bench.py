"""`bench` on the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import main
from core.bench.rounds import Rounds
from core.bench.table import lines
from core.cli import bench

QUICK = ["bench", "--rounds", "1", "--seconds", "0.001"]
ROOT = Path(__file__).parents[3]

MICROGRAD = """
class Value:
    def __init__(self, data, _children=(), _op=""):
        self.data, self.grad, self._prev, self._backward = data, 0.0, _children, lambda: None

    def _made(self, data, *pairs):
        out = Value(data, tuple(value for value, _ in pairs))
        def backward():
            for value, slope in pairs:
                value.grad += slope * out.grad
        out._backward = backward
        return out

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self._made(self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self._made(self.data * other.data, (self, other.data), (other, self.data))

    def __pow__(self, n):
        return self._made(self.data**n, (self, n * self.data ** (n - 1)))

    def __sub__(self, other):
        return self + other * -1.0

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        order, seen = [], set()
        def visit(value):
            if value not in seen:
                seen.add(value)
                for each in value._prev:
                    visit(each)
                order.append(value)
        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            value._backward()
"""


@pytest.fixture
def peer_python(tmp_path: Path) -> Callable[..., Path]:
    """Makes a Python that has a package more, from the text of its modules."""

    def make(**modules: str) -> Path:
        for name, text in modules.items():
            (tmp_path / "peer" / name).mkdir(parents=True)
            (tmp_path / "peer" / name / "__init__.py").touch()
            (tmp_path / "peer" / name / "engine.py").write_text(text)
        python = tmp_path / "python"
        python.write_text(f'#!/bin/sh\nPYTHONPATH={tmp_path / "peer"} exec {sys.executable} "$@"\n')
        python.chmod(0o755)
        return python

    return make


def test_json_holds_a_time_for_each_work_and_engine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([*QUICK, "--work", "W2,W5-W1-100", "--engines", "kernel,numpy,matrices", "--json"]) == 0
    out = capsys.readouterr()
    result = json.loads(out.out)
    assert out.err == ""
    assert list(result) == ["machine", "rounds", "results", "left_out"]
    assert result["rounds"] == 1
    assert [(row["work"], row["engine"]) for row in result["results"]] == [
        (work, engine) for work in ("W2", "W5-W1-100") for engine in ("kernel", "numpy", "matrices")
    ]
    for row in result["results"]:
        assert set(row) == {"engine", "work", "median_ms", "minimum_ms", "rounds_ms"}
        assert row["rounds_ms"] == [row["median_ms"]] == [row["minimum_ms"]]
        assert row["median_ms"] > 0.0


def test_a_person_gets_a_table_and_growth_on_request(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"links": 9, "samples": 4, "ms": 1.0, "ns_per_link_and_sample": 27.0}]
    answers: dict[str, dict[str, Any]] = {
        "neurons": {"rows": rows, "slope": 1.02}, "samples": {"rows": rows, "slope": 0.98},
        "edits": {"rows": [{"neurons": 60, "links": 800, "program_ms": 0.5, "ms": 1.5, "minimum_ms": 1.0}]},
        "optimizers": {"sgd_ms": 1.0, "adam_ms": 1.25, "ratio": 1.25},
    }  # fmt: skip
    monkeypatch.setattr(bench, "own_child", _with_growth(bench.own_child, answers))
    assert main.main([*QUICK, "--work", "W2", "--engines", "kernel,matrices", "--growth"]) == 0
    out = capsys.readouterr()
    assert "round 1 of 1" in out.err
    for text in (
        "W2            kernel",
        "W2            matrices",
        "power 1.02",
        "0.50 ms         1.50 ms",
        "1.25 times as long",
    ):
        assert text in out.out


def _with_growth(own_child: Callable[..., Any], answers: dict[str, dict[str, Any]]) -> Callable[..., Any]:
    class Growth:
        def ask(self, part: str, seconds: float) -> dict[str, Any]:
            if "error" in answers[part]:
                raise bench.Failed(answers[part]["error"])
            return answers[part]

        def end(self) -> None:
            pass

    return lambda engine, *rest: Growth() if engine == bench.growth.NAME else own_child(engine, *rest)


def test_growth_that_fails_is_told_and_is_our_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = {part: {"error": "it hung"} for part in bench.growth.PARTS}
    monkeypatch.setattr(bench, "own_child", _with_growth(bench.own_child, failing))
    monkeypatch.setattr(Rounds, "measure", lambda *given: {"results": [], "left_out": []})
    assert bench.run(growth=True, as_json=False) == 1
    out = capsys.readouterr()
    assert out.out.count("failed: it hung") == 4
    assert out.err.splitlines()[-1] == "error: our engine failed: neurons: it hung (4 in all)"


def test_the_fastest_comes_first_and_ratios_are_of_minima() -> None:
    rows = [
        {"engine": "slow", "work": "W1", "median_ms": 9.0, "minimum_ms": 8.0, "rounds_ms": [9.0]},
        {"engine": "broken", "work": "W1", "median_ms": None, "minimum_ms": None, "rounds_ms": [], "error": "it hung"},
        {"engine": "kernel", "work": "W1", "median_ms": 4.0, "minimum_ms": 2.0, "rounds_ms": [4.0]},
        {"engine": "alone", "work": "W2", "median_ms": 1.0, "minimum_ms": 1.0, "rounds_ms": [1.0]},
    ]
    machine = {"processor": "P", "cores": 2, "platform": "X", "python": "3", "numpy": "2", "numba": None,
               "peers": {"torch": "2.0"}}  # fmt: skip
    left_out = [{"engine": "slow", "work": "W2", "reason": "it cannot"}]
    table = lines({"machine": machine, "results": rows, "left_out": left_out})
    assert "torch 2.0" in table[1]
    assert [line.split() for line in table[4:]] == [
        ["W1", "kernel", "4.0000", "2.0000", "1.00"],
        ["W1", "slow", "9.0000", "8.0000", "4.00"],
        ["W1", "broken", "failed:", "it", "hung"],
        ["W2", "alone", "1.0000", "1.0000", "-"],
        ["W2", "slow", "left", "out:", "it", "cannot"],
    ]


@pytest.mark.parametrize("lost", ["results", "left_out"])
def test_it_is_our_failure_if_our_engine_did_not_run(
    lost: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = {"engine": "kernel", "work": "W2", "rounds_ms": [], "error": "it hung", "reason": "it cannot"}
    monkeypatch.setattr(Rounds, "measure", lambda *given: {"results": [], "left_out": [], lost: [entry]})
    assert bench.run(works=("W2",), as_json=True) == 1
    assert capsys.readouterr().err.startswith("error: our engine failed: W2: it ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--work", "W1,W9"], "no work 'W9'; there are W1, W2, W3b10"),
        (["--engines", "kernel,abacus"], "no engine 'abacus'; there are kernel, numpy"),
        (["--engines", "torch,jax"], "has torch, jax"),
        (["--engines", "spike"], "--spike FOLDER"),
        (["--spike", "."], "does not hold tape.py, s2d.py, s2f.py"),
        (["--peer-python", "no/such/python"], "is not a file"),
        (["--peer-python", __file__], "does not run as a Python"),
        (["--rounds", "0"], "from 1 to 1000"),
        (["--seconds", "nan"], "from 0.001 to 60"),
        (["--seconds", "soon"], "from 0.001 to 60"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_one_line(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["bench", *given]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert said in error
    assert len(error.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_peer_is_found_checked_and_timed(
    peer_python: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    given = [*QUICK, "--work", "W2,W5-W1-100", "--engines", "micrograd", "--json"]
    python = str(peer_python(micrograd=MICROGRAD))
    assert main.main([*given, "--peer-python", python, "--peer-python", sys.executable]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["machine"]["peers"] == {"micrograd": "?"}
    (row,) = result["results"]
    assert (row["engine"], row["work"], row.get("error")) == ("micrograd", "W2", None)
    assert [row["work"] for row in result["left_out"]] == ["W5-W1-100"]


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_peer_with_other_numbers_is_an_error_and_no_failure_of_ours(
    peer_python: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    python = peer_python(micrograd=MICROGRAD.replace("(self, 1.0), (other, 1.0)", "(self, 1.0), (other, 1.1)"))
    given = [*QUICK, "--work", "W2", "--engines", "micrograd", "--peer-python", str(python), "--json"]
    assert main.main(given) == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]
    assert row["error"].startswith("its numbers are off by ")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_peer_that_cannot_be_imported_is_an_error(
    peer_python: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    python = peer_python(torch="")
    given = [*QUICK, "--work", "W2", "--engines", "torch", "--peer-python", str(python), "--json"]
    assert main.main(given) == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]
    assert row["error"].startswith("ModuleNotFoundError: ")


def test_a_spike_is_measured_from_its_folder(capsys: pytest.CaptureFixture[str]) -> None:
    folder = ROOT / "tests/core/bench/fake_spike"
    assert main.main([*QUICK, "--work", "W2", "--engines", "spike", "--spike", str(folder), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["results"]
    assert (row["engine"], row.get("error")) == ("spike", None)


def test_an_interruption_ends_all_children(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []

    def interrupted(rounds: Rounds, *given: Any) -> dict[str, Any]:
        for child in rounds._children:
            child._running()
            started.append(child._process)
        raise KeyboardInterrupt

    monkeypatch.setattr(Rounds, "measure", interrupted)
    with pytest.raises(KeyboardInterrupt):
        main.main([*QUICK, "--engines", "numpy,matrices"])
    assert len(started) == 2
    assert all(isinstance(process, subprocess.Popen) and process.poll() is not None for process in started)


def test_measuring_loads_no_qt() -> None:
    script = "import sys, core.cli.bench, main; sys.exit(any('PySide' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
