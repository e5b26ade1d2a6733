"""Fails tests that take too long without the mark `slow`, begins with the slow ones, and shuffles on request."""

import os
import random
import time
from collections.abc import Generator, Sequence

import pytest

from core.cli.warm_up import warm
from core.document.starter import default_document
from core.training.state import TrainingState
from core.training.trainer import Trainer

LONGEST_S = 3.0
"""Seconds of CPU that a test may take, its fixtures and child processes included."""

REFERENCE_S, ROUNDS = 0.04, 3_000_000
"""Seconds that counting so many rounds takes on the machine that `LONGEST_S` is meant for, with nothing beside it."""

_BEGUN = pytest.StashKey[float]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run the tests in a random order")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the kernels now, where that is still to be done: the first test that trains would be charged for it."""
    config = session.config
    runs_tests = hasattr(config, "workerinput") or not config.getoption("numprocesses", None)
    if runs_tests and not config.getoption("collectonly"):
        experiment = default_document().experiment
        trainer = Trainer(experiment)
        warm(trainer, TrainingState.initial(trainer.compiled.parameters, experiment.initial))


def pytest_report_header(config: pytest.Config) -> list[str]:
    seed = config.getoption("--shuffle")
    return [] if seed is None else [f"shuffled with seed {seed}"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    seed = config.getoption("--shuffle")
    if seed is not None:
        random.Random(seed).shuffle(items)
    else:
        items[:] = _shared_out(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def _shared_out(items: Sequence[pytest.Item], processes: int) -> list[pytest.Item]:
    """The tests in an order in which each process, which begins with a part of its own, begins with as many slow ones.
    Begun last, these would keep one process busy after the others are done."""
    slow = [item for item in items if "slow" in item.keywords]
    fast = [item for item in items if "slow" not in item.keywords]
    cuts = [round(len(fast) * k / processes) for k in range(processes + 1)]
    return [item for k in range(processes) for item in (*slow[k::processes], *fast[cuts[k] : cuts[k + 1]])]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    item.stash[_BEGUN] = cpu_seconds()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.passed and "slow" not in item.keywords:
        took = cpu_seconds() - item.stash[_BEGUN]
        if is_too_long(took):
            report.outcome = "failed"
            report.longrepr = f"It took {took:.1f} s of CPU. Make it shorter than {LONGEST_S:g} s, or mark it slow."
    return report


def cpu_seconds() -> float:
    """Seconds of CPU that this process has taken so far, with the children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def is_too_long(seconds: float) -> bool:
    """Whether a test may not take so many seconds of CPU. On a machine that is slower than the reference, or busy with
    something else just now, it may take more."""
    return seconds > LONGEST_S and seconds > LONGEST_S * slowness()


def slowness() -> float:
    """How many times longer than on the reference machine anything takes just now."""
    begun = time.process_time()
    for _ in range(ROUNDS):
        pass
    return (time.process_time() - begun) / REFERENCE_S
