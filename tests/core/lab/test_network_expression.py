"""The Lab on a network in training: the same numbers as the engine's, and nothing disturbed."""

import math
from collections.abc import Mapping, Sequence

import pytest

from core.autograd.value import history
from core.document import edits, parameter_edits
from core.document.document import Document
from core.document.examples import EXAMPLES
from core.document.starter import default_document, layered
from core.document.structure import use_preset
from core.lab.lab import Lab
from core.lab.network.expression import MOST_VALUES, NetworkExpression
from core.lab.network.graph import NetworkGraph, network_graph
from core.lab.why.why import why_value
from core.problem import UserError
from core.training.penalties import PENALTIES
from core.training.trainer import Trainer
from tests.core.lab.test_network_graph import trained


def deep() -> Document:
    return use_preset(default_document(), "Deep 6\u00d78").document


def too_large() -> Document:
    """310 layers of 2 neurons: more than can be shown, even with one node for each layer."""
    start = default_document()
    return layered(start.data, ["x1", "x2"], [2] * 310, "tanh", "tanh", start.settings)


def lab_on(expression: NetworkExpression) -> Lab:
    return Lab(expression)


def test_every_parameters_gradient_in_the_lab_is_the_engines() -> None:
    trainer, state = trained(default_document())
    _, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, :5])
    names = trainer.experiment.network.parameter_names
    for sample in range(5):
        lab = lab_on(NetworkExpression(trainer, state.values(), [sample]))
        for at, id in enumerate(trainer.compiled.parameters):
            assert lab.gradient(names[id]) == pytest.approx(slopes[at, sample], rel=1e-12, abs=1e-12)


def test_the_values_of_a_network_have_different_names() -> None:
    trainer, state = trained(default_document())
    labels = [value.label for value in lab_on(NetworkExpression(trainer, state.values(), [0])).stepper.values]
    assert "" not in labels
    assert len(set(labels)) == len(labels)


def test_looking_at_a_network_and_turning_its_numbers_in_the_lab_changes_no_bit_of_training() -> None:
    document = default_document()
    (_, alone), (trainer, looked_at) = trained(document, 900), trained(document, 450)
    lab = lab_on(NetworkExpression(trainer, looked_at.values(), [3]))
    lab.use_value(lab.leaves[0], 17.0)
    trainer.advance(looked_at, trainer.control(), 450)
    assert looked_at.parameters.tobytes() == alone.parameters.tobytes()


def test_a_changed_number_moves_the_loss_by_its_slope() -> None:
    trainer, state = trained(default_document())
    lab = lab_on(NetworkExpression(trainer, state.values(), [0]))
    slopes = lab.slopes()
    for name in lab.leaves:
        assert slopes[name] == pytest.approx(lab.gradient(name), rel=1e-6, abs=1e-8)


def test_the_lab_begins_at_the_neuron_that_was_meant() -> None:
    trainer, state = trained(default_document())
    neuron = trainer.experiment.network.order[0]
    assert NetworkExpression(trainer, state.values(), [0], neuron.id).focus == neuron.name
    assert NetworkExpression(trainer, state.values(), [0]).focus == "loss"


def test_a_neuron_of_a_large_network_is_taken_apart_by_itself() -> None:
    trainer, state = trained(too_large())
    neuron = trainer.experiment.network.outputs[0]
    expression = NetworkExpression(trainer, state.values(), [0], neuron.id)
    assert not expression.is_whole
    lab = lab_on(expression)
    values, _ = trainer.engine.gradients(state.parameters, trainer.train[:, :1])
    assert lab.stepper.output.data == pytest.approx(values[trainer.compiled.rows[neuron.id], 0], rel=1e-12)
    assert len(lab.leaves) == 2 + 2 + 1
    assert all(math.isfinite(slope) for slope in lab.slopes().values())


def test_a_large_network_asks_for_a_neuron() -> None:
    trainer, state = trained(too_large())
    with pytest.raises(UserError, match=f"at most {MOST_VALUES}. Select a neuron"):
        NetworkExpression(trainer, state.values(), [0])


def test_a_network_of_many_values_shows_each_neuron_as_one_operation() -> None:
    trainer, state = trained(deep())
    expression = NetworkExpression(trainer, state.values(), [3])
    assert expression.is_folded and expression.is_whole
    lab = lab_on(expression)
    values, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, 3:4])
    assert len(lab.stepper.values) <= MOST_VALUES
    assert lab.stepper.output.data == pytest.approx(values[trainer.compiled.program.loss_row, 0], rel=1e-12)
    for node in trainer.experiment.network.order:
        shown = lab.named(node.name)
        assert shown is not None
        assert shown.data == pytest.approx(values[trainer.compiled.rows[node.id], 0], rel=1e-12)
        assert why_value(shown).again() == shown.data
    assert "bias of h3.4" not in lab.leaves
    lab.toggle("h3.4")
    names = trainer.experiment.network.parameter_names
    inside = [at for at, id in enumerate(trainer.compiled.parameters) if names[id] in lab.leaves]
    assert len(inside) == 9
    for at in inside:
        name = names[trainer.compiled.parameters[at]]
        assert lab.gradient(name) == pytest.approx(slopes[at, 0], rel=1e-12, abs=1e-15)
        assert lab.slopes()[name] == pytest.approx(slopes[at, 0], rel=1e-6, abs=1e-8)


def test_a_weight_changed_inside_a_neuron_moves_the_loss_whether_the_neuron_is_expanded_or_not() -> None:
    trainer, state = trained(deep())
    lab = lab_on(NetworkExpression(trainer, state.values(), [0]))
    before = lab.stepper.output.data
    lab.toggle("h3.4")
    lab.use_value("bias of h3.4", 1.5)
    turned = lab.stepper.output.data
    assert turned != before
    lab.toggle("h3.4")
    assert lab.named("bias of h3.4") is None
    assert lab.stepper.output.data == turned
    lab.use_values(state.values() | dict.fromkeys(lab.values, 0.0))
    assert lab.stepper.output.data != turned


def test_a_batch_shows_the_mean_and_the_penalty_with_the_gradients_of_training() -> None:
    document = edits.use_settings(default_document(), penalty="L2", penalty_rate=0.01).document
    trainer, state = trained(document)
    batch = trainer.next_batch(state)[:6]
    lab = lab_on(NetworkExpression(trainer, state.values(), batch.tolist()))
    _, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, batch])
    pull = PENALTIES["L2"].slope(state.parameters) * 0.01 * trainer.rules.penalized
    names = trainer.experiment.network.parameter_names
    assert {"mean loss", "penalty", "objective"} <= {value.label for value in lab.stepper.values}
    for at, id in enumerate(trainer.compiled.parameters):
        assert lab.gradient(names[id]) == pytest.approx(slopes[at].mean() + pull[at], rel=1e-12, abs=1e-12)


def test_neurons_of_several_samples_are_expanded_together_so_that_their_weights_show_the_whole_gradient() -> None:
    trainer, state = trained(default_document())
    batch = list(range(15))
    expression = NetworkExpression(trainer, state.values(), batch)
    assert expression.is_folded
    lab = lab_on(expression)
    lab.toggle("h1.1 #4")
    assert len(lab.expanded) == 15
    _, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, batch])
    names = trainer.experiment.network.parameter_names
    at = next(at for at, id in enumerate(trainer.compiled.parameters) if names[id] == "bias of h1.1")
    assert lab.gradient("bias of h1.1") == pytest.approx(slopes[at].mean(), rel=1e-12)
    assert lab.slopes()["bias of h1.1"] == pytest.approx(slopes[at].mean(), rel=1e-6)
    lab.toggle("h1.1 #9")
    assert not lab.expanded


def test_neurons_that_share_weights_one_with_the_next_are_expanded_together() -> None:
    document = deep()
    network = document.network
    named = {network.link_name(link.id): link.id for link in network.links}
    for source, pair in (("h2.1", ("h3.1", "h3.2")), ("h2.2", ("h3.2", "h3.3"))):
        tied = [named[f"{source} \u2192 {target}"] for target in pair]
        document = parameter_edits.toggle_tied(document, tied).document
    trainer, state = trained(document)
    lab = lab_on(NetworkExpression(trainer, state.values(), [3]))
    lab.toggle("h3.1")
    assert lab.expanded == {"h3.1", "h3.2", "h3.3"}
    names = trainer.experiment.network.parameter_names
    _, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, 3:4])
    shown = [at for at, id in enumerate(trainer.compiled.parameters) if names[id] in lab.leaves]
    assert len(shown) == 3 * 9 - 2
    for at in shown:
        name = names[trainer.compiled.parameters[at]]
        assert lab.gradient(name) == pytest.approx(slopes[at, 0], rel=1e-12, abs=1e-15)
    lab.toggle("h3.3")
    assert not lab.expanded


@pytest.mark.parametrize("penalty", ["none", "L2"])
def test_the_size_of_a_batch_is_known_before_it_is_built(penalty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.lab.network.expression.MOST_FOLDED", MOST_VALUES)
    document = edits.use_settings(default_document(), penalty=penalty, penalty_rate=0.01).document
    trainer, state = trained(document)
    built = [len(history(network_graph(trainer, state.values(), range(count)).output)) for count in (2, 3)]
    for count in range(2, 40):
        try:
            lab = lab_on(NetworkExpression(trainer, state.values(), range(count)))
            assert len(lab.stepper.values) <= MOST_VALUES
        except UserError as error:
            whole = built[0] + (count - 2) * (built[1] - built[0])
            assert f"The loss of {count} samples has {whole:,} values" in str(error)
            break
    assert count > 12

    counts: list[int] = []

    def watched(trainer: Trainer, parameters: Mapping[str, float], samples: Sequence[int], **how: bool) -> NetworkGraph:
        counts.append(len(samples))
        return network_graph(trainer, parameters, samples, **how)

    monkeypatch.setattr("core.lab.network.expression.network_graph", watched)
    with pytest.raises(UserError):
        NetworkExpression(trainer, state.values(), range(250))
    assert counts == [1]


def test_the_loss_of_one_sample_is_without_penalty() -> None:
    document = edits.use_settings(default_document(), penalty="L2", penalty_rate=0.01).document
    trainer, state = trained(document)
    lab = lab_on(NetworkExpression(trainer, state.values(), [0]))
    assert lab.stepper.output.label == "loss"
    assert lab.named("penalty") is None


def test_where_neurons_are_one_operation_the_penalty_is_a_number_so_that_no_weight_shows_half_a_gradient() -> None:
    document = edits.use_settings(default_document(), penalty="L2", penalty_rate=0.01).document
    trainer, state = trained(document)
    expression = NetworkExpression(trainer, state.values(), range(12))
    assert expression.is_folded
    lab = lab_on(expression)
    penalty = lab.named("penalty")
    assert penalty is not None and penalty.op is None
    assert penalty.data == pytest.approx(trainer.metrics(state.parameters).penalty, rel=1e-12)
    assert not any("\u2192" in name for name in lab.leaves)


def test_the_next_batch_is_the_one_that_training_takes() -> None:
    trainer, state = trained(default_document(), 35)
    before = state.copy()
    batch = trainer.next_batch(state)
    assert len(batch) == 10
    trainer.advance(state, trainer.control(), 3)
    _, _, gathered = trainer.replay(state)
    assert set(gathered.tolist()) <= set(batch.tolist())
    assert trainer.next_batch(before).tolist() == batch.tolist()


def test_a_batch_of_too_many_samples_is_refused_by_its_size() -> None:
    trainer, state = trained(deep())
    with pytest.raises(UserError, match=r"The loss of 80 samples has .* Choose one sample, or a smaller batch"):
        NetworkExpression(trainer, state.values(), range(80))


def test_test_points_are_samples_too() -> None:
    trainer, state = trained(default_document())
    number = trainer.train.shape[1] + 2
    lab = lab_on(NetworkExpression(trainer, state.values(), [number]))
    assert lab.values["x1"] == trainer.test[0, 2]


def test_a_network_without_output_has_no_loss_to_take_apart() -> None:
    document = default_document()
    document = edits.delete(document, [neuron.id for neuron in document.network.outputs]).document
    trainer, state = trained(document)
    with pytest.raises(UserError, match="no output"):
        NetworkExpression(trainer, state.values(), [0])


@pytest.mark.parametrize("title", EXAMPLES)
def test_any_operation_of_an_examples_network_can_be_expanded(title: str) -> None:
    trainer, state = trained(EXAMPLES[title]())
    lab = lab_on(NetworkExpression(trainer, state.values(), [0], trainer.experiment.network.order[-1].id))
    before = {name: lab.gradient(name) for name in lab.leaves}
    for value in history(lab.stepper.output):
        if lab.can_toggle(value):
            lab.toggle(value.label)
            break
    assert {name: lab.gradient(name) for name in before} == pytest.approx(before, rel=1e-9, abs=1e-12)


def test_a_changed_number_stays_when_an_operation_is_expanded() -> None:
    trainer, state = trained(default_document())
    lab = lab_on(NetworkExpression(trainer, state.values(), [0]))
    lab.use_value("x1", 4.0)
    turned = lab.stepper.output.data
    lab.toggle("Output")
    assert lab.named("x1") is not None
    assert lab.values["x1"] == 4.0
    assert lab.stepper.output.data == pytest.approx(turned, rel=1e-12)
