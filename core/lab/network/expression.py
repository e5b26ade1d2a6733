"""The expression of a network in training, as a source for the Lab."""

from collections.abc import Mapping, Sequence

from core.autograd.formula import Graph
from core.autograd.value import Value, history
from core.collector import collector_rests
from core.lab.graph.folding import Part
from core.lab.network.graph import NetworkGraph, network_graph
from core.lab.network.neuron import copied, fold
from core.lab.network.parts import layer_count, parts_of
from core.lab.printer import formula
from core.network.model import Network
from core.problem import UserError
from core.training.trainer import Trainer

MOST_VALUES = 300
"""The most values, or nodes, in which a person can still find something."""

MOST_FOLDED = 3000
"""The most values with each neuron as one operation: what opens within two seconds. A level of detail folds them
further."""


class NetworkExpression:
    """The loss of one sample, or the mean loss of several plus the penalty. It has its own copy of the parameters, so
    looking at it does not change training.

    samples: indices of points, the training points first. neuron: its id, or "". Above MOST_VALUES values, each neuron
    is one operation with its weights inside, and the penalty is a leaf (`is_folded`). If that is still too much, even
    in layers, only one sample's neuron is shown: its sum, with its sources as leaves (`is_whole` is false). focus: the
    label of the requested value. parts, parameters: see `Folding`. UserError, one sentence, if there is nothing to show
    or too much.
    """

    text = ""

    @collector_rests()
    def __init__(
        self, trainer: Trainer, parameters: Mapping[str, float], samples: Sequence[int], neuron: str = ""
    ) -> None:
        network = trainer.experiment.network
        if not network.outputs:
            raise UserError("The network has no output, so there is no loss: add an output first.")
        _check_size(trainer, parameters, samples)
        graph = network_graph(trainer, parameters, samples, penalized=len(samples) > 1)
        self._output, self._values = graph.output, tuple(history(graph.output))
        self._known: frozenset[Value] = frozenset()
        self._neurons: frozenset[Value] = frozenset()
        self._sums: frozenset[Value] = frozenset()
        whole, self.is_whole = len(self._values), True
        if whole > MOST_VALUES:
            known = (graph.penalty,) if graph.penalty is not None else ()
            is_few = layer_count(network) <= MOST_VALUES
            if is_few and len(_folded(trainer, graph)) <= MOST_FOLDED:
                self._use_known(graph.output, known)
                self._neurons = _neurons(trainer, graph).intersection(self._values)
                self._sums = frozenset(value.operands[0] for value in self._neurons)
            elif len(samples) == 1 and neuron in network.incoming:
                sources = [graph.nodes[0][link.source] for link in network.incoming[neuron]]
                self._use_known(graph.nodes[0][neuron], sources)
                self.is_whole = False
            else:
                raise UserError(_too_deep(network) if not is_few else _too_much(whole, len(samples)))
        self._name_all()
        self.parameters = frozenset(leaf.label for leaf in graph.parameters.values())
        loss = trainer.experiment.settings.loss.replace("_", " ")
        self.parts: Mapping[str, Part] = parts_of(network, graph, self._values, loss)
        meant = graph.nodes[0].get(neuron)
        self.focus = meant.label if meant is not None and meant in self._values else self._output.label
        variables = [value for value in self._values if self._is_leaf(value) and not value.constant]
        self.numbers = {value.label: value.data for value in variables}
        self.names = tuple(self.numbers)

    @property
    def is_folded(self) -> bool:
        """Whether each neuron is one operation."""
        return bool(self._neurons)

    @collector_rests()
    def evaluate(self, values: Mapping[str, float]) -> Graph:
        """Build the graph again on other values of its leaves; those that are not named keep theirs."""
        copies: dict[Value, Value] = {}
        for value in self._values:
            if self._is_leaf(value):
                data = values.get(value.label, value.data)
                copies[value] = Value(data, value.label, constant=value.constant)
            elif value not in self._sums:
                copies[value] = copied(value, copies, whole=value in self._neurons)
        leaves = {value.label: copies[value] for value in self._values if value.label in self.numbers}
        return Graph(copies[self._output], self._output.label, leaves)

    def _use_known(self, output: Value, known: Sequence[Value]) -> None:
        """Show what depends on some values; these become leaves."""
        first = tuple(dict.fromkeys(known))
        self._output, self._known = output, frozenset(first)
        self._values = (*first, *(each for each in history(output, known=first) if each not in self._known))

    def _is_leaf(self, value: Value) -> bool:
        return value.op is None or value in self._known

    def _name_all(self) -> None:
        """Give each value a unique name: what it is in the network, or its formula."""
        taken: set[str] = set()
        for value in self._values:
            label = value.label or (f"{value.data:g}" if value.op is None else formula(value))
            number, free = 1, label
            while free in taken:
                number += 1
                free = f"{label} ({number})"
            taken.add(free)
            value.label = free


def _check_size(trainer: Trainer, parameters: Mapping[str, float], samples: Sequence[int]) -> None:
    """Refuse too many samples from the size of the first one's loss, before the others are built."""
    if len(samples) < 2:
        return
    graph = network_graph(trainer, parameters, samples[:1])
    whole = _several(graph, history(graph.output), len(samples))
    if whole > MOST_VALUES and _several(graph, _folded(trainer, graph), len(samples)) > MOST_FOLDED:
        raise UserError(_too_much(whole, len(samples)))


def _several(graph: NetworkGraph, values: Sequence[Value], samples: int) -> int:
    """The number of values for several samples, given the values for one. All but the parameters and the penalty's
    values are needed once per sample, plus an addition. One more value, and its factor, make the mean."""
    shared = {*graph.parameters.values(), *_penalty(graph)}
    own = sum(value not in shared for value in values) - (graph.penalty is not None)
    return len(values) + (samples - 1) * (own + 1) + 2


def _neurons(trainer: Trainer, graph: NetworkGraph) -> frozenset[Value]:
    return frozenset(nodes[each.id] for nodes in graph.nodes for each in trainer.experiment.network.order)


def _folded(trainer: Trainer, graph: NetworkGraph) -> Sequence[Value]:
    """The values that are left if each neuron is one operation and the penalty a leaf."""
    known = (graph.penalty,) if graph.penalty is not None else ()
    return [*known, *history(fold(graph.output, _neurons(trainer, graph), known), known=known)]


def _penalty(graph: NetworkGraph) -> Sequence[Value]:
    return history(graph.penalty) if graph.penalty is not None else ()


def _too_much(values: int, samples: int) -> str:
    whose = f"{samples:,} samples" if samples > 1 else "this network"
    found = f"The loss of {whose} has {values:,} values, too many to open."
    return f"{found} Choose {'one sample, or a smaller batch' if samples > 1 else 'a smaller network'}."


def _too_deep(network: Network) -> str:
    found = f"Even one node for each layer makes {layer_count(network):,} nodes; the Lab shows at most {MOST_VALUES}."
    return f"{found} Select a neuron to see only that one."
