"""The values of the command line's options: each function reads one, or says in words what is expected instead."""

import argparse
import csv

from core import limits
from core.quotation import quote

MOST = 999_999_999
LEAST_NEURONS = 25
SCALES = ("1", "1.25", "1.5", "2")


def count(text: str) -> int:
    """A whole number from 0 to MOST."""
    return _whole(text, 0, MOST, "a whole number")


def counts(text: str) -> tuple[int, ...]:
    """Whole numbers, separated by commas."""
    return tuple(count(part.strip()) for part in text.split(","))


def rounds(text: str) -> int:
    """A number of rounds."""
    return _whole(text, 1, 1000, "a number of rounds")


def budget(text: str) -> float:
    """Seconds for one engine in one round."""
    return _seconds(text, 0.001, 60.0)


def seconds(text: str) -> float:
    """Seconds to measure the window."""
    return _seconds(text, 0.1, 86_400.0)


def names(text: str) -> tuple[str, ...]:
    """Names, separated by commas."""
    return tuple(part.strip() for part in text.split(","))


def columns(text: str) -> tuple[str, ...]:
    """Names of columns, separated by commas; a name with a comma stands in double quotes."""
    try:
        found = tuple(part.strip() for part in next(csv.reader([text], skipinitialspace=True, strict=True)))
    except (csv.Error, StopIteration):
        found = ()
    if not all(found) or not found:
        raise _wrong(text, "a list of columns, separated by commas")
    return found


def share(text: str) -> float:
    """A share of training points in percent, above 0."""
    try:
        found = float(text.removesuffix("%") if text.isascii() and "_" not in text else "none")
    except ValueError:
        found = 0.0
    if not 0.0 < found <= 100.0:
        raise _wrong(text, "a share in percent, above 0 and at most 100")
    return found


def neurons_and_links(text: str) -> tuple[int, int]:
    """The size of a network to measure with, such as 500,5000."""
    parts = text.split(",")
    sizes = [_digits(part.strip()) for part in parts]
    if len(sizes) != 2 or not (LEAST_NEURONS <= sizes[0] <= limits.NEURONS and 1 <= sizes[1] <= limits.LINKS):
        most = f"{LEAST_NEURONS} to {limits.NEURONS} neurons and 1 to {limits.LINKS} links"
        raise _wrong(text, f"{most}, such as 500,5000")
    return sizes[0], sizes[1]


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels, such as 1280x800."""
    width, _, height = text.lower().partition("x")
    found = _digits(width), _digits(height)
    if not (1024 <= found[0] <= 7680 and 600 <= found[1] <= 4320):
        raise _wrong(text, "a size from 1024x600 to 7680x4320")
    return found


def text_size(text: str) -> int:
    """A text size in percent."""
    return _whole(text.removesuffix("%").strip(), 80, 200, "a text size")


def scale(text: str) -> float:
    """Pixels of the screen for each pixel of a window."""
    if text not in SCALES:
        raise _wrong(text, f"one of {', '.join(SCALES)}")
    return float(text)


def _whole(text: str, least: int, most: int, what: str) -> int:
    found = _digits(text)
    if not least <= found <= most:
        raise _wrong(text, f"{what} from {least} to {most}")
    return found


def _digits(text: str) -> int:
    """A number of plain digits; -1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) else -1


def _seconds(text: str, least: float, most: float) -> float:
    try:
        found = float(text if text.isascii() and "_" not in text else "none")
    except ValueError:
        found = 0.0
    if not least <= found <= most:
        raise _wrong(text, f"a number of seconds from {least:g} to {most:g}")
    return found


def _wrong(text: str, wanted: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f'"{quote(text)}" is not {wanted}')
