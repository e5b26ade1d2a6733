"""Every number of a network in training comes with a formula that gives it again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from core.autograd.formula import MOST_LETTERS
from core.autograd.ops import ACTIVATIONS
from core.data.making import generate, usual_spec
from core.document import data_edits, edits, parameter_edits
from core.document.document import Document
from core.document.examples import EXAMPLES
from core.document.starter import default_document, layered
from core.lab.why.training import TrainingReasons
from core.lab.why.update import why_rate
from core.lab.why.why import Why
from core.network.edits import freeze
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.schedules import SCHEDULES
from core.training.session import TrainingSession
from core.training.settings import TrainingSettings
from core.training.snapshot import Snapshot, SnapshotRequest
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.random_documents import random_document


class Run:
    """A document in training, one snapshot after the other."""

    def __init__(self, document: Document, probe: Sequence[float] = (1.25, -2.5)) -> None:
        self.session = TrainingSession(document.experiment)
        self._request = SnapshotRequest(surface=4, picture=4, probe=tuple(probe))
        self.session.request(self._request)
        self.session.tick()

    def step(self, size: str, times: int = 1) -> "Run":
        for _ in range(times):
            self.session.step(size)  # type: ignore[arg-type]
            while self.session.tick() == 0.0:
                pass
        return self

    @property
    def snapshot(self) -> Snapshot:
        self.session.request(self._request)
        self.session.tick()
        assert self.session.latest is not None
        return self.session.latest

    def reasons(self, by_hand: Iterable[str] = ()) -> TrainingReasons:
        snapshot = self.snapshot
        return TrainingReasons(Trainer(snapshot.experiment), snapshot, frozenset(by_hand))


def of_all(run: Run) -> list[Why]:
    """What is said of the loss, of every node and of every link."""
    network, reasons = run.snapshot.experiment.network, run.reasons()
    return [why for id in ("loss", *network.nodes, *network.links_by_id) for why in reasons.of(id)]


def check(whys: Iterable[Why]) -> None:
    """Every formula can be read, and gives its number; terms of a gradient may cancel, nothing else has an absolute
    tolerance."""
    for why in whys:
        assert len(why.numbers) <= MOST_LETTERS
        slack = 1e-12 if why.title.startswith("The gradient of") else 0.0
        assert why.again() == pytest.approx(why.result, rel=1e-9, abs=slack), why


def said(whys: Iterable[Why], beginning: str) -> Why:
    """The one reason whose title begins so."""
    (found,) = [why for why in whys if why.title.startswith(beginning)]
    return found


@pytest.mark.parametrize("clip", [0.0, 1e-3, 1e3])
@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("penalty", PENALTIES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_reason_gives_its_number_whatever_the_training(
    optimizer: str, penalty: str, schedule: str, clip: float
) -> None:
    document = layered(usual_spec("xor", train_share=9.0), ("x1",), (2,), "tanh", "linear", TrainingSettings())
    document = edits.use_settings(
        document, optimizer=optimizer, penalty=penalty, penalty_rate=0.02, schedule=schedule, clip=clip,
        schedule_epochs=4, schedule_factor=0.3, weight_decay=0.1, batch_size=7, shuffle=True,
    ).document  # fmt: skip
    run = Run(document).step("batch", 15)
    reasons, state = run.reasons(), run.snapshot.state
    check(reasons.loss())
    for neuron in document.network.neurons:
        at, told = state.ids.index(neuron.bias), reasons.of(neuron.id)
        check(told)
        assert said(told, "The bias of").again() == state.parameters[at]
        assert said(told, "The last step of").result == state.last_step[at]
        assert said(told, "The last step of").note == ""
        assert said(told, "The gradient of").result == state.last_gradient[at]
        assert said(told, "The gradient of").title.endswith("in the last update")
    for link in document.network.links:
        check(reasons.of(link.id))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("seed", range(4))
def test_every_reason_of_a_random_document_gives_its_number(seed: int, optimizer: str) -> None:
    run = Run(random_document(seed, optimizer=optimizer))
    for size, times in (("batch", 1), ("sample", 1), ("epoch", 2), ("sample", 2)):
        run.step(size, times)
        check(of_all(run))


@pytest.mark.slow
@pytest.mark.parametrize("title", EXAMPLES)
def test_every_reason_of_the_examples_gives_its_number(title: str) -> None:
    document = EXAMPLES[title]()
    run = Run(document, generate(document.data).points[0].tolist())
    if run.snapshot.metrics is None:
        return
    check(of_all(run))
    check(of_all(run.step("batch", 3)))


@pytest.mark.parametrize("op", [op.name for op in ACTIVATIONS])
def test_an_activation_is_explained_at_the_probed_point(op: str) -> None:
    document = default_document()
    neuron = document.network.hidden[1]
    run = Run(edits.set_activation(document, [neuron.id], op).document).step("batch", 3)
    why = run.reasons().of(neuron.id)[0]
    assert why.title == f"{neuron.name} at the probed point"
    assert why.result == run.snapshot.probe[neuron.id]
    assert "w(x1) \u00d7 x1" in why.names
    check([why])


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("epoch", [0, 1, 7, 8, 30])
def test_the_learning_rate_of_an_epoch_follows_from_its_schedule(schedule: str, epoch: int) -> None:
    settings = TrainingSettings(schedule=schedule, schedule_epochs=8, schedule_factor=0.2)
    why = why_rate(settings, epoch)
    assert why.result == settings.rate_at(epoch)
    check([why])


def test_before_the_first_update_a_weight_is_its_initial_value() -> None:
    run = Run(default_document())
    link = run.snapshot.experiment.network.links[0]
    value, gradient, added = run.reasons().of(link.id)
    assert (value.names, value.note) == ("initial value", "No update has changed it yet.")
    assert gradient.title == "The gradient of x1 → h1.1 at the present parameters"
    assert gradient.note.startswith("Over the 10 samples of the next update.")
    assert added.title == "What x1 → h1.1 adds at the probed point"
    check([value, gradient, added])


def test_a_weight_set_before_the_first_update_is_said_to_be() -> None:
    document = default_document()
    run = Run(document)
    weight = document.network.links[0].weight
    run.session.adopt(document.experiment, {weight: 0.125})
    value = run.reasons().of(document.network.links[0].id)[0]
    assert (value.names, value.result) == ("as it was set", 0.125)


def test_a_weight_known_to_be_set_by_hand_is_said_to_be() -> None:
    document = default_document()
    run = Run(document).step("batch", 3)
    weight = document.network.links[0].weight
    run.session.adopt(document.experiment, {weight: 0.125})
    whys = run.reasons([weight]).of(document.network.links[0].id)
    assert (whys[0].names, whys[0].numbers) == ("set by hand", "0.125")
    assert said(whys, "The gradient of").title.endswith("at the present parameters")
    check(whys)


def test_a_step_is_told_with_the_settings_it_was_made_with() -> None:
    document = default_document()
    run, id = Run(document).step("batch", 3), document.network.links[0].id
    run.session.adopt(edits.use_settings(document, learning_rate=3.0).document.experiment)
    assert said(run.reasons().of(id), "The last step").names == "as made"
    snapshot = run.snapshot
    then = TrainingReasons(Trainer(snapshot.experiment), snapshot, made_with=Trainer(document.experiment)).of(id)
    assert said(then, "The last step").names == "\u2212learning rate \u00d7 gradient"
    check(then)


def test_of_a_project_that_was_opened_no_update_is_known() -> None:
    document = default_document()
    saved = Run(document).step("batch", 3).snapshot.state
    run = Run(document)
    run.session.adopt(document.experiment, restart=True, state=TrainingState.from_data(saved.to_data()))
    whys = run.reasons().of(document.network.links[0].id)
    assert (whys[0].names, whys[0].result) == ("as it was saved", saved.parameters[1])
    assert said(whys, "The gradient of").title.endswith("at the present parameters")
    check(whys)
    weight = document.network.links[0].weight
    assert run.reasons([weight]).of(document.network.links[0].id)[0].names == "as it was set"


def test_a_frozen_weight_is_held() -> None:
    document = default_document()
    link = document.network.links[2]
    frozen = replace(document, network=freeze(document.network, [link.weight], True))
    whys = Run(frozen).step("batch", 2).reasons().of(link.id)
    assert (whys[0].names, whys[0].note) == ("frozen", "It is frozen: updates do not change it.")
    step = said(whys, "The last step of")
    assert (step.numbers, step.note) == ("0.0", "Updates do not change it.")
    assert said(whys, "The gradient of").result != 0.0
    check(whys)


def test_a_weight_frozen_since_the_last_update_keeps_its_step_without_a_formula() -> None:
    document = edits.use_settings(default_document(), optimizer="adam").document
    link = document.network.links[2]
    run = Run(document).step("batch", 2)
    run.session.adopt(edits.use_settings(document, optimizer="sgd").document.experiment)
    step = said(run.reasons().of(link.id), "The last step of")
    assert step.names == "as made"
    assert step.note.startswith("It was made with other settings")
    check([step])


def test_a_neuron_that_reaches_no_output_is_held_and_has_no_gradient() -> None:
    document = default_document()
    change = edits.add_neuron(document, at=(0.0, 0.0))
    lonely = change.document.network.neurons[-1]
    whys = Run(change.document).step("batch", 2).reasons().of(lonely.id)
    assert said(whys, "The bias of").note == "It reaches no output: updates do not change it."
    assert not [why for why in whys if why.title.startswith("The gradient")]
    check(whys)


def test_a_weight_that_a_penalty_pushed_through_zero_says_so_in_that_update_and_later() -> None:
    document = edits.use_settings(default_document(), penalty="L1", penalty_rate=1.0, learning_rate=0.3).document
    run = Run(document)
    while not run.snapshot.state.dead.any():
        run.step("batch")
    state, network = run.snapshot.state, document.network
    weight = state.ids[int(state.dead.argmax())]
    link = network.links_by_weight[weight][0]
    whys = run.reasons().of(link.id)
    assert whys[0].note == "The penalty pushed it through 0 in this update: it stays 0 from now on."
    assert whys[1].names == "\u2212before"
    assert whys[1].result != 0.0
    check(of_all(run))
    later = run.step("batch", 2).reasons().of(link.id)
    assert later[0].note == "The penalty pushed it through 0 some updates ago: it has been 0 since."
    assert later[1].result == 0.0
    check(of_all(run))


def test_a_tied_weight_has_a_term_for_each_of_its_links() -> None:
    document = default_document()
    links = document.network.links[:2]
    tied = parameter_edits.toggle_tied(document, [link.id for link in links]).document
    whys = Run(tied).step("batch", 2).reasons().of(links[0].id)
    names = said(whys, "The gradient of").names
    assert names.startswith("(x1 #11 \u00d7 δ h1.1 #11 + x2 #11 \u00d7 δ h1.1 #11")
    check(whys)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_step_too_small_for_its_weight_is_rounded_in_its_formula_too(optimizer: str) -> None:
    document = edits.use_settings(default_document(), learning_rate=1e-12, optimizer=optimizer).document
    run = Run(document).step("batch", 3)
    link = document.network.links[3]
    step = said(run.reasons().of(link.id), "The last step of")
    assert step.again() == step.result
    assert step.names.startswith("before \u2212 learning rate \u00d7 ")
    assert step.note.startswith("A step this small is rounded")


def test_slopes_too_large_to_be_squared_are_clipped_by_their_norm() -> None:
    changes = {"penalty": "L2", "penalty_rate": 1e200, "clip": 1.0}
    run = Run(edits.use_settings(default_document(), **changes).document).step("batch")
    whys = run.reasons().of(run.snapshot.experiment.network.links[0].id)
    assert said(whys, "The clipping factor").names == "largest norm / norm of all gradients"
    check(whys)


def test_a_schedule_is_taken_in_the_epoch_of_the_update_also_when_new_data_began_it_again() -> None:
    settings = {"schedule": "step", "schedule_epochs": 1, "schedule_factor": 0.5}
    document = edits.use_settings(default_document(), **settings).document
    run = Run(document).step("epoch", 3)
    id = document.network.links[0].id
    assert said(run.reasons().of(id), "The learning rate").title == "The learning rate in epoch 3"
    run.step("batch")
    assert said(run.reasons().of(id), "The learning rate").title == "The learning rate in epoch 4"
    other = data_edits.use_data(document, usual_spec("xor")).document
    run.session.adopt(other.experiment)
    assert said(run.reasons().of(id), "The learning rate").title == "The learning rate in epoch 4"


def test_a_sum_of_a_hundred_is_shown_with_its_middle_left_out_and_read_whole() -> None:
    document = layered(usual_spec("circle"), ("x1", "x2"), (100,), "tanh", "tanh", TrainingSettings())
    run = Run(document).step("batch", 2)
    output = document.network.outputs[0]
    why = run.reasons().of(output.id)[0]
    assert "w(h1.3) \u00d7 h1.3 + … 95 more + w(h1.99)" in why.names
    assert "… 95 more" in why.brief
    assert why.note == "With every digit, terms 5 to 99 are added up in blocks."
    assert why.again() == pytest.approx(run.snapshot.probe[output.id], rel=1e-12)
    check((*run.reasons().of(output.id), *run.reasons().loss()))


def test_a_penalty_that_is_switched_off_is_in_no_formula() -> None:
    document = edits.use_settings(default_document(), penalty="none", penalty_rate=0.02, clip=1e-3).document
    whys = Run(document).step("batch", 2).reasons().of(document.network.links[0].id)
    assert said(whys, "The final gradient").names == "clipping factor \u00d7 gradient"


def test_a_diverged_network_is_explained_too() -> None:
    layers = layered(usual_spec("xor"), ("x1", "x2", "x1^2"), (3,), "relu", "linear", TrainingSettings())
    document = edits.use_settings(layers, learning_rate=1e30, optimizer="momentum").document
    run = Run(document)
    run.session.play()
    while run.snapshot.status == "playing":
        pass
    assert run.snapshot.has_diverged
    for link in document.network.links:
        assert run.reasons().of(link.id)
