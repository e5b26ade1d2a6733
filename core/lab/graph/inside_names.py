"""Short names for the parts of a written-out operation: "2n", "e^2n" and "e^2n - 1" inside tanh(n)."""

import re
from collections.abc import Collection

from core.autograd.value import Value
from core.lab.notation import INSIDE
from core.lab.printer import TYPED, Strength, strength_of

STAND_INS = ("x", "z", "u")
"""Names for the only operand if its own name is too long."""

LONGEST_OPERAND, LONGEST = 6, 16

_PLAIN = re.compile(r"[^\W\d_][\w.]*")
_WORDS = {"add": "sum", "subtract": "difference", "multiply": "product", "divide": "quotient", "negate": "negative"}


class InsideNames:
    """Names the parts of one operation, each after its operands. operands: those of the whole. taken: the names of the
    graph's other values."""

    def __init__(self, operands: Collection[Value], taken: Collection[str]) -> None:
        free = [name for name in STAND_INS if name not in taken] if len(operands) == 1 else []
        self._names: dict[Value, str] = {}
        for operand in operands:
            short = operand.label.rpartition(INSIDE)[2]
            is_short = len(short) <= LONGEST_OPERAND and _PLAIN.fullmatch(short)
            self._names[operand] = short if is_short or not free else free[0]

    def keep(self, leaf: Value) -> None:
        """Use the name that a leaf has already."""
        self._names[leaf] = leaf.label

    def name(self, part: Value) -> str:
        """The name of a part: a number, or what a textbook writes."""
        if part not in self._names:
            if part.op is None:
                made = f"{part.data:g}"
            else:
                made = self._written(part)
                made = made if len(made) <= LONGEST else _WORDS.get(part.op.name, part.op.name)
            self._names[part] = made
        return self._names[part]

    def _written(self, part: Value) -> str:
        assert part.op is not None
        op, sides = part.op.name, [self._names[each] for each in part.operands]
        if op == "exp":
            return f"e^{_enclosed(sides[0], Strength.SIGN)}"
        if op == "negate":
            return f"-{_enclosed(sides[0], Strength.PRODUCT)}"
        if op == "multiply" and part.operands[0] is part.operands[1]:
            return f"{_enclosed(sides[0], Strength.ATOM)}^2"
        if op == "multiply" and part.operands[0].op is None and part.operands[0].constant:
            return f"{sides[0]}{_enclosed(sides[1], Strength.POWER)}"
        if op in TYPED:
            weakest = Strength.SUM if op in ("add", "subtract") else Strength.POWER
            return TYPED[op].join((_enclosed(sides[0], weakest), _enclosed(sides[1], max(weakest, Strength.PRODUCT))))
        return f"{op}({', '.join(sides)})"


def _enclosed(text: str, strength: Strength) -> str:
    return text if strength_of(text.replace("^-", "^")) >= strength else f"({text})"
