"""Edits that reshape a network, and what they leave alone."""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.document import edits, parameter_edits, structure
from core.document.document import Change, Document
from core.document.room import COLUMN
from core.document.starter import blank_document, default_document, layered
from core.problem import Refusal
from core.training.session import TrainingSession
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock, latest
from tests.core.training.random_documents import random_document


@pytest.fixture
def document() -> Document:
    return default_document()


def node(document: Document, name: str) -> str:
    return next(each.id for each in document.network.nodes.values() if each.name == name)


def loss(document: Document, values: dict[str, float] | None = None) -> float:
    trainer = Trainer(document.experiment)
    numbers = {**document.initial, **(values or {})}
    return trainer.metrics(np.array([numbers[id] for id in trainer.compiled.parameters])).train_loss


def run(session: TrainingSession, epochs: int) -> None:
    for _ in range(epochs):
        session.step("epoch")
        while session.tick() is not None:
            pass


def adopted(session: TrainingSession, change: Change) -> float:
    session.adopt(change.document.experiment, change.assign, derived=change.derived, restart=change.restart)
    metrics = latest(session).metrics
    assert metrics is not None
    return metrics.train_loss


def test_an_inserted_neuron_takes_the_place_of_the_link_and_its_weight(document: Document) -> None:
    link = document.network.links[0]
    made = structure.insert(document, link.id, (100.0, 6.0)).document
    neuron = made.network.neurons[-1]
    assert made.network.links_by_id[link.id].source == neuron.id
    assert made.network.links_by_id[link.id].weight == link.weight
    assert [k.source for k in made.network.incoming[neuron.id]] == [link.source]
    assert made.positions[neuron.id] == (100.0, 6.0)


def test_a_loose_neuron_is_spliced_into_a_link_with_its_bias(document: Document) -> None:
    made = edits.add_neuron(document, (0.0, 0.0), "relu").document
    neuron, link = made.network.neurons[-1], made.network.links[0]
    spliced = structure.splice(made, neuron.id, link.id, (5.0, 6.0)).document
    assert spliced.network.nodes[neuron.id] == neuron
    assert spliced.network.links_by_id[link.id].source == neuron.id
    assert spliced.positions[neuron.id] == (5.0, 6.0)
    quiet = structure.splice(made, neuron.id, link.id, (5.0, 6.0), quiet=True).document
    assert quiet.network.links_by_id[link.id] == link


def test_a_neuron_that_cannot_stand_in_a_link_is_refused(document: Document) -> None:
    network = document.network
    last, output = network.hidden[-1].id, network.outputs[0].id
    for link in (network.link_between(last, output), network.link_between(network.hidden[0].id, last)):
        assert link is not None
        with pytest.raises(Refusal, match=r"h2\.2"):
            structure.splice(document, last, link.id, (0.0, 0.0))


def test_a_quiet_splice_has_no_say_yet(document: Document) -> None:
    made = edits.add_neuron(document, (0.0, 0.0)).document
    session = TrainingSession(made.experiment, Clock())
    session.tick()
    run(session, 2)
    before = latest(session).metrics
    assert before is not None
    link = made.network.links[-1].id
    change = structure.splice(made, made.network.neurons[-1].id, link, (0.0, 0.0), quiet=True)
    assert adopted(session, change) == pytest.approx(before.train_loss, rel=1e-15)


def test_splitting_a_neuron_with_tied_and_frozen_links_keeps_the_function_and_what_is_held(document: Document) -> None:
    network = document.network
    first, second = network.hidden[0].id, network.hidden[1].id
    target = network.hidden[4].id
    pair = [link.id for link in network.links if link.target == target and link.source in (first, second)]
    held = parameter_edits.toggle_frozen(parameter_edits.toggle_tied(document, pair).document, [first]).document
    session = TrainingSession(held.experiment, Clock())
    session.tick()
    before = latest(session).metrics
    assert before is not None
    change = structure.split(held, first)
    assert adopted(session, change) == pytest.approx(before.train_loss, rel=1e-14)
    twin = change.document.network.neurons[-1]
    parts = [twin.bias, *(link.weight for link in change.document.network.incoming[twin.id])]
    assert set(parts) <= change.document.network.frozen


def test_a_link_that_is_plugged_elsewhere_stays_frozen_and_tied(document: Document) -> None:
    output = document.network.outputs[0].id
    links = [link.id for link in document.network.links[:2]]
    held = parameter_edits.toggle_frozen(parameter_edits.toggle_tied(document, links).document, links).document
    moved = edits.redirect(held, links[0], output).document.network
    assert moved.links_by_id[links[0]].target == output
    assert len(moved.links_by_weight[moved.links_by_id[links[0]].weight]) == 2
    assert moved.frozen == held.network.frozen


def test_merging_says_that_ties_and_freezes_ended(document: Document) -> None:
    held = parameter_edits.toggle_frozen(document, [document.network.hidden[0].id]).document
    ids = [neuron.id for neuron in document.network.hidden[:2]]
    assert "ties and freezes ended" in structure.merge(held, ids).note
    assert structure.merge(document, ids).note == ""


def test_splitting_keeps_the_trained_function(document: Document) -> None:
    session = TrainingSession(document.experiment, Clock())
    session.tick()
    run(session, 5)
    before = latest(session).metrics
    assert before is not None
    after = adopted(session, structure.split(document, node(document, "h1.2")))
    assert after == pytest.approx(before.train_loss, rel=1e-13)
    assert len(latest(session).parameters) == 25 + 3 + 2


def test_merging_what_was_split_gives_the_function_back(document: Document) -> None:
    session = TrainingSession(document.experiment, Clock())
    session.tick()
    run(session, 5)
    before = latest(session).metrics
    assert before is not None
    split = structure.split(document, node(document, "h1.2"))
    adopted(session, split)
    twins = [node(document, "h1.2"), split.document.network.neurons[-1].id]
    merged = structure.merge(split.document, twins)
    assert adopted(session, merged) == pytest.approx(before.train_loss, rel=1e-13)
    assert len(merged.document.network.trained_parameters) == 25


def test_merging_a_layer_leaves_one_neuron_between_its_sources_and_targets(document: Document) -> None:
    merged = structure.merge(document, [document.network.layers[0].id]).document
    left = merged.network.members(document.network.layers[0].id)
    assert len(left) == 1
    assert len(merged.network.incoming[left[0].id]) == 2
    assert len(merged.network.outgoing[left[0].id]) == 2


def test_a_bridge_links_what_is_before_to_what_is_behind(document: Document) -> None:
    bridged = structure.bridge(document, [document.network.layers[1].id]).document
    output = bridged.network.outputs[0].id
    assert {k.source for k in bridged.network.incoming[output]} == {
        neuron.id for layer in document.network.layers for neuron in document.network.members(layer.id)
    }


def test_a_layer_repeated_stands_in_a_row(document: Document) -> None:
    layer = document.network.layers[0]
    repeated = structure.repeat(document, layer.id, 3).document
    assert [len(repeated.network.members(k.id)) for k in repeated.network.layers] == [4, 2, 4, 4, 4]
    assert {len(repeated.network.incoming[n.id]) for n in repeated.network.hidden if n.layer != layer.id} == {4}
    gone = repeated.positions[document.network.outputs[0].id][0] - document.positions[document.network.outputs[0].id][0]
    assert gone == 3 * COLUMN
    assert set(repeated.network.reaching) >= {n.id for n in repeated.network.hidden}


def test_wiring_links_column_to_column(document: Document) -> None:
    bare = replace(document, network=edits.delete(document, document.network.links_by_id).document.network)
    everything = list(bare.network.nodes)
    dense = structure.wire(bare, everything, 1.0).document
    assert len(dense.network.links) == 2 * 4 + 4 * 2 + 2
    sparse = structure.wire(bare, everything, 0.4).document
    assert len(sparse.network.links) < len(dense.network.links)
    assert all(sparse.network.incoming[neuron.id] for neuron in sparse.network.neurons)
    assert structure.wire(bare, everything, 0.4).document == sparse


@pytest.mark.parametrize("preset", structure.PRESETS)
def test_presets_keep_inputs_and_outputs_and_can_be_trained(preset: str) -> None:
    for start in (default_document(), blank_document(), random_document(5)):
        made = structure.use_preset(start, preset)
        sizes = [len(made.document.network.members(layer.id)) for layer in made.document.network.layers]
        assert tuple(sizes) == structure.PRESETS[preset]
        assert made.document.network.inputs == start.network.inputs
        assert [n.id for n in made.document.network.outputs] == [n.id for n in start.network.outputs]
        assert made.restart
        trainer = Trainer(made.document.experiment)
        state = TrainingState.initial(trainer.compiled.parameters, made.document.initial)
        assert not trainer.advance(state, trainer.control(), 20).diverged


def test_residual_skips_every_second_layer(document: Document) -> None:
    made = structure.use_preset(document, "Residual").document.network
    first, third = made.members(made.layers[0].id), made.members(made.layers[2].id)
    assert all(made.link_between(a.id, b.id) for a, b in zip(first, third, strict=True))


def test_clearing_leaves_inputs_and_outputs(document: Document) -> None:
    cleared = structure.clear(document).document
    assert not cleared.network.hidden
    assert not cleared.network.links
    assert len(cleared.network.outputs) == 1


def test_a_redirected_link_takes_its_trained_weight_along(document: Document) -> None:
    session = TrainingSession(document.experiment, Clock())
    session.tick()
    run(session, 3)
    link = next(k for k in document.network.links if k.target == node(document, "h2.1"))
    value = latest(session).parameters[link.weight]
    change = edits.redirect(document, link.id, document.network.outputs[0].id)
    adopted(session, change)
    assert latest(session).parameters[change.document.network.links[-1].weight] == value
    assert change.document.network.links[-1].source == link.source


def test_a_hundred_quiet_edits_in_a_running_training_never_change_the_function(document: Document) -> None:
    draw = random.Random(11)
    session = TrainingSession(document.experiment, Clock())
    session.tick()
    for number in range(100):
        run(session, 1)
        metrics = latest(session).metrics
        assert metrics is not None
        change = structure.quietly(document, quiet_edit(draw, document))
        assert adopted(session, change) == pytest.approx(metrics.train_loss, rel=1e-15), number
        document = change.document
    assert latest(session).epoch == 100
    assert len(document.network.neurons) > 20


def test_an_edit_that_leaves_every_source_list_alone_keeps_the_bits_of_the_loss(document: Document) -> None:
    session = TrainingSession(document.experiment, Clock())
    session.tick()
    run(session, 2)
    before = latest(session).metrics
    assert before is not None
    fed = edits.fed_from(document, edits.add_layer(document, (0.0, 0.0), 3), document.network.inputs[0].id)
    assert adopted(session, structure.quietly(document, fed)) == before.train_loss
    assert latest(session).epoch == 2


def quiet_edit(draw: random.Random, document: Document) -> Change:
    network = document.network
    deed = draw.randrange(3)
    if deed == 0:
        layer = draw.choice(network.layers).id
        return edits.grow_layer(document, layer)
    if deed == 1:
        return structure.insert(document, draw.choice(network.links).id, (0.0, 0.0), quiet=True)
    pairs = [(a, b) for a in network.nodes for b in (n.id for n in network.neurons)]
    draw.shuffle(pairs)
    for source, target in pairs:
        try:
            return edits.connect(document, source, target)
        except Refusal:
            continue
    raise AssertionError


def test_what_makes_no_sense_is_refused_with_a_sentence(document: Document) -> None:
    output, first = document.network.outputs[0].id, document.network.inputs[0].id
    chain = [node(document, "h1.1"), node(document, "h2.1")]
    lone = layered(document.data, ("x1",), (), "tanh", "tanh", document.settings)
    neurons = tuple(replace(n, layer="g3") if n.id == output else n for n in document.network.neurons)
    held = replace(document, network=replace(document.network, neurons=neurons))
    refused: list[Callable[[], object]] = [
        lambda: structure.split(document, output),
        lambda: structure.split(document, first),
        lambda: structure.merge(document, [first, output]),
        lambda: structure.merge(document, chain),
        lambda: structure.bridge(document, [first]),
        lambda: structure.wire(document, [first], 1.0),
        lambda: structure.wire(document, list(document.network.nodes), 1.0),
        lambda: structure.clear(structure.clear(lone).document),
        lambda: structure.repeat(held, "g3", 2),
    ]
    for edit in refused:
        with pytest.raises(Refusal, match=r"^[A-Zx].*\.$"):
            edit()
