"""Zooming into a network in training: the same numbers as the engine's, to the last places."""

import pytest

from core.autograd.value import history
from core.document import edits, parameter_edits
from core.document.document import Document
from core.document.examples import EXAMPLES
from core.document.starter import default_document
from core.lab.graph.stepper import gradients
from core.lab.network.graph import network_graph
from core.training.penalties import PENALTIES
from core.training.state import TrainingState
from core.training.trainer import Trainer


def trained(document: Document, samples: int = 500) -> tuple[Trainer, TrainingState]:
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    trainer.advance(state, trainer.control(), samples)
    return trainer, state


@pytest.mark.parametrize("title", EXAMPLES)
def test_a_samples_graph_agrees_with_the_engine(title: str) -> None:
    document = EXAMPLES[title]()
    if not document.network.links:
        document = edits.connect(document, document.network.inputs[0].id, document.network.outputs[0].id).document
    trainer, state = trained(document)
    values, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, :5])
    for number in range(5):
        graph = network_graph(trainer, state.values(), [number], penalized=False)
        found = gradients(graph.output)
        for at, id in enumerate(trainer.compiled.parameters):
            assert found.get(graph.parameters[id], 0.0) == pytest.approx(slopes[at, number], rel=1e-12, abs=1e-12)
        for id, row in trainer.compiled.rows.items():
            assert graph.nodes[0][id].data == pytest.approx(values[row, number], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("penalty", PENALTIES)
def test_a_batchs_graph_is_the_mean_and_the_penalty(penalty: str) -> None:
    document = edits.use_settings(default_document(), penalty=penalty, penalty_rate=0.01).document
    trainer, state = trained(document)
    _, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, :10])
    graph = network_graph(trainer, state.values(), range(10))
    metrics = trainer.metrics(state.parameters)
    plain = network_graph(trainer, state.values(), range(10), penalized=False)
    assert graph.output.data - plain.output.data == pytest.approx(metrics.penalty, rel=1e-12, abs=1e-15)
    found = gradients(graph.output)
    slope = PENALTIES[penalty].slope(state.parameters) * 0.01 * trainer.rules.penalized
    for at, id in enumerate(trainer.compiled.parameters):
        expected = slopes[at, :10].mean() + slope[at]
        assert found[graph.parameters[id]] == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_a_penalty_on_nothing_is_no_part_of_the_graph() -> None:
    document = edits.use_settings(default_document(), penalty="L2", penalty_rate=0.01).document
    document = edits.delete(document, [link.id for link in document.network.links]).document
    trainer, state = trained(document)
    assert network_graph(trainer, state.values(), [0]).output.label == "loss"


def test_values_are_called_what_they_are_on_the_canvas() -> None:
    trainer, state = trained(default_document())
    one = {value.label for value in history(network_graph(trainer, state.values(), [0]).output)}
    assert {"x1", "h1.1", "sum of h1.1", "Output", "target", "loss", "bias of h2.2", "h2.1 → Output"} <= one
    two = {value.label for value in history(network_graph(trainer, state.values(), [0, 3]).output)}
    assert {"x1 #1", "x1 #2", "loss #2", "x1 → h1.1"} <= two


def test_a_tied_weight_is_one_leaf() -> None:
    document = default_document()
    ids = [link.id for link in document.network.links[:2]]
    tied = parameter_edits.toggle_tied(document, ids).document
    assert len(tied.network.parameter_names) == len(document.network.parameter_names) - 1


def test_looking_leaves_training_alone() -> None:
    document = default_document()
    (_, alone), (trainer, looked_at) = trained(document, 2000), trained(document, 1000)
    graph = network_graph(trainer, looked_at.values(), range(20))
    graph.output.backward()
    trainer.advance(looked_at, trainer.control(), 1000)
    assert looked_at.parameters.tobytes() == alone.parameters.tobytes()
