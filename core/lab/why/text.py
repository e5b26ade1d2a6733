"""The texts of reasons: for people, where the middle of a long sum is left out, and with every digit, as short as can
be read again."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.lab.notation import ELLIPSIS, brief, digits
from core.lab.why.reason import Reason

MOST = 900
"""Letters of a sum; longer ones are added up in blocks, so that the whole stays within what a formula may have."""

FIRST, LAST = 4, 2
"""Terms of a long sum that people are shown at its beginning and end."""

BLOCKS = 16


@dataclass(frozen=True, slots=True)
class Why:
    """One number taken apart. title: what it is. reason: its formulas and what they give. brief: the numbers' formula
    with the middle of a long sum left out. note: what else there is to say, "" mostly."""

    title: str
    reason: Reason
    brief: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A formula before it is known what it gives; as in Reason and Why."""

    names: str
    numbers: str
    brief: str
    note: str = ""

    def within(self, before: str, after: str, *, names: tuple[str, str] | None = None) -> "Written":
        """This with something written before and behind it; names: what stands there in the formula with names."""
        first, last = names or (before, after)
        return Written(
            f"{first}{self.names}{last}", f"{before}{self.numbers}{after}", f"{before}{self.brief}{after}", self.note
        )

    def gives(self, title: str, result: float, note: str = "") -> Why:
        """The whole answer."""
        return Why(
            title, Reason(self.names, self.numbers, result), self.brief, " ".join(filter(None, (note, self.note)))
        )


@dataclass(frozen=True, slots=True)
class Term:
    """A summand: by its names, by its numbers, and what these give."""

    names: str
    numbers: str
    value: float


def alone(names: str, number: float) -> Written:
    """A number by itself."""
    return Written(names, digits(number), digits(number))


def filled(template: str, numbers: Mapping[str, float], names: Mapping[str, str]) -> Written:
    """A formula with {symbols}, in which numbers are filled in, or their names; a symbol without one is its own."""
    text = template.format(**{symbol: digits(number) for symbol, number in numbers.items()})
    return Written(brief(template).format(**{symbol: names.get(symbol, symbol) for symbol in numbers}), text, text)


def summed(terms: Sequence[Term], what: str) -> Written:
    """A sum from left to right. what: what its terms are called, several of them."""
    texts = [term.numbers for term in terms]
    brief, names = _elided(texts, len(terms)), _elided([term.names for term in terms], len(terms))
    whole = Written(names, " + ".join(texts), brief)
    if len(whole.numbers) <= MOST:
        return whole
    middle = range(FIRST, len(terms) - LAST)
    cuts = [round(middle.start + len(middle) * k / BLOCKS) for k in range(BLOCKS + 1)]
    totals = running(term.value for term in terms)
    blocks = [digits(gap(totals[a - 1], totals[b - 1])) for a, b in pairwise(cuts) if b > a]
    note = f"With every digit, {what} {FIRST + 1} to {len(terms) - LAST} are added up in blocks."
    return replace(whole, numbers=" + ".join((*texts[:FIRST], *blocks, *texts[-LAST:])), note=note)


def running(numbers: Iterable[float]) -> list[float]:
    """The sums so far."""
    sums: list[float] = []
    for number in numbers:
        sums.append(sums[-1] + number if sums else number)
    return sums


def gap(start: float, end: float) -> float:
    """What must be added to one number to give the other."""
    return near(end - start, lambda between: start + between == end)


def near(number: float, fits: Callable[[float], bool]) -> float:
    """The number, or the next but a few that fits; the number itself if none does."""
    up = down = number
    for _ in range(4):
        for each in (up, down):
            if fits(each):
                return each
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
    return number


def _elided(texts: Sequence[str], count: int) -> str:
    if count <= FIRST + LAST + 1:
        return " + ".join(texts)
    rest = f"{ELLIPSIS} {count - FIRST - LAST} more"
    return " + ".join((*texts[:FIRST], rest, *texts[-LAST:]))
