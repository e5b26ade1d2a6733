"""The network a person draws: a frozen graph with stable ids. Links define the structure; a layer is only a named
group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Input:
    """A source node: an expression over the columns of the data ("x1", "sin(x1)", ...), see `core.data.expression`."""

    id: str
    expression: str

    @property
    def name(self) -> str:
        """Its expression, a column alone without backticks; the window names it in words of the data."""
        inner = self.expression[1:-1]
        return inner if self.expression == f"`{inner}`" and "`" not in inner else self.expression


@dataclass(frozen=True, slots=True)
class Neuron:
    """`activation(bias + sum of weight * source)`.

    `bias` is a parameter id; `output` is the target column this neuron predicts, or None for a hidden neuron.
    """

    id: str
    name: str
    activation: str
    bias: str
    layer: str | None = None
    output: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A connection between two nodes; `weight` is a parameter id. Tied links name the same parameter."""

    id: str
    source: str
    target: str
    weight: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A named group of neurons, for quick wiring. Its members are the neurons that name it."""

    id: str
    name: str


Node = Input | Neuron


@dataclass(frozen=True)
class Network:
    """An acyclic graph of inputs and neurons.

    `frozen` holds the parameters that do not train. `serial` numbers the next id, so that no id ever names two things
    in one line of edits. The order of `links` is the order in which a neuron adds its terms.
    """

    inputs: tuple[Input, ...] = ()
    neurons: tuple[Neuron, ...] = ()
    links: tuple[Link, ...] = ()
    layers: tuple[Layer, ...] = ()
    frozen: frozenset[str] = field(default_factory=frozenset)
    serial: int = 1

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every input and neuron by id, in drawing order."""
        both: tuple[Node, ...] = (*self.inputs, *self.neurons)
        return MappingProxyType({node.id: node for node in both})

    @cached_property
    def links_by_id(self) -> Mapping[str, Link]:
        """Every link by id."""
        return MappingProxyType({link.id: link for link in self.links})

    @cached_property
    def layers_by_id(self) -> Mapping[str, Layer]:
        """Every layer by id."""
        return MappingProxyType({layer.id: layer for layer in self.layers})

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Link, ...]]:
        """The links that end at each node, in the order of their terms."""
        return self._grouped([link.target for link in self.links])

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        """The links that start at each node."""
        return self._grouped([link.source for link in self.links])

    @cached_property
    def outputs(self) -> tuple[Neuron, ...]:
        """The output neurons, by target column."""
        found = (neuron for neuron in self.neurons if neuron.output is not None)
        return tuple(sorted(found, key=lambda neuron: neuron.output or 0))

    @cached_property
    def hidden(self) -> tuple[Neuron, ...]:
        """The neurons that are not outputs."""
        return tuple(neuron for neuron in self.neurons if neuron.output is None)

    @cached_property
    def order(self) -> tuple[Neuron, ...]:
        """The neurons in topological order: each after all its sources; among equals, in drawing order."""
        outgoing = self.outgoing
        waiting = {neuron.id: len(self.incoming[neuron.id]) for neuron in self.neurons}
        position = {neuron.id: at for at, neuron in enumerate(self.neurons)}
        wave: list[str] = [node.id for node in self.inputs] + [id for id, count in waiting.items() if count == 0]
        done: list[str] = []
        while wave:
            done += wave
            reached: list[str] = []
            for id in wave:
                for link in outgoing[id]:
                    target = link.target
                    waiting[target] = left = waiting[target] - 1
                    if left == 0:
                        reached.append(target)
            wave = sorted(reached, key=position.__getitem__)
        return tuple(node for node in map(self.nodes.__getitem__, done) if isinstance(node, Neuron))

    @cached_property
    def reaching(self) -> frozenset[str]:
        """Ids of the nodes with a path to an output (outputs included); only these are trained."""
        return self._reachable((neuron.id for neuron in self.outputs), backwards=True)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The parameter ids in use, each once: neuron by neuron, its bias and then its weights."""
        return self._read_by(self.neurons)

    @cached_property
    def counted_parameters(self) -> tuple[str, ...]:
        """The parameters of neurons with a path to an output."""
        return self._read_by(neuron for neuron in self.neurons if neuron.id in self.reaching)

    @cached_property
    def trained_parameters(self) -> tuple[str, ...]:
        """The counted parameters that are not frozen; the window calls these "parameters"."""
        return tuple(id for id in self.counted_parameters if id not in self.frozen)

    @cached_property
    def links_by_weight(self) -> Mapping[str, tuple[Link, ...]]:
        """The links that share each weight; more than one if they are tied."""
        found = {link.weight: (link,) for link in self.links}
        if len(found) == len(self.links):
            return MappingProxyType(found)
        shared: dict[str, list[Link]] = {}
        for link in self.links:
            shared.setdefault(link.weight, []).append(link)
        return MappingProxyType({id: tuple(links) for id, links in shared.items()})

    def computes_like(self, other: "Network") -> bool:
        """Whether both compute the same from the same parameters; names, layers and frozen parameters may differ."""
        pairs = zip(self.neurons, other.neurons, strict=False)
        return self is other or (
            len(self.neurons) == len(other.neurons)
            and self.inputs == other.inputs
            and self.links == other.links
            and all(a is b or replace(a, name=b.name, layer=b.layer) == b for a, b in pairs)
        )

    def new_since(self, old: "Network") -> list[str]:
        """Ids of the layers that another network lacks, and of the nodes outside these that it lacks."""
        layers = [id for id in self.layers_by_id if id not in old.layers_by_id]
        return layers + [id for id in self.nodes if id not in old.nodes and self.layer_of(id) not in layers]

    def members(self, layer: str) -> tuple[Neuron, ...]:
        """The neurons of a layer, in drawing order."""
        return self._members.get(layer, ())

    def neurons_among(self, ids: Iterable[str]) -> tuple[Neuron, ...]:
        """The named neurons, by themselves or by their layer, in drawing order."""
        wanted = set(ids)
        return tuple(neuron for neuron in self.neurons if neuron.id in wanted or neuron.layer in wanted)

    def nodes_among(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids of the named nodes, and then of those in the named layers, each once."""
        named = tuple(ids)
        members = [neuron.id for id in named for neuron in self.members(id)]
        return tuple(dict.fromkeys([id for id in named if id in self.nodes] + members))

    def layer_of(self, id: str) -> str:
        """The id of a neuron's layer, or of the layer itself; "" for anything else."""
        node = self.nodes.get(id)
        if isinstance(node, Neuron):
            return node.layer or ""
        return id if id in self.layers_by_id else ""

    def parameters_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The parameters of links, of neurons (bias and incoming weights) and of layers, each once."""
        found: dict[str, None] = {}
        for id in ids:
            node, link = self.nodes.get(id), self.links_by_id.get(id)
            if link is not None:
                found[link.weight] = None
            neurons = (node,) if isinstance(node, Neuron) else self.members(id)
            found.update(dict.fromkeys(self._read_by(neurons)))
        return tuple(found)

    def links_at(self, node: str) -> tuple[Link, ...]:
        """The links that end and start at a node; none for an id that is not a node."""
        return (*self.incoming.get(node, ()), *self.outgoing.get(node, ()))

    def links_around(self, ids: Iterable[str]) -> set[str]:
        """Ids of the links of nodes, and of the named links and those that share their weight."""
        found: set[str] = set()
        for id in ids:
            found.update(link.id for link in self.links_at(id))
            if id in self.links_by_id:
                found.update(link.id for link in self.links_by_weight[self.links_by_id[id].weight])
        return found

    def is_loose(self, id: str) -> bool:
        """Whether a node is a hidden neuron without links."""
        node = self.nodes.get(id)
        return isinstance(node, Neuron) and node.output is None and not self.links_at(id)

    def link_between(self, source: str, target: str) -> Link | None:
        """The link from source to target, if there is one."""
        return next((link for link in self.outgoing[source] if link.target == target), None)

    def link_name(self, id: str) -> str:
        """The name of a link: "x1 \u2192 h1.1"."""
        link = self.links_by_id[id]
        return f"{self.nodes[link.source].name} \u2192 {self.nodes[link.target].name}"

    @cached_property
    def parameter_names(self) -> Mapping[str, str]:
        """Parameter id -> its name: "bias of h1.1", "x1 \u2192 h1.1". Tied links give their weight the name of the
        first."""
        names = {neuron.bias: f"bias of {neuron.name}" for neuron in self.neurons}
        names.update((weight, self.link_name(links[0].id)) for weight, links in self.links_by_weight.items())
        return MappingProxyType(names)

    def downstream(self, *sources: str) -> frozenset[str]:
        """Ids of all nodes with a path from any of the sources, these included."""
        return self._reachable(sources, backwards=False)

    def upstream(self, *targets: str) -> frozenset[str]:
        """Ids of all nodes with a path to any of the targets, these included."""
        return self._reachable(targets, backwards=True)

    def can_feed(self, source: str) -> Mapping[str, bool]:
        """Whether a new link from a node or layer can end at each other node and layer, by id. The nodes of the source
        are left out."""
        sources = [neuron.id for neuron in self.members(source)] if source in self.layers_by_id else [source]
        upstream = self.upstream(*sources)
        present = {(link.source, link.target) for id in sources for link in self.outgoing[id]}
        ends = {node.id: False for node in self.inputs}
        for neuron in self.neurons:
            is_new = any((id, neuron.id) not in present for id in sources)
            ends[neuron.id] = is_new and neuron.id not in upstream
        for layer in self.layers:
            members = [neuron.id for neuron in self.members(layer.id)]
            ends[layer.id] = any(ends[id] for id in members) and upstream.isdisjoint(members)
        return {id: can for id, can in ends.items() if id not in (source, *sources)}

    def unlinked(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """The pairs (source, target) that no link joins, each once."""
        linked = {(link.source, link.target) for link in self.links}
        return [pair for pair in dict.fromkeys(pairs) if pair not in linked]

    @cached_property
    def _members(self) -> Mapping[str, tuple[Neuron, ...]]:
        found: dict[str, list[Neuron]] = {layer.id: [] for layer in self.layers}
        for neuron in self.neurons:
            if neuron.layer is not None:
                found[neuron.layer].append(neuron)
        return {id: tuple(neurons) for id, neurons in found.items()}

    def _read_by(self, neurons: Iterable[Neuron]) -> tuple[str, ...]:
        """The parameters of neurons, each once: of each neuron the bias, then the weights."""
        found: list[str] = []
        for neuron in neurons:
            found.append(neuron.bias)
            found += [link.weight for link in self.incoming[neuron.id]]
        return tuple(dict.fromkeys(found))

    def _grouped(self, ends: Iterable[str]) -> Mapping[str, tuple[Link, ...]]:
        """The links grouped by one of their ends, given that end of each."""
        found: dict[str, list[Link]] = {id: [] for id in self.nodes}
        for id, link in zip(ends, self.links, strict=True):
            found[id].append(link)
        return MappingProxyType({id: tuple(links) for id, links in found.items()})

    def _reachable(self, start: Iterable[str], *, backwards: bool) -> frozenset[str]:
        found = set(start)
        stack = list(found)
        while stack:
            id = stack.pop()
            near = [link.source for link in self.incoming[id]] if backwards else [k.target for k in self.outgoing[id]]
            stack += [other for other in near if other not in found]
            found.update(near)
        return frozenset(found)
