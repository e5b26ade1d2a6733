"""The choices for a table survive the program."""

from pathlib import Path

from PySide6.QtCore import QSettings

from core.data.reading.choices import Choices
from playground.table_choices import KEY, remember_choices, remembered_choices
from tests.robot import Robot


def test_choices_are_kept_in_the_settings(robot: Robot, tmp_path: Path) -> None:
    path, chosen = tmp_path / "a.csv", Choices(delimiter=";", decimal=",")
    assert remembered_choices(path) == Choices()
    remember_choices(path, chosen)
    QSettings().sync()
    assert remembered_choices(path) == chosen
    assert remembered_choices(tmp_path / "b.csv") == Choices()
    QSettings().setValue(KEY, "none of ours")
    assert remembered_choices(path) == Choices()
    QSettings().remove(KEY)
