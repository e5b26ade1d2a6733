"""In which encoding a file probably is, from its first bytes and from what is not UTF-8 in it."""

import codecs
import re
from dataclasses import dataclass

from core.problem import UserError

HEAD = 65_536
"""The bytes that encoding and dialect are guessed from."""

CODECS = {
    "UTF-8": "utf-8",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "Latin-1": "latin-1",
    "Windows-1252": "cp1252",
}

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "UTF-16 BE"),
)

_OTHER_FILES = (
    (b"PK\x03\x04", "a spreadsheet or an archive; save the sheet as CSV first"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet; save the sheet as CSV first"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"BZh91AY&SY", "compressed; unpack it first"),
    (b"\xfd7zXZ", "compressed; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed; unpack it first"),
    (b"%PDF", "a PDF document; save its table as CSV first"),
    (b"\x89PNG", "a picture; choose a table"),
    (b"\xff\xd8\xff", "a picture; choose a table"),
    (b"SQLite format 3", "a database; export its table as CSV first"),
    (b"PAR1\x15", "a Parquet file; save it as CSV first"),
    (b"\x93NUMPY", "a NumPy array; save it as CSV first"),
    (b"{\\rtf", "a text document; save its table as CSV first"),
)


_COMMON = b"\n\r\t,"
"""What every table has, and hardly any letter of any script has as one of its two bytes."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding. mark: the bytes of a byte order mark at the beginning of the file. other: is also possible, ""
    if nothing is."""

    name: str
    mark: int = 0
    other: str = ""


def marked_encoding(head: bytes) -> Encoding | None:
    """The encoding that a byte order mark says; None without one. UserError if it is one that we do not read."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            if name not in CODECS:
                raise UserError(f"it is in {name}; save it in UTF-8 first")
            return Encoding(name, len(mark))
    return None


def check_is_text(head: bytes) -> None:
    """UserError if a file's first bytes are those of a well-known kind of file that is no table."""
    for beginning, what in _OTHER_FILES:
        if head.startswith(beginning):
            raise UserError(f"it is {what}")


def chosen_encoding(chosen: str, found: Encoding, is_marked: bool, head: bytes) -> tuple[Encoding, str]:
    """The encoding that a person chose, and what stands against it in a sentence, "" if nothing does. Bytes that are
    not UTF-8 are told by whoever finds them."""
    encoding = Encoding(chosen, found.mark)
    if is_marked:
        return encoding, "" if chosen == found.name else f"The file begins with the mark of {found.name}."
    is_wide = chosen.startswith("UTF-16")
    fits = chosen == found.name or (not is_wide and (head.isascii() or found.name != "UTF-8"))
    return encoding, "" if fits else f"The file is probably in {found.name}."


def guessed_encoding(head: bytes, first_bad: bytes) -> Encoding:
    """The encoding of a file without a mark, by its first bytes, and by the bytes around the first that is not UTF-8,
    empty if all are."""
    wide = _wide(head)
    if wide:
        return Encoding(wide)
    if not first_bad:
        return Encoding("UTF-8")
    narrow = "Windows-1252" if _is_windows(first_bad) else "Latin-1"
    text = first_bad.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= letter <= "\udcff" for letter in text)
    good = sum(letter > "\x7f" for letter in text) - bad
    return Encoding("UTF-8", other=narrow) if good > bad else Encoding(narrow, other="UTF-8" if good else "")


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: next to most line ends, tabs and commas is a 0. "" for others."""
    if 0 not in head:
        return ""
    even, odd = head[0::2], head[1::2]
    for name, high, low in (("UTF-16 LE", odd, even), ("UTF-16 BE", even, odd)):
        beside = [upper for upper, lower in zip(high, low, strict=False) if lower in _COMMON]
        if beside.count(0) * 3 >= len(beside) * 2 > 0:
            return "" if _is_binary(head.decode(CODECS[name], "ignore")) else name
    return ""


def _is_windows(data: bytes) -> bool:
    """Latin-1 has control characters where Windows has quotes and the euro."""
    found = set(data) & set(range(0x80, 0xA0))
    return bool(found) and not found & {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def _is_binary(text: str) -> bool:
    """Whether more than a twentieth of it are characters that control something."""
    return len(_CONTROL.findall(text)) * 20 > len(text)


def check_no_binary(text: str, encoding: str) -> None:
    """UserError if a text is none: it holds the character that no text has, or many that control something."""
    if "\0" in text or _is_binary(text):
        raise UserError(no_text(encoding))


def no_text(encoding: str) -> str:
    """What is said of a file that is no text in an encoding."""
    return f"it is no table, as it holds bytes that are no text in {encoding}"
