"""Edits: what each makes of a document, and what it refuses in which words."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from core import limits
from core.data.catalog import CATALOG
from core.data.making import usual_spec
from core.data.presets import PRESETS
from core.document import data_edits, edits, input_edits
from core.document.document import Change, Document
from core.document.project import Project
from core.document.starter import blank_document, default_document, large_document
from core.document.storage import decode, encode
from core.network.model import Network
from core.problem import Refusal, UserError


@pytest.fixture
def document() -> Document:
    return default_document()


def named(document: Document, name: str) -> str:
    found = [id for id, node in document.network.nodes.items() if node.name == name]
    return found[0] if found else next(layer.id for layer in document.network.layers if layer.name == name)


def test_the_default_is_tensorflow_playgrounds(document: Document) -> None:
    assert [node.name for node in document.network.nodes.values()] == [
        "x1", "x2", "h1.1", "h1.2", "h1.3", "h1.4", "h2.1", "h2.2", "Output",
    ]  # fmt: skip
    assert len(document.network.trained_parameters) == 25


def test_a_neuron_is_added_alone_with_its_own_draw(document: Document) -> None:
    change = edits.add_neuron(document, (12.0, 334.0))
    neuron = change.document.network.neurons[-1]
    assert (neuron.name, neuron.layer, change.document.positions[neuron.id]) == ("n1", None, (12.0, 334.0))
    assert change.document.initial[neuron.bias] == 0.1
    assert neuron.id not in change.document.network.reaching
    assert len(change.document.network.trained_parameters) == 25


def test_no_edit_shifts_another_parameters_draw(document: Document) -> None:
    one = edits.connect(document, named(document, "x1"), named(document, "h2.1")).document
    link = one.network.links[-1]
    other = edits.delete(one, [named(one, "h1.1")]).document
    assert other.initial[link.weight] == one.initial[link.weight]
    assert -0.5 <= one.initial[link.weight] < 0.5


def test_a_layer_grows_wired_like_its_last_member(document: Document) -> None:
    layer = named(document, "Layer 1")
    network = edits.grow_layer(document, layer).document.network
    new = network.members(layer)[-1]
    assert new.name == "h1.5"
    assert [link.source for link in network.incoming[new.id]] == [node.id for node in network.inputs]
    assert len(network.outgoing[new.id]) == 2


def test_a_layer_shrinks_to_one_and_no_further(document: Document) -> None:
    layer = named(document, "Layer 2")
    one = edits.shrink_layer(document, layer).document
    with pytest.raises(Refusal, match=r"Layer 2 has one neuron left, h2\.1"):
        edits.shrink_layer(one, layer)


def test_a_new_layer_is_connected_as_a_whole() -> None:
    document = edits.add_layer(blank_document(), (100.0, 0.0), 3).document
    layer = document.network.layers[0].id
    document = edits.connect(document, document.network.inputs[0].id, layer).document
    document = edits.connect(document, layer, document.network.outputs[0].id).document
    assert len(document.network.links) == 6
    assert document.network.reaching == set(document.network.nodes) - {document.network.inputs[1].id}


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("h2.1", "h1.1", "h2.1 → h1.1 would form a loop: h1.1 already feeds h2.1."),
        ("h1.1", "h2.1", "h1.1 already feeds h2.1."),
        ("h1.1", "h1.1", "h1.1 cannot feed itself."),
        ("h1.1", "x1", "h1.1 cannot feed x1: an input takes its values from the data."),
        ("Output", "h1.1", "Output cannot feed h1.1: an output is where the network ends."),
        ("Layer 2", "Layer 1", "h2.1 → h1.1 would form a loop: h1.1 already feeds h2.1."),
        ("Layer 1", "Layer 2", "h1.1 already feeds h2.1."),
        ("Layer 1", "Layer 1", "Layer 1 cannot feed itself."),
    ],
)
def test_connecting_nonsense_is_refused_with_both_names(
    document: Document, source: str, target: str, sentence: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        edits.connect(document, named(document, source), named(document, target))
    assert str(refusal.value) == sentence


def test_what_is_gone_cannot_be_connected(document: Document) -> None:
    with pytest.raises(Refusal, match="One end of the link no longer exists"):
        edits.connect(document, "nobody", named(document, "h1.1"))


def test_limits_are_kept(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NEURONS", 7)
    monkeypatch.setattr(limits, "LINKS", 18)
    with pytest.raises(Refusal, match="at most 7 neurons"):
        edits.add_neuron(document, (0.0, 0.0))
    with pytest.raises(Refusal, match="at most 18 links"):
        edits.connect(document, named(document, "x1"), named(document, "h2.1"))


def test_deleting_takes_the_links_along_and_empties_layers(document: Document) -> None:
    network = edits.delete(document, [named(document, "Layer 2")]).document.network
    assert [layer.name for layer in network.layers] == ["Layer 1"]
    assert len(network.links) == 8
    one_link = edits.delete(document, [document.network.links[0].id]).document
    assert len(one_link.network.links) == 17


def test_a_network_knows_what_is_up_and_down_of_a_node(document: Document) -> None:
    network, id = document.network, named(document, "h2.1")
    assert {network.nodes[other].name for other in network.downstream(id)} == {"h2.1", "Output"}
    assert {network.nodes[other].name for other in network.upstream(id)} == {
        "x1", "x2", "h1.1", "h1.2", "h1.3", "h1.4", "h2.1",
    }  # fmt: skip


def test_moving_what_is_no_longer_there_moves_the_rest(document: Document) -> None:
    some = document.network.hidden[0].id
    moved = edits.move(document, {"gone": (1.0, 2.0), some: (3.0, 4.0)}).document
    assert moved.positions == {**document.positions, some: (3.0, 4.0)}


def test_moving_leaves_the_network_the_same_object(document: Document) -> None:
    id = named(document, "h1.1")
    moved = edits.move(document, {id: (5.0, 6.0)}).document
    assert moved.network is document.network
    assert moved.positions[id] == (5.0, 6.0)
    assert document.positions[id] != (5.0, 6.0)


def test_activations_are_set_and_unknown_ones_refused(document: Document) -> None:
    ids = [neuron.id for neuron in document.network.hidden]
    changed = edits.set_activation(document, ids, "relu").document
    assert {neuron.activation for neuron in changed.network.hidden} == {"relu"}
    assert changed.network.outputs[0].activation == "tanh"
    assert edits.add_neuron(changed, (0.0, 0.0)).document.network.neurons[-1].activation == "relu"
    with pytest.raises(Refusal, match='"swoosh"'):
        edits.set_activation(document, ids, "swoosh")


def test_a_neuron_or_layer_is_added_with_its_links(document: Document) -> None:
    source = document.network.inputs[0].id
    alone = edits.fed_from(document, edits.add_neuron(document, (0.0, 0.0)), source).document.network
    assert [link.source for link in alone.incoming[alone.neurons[-1].id]] == [source]
    many = edits.fed_from(document, edits.add_layer(document, (0.0, 0.0), 3), source).document.network
    assert len(many.outgoing[source]) == len(document.network.outgoing[source]) + 3
    with pytest.raises(Refusal, match="where the network ends"):
        edits.fed_from(document, edits.add_neuron(document, (0.0, 0.0)), document.network.outputs[0].id)


def test_an_added_neuron_has_the_activation_asked_for(document: Document) -> None:
    assert edits.add_neuron(document, (0.0, 0.0), "gelu").document.network.neurons[-1].activation == "gelu"
    with pytest.raises(Refusal, match='"swoosh"'):
        edits.add_neuron(document, (0.0, 0.0), "swoosh")


def test_a_large_document_has_what_was_asked_for() -> None:
    made = large_document(100, 600)
    assert (len(made.network.hidden), len(made.network.links)) == (100, 600)
    assert set(made.initial) == set(made.network.parameters)
    assert large_document(100, 600) == made


def test_a_typed_weight_is_assigned_and_before_the_start_also_initial(document: Document) -> None:
    weight = document.network.links[0].weight
    change = edits.set_parameter(document, weight, 2.5, initial=False)
    assert change.assign == {weight: 2.5}
    assert change.document is document
    assert edits.set_parameter(document, weight, 2.5, initial=True).document.initial[weight] == 2.5
    with pytest.raises(Refusal, match="finite"):
        edits.set_parameter(document, weight, float("nan"), initial=False)


@pytest.mark.parametrize(
    "changes",
    [
        {"learning_rate": -1.0},
        {"learning_rate": float("inf")},
        {"batch_size": 0},
        {"penalty_rate": -1e301},
        {"penalty_rate": float("nan")},
    ],
)
def test_settings_one_cannot_train_with_are_refused(document: Document, changes: dict) -> None:
    with pytest.raises(Refusal):
        edits.use_settings(document, **changes)


def test_an_output_of_another_class_goes_on_as_the_only_one(document: Document) -> None:
    three = data_edits.use_data(document, usual_spec("blobs")).document
    last = edits.delete(three, [neuron.id for neuron in three.network.outputs[:2]]).document
    back = data_edits.use_data(last, usual_spec("circle")).document
    assert [neuron.output for neuron in back.network.outputs] == [0]
    assert back.network.outputs[0].id == three.network.outputs[2].id


def test_new_weights_are_drawn_from_the_seed(document: Document) -> None:
    one, same, other = (edits.new_weights(document, seed) for seed in ("a", "a", "b"))
    assert one.restart
    assert one.document.initial == same.document.initial
    assert one.document.initial != other.document.initial


def test_three_classes_get_three_outputs_and_cross_entropy(document: Document) -> None:
    change = data_edits.use_data(document, usual_spec("blobs"))
    outputs = change.document.network.outputs
    assert [neuron.name for neuron in outputs] == ["north", "south-east", "south-west"]
    assert {neuron.activation for neuron in outputs} == {"linear"}
    assert all(len(change.document.network.incoming[neuron.id]) == 2 for neuron in outputs)
    assert change.document.settings.loss == "cross_entropy"
    assert change.note == "Three blobs has 3 classes: the network now has 3 outputs and uses cross-entropy."
    assert outputs[0].id == document.network.outputs[0].id
    back = data_edits.use_data(change.document, usual_spec("circle"))
    assert [(n.name, n.activation) for n in back.document.network.outputs] == [("Output", "tanh")]
    assert back.document.settings.loss == "half_square"


def test_two_class_sets_share_their_output(document: Document) -> None:
    change = data_edits.use_data(document, usual_spec("spiral"))
    assert change.document.network is document.network
    assert change.note == ""


def test_numbers_to_predict_get_a_linear_output(document: Document) -> None:
    change = data_edits.use_data(document, usual_spec("reg-plane"))
    assert change.document.network.outputs[0].activation == "linear"
    assert "numbers to predict" in change.note


def test_outputs_come_back_though_all_had_been_deleted(document: Document) -> None:
    without = edits.delete(document, [document.network.outputs[0].id]).document
    change = data_edits.use_data(without, usual_spec("penguins"))
    assert len(change.document.network.outputs) == 3


def test_a_loss_fits_the_output_and_says_so(document: Document) -> None:
    change = data_edits.use_loss(document, "cross_entropy")
    assert change.document.network.outputs[0].activation == "linear"
    assert "linear" in change.note
    again = data_edits.use_loss(document, "mean_square")
    assert again.document.network is document.network
    regression = data_edits.use_data(document, usual_spec("reg-plane")).document
    with pytest.raises(Refusal, match="needs classes"):
        data_edits.use_loss(regression, "cross_entropy")


def test_outputs_are_added_until_every_class_has_one(document: Document) -> None:
    with pytest.raises(Refusal, match="The target of Circle already has its output"):
        data_edits.add_output(document, (0.0, 0.0))
    penguins = data_edits.use_data(document, usual_spec("penguins")).document
    with pytest.raises(Refusal, match="Every class of Penguins"):
        data_edits.add_output(penguins, (0.0, 0.0))
    fewer = edits.delete(penguins, [penguins.network.outputs[1].id]).document
    again = data_edits.add_output(fewer, (0.0, 0.0)).document
    assert [neuron.name for neuron in again.network.outputs] == ["Adelie", "Chinstrap", "Gentoo"]


def test_a_feature_feeds_what_the_inputs_feed(document: Document) -> None:
    more = input_edits.use_input(document, "x1*x2", True).document
    assert [node.expression for node in more.network.inputs] == ["x1", "x2", "x1*x2"]
    assert len(more.network.outgoing[more.network.inputs[2].id]) == 4
    assert input_edits.use_input(more, "x1*x2", True).document is more
    less = input_edits.use_input(more, "x1", False).document
    assert [node.expression for node in less.network.inputs] == ["x2", "x1*x2"]
    none = less
    for feature in ("x2", "x1*x2"):
        none = input_edits.use_input(none, feature, False).document
    assert input_edits.use_input(none, "sin(x1)", True).document.network.inputs
    with pytest.raises(Refusal, match=r"write tan\(x1\)"):
        input_edits.use_input(document, "tan x1", True)


def test_features_and_outputs_find_a_place_on_an_empty_canvas() -> None:
    document = replace(blank_document(), network=Network(), positions={})
    document = input_edits.use_input(document, "x1", True).document
    assert len(document.positions) == 1


def _random_edit(draw: random.Random, document: Document) -> Change:
    network = document.network
    nodes, links = list(network.nodes), list(network.links_by_id)
    layers = list(network.layers_by_id)
    ends = [*nodes, *layers]
    at = (draw.uniform(-500, 500), draw.uniform(-300, 300))
    choices: list[Callable[[], Change]] = [
        lambda: edits.add_neuron(document, at),
        lambda: edits.add_layer(document, at, draw.randint(1, 4)),
        lambda: data_edits.add_output(document, at),
        lambda: edits.connect(document, draw.choice(ends), draw.choice(ends)),
        lambda: edits.connect(document, draw.choice(ends), draw.choice(ends)),
        lambda: edits.grow_layer(document, draw.choice(layers)),
        lambda: edits.shrink_layer(document, draw.choice(layers)),
        lambda: edits.delete(document, draw.sample([*nodes, *links, *layers], 1)),
        lambda: edits.move(document, {draw.choice(nodes): at}),
        lambda: edits.set_activation(document, draw.sample([n.id for n in network.neurons], 1), "relu"),
        lambda: data_edits.use_data(document, usual_spec(draw.choice(list(CATALOG)))),
        lambda: input_edits.use_input(document, draw.choice(list(PRESETS)), draw.random() < 0.7),
        lambda: data_edits.use_loss(document, draw.choice(["half_square", "cross_entropy", "mean_square"])),
        lambda: edits.new_weights(document, str(draw.random())),
    ]
    return draw.choice(choices)()


@pytest.mark.parametrize("seed", range(12))
def test_random_walks_of_edits_keep_every_promise(seed: int) -> None:
    draw = random.Random(seed)
    document = default_document()
    print(f"seed {seed}")
    for _ in range(120):
        before = encode(Project(document))
        try:
            change = _random_edit(draw, document)
        except (UserError, IndexError, ValueError):
            assert encode(Project(document)) == before
            continue
        assert encode(Project(document)) == before
        document = change.document
        network = document.network
        assert document.positions.keys() == network.nodes.keys()
        assert set(network.parameters) <= document.initial.keys()
        assert len(network.order) == len(network.neurons)
        written = encode(Project(document))
        assert encode(decode(written, "walk.gp")) == written
