"""The only way in for typed expressions. They are written in Python's syntax; only arithmetic is accepted, and nothing
is executed.

The text is parsed to a syntax tree. A node of a kind that is not named here is refused.
"""

import ast
import math
import textwrap
import warnings
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from core.autograd import refusal
from core.autograd.libraries import check_libraries, library_before
from core.autograd.ops import ALIASES, OPS
from core.autograd.refusal import shortened
from core.autograd.spelling import FormulaError as FormulaError
from core.autograd.spelling import name_of, spelled
from core.autograd.value import Value, apply
from core.free_name import free_name

MOST_LETTERS = 1000
MOST_NODES = 500
CONSTANTS: Mapping[str, float] = MappingProxyType({"pi": math.pi, "\u03c0": math.pi})
"""Names that stand for a number unless they are given another one."""

SAME = "+"
RESULT = "output"
"""The name of the last line's value if that line gives none."""

_NUMBER_E = "; the number e itself is exp(1)"

_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.Pow: "power",
}  # fmt: skip


class _RefusedError(Exception):
    """A node of the tree, and what is wrong with it."""

    def __init__(self, tree: ast.expr, why: str) -> None:
        super().__init__(why)
        self.tree, self.why = tree, why


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A checked expression of one or more lines.

    text: as typed. names: the variables that need a value, in order of appearance. numbers: the variables that a line
    such as a = 2 sets; the last such line counts. constants: the names of CONSTANTS that may be given another value.
    result: the name of the last line's value.
    """

    text: str
    names: tuple[str, ...]
    numbers: Mapping[str, float]
    constants: tuple[str, ...]
    result: str
    _source: str = field(repr=False)
    _lines: tuple[tuple[str, ast.expr], ...] = field(repr=False)

    def evaluate(self, values: Mapping[str, float | Value]) -> "Graph":
        """Build the expression's graph on these values of its variables. They may replace the expression's own numbers.
        FormulaError if a value is missing or unknown, or if the graph has more than MOST_NODES nodes."""
        given = self._named(values)
        missing = [name for name in self.names if name not in given]
        if missing:
            raise FormulaError(f"{missing[0]} needs a value, such as {missing[0]}=2{_NUMBER_E * (missing[0] == 'e')}.")
        unknown = [name for name in given if name not in (*self.names, *self.numbers, *self.constants)]
        if unknown:
            raise FormulaError(f"{unknown[0]} has a value, but the expression does not use it.")
        names = [*self.names, *(name for name in self.constants if name in given)]
        leaves = {name: _leaf(name, given[name]) for name in names}
        builder = _Builder(self._source, dict(leaves), [name for name, _ in self._lines])
        last = {name: at for at, (name, tree) in enumerate(self._lines) if name in self.numbers and _is_number(tree)}
        for at, (name, tree) in enumerate(self._lines):
            if last.get(name) == at:
                leaves[name] = _leaf(name, given.get(name, _signed(tree)))
                builder.let(name, leaves[name])
            else:
                builder.add_line(name, tree)
        return Graph(builder.present[self.result], self.result, leaves)

    def _named(self, values: Mapping[str, float | Value]) -> dict[str, float | Value]:
        """The values by the names that the expression uses. A constant may be given by any of its names."""
        given = {name_of(name): value for name, value in values.items()}
        for name in [name for name in given if name in CONSTANTS and name not in (*self.constants, *self.numbers)]:
            twins = [twin for twin in self.constants if twin not in given and CONSTANTS[twin] == CONSTANTS[name]]
            if twins:
                given[twins[0]] = given.pop(name)
        return given


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """The values behind `output`. A label is the value's name, or the piece of text it stands for. No two are the
    same."""

    output: Value
    name: str
    leaves: Mapping[str, Value]


def parse(text: str, given: Collection[str] = ()) -> Formula:
    """Parse lines of `name = expression`; the last may have no name. Numbers, names, + - * / **, parentheses, and every
    operation of the table as f(x) and x.f() are accepted; FormulaError for anything else. given: names that will have a
    value. Such a name is a variable even if it is a library's, as F in F.max(x)."""
    text = textwrap.dedent(text).rstrip()
    if len(text) > MOST_LETTERS:
        raise FormulaError(f"The expression has {len(text):,} characters; the limit is {MOST_LETTERS:,}.")
    source = spelled(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
        lines = tuple(_line(statement, at == len(tree.body) - 1) for at, statement in enumerate(tree.body))
        check_libraries(lines, given)
        free = _free_names(lines)
    except _RefusedError as fault:
        raise FormulaError(f"{shortened(_source(source.encode().splitlines(), fault.tree))} {fault.why}") from None
    except SyntaxError as error:
        raise refusal.of_syntax(source, error.lineno or 1) from None
    except (ValueError, MemoryError, RecursionError):
        raise FormulaError(
            "The expression cannot be read: it is nested too deeply or contains an unknown character."
        ) from None
    if not lines:
        raise FormulaError("There is no expression yet: type one, such as a*b + c.")
    *before, (result, last) = lines
    if result == RESULT and isinstance(last, ast.Name) and last.id in dict(before):
        lines, result = tuple(before), last.id
    numbers = {name: _signed(tree) for name, tree in lines if name != RESULT and _is_number(tree)}
    constants = tuple(name for name in free if name in CONSTANTS)
    names = tuple(name for name in free if name not in CONSTANTS)
    return Formula(text, names, MappingProxyType(numbers), constants, result, source, lines)


def _line(statement: ast.stmt, is_last: bool) -> tuple[str, ast.expr]:
    """A line's name and expression. x += y means x = x + y."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        name, tree = statement.targets[0], statement.value
    elif isinstance(statement, ast.AugAssign):
        name = statement.target
        here = ast.copy_location(ast.Name(id=name.id), name) if isinstance(name, ast.Name) else name
        tree = ast.copy_location(ast.BinOp(left=here, op=statement.op, right=statement.value), statement)
    elif isinstance(statement, ast.Expr):
        if not is_last:
            raise FormulaError(
                f"Line {statement.lineno} needs a name, such as y = ...; only the last line may have none."
            )
        return RESULT, statement.value
    else:
        raise FormulaError(f"Line {statement.lineno} is not an expression: write a line such as y = a*b + c.")
    if not isinstance(name, ast.Name):
        raise FormulaError(f"Line {statement.lineno} assigns to something that is not a name.")
    _check_name(name.id)
    return name.id, tree


def _is_number(tree: ast.expr) -> bool:
    """Whether it is a number, with or without a sign."""
    return isinstance(tree, ast.Constant) or (isinstance(tree, ast.UnaryOp) and isinstance(tree.operand, ast.Constant))


def _signed(tree: ast.expr) -> float:
    if isinstance(tree, ast.UnaryOp):
        assert isinstance(tree.operand, ast.Constant)
        return -_number(tree.operand) if isinstance(tree.op, ast.USub) else _number(tree.operand)
    assert isinstance(tree, ast.Constant)
    return _number(tree)


def _free_names(lines: tuple[tuple[str, ast.expr], ...]) -> tuple[str, ...]:
    """The names that are used before a line sets them."""
    known: set[str] = set()
    found: dict[str, None] = {}
    for name, tree in lines:
        for each in _names_in(tree):
            if each not in known:
                found[each] = None
        known.add(name)
    return tuple(found)


def _names_in(tree: ast.expr) -> list[str]:
    """Every variable of an expression, from left to right. Every node is checked."""
    return [node.id for node in _postfix(tree) if isinstance(node, ast.Name)]


def _postfix(tree: ast.expr) -> list[ast.expr]:
    """The nodes of a tree in postorder, without recursion: the tree of a sum is as deep as the sum has terms."""
    order, stack = [], [tree]
    while stack:
        node = stack.pop()
        order.append(node)
        stack += _parts(node)[1]
    return order[::-1]


def _check_name(name: str) -> None:
    if name.startswith("_"):
        raise FormulaError(f"{name} cannot name a value: begin with a letter.")
    if name in OPS or name in ALIASES:
        raise FormulaError(f"{name} is an operation: write {name}(x), or choose another name.")


def _parts(tree: ast.expr) -> tuple[str, list[ast.expr]]:
    """The operation at the root of a tree ("" for a number or name, SAME for a plus sign) and its operands.
    FormulaError for anything that is not accepted."""
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
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name):
        return _operation(tree, tree.func.id, tree.args)
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Attribute):
        return _operation(tree, tree.func.attr, [tree.func.value, *tree.args])
    if isinstance(tree, ast.Attribute) and (library := library_before(tree)):
        raise FormulaError(refusal.of_library(tree.attr, library))
    raise _RefusedError(tree, refusal.of_tree(tree))


def _operation(call: ast.Call, written: str, operands: list[ast.expr]) -> tuple[str, list[ast.expr]]:
    name, count = ALIASES.get(written, written), len(operands)
    op = OPS.get(name)
    if op is None:
        raise FormulaError(refusal.of_unknown(written))
    if call.keywords:
        raise _RefusedError(call, refusal.of_tree(call))
    if op.arity is not None and count != op.arity:
        raise FormulaError(refusal.of_count(written, op.arity, count))
    if count == 0 or (name == "weighted_sum" and count % 2 == 0):
        raise FormulaError(
            f"{name} takes a bias, then weights and sources in pairs." if count else f"{name} takes operands."
        )
    return name, operands


def _number(tree: ast.Constant) -> float:
    value = tree.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _RefusedError(tree, "is not a number.")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise _RefusedError(tree, "is too large.")
    return number


def _source(lines: Sequence[bytes], tree: ast.expr) -> str:
    """The piece of text that a node was read from. lines: the text's, in UTF-8, as Python counts columns."""
    assert tree.end_lineno is not None
    piece = list(lines[tree.lineno - 1 : tree.end_lineno])
    piece[-1] = piece[-1][: tree.end_col_offset]
    piece[0] = piece[0][tree.col_offset :]
    return " ".join(b"\n".join(piece).decode().split())


def _leaf(name: str, value: float | Value) -> Value:
    return value if isinstance(value, Value) else Value(value, name)


class _Builder:
    """present: what each name stands for at the line being built."""

    def __init__(self, text: str, present: dict[str, Value], to_come: Collection[str]) -> None:
        self.present = present
        self._lines = text.encode().splitlines()
        self._count = len(present)
        # A constant gives up its name to a line that sets it to another number.
        self._taken = {*present, *(name for name in to_come if name in CONSTANTS)}

    def add_line(self, name: str, tree: ast.expr) -> None:
        """Build a line and bind its name to the result."""
        value = self._build(tree)
        if value.op is None or value in self.present.values():
            # A line such as y = x gets a node of its own; otherwise the two could not be told apart.
            value = self._counted(apply("linear", value))
        self._taken.discard(value.label)
        value.label = name
        self.let(name, value)

    def let(self, name: str, value: Value) -> None:
        """Bind a name to a value from now on."""
        if name in self.present:
            # The newest value has the name; the earlier ones are numbered.
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
        if isinstance(tree, ast.Name) and tree.id in self.present:
            return self.present[tree.id]
        if isinstance(tree, ast.Name):
            return self._counted(Value(CONSTANTS[tree.id], self._free(tree.id), constant=True))
        if isinstance(tree, ast.Constant):
            return self._counted(Value(_number(tree), self._free(_source(self._lines, tree)), constant=True))
        if name == SAME:
            return operands[0]
        if name == "negate" and operands[0].op is None and operands[0].constant:
            self._taken.discard(operands[0].label)
            return Value(-operands[0].data, self._free(_source(self._lines, tree)), constant=True)
        value = self._counted(apply(name, *operands))
        value.label = self._free(_source(self._lines, tree))
        return value

    def _counted(self, value: Value) -> Value:
        self._count += 1
        if self._count > MOST_NODES:
            raise FormulaError(f"The expression has more than {MOST_NODES} parts; split it, or leave something out.")
        return value

    def _free(self, label: str) -> str:
        """The label, numbered if something else already has it."""
        return free_name(label, self._taken)
