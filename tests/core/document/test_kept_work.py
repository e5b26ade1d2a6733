"""What is kept without a save, and what is known of a file before it is replaced, without a window."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.document.file_stamp import doubts, stamp_of
from core.document.kept_work import ABOUT, PROJECT, About, KeptWork, describe, find_kept
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.training.state import TrainingState

PROJECT_AT_START = Project(default_document())


def kept_work(project: Project = PROJECT_AT_START, about: About | None = None) -> KeptWork:
    """The work of a program that is gone."""
    made = KeptWork.begin()
    made.write(project, about or About())
    made.release()
    return made


def test_work_of_programs_that_are_gone_is_found_newest_first() -> None:
    first, second = kept_work(), kept_work()
    os.utime(first.folder / PROJECT, (1_000_000, 1_000_000))
    found = find_kept()
    assert [each.folder for each in found] == [second.folder, first.folder]
    assert find_kept() == []  # They are locked for whoever found them.
    found[0].release()
    assert [each.folder for each in find_kept()] == [second.folder]


def test_what_is_kept_is_described_by_its_size_and_training() -> None:
    document = default_document()
    state = TrainingState.initial(document.network.parameters, document.initial)
    state.counters[0] = 3189
    kept = kept_work(Project(document, state))
    assert describe(kept) == ("7 neurons, 18 links, epoch 3,189", True)
    assert kept.project().document == document


def test_what_was_damaged_is_described_by_what_is_wrong() -> None:
    kept = kept_work()
    (kept.folder / PROJECT).write_bytes(b"{")
    words, can_be_opened = describe(kept)
    assert "damaged" in words
    assert not can_be_opened


def test_without_a_word_about_it_kept_work_has_no_file(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    path.write_bytes(b"one")
    kept = kept_work(about=About(path, stamp_of(path)))
    assert kept.about == About(path, stamp_of(path))
    (kept.folder / ABOUT).write_bytes(b"nonsense")
    assert kept.about == About()
    (kept.folder / ABOUT).unlink()
    assert kept.about == About()


def test_nothing_is_kept_after_a_save() -> None:
    kept = kept_work()
    kept.clear()
    kept.clear()
    assert kept.kept_at == 0.0


def test_a_folder_that_others_take_away_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    opened, refused = os.open, []

    def denied(name: object, *more: int) -> int:
        if str(name).endswith("lock") and len(refused) < 2:
            refused.append(name)
            raise FileNotFoundError(2, "No such file or directory")
        return opened(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("os.open", denied)
    kept = KeptWork.begin()
    assert len(refused) == 2
    kept.remove()


def test_where_nothing_can_be_locked_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.document.kept_work._locked", lambda folder: None)
    with pytest.raises(OSError, match="no folder of our own"):
        KeptWork.begin()
    kept_work_there = find_kept()
    assert kept_work_there == []


def test_without_a_state_folder_nothing_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "nowhere"))
    assert find_kept() == []


def test_a_file_is_doubted_only_when_its_content_is_another(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    assert doubts(path, None) == []
    assert stamp_of(path) is None
    path.write_bytes(b"one")
    stamp = stamp_of(path)
    assert doubts(path, stamp) == []
    os.utime(path, (5, 5))
    assert doubts(path, stamp) == []
    path.write_bytes(b"two")
    assert doubts(path, stamp) == ['"p.gp" was changed by somebody else since you opened or saved it.']
    assert doubts(path, None) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes and hard links are those of POSIX systems")
def test_protection_and_other_names_are_told(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    path.write_bytes(b"one")
    os.link(path, tmp_path / "q.gp")
    path.chmod(0o400)
    assert [sentence.split(" ", 1)[1] for sentence in doubts(path, None)] == [
        "is write-protected.", "has other names (hard links); they will keep its present content.",
    ]  # fmt: skip


def test_a_batch_that_is_not_finite_is_begun_again_in_the_file() -> None:
    document = default_document()
    state = TrainingState.initial(document.network.parameters, document.initial)
    state.counters[:] = [2, 50, 14, 4]
    state.gathered[3] = np.inf
    back = decode(encode(Project(replace(document, seed="1"), state)), "p.gp").training
    assert back is not None
    assert back.counters.tolist() == [2, 50, 10, 0]
    assert not back.gathered.any()
    assert state.counters.tolist() == [2, 50, 14, 4]


def test_the_file_that_was_kept_is_known_with_its_state(tmp_path: Path) -> None:
    path = tmp_path / "a \u03c0 project.gp"
    path.write_bytes(encode(PROJECT_AT_START))
    kept = kept_work(about=About(path, stamp_of(path)))
    assert kept.about == About(path, stamp_of(path))
    kept.clear()
    assert (kept.about, kept.kept_at) == (About(), 0.0)


def test_folders_without_work_are_removed_when_they_are_old() -> None:
    empty, new = KeptWork.begin(), KeptWork.begin()
    for each in (empty, new):
        each.release()
        each.release()  # Once more is nothing.
    os.utime(empty.folder, (1_000_000, 1_000_000))
    assert find_kept() == []
    assert not empty.folder.exists()
    assert new.folder.exists()


def test_a_folder_that_cannot_be_locked_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_work()

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("core.document.kept_work.os.open", denied)
    assert find_kept() == []


def test_where_a_locked_file_cannot_be_deleted_it_is_unlocked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_work()
    found = find_kept()
    monkeypatch.setattr("core.document.kept_work.os.name", "nt")
    found[0].remove()
    monkeypatch.undo()
    assert not kept.folder.exists()


def test_untrained_work_is_at_the_first_epoch() -> None:
    kept = kept_work()
    words, _ = describe(kept)
    assert kept.about == About()
    assert words == "7 neurons, 18 links, epoch 0"
