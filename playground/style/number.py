"""How numbers are written and read: fixed decimals, a true minus sign, full precision on request.

`read` reads everything that these functions write. Thousands have a comma. Typed numbers may have other separators, and
a decimal comma.
"""

import math
import re
import unicodedata

MINUS = "\u2212"
NONE = "\u2013"


def loss(value: float | None) -> str:
    """Four significant digits: 0.0319."""
    if value is None or not math.isfinite(value):
        return NONE
    if value != 0.0 and abs(value) < 1e-4:
        return _signed(f"{value:.1e}")
    return _signed(f"{value:.4g}" if abs(value) >= 1e4 else f"{value:#.4g}".rstrip("."))


def share(value: float | None) -> str:
    """A share as percent with one decimal: 96.9 %."""
    return NONE if value is None else f"{100.0 * value:.1f} %"


def weight(value: float, decimals: int = 2) -> str:
    """Two decimals: -0.20."""
    if not math.isfinite(value):
        return str(value)
    if value != 0.0 and (abs(value) < 1e-4 or abs(value) >= 1e5):
        return _signed(f"{value:.1e}")
    return _signed(f"{value:.{decimals}f}")


def scalar(value: float) -> str:
    """Four decimals; two from 1,000 on, one from 10,000 on, so that the width is bounded: 138.8338."""
    size = abs(value)
    return weight(value, 4 if size < 1e3 else 2 if size < 1e4 else 1)


def signed(value: float, decimals: int = 2) -> str:
    """As `weight`, with a plus before numbers that are not negative."""
    return weight(value, decimals) if value < 0.0 else "+" + weight(value, decimals)


def full(value: float) -> str:
    """Full precision, as it can be typed: 0.1, 2.0, 1e+300."""
    return repr(float(value))


def short(value: float) -> str:
    """At most four significant digits below 10,000, above it all whole digits, no trailing zeros: 0.03, 38,200."""
    return _digits(value, ",")


def plain(value: float) -> str:
    """As `short`, without thousands separators, for a field: 250000, 1e7."""
    return _digits(value, "")


def brief(value: float, digits: int) -> str:
    """A number of significant digits in the shortest form: 2.5e5."""
    return _signed(_compact(f"{value:.{digits}g}"))


def fixed(value: float, digits: int) -> str:
    """A number of significant digits, zeros at the end included: 0.0500."""
    return _signed(f"{value:#.{digits}g}".rstrip("."))


def power(value: float, digits: int) -> str:
    """A number of significant digits and a power of ten: 5.02e-4."""
    return _signed(_compact(f"{value:.{digits - 1}e}"))


def error(value: float) -> str:
    """The size of an error: one digit and its power of ten, 3e-11; 0 for no error, a dash for an unknown one."""
    if math.isnan(value):
        return NONE
    return "0" if value == 0.0 else _signed(f"{value:.0e}")


def count(value: float) -> str:
    """A whole number with separators: 38,200."""
    return f"{value:,.0f}" if value >= 10.0 else f"{value:.1f}"


def read(text: str, *, whole: bool = False) -> float | None:
    """The finite number that a text means, or None. `doubt` explains a text with two meanings.

    Thousands may be separated by a comma, a point, an apostrophe, an underscore or a space; the decimal mark is a point
    or a comma. whole: the number has no decimals, so that 1,000 is a thousand.
    """
    cleaned = _cleaned(text)
    grouped = _GROUPED.fullmatch(cleaned)
    if grouped is not None and _is_grouped(grouped, whole=whole):
        cleaned = cleaned[: grouped.start("rest")].replace(grouped["mark"], "") + grouped["rest"]
    elif doubt(text, whole=whole) or "_" in cleaned or _LEADING.match(cleaned):
        return None
    try:
        value = float(cleaned.replace(",", "."))
    except ValueError:
        return None
    return value + 0.0 if math.isfinite(value) else None


def doubt(text: str, *, whole: bool = False) -> str:
    """A sentence on a text that could mean a number or a thousand times as much; "" if there is no doubt.

    A point is our decimal mark and a comma our thousands separator. Each is in doubt where the other is expected.
    """
    cleaned = _cleaned(text)
    found = _GROUPED.fullmatch(cleaned)
    if found is None or not _is_single(found) or found["mark"] != ("." if whole else ","):
        return ""
    large, small = cleaned.replace(found["mark"], ""), cleaned.replace(found["mark"], ".")
    return f"{text.strip()} can mean {large} or {float(small):g}: type one of them."


_GROUPED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?P<groups>(?P<mark>[,.'\u2019_ \u00a0\u202f])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?P<rest>(?:[.,][0-9]*)?(?:[eE][+-]?[0-9]+)?)"
)
"""Thousands with separators, and the rest."""

_LEADING = re.compile(r"[+-]?0[0-9]")
"""No number begins with a zero: 01,000 is a typing error."""


def _cleaned(text: str) -> str:
    """The text with ASCII minus signs; full-width characters become ordinary ones."""
    wide = unicodedata.normalize("NFKC", text) if any("\uff00" <= letter <= "\uffef" for letter in text) else text
    return wide.strip().replace(MINUS, "-")


def _is_single(found: re.Match[str]) -> bool:
    """Whether the only separator could also be a decimal mark."""
    return found["mark"] in ",." and len(found["groups"]) == 4 and found["rest"][:1] not in (",", ".")


def _is_grouped(found: re.Match[str], *, whole: bool) -> bool:
    """Whether the separators certainly separate thousands."""
    if found["rest"].startswith(found["mark"]):
        return False
    if found["mark"] in ",." and len(found["groups"]) == 4 and found["rest"][:1] not in (",", "."):
        return whole and found["mark"] == ","
    return True


def _digits(value: float, mark: str) -> str:
    if 999.95 <= abs(value) < 1e7 - 0.5:
        return _signed(f"{value:{mark}.0f}")
    return brief(value, 4)


def _compact(text: str) -> str:
    """A number with the shortest exponent: 1e300, 1e-7."""
    return re.sub(r"e([+-])0*(\d)", lambda found: f"e{found[1].replace('+', '')}{found[2]}", text)


def _signed(text: str) -> str:
    if text.strip("-0.") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS)
