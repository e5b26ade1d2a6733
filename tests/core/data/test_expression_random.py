"""Random formulas over random columns: arrays and scalars give the same numbers, and renaming loses nothing."""

import math
import random

import numpy as np
import pytest

from core.autograd.ops import ALIASES, OPS
from core.autograd.value import Value
from core.data.expression import read, renamed, token

FORMULAS, ROWS = 500, 20
NASTY = (
    "x1", "x2", "e", "F", "np", "output", "sex = male", "od280/od315 of diluted wines", "a`b", "``", "\u03c0", "pi",
    "max", "x\u00b2", "x\u2082", "class", "None", "\U0001f600", "1", "1st", "1e5", "e5", "h\u00f6he", "ho\u0308he", "_",
    "__class__", "\u4e00", "\u3280", "col\u00b7lecci\u00f3", "# of items", "a;b", "a\\b", "'", '"', "a,b", "(", ")",
    "x1*x2", "-x1", ".e5", "\u00b5", "\u03bc", "\ufb01n", "\u0939\u093f\u0928\u094d\u0926\u0940", " x1", "x1 ", "",
    "{x1}", "\u200b", "tanh(x1)",
)  # fmt: skip
LETTERS = "abxyzEF01_ `'\"=+-*/^().,#;\\\u00e9\u0308\u03c0\u00b2\u2081\u00b7\u4e00\u4e01\u200b\U0001f600"
NUMBERS = ("2", "0.5", "1e-3", "3.e0", "0x1e", "pi", "7")
SIGNS = {"+": ("+",), "-": ("-", "\u2212"), "*": ("*", "\u00b7", "\u00d7"), "/": ("/", "\u00f7"), "**": ("**", "^")}

Tree = tuple[str, tuple["Tree", ...]]
"""What stands at the root, and its operands."""


def random_names(draw: random.Random) -> tuple[str, ...]:
    made = ("".join(draw.choices(LETTERS, k=draw.randint(1, 12))) for _ in range(6))
    return tuple(dict.fromkeys((*draw.sample(NASTY, 12), *made)))


def random_tree(draw: random.Random, names: tuple[str, ...], depth: int) -> Tree:
    if depth == 0 or draw.random() < 0.15:
        return (draw.choice(NUMBERS), ()) if draw.random() < 0.25 else (f"={draw.choice(names)}", ())
    kind = draw.choice((*SIGNS, "negate", *OPS, *ALIASES))
    if kind in ("**", "power", "pow"):
        # A power of minus infinity by 0.5 is NaN in NumPy if the exponent is a number, infinity if it is in an array.
        return kind, (random_tree(draw, names, depth - 1), (draw.choice(NUMBERS), ()))
    arity = 2 if kind in SIGNS else OPS[ALIASES.get(kind, kind)].arity or draw.choice((1, 3))
    return kind, tuple(random_tree(draw, names, depth - 1) for _ in range(arity))


def written(tree: Tree, draw: random.Random) -> str:
    """The tree as text, with blanks, brackets and spellings by chance."""
    kind, operands = tree
    blank = draw.choice(("", "", " ", "\u00a0 "))
    parts = [written(each, draw) for each in operands]
    if kind.startswith("="):
        ticked = f"`{kind[1:].replace('`', '``')}`"
        text = draw.choice((token(kind[1:]), ticked))
    elif not operands:
        text = kind
    elif kind in SIGNS:
        text = f"({parts[0]}){blank}{draw.choice(SIGNS[kind])}{blank}({parts[1]})"
    elif kind == "negate":
        text = f"-{blank}({parts[0]})"
    elif draw.random() < 0.5:
        text = f"({parts[0]}){blank}.{kind}({', '.join(parts[1:])})"
    else:
        text = f"{kind}({f'{blank},'.join(parts)})"
    return f"({blank}{text})" if draw.random() < 0.2 else text


def random_formulas(seed: int) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each formula in two spellings, with the names of the columns."""
    draw = random.Random(seed)
    made: list[tuple[str, str, tuple[str, ...]]] = []
    while len(made) < FORMULAS:
        names = random_names(draw)
        tree = random_tree(draw, names, draw.randint(0, 4))
        text, again = written(tree, draw), written(tree, draw)
        # The rename may double its length.
        if max(len(text), len(again)) < 450 and reads_a_column(tree):
            made.append((text, again, names))
    return made


def reads_a_column(tree: Tree) -> bool:
    return tree[0].startswith("=") or any(map(reads_a_column, tree[1]))


@pytest.fixture
def seed() -> int:
    seed = random.randrange(10**9)
    print("seed", seed)
    return seed


@pytest.mark.slow
def test_columns_give_the_numbers_of_values(seed: int) -> None:
    numbers = np.random.default_rng(seed)
    for text, _, names in random_formulas(seed):
        print(repr(text), names)
        columns = {name: numbers.normal(0.0, 2.0, ROWS) * numbers.choice((0.0, 1.0, 1.0, 1.0), ROWS) for name in names}
        expression = read(text, names)
        found = expression.of_columns(columns.__getitem__, ROWS)
        assert found.shape == (ROWS,) and found.dtype == np.float64
        for row in range(ROWS):
            values = {name: Value(columns[name][row], name) for name in names}
            assert_close(float(found[row]), expression.of_values(values).data)


def assert_close(found: float, right: float) -> None:
    assert (math.isnan(found) and math.isnan(right)) or math.isclose(found, right, rel_tol=1e-12), (found, right)


@pytest.mark.slow
def test_spellings_have_one_canonical_form_and_renames_lead_back(seed: int) -> None:
    draw = random.Random(seed)
    for text, again, names in random_formulas(seed):
        print(repr(text), repr(again), names)
        expression = read(text, names)
        assert read(again, names).canonical == expression.canonical
        assert read(expression.text, names).canonical == expression.canonical
        others = dict.fromkeys((*draw.sample(names, len(names) // 2), *random_names(draw), *random_names(draw)))
        # All columns get other names, some those of each other.
        new = dict(zip(names, draw.sample(tuple(others), len(names)), strict=True))
        back = {other: name for name, other in new.items()}
        there = renamed(text, names, new)
        assert read(there, tuple(back)).reads == tuple(new[name] for name in expression.reads)
        assert read(renamed(there, tuple(back), back), names).canonical == expression.canonical
