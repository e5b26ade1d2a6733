"""Fonts: two bundled families in a few roles, with digits of equal width. Their size follows the text size."""

from functools import cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY, MONOSPACED = "Inter", "JetBrains Mono"

_ROLES: dict[str, tuple[int, QFont.Weight, bool]] = {
    "caption": (11, QFont.Weight.Medium, False),
    "caption_strong": (11, QFont.Weight.DemiBold, False),
    "small": (12, QFont.Weight.Normal, False),
    "small_strong": (12, QFont.Weight.DemiBold, False),
    "body": (13, QFont.Weight.Normal, False),
    "variable": (13, QFont.Weight.Normal, True),
    "heading": (13, QFont.Weight.DemiBold, False),
    "title": (15, QFont.Weight.DemiBold, False),
    "metric": (18, QFont.Weight.Medium, False),
    "sentence": (18, QFont.Weight.DemiBold, False),
    "answer": (34, QFont.Weight.DemiBold, False),
    "code": (13, QFont.Weight.Normal, False),
    "code_small": (12, QFont.Weight.Normal, False),
}
"""Role -> size in pixels at a text size of 100 %, weight, italic."""

_CODE = ("code", "code_small")
"""Roles in the monospaced family."""

LEAST_SCALE, MOST_SCALE = 0.8, 2.0
"""The smallest and the largest text size; 1 is 100 %."""

_FILES = {
    QFont.Weight.Normal: "Inter-Regular.otf",
    QFont.Weight.Medium: "Inter-Medium.otf",
    QFont.Weight.DemiBold: "Inter-SemiBold.otf",
}
_CODE_FILE = "JetBrainsMono-Regular.ttf"


_scale = 1.0


def text_scale() -> float:
    """The present text size; 1 is 100 %."""
    return _scale


def set_text_scale(scale: float) -> None:
    """Set the text size of fonts made from now on. ValueError outside LEAST_SCALE to MOST_SCALE."""
    global _scale
    if not LEAST_SCALE <= scale <= MOST_SCALE:
        raise ValueError(f"{scale} is no text size")
    _scale = scale


@cache
def load_fonts() -> dict[str, str]:
    """Register the bundled fonts with the application. Returns file name -> family; some platforms take the names in
    the files, which give each weight a family of its own."""
    families = {}
    for entry in files("resources.fonts").iterdir():
        if entry.name.endswith((".otf", ".ttf")):
            number = QFontDatabase.addApplicationFontFromData(entry.read_bytes())
            found = QFontDatabase.applicationFontFamilies(number)
            if found:
                families[entry.name] = found[0]
    return families


def font(role: str) -> QFont:
    """The font of a role at the present text size, with tabular digits. Copy it before a change."""
    return _font(role, _scale)


def strong(markup: str) -> str:
    """Rich text in the weight of headings. Where each weight is a family of its own, <b> finds none that is bold, and
    draws the letters twice."""
    used = font("heading")
    families = ", ".join(f"'{family}'" for family in used.families())
    return f'<span style="font-family: {families}; font-weight: {used.weight().value}">{markup}</span>'


def font_at_100(role: str) -> QFont:
    """The font of a role at a text size of 100 %, for drawings that are magnified as a whole."""
    return _font(role, 1.0)


@cache
def _font(role: str, scale: float) -> QFont:
    pixels, weight, italic = _ROLES[role]
    file, family = (_CODE_FILE, MONOSPACED) if role in _CODE else (_FILES.get(weight, ""), FAMILY)
    made = QFont([load_fonts().get(file, family), family])
    made.setPixelSize(round(pixels * scale))
    made.setWeight(weight)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
