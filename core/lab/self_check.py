"""The core against published numbers (micrograd's tests and the lecture's examples), and against itself.

Numbers: Karpathy's micrograd (2020) and "The spelled-out intro to neural networks and backpropagation" (2022).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from core.lab.lab import Lab

CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Reference:
    """An expression that sets its own numbers, its value, and the gradients of some variables."""

    title: str
    text: str
    value: float
    gradients: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for a reference: the largest error of value and gradients, relative above 1; and the largest error of
    its gradients against numerical gradients."""

    title: str
    error: float
    numerical: float

    @property
    def is_right(self) -> bool:
        """Whether the numbers match the reference to 1e-12, and the numerical gradients agree to 1e-6."""
        return self.error <= CLOSE and self.numerical <= 1e-6


REFERENCES = (
    Reference(
        "micrograd's first test", "x = -4\nz = 2*x + 2 + x\nq = relu(z) + z*x\nh = relu(z*z)\ny = h + q + q*x",
        -20.0, {"x": 46.0},
    ),
    Reference(
        "micrograd's second test",
        "a = -4\nb = 2\nc = a + b\nd = a*b + b**3\nc += c + 1\nc += 1 + c + (-a)\nd += d*2 + (b + a).relu()\n"
        "d += 3*d + (b - a).relu()\ne = c - d\nf = e**2\ng = f/2\ng += 10/f",
        24.70408163265306, {"a": 138.83381924198252, "b": 645.5772594752187},
    ),
    Reference("The lecture's parabola", "x = 3\nf = 3*x**2 - 4*x + 5", 20.0, {"x": 14.0}),
    Reference(
        "The lecture's L", "a = 2\nb = -3\nc = 10\nf = -2\ne = a*b\nd = e + c\nL = d*f", -8.0,
        {"a": 6.0, "b": -4.0, "c": -2.0, "f": 4.0},
    ),
    Reference(
        "The lecture's neuron",
        "x1 = 2\nx2 = 0\nw1 = -3\nw2 = 1\nb = 6.8813735870195432\nn = x1*w1 + x2*w2 + b\no = tanh(n)",
        0.7071067811865476, {"x1": -1.5, "w1": 1.0, "x2": 0.5, "w2": 0.0, "b": 0.5},
    ),
    Reference("A value used twice", "a = -2\nb = 3\nf = (a*b)*(a + b)", -6.0, {"a": -3.0, "b": -8.0}),
    Reference("The order of backward", "a = 2\nb = 3*a\nc = b*b + b", 42.0, {"a": 39.0}),
)  # fmt: skip


def check_core() -> tuple[Outcome, ...]:
    """Compute every reference."""
    return tuple(map(_outcome, REFERENCES))


def _outcome(reference: Reference) -> Outcome:
    lab = Lab(reference.text)
    lab.complete()
    pairs = [(lab.stepper.output.data, reference.value)]
    pairs += [(lab.gradient(name), slope) for name, slope in reference.gradients.items()]
    error = max(abs(found - right) / max(1.0, abs(right)) for found, right in pairs)
    return Outcome(reference.title, error, max(check.error for check in lab.checks()))
