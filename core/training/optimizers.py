"""The table of optimizers: how a gradient and a memory become a direction. Rules are plain arithmetic and NumPy
functions, one definition for arrays and compiled kernels, like those of `core.autograd.ops`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

Rule = Callable[..., Any]

MEMORY = 4
"""Numbers that an optimizer may remember for each parameter."""

KNOBS = 3
"""Settings that an optimizer may have."""


@dataclass(frozen=True, slots=True, eq=False)
class Optimizer:
    """rule(gradient, *memory, *knobs) gives (direction, *memory). memory has MEMORY numbers, 0 before the first update.
    The step is minus the learning rate times the direction.

    knobs: the settings that the rule reads, in order. remembers: a name for each number of the memory; optimizers with
    the same names keep each other's memory. decay: the usual weight decay.
    """

    name: str
    label: str
    rule: Rule
    explanation: str
    knobs: tuple[str, ...] = ()
    remembers: tuple[str, ...] = ()
    decay: float = 0.0

    @property
    def memory_names(self) -> tuple[str, ...]:
        """A name for each of the MEMORY numbers, used or not."""
        return (*self.remembers, *(f"memory {k + 1}" for k in range(len(self.remembers), MEMORY)))


def _sgd(g: Any, m: Any, v: Any, p: Any, q: Any, a: Any, b: Any, c: Any) -> Any:
    return g, m, v, p, q


def _momentum(g: Any, m: Any, v: Any, p: Any, q: Any, momentum: Any, b: Any, c: Any) -> Any:
    m = momentum * m + g
    return m, m, v, p, q


def _nesterov(g: Any, m: Any, v: Any, p: Any, q: Any, momentum: Any, b: Any, c: Any) -> Any:
    m = momentum * m + g
    return g + momentum * m, m, v, p, q


def _rmsprop(g: Any, m: Any, v: Any, p: Any, q: Any, smoothing: Any, epsilon: Any, c: Any) -> Any:
    v = smoothing * v + (1.0 - smoothing) * g * g
    return np.divide(g, np.sqrt(v) + epsilon), m, v, p, q


def _adam(g: Any, m: Any, v: Any, p: Any, q: Any, beta1: Any, beta2: Any, epsilon: Any) -> Any:
    # p and q average 1 as m and v average the gradient and its square. This is 1 - beta^t while the betas stay, and it
    # stays right when they change, and for a parameter that was added later.
    m = beta1 * m + (1.0 - beta1) * g
    v = beta2 * v + (1.0 - beta2) * g * g
    p = beta1 * p + (1.0 - beta1)
    q = beta2 * q + (1.0 - beta2)
    return np.divide(np.divide(m, p), np.sqrt(np.divide(v, q)) + epsilon), m, v, p, q


_SQUARE = ("mean gradient", "mean square")
_MOMENTS = (*_SQUARE, "bias correction 1", "bias correction 2")

_ROWS = (
    Optimizer("sgd", "SGD", _sgd, "Stochastic gradient descent: steps against the gradient, nothing else."),
    Optimizer("momentum", "Momentum", _momentum,
              "Each step adds the gradient to a share of the last step (Polyak 1964).",
              ("momentum",), ("velocity",)),
    Optimizer("nesterov", "Nesterov", _nesterov,
              "Momentum that looks one step ahead (Sutskever 2013).", ("momentum",), ("velocity",)),
    Optimizer("rmsprop", "RMSProp", _rmsprop,
              "Divides each gradient by the root of its recent mean square (Hinton 2012).",
              ("smoothing", "epsilon"), _SQUARE),
    Optimizer("adam", "Adam", _adam,
              "Momentum and RMSProp together, with bias correction (Kingma 2015).",
              ("beta1", "beta2", "epsilon"), _MOMENTS),
    Optimizer("adamw", "AdamW", _adam,
              "Adam with decoupled weight decay (Loshchilov 2019).",
              ("beta1", "beta2", "epsilon"), _MOMENTS, 0.01),
)  # fmt: skip

OPTIMIZERS: Mapping[str, Optimizer] = MappingProxyType({row.name: row for row in _ROWS})
OPTIMIZER_CODES: Mapping[str, int] = MappingProxyType({row.name: code for code, row in enumerate(_ROWS)})
OPTIMIZER_RULES: tuple[Rule, ...] = tuple(row.rule for row in _ROWS)
