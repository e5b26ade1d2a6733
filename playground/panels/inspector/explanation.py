"""Why a neuron has its value: the terms of its weighted sum at the probe, from the session's own numbers."""

from dataclasses import dataclass

import numpy as np

from core.autograd.ops import OPS
from core.document.node_names import node_name
from core.network.model import Network, Neuron
from core.training.snapshot import Snapshot
from playground.style import number

MOST_TERMS = 12
SHOWN_TERMS = 10


@dataclass(frozen=True, slots=True)
class Term:
    """One summand: parameter is the weight's (or the bias's) id, value what it adds."""

    name: str
    parameter: str
    weight: float
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """terms: the sources and, last, the bias; rest: how many more there are, and what they add together. total is the
    weighted sum, output the activation of it, slope the activation's derivative there."""

    terms: tuple[Term, ...]
    rest: int
    rest_value: float
    total: float
    output: float
    slope: float


def explain(network: Network, neuron: Neuron, snapshot: Snapshot) -> Explanation | None:
    """The value of a neuron at the snapshot's probe; None if the snapshot does not know it."""
    links = network.incoming[neuron.id]
    known = neuron.bias in snapshot.parameters and all(
        link.weight in snapshot.parameters and link.source in snapshot.probe for link in links
    )
    if not known:
        return None
    bias = snapshot.parameters[neuron.bias]
    terms = []
    total = bias
    for link in links:
        weight = snapshot.parameters[link.weight]
        value = weight * snapshot.probe[link.source]
        total += value
        terms.append(Term(node_name(network.nodes[link.source], snapshot.experiment.data), link.weight, weight, value))
    shown = terms
    if len(terms) > MOST_TERMS:
        largest = sorted(range(len(terms)), key=lambda at: -abs(terms[at].value))[:SHOWN_TERMS]
        shown = [terms[at] for at in sorted(largest)]
    rest = sum(term.value for term in terms) - sum(term.value for term in shown) if len(shown) < len(terms) else 0.0
    op = OPS[neuron.activation]
    with np.errstate(all="ignore"):
        output = float(op.forward(total))
        slope = float(op.slopes(total, output)[0])
    return Explanation(
        (*shown, Term("bias", neuron.bias, bias, bias)), len(terms) - len(shown), rest, total, output, slope
    )


def formula(neuron: Neuron, found: Explanation) -> str:
    """name = tanh(sum) = value, with numbers."""
    label_ = OPS[neuron.activation].label.lower()
    inner = "\u03a3 <i>w\u00b7x</i> + <i>b</i>"
    total, output = number.weight(found.total), number.weight(found.output, 3)
    if neuron.activation == "linear":
        return f"= {inner} = <b>{output}</b>"
    return f"= {label_}( {inner} ) = {label_}({total}) = <b>{output}</b>"
