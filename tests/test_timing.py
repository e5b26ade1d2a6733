"""Long tests are noticed, slow ones begin, and any order can be asked for."""

from collections.abc import Callable

import pytest

from tests import timing

pytest_plugins = ["pytester"]

TESTS = """
import pytest, subprocess, sys, time

BUSY = "import time\\nwhile time.process_time() < 0.2: pass"

@pytest.fixture
def busy():
    end = time.process_time() + 0.2
    while time.process_time() < end: pass

def test_short(): pass
def test_sleeping(): time.sleep(0.2)
def test_busy(busy): pass
def test_busy_child(): subprocess.run([sys.executable, "-c", BUSY], check=True)
@pytest.mark.slow
def test_slow(busy): pass
"""

Run = Callable[..., list[str]]


@pytest.fixture
def outcomes(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the tests above with some arguments; returns "name outcome" in the order of the runs."""
    pytester.makeconftest("from tests.timing import *")
    pytester.makeini("[pytest]\nmarkers = slow")
    pytester.makepyfile(TESTS)

    def run(*arguments: str, longest: float = 0.15, reference: float = 100.0) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setattr(timing, "LONGEST_S", longest)
            patch.setattr(timing, "REFERENCE_S", reference)
            result = pytester.runpytest_inprocess("-v", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments)
        lines = [line.split("::")[1].split() for line in result.outlines if "::" in line and "%]" in line]
        return [f"{name} {outcome}" for name, outcome, *_ in lines]

    return run


def test_a_test_that_takes_too_much_of_the_cpu_fails_unless_it_is_marked(outcomes: Run) -> None:
    assert outcomes() == [
        "test_slow PASSED",
        "test_short PASSED",
        "test_sleeping PASSED",
        "test_busy FAILED",
        "test_busy_child FAILED",
    ]


def test_on_a_slow_or_busy_machine_it_may_take_longer(outcomes: Run) -> None:
    assert "FAILED" not in " ".join(outcomes(reference=1e-6))


def test_a_seed_stands_for_one_order(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def order(seed: int) -> list[pytest.Item]:
        items = [*request.session.items, *request.session.items]
        monkeypatch.setattr(request.config.option, "shuffle", seed)
        timing.pytest_collection_modifyitems(request.config, items)
        return items

    assert order(7) == order(7)
    assert sorted(map(id, order(7))) == sorted(map(id, order(8)))
    assert order(7) != order(8)
