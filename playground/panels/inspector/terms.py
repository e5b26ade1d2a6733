"""A neuron's weighted sum for the inspector: its terms, or only the largest of many."""

from dataclasses import dataclass

import numpy as np

from core.autograd.ops import OPS
from core.autograd.value import Value
from core.data.source import DatasetSpec
from core.document.node_names import node_name
from core.lab.printer import addends
from core.lab.why.neuron import weighted_sum_of
from core.network.model import Network, Neuron
from core.training.snapshot import Snapshot
from playground.style import number
from playground.style.font import strong

MOST_TERMS = 12
SHOWN_TERMS = 10


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the sum. parameter: the id of the weight or bias. value: what it adds."""

    name: str
    parameter: str
    weight: float
    value: float


@dataclass(frozen=True, slots=True)
class NeuronSum:
    """terms: the sources and, last, the bias. rest: the number of terms left out, and their sum. total: the weighted
    sum. output: the neuron's value. slope: the activation's derivative there."""

    terms: tuple[Term, ...]
    rest: int
    rest_value: float
    total: float
    output: float
    slope: float


def neuron_sum(network: Network, neuron: Neuron, snapshot: Snapshot, data: DatasetSpec) -> NeuronSum | None:
    """The sum of a neuron at the snapshot's probe; None if the snapshot does not know the neuron."""
    whole = weighted_sum_of(network, neuron, snapshot, data)
    if whole is None or neuron.id not in snapshot.probe:
        return None
    (first,), *products = addends(whole)[0]
    links = network.incoming[neuron.id]
    terms = [
        _term(node_name(network.nodes[link.source], data), link.weight, *pair)
        for link, pair in zip(links, products, strict=True)
    ]
    shown = _largest(terms)
    rest = sum(term.value for term in terms) - sum(term.value for term in shown) if len(shown) < len(terms) else 0.0
    output = snapshot.probe[neuron.id]
    with np.errstate(all="ignore"):
        slope = float(OPS[neuron.activation].slopes(whole.data, output)[0])
    bias = Term("bias", neuron.bias, first.data, first.data)
    return NeuronSum((*shown, bias), len(terms) - len(shown), rest, whole.data, output, slope)


def formulas(neuron: Neuron, found: NeuronSum) -> tuple[str, ...]:
    """tanh(sum) = value, with numbers, as rich text; then shorter forms of it."""
    activation = OPS[neuron.activation].label.lower()
    inner = "\u03a3 <i>w\u00b7x</i> + <i>b</i>"
    total, result = number.weight(found.total), f"= {strong(number.weight(found.output, 3))}"
    if neuron.activation == "linear":
        return f"= {inner} {result}", result
    middle = f"= {activation}({total}) {result}"
    return f"= {activation}( {inner} ) {middle}", middle, result


def _term(name: str, parameter: str, weight: Value, source: Value) -> Term:
    return Term(name, parameter, weight.data, weight.data * source.data)


def _largest(terms: list[Term]) -> list[Term]:
    """The largest terms, in their order."""
    if len(terms) <= MOST_TERMS:
        return terms
    largest = sorted(range(len(terms)), key=lambda at: -abs(terms[at].value))[:SHOWN_TERMS]
    return [terms[at] for at in sorted(largest)]
