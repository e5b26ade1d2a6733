"""How numbers are written: fixed decimals, true minus, full precision for whoever wants it."""

import math

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
    """Four decimals, from 1,000 on two, from 10,000 on one, so that it never takes more room: 138.8338."""
    size = abs(value)
    return weight(value, 4 if size < 1e3 else 2 if size < 1e4 else 1)


def signed(value: float, decimals: int = 2) -> str:
    """As `weight`, with a plus in front of what is not negative."""
    return weight(value, decimals) if value < 0.0 else "+" + weight(value, decimals)


def full(value: float) -> str:
    """Every digit, as it can be typed back."""
    return repr(float(value))


def short(value: float) -> str:
    """At most four significant digits, nothing superfluous: 0.03."""
    return _signed(f"{value:.4g}")


def error(value: float) -> str:
    """The size of an error: one digit and its power of ten, 3e-11; 0 for none at all, a dash where nothing is known."""
    if math.isnan(value):
        return NONE
    return "0" if value == 0.0 else _signed(f"{value:.0e}")


def count(value: float) -> str:
    """A whole number with separators: 38,200."""
    return f"{value:,.0f}" if value >= 10.0 else f"{value:.1f}"


def read(text: str) -> float | None:
    """A finite number typed with point or comma, or None."""
    cleaned = text.strip().replace(MINUS, "-").replace(",", ".").replace("_", "x")
    try:
        value = float(cleaned)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _signed(text: str) -> str:
    if text.strip("-0.") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS)
