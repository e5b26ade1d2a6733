"""Fonts: one bundled family in a few fixed roles, with digits of equal width."""

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

_WEIGHTS = {
    "Inter-Regular.otf": QFont.Weight.Normal,
    "Inter-Medium.otf": QFont.Weight.Medium,
    "Inter-SemiBold.otf": QFont.Weight.DemiBold,
}


@cache
def load_fonts() -> dict[QFont.Weight, str]:
    """Register the bundled fonts with the application. Returns the family of each weight; some platforms take the names
    in the files, which give each weight a family of its own."""
    families = {}
    for entry in files("resources.fonts").iterdir():
        if entry.name.endswith(".otf"):
            number = QFontDatabase.addApplicationFontFromData(entry.read_bytes())
            found = QFontDatabase.applicationFontFamilies(number)
            weight = _WEIGHTS.get(entry.name)
            if weight is not None and found:
                families[weight] = found[0]
    return families


@cache
def font(role: str) -> QFont:
    """The font of a role, with tabular digits. Copy it before a change."""
    pixels, weight, italic = _ROLES[role]
    made = QFont([load_fonts().get(weight, FAMILY), FAMILY])
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
