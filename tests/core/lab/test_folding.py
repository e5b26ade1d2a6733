"""Folded graphs: what is inside a node, what its steps do, and how much of it is shown."""

from itertools import product

import pytest

from core.document import edits
from core.document.document import Document
from core.document.examples import EXAMPLES
from core.document.starter import default_document, layered
from core.document.structure import use_preset
from core.lab.graph.detail import EVERY, LAYERS, NEURONS, Detail
from core.lab.graph.folding import Folding, Level, Walk
from core.lab.graph.stepper import Mistakes, Stepper
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.problem import UserError
from core.training.engines import engine_at_once
from core.training.trainer import Trainer


def expression_of(document: Document, samples: tuple[int, ...] = (0,)) -> NetworkExpression:
    trainer = Trainer(document.experiment, engine_at_once)
    return NetworkExpression(trainer, dict(document.initial), samples)


def folded(
    document: Document, level: Level = "neurons", opened: tuple[str, ...] = (), samples: tuple[int, ...] = (0,)
) -> tuple[Stepper, Folding]:
    expression = expression_of(document, samples)
    stepper = Lab(expression).stepper
    return stepper, Folding(stepper.values, expression.parts, expression.parameters, level, opened)


def deep() -> Document:
    return use_preset(default_document(), "Deep 6\u00d78").document


DOCUMENTS = {
    "circle": default_document(),
    "deep": deep(),
    "penguins": EXAMPLES["Penguins"](),
    "penalized": edits.use_settings(default_document(), penalty="L2", penalty_rate=0.01).document,
}


def test_the_default_network_folds_into_its_inputs_neurons_and_loss_in_the_networks_columns() -> None:
    _, folding = folded(default_document())
    columns: dict[str, list[str]] = {}
    for node in folding.nodes:
        columns.setdefault(node.heading, []).append(node.label)
    assert columns == {
        "Inputs": ["x1", "x2"],
        "Layer 1": ["h1.1", "h1.2", "h1.3", "h1.4"],
        "Layer 2": ["h2.1", "h2.2"],
        "Output": ["Output"],
        "Loss": ["loss"],
    }
    neuron = folding.named("h2.1")
    assert neuron is not None and neuron.made == "tanh" and neuron.is_folded
    labels = {value.label for value in neuron.values}
    assert labels == {"h2.1", "sum of h2.1", "bias of h2.1", *(f"h1.{k} \u2192 h2.1" for k in (1, 2, 3, 4))}
    assert {(a.label, b.label) for a, b in folding.edges if b is neuron} == {(f"h1.{k}", "h2.1") for k in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("name", "level", "mistakes"),
    list(product(DOCUMENTS, ("neurons", "layers"), (Mistakes(), Mistakes(overwritten=True), Mistakes(kept=True)))),
)
def test_steps_in_groups_reach_the_bits_of_single_steps(name: str, level: Level, mistakes: Mistakes) -> None:
    samples = (0, 3, 5) if name == "penalized" else (0,)
    plain, folding = folded(DOCUMENTS[name], level, samples=samples)
    single, grouped = Stepper(plain.output, mistakes), Stepper(plain.output, mistakes)
    walk = Walk(folding, grouped)
    position = 0
    while position < len(grouped.steps):
        position = walk.beside(position, 1)
        grouped.go_to(position)
        while single.position < position:
            single.go_to(single.position + 1)
        assert grouped.gradients == single.gradients
        assert grouped.known == single.known
    assert {value: repr(grad) for value, grad in grouped.gradients.items()} == {
        value: repr(grad) for value, grad in single.gradients.items()
    }
    assert [step for group in walk.steps for step in group.steps] == list(single.steps)


@pytest.mark.parametrize("level", ["neurons", "layers"])
def test_every_value_is_in_one_node_and_no_node_is_before_and_after_another(level: Level) -> None:
    for document in DOCUMENTS.values():
        stepper, folding = folded(document, level)
        inside = [value for node in folding.nodes for value in node.values]
        assert len(inside) == len(stepper.values) and set(inside) == set(stepper.values)
        assert all(a.column < b.column for a, b in folding.edges)


def test_the_walk_counts_the_groups_of_each_pass_and_goes_both_ways() -> None:
    stepper, folding = folded(default_document())
    stepper.go_to(0)
    walk = Walk(folding, stepper)
    assert walk.current is None
    assert walk.count == {"forward": 8, "backward": 8}
    back = [step for step in walk.steps if step.phase == "backward"]
    assert [step.node.label for step in back[:4]] == ["loss", "Output", "h2.2", "h2.1"]
    stepper.go_to(back[3].end)
    assert walk.current is back[3] and back[3].number == 4
    assert walk.beside(back[3].end, -1) == back[3].start
    assert walk.beside(back[3].end, 1) == back[4].end
    inside = back[3].start + 1
    assert (walk.beside(inside, 1), walk.beside(inside, -1)) == (back[3].end, back[3].start)
    assert (walk.beside(0, -3), walk.beside(0, 999)) == (0, len(stepper.steps))


def test_a_neuron_opens_into_its_sum_and_activation_and_two_steps() -> None:
    stepper, folding = folded(default_document(), opened=("h2.1",))
    pieces = [node for node in folding.nodes if node.whole == "h2.1"]
    assert [node.label for node in pieces] == ["sum of h2.1", "h2.1"]
    assert len(pieces[0].values) == 1 + 5
    steps = [step.node.label for step in Walk(folding, stepper).steps if step.node in pieces]
    assert steps == ["sum of h2.1", "h2.1", "h2.1", "sum of h2.1"]


def test_a_layer_opens_into_its_neurons() -> None:
    _, folding = folded(default_document(), "layers", ("Layer 1",))
    assert [node.label for node in folding.nodes] == [
        "Inputs", "h1.1", "h1.2", "h1.3", "h1.4", "Layer 2", "Output", "loss",
    ]  # fmt: skip
    layer = folding.named("h2.1")
    assert layer is not None and (layer.label, layer.made) == ("Layer 2", "2 neurons")


def test_all_samples_of_a_batch_are_in_the_layer_of_their_neuron() -> None:
    _, folding = folded(default_document(), "layers", samples=(0, 1, 2))
    made = {node.label: node.made for node in folding.nodes if node.kind == "layer"}
    assert made == {
        "Inputs": "6 values", "Layer 1": "12 values", "Layer 2": "6 values", "Output": "3 values", "Loss": "3 values",
    }  # fmt: skip


def test_the_finest_level_of_at_most_24_nodes_is_shown_until_another_is_chosen() -> None:
    found = {}
    for name, document in (("circle", default_document()), ("deep", deep())):
        expression = expression_of(document)
        values = Lab(expression).stepper.values
        detail = Detail()
        detail.use(expression.parts, expression.parameters)
        found[name] = detail.level(values)
        folding = detail.fold(values)
        assert folding is not None and len(folding.nodes) <= 24
        detail.choose(EVERY, values)
        assert detail.fold(values) is None
        detail.use(expression.parts, expression.parameters)
        assert detail.level(values) == EVERY
    assert found == {"circle": NEURONS, "deep": LAYERS}


def test_a_level_of_too_many_nodes_is_refused_and_the_present_one_stays() -> None:
    start = default_document()
    expression = expression_of(layered(start.data, ["x1", "x2"], [40] * 8, "tanh", "tanh", start.settings))
    values = Lab(expression).stepper.values
    detail = Detail()
    detail.use(expression.parts, expression.parameters)
    with pytest.raises(UserError, match="Neurons would be 324 nodes; the Lab shows at most 300"):
        detail.choose(NEURONS, values)
    assert detail.level(values) == LAYERS


def test_what_was_asked_for_is_not_hidden_in_its_layer() -> None:
    expression = expression_of(deep())
    values = Lab(expression).stepper.values
    detail = Detail()
    detail.use(expression.parts, expression.parameters)
    detail.reveal("h3.2")
    folding = detail.fold(values)
    assert folding is not None
    node = folding.named("h3.2")
    assert node is not None and (node.label, node.whole) == ("h3.2", "Layer 3")
