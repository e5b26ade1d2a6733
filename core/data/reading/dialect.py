"""How a table is written: encoding, delimiter, quotes, marks, header; and what is doubtful about it."""

from dataclasses import dataclass

from core.data.reading.choices import DELIMITERS, Choices


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is read, every choice made: the fields are those of `Choices`."""

    encoding: str = "UTF-8"
    delimiter: str = ","
    quote: str = '"'
    decimal: str = "."
    thousands: str = ""
    missing: tuple[str, ...] = ("",)
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a dialect that may be wrong.

    field: of `Choices`. sentence: for the person. instead: their choices with what would be better or is also possible;
    None if nothing is. is_clash: they chose what does not fit the file.
    """

    field: str
    sentence: str
    instead: Choices | None = None
    is_clash: bool = False


def delimiter_name(delimiter: str) -> str:
    """A delimiter for people."""
    return DELIMITERS.get(delimiter, f'"{delimiter}"')
