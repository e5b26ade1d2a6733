"""The data, with predictions and errors, as a file for a spreadsheet."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from core.data.making import usual_spec
from core.data.reading.reader import read
from core.document.data_edits import use_data
from playground.data_export import _encoded
from playground.questions import Button
from tests.playground.test_main_window import answer
from tests.robot import Robot


def export_to(robot: Robot, path: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Choose the command and name a file; what is told."""
    told: list[str] = []
    robot.application.store.noted.connect(told.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    robot.window.actions_by_id["export_data"].trigger()
    return told


def test_rows_predictions_and_errors_are_written(robot: Robot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    robot.application.store.apply("Penguins", lambda document: use_data(document, usual_spec("penguins")))
    robot.train()
    told = export_to(robot, str(tmp_path / "data.csv"), monkeypatch)
    assert told == ["Exported 342 rows to data.csv"]
    reading = read(tmp_path / "data.csv")
    assert reading.table.names[-4:] == ("species", "part", "prediction", "error")
    assert len(reading.table.cells) == 342
    wrong = reading.table.cells_of("error").mean()
    metrics = robot.latest.metrics
    assert 1.0 - wrong == pytest.approx((metrics.train_accuracy + metrics.test_accuracy) / 2.0, abs=0.01)


def test_nothing_is_written_without_a_name(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert export_to(robot, "", monkeypatch) == []


def test_what_cannot_be_written_is_one_sentence(robot: Robot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = answer(Button.Close)
    assert export_to(robot, str(tmp_path), monkeypatch) == []
    assert "is a folder" in seen[0]


def test_foreign_characters_are_marked_for_spreadsheets() -> None:
    assert _encoded("a") == b"a"
    assert _encoded("\u00e4") == b"\xef\xbb\xbf\xc3\xa4"
