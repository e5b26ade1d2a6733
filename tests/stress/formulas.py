"""Random and hostile text at the door for formulas: `python -m tests.stress.formulas --texts N --seed S`.

Whatever comes, the answer is a graph or one sentence, within LONGEST_S; nothing is imported, opened, run or compiled to
code. The last line is "N passed, M failed".
"""

import argparse
import random
import sys
import time

from core.autograd.formula import FormulaError, parse
from core.autograd.ops import OPS
from core.lab.expression import Expression
from core.problem import UserError

LONGEST_S = 0.05
FORBIDDEN = ("exec", "import", "open", "os.", "subprocess.", "socket.", "ctypes.", "shutil.", "code.__new__")

ATTACKS = (
    "__import__('os').system('true')", "().__class__.__bases__[0].__subclasses__()", "open('/etc/passwd').read()",
    "exec('1')", "eval('1')", "globals()", "a.__class__.__mro__", "(lambda: 1)()", "[x for x in ().__class__]",
    "getattr(a, 'b')", "print(a)", "f'{a!r}'", "a if a else b", "a[0]", "a.b.c", "*a", "**a", "a := 1", "yield a",
    "await a", "import os", "from os import *", "while 1: pass", "del a", "raise a", "class A: pass", "@a\ndef b(): 0",
    "'a'*10**9", "9**9**9**9", "1e400", "0x" + "f" * 300, "1_000", "\x00", "\ud800", "\u202ea", "a\u0301", "\uff41",
    "((((((((((" * 40, "[" * 300, "-" * 700 + "a", "a" * 999, "a.tanh()" * 90, "#" * 900, "\\\n" * 400, "a;" * 400,
    "tanh(" * 150 + "a" + ")" * 150, "max(a, b, c)", "weighted_sum(a, b)", "tanh()", "tanh(x=1)", "None", "True",
)  # fmt: skip
PIECES = (
    *ATTACKS, *OPS, *"abcxyz", "x1", "w2", "1", "2.5", "-3e-2", "+", "-", "*", "/", "**", "(", ")", ",", ".", "=", "+=",
    "\n", " ", ";", "tanh(", "exp(", ".relu()", "a*b + c", "(a - b)**2", "L = ", "d = a*b\n",
)  # fmt: skip


class Watch:
    """Notes what the interpreter is asked to do while a text is being read. A hook cannot be taken out again."""

    def __init__(self) -> None:
        self.reading = False
        self.seen: list[str] = []
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, arguments: tuple[object, ...]) -> None:
        # For the line of a syntax error Python looks for a file of the text's name, which has none.
        nameless = event == "open" and arguments[0] == "<unknown>"
        if self.reading and event.startswith(FORBIDDEN) and not nameless:
            self.seen.append(event)


def random_text(draw: random.Random) -> str:
    """A text of pieces, or an attack with a few letters changed."""
    if draw.random() < 0.3:
        text = list(draw.choice(ATTACKS))
        for _ in range(draw.randint(0, 3)):
            text[draw.randrange(len(text))] = draw.choice("abc().*+-='\"\\\n1_ \u00e9")
        return "".join(text)
    return "".join(draw.choice(PIECES) for _ in range(draw.randint(1, 30)))


def read(text: str, draw: random.Random) -> None:
    """Read, evaluate, differentiate; a sentence is as good as a graph."""
    try:
        names = parse(text).names
        Expression(text, {name: draw.uniform(-3.0, 3.0) for name in names}).slopes()
    except (FormulaError, UserError) as error:
        if "\n" in str(error) or not str(error):
            raise AssertionError("the answer is no one sentence") from error


def run(texts: int, seed: int) -> int:
    """How many texts were answered wrongly; each is printed."""
    draw, watch, failed = random.Random(seed), Watch(), 0
    # What Python itself loads once, for the first name beyond ASCII.
    read("a*b + tanh(\u00e9)", draw)
    for number in range(texts):
        text = ATTACKS[number] if number < len(ATTACKS) else random_text(draw)
        watch.reading, begun = True, time.process_time()
        fault = ""
        try:
            parse(text)
        except UserError:
            pass
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
        took = time.process_time() - begun
        try:
            read(text, draw)
        except Exception as error:
            fault = fault or f"{type(error).__name__}: {error}"
        watch.reading = False
        fault = fault or (f"asked for {watch.seen[0]}" if watch.seen else "")
        fault = fault or (f"took {took:.3f} s" if took > LONGEST_S else "")
        watch.seen.clear()
        if fault:
            failed += 1
            print(f"text {number}: {fault}: {text[:200]!r}", flush=True)
    return failed


def main() -> int:
    """The exit status."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    failed = run(given.texts, given.seed)
    print(f"{given.texts - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
