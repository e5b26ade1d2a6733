"""Questions about a network: what a link can end at, what belongs to what, what is new."""

from dataclasses import replace

import pytest

from core.network.model import Input, Layer, Link, Network, Neuron


def neuron(id: str, layer: str | None = None, output: int | None = None) -> Neuron:
    return Neuron(id, id, "tanh", f"b {id}", layer, output)


def link(source: str, target: str, weight: str = "") -> Link:
    id = f"{source}>{target}"
    return Link(id, source, target, weight or f"w {id}")


@pytest.fixture
def network() -> Network:
    """x feeds the layer A of a1 and a2, a1 feeds the layer B of b1 alone, that feeds the output; two links are tied."""
    return Network(
        inputs=(Input("x", "x1"),),
        neurons=(neuron("a1", "A"), neuron("a2", "A"), neuron("b1", "B"), neuron("loose"), neuron("out", output=0)),
        links=(link("x", "a1", "w"), link("x", "a2", "w"), link("a1", "b1"), link("b1", "out")),
        layers=(Layer("A", "A"), Layer("B", "B")),
    )


def test_a_node_can_feed_what_it_neither_feeds_yet_nor_comes_from(network: Network) -> None:
    assert network.can_feed("b1") == {
        "x": False, "a1": False, "a2": True, "loose": True, "out": False, "A": False, "B": False,
    }  # fmt: skip
    assert network.can_feed("x") == {
        "a1": False, "a2": False, "b1": True, "loose": True, "out": True, "A": False, "B": True,
    }  # fmt: skip


def test_a_layer_can_feed_what_one_of_it_does_not_feed_yet(network: Network) -> None:
    assert network.can_feed("A") == {"x": False, "b1": True, "loose": True, "out": True, "B": True}
    assert network.can_feed("B") == {
        "x": False, "a1": False, "a2": True, "loose": True, "out": False, "A": False,
    }  # fmt: skip


@pytest.mark.parametrize(("id", "loose"), [("loose", True), ("a2", False), ("out", False), ("x", False), ("A", False)])
def test_only_a_hidden_neuron_without_links_is_loose(network: Network, id: str, loose: bool) -> None:
    assert network.is_loose(id) == loose
    assert not replace(network, links=()).is_loose("out")


def test_nodes_are_named_by_themselves_or_by_their_layer(network: Network) -> None:
    assert network.nodes_among(["B", "a2", "A", "x", "x>a1"]) == ("a2", "x", "b1", "a1")
    assert [network.layer_of(id) for id in ("a1", "A", "loose", "x", "nobody")] == ["A", "A", "", "", ""]


def test_around_a_node_are_its_links_and_around_a_link_those_tied_to_it(network: Network) -> None:
    assert [each.id for each in network.links_at("a1")] == ["x>a1", "a1>b1"]
    assert network.links_at("A") == ()
    assert network.links_around(["b1"]) == {"a1>b1", "b1>out"}
    assert network.links_around(["x>a1", "nobody"]) == {"x>a1", "x>a2"}


def test_a_new_layer_stands_for_its_neurons(network: Network) -> None:
    grown = replace(
        network,
        neurons=(*network.neurons, neuron("c1", "C"), neuron("a3", "A"), neuron("alone")),
        layers=(*network.layers, Layer("C", "C")),
    )
    assert grown.new_since(network) == ["C", "a3", "alone"]
    assert network.new_since(grown) == []
