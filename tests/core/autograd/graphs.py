"""Random expression graphs for tests: every operation, reused values, tied parameters."""

import random

from core.autograd.ops import OPS
from core.autograd.value import Value, apply

WILD = ("exp", "log", "sqrt", "power", "divide", "square", "tan")
TAME = [op.name for op in OPS.values() if op.name not in WILD]


def random_graph(seed: int, inputs: list[float], parameters: list[float]) -> tuple[Value, list[Value], list[Value]]:
    """A loss over inputs and parameters, and those leaves. Operations that blow up get tamed operands."""
    draw = random.Random(seed)
    sources = [Value(x, f"x{k}") for k, x in enumerate(inputs)]
    weights = [Value(w, f"w{k}") for k, w in enumerate(parameters)]
    known = [*sources, *weights]
    for _ in range(draw.randint(6, 24)):
        known.append(_grow(draw, known, sources, weights))
    loss = known[-1]
    for value in draw.sample(known, 3):
        loss = loss + value * 0.5
    return loss, sources, weights


def _grow(draw: random.Random, known: list[Value], sources: list[Value], weights: list[Value]) -> Value:
    op = OPS[draw.choice(list(OPS))]
    if op.name == "weighted_sum" and draw.random() < 0.7:
        count = draw.randint(0, len(sources))
        terms = [part for k in range(count) for part in (draw.choice(weights), sources[k])]
        return apply(op.name, draw.choice(weights), *terms).tanh()
    count = op.arity or 2 * draw.randint(0, 3) + 1
    operands = [draw.choice(known) for _ in range(count)]
    if op.name in ("log", "sqrt"):
        operands = [operands[0].tanh() + 1.5]
    elif op.name in ("exp", "square", "power"):
        operands = [operands[0].tanh() + 1.5, *(operand.tanh() for operand in operands[1:])]
    elif op.name == "tan":
        operands = [operands[0].tanh()]
    elif op.name == "divide":
        operands = [operands[0], operands[1].tanh() + 1.5]
    result = apply(op.name, *operands)
    return result if op.name in TAME else result.tanh()


def random_layers(seed: int) -> tuple[Value, list[Value], list[Value]]:
    """A loss over layers of neurons that lack some links, skip layers, share activations and some of their weights; its
    inputs and its parameters."""
    draw = random.Random(seed)
    inputs = [Value(draw.uniform(-1, 1)) for _ in range(draw.randint(1, 16))]
    parameters: list[Value] = []
    before, known = inputs, [*inputs]

    def parameter() -> Value:
        tied = parameters and draw.random() < 0.02
        parameters.append(draw.choice(parameters) if tied else Value(draw.uniform(-0.5, 0.5)))
        return parameters[-1]

    for _ in range(draw.randint(1, 3)):
        activations = draw.sample(["tanh", "relu", "linear", "gelu"], draw.randint(1, 2))
        share, present = draw.choice([0.0, 0.1, 0.5]), []
        for _neuron in range(draw.randint(1, 14)):
            further = [each for each in known if each not in before]
            sources = [source for source in before if draw.random() >= share]
            sources += draw.sample(further, min(len(further), draw.choice([0, 0, 0, 1])))
            terms = [part for source in sources for part in (parameter(), source)]
            present.append(apply(draw.choice(activations), apply("weighted_sum", parameter(), *terms)))
        known, before = [*known, *present], present
    return apply("log_sum_exp", *before), inputs, list(dict.fromkeys(parameters))
