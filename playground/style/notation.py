"""How a field writes and reads numbers: with a unit, with a word for 0, or as digits alone."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.style import number

_NOTHING = ("off", "none")


@dataclass(frozen=True, slots=True)
class Notation:
    """`read` accepts the results of `write` and `full`, and other forms of the same number.

    unit: follows the digits, such as "%". zero: a word for 0, such as "off". whole: there are no decimals. digits:
    writes the digits.
    """

    unit: str = ""
    zero: str = ""
    whole: bool = False
    digits: Callable[[float], str] = number.plain

    def write(self, value: float) -> str:
        """A number, short."""
        if self.zero and not value:
            return self.zero
        return self._with_unit(str(int(value)) if self.whole else self.digits(value))

    def brief(self, value: float) -> tuple[str, ...]:
        """Forms of a number for narrow fields, the longest first."""
        return (self.write(value), *(self._with_unit(number.brief(value, digits)) for digits in (4, 3, 2, 1)))

    def full(self, value: float) -> str:
        """The number in full precision, for editing."""
        return str(int(value)) if self.whole else number.full(value).removesuffix(".0")

    def read(self, text: str) -> float | None:
        """The number that a text means, or None."""
        text = text.strip()
        if self.zero and text.casefold() in (self.zero.casefold(), *_NOTHING):
            return 0.0
        value = number.read(self._without_unit(text), whole=self.whole)
        return None if value is None or (self.whole and value != int(value)) else value

    def doubt(self, text: str) -> str:
        """See `number.doubt`."""
        return number.doubt(self._without_unit(text), whole=self.whole)

    @property
    def kind(self) -> str:
        """What the field accepts, in words."""
        return "a whole number" if self.whole else "a number"

    def _with_unit(self, digits: str) -> str:
        return f"{digits} {self.unit}".rstrip()

    def _without_unit(self, text: str) -> str:
        return text.removesuffix(self.unit).rstrip()
