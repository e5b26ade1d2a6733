"""The Lab on a network in training: the same numbers as the engine's, and nothing disturbed."""

import math

import pytest

from core.autograd.value import history
from core.document import edits
from core.document.examples import EXAMPLES
from core.document.starter import default_document
from core.document.structure import use_preset
from core.lab.lab import Lab
from core.lab.network_graph import parameter_names
from core.lab.zoom import MOST_VALUES, NetworkExpression
from core.problem import UserError
from tests.core.lab.test_network_graph import trained


def lab_on(expression: NetworkExpression) -> Lab:
    lab = Lab("1.0*x")
    lab.use_source(expression)
    return lab


def test_every_parameters_gradient_in_the_lab_is_the_engines() -> None:
    trainer, state = trained(default_document())
    _, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, :5])
    names = parameter_names(trainer.experiment.network)
    for sample in range(5):
        lab = lab_on(NetworkExpression(trainer, state.values(), sample))
        for at, id in enumerate(trainer.compiled.parameters):
            assert lab.gradient(names[id]) == pytest.approx(slopes[at, sample], rel=1e-12, abs=1e-12)


def test_the_values_of_a_network_have_different_names() -> None:
    trainer, state = trained(default_document())
    labels = [value.label for value in lab_on(NetworkExpression(trainer, state.values(), 0)).stepper.values]
    assert "" not in labels
    assert len(set(labels)) == len(labels)


def test_looking_at_a_network_and_turning_its_numbers_in_the_lab_changes_no_bit_of_training() -> None:
    document = default_document()
    (_, alone), (trainer, looked_at) = trained(document, 900), trained(document, 450)
    lab = lab_on(NetworkExpression(trainer, looked_at.values(), 3))
    lab.use_value(lab.leaves[0], 17.0)
    trainer.advance(looked_at, trainer.control(), 450)
    assert looked_at.parameters.tobytes() == alone.parameters.tobytes()


def test_a_turned_number_moves_the_loss_by_its_slope() -> None:
    trainer, state = trained(default_document())
    lab = lab_on(NetworkExpression(trainer, state.values(), 0))
    slopes = lab.slopes()
    for name in lab.leaves:
        assert slopes[name] == pytest.approx(lab.gradient(name), rel=1e-6, abs=1e-8)


def test_the_lab_begins_at_the_neuron_that_was_meant() -> None:
    trainer, state = trained(default_document())
    neuron = trainer.experiment.network.order[0]
    assert NetworkExpression(trainer, state.values(), 0, neuron.id).focus == neuron.name
    assert NetworkExpression(trainer, state.values(), 0).focus == "loss"


def test_a_neuron_of_a_large_network_is_taken_apart_by_itself() -> None:
    document = use_preset(default_document(), "Deep 6\u00d78").document
    trainer, state = trained(document)
    neuron = trainer.experiment.network.outputs[0]
    expression = NetworkExpression(trainer, state.values(), 0, neuron.id)
    assert not expression.is_whole
    lab = lab_on(expression)
    values, _ = trainer.engine.gradients(state.parameters, trainer.train[:, :1])
    assert lab.stepper.output.data == pytest.approx(values[trainer.compiled.rows[neuron.id], 0], rel=1e-12)
    assert len(lab.leaves) == 8 + 8 + 1
    assert all(math.isfinite(slope) for slope in lab.slopes().values())


def test_a_large_network_asks_for_a_neuron() -> None:
    trainer, state = trained(use_preset(default_document(), "Deep 6\u00d78").document)
    with pytest.raises(UserError, match=f"at most {MOST_VALUES}. Select a neuron"):
        NetworkExpression(trainer, state.values(), 0)


def test_a_network_without_output_has_no_loss_to_take_apart() -> None:
    document = default_document()
    document = edits.delete(document, [neuron.id for neuron in document.network.outputs]).document
    trainer, state = trained(document)
    with pytest.raises(UserError, match="no output"):
        NetworkExpression(trainer, state.values(), 0)


@pytest.mark.parametrize("title", EXAMPLES)
def test_any_operation_of_an_examples_network_can_be_written_out(title: str) -> None:
    trainer, state = trained(EXAMPLES[title]())
    lab = lab_on(NetworkExpression(trainer, state.values(), 0, trainer.experiment.network.order[-1].id))
    before = {name: lab.gradient(name) for name in lab.leaves}
    for value in history(lab.stepper.output):
        if lab.can_toggle(value):
            lab.toggle(value.label)
            break
    assert {name: lab.gradient(name) for name in lab.leaves} == pytest.approx(before, rel=1e-9, abs=1e-12)


def test_a_turned_number_stays_when_an_operation_is_written_out() -> None:
    trainer, state = trained(default_document())
    lab = lab_on(NetworkExpression(trainer, state.values(), 0))
    lab.use_value("x1", 4.0)
    turned = lab.stepper.output.data
    lab.toggle("Output")
    assert lab.named("x1") is not None
    assert lab.values["x1"] == 4.0
    assert lab.stepper.output.data == pytest.approx(turned, rel=1e-12)
