"""Where a project is saved: our ending is added to what was typed, and nothing is replaced without a question."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from playground.questions import Button, Question
from playground.save_path import is_unasked, save_path
from tests.robot import Robot


@pytest.mark.parametrize(
    ("typed", "name"),
    [("foo", "foo.gp"), ("run 0.03", "run 0.03.gp"), ("foo.gp", "foo.gp"), ("FOO.GP", "FOO.GP"), ("a.b.c", "a.b.c.gp"),
     ("foo.json", "foo.json.gp"), ("foo.gpx", "foo.gpx.gp"), ("foo.", "foo..gp"),
     (".gp", ".gp.gp"), ("v1.0", "v1.0.gp"),
     ("foo.gp.bak", "foo.gp.bak.gp"), ("\u7db2\u7d61", "\u7db2\u7d61.gp")],
)  # fmt: skip
def test_our_ending_is_added_and_never_takes_the_place_of_another(typed: str, name: str) -> None:
    assert save_path(f"/a.b/{typed}") == Path("/a.b") / name


@pytest.mark.parametrize("typed", ["foo", "run 0.03", "foo.txt"])
def test_only_a_name_that_got_an_ending_is_asked_about_by_us(tmp_path: Path, typed: str) -> None:
    assert not is_unasked(str(tmp_path / typed))
    save_path(str(tmp_path / typed)).touch()
    assert is_unasked(str(tmp_path / typed))
    assert not is_unasked(str(save_path(str(tmp_path / typed))))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What the dialog is told, one name after the other; "" is Cancel."""

    def tell(*typed: object) -> None:
        told = iter([*map(str, typed), ""])
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(told), ""))

    return tell


def answer(button: Button) -> list[str]:
    """Press a button of the question that comes; the list is filled with what was asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        asked.append(box.text)
        box.button(button).click()

    QTimer.singleShot(0, press)
    return asked


@pytest.mark.parametrize("typed", ["foo", "run 0.03"])
def test_saving_over_a_file_whose_ending_was_not_typed_is_asked(
    robot: Robot, tmp_path: Path, names: Callable[..., None], typed: str
) -> None:
    there = tmp_path / f"{typed}.gp"
    there.write_text("mine")
    names(tmp_path / typed)
    asked = answer(Button.Cancel)
    assert not robot.window.file.save_as()
    assert asked == [f'"{there.name}" already exists. Replace it?']
    assert there.read_text() == "mine"
    names(tmp_path / typed)
    answer(Button.Replace)
    assert robot.window.file.save_as()
    assert there.read_text() != "mine"


def test_after_no_another_name_can_be_typed(robot: Robot, tmp_path: Path, names: Callable[..., None]) -> None:
    (tmp_path / "foo.gp").write_text("mine")
    names(tmp_path / "foo", tmp_path / "bar")
    answer(Button.Cancel)
    assert robot.window.file.save_as()
    assert (tmp_path / "bar.gp").exists()
    assert (tmp_path / "foo.gp").read_text() == "mine"


def test_a_name_that_looks_as_if_it_had_an_ending_can_be_found_again(
    robot: Robot, tmp_path: Path, names: Callable[..., None]
) -> None:
    names(tmp_path / "run 0.03")
    assert robot.window.file.save_as()
    assert [each.name for each in tmp_path.glob("*.gp")] == ["run 0.03.gp"]
    assert robot.window.file.name == "run 0.03.gp"
