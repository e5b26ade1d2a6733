"""From the network a person drew to the program that trains it, built from `Value` expressions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.autograd.program import Program, trace
from core.autograd.value import Value, apply, weighted_sum
from core.collector import collector_rests
from core.network.model import Network

Loss = Callable[[Sequence[Value], Sequence[Value]], Value]


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A program whose inputs are the network's inputs and whose targets are the data's target columns.

    parameters: the id at each position of the flat parameter array. rows: node id -> the row of its value.
    """

    program: Program
    parameters: tuple[str, ...]
    rows: Mapping[str, int]


def write_neurons(network: Network, parameters: Mapping[str, Value], inputs: Sequence[Value]) -> dict[str, Value]:
    """Every node's value by id. A neuron is activation(weighted_sum(weights, sources, bias)); its sum is labeled after
    it."""
    values = {node.id: value for node, value in zip(network.inputs, inputs, strict=True)}
    for neuron in network.order:
        links = network.incoming[neuron.id]
        weights = [parameters[link.weight] for link in links]
        total = weighted_sum(weights, [values[link.source] for link in links], parameters[neuron.bias])
        total.label = f"sum of {neuron.name}"
        values[neuron.id] = apply(neuron.activation, total)
        values[neuron.id].label = neuron.name
    return values


def write_loss(network: Network, values: Mapping[str, Value], targets: Sequence[Value], loss: Loss) -> Value:
    """One sample's loss, from the outputs among a network's values; 0 if there are none."""
    outputs = [values[neuron.id] for neuron in network.outputs]
    aims = [targets[neuron.output or 0] for neuron in network.outputs]
    return loss(outputs, aims) if outputs else Value(0.0, constant=True)


@collector_rests()
def compile_network(network: Network, targets: int, loss: Loss) -> Compiled:
    """Build every neuron and the loss as expressions over placeholders, and trace them.

    loss(outputs, targets) gives one sample's loss. Without outputs there is nothing to train, and the loss is 0.
    """
    parameters = {id: Value(0.0, id) for id in network.parameters}
    inputs = [Value(0.0, node.name) for node in network.inputs]
    wanted = [Value(0.0, f"target {column}") for column in range(targets)]
    values = write_neurons(network, parameters, inputs)
    end = write_loss(network, values, wanted, loss)
    traced = trace(end, list(parameters.values()), inputs, wanted, also=list(values.values()))
    return Compiled(traced.program, tuple(parameters), {id: traced.rows[value] for id, value in values.items()})
