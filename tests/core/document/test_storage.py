"""Project files: what is written comes back, what is broken is refused in one sentence, no crash spoils a file."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import limits
from core.cli.train import measure
from core.document import safe_file, storage
from core.document.examples import EXAMPLES, example_path, write_examples
from core.document.source import read_source
from core.document.starter import default_document
from core.document.storage import Project, decode, encode, open_project, save_project
from core.problem import UserError
from core.training.engine import RATE
from core.training.state import TrainingState
from core.training.trainer import Trainer

GOOD = encode(Project(default_document()))


def changed(**changes: Any) -> bytes:
    """The default project's file with values replaced by path, as in neurons__0__bias."""
    data = json.loads(GOOD)
    for path, value in changes.items():
        *folders, last = path.split("__")
        place = data
        for folder in folders:
            place = place[int(folder) if folder.isdigit() else folder]
        key = int(last) if last.isdigit() else last
        if value is ...:
            del place[key]
        else:
            place[key] = value
    return json.dumps(data).encode()


@pytest.mark.parametrize("title", EXAMPLES)
def test_the_examples_are_what_they_are_made_from(title: str) -> None:
    assert example_path(title).read_bytes() == encode(Project(EXAMPLES[title]()))
    assert open_project(example_path(title)).document == EXAMPLES[title]()


def test_a_project_with_its_training_comes_back_byte_by_byte(tmp_path: Path) -> None:
    document = default_document()
    state = TrainingState.initial(document.network.parameters, document.initial)
    state.counters[:] = [3, 80, 50, 4]
    state.gathered[:] = 0.25
    state.dead[2] = True
    path = tmp_path / "a project.gp"
    save_project(path, Project(document, state))
    project = open_project(path)
    assert project.document == document
    assert project.training is not None
    assert encode(project) == path.read_bytes()
    assert project.training.counters.tolist() == [3, 80, 50, 4]
    assert project.training.dead.tolist() == state.dead.tolist()


def test_training_goes_on_where_a_file_left_it(tmp_path: Path) -> None:
    whole = measure(str(example_path("Circle")), [0, 6])["epochs"][1]
    document = default_document()
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    control = np.zeros(2)
    control[RATE] = 0.03
    trainer.advance(state, control, 750)
    save_project(tmp_path / "half.gp", Project(document, state))
    rest = measure(str(tmp_path / "half.gp"), [0, 3])["epochs"][1]
    assert rest["train_loss"] == whole["train_loss"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "it is empty"),
        (b"[" * 200_000, "not a project"),
        (b'{"a":' * 100_000, "not a project"),
        (b"x1,x2,label\n1,2,3\n", 'damaged: line 1, column 1 has "x1,x2,label"'),
        (b"\x89PNG\r\n\x1a\n\x00", "damaged"),
        (b"\xff\xfe{", "damaged"),
        (GOOD[: len(GOOD) // 2], "damaged: it ends in line "),
        (changed(version=99), "made by a newer version of the program (file version 99"),
        (changed(version=0), "the version is wrong"),
        (changed(surprise=1), "surprise"),
        (changed(neurons__0__bias=...), 'the field "bias" of neuron h1.1 is missing'),
        (changed(neurons__0__bias=5), "the bias of neuron h1.1 is wrong: expected a text, got a whole number"),
        (changed(neurons__0__bias="nobody"), "the bias of neuron h1.1 has no initial value"),
        (changed(neurons__0__activation="swoosh"), 'neuron h1.1 has an unknown activation: "swoosh"'),
        (changed(neurons__0__name="a\u0007b"), "the name of neuron a\ufffdb is wrong: expected a text without control"),
        (changed(neurons__0__name="x" * 201), "expected a text of a length of at most 200"),
        (changed(neurons__0__name="a\u200bb"), 'the name of neuron 1, "a\ufffdb", contains characters'),
        (changed(layers__0__name="a\u200bb"), 'the name of layer 1, "a\ufffdb", contains characters'),
        (changed(neurons__0__layer="g99"), "neuron h1.1 belongs to a missing layer"),
        (changed(neurons__6__output=7), "neuron Output is output 7, but Circle has no such target"),
        (changed(neurons__0__output=0), "two neurons have the same output"),
        (changed(neurons__0__id="n4x", neurons__1__id="n4x"), "two inputs or neurons have the same id: n4x"),
        (
            changed(neurons__0__at=[1e300, 0]),
            "the position of neuron h1.1 is wrong: expected a number of at most 1000000",
        ),
        (changed(inputs__0__expression="tan(x3)"), 'There is no column "x3"'),
        (changed(inputs__0__expression=" x2 "), "two inputs have the same expression: x2"),
        (
            changed(links__0__source="nobody"),
            "link 1 (nobody \u2192 h1.1) starts at something that cannot feed a neuron",
        ),
        (changed(links__0__target="i1"), "link 1 (x1 \u2192 x1) ends at something that is not a neuron"),
        (changed(links__0__weight="nothing"), "the weight of link 1 (x1 \u2192 h1.1) has no initial value"),
        (changed(links__1__source="i1"), "two links have the same ends: x1 \u2192 h1.1"),
        (changed(layers__0__id="g77"), "neuron h1.1 belongs to a missing layer"),
        (changed(data__source__name="irises"), 'There is no data set "irises"'),
        (
            changed(data__source__name="wine"),
            'There is no data set "wine"; there are circle, xor, corners, gauss, '
            "spiral, moons, blobs, reg-plane, reg-gauss.",
        ),
        (changed(data__train_share=0), "the train share of the data is wrong: expected a number above 0"),
        (changed(data__train_share=0.01), "0.01 %"),
        (changed(settings__loss="guess"), 'there is no loss "guess"'),
        (changed(settings__optimizer="guess"), 'there is no optimizer "guess"'),
        (changed(settings__momentum=1.0), "the momentum must be a finite number from 0 and below 1"),
        (changed(settings__schedule_epochs=0), "the schedule length must be a whole number from 1"),
        (changed(initializer="guess"), 'the initializer "guess" is not known'),
        (changed(settings__learning_rate=-1), "the learning rate must be a finite number from 0"),
        (changed(settings__batch_size=2**70), "the batch size must be a whole number from 1"),
        (
            changed(data__source__name="reg-plane", settings__loss="cross_entropy"),
            "the loss is cross-entropy, but Plane has no classes",
        ),
        (GOOD.replace(b'"learning_rate": 0.03', b'"learning_rate": NaN'), "column 20 has NaN, which is not a number"),
        (GOOD.replace(b'"learning_rate": 0.03', b'"learning_rate": 1e999'), "number out of range"),
        (changed(serial=True), "the serial is wrong: expected a whole number, got true or false"),
    ],
)
def test_a_broken_file_is_refused_with_the_place(data: bytes, place: str) -> None:
    with pytest.raises(UserError) as refusal:
        decode(data, "x.gp")
    sentence = str(refusal.value)
    assert place in sentence
    assert sentence.startswith('"x.gp"')
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_loop_is_refused_by_name() -> None:
    data = json.loads(GOOD)
    data["links"].append({"id": "l99", "source": "n9", "target": "n4", "weight": data["links"][0]["weight"]})
    nodes = {row["id"]: row["name"] for row in data["neurons"]}
    data["links"][-1]["source"] = next(id for id, name in nodes.items() if name == "h2.1")
    data["links"][-1]["target"] = next(id for id, name in nodes.items() if name == "h1.1")
    with pytest.raises(UserError, match=r"its links form a loop through h1\.1"):
        decode(json.dumps(data).encode(), "x.gp")


def test_an_id_of_an_input_cannot_be_a_neurons() -> None:
    data = json.loads(GOOD)
    data["inputs"].append({"id": data["neurons"][0]["id"], "expression": "sin(x1)", "at": [0, 0]})
    with pytest.raises(UserError, match="two inputs or neurons have the same id"):
        decode(json.dumps(data).encode(), "x.gp")


@pytest.mark.parametrize(
    ("changes", "place"),
    [({"sample": 900}, "sample"), ({"parameters": {}}, "the bias of neuron h1.1 has no trained value")],
)
def test_a_training_state_must_fit(changes: dict, place: str) -> None:
    document = default_document()
    state = TrainingState.initial(document.network.parameters, document.initial)
    data = json.loads(encode(Project(document, state)))
    data["training"].update(changes)
    with pytest.raises(UserError, match=place):
        decode(json.dumps(data).encode(), "x.gp")


def test_an_empty_layer_is_refused() -> None:
    data = json.loads(GOOD)
    data["layers"].append({"id": "g99", "name": "Layer 9"})
    with pytest.raises(UserError, match="layer Layer 9 has no neurons"):
        decode(json.dumps(data).encode(), "x.gp")


def test_what_is_no_readable_file_gets_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.gp"
    with large.open("wb") as file:
        file.truncate(limits.PROJECT_BYTES + 1)
    for source, words in (
        (tmp_path / "nothing.gp", "There is no file"),
        (tmp_path, "is a folder"),
        (large, "larger than a project"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ):
        with pytest.raises(UserError, match=words):
            read_source(str(source))
    locked = tmp_path / "locked.gp"
    locked.write_bytes(GOOD)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(UserError, match="Permission denied"):
        open_project(locked)


@pytest.mark.parametrize("text", ["https://example.org/#seed=1", "ftp://x", "http://[broken"])
def test_other_addresses_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_source(text)


def test_a_second_save_keeps_the_first_as_backup(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    safe_file.write_safely(path, b"one")
    path.chmod(0o640)
    safe_file.write_safely(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.with_name("p.gp.bak").read_bytes() == b"one"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["p.gp", "p.gp.bak"]


def test_saving_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.gp", tmp_path / "link.gp"
    real.write_bytes(b"one")
    link.symlink_to(real)
    safe_file.write_safely(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


@pytest.mark.parametrize(
    "call",
    ["os.fsync", "os.open", "pathlib.Path.read_bytes", "pathlib.Path.replace", "pathlib.Path.chmod", "os.fdopen"],
)
def test_whatever_call_fails_the_old_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "p.gp"
    path.write_bytes(b"one")

    def failing(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(call, failing)
    with pytest.raises(UserError, match=r'"p.gp" could not be saved: No space left on device'):
        safe_file.write_safely(path, b"two")
    monkeypatch.undo()
    assert path.read_bytes() == b"one"
    assert not [entry for entry in tmp_path.iterdir() if entry.suffix == ".tmp"]


def test_saving_into_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file or directory"):
        save_project(tmp_path / "gone" / "p.gp", Project(default_document()))


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from core.document.safe_file import write_safely
print("ready", flush=True)
number = 0
while True:
    number = (number + 1) % 10
    write_safely(Path({path!r}), str(number).encode() * 200_000)
"""


@pytest.mark.slow
def test_killed_saves_leave_the_old_or_the_new_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "p.gp"
    script = KILLED.format(root=str(Path(__file__).parents[3]), path=str(path))
    draw = random.Random(3)
    print("seed 3")
    for _ in range(50):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        end = time.monotonic() + draw.uniform(0.0, 0.02)
        while time.monotonic() < end:
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if path.exists():
            data = path.read_bytes()
            assert len(data) == 200_000
            assert len(set(data)) == 1


def test_a_folder_without_hard_links_saves_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.gp"
    path.write_bytes(b"one")

    def denied(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", denied)
    safe_file.write_safely(path, b"two")
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.gp"]


def test_examples_are_written_as_they_are_shipped(tmp_path: Path) -> None:
    write_examples(tmp_path)
    assert {entry.name for entry in tmp_path.iterdir()} == {example_path(title).name for title in EXAMPLES}


def test_a_parameter_without_an_initial_value_is_refused() -> None:
    data = json.loads(GOOD)
    del data["initial"][data["links"][0]["weight"]]
    with pytest.raises(UserError, match=r"the weight of link 1 \(x1 \u2192 h1\.1\) has no initial value"):
        decode(json.dumps(data).encode(), "x.gp")


def test_what_would_be_read_back_as_another_project_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "decode", lambda *_: Project(EXAMPLES["Exclusive or"]()))
    with pytest.raises(UserError, match=r'"x\.gp" could not be saved: it would be read back as another project\.'):
        storage.encode_checked(Project(default_document()), "x.gp")


def test_a_layer_that_is_named_but_missing_is_refused() -> None:
    data = json.loads(GOOD)
    data["layers"] = []
    with pytest.raises(UserError, match=r"neuron h1\.1 belongs to a missing layer"):
        decode(json.dumps(data).encode(), "x.gp")


def test_folders_are_not_synced_where_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_file.os, "name", "other")
    monkeypatch.setattr(safe_file.os, "open", lambda *_: pytest.fail("opened a folder"))
    safe_file._sync_folder(tmp_path)
