"""A neuron as one operation of its sources, with its weights and bias inside: how a large network is shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.autograd.ops import Op
from core.autograd.value import Value, apply, history, weighted_sum


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NeuronOp(Op):
    """inner(bias + sum of weight * source), as an operation of the sources alone. inner: the neuron's activation. Its
    expansion uses the same leaves."""

    bias: Value
    weights: tuple[Value, ...]
    inner: Op

    @property
    def held(self) -> tuple[Value, ...]:
        """The leaves inside it."""
        return (self.bias, *self.weights)


def neuron_op(activation: Op, bias: Value, weights: Sequence[Value]) -> NeuronOp:
    """The operation of a neuron with these leaves; it always uses their present numbers."""

    def total(sources: Sequence[Any]) -> Any:
        # As `weighted_sum` adds, in the same order.
        found = bias.data + 0.0
        for weight, source in zip(weights, sources, strict=True):
            found = found + weight.data * source
        return found

    def slopes(*rest: Any) -> tuple[Any, ...]:
        steep = activation.slopes(total(rest[:-1]), rest[-1])[0]
        return tuple(steep * weight.data for weight in weights)

    return NeuronOp(
        name="neuron",
        label="Neuron",
        symbol=activation.symbol,
        arity=len(weights),
        forward=lambda *sources: activation.forward(total(sources)),
        slopes=slopes,
        explanation="A neuron gives each source its gradient times the activation's slope times the weight.",
        expansion=lambda *sources: apply(activation, weighted_sum(weights, sources, bias)),
        bias=bias,
        weights=tuple(weights),
        inner=activation,
    )


def fold(output: Value, neurons: Collection[Value], known: Collection[Value] = ()) -> Value:
    """A copy of a graph, over the same leaves, in which each of these values is one operation. neurons: values that are
    an activation of a weighted sum. known: values that are kept as they are, like leaves."""
    copies: dict[Value, Value] = {value: value for value in known}
    sums = {value.operands[0] for value in neurons}
    for value in history(output, known=known):
        if value not in sums:
            copies[value] = value if value.op is None else copied(value, copies, whole=value in neurons)
    return copies[output]


def copied(value: Value, copies: Mapping[Value, Value], *, whole: bool) -> Value:
    """A value on the copies of its operands. whole: it is the activation of a weighted sum, and both become one
    operation; the sum needs no copy."""
    assert value.op is not None
    if whole:
        bias, *terms = value.operands[0].operands
        op: Op = neuron_op(value.op, copies[bias], [copies[weight] for weight in terms[::2]])
        made = apply(op, *(copies[source] for source in terms[1::2]))
    else:
        made = apply(value.op, *(copies[operand] for operand in value.operands))
    made.label = value.label
    return made


def held(values: Collection[Value]) -> frozenset[str]:
    """The labels of the leaves inside neurons, unless they are among the values themselves."""
    inside = {leaf.label for value in values if isinstance(value.op, NeuronOp) for leaf in value.op.held}
    return frozenset(inside - {value.label for value in values})


def sharing(label: str, values: Collection[Value]) -> frozenset[str]:
    """The labels of the neurons, among some values, that share a weight or bias with the labeled one, directly or
    through others; at least that label."""
    held = {value.label: {leaf.label for leaf in value.op.held} for value in values if isinstance(value.op, NeuronOp)}
    found = {label}
    while label in held:
        inside = set[str]().union(*(held[each] for each in found))
        grown = {each for each, leaves in held.items() if leaves & inside}
        if grown == found:
            break
        found = grown
    return frozenset(found)
