"""One edit, one frame and one file call the steps of docs/architecture.md, in order."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from core.document import edits
from tests.robot import Robot

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")

Call = tuple[str, str]


def walk(title: str) -> list[Call]:
    """The steps of a walk: a file and the function called in it."""
    section = TEXT.partition(f"## {title}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\d+\. `([\w/.]+)` `([\w.]+)`:", section, re.MULTILINE)


@contextmanager
def recorded() -> Iterator[list[Call]]:
    """Every call of our own code on this thread, and on those that are started meanwhile, in order."""
    calls: list[Call] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(str(ROOT)):
            path = Path(frame.f_code.co_filename).relative_to(ROOT).as_posix()
            calls.append((path, frame.f_code.co_qualname))

    threading.setprofile(watch)
    sys.setprofile(watch)
    try:
        yield calls
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def missed(steps: list[Call], calls: list[Call]) -> list[Call]:
    """The steps that are not called after those before them."""
    stream = iter(calls)
    return [step for step in steps if step not in stream]


def turns(robot: Robot, count: int = 3) -> None:
    """Tick the session on this thread, where the calls are recorded; the training thread is stopped."""
    for _ in range(count):
        robot.application.session.tick()


@pytest.fixture
def resting(robot: Robot) -> Robot:
    """A window whose training thread is stopped."""
    assert robot.application.thread_.stop()
    return robot


def test_one_edit_takes_the_steps_of_the_page(resting: Robot) -> None:
    steps = walk("One edit")
    neuron = resting.network.hidden[0].id
    with recorded() as calls:
        edit = partial(edits.set_activation, neurons=[neuron], activation="relu")
        assert resting.application.store.apply("Set activation", edit)
        turns(resting)
    assert len(steps) > 10
    assert missed(steps, calls) == []


def test_one_frame_takes_the_steps_of_the_page(resting: Robot) -> None:
    steps = walk("One frame")
    resting.application.session.play()
    turns(resting)
    with recorded() as calls:
        resting.wait(lambda: steps[5] in calls)
        turns(resting)
    resting.application.session.pause()
    assert len(steps) > 8
    assert missed(steps, calls) == []


def test_one_file_takes_the_steps_of_the_page(resting: Robot, path: Path) -> None:
    steps = walk("One file")
    file = resting.window.file
    with recorded() as calls:
        assert file.save()
        assert file.open_source(str(path))
    assert len(steps) > 7
    assert missed(steps, calls) == []


def test_a_step_out_of_its_place_is_noticed() -> None:
    first, second = ("a.py", "f"), ("b.py", "g")
    assert missed([first, second], [first, first, second]) == []
    assert missed([second, first], [first, second]) == [first]
