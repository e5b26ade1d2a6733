"""How large things may be: the one table that edits, links, the clipboard, training and files use. The range of a
setting is with its field: see `core.setting`."""

import sys

PROJECT_BYTES = 20_000_000
"""Bytes of a project file."""

NEURONS = 2_000
LINKS = 50_000
INPUTS = 1_000

EXPRESSION = 1_000
"""Characters of an input's expression; `core.autograd.formula` reads no more."""

TABLE_COLUMNS, TABLE_ROWS, TABLE_CELLS = 1_000, 200_000, 20_000_000
"""The size of a table; one with more than 100 columns has fewer rows."""

DRAWN_ROWS = 1_000
"""Rows that somebody drew, in one set of data."""

CELL = 1e100
"""The largest number of a table, and the largest that a column is held at: the squares of such numbers can be added."""

NAME = 200
"""Characters of a name; control characters are not allowed."""

SWITCH = 2 * NAME + 3
"""Characters of the name of a switch: a column, an equals sign, a category."""

SEED = 1_000
"""Characters of a seed."""

LARGEST = 1e300
"""The largest value of a setting, such as a learning rate. Weights and biases may be any finite number."""

COUNT = 2**53
"""Epochs, updates and samples: above this, a float cannot count by ones."""

PLACE = 1e6
"""The distance of a node from the middle of the canvas, in canvas pixels, horizontally and vertically."""

CURVE = 4_000
"""Points of a loss curve."""

LAB_TEXT = 100_000
"""Characters in the Lab's field; `core.autograd.formula` reads fewer."""


def finite(number: float) -> float:
    """A computed weight or bias; beyond the largest float, in either direction, it becomes that."""
    return max(-sys.float_info.max, min(sys.float_info.max, number))


def on_canvas(x: float, y: float) -> tuple[float, float]:
    """A point of the canvas, or the nearest one if it lies outside."""
    return max(-PLACE, min(PLACE, x)), max(-PLACE, min(PLACE, y))
