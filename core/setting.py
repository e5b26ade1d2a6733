"""Fields of a dataclass that say what they may hold: the one place that files, links, controls and checks use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a person may choose: its name, its range, and what it does, in one sentence. above, below: the ends
    themselves are excluded."""

    label: str
    low: float
    high: float
    explanation: str = ""
    above: bool = False
    below: bool = False
    whole: bool = False

    def accepts(self, value: float) -> bool:
        """Whether a value is in the range; NaN never is."""
        inside = self.low <= value <= self.high
        return inside and not (self.above and value == self.low) and not (self.below and value == self.high)

    def bounds(self, write: Callable[[float], str] | None = None) -> str:
        """The range in words, with its ends formatted by `write`: "from 0 to 100"."""
        write = write or (_whole if self.whole else "{:g}".format)
        low = "above" if self.above else "from"
        joint = "and below" if self.below else "and at most" if self.above else "to"
        return f"{low} {write(self.low)} {joint} {write(self.high)}"

    @property
    def range(self) -> str:
        """What a value must be, in words: "a finite number from 0 to 100"."""
        return f"a {'whole' if self.whole else 'finite'} number {self.bounds()}"


def numeric(default: float, number: Number) -> Any:
    """A field that holds such a number."""
    return field(default=default, metadata={"number": number})


def choice(default: str, table: Mapping[str, object]) -> Any:
    """A field that holds a name from a table."""
    return field(default=default, metadata={"table": table})


def numbers_of(kind: type) -> Mapping[str, Number]:
    """The numeric fields of a dataclass by name, in their order."""
    return _rows(kind, "number")


def choices_of(kind: type) -> Mapping[str, Mapping[str, object]]:
    """The tables of a dataclass's choices by name, in their order."""
    return _rows(kind, "table")


def _rows(kind: type, what: str) -> Mapping[str, Any]:
    return MappingProxyType({each.name: each.metadata[what] for each in fields(kind) if what in each.metadata})


def _whole(value: float) -> str:
    return f"{value:,.0f}"
