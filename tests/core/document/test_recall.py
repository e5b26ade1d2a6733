"""Large tables are referred to by their files: the same bits again, or one sentence and what the project has."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest

from core.data.making import generate
from core.data.reading.choices import Choices, Sampling
from core.data.reading.importing import import_table
from core.data.reading.origin import with_origin
from core.data.reading.reader import read
from core.data.reading.roles import Roles
from core.data.source import DatasetSpec, Imported
from core.document import excerpt, recall
from core.document.data_edits import use_data
from core.document.kept_work import About, KeptWork
from core.document.own_network import with_own_network
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode, open_project, save_project
from core.problem import UserError
from core.training.state import TrainingState
from core.training.trainer import Trainer

TEXT = "a,b,note,kind\n" + "".join(f"{row}.5,{row * 7 % 31},{row},{'xyz'[row % 3]}\n" for row in range(1, 1000))
USUAL = Sampling()
ROLES = Roles("kind", ("a", "b"))


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tables of more than 2 kB are too large for a project file."""
    monkeypatch.setattr(excerpt, "EMBEDDED_BYTES", 2000)
    monkeypatch.setattr(excerpt, "ROWS", 40)
    excerpt.is_small.cache_clear()
    excerpt.excerpt.cache_clear()
    yield
    excerpt.is_small.cache_clear()
    excerpt.excerpt.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a project and its table."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "big.csv").write_text(TEXT)
    return tmp_path / "work"


def spec_of(path: Path, sampling: Sampling = USUAL, roles: Roles = ROLES) -> DatasetSpec:
    """The data of a file."""
    reading = read(path, Choices(), sampling)
    source = with_origin(import_table(reading, roles).source, reading, Choices(), sampling, roles)
    return DatasetSpec(source, 70.0, "3", "standardize")


def project_on(spec: DatasetSpec, samples: int = 900) -> Project:
    """A project on data, trained on some samples."""
    document = with_own_network(default_document(), spec)
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.experiment.initial)
    trainer.advance(state, trainer.control(), samples)
    return Project(document, state)


@pytest.fixture
def saved(folder: Path) -> Project:
    """A project that is saved beside its table."""
    project = project_on(spec_of(folder / "big.csv"))
    save_project(folder / "net.gp", project)
    return project


def rows_in(path: Path) -> int:
    """The rows of the table that are in a project file."""
    return len(json.loads(path.read_bytes())["data"]["source"]["table"]["columns"][0]["cells"])


def source_of(project: Project) -> Imported:
    """The table of a project."""
    assert isinstance(project.document.data.source, Imported)
    return project.document.data.source


def assert_same(opened: Project, saved: Project) -> None:
    """Everything of a project came back, to the bit, and trains on alike."""
    assert opened.document == saved.document
    assert (opened.note, opened.changed) == ("", None)
    one, other = generate(saved.document.data), generate(opened.document.data)
    np.testing.assert_array_equal(one.points, other.points)
    assert one.train_count == other.train_count
    assert opened.training is not None
    assert saved.training is not None
    assert opened.training.to_data() == saved.training.to_data()


def test_a_large_table_is_an_excerpt_in_the_file_and_comes_back_from_its_own(folder: Path, saved: Project) -> None:
    assert 40 <= rows_in(folder / "net.gp") < 60
    assert json.loads((folder / "net.gp").read_bytes())["data"]["source"]["origin"]["path"] == "big.csv"
    assert_same(open_project(folder / "net.gp"), saved)
    before = (folder / "net.gp").read_bytes()
    save_project(folder / "net.gp", open_project(folder / "net.gp"))
    assert (folder / "net.gp").read_bytes() == before


def test_a_sample_comes_back_too(folder: Path) -> None:
    project = project_on(spec_of(folder / "big.csv", Sampling("each class", 100, None, "8", always=True)))
    assert len(source_of(project).table.cells) == 300
    save_project(folder / "net.gp", project)
    assert_same(open_project(folder / "net.gp"), project)


def test_a_small_table_is_in_the_file_and_needs_no_other(folder: Path) -> None:
    (folder / "small.csv").write_text("".join(TEXT.splitlines(keepends=True)[:40]))
    project = project_on(spec_of(folder / "small.csv"), 30)
    save_project(folder / "net.gp", project)
    assert rows_in(folder / "net.gp") == 39
    (folder / "small.csv").unlink()
    assert_same(open_project(folder / "net.gp"), project)


def test_a_large_table_without_a_file_is_in_the_project(folder: Path, saved: Project) -> None:
    spec = saved.document.data
    pasted = replace(
        saved, document=replace(saved.document, data=replace(spec, source=replace(spec.source, origin=None)))
    )
    save_project(folder / "net.gp", pasted)
    assert rows_in(folder / "net.gp") == 999
    assert source_of(open_project(folder / "net.gp")).origin is None


@pytest.mark.parametrize("move", ["the folder", "the folder above", "the table to the project", "the project away"])
def test_a_moved_project_finds_its_table(folder: Path, saved: Project, move: str) -> None:
    project = folder / "net.gp"
    if move == "the folder":
        project = folder.rename(folder.with_name("other")) / "net.gp"
    elif move == "the folder above":
        (folder.parent / "data").mkdir()
        shutil.move(folder / "big.csv", folder.parent / "data" / "big.csv")
        save_project(project, project_on(spec_of(folder.parent / "data" / "big.csv")))
        shutil.copytree(folder.parent, folder.parent / "copy" / "of", ignore=shutil.ignore_patterns("copy"))
        shutil.rmtree(folder.parent / "data")
        project = folder.parent / "copy" / "of" / "work" / "net.gp"
    elif move == "the table to the project":
        (folder / "deep" / "in").mkdir(parents=True)
        project = project.rename(folder / "deep" / "in" / "net.gp")
        shutil.move(folder / "big.csv", project.parent)
    else:
        save_project(folder.parent / "far" / "net.gp" if (folder.parent / "far").mkdir() else folder / "net.gp", saved)
    assert_same(open_project(project), saved)


def test_saving_elsewhere_keeps_the_way_to_the_table(folder: Path, saved: Project) -> None:
    far = folder.parent / "far" / "away" / "from"
    far.mkdir(parents=True)
    save_project(far / "net.gp", open_project(folder / "net.gp"))
    assert json.loads((far / "net.gp").read_bytes())["data"]["source"]["origin"]["path"] == str(folder / "big.csv")
    assert_same(open_project(far / "net.gp"), saved)


def test_without_a_file_the_path_is_absolute(folder: Path, saved: Project) -> None:
    kept = KeptWork.begin()
    kept.write(saved, About())
    path = json.loads((kept.folder / "project.gp").read_bytes())["data"]["source"]["origin"]["path"]
    assert path == str(folder / "big.csv")
    assert_same(kept.project(), saved)
    kept.remove()


def gone(path: Path) -> None:
    """The table is away."""
    path.unlink()


def folder_instead(path: Path) -> None:
    """A folder has its name."""
    path.unlink()
    path.mkdir()


def changed(path: Path) -> None:
    """Somebody changed it."""
    path.write_text(TEXT.replace("1.5", "2.5", 1))


def grown(path: Path) -> None:
    """Somebody added to it."""
    path.write_text(TEXT + "1,1,1,x\n")


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (gone, r'There is no file ".*big.csv"; the project opens with 42 of its 999 rows until it can be read\.$'),
        (
            folder_instead,
            r'^"big.csv" is a folder.*; the project opens with 42 of its 999 rows until it can be read\.$',
        ),
        (
            changed,
            r'^"big.csv" has changed since it was imported; the project opens with 42 of its 999 rows until it is',
        ),
        (grown, r'^"big.csv" has changed since it was imported; the project opens with 42 of its 999 rows until it is'),
    ],
)
def test_without_its_table_a_project_opens_shows_and_saves_and_nothing_is_lost(
    folder: Path, saved: Project, happens: Callable[[Path], None], words: str
) -> None:
    before = (folder / "net.gp").read_bytes()
    happens(folder / "big.csv")
    opened = open_project(folder / "net.gp")
    assert pytest.approx(opened.document.initial) == saved.document.initial
    assert re.search(words, opened.note)
    assert (opened.changed is not None) == (happens in (changed, grown))
    source = source_of(opened)
    assert source.is_excerpt
    assert source.origin == source_of(saved).origin
    assert opened.document.network == saved.document.network
    # It trains on, from the weights it had.
    trainer = Trainer(opened.document.experiment)
    assert opened.training is not None
    assert opened.training.values() == saved.training.values()  # type: ignore[union-attr]
    assert np.isfinite(trainer.metrics(opened.training.parameters).train_loss)
    save_project(folder / "net.gp", opened)
    again = json.loads((folder / "net.gp").read_bytes())
    assert again["data"] == json.loads(before)["data"]
    if (folder / "big.csv").is_dir():
        (folder / "big.csv").rmdir()
    (folder / "big.csv").write_text(TEXT)
    back = open_project(folder / "net.gp")
    assert (back.document, back.note) == (saved.document, "")


def test_a_place_that_an_excerpt_lacks_begins_the_epoch_again(folder: Path, saved: Project) -> None:
    file = json.loads((folder / "net.gp").read_bytes())
    (folder / "big.csv").unlink()
    gathered = {"gathered": dict.fromkeys(file["initial"], 0.5), "gathered_count": 7, "gathered_loss": 1.0}
    for sample, count in ((28, 7), (29, 0)):
        file["training"] |= {"sample": sample, **gathered}
        training = decode(json.dumps(file).encode(), "net.gp", folder).training
        assert training is not None
        data = training.to_data()
        assert (data["sample"], data["gathered_count"], len(data["gathered"])) == (
            (sample, 7, len(file["initial"])) if count else (0, 0, 0)
        )
        assert data["parameters"] == file["training"]["parameters"]
        assert data["epoch"] == file["training"]["epoch"]


def test_a_small_table_whose_file_changed_is_offered_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "small.csv").write_text("".join(TEXT.splitlines(keepends=True)[:40]))
    save_project(folder / "net.gp", project_on(spec_of(folder / "small.csv"), 30))
    text = (folder / "small.csv").read_text()
    (folder / "small.csv").write_text(text.replace("1.5", "9.5", 1))
    opened = open_project(folder / "net.gp")
    assert opened.note == '"small.csv" has changed since it was imported; the project has the rows as they were.'
    assert opened.changed == source_of(opened).origin
    assert len(source_of(opened).table.cells) == 39
    with monkeypatch.context() as patch:
        patch.setattr(recall, "content_of", Mock(side_effect=UserError("No permission.")))
        (folder / "small.csv").write_text(text.replace("1.5", "9.5", 1))
        assert open_project(folder / "net.gp").changed is None
    (folder / "small.csv").unlink()
    (folder / "small.csv").mkdir()
    assert open_project(folder / "net.gp").changed is None


def test_of_a_huge_file_only_the_size_is_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "small.csv").write_text("".join(TEXT.splitlines(keepends=True)[:40]))
    save_project(folder / "net.gp", project_on(spec_of(folder / "small.csv"), 30))
    monkeypatch.setattr(recall, "HASHED_BYTES", 10)
    (folder / "small.csv").write_text((folder / "small.csv").read_text().replace("1.5", "9.5", 1))
    assert open_project(folder / "net.gp").changed is None


def test_columns_that_are_read_in_another_way_are_said(folder: Path, saved: Project) -> None:
    file = json.loads((folder / "net.gp").read_bytes())
    file["data"]["source"]["table"]["columns"][0]["unit"] = "mm"
    opened = decode(json.dumps(file).encode(), "net.gp", folder)
    assert opened.note.startswith("The columns") or '"big.csv" has changed' in opened.note
    assert source_of(opened).is_excerpt


def test_what_fits_the_excerpt_but_not_all_rows_opens_with_the_excerpt(folder: Path, saved: Project) -> None:
    file = json.loads((folder / "net.gp").read_bytes())
    excerpted = source_of(decode(encode(saved), "x.gp", recall=lambda spec, folder: recall.Recalled(spec)))
    data = generate(replace(saved.document.data, source=excerpted))
    whole = generate(saved.document.data)
    lowest = data.scaled(data.points).min(axis=0)[0], whole.scaled(whole.points).min(axis=0)[0]
    assert lowest[1] < lowest[0]
    file["inputs"][0]["expression"] = f"sqrt(a+{-(lowest[0] + lowest[1]) / 2.0})"
    opened = decode(json.dumps(file).encode(), "net.gp", folder)
    assert source_of(opened).is_excerpt
    assert opened.note.startswith("With all rows of its table the project cannot be opened (input 1 cannot be computed")
    assert len(opened.note) < 330


def test_what_fits_neither_is_refused(folder: Path, saved: Project) -> None:
    file = json.loads((folder / "net.gp").read_bytes())
    file["inputs"][0]["expression"] = "log(a-1000)"
    with pytest.raises(UserError, match="input 1 cannot be computed"):
        decode(json.dumps(file).encode(), "net.gp", folder)


def test_a_way_of_reading_that_there_is_not_is_refused(folder: Path, saved: Project) -> None:
    file = json.loads((folder / "net.gp").read_bytes())
    file["data"]["source"]["origin"]["sampling"]["how"] = "all"
    with pytest.raises(UserError, match=r'"net\.gp" cannot be opened: There is no sample "all"'):
        decode(json.dumps(file).encode(), "net.gp", folder)


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_table_whose_name_is_no_text_is_found(folder: Path, saved: Project) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.csv"))
    (folder / "big.csv").rename(path)
    project = project_on(spec_of(path))
    save_project(folder / "net.gp", project)
    assert_same(open_project(folder / "net.gp"), project)


def test_other_data_are_saved_beside_it(folder: Path) -> None:
    save_project(folder / "net.gp", Project(default_document()))
    assert open_project(folder / "net.gp").document == default_document()


def test_saving_does_not_read_the_table(folder: Path, saved: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_project(folder / "net.gp")
    monkeypatch.setattr(recall, "read_unchanged", pytest.fail)
    save_project(folder / "net.gp", opened)


def test_other_choices_on_an_excerpt_keep_the_way_to_the_table(folder: Path, saved: Project) -> None:
    (folder / "big.csv").unlink()
    document = open_project(folder / "net.gp").document
    document = use_data(document, replace(document.data, train_share=50.0)).document
    save_project(folder / "net.gp", Project(document))
    (folder / "big.csv").write_text(TEXT)
    opened = open_project(folder / "net.gp")
    assert (opened.document.data.train_share, len(source_of(opened).table.cells)) == (50.0, 999)
