"""An input of a network: a formula over the columns of a data set, such as x1*x2 or `bill length (mm)`^2.

`core.autograd.formula` is the only way in; nothing is executed. Before it reads a formula, each name in backticks
becomes a single letter that the formula does not have. In messages and labels, the name stands again.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.autograd.formula import MOST_LETTERS, Formula, FormulaError, parse
from core.autograd.libraries import LIBRARIES
from core.autograd.spelling import spelled
from core.autograd.value import Value, history
from core.data.column_names import column_alone, column_of, pieces, readings, shown, unticked, without_backticks
from core.data.column_names import token as token
from core.quotation import quote

Floats = NDArray[np.float64]
T = TypeVar("T")

_LETTERS = range(0x4E00, 0xA000)
"""Letters that stand for names in backticks: each is an identifier, and the same in NFKC."""

_BESIDE = "[^\\x00-/:-@[-^`{-\\x7f\u00b7\u00d7\u00f7\u2212\u22c5\u00b2\u00b3\u00b9\u2070-\u207b]"
"""What may become one name with a letter beside it once it is normalized: all but signs and superscripts."""

_ASSIGNED = re.compile("(?<![<>!])=")


@dataclass(frozen=True, slots=True, eq=False)
class _Recipe:
    """How an expression is computed. columns: the column behind each name of the formula. written: what the letters
    stand for. nodes: the graph in postorder; the label of a leaf that is no constant is its column."""

    formula: Formula
    columns: Mapping[str, str]
    written: Mapping[str, str]
    nodes: tuple[Value, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A checked formula over columns, as `read` makes it.

    text: as typed, with single blanks. reads: the columns it reads, in order of appearance, each once. plain: the
    column, if the expression is a column and nothing else. canonical: the same for expressions that differ only in
    blanks, brackets, and how a name, a number or an operation is written. Operands keep their order.
    """

    text: str
    reads: tuple[str, ...]
    plain: str | None
    canonical: str
    _recipe: _Recipe | None = field(default=None, repr=False)

    def of_values(self, values: Mapping[str, Value]) -> Value:
        """The graph over the values of the columns, as `Formula.evaluate` builds it; for a plain column, its value.
        KeyError if a column that is read has none."""
        if self._recipe is None:
            return values[self.reads[0]]
        return _graph(self._recipe.formula, self._recipe.columns, self._recipe.written, values)

    def of_columns(self, column: Callable[[str], Floats], count: int) -> Floats:
        """The expression's value at each of count points: (count,). column(name) gives a column's values, (count,); it
        is asked once for each column in `reads`. A plain column is returned as it is given. IEEE 754 holds: infinities
        and NaN are returned, nothing is raised."""
        if self._recipe is None:
            values = column(self.reads[0])
        else:
            values = _evaluated(self._recipe.nodes, {name: column(name) for name in self.reads})
        assert values.shape == (count,)
        return values


# As many as the inputs of a few networks: each is read again whenever something asks for it.
@lru_cache(maxsize=8192)
def read(text: str, names: tuple[str, ...]) -> Expression:
    """The expression in a text over columns with these names. FormulaError, one sentence, for an empty text, several
    lines, an assignment, an unknown column, no column at all, more than MOST_LETTERS characters, and whatever the
    grammar refuses."""
    text = text.strip()
    if not text:
        raise FormulaError(f"There is no formula yet: type one, such as {_example(names)}.")
    if len(text) > MOST_LETTERS:
        raise FormulaError(_too_long(text))
    column = column_alone(text)
    if column is not None and column in names:
        return Expression(text, (column,), column, token(column))
    parts = pieces(text)
    plain = " ".join(parts[::2])
    try:
        _check(plain, names)
        parts[::2] = [re.sub(r"\s+", " ", part) for part in parts[::2]]
        return _read(parts, names)
    except FormulaError:
        bare = without_backticks(plain, names)
        if bare is None:
            raise
        raise FormulaError(f"Write the column in backticks: {shown(bare)}.") from None


def renamed(text: str, names: tuple[str, ...], new: Mapping[str, str]) -> str:
    """The same formula over other columns: new[name] takes the place of each column that it reads, of all at once.
    FormulaError if it cannot be read, or becomes longer than MOST_LETTERS. KeyError if new lacks a column."""
    parts = pieces(read(text, names).text)
    known = readings(names)
    for at, part in enumerate(parts):
        if at % 2:
            parts[at] = token(new[unticked(part)])
        else:
            words = _words(part)
            parts[at] = "".join(token(new[known[name][0]]) if name in known else word for word, name in words)
    result = "".join(parts)
    if len(result) > MOST_LETTERS:
        raise FormulaError(_too_long(result))
    return result


def _words(plain: str) -> list[tuple[str, str]]:
    """Plain text in pieces, each with the name that the grammar reads there, or ""."""
    # A letter that is several ones for the grammar may be a name and a sign.
    broken = (unicodedata.normalize("NFKC", letter) for letter in plain)
    plain = "".join(several if len(several) > 1 else letter for letter, several in zip(plain, broken, strict=True))
    words: list[tuple[str, str]] = []
    for is_name, letters in groupby(plain, _is_in_name):
        word = "".join(letters)
        # Behind a dot is an operation, or the exponent of a number such as 1.e5.
        is_first = not words or not words[-1][0].endswith(".")
        words.append((word, spelled(word) if is_name and is_first else ""))
    return words


def _is_in_name(letter: str) -> bool:
    try:
        return spelled(f"a{letter}").isidentifier()
    except FormulaError:
        return False


def _example(names: Sequence[str]) -> str:
    """A formula over the first columns."""
    return "*".join(map(shown, names[:2])) or "a*b"


def _too_long(text: str) -> str:
    return f"The formula has {len(text):,} characters; the limit is {MOST_LETTERS:,}."


def _check(plain: str, names: Sequence[str]) -> None:
    """Refuse what the grammar may accept, but an input may not have, in the text outside of backticks."""
    if "`" in plain:
        raise FormulaError(
            "A backtick is not closed: a column stands between two, as in `x1`; one in its name is doubled."
        )
    if len(plain.splitlines()) > 1 or ";" in plain:
        raise FormulaError(f"An input is one formula on one line, such as {_example(names)}.")
    if _ASSIGNED.search(plain):
        raise FormulaError(f'An input has no "=": write only what it computes, such as {_example(names)}.')
    if "#" in plain:
        raise FormulaError("An input has no remarks: leave out # and what follows.")


def _read(parts: Sequence[str], names: tuple[str, ...]) -> Expression:
    text = "".join(parts)
    source, written = _without_names(parts)
    formula = _parsed(source, written, names)
    columns = {name: column_of(written.get(name, name), names) for name in formula.names}
    reads = tuple(dict.fromkeys(columns.values()))
    if not reads:
        raise FormulaError(f"{quote(text)} reads no column, so it is the same for every point.")
    # What is read is arithmetic; only a name is still a name without the brackets and plus signs around it.
    if spelled(source).strip(" ()+").isidentifier():
        return Expression(text, reads, reads[0], token(reads[0]))
    nodes = _postfix(_graph(formula, columns, written, {name: Value(1.0, name) for name in reads}))
    return Expression(text, reads, None, _canonical(nodes), _Recipe(formula, columns, written, nodes))


def _without_names(parts: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A formula with letters for the names in backticks, and the names by the letters."""
    taken = set(unicodedata.normalize("NFKC", "".join(parts)))
    free = (letter for letter in map(chr, _LETTERS) if letter not in taken)
    letters = {name: next(free) for name in dict.fromkeys(parts[1::2])}
    source = "".join(letters[part] if at % 2 else part for at, part in enumerate(parts))
    if letters:
        one = f"[{''.join(letters.values())}]"
        source = re.sub(f"(?<={_BESIDE})(?={one})|(?<={one})(?={_BESIDE})", " ", source)
    return source, {letter: name for name, letter in letters.items()}


def _parsed(source: str, written: Mapping[str, str], names: tuple[str, ...]) -> Formula:
    try:
        return parse(source, given=LIBRARIES.intersection(readings(names)))
    except FormulaError as error:
        # The grammar's examples name a result, which an input may not.
        sentence = str(error).replace("y = ", "")
        raise FormulaError(_with_names(sentence, {letter: quote(name) for letter, name in written.items()})) from None


def _with_names(text: str, written: Mapping[str, str]) -> str:
    """A text about a formula, with the names again in the place of their letters."""
    return "".join(written.get(letter, letter) for letter in text)


def _graph(
    formula: Formula, columns: Mapping[str, str], written: Mapping[str, str], values: Mapping[str, Value]
) -> Value:
    """The formula's graph over the values of columns."""
    leaves = {name: values[column] for name, column in columns.items()}
    labels = {value: value.label for value in leaves.values()}
    output = formula.evaluate(leaves).output
    # The formula gives its own name, "output", to its result, and takes it from a column.
    for value, label in labels.items():
        value.label = label
    for value in history(output, known=labels):
        value.label = _with_names(value.label, written)
    return output


def _postfix(output: Value) -> tuple[Value, ...]:
    """The graph as a tree in postorder: a leaf appears wherever it is read."""
    order, stack = [], [output]
    while stack:
        node = stack.pop()
        order.append(node)
        stack += node.operands
    return tuple(reversed(order))


@np.errstate(all="ignore")
def _evaluated(nodes: Sequence[Value], given: Mapping[str, Floats]) -> Floats:
    """A graph in postorder at all points at once. given: the columns' values."""
    stack: list[Any] = []
    for node in nodes:
        operands = _taken(stack, len(node.operands))
        if node.constant:
            # The same number at every point, whatever it was computed from.
            stack.append(node.data)
        else:
            stack.append(given[node.label] if node.op is None else node.op.forward(*operands))
    values: Floats = stack[0]
    return values


def _canonical(nodes: Sequence[Value]) -> str:
    """The graph as nested calls of operations."""
    stack: list[str] = []
    for node in nodes:
        operands = _taken(stack, len(node.operands))
        if node.op is not None:
            stack.append(f"{node.op.name}({', '.join(operands)})")
        else:
            stack.append(repr(node.data) if node.constant else token(node.label))
    return stack[0]


def _taken(stack: list[T], count: int) -> list[T]:
    """The last so many, which leave the stack."""
    taken = stack[len(stack) - count :]
    del stack[len(stack) - count :]
    return taken
