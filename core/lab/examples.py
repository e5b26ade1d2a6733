"""The Lab's examples: the lecture's own expressions, each for one idea."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """An expression that sets its own numbers, and the idea it shows."""

    title: str
    text: str
    idea: str


EXAMPLES = (
    Example("The lecture's L", "a = 2\nb = -3\nc = 10\nf = -2\ne = a*b\nd = e + c\nL = d*f", "chain rule"),
    Example("A parabola", "x = 3\nf = 3*x**2 - 4*x + 5", "slope"),
    Example(
        "A neuron",
        "x1 = 2\nx2 = 0\nw1 = -3\nw2 = 1\nb = 6.8813735870195432\nn = x1*w1 + x2*w2 + b\no = tanh(n)",
        "neuron",
    ),
    Example(
        "Tanh from exp", "x1 = 2\nx2 = 0\nw1 = -3\nw2 = 1\nb = 6.8813735870195432\ne = exp(2*(x1*w1 + x2*w2 + b))\n"
        "o = (e - 1)/(e + 1)", "detail"
    ),
    Example("Used twice", "a = 3\nb = a + a", "reuse"),
    Example("Used in two places", "a = -2\nb = 3\nf = (a*b)*(a + b)", "reuse"),
    Example("Order matters", "a = 2\nb = 3*a\nc = b*b + b", "order"),
    Example("A ReLU", "w = 2\nx = 1\nb = 1\ny = relu(w*x + b)", "kink"),
    Example(
        "micrograd's test", "a = -4\nb = 2\nc = a + b\nd = a*b + b**3\nc += c + 1\nc += 1 + c + (-a)\n"
        "d += d*2 + (b + a).relu()\nd += 3*d + (b - a).relu()\ne = c - d\nf = e**2\ng = f/2\ng += 10/f", "all of it"
    ),
)  # fmt: skip
