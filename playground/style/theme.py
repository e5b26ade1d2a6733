"""The color tokens of a theme, read from `resources/themes`."""

from functools import cache
from importlib.resources import files

import msgspec
from PySide6.QtGui import QColor

NAMES = ("light", "dark")


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colors by purpose, as #RRGGBB. surface_strength: the strength of the decision surface's colors."""

    window: str
    panel: str
    raised: str
    canvas: str
    grid: str
    border: str
    border_strong: str
    track: str
    port: str
    hover: str
    pressed: str
    text: str
    text_2: str
    text_disabled: str
    accent: str
    accent_fill: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    gradient: str
    gradient_soft: str
    train: str
    test: str
    ghost: str
    negative: str
    positive: str
    negative_text: str
    positive_text: str
    neutral: str
    surface_strength: float
    point_negative: str
    point_positive: str
    halo: str
    classes: tuple[str, ...]

    def color(self, token: str) -> QColor:
        """A token as a color object."""
        return QColor(getattr(self, token))

    def signed_text(self, value: float) -> str:
        """The text color for the sign of a number."""
        return self.positive_text if value >= 0.0 else self.negative_text

    def class_color(self, column: int) -> str:
        """The color of a class by its number."""
        return self.classes[column % len(self.classes)]


@cache
def load_theme(name: str) -> Theme:
    """The theme "light" or "dark"."""
    data = (files("resources.themes") / f"{name}.json").read_bytes()
    return msgspec.json.decode(data, type=Theme)


def contrast(a: str, b: str) -> float:
    """The contrast of two colors as WCAG 2 defines it: 1 to 21."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255.0 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
