"""Web addresses of TensorFlow Playground as people share them, and the keys and values after the #, read as the page
reads them (`src/state.ts`, Smilkov and Carter)."""

import re
from collections.abc import Mapping

HOST = "playground.tensorflow.org"

_WRAPPED = re.compile(r"""^[<"'(\[`]+|[>"')\]`]+$""")
_OURS = re.compile(rf"(?:https?:)?(?://)?(?:[^/?#@]*@)?(?:www\.)?{re.escape(HOST)}\.?(?::\d*)?(?=[/?#]|$)", re.I)
_OTHERS = re.compile(r"(?:https?|ftp):|[a-z][a-z0-9+.-]+://", re.I)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+", re.ASCII)
_BLANKS = " \t\n\r\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))


def bare(text: str) -> str:
    """An address without the blanks, quotes and brackets around it."""
    stripped = text.strip()
    return _WRAPPED.sub("", stripped).strip() if _WRAPPED.match(stripped) else stripped


def is_link(text: str) -> bool:
    """Whether a text is an address of TensorFlow Playground, with or without `https://`."""
    return _OURS.match(bare(text)) is not None


def is_address(text: str) -> bool:
    """Whether a text is a web address and not a file name."""
    return _OTHERS.match(bare(text)) is not None


def values_of(link: str) -> Mapping[str, str]:
    """Key -> value. Text after a second `=` is ignored, and nothing is decoded. The last of repeated keys counts; if it
    has no value, the key counts as missing."""
    values: dict[str, str | None] = {}
    for part in _encoded(bare(link).partition("#")[2]).split("&"):
        key, *rest = part.split("=")
        values[key] = rest[0] if rest else None
    return {key: value for key, value in values.items() if value is not None}


def stripped(text: str) -> str:
    """A text without the characters around it that JavaScript counts as blanks."""
    return text.strip(_BLANKS)


def number_of(text: str) -> float:
    """The number that JavaScript makes of a text: NaN if it is not a number, 0 if it is empty."""
    given = stripped(text)
    if given in ("", "Infinity", "+Infinity", "-Infinity"):
        return float(given or 0.0)
    if not _NUMBER.fullmatch(given):
        return float("nan")
    try:
        return float(int(given, 0) if given[1:2].lower() in ("x", "o", "b") else given)
    except OverflowError:
        return float("inf")


def _encoded(fragment: str) -> str:
    """The fragment as a browser hands it to the page (URL Standard, fragment percent-encode set)."""
    kept = fragment.translate({9: None, 10: None, 13: None})
    return "".join(letter if "!" <= letter <= "~" and letter not in '"<>`' else _percent(letter) for letter in kept)


def _percent(letter: str) -> str:
    # Half of a surrogate pair is not a character.
    whole = "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
    return "".join(f"%{byte:02X}" for byte in whole.encode())
