"""The expression behind a network in training, in the form in which the Lab works on a typed one."""

from collections.abc import Mapping, Sequence

from core.autograd.formula import Graph
from core.autograd.value import Value, apply, history
from core.lab.network_graph import network_graph
from core.lab.why import why_value
from core.problem import UserError
from core.training.trainer import Trainer

MOST_VALUES = 300
"""Values of a graph that a person can still find a way through."""


class NetworkExpression:
    """The loss of one training sample, with a copy of the parameters as they were; looking at it changes no training.

    sample: the sample's number, from 0. neuron: its id, or "". Where the loss is made of more than MOST_VALUES values,
    the neuron by itself: its sum, of its sources as they stand. UserError, of one sentence, if there is nothing to show
    or too much of it.
    """

    def __init__(self, trainer: Trainer, parameters: Mapping[str, float], sample: int, neuron: str = "") -> None:
        network = trainer.experiment.network
        if not network.outputs:
            raise UserError("The network has no output, so there is no loss to take apart: add an output first.")
        graph = network_graph(trainer, parameters, [sample], penalized=False)
        output, values = graph.output, history(graph.output)
        known: tuple[Value, ...] = ()
        self.is_whole = len(values) <= MOST_VALUES
        if not self.is_whole:
            if neuron not in graph.nodes[0] or neuron not in network.incoming:
                raise UserError(
                    f"The loss of this network is made of {len(values):,} values; the Lab shows at most {MOST_VALUES}. "
                    "Select a neuron, and the Lab takes that one apart."
                )
            output = graph.nodes[0][neuron]
            known = tuple(graph.nodes[0][link.source] for link in network.incoming[neuron])
            values = history(output, known=known)
        self._output, self._values, self._known = output, _with_known(values, known), frozenset(known)
        self._name_all()
        self.text = ""
        self.focus = graph.nodes[0][neuron].label if neuron in graph.nodes[0] else output.label
        self.names = tuple(value.label for value in self._values if self._is_leaf(value) and not value.constant)
        self.numbers = {value.label: value.data for value in self._values if value.label in self.names}

    def evaluate(self, values: Mapping[str, float]) -> Graph:
        """Build the graph again, on other values of its leaves; those that are not named stay as they were."""
        copies: dict[Value, Value] = {}
        for value in self._values:
            if self._is_leaf(value):
                data = values.get(value.label, value.data)
                copies[value] = Value(data, value.label, constant=value.constant)
            else:
                assert value.op is not None
                copies[value] = apply(value.op.name, *(copies[operand] for operand in value.operands))
                copies[value].label = value.label
        leaves = {value.label: copies[value] for value in self._values if value.label in self.names}
        return Graph(copies[self._output], self._output.label, leaves)

    def _is_leaf(self, value: Value) -> bool:
        return value.op is None or value in self._known

    def _name_all(self) -> None:
        """Give each value a name of its own: what it is in the network, or how it is made."""
        taken: set[str] = set()
        for value in self._values:
            wished = value.label or (f"{value.data:g}" if value.op is None else why_value(value).names)
            number, free = 1, wished
            while free in taken:
                number += 1
                free = f"{wished} ({number})"
            taken.add(free)
            value.label = free


def _with_known(values: Sequence[Value], known: Sequence[Value]) -> tuple[Value, ...]:
    """The values, behind those that are taken as they stand."""
    return (*dict.fromkeys(known), *(value for value in values if value not in known))
