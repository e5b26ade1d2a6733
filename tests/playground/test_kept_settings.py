"""What a start takes from the settings of an earlier run, and from settings that are none of ours."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings

from playground.app import keep, restore
from tests.robot import Robot

NONSENSE = (
    5,
    0.5,
    True,
    "",
    "junk",
    "1e300",
    "-1",
    b"\xff\x00",
    [1, 2],
    {"a": 1},
    "[1" * 5000,
    '{"1500": [1e308, NaN, 1]}',
)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_what_an_earlier_run_kept_is_used(robot: Robot, settings: QSettings) -> None:
    settings.setValue("text_size", "125")
    settings.setValue("regions", '{"1220":[300.0,310.0,152.0]}')
    restore(robot.application, settings)
    assert robot.application.style.text_size == 125
    robot.wait(lambda: robot.workbench.side.width() == 375)


@pytest.mark.slow
def test_what_one_run_keeps_the_next_one_uses(robot: Robot, settings: QSettings) -> None:
    regions, style = robot.workbench.regions, robot.application.style
    style.choose_text_size(110)
    regions.sizes.read('{"1220":[300.0,310.0,152.0]}')
    kept = regions.sizes.as_text()
    keep(robot.application, settings)
    style.choose_text_size(100)
    regions.sizes.forget()
    assert regions.sizes.as_text() != kept
    restore(robot.application, settings)
    assert style.text_size == 110
    assert regions.sizes.as_text() == kept


@pytest.mark.parametrize("name", ["geometry", "text_size", "regions"])
def test_nonsense_changes_nothing(robot: Robot, settings: QSettings, name: str) -> None:
    before = robot.window.geometry(), robot.workbench.regions.sizes.as_text()
    for value in NONSENSE:
        kept: Any = value
        settings.setValue(name, kept)
        restore(robot.application, settings)
        assert robot.application.style.text_size == 100
        assert (robot.window.geometry(), robot.workbench.regions.sizes.as_text()) == before
