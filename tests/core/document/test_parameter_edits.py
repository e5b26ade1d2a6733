"""Tied and frozen parameters: shared, kept, given back."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.document import edits, parameter_edits
from core.document.document import Change, Document
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.network.initializers import INITIALIZERS, initial_values
from core.problem import Refusal
from core.training.session import TrainingSession
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock, latest


@pytest.fixture
def document() -> Document:
    return default_document()


def links(document: Document, count: int) -> list[str]:
    return [link.id for link in document.network.links[:count]]


def trained(document: Document, epochs: int = 2) -> TrainingSession:
    session = TrainingSession(document.experiment, Clock())
    session.tick()
    go(session, epochs)
    return session


def go(session: TrainingSession, epochs: int) -> None:
    for _ in range(epochs):
        session.step("epoch")
        while session.tick() is not None:
            pass


def test_tied_links_share_the_first_ones_weight_and_train_as_one(document: Document) -> None:
    three = links(document, 3)
    tied = parameter_edits.toggle_tied(document, three).document
    weights = {tied.network.links_by_id[id].weight for id in three}
    assert weights == {document.network.links[0].weight}
    assert len(tied.network.trained_parameters) == 23
    assert parameter_edits.are_tied(tied.network, three)
    assert parameter_edits.are_tied(tied.network, three[:1])
    parameters = latest(trained(tied)).parameters
    assert parameters[weights.pop()] != document.initial[document.network.links[0].weight]


def test_untying_copies_the_trained_value(document: Document) -> None:
    three = links(document, 3)
    tied = parameter_edits.toggle_tied(document, three).document
    session = trained(tied)
    shared = tied.network.links[0].weight
    value = latest(session).parameters[shared]
    change = parameter_edits.toggle_tied(tied, three)
    assert len(change.document.network.trained_parameters) == 25
    receipt = session.adopt(change.document.experiment, change.assign, derived=change.derived)
    present = latest(session).parameters
    assert {present[change.document.network.links_by_id[id].weight] for id in three} == {value}
    assert not parameter_edits.are_tied(change.document.network, three)
    go(session, 1)
    apart = latest(session).parameters
    assert len({apart[change.document.network.links_by_id[id].weight] for id in three}) == 3
    session.revert(tied.experiment, receipt)
    assert set(latest(session).parameters) == set(tied.network.parameters)


def test_untying_one_link_keeps_the_tie_of_the_others(document: Document) -> None:
    three = links(document, 3)
    tied = parameter_edits.toggle_tied(document, three).document
    loose = parameter_edits.toggle_tied(tied, three[:1]).document
    assert not parameter_edits.are_tied(loose.network, three[:1])
    assert parameter_edits.are_tied(loose.network, three[1:])


def test_deleting_one_link_of_a_tie_keeps_the_rest(document: Document) -> None:
    three = links(document, 3)
    tied = parameter_edits.toggle_tied(document, three).document
    session = trained(tied)
    value = latest(session).parameters[tied.network.links[0].weight]
    cut = edits.delete(tied, three[:1]).document
    session.adopt(cut.experiment)
    assert latest(session).parameters[tied.network.links[0].weight] == value
    assert parameter_edits.are_tied(cut.network, three[1:])


def test_the_gradient_of_a_tie_is_the_sum_over_its_links(document: Document) -> None:
    three = links(document, 3)
    tied = parameter_edits.toggle_tied(document, three).document
    value = tied.initial[tied.network.links[0].weight]
    alike = {document.network.links_by_id[id].weight: value for id in three}
    same = replace(document, initial={**document.initial, **alike})
    whole, parts = Trainer(tied.experiment), Trainer(same.experiment)
    columns = []
    for trainer, start in ((whole, tied.initial), (parts, same.initial)):
        numbers = [start[id] for id in trainer.compiled.parameters]
        _, gradients = trainer.engine.gradients(np.array(numbers), trainer.train[:, :5])
        columns.append(dict(zip(trainer.compiled.parameters, gradients, strict=False)))
    summed = sum(columns[1][same.network.links_by_id[id].weight] for id in three)
    assert columns[0][tied.network.links[0].weight] == pytest.approx(summed, rel=1e-12, abs=1e-15)


def test_frozen_parameters_stay_and_still_count_in_the_penalty(document: Document) -> None:
    document = edits.use_settings(document, penalty="L1", penalty_rate=0.01, weight_decay=0.1).document
    neuron = document.network.hidden[0].id
    frozen = parameter_edits.toggle_frozen(document, [neuron]).document
    assert parameter_edits.are_frozen(frozen.network, [neuron])
    assert len(frozen.network.trained_parameters) == 22
    held = frozen.network.parameters_of([neuron])
    parameters = latest(trained(frozen)).parameters
    assert {id: parameters[id] for id in held} == {id: document.initial[id] for id in held}
    start = [document.initial[id] for id in Trainer(document.experiment).compiled.parameters]
    numpy_start = np.array(start)
    shown = [Trainer(each.experiment).metrics(numpy_start).penalty for each in (frozen, document)]
    assert shown[0] == shown[1]
    thawed = parameter_edits.toggle_frozen(frozen, [neuron]).document
    assert not thawed.network.frozen


def test_a_dead_end_counts_nowhere(document: Document) -> None:
    document = edits.use_settings(document, penalty="L2", penalty_rate=1.0).document
    grown = edits.add_neuron(document, (0.0, 0.0)).document
    grown = edits.connect(grown, grown.network.inputs[0].id, grown.network.neurons[-1].id).document
    assert grown.network.trained_parameters == document.network.trained_parameters
    for each in (document, grown):
        trainer = Trainer(each.experiment)
        start = np.array([each.initial[id] for id in trainer.compiled.parameters])
        assert trainer.metrics(start).penalty == pytest.approx(
            0.5 * sum(document.initial[link.weight] ** 2 for link in document.network.links), rel=1e-12
        )


def test_what_cannot_be_tied_or_frozen_is_refused_with_a_sentence(document: Document) -> None:
    refused: list[Callable[[], object]] = [
        lambda: parameter_edits.toggle_tied(document, links(document, 1)),
        lambda: parameter_edits.toggle_tied(document, [document.network.inputs[0].id]),
        lambda: parameter_edits.toggle_frozen(document, [document.network.inputs[0].id]),
        lambda: parameter_edits.toggle_frozen(document, []),
        lambda: edits.use_initializer(document, "hope"),
        lambda: edits.use_optimizer(document, "hope"),
        lambda: edits.use_settings(document, momentum=1.0),
        lambda: edits.use_settings(document, learning_rate=float("nan")),
    ]
    for edit in refused:
        with pytest.raises(Refusal, match=r"^[A-Z].*\.$"):
            edit()


def test_holds_and_settings_survive_a_file(document: Document) -> None:
    changed = parameter_edits.toggle_frozen(
        parameter_edits.toggle_tied(document, links(document, 2)).document, links(document, 1)
    ).document
    changed = edits.use_initializer(changed, "he").document
    changed = edits.use_settings(
        changed, optimizer="adam", schedule="cosine", clip=2.0, shuffle=True, stop_epochs=9, stop_accuracy=0.9
    ).document
    session = trained(changed)
    state = latest(session).state
    back = decode(encode(Project(changed, state)), "x.gp")
    assert replace(back.document, initial={}) == replace(changed, initial={})
    assert back.document.initial == {id: changed.initial[id] for id in changed.network.parameters}
    assert back.training is not None
    assert back.training.memory.tobytes() == state.memory.tobytes()
    assert state.memory.any()


@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_initial_weights_stay_in_their_bounds_and_depend_on_seed_and_links_only(
    document: Document, initializer: str
) -> None:
    network, row = document.network, INITIALIZERS[initializer]
    found = initial_values(network, network.parameters, initializer, "1")
    assert initial_values(network, network.parameters, initializer, "1") == found
    for neuron in network.neurons:
        assert found[neuron.bias] == row.bias
    for link in network.links:
        bound = row.bound(len(network.incoming[link.target]), len(network.outgoing[link.source]))
        assert abs(found[link.weight]) <= bound
    other = initial_values(network, network.parameters, initializer, "2")
    assert (other == found) == (initializer == "zeros")


def test_an_optimizer_that_fades_weights_brings_a_decay(document: Document) -> None:
    change = edits.use_optimizer(document, "adamw")
    assert (change.document.settings.optimizer, change.document.settings.weight_decay) == ("adamw", 0.01)
    assert "0.01" in change.note
    kept = edits.use_optimizer(edits.use_settings(document, weight_decay=0.5).document, "adamw")
    assert kept.document.settings.weight_decay == 0.5
    penalized = edits.use_penalty(document, "L1").document.settings
    assert (penalized.penalty, penalized.penalty_rate) == ("L1", 0.003)
    assert edits.use_penalty(document, "none").document.settings.penalty_rate == 0.0


def test_only_what_training_reads_concerns_it(document: Document) -> None:
    weight, unused = document.network.links[0].weight, replace(document, initial={**document.initial, "w:gone": 1.0})
    assert not edits.move(document, {document.network.inputs[0].id: (1.0, 2.0)}).concerns_training(document)
    assert not Change(unused).concerns_training(document)
    assert not Change(replace(document, initial=dict(document.initial))).concerns_training(document)
    assert edits.set_parameter(document, weight, 1.0, initial=False).concerns_training(document)
    assert edits.use_settings(document, clip=1.0).concerns_training(document)
    assert Change(document, restart=True).concerns_training(document)
    assert Change(document, state=TrainingState.initial((), {})).concerns_training(document)
    other = replace(document, initial={**document.initial, weight: 5.0})
    assert Change(other).concerns_training(document)


def test_training_goes_back_to_a_state_at_another_rate(document: Document) -> None:
    state = TrainingState.initial(document.network.parameters, document.initial)
    change = edits.go_back(document, state, 0.5)
    assert change.state is state
    assert change.document.settings.learning_rate == 0.5


def test_a_seed_that_is_too_long_is_refused(document: Document) -> None:
    with pytest.raises(Refusal, match="is too long: it has at most 1,000 characters"):
        edits.new_weights(document, "s" * 1001)
