"""The one safe door for typed expressions: Python's syntax, of which only arithmetic is let in, and never run.

The text is parsed to a tree and the tree is walked; every node of a kind that is not named here is refused.
"""

import ast
import math
import textwrap
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from core.autograd.ops import OPS
from core.autograd.value import Value, apply
from core.problem import UserError

MOST_LETTERS = 1000
MOST_NODES = 500
MODULES = ("math", "np", "numpy", "torch")
"""Libraries that people write before an operation by habit."""

MOST_SHOWN = 40
"""Letters of a piece of an expression that a sentence about it shows."""
SAME = "+"
RESULT = "output"
"""What the last line computes, if it gives it no name."""

_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.Pow: "power",
}  # fmt: skip


class FormulaError(UserError):
    """An expression that cannot be read. The message says where and why."""


class _NotLetInError(Exception):
    """A piece of the tree, and what is wrong with it."""

    def __init__(self, tree: ast.AST, why: str) -> None:
        super().__init__(why)
        self.tree, self.why = tree, why


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A checked expression of one or several lines.

    names: the variables that need a value, in the order in which they come. numbers: those that a line such as a = 2
    gives one, the last such line if there are several. result: the name of what the last line computes.
    """

    text: str
    names: tuple[str, ...]
    numbers: Mapping[str, float]
    result: str
    _lines: tuple[tuple[str, ast.expr], ...] = field(repr=False)

    def evaluate(self, values: Mapping[str, float | Value]) -> "Graph":
        """Build the expression's graph on these values of its variables; they may take the place of its own numbers.
        FormulaError if one is missing or unknown, or the graph grows beyond MOST_NODES."""
        missing = [name for name in self.names if name not in values]
        if missing:
            raise FormulaError(f"{missing[0]} needs a value, such as {missing[0]}=2.")
        unknown = [name for name in values if name not in self.names and name not in self.numbers]
        if unknown:
            raise FormulaError(f"{unknown[0]} has a value, but the expression does not use it.")
        leaves = {name: _leaf(name, values[name]) for name in self.names}
        builder = _Builder(self.text, dict(leaves))
        last = {name: at for at, (name, tree) in enumerate(self._lines) if name in self.numbers and _is_number(tree)}
        for at, (name, tree) in enumerate(self._lines):
            if last.get(name) == at:
                leaves[name] = _leaf(name, values.get(name, _signed(tree)))
                builder.let(name, leaves[name])
            else:
                builder.add_line(name, tree)
        return Graph(builder.present[self.result], self.result, leaves)


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """The values behind `output`. Each one's label is its name, or the piece of the text it stands for; no two are the
    same."""

    output: Value
    name: str
    leaves: Mapping[str, Value]


def parse(text: str) -> Formula:
    """Read an expression: lines of `name = expression`, the last of which may go without a name. Known are numbers,
    names, + - * / **, brackets, and every operation of the table as f(x) and as x.f(). FormulaError for all else."""
    text = textwrap.dedent(text).rstrip()
    if len(text) > MOST_LETTERS:
        raise FormulaError(f"The expression has {len(text):,} letters; at most {MOST_LETTERS:,} are read.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
        lines = tuple(_line(statement, at == len(tree.body) - 1) for at, statement in enumerate(tree.body))
        names = _free_names(lines)
    except _NotLetInError as fault:
        raise FormulaError(f"{_shortened(_source(text, fault.tree))} {fault.why}") from None
    except SyntaxError as error:
        raise FormulaError(f"Line {error.lineno or 1} of the expression cannot be read: {error.msg}.") from None
    except (ValueError, MemoryError, RecursionError):
        raise FormulaError(
            "The expression cannot be read: it is nested too deeply, or holds a letter of no use."
        ) from None
    if not lines:
        raise FormulaError("There is no expression yet: type one, such as a*b + c.")
    *before, (result, last) = lines
    if result == RESULT and isinstance(last, ast.Name) and last.id in dict(before):
        lines, result = tuple(before), last.id
    numbers = {name: _signed(tree) for name, tree in lines if name != RESULT and _is_number(tree)}
    return Formula(text, names, MappingProxyType(numbers), result, lines)


def _line(statement: ast.stmt, is_last: bool) -> tuple[str, ast.expr]:
    """A line's name and expression; x += y is x = x + y."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        name, tree = statement.targets[0], statement.value
    elif isinstance(statement, ast.AugAssign):
        name = statement.target
        here = ast.copy_location(ast.Name(id=name.id), name) if isinstance(name, ast.Name) else name
        tree = ast.copy_location(ast.BinOp(left=here, op=statement.op, right=statement.value), statement)
    elif isinstance(statement, ast.Expr):
        if not is_last:
            raise FormulaError(f"Line {statement.lineno} needs a name, such as y = ...; only the last may go without.")
        return RESULT, statement.value
    else:
        raise FormulaError(f"Line {statement.lineno} is no expression: write a line such as y = a*b + c.")
    if not isinstance(name, ast.Name):
        raise FormulaError(f"Line {statement.lineno} gives its value to something that is no name.")
    _check_name(name.id)
    return name.id, tree


def _is_number(tree: ast.expr) -> bool:
    """Whether it is a number, or one with a sign."""
    return isinstance(tree, ast.Constant) or (isinstance(tree, ast.UnaryOp) and isinstance(tree.operand, ast.Constant))


def _signed(tree: ast.expr) -> float:
    if isinstance(tree, ast.UnaryOp):
        assert isinstance(tree.operand, ast.Constant)
        return -_number(tree.operand) if isinstance(tree.op, ast.USub) else _number(tree.operand)
    assert isinstance(tree, ast.Constant)
    return _number(tree)


def _free_names(lines: tuple[tuple[str, ast.expr], ...]) -> tuple[str, ...]:
    """The names that are used before a line gives them a value."""
    known: set[str] = set()
    found: dict[str, None] = {}
    for name, tree in lines:
        for each in _names_in(tree):
            if each not in known:
                found[each] = None
        known.add(name)
    return tuple(found)


def _names_in(tree: ast.expr) -> list[str]:
    """Every variable of an expression, from left to right; checks each node on the way."""
    return [node.id for node in _postfix(tree) if isinstance(node, ast.Name)]


def _postfix(tree: ast.expr) -> list[ast.expr]:
    """The nodes of a tree, each behind its operands, without recursion: a sum of hundreds of terms is as deep."""
    order, stack = [], [tree]
    while stack:
        node = stack.pop()
        order.append(node)
        stack += _parts(node)[1]
    return order[::-1]


def _check_name(name: str) -> None:
    if name.startswith("_"):
        raise FormulaError(f"{name} is no name for a value: begin with a letter.")
    if name in OPS:
        raise FormulaError(f"{name} is an operation: write {name}(x), or choose another name.")


def _check_module(function: ast.Attribute, count: int) -> None:
    """Where a library stands before an operation that has all its operands, it is too much."""
    module, op = function.value, OPS.get(function.attr)
    if isinstance(module, ast.Name) and module.id in MODULES and op is not None and op.arity == count:
        raise FormulaError(f"Write {function.attr} without {module.id}: operations are known by their names alone.")


def _parts(tree: ast.expr) -> tuple[str, list[ast.expr]]:
    """The operation at the top of a tree ("" for a number or name, SAME for a plus sign) and its operands. FormulaError
    for what is not let in."""
    if isinstance(tree, ast.Constant):
        _number(tree)
        return "", []
    if isinstance(tree, ast.Name):
        _check_name(tree.id)
        return "", []
    if isinstance(tree, ast.BinOp) and type(tree.op) in _SIGNS:
        return _SIGNS[type(tree.op)], [tree.left, tree.right]
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub | ast.UAdd):
        return ("negate" if isinstance(tree.op, ast.USub) else SAME), [tree.operand]
    if isinstance(tree, ast.Call) and not tree.keywords:
        if isinstance(tree.func, ast.Name):
            return _operation(tree.func.id, tree.args)
        if isinstance(tree.func, ast.Attribute):
            _check_module(tree.func, len(tree.args))
            return _operation(tree.func.attr, [tree.func.value, *tree.args])
    raise _NotLetInError(
        tree, "is not arithmetic: known are numbers, names, + - * / ** and operations such as tanh(x)."
    )


def _operation(name: str, operands: list[ast.expr]) -> tuple[str, list[ast.expr]]:
    op = OPS.get(name)
    if op is None:
        raise FormulaError(f"There is no operation {_shortened(name)}; there are {', '.join(OPS)}.")
    count = len(operands)
    if op.arity is not None and count != op.arity:
        raise FormulaError(f"{name} takes {op.arity} operand{'s' if op.arity > 1 else ''}, not {count}.")
    if count == 0 or (name == "weighted_sum" and count % 2 == 0):
        raise FormulaError(
            f"{name} takes a bias, then weights and sources in pairs." if count else f"{name} takes operands."
        )
    return name, operands


def _number(tree: ast.Constant) -> float:
    value = tree.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _NotLetInError(tree, "is no number.")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise _NotLetInError(tree, "is larger than any number here.")
    return number


def _source(text: str, tree: ast.AST) -> str:
    """The piece of the text that a node was read from."""
    return " ".join((ast.get_source_segment(text, tree) or "").split())


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}\u2026"


def _leaf(name: str, value: float | Value) -> Value:
    return value if isinstance(value, Value) else Value(value, name)


class _Builder:
    """present: what each name stands for on the line being built."""

    def __init__(self, text: str, present: dict[str, Value]) -> None:
        self.present = present
        self._text = text
        self._count = len(present)
        self._taken = set(present)

    def add_line(self, name: str, tree: ast.expr) -> None:
        """Build a line, and let its name stand for it."""
        value = self._build(tree)
        if value.op is None or value in self.present.values():
            # A line such as y = x is a node of its own, or the two could not be told apart.
            value = self._counted(apply("linear", value))
        self._taken.discard(value.label)
        value.label = name
        self.let(name, value)

    def let(self, name: str, value: Value) -> None:
        """Let a name stand for a value from now on."""
        if name in self.present:
            # The newest value has the name; those before it are numbered.
            self.present[name].label = self._free(name)
        self._taken.add(name)
        self.present[name] = value

    def _build(self, tree: ast.expr) -> Value:
        done: list[Value] = []
        for node in _postfix(tree):
            name, parts = _parts(node)
            operands = done[len(done) - len(parts) :]
            del done[len(done) - len(parts) :]
            done.append(self._node(node, name, operands))
        return done[0]

    def _node(self, tree: ast.expr, name: str, operands: list[Value]) -> Value:
        if isinstance(tree, ast.Name):
            return self.present[tree.id]
        if isinstance(tree, ast.Constant):
            return self._counted(Value(_number(tree), self._free(_source(self._text, tree)), constant=True))
        if name == SAME:
            return operands[0]
        if name == "negate" and operands[0].op is None and operands[0].constant:
            self._taken.discard(operands[0].label)
            return Value(-operands[0].data, self._free(_source(self._text, tree)), constant=True)
        value = self._counted(apply(name, *operands))
        value.label = self._free(_source(self._text, tree))
        return value

    def _counted(self, value: Value) -> Value:
        self._count += 1
        if self._count > MOST_NODES:
            raise FormulaError(f"The expression has more than {MOST_NODES} parts; split it, or leave something out.")
        return value

    def _free(self, label: str) -> str:
        """The label, numbered if it names something else already."""
        number, free = 1, label
        while free in self._taken:
            number += 1
            free = f"{label} ({number})"
        self._taken.add(free)
        return free
