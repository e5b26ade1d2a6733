"""The window on small and scaled screens: it fits, and every control can be reached."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from playground.main_window import LEAST
from playground.screen_fit import fit_to_screen, room_on_screen
from tests.robot import Robot

ROOT = Path(__file__).parents[2]


def opened(tmp_path: Path, size: tuple[int, int], scale: str, *words: str) -> dict[str, Any]:
    """What a process of its own tells of the window on a screen of so many pixels."""
    screen = {"name": "one", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-m", "tests.playground.screen_child", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "scale", "words"),
    [((1024, 600), "1", ()), ((1366, 768), "1", ("larger",)), ((1600, 1000), "1.5", ()),
     ((1600, 1000), "1.5", ("larger",)),
     ((1600, 1000), "2", ()), ((1920, 1080), "1.25", ("larger",))],
)  # fmt: skip
def test_the_window_fits_its_screen_with_every_control_in_reach(
    tmp_path: Path, size: tuple[int, int], scale: str, words: tuple[str, ...]
) -> None:
    told = opened(tmp_path, size, scale, *words)
    assert told["screen"] == pytest.approx([size[0] / float(scale), size[1] / float(scale)], abs=1.0)
    assert told["fits"], told
    assert told["count"] > 30
    assert told["out"] == []
    assert told["popup"] or told["screen"][1] < 600
    assert all(least <= room for least, room in zip(told["least"], told["screen"], strict=True))


@pytest.mark.slow
def test_on_a_large_screen_the_window_keeps_its_least_size(tmp_path: Path) -> None:
    told = opened(tmp_path, (2560, 1440), "1")
    assert told["least"] == [LEAST.width(), LEAST.height()]
    assert told["window"] == [1280, 800]


def test_a_window_that_lies_beside_its_screen_is_brought_back(robot: Robot) -> None:
    window, room = robot.window, room_on_screen(robot.window)
    window.setGeometry(room.right() - 50, room.bottom() - 50, 600, 500)
    fit_to_screen(window, LEAST)
    assert room.contains(window.geometry())


@pytest.mark.parametrize("size", [(1024, 568), (1066, 634), (800, 468), (1500, 600)])
def test_what_a_low_or_narrow_window_cannot_show_scrolls(robot: Robot, size: tuple[int, int]) -> None:
    robot.window.setMinimumSize(0, 0)
    robot.window.resize(*size)
    robot.wait(lambda: (robot.window.width(), robot.window.height()) == size)
    panel = robot.workbench.output_panel
    inner = panel.widget()
    assert inner.height() <= panel.viewport().height() + panel.verticalScrollBar().maximum()
    assert panel.loss.plot.height() >= 110
    area = robot.window.centralWidget()
    assert area.widget().width() <= area.viewport().width() + area.horizontalScrollBar().maximum()
    assert area.widget().height() <= area.viewport().height() + area.verticalScrollBar().maximum()
