"""Type: one bundled family in a few fixed roles, with digits that do not wobble."""

from functools import cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"

_ROLES: dict[str, tuple[int, QFont.Weight, bool]] = {
    "caption": (11, QFont.Weight.Medium, False),
    "small": (12, QFont.Weight.Normal, False),
    "small_strong": (12, QFont.Weight.DemiBold, False),
    "body": (13, QFont.Weight.Normal, False),
    "variable": (13, QFont.Weight.Normal, True),
    "heading": (13, QFont.Weight.DemiBold, False),
    "title": (15, QFont.Weight.DemiBold, False),
    "metric": (18, QFont.Weight.Medium, False),
}
"""Role -> size in pixels, weight, italic."""


@cache
def load_fonts() -> None:
    """Register the bundled fonts with the application."""
    for entry in files("resources.fonts").iterdir():
        if entry.name.endswith(".otf"):
            QFontDatabase.addApplicationFontFromData(entry.read_bytes())


@cache
def font(role: str) -> QFont:
    """The font of a role, with tabular digits; to be copied before it is changed."""
    pixels, weight, italic = _ROLES[role]
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
