"""Whatever a session can hold is saved, opened and saved again the same: diverged, at its limits, in mid-edit."""

import random
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core import limits
from core.data.making import usual_spec
from core.document import clipboard, data_edits, edits, parameter_edits, structure
from core.document.document import Change, Document
from core.document.notes import LabNotes
from core.document.project import Project, project_of
from core.document.starter import default_document, large_document
from core.document.storage import decode, encode, open_project, save_project
from core.document.tf_playground import read_link
from core.document.view import View
from core.problem import Refusal, UserError
from core.training.session import TrainingSession
from core.training.snapshot import SnapshotRequest
from core.training.standing import Receipt
from core.training.state import EPOCH, UPDATE, TrainingState
from tests.core.training.conftest import Clock, look
from tests.core.training.random_documents import random_document
from tests.stress.edits import DEEDS

SESSIONS = 100
HUGE = sys.float_info.max
EDGES = (-HUGE, HUGE, 5e-324, -0.0, 1e300, 1e155, 3.0)


def at_the_limits(draw: random.Random, document: Document) -> Change:
    """An edit that goes as far as edits go."""
    network = document.network
    if not network.neurons:
        raise Refusal("There is no neuron.")
    some = draw.choice(network.parameters)
    kind = draw.randrange(9)
    if kind == 0:
        return edits.set_parameter(document, some, draw.choice(EDGES), initial=draw.random() < 0.5)
    if kind == 1:
        return edits.use_settings(document, learning_rate=draw.choice([1e6, 1e155, limits.LARGEST, 5e-324]))
    if kind == 2:
        far = {id: (draw.choice([-3e6, 1e6 + 32.0, 1e300]), draw.uniform(-2e6, 2e6)) for id in network.nodes}
        return edits.move(document, far)
    if kind == 3:
        return edits.rename(
            document, draw.choice(network.neurons).id, draw.choice(["\U0001f9e0" * 200, "x" * 200, "\u03c0"])
        )
    if kind == 4:
        return edits.use_settings(document, penalty="L2_all", penalty_rate=draw.choice([0.3, limits.LARGEST]))
    if kind == 5:
        return edits.new_weights(document, draw.choice(["s" * limits.SEED, "\U0001f9e0", ""]))
    if kind == 6:
        part = clipboard.copy(document, [neuron.id for neuron in network.neurons][:3], {})
        return clipboard.paste(document, part, (limits.PLACE, -limits.PLACE))
    if kind == 7 and network.hidden:
        return structure.merge(document, [neuron.id for neuron in network.hidden])
    return edits.use_settings(document, batch_size=draw.choice([1, 1_000_000]), weight_decay=draw.choice([0.3, 1e300]))


def some_session(seed: int, clock: Clock) -> tuple[TrainingSession, Document]:
    """A session that was edited and trained at random, and its document. Its last edits are still on their way."""
    draw = random.Random(seed)
    document = random_document(seed)
    session = TrainingSession(document.experiment, clock)
    session.request(SnapshotRequest(surface=2, picture=2))
    session.tick()
    undo: list[tuple[Document, Receipt]] = []
    for _ in range(draw.randint(3, 9)):
        if draw.random() < 0.4:
            session.step(draw.choice(["sample", "batch", "epoch"]))
            for _ in range(50):
                if session.tick() is None:
                    break
        elif undo and draw.random() < 0.2:
            document, receipt = undo.pop()
            session.revert(document.experiment, receipt)
        else:
            deed = draw.choice([*DEEDS, *[at_the_limits] * (2 * len(DEEDS))])
            try:
                change = deed(draw, document)
            except UserError:
                continue
            receipt = session.adopt(
                change.document.experiment, change.assign, derived=change.derived, restart=change.restart
            )
            undo.append((document, receipt))
            document = change.document
        if draw.random() < 0.5:
            look(session)
    return session, document


@pytest.mark.slow
def test_whatever_a_session_holds_is_saved_opened_and_saved_again(tmp_path: Path, clock: Clock) -> None:
    diverged = 0
    for seed in range(SESSIONS):
        session, document = some_session(seed, clock)
        try:
            check(session, document, tmp_path / "p.gp")
        except BaseException:
            print("seed", seed)
            raise
        diverged += session.latest is not None and session.latest.status == "diverged"
    print(f"{diverged} of {SESSIONS} diverged")
    assert diverged > SESSIONS // 50


def check(session: TrainingSession, document: Document, path: Path) -> None:
    lab = LabNotes("a = 2\nb = a*", {"a": HUGE})
    project = project_of(document, session.moment(), lab, View(class_only=True))
    save_project(path, project)
    opened = open_project(path)
    known = document.network.parameters
    assert opened.document == replace(document, initial={id: document.initial[id] for id in known})
    assert (opened.training is None) == (project.training is None)
    if opened.training is not None and project.training is not None:
        assert opened.training.values() == project.training.values()
        assert opened.training.counters[UPDATE] == project.training.counters[UPDATE]
    assert (opened.lab, opened.view) == (lab, project.view)
    written = path.read_bytes()
    save_project(path, opened)
    assert path.read_bytes() == written == encode(opened)


@pytest.fixture
def clock() -> Clock:
    return Clock()


LINK = "https://playground.tensorflow.org/#seed=0.5&learningRate=10&regularization=L2&regularizationRate=1"


@pytest.mark.parametrize("decay", [0.0, 0.3, 1e300])
def test_a_run_that_diverged_can_be_opened_again(tmp_path: Path, clock: Clock, decay: float) -> None:
    document = edits.use_settings(read_link(LINK).document, weight_decay=decay).document
    session = TrainingSession(document.experiment, clock)
    session.tick()
    for _ in range(4000):
        session.step("batch")
        session.tick()
        look(session)
        if session.latest is not None and session.latest.status == "diverged":
            break
    assert session.latest is not None
    assert session.latest.status == "diverged"
    check(session, document, tmp_path / "p.gp")


def test_training_ends_where_a_file_could_not_count_on(clock: Clock, tmp_path: Path) -> None:
    document = random_document(3)
    state = TrainingState.initial(document.network.parameters, document.initial)
    state.counters[[EPOCH, UPDATE]] = limits.COUNT
    session = TrainingSession(document.experiment, clock)
    session.adopt(document.experiment, restart=True, state=state)
    session.play()
    for _ in range(10):
        clock.now += 0.1
        look(session)
    assert session.latest is not None
    assert session.latest.update == limits.COUNT
    assert "cannot be counted" in session.latest.stopped
    check(session, document, tmp_path / "p.gp")


@pytest.mark.slow
def test_the_largest_network_with_all_it_can_remember_is_saved(tmp_path: Path, clock: Clock) -> None:
    document = large_document(1990, limits.LINKS)
    document = edits.use_optimizer(document, "adam").document
    ids = document.network.parameters
    state = TrainingState.initial(ids, document.initial)
    draw = random.Random(5)
    for array in (state.parameters, state.gathered, *state.memory):
        array[:] = [draw.uniform(-1.0, 1.0) * 10.0 ** draw.uniform(-300.0, 300.0) for _ in ids]
    state.counters[:] = [10, 1000, 7, 7]
    session = TrainingSession(document.experiment, clock)
    session.adopt(document.experiment, restart=True, state=state)
    check(session, document, tmp_path / "p.gp")
    assert (tmp_path / "p.gp").stat().st_size <= limits.PROJECT_BYTES


def test_a_file_with_the_longest_ids_can_be_saved_however_much_is_learned(tmp_path: Path) -> None:
    text = encode(Project(default_document())).decode()
    text = re.sub(r'"((?:[bw]:)?[ingl]\d+)"', lambda found: f'"{found[1]:_<64}"', text)
    opened = decode(text.encode(), "long.gp")
    assert max(map(len, (*opened.document.network.parameters, *opened.document.network.nodes))) <= 16
    assert len(opened.document.network.links) == len(default_document().network.links)
    saved = decode(encode(opened), "long.gp")
    assert saved.document == opened.document
    same = default_document()
    assert [n.name for n in opened.document.network.order] == [n.name for n in same.network.order]
    assert [opened.document.initial[id] for id in opened.document.network.parameters] == [
        same.initial[id] for id in same.network.parameters
    ]


def test_what_would_be_too_large_to_open_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.gp"
    save_project(path, Project(default_document()))
    before = path.read_bytes()
    monkeypatch.setattr(limits, "PROJECT_BYTES", 1000)
    with pytest.raises(UserError, match="larger than a project can be"):
        save_project(path, Project(default_document()))
    assert path.read_bytes() == before


def test_other_data_and_ties_at_the_limits_are_saved(tmp_path: Path, clock: Clock) -> None:
    document = default_document()
    links = [link.id for link in document.network.links]
    change = parameter_edits.toggle_tied(document, links)
    session = TrainingSession(document.experiment, clock)
    session.tick()
    session.adopt(change.document.experiment, change.assign, derived=change.derived)
    other = data_edits.use_data(change.document, usual_spec("penguins", 0.0, 70.0, "s" * limits.SEED))
    session.adopt(other.document.experiment, other.assign, derived=other.derived)
    check(session, other.document, tmp_path / "p.gp")
