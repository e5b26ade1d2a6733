"""A small stand-in for torch, on our own `Value`s: what the Lab's PyTorch programs use, where PyTorch has it."""

import math
import types
from collections.abc import Callable
from typing import Any

from core.autograd.value import FUNCTIONS, Value, apply, log_sum_exp


class Tensor:
    """As much of a tensor as the programs use: one float64, its operators, `backward`, `grad` and `item`."""

    def __init__(self, value: Value) -> None:
        self.value = value

    def __add__(self, other: Any) -> "Tensor":
        return Tensor(self.value + bare(other))

    def __radd__(self, other: float) -> "Tensor":
        return Tensor(other + self.value)

    def __sub__(self, other: Any) -> "Tensor":
        return Tensor(self.value - bare(other))

    def __rsub__(self, other: float) -> "Tensor":
        return Tensor(other - self.value)

    def __mul__(self, other: Any) -> "Tensor":
        return Tensor(self.value * bare(other))

    def __rmul__(self, other: float) -> "Tensor":
        return Tensor(other * self.value)

    def __truediv__(self, other: Any) -> "Tensor":
        return Tensor(self.value / bare(other))

    def __rtruediv__(self, other: float) -> "Tensor":
        return Tensor(other / self.value)

    def __pow__(self, other: Any) -> "Tensor":
        return Tensor(self.value ** bare(other))

    def __rpow__(self, other: float) -> "Tensor":
        return Tensor(other**self.value)

    def __neg__(self) -> "Tensor":
        return Tensor(-self.value)

    def __ge__(self, other: Any) -> bool:
        return number(self) >= number(other)

    def __le__(self, other: Any) -> bool:
        return number(self) <= number(other)

    def backward(self) -> None:
        assert not self.value.constant, "does not require grad"
        self.value.backward()

    def item(self) -> float:
        return self.value.data

    @property
    def grad(self) -> "Tensor":
        return Tensor(Value(self.value.grad))


def bare(x: Any) -> Any:
    return x.value if isinstance(x, Tensor) else x


def number(x: Any) -> float:
    return x.value.data if isinstance(x, Tensor) else x


def tensor(x: float, *, dtype: str, requires_grad: bool = False) -> Tensor:
    assert dtype == "float64"
    return Tensor(Value(x, constant=not requires_grad))


def where(condition: bool, a: Any, b: Any) -> Tensor:
    chosen = bare(a) if condition else bare(b)
    # A number that was chosen over a tensor is a tensor all the same, whose gradient goes nowhere.
    return Tensor(chosen + 0.0 if isinstance(chosen, Value) else Value(chosen))


def logsumexp(stacked: list[Tensor], *, dim: int) -> Tensor:
    assert dim == 0
    return Tensor(log_sum_exp([each.value for each in stacked]))


def softmax(stacked: list[Tensor], *, dim: int) -> list[Tensor]:
    assert dim == 0
    values = [each.value for each in stacked]
    return [Tensor(FUNCTIONS["softmax"](each, *values[:at], *values[at + 1 :])) for at, each in enumerate(values)]


def stack(tensors: list[Tensor]) -> list[Tensor]:
    assert all(isinstance(each, Tensor) for each in tensors)
    return tensors


def of_one(name: str) -> Callable[[Tensor], Tensor]:
    """A function of a tensor; as in PyTorch, a plain number is none."""
    return lambda x: Tensor(apply(name, x.value))


def leaky_relu(x: Tensor, slope: float) -> Tensor:
    assert slope == 0.01
    return of_one("leaky_relu")(x)


def softplus(x: Tensor, *, threshold: float) -> Tensor:
    assert threshold == 700.0
    return of_one("softplus")(x)


def modules() -> dict[str, types.ModuleType]:
    """The modules by name, with nothing else in them."""
    torch, nn, functional = (types.ModuleType(name) for name in ("torch", "torch.nn", "torch.nn.functional"))
    for name in ("exp", "log", "sqrt", "tanh", "sigmoid", "relu", "sin", "cos", "tan", "floor", "sign", "abs"):
        setattr(torch, name, of_one(name))
    for name in ("elu", "gelu", "silu"):
        setattr(functional, name, of_one(name))
    functional.__dict__.update(leaky_relu=leaky_relu, softplus=softplus)
    torch.__dict__.update(
        nn=nn, tensor=tensor, where=where, logsumexp=logsumexp, softmax=softmax, stack=stack, float64="float64",
        inf=math.inf, nan=math.nan,
    )  # fmt: skip
    nn.__dict__.update(functional=functional)
    return {module.__name__: module for module in (torch, nn, functional)}
