"""Work that is not saved is kept while one works, and offered after a crash."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.document.kept_work import About, KeptWork, find_kept
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import encode, open_project
from core.problem import UserError
from playground.questions import Button
from playground.recovery_dialog import RecoveryDialog, age
from tests.playground.test_main_window import answer
from tests.robot import Robot


def test_work_is_kept_and_comes_back_after_a_crash(robot: Robot, qtbot: object) -> None:
    robot.application.keep_work()
    robot.train()
    robot.connect("x1", "h2.1")
    autosave = robot.application.autosave
    assert autosave is not None
    folder = autosave._kept.folder
    robot.wait(lambda: (folder / "project.gp").exists())
    robot.wait(lambda: open_project(folder / "project.gp").document == robot.application.store.document)
    assert find_kept() == []  # Nobody takes what belongs to a running program.
    autosave._kept.release()
    found = find_kept()
    assert [kept.folder for kept in found] == [folder]
    dialog = RecoveryDialog(robot.window, found, robot.application._recover)
    dialog.open()
    assert "Untitled, backed up less than a minute ago" in dialog.list.item(0).text()
    assert "epoch 3" in dialog.list.item(0).text()
    document = robot.application.store.document
    answer(Button.Discard)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert robot.application.store.document == document
    assert robot.window.file.is_changed
    robot.wait(lambda: robot.latest.epoch == 3)


def test_kept_work_can_be_discarded_by_the_keyboard(robot: Robot, tmp_path: Path) -> None:
    for name in ("one", "two"):
        kept = KeptWork.begin()
        kept.write(Project(default_document()), About(tmp_path / f"{name}.gp"))
        kept.release()
    dialog = RecoveryDialog(robot.window, find_kept(), robot.application._recover)
    dialog.open()
    dialog.discard_button.setFocus()
    QTest.keyClick(dialog.discard_button, Qt.Key.Key_Space)
    assert dialog.list.count() == 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    left = find_kept()
    assert len(left) == 1
    left[0].remove()


def test_a_clean_end_leaves_nothing_behind(robot: Robot) -> None:
    robot.application.keep_work()
    robot.train()
    autosave = robot.application.autosave
    assert autosave is not None
    folder = autosave._kept.folder
    robot.wait(lambda: (folder / "project.gp").exists())
    answer(Button.Discard)
    assert robot.window.close()
    assert not folder.exists()


def test_saved_work_is_not_kept_any_longer(robot: Robot, path: Path) -> None:
    robot.application.keep_work()
    robot.connect("x1", "h2.1")
    autosave = robot.application.autosave
    assert autosave is not None
    project = autosave._kept.folder / "project.gp"
    robot.wait(project.exists)
    assert robot.window.file.save()
    robot.wait(lambda: not project.exists())


def test_work_that_cannot_be_kept_is_told_once(robot: Robot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    said: list[str] = []
    robot.application.store.noted.connect(said.append)
    robot.application.keep_work()
    assert robot.application.autosave is None
    assert len(said) == 1
    assert "Cannot back up unsaved work" in said[0]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3.0, "less than a minute ago"), (61.0, "1 minute ago"), (7300.0, "2 hours ago"), (9e5, "10 days ago")],
)
def test_ages_are_told_in_words(seconds: float, words: str) -> None:
    assert age(seconds) == words


def test_a_minimized_window_keeps_and_saves_what_was_trained(robot: Robot, path: Path) -> None:
    robot.application.keep_work()
    autosave = robot.application.autosave
    assert autosave is not None
    assert robot.window.file.save()
    robot.press(robot.workbench.top_bar.run.play)
    robot.wait(lambda: robot.latest.epoch > 1)
    robot.window.showMinimized()
    begun = robot.latest.epoch
    robot.wait(lambda: robot.latest.epoch > begun + 60)
    assert robot.window.file.unsaved
    kept = autosave._kept.folder / "project.gp"
    robot.wait(lambda: kept.exists() and open_project(kept).training.counters[0] > begun)
    robot.window.showNormal()


def test_what_is_kept_belongs_to_no_file_it_was_not_kept_with(tmp_path: Path) -> None:
    kept = KeptWork.begin()
    kept.write(Project(default_document()), About(tmp_path / "a.gp"))
    assert kept.about.path == tmp_path / "a.gp"
    (kept.folder / "project.gp").write_bytes(encode(Project(replace(default_document(), seed="other"))))
    assert kept.about.path is None
    kept.remove()


def test_work_on_a_file_whose_name_is_no_text_is_kept(tmp_path: Path) -> None:
    kept = KeptWork.begin()
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.gp"))
    kept.write(Project(default_document()), About(path))
    assert kept.about.path == path
    kept.remove()


def test_a_start_leaves_the_new_folder_of_another_alone() -> None:
    kept = KeptWork.begin()
    kept.release()
    assert find_kept() == []
    assert kept.folder.exists()
    os.utime(kept.folder, (1, 1))
    assert find_kept() == []
    assert not kept.folder.exists()


def test_recovered_work_stays_until_it_is_kept_anew(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    old = KeptWork.begin()
    old.write(Project(replace(default_document(), seed="old")), About())
    old.release()
    robot.application.keep_work()
    autosave = robot.application.autosave
    assert autosave is not None
    write = autosave._kept.write

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(autosave._kept, "write", full)
    dialog = robot.application._recovery
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert robot.application.store.document.seed == "old"
    robot.wait(lambda: autosave._is_told)
    assert (old.folder / "project.gp").exists()
    monkeypatch.setattr(autosave._kept, "write", write)
    robot.wait(lambda: not old.folder.exists())
