"""Why a formula is refused, in our own words: what was probably meant, and how to write it here."""

import ast
import difflib
import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.autograd.ops import ALIASES, OPS
from core.autograd.spelling import FormulaError

MOST_SHOWN = 40
"""Most characters of an expression that a message quotes."""

MOST_BRACKETS = 200
"""Most nested parentheses; Python reads no more."""

CLOSE = 0.8
"""The least similarity of a misspelled operation to the intended one (Ratcliff and Obershelp 1988)."""

KNOWN = "known are numbers, names, + - * / ** and operations such as tanh(x)"


def shortened(text: str) -> str:
    """A piece of an expression, short enough for a message."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}\u2026"


# ---- what Python reads and we do not

_ELSEWHERE: Mapping[type[ast.AST], str] = {
    ast.Subscript: "there are no lists; give each number its own name, such as a3",
    **dict.fromkeys((ast.List, ast.Set, ast.Dict), "there are no lists; write a + b + c, or max(a, b)"),
    ast.Starred: "an operand is missing before *; there are no lists to unpack",
    ast.Tuple: "there are no lists; a decimal point is a dot, as in 0.5; write one expression per line",
    **dict.fromkeys(
        (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp), "there are no loops; write out each term"
    ),
    ast.Lambda: "functions cannot be defined; write the expression itself, such as y = x**2",
    ast.IfExp: "there are no conditions; use max(a, b), min(a, b) or relu(x)",
    ast.Compare: "there are no comparisons; use max(a, b), min(a, b) or relu(x); assign a name with one =",
    ast.BoolOp: "there are no conditions; use max(a, b) or min(a, b)",
    ast.NamedExpr: "assign a name on its own line, such as y = a*b",
    ast.Attribute: "an operation needs brackets, as in tanh(x) or x.tanh()",
}
_SIGNS_ELSEWHERE: Mapping[type[ast.AST], str] = {
    ast.MatMult: "there are no matrices; write out the products, such as a*b + c*d",
    ast.FloorDiv: "write floor(a/b)",
    ast.Mod: "a remainder has no slope; use + - * / **",
    ast.BitOr: "write |x| as abs(x)",
    ast.Not: "there are no conditions; use max(a, b) or min(a, b)",
}


def of_tree(tree: ast.AST) -> str:
    """The end of a sentence about a piece of the tree that is not arithmetic; the piece itself comes first."""
    kind = type(tree.op) if isinstance(tree, ast.BinOp | ast.UnaryOp) else type(tree)
    hint = _SIGNS_ELSEWHERE.get(kind) or _ELSEWHERE.get(kind) or KNOWN
    if isinstance(tree, ast.Call):
        hint = "operands have no names, as in max(a, b)"
        if not isinstance(tree.func, ast.Name | ast.Attribute):
            hint = "write a product with *, as in 2*(a + b)"
    return f"is not arithmetic: {hint}."


# ---- unknown operations

NONE_HERE = "it is not supported"
_NEAR: Mapping[str, str] = {
    "sum": "add up with +, as in a + b + c", "mean": "write (a + b)/2", "prod": "multiply with *, as in a*b*c",
    "dot": "write a*b + c*d", "log10": "write log(x)/log(10)", "log2": "write log(x)/log(2)",
    "log1p": "write log(1 + x)", "expm1": "write exp(x) - 1", "exp2": "write 2**x", "cbrt": "write x**(1/3)",
    "sinh": "write (exp(x) - exp(-x))/2", "cosh": "write (exp(x) + exp(-x))/2", "cot": "write 1/tan(x)",
    "maximum": "write max(a, b)", "minimum": "write min(a, b)", "logsumexp": "write log_sum_exp(a, b)",
    "logistic": "write sigmoid(x)", "expit": "write sigmoid(x)", "swish": "write silu(x)", "fabs": "write abs(x)",
    "sqr": "write square(x)", "neg": "write -x", "sub": "write a - b", "mul": "write a*b", "div": "write a/b",
    "reciprocal": "write 1/x", "hypot": "write sqrt(a*a + b*b)", "logsoftmax": "write log(softmax(a, b))",
    "clip": "write min(max(x, 0), 1)", "clamp": "write min(max(x, 0), 1)", "item": "the number is always shown",
    "value": "every number is one; write a = 2", "tensor": "every number is one; write a = 2",
    "array": "there are no lists; give each number its own name", "len": "there are no lists",
    "range": "there are no loops; write out each term", "print": "every number is always shown",
    "backward": "every gradient is always computed; leave it out", "float": "every number is one; leave it out",
    "asinh": "write log(x + sqrt(x*x + 1))", "acosh": "write log(x + sqrt(x*x - 1))",
    "atanh": "write log((1 + x)/(1 - x))/2", "sinc": "write sin(x)/x", "sgn": "write sign(x)",
    "heaviside": "write step(x)", "rsqrt": "write 1/sqrt(x)", "squareroot": "write sqrt(x)", "exp10": "write 10**x",
    "logit": "write log(x/(1 - x))", "logsigmoid": "write -softplus(-x)", "celu": "write elu(x)",
    "relu6": "write min(relu(x), 6)", "prelu": "write max(x, 0.25*x)", "glu": "write a*sigmoid(b)",
    "lg": "write log(x)/log(10)", "lb": "write log(x)/log(2)", "tg": "write tan(x)", "ctg": "write 1/tan(x)",
    "sec": "write 1/cos(x)", "csc": "write 1/sin(x)", "sech": "write 2/(exp(x) + exp(-x))",
    "mish": "write x*tanh(softplus(x))", "softsign": "write x/(1 + abs(x))",
    "hardtanh": "write min(max(x, -1), 1)", "tanhshrink": "write x - tanh(x)", "selu": NONE_HERE, "erf": NONE_HERE,
    "asin": NONE_HERE, "acos": NONE_HERE, "atan": NONE_HERE, "atan2": NONE_HERE, "acot": NONE_HERE,
    "ceil": "write -floor(-x)", "round": "write floor(x + 0.5)", "trunc": "write sign(x)*floor(abs(x))",
}  # fmt: skip
_PLAIN = {name.replace("_", ""): name for name in (*OPS, *ALIASES)}


def of_unknown(name: str) -> str:
    """A sentence about an unknown operation."""
    plain = re.sub("^ar[ck]?(?=sin|cos|tan|cot)", "a", name.lower().replace("_", "").strip("."))
    close = difflib.get_close_matches(plain, [each for each in _PLAIN if each[0] == plain[:1]], 1, CLOSE)
    if plain in _NEAR:
        hint = _NEAR[plain]
    elif plain in _PLAIN or close:
        hint = f"write {called(_PLAIN[plain if plain in _PLAIN else close[0]])}"
    elif len(name) <= 2 or not name.isascii():
        hint = f"to multiply, write {name}*(\u2026)"
    else:
        return f"There is no operation {shortened(name)}; there are {', '.join(OPS)}."
    return f"There is no operation {shortened(name)}: {hint}."


def of_count(name: str, arity: int, count: int) -> str:
    """A sentence about an operation with too few or too many operands."""
    chain = (
        f": write {name}(a, {name}(b, c))" if count > arity == 2 and name in ("max", "min", "add", "multiply") else ""
    )
    return f"{name} takes {arity} operand{'s' if arity > 1 else ''}, not {count}{chain}."


def of_library(name: str, library: str) -> str:
    """A sentence about an operation or number written with the name of a library."""
    if name.lower() in ("pi", "e"):
        return f"Write {'pi' if name.lower() == 'pi' else 'exp(1)'} without {library}."
    if name not in OPS and name not in ALIASES:
        return of_unknown(name)
    return f"Write {name} without {library}: operations have plain names."


def called(name: str) -> str:
    """An operation with operands, as an example."""
    return f"{name}({', '.join('xab'[:1] if OPS[ALIASES.get(name, name)].arity == 1 else 'ab')})"


# ---- what Python cannot read


class _Piece(NamedTuple):
    kind: str
    text: str
    line: int
    spaced: bool


_PIECE = re.compile(
    r"(?P<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*=?|[-+*/=]=?|:=|[(),.;])"
    r"|(?P<end>\n)|(?P<blank>[^\S\n]+|\\\n|\#[^\n]*)|(?P<other>.)"
)
_HINTS: Mapping[str, str] = {
    "\u221a": "write sqrt(x)", "|": "write |x| as abs(x)", "\u221e": "no number is infinite",
    "!": "write a product, such as 1*2*3", "'": "a name cannot have it; write f_2",
    "\u2032": "a name cannot have it; write f_2", "[": "there are no lists; give each number its own name",
    "]": "there are no lists; give each number its own name", "{": "use round brackets", "}": "use round brackets",
    "%": "write 0.05 for 5 percent", "<": "there are no comparisons", ">": "there are no comparisons",
    "=": "assign a name with one =", ":": "write a line such as y = a*b + c",
}  # fmt: skip


def of_syntax(text: str, line: int) -> FormulaError:
    """What is wrong with a text that is not an expression. line: where Python stopped, from 1."""
    pieces = list(_pieces(text))
    for look in (_too_deep, _odd_letter, _reserved_word, _odd_number, _given_to, _two_operands, _two_signs, _bracket):
        if (found := look(pieces)) is not None:
            return FormulaError(f"Line {found[0].line} of the expression cannot be read: {found[1]}.")
    return FormulaError(f"Line {line} of the expression cannot be read: write it as y = a*b + c, without indentation.")


_Found = tuple[_Piece, str] | None


def _pieces(text: str) -> Iterator[_Piece]:
    line, spaced = 1, True
    for found in _PIECE.finditer(text):
        kind = found.lastgroup or ""
        if kind != "blank":
            yield _Piece(kind, found[0], line, spaced)
        spaced = kind in ("blank", "end")
        line += found[0].count("\n")


def _too_deep(pieces: Sequence[_Piece]) -> _Found:
    depth = 0
    for piece in pieces:
        depth += (piece.text == "(") - (piece.text == ")")
        if depth >= MOST_BRACKETS:
            return piece, "it is nested too deeply"
    return None


def _odd_letter(pieces: Sequence[_Piece]) -> _Found:
    for piece in pieces:
        if piece.kind == "other":
            shown = piece.text if piece.text.isprintable() else f"the character U+{ord(piece.text):04X}"
            return piece, f"{shown} is not known here: {_HINTS.get(piece.text, KNOWN)}"
    return None


def _reserved_word(pieces: Sequence[_Piece]) -> _Found:
    for piece in pieces:
        if keyword.iskeyword(piece.text):
            word = piece.text
            return piece, f"{word} is a reserved word of Python; use another name, such as {word}_1"
    return None


def _odd_number(pieces: Sequence[_Piece]) -> _Found:
    for left, right in pairwise(pieces):
        if left.kind == right.kind == "number" and not right.spaced:
            return left, f"{left.text}{right.text} is not a number"
    for piece in pieces:
        if re.match(r"0\d", piece.text):
            return piece, f"write {piece.text.lstrip('0') or '0'} without leading zeros"
    return None


def _given_to(pieces: Sequence[_Piece]) -> _Found:
    """A line with an equals sign that does not begin with a name and that sign."""
    for line in _lines(pieces):
        signs = [at for at, piece in enumerate(line) if piece.text in ("=", "==", ":=")]
        if signs and (signs[0] != 1 or line[0].kind != "name" or line[1].text != "="):
            left, right = line[: signs[0]], line[signs[0] + 1 :]
            name, rest = (right[0].text, left) if len(right) == 1 and right[0].kind == "name" else ("y", right)
            hint = f"{name} = {_joined(rest)}" if rest and len(rest) < 12 else "y = a*b + c"
            return line[signs[0]], f"the name comes first, then one =, as in {hint}"
    return None


def _two_operands(pieces: Sequence[_Piece]) -> _Found:
    """An operand right after another, such as 3x, a b or (a)(b)."""
    for at, (left, right) in enumerate(pairwise(pieces)):
        ends = left.kind in ("number", "name") or left.text == ")"
        begins = right.kind in ("number", "name") or (right.text == "(" and left.kind != "name")
        if ends and begins:
            powered = _powered(pieces[max(0, at - 2) : at + 1])
            return right, _joining(powered or left.text, _called(pieces[at + 1 :]), spaced=right.spaced)
    return None


def _powered(pieces: Sequence[_Piece]) -> str:
    """A name with its exponent, such as x**2, if the pieces are that; else ""."""
    is_power = len(pieces) == 3 and pieces[1].text == "**" and pieces[0].kind == "name"
    return _joined(pieces) if is_power else ""


def _called(pieces: Sequence[_Piece]) -> str:
    """The first piece; for an operation, with its operand if that is short."""
    name = pieces[0].text
    if _is_operation(name) and len(pieces) > 1 and pieces[1].text == "(":
        return f"{name}(\u2026)"
    return _joined(pieces[:3]) if _powered(pieces[:3]) else name


def _is_operation(name: str) -> bool:
    return name in OPS or name in ALIASES


def _joining(left: str, right: str, *, spaced: bool) -> str:
    name, _, exponent = left.partition("**")
    if _is_operation(name):
        return f"write {name}({right})" + (f"**{exponent}" if exponent else "")
    if left.endswith(".") and right.partition("(")[0] in OPS:
        return f"write {right.partition('(')[0]}({left[:-1]})"
    if (left[0].isdigit() or exponent) and not spaced:
        return f"write {left}*{right}"
    return f"an operator or a comma is missing between {left} and {right}, as in a*b"


def _two_signs(pieces: Sequence[_Piece]) -> _Found:
    """A sign that lacks an operand before or after it."""
    for line in _lines(pieces):
        before = ""
        for piece in (*line, None):
            text = piece.text if piece is not None else ""
            opens = before in ("", "(", ",") or (before[-1:] in "+-*/=" and before != "")
            if text in ("*", "**", "/", ")", ",", "") and opens and not (before == "(" and text == ")"):
                where = f"after {before}" if before else f"before {text}"
                return (piece or line[-1]), f"something is missing {where}"
            before = text
    return None


def _bracket(pieces: Sequence[_Piece]) -> _Found:
    opened: list[_Piece] = []
    for piece in pieces:
        if piece.text == "(":
            opened.append(piece)
        elif piece.text == ")":
            if not opened:
                return piece, "a closing bracket has no opening one"
            opened.pop()
    return (opened[0], "an opening bracket has no closing one") if opened else None


def _lines(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """The pieces by lines; an open bracket continues on the next line."""
    lines: list[list[_Piece]] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece.text == "(") - (piece.text == ")")
        if piece.text == ";" or (piece.kind == "end" and depth <= 0):
            lines.append([])
        elif piece.kind != "end":
            lines[-1].append(piece)
    return [line for line in lines if line]


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join(f" {piece.text}" if piece.spaced and at else piece.text for at, piece in enumerate(pieces))
