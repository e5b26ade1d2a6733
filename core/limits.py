"""How large things may be: the one table that edits, links, the clipboard, training and files all go by. What a setting
may be stands with its field: see `core.setting`."""

import sys

PROJECT_BYTES = 20_000_000
"""A project file."""

NEURONS = 2_000
LINKS = 50_000
INPUTS = 100

NAME = 200
"""Characters of a name; none of them may be a control character."""

SEED = 1_000
"""Characters of a seed."""

LARGEST = 1e300
"""The largest setting, such as a learning rate. Weights and biases may be any finite number."""

COUNT = 2**53
"""Epochs, updates and samples: above it a float cannot count by ones."""

PLACE = 1e6
"""How far from the middle of the canvas a node may stand, in canvas pixels, across and down."""

CURVE = 4_000
"""Points of a loss curve."""

LAB_TEXT = 100_000
"""Characters that may stand in the Lab's field; `core.autograd.formula` reads fewer."""


def finite(number: float) -> float:
    """A weight or bias that a calculation made: what is beyond the largest float, in either direction, becomes that."""
    return max(-sys.float_info.max, min(sys.float_info.max, number))


def on_canvas(x: float, y: float) -> tuple[float, float]:
    """A point of the canvas, or the nearest one where it lies outside."""
    return max(-PLACE, min(PLACE, x)), max(-PLACE, min(PLACE, y))
