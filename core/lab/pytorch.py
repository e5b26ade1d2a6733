"""The graph behind a value as the PyTorch program a student would write, and PyTorch's answer next to ours."""

import builtins
import keyword
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.autograd.ops import Op
from core.autograd.value import Value, history
from core.free_name import free_name
from core.lab.graph.expansion import INSIDE, expand
from core.lab.graph.stepper import gradients
from core.lab.printer import INFIX, Printer, Strength, Text, addends
from core.problem import UserError

LONGEST = 88
"""Most characters of an expression; a longer one is split over lines of its own."""

LONGEST_NAME = 40

WHY_OTHER_DIGITS = (
    "# float64 from the start: the lecture's torch.Tensor rounds to float32, so it prints 0.70710669, "
    "not 0.7071067811865476."
)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "max": (
        "def larger(a, b):",
        "    # A tie goes to the first, as in the Lab; torch.maximum would give half to each.",
        "    return torch.where(a >= b, a, b)",
    ),
    "min": (
        "def smaller(a, b):",
        "    # A tie goes to the first, as in the Lab; torch.minimum would give half to each.",
        "    return torch.where(a <= b, a, b)",
    ),
}
"""Functions that a program needs for an operation."""

LEAKY_AT_0 = "# At 0 the slope of leaky_relu is 0.01 in PyTorch, 0 in the Lab."
POWER_OF_0 = "# A power of 0 may have a slope of 0 in PyTorch where the Lab's is not finite."
CONSTANT = "# Only constants: there is no variable to take a gradient by."

_RESERVED = frozenset(("torch", "F", "larger", "smaller", "print", *keyword.kwlist))
_BUILT_IN = _RESERVED | frozenset(dir(builtins))
_WORDS = {
    "**": " power ", "*": " times ", "+": " plus ", "-": " minus ", "/": " over ", "\u2192": " to ", INSIDE: " part ",
    "^": " to the ",
}  # fmt: skip
_SIGNS = re.compile("|".join(map(re.escape, _WORDS)))
_NUMBERED = re.compile(r" \(\d+\)$")

_CALLS: Mapping[str, str] = {
    **{name: f"torch.{name}({{}})" for name in ("exp", "log", "sqrt", "tanh", "sigmoid", "relu", "abs")},
    **{name: f"torch.{name}({{}})" for name in ("sin", "cos", "tan", "floor", "sign")},
    **{name: f"F.{name}({{}})" for name in ("elu", "gelu", "silu")},
    "leaky_relu": "F.leaky_relu({}, 0.01)",
    # Above its threshold, by default 20, PyTorch leaves the last places out.
    "softplus": "F.softplus({}, threshold=700.0)",
}


@dataclass(frozen=True, slots=True)
class PyTorchProgram:
    """text: the program. output: its name of the output. expected: what it prints before each "=", and the Lab's number
    for it: the output, and "a.grad" for each variable a."""

    text: str
    output: str
    expected: Mapping[str, float]

    def read(self, printed: str) -> dict[str, float]:
        """The numbers that a run of the program printed. UserError if it printed something else."""
        found = {}
        for line in printed.splitlines():
            name, _, number = line.partition(" = ")
            try:
                found[name] = float(number)
            except ValueError:
                raise UserError("PyTorch printed something other than numbers, so there is no comparison.") from None
        if found.keys() != self.expected.keys():
            raise UserError("PyTorch printed other values than expected, so there is no comparison.")
        return found

    def difference(self, found: Mapping[str, float]) -> float:
        """The largest difference from the Lab's numbers; infinite if only one of two is a number."""
        return max(_distance(found[name], number) for name, number in self.expected.items())


def pytorch_program(output: Value) -> PyTorchProgram:
    """Translate the graph behind an output: a tensor per variable, an assignment per named value, the rest inline.
    Operations without a form in PyTorch, such as a whole neuron, are expanded; the program says which could not be."""
    return _Writer(expand(output, (), lacking=_is_formless).output).program()


class _Writer(Printer):
    """In PyTorch. texts: the text of each value in an expression. leaves, lines: the program's lines so far."""

    def __init__(self, output: Value) -> None:
        self.output, self.order = output, history(output)
        self.texts: dict[Value, Text] = {}
        self.names: dict[Value, str] = {}
        self.leaves: list[str] = []
        self.lines: list[str] = []
        self._uses = Counter(operand for value in self.order for operand in value.operands)
        # A typed name is kept as it is, whatever other labels become.
        self._owners = {value.label: value for value in reversed(self.order) if _is_plain_name(value.label)}
        self._taken = {*_RESERVED, *self._owners}

    def operand(self, value: Value) -> Text:
        return self.texts[value]

    def program(self) -> PyTorchProgram:
        for value in self.order:
            self._add(value)
        name = self.names[self.output]
        slopes = gradients(self.output)
        variables = [value for value in self.order if value.op is None and not value.constant]
        expected = {name: self.output.data} | {f"{self.names[each]}.grad": slopes[each] for each in variables}
        prints = [f'print("{each} =", {each}.item())' for each in expected]
        backward = [CONSTANT] if self.output.constant else [f"{name}.backward()"]
        blocks = (self._head(), self.leaves, self.lines, [*backward, *prints])
        return PyTorchProgram("\n\n".join("\n".join(block) for block in blocks if block) + "\n", name, expected)

    def _head(self) -> list[str]:
        ops = {value.op.name: value.op for value in self.order if value.op is not None}
        head = [WHY_OTHER_DIGITS, "import torch"]
        if any(_CALLS.get(name, "").startswith("F.") for name in ops):
            head.append("import torch.nn.functional as F")
        notes = dict.fromkeys(filter(None, map(_note, self.order)))
        found = [*head, *(["", *notes] if notes else [])]
        for name, lines in CHOICES.items():
            found += ["", *lines] if name in ops else []
        for op in {
            value.op.name: value.op for value in self.order if value.op is not None and _is_formless(value.op)
        }.values():
            found += ["", *_blank(op)]
        return found

    def _add(self, value: Value) -> None:
        if value.constant:
            self.texts[value] = _number(value.data)
            if value is self.output:
                self._assign(value, _tensor(value.data), self.lines)
        elif value.op is None:
            self._assign(value, f"{_tensor(value.data)[:-1]}, requires_grad=True)", self.leaves)
        else:
            found = self.opened(value)
            if value is self.output or _is_named(value) or self._uses[value] > 1 or len(found.text) > LONGEST:
                self._assign(value, found.text, self.lines)
            else:
                self.texts[value] = found

    def _assign(self, value: Value, text: str, lines: list[str]) -> None:
        name = self._name(value)
        self.names[value], self.texts[value] = name, Text(name)
        is_sum = value.op is not None and value.op.name == "weighted_sum"
        terms = self.terms(addends(value)[0]) if is_sum else []
        if len(text) > LONGEST and len(terms) > 1:
            lines += [f"{name} = (", f"    {terms[0]}", *(f"    + {term}" for term in terms[1:]), ")"]
        else:
            lines.append(f"{name} = {text}")

    def call(self, value: Value) -> Text:
        assert value.op is not None
        name, operands = value.op.name, value.operands
        if name in _CALLS:
            return Text(_CALLS[name].format(self.texts[operands[0]].text))
        if name in self._OTHERS:
            return self._OTHERS[name](self, *operands)
        return Text(f"{identifier(name)}({', '.join(self.texts[each].text for each in operands)})")

    def _linear(self, x: Value) -> Text:
        return self.texts[x]

    def _square(self, x: Value) -> Text:
        return Text(f"{self.texts[x].at_least(Strength.ATOM)}**2", Strength.POWER)

    def _gaussian(self, x: Value) -> Text:
        return Text(f"torch.exp(-{self._square(x).text})")

    def _max(self, a: Value, b: Value) -> Text:
        return Text(f"larger({self.texts[a].text}, {self.texts[b].text})")

    def _min(self, a: Value, b: Value) -> Text:
        return Text(f"smaller({self.texts[a].text}, {self.texts[b].text})")

    def _log_sum_exp(self, *operands: Value) -> Text:
        return Text(f"torch.logsumexp({self._stack(operands)}, dim=0)")

    def _softmax(self, *operands: Value) -> Text:
        return Text(f"torch.softmax({self._stack(operands)}, dim=0)[0]")

    def _stack(self, operands: Sequence[Value]) -> str:
        tensors = (_tensor(each.data) if each.constant else self.texts[each].text for each in operands)
        return f"torch.stack([{', '.join(tensors)}])"

    _OTHERS: Mapping[str, Callable[..., Text]] = {
        "linear": _linear, "square": _square, "gaussian": _gaussian, "max": _max, "min": _min,
        "log_sum_exp": _log_sum_exp, "softmax": _softmax,
    }  # fmt: skip

    def _name(self, value: Value) -> str:
        if self._owners.get(value.label) is value:
            return value.label
        base = identifier(value.label.rpartition(INSIDE)[2])
        if not base or (len(base) > LONGEST_NAME and not _is_named(value)):
            base = "x" if value.op is None else value.op.name
        base = base[:LONGEST_NAME].rstrip("_")
        base = f"{base}_" if base in _BUILT_IN else base
        return free_name(base, self._taken, "{}_{}")


_FORMS = frozenset((*INFIX, *_CALLS, *_Writer._OTHERS, "negate", "weighted_sum"))


def _is_formless(op: Op) -> bool:
    return op.name not in _FORMS


def _blank(op: Op) -> tuple[str, ...]:
    """The head of a function for an operation that cannot be expanded either."""
    return (
        f"def {identifier(op.name)}(*operands):",
        f"    # {op.explanation}",
        f'    raise NotImplementedError("write {op.name} with functions of torch here")',
    )


def identifier(label: str) -> str:
    """A label as a name in Python, with signs as words: "x1 -> h1.1" is x1_to_h1_1. "" if nothing of it is left."""
    worded = _SIGNS.sub(lambda sign: _WORDS[sign.group()], unicodedata.normalize("NFKC", label))
    kept = "".join(letter if f"a{letter}".isidentifier() else " " for letter in worded)
    name = "_".join(kept.split()).strip("_")
    return name if not name or name.isidentifier() else f"v{name}"


def _is_plain_name(label: str) -> bool:
    is_normal = unicodedata.normalize("NFKC", label) == label
    return label.isidentifier() and is_normal and label not in _RESERVED


def _is_named(value: Value) -> bool:
    """Whether a person would know it by its label rather than by its formula."""
    label = _NUMBERED.sub("", value.label)
    return bool(label) and INSIDE not in label and not set(label) & set("()+-*/")


def _number(number: float) -> Text:
    if math.isnan(number):
        return Text("torch.nan")
    text = repr(number) if math.isfinite(number) else f"{'-' if number < 0.0 else ''}torch.inf"
    return Text(text, Strength.LONE if text.startswith("-") else Strength.ATOM)


def _tensor(number: float) -> str:
    return f"torch.tensor({_number(number).text}, dtype=torch.float64)"


def _note(value: Value) -> str:
    """Whether PyTorch's derivative is another one at this very number."""
    if value.op is None or value.constant or value.operands[0].data != 0.0:
        return ""
    if value.op.name == "leaky_relu":
        return LEAKY_AT_0
    if value.op.name == "power" and (not value.operands[1].constant or value.operands[1].data == 0.0):
        return POWER_OF_0
    return ""


def _distance(a: float, b: float) -> float:
    if a == b or (math.isnan(a) and math.isnan(b)):
        return 0.0
    return abs(a - b) if math.isfinite(a - b) else math.inf
