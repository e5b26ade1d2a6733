"""The map of a class's output: from gray for small over neutral to the class color for large."""

from functools import lru_cache

from playground.style.color_map import PICTURE_STRENGTH, Table, diverging, mixed
from playground.style.theme import Theme

GRAY = 0.55
"""The share of the strong border color in the gray of the low end."""


def class_table(theme: Theme, column: int) -> Table:
    """256 colors of 0xffRRGGBB for values from low to high. No sign has these colors. column: the class's number."""
    return _table(theme.border_strong, theme.neutral, theme.class_color(column))


@lru_cache(maxsize=32)
def _table(gray: str, neutral: str, color: str) -> Table:
    return diverging(mixed(neutral, gray, GRAY).name(), neutral, color, PICTURE_STRENGTH)
