"""The number and the color of the class that a cell holds, as the canvas will show them."""

from core.data.reading.importing import OTHER
from core.data.reading.names import category_names
from playground.importing.draft import Draft
from playground.style.theme import Theme


def class_number(draft: Draft, text: str) -> int:
    """The number of the class that a cell of the target holds; -1 while there is none."""
    names, text = draft.classes, category_names((text,))[text]
    if text in names:
        return names.index(text)
    if draft.merge and OTHER in names:
        return names.index(OTHER)
    try:
        whole = f"{float(text) + 0.0:.0f}"
    except (ValueError, OverflowError):
        return -1
    return names.index(whole) if whole in names else -1


def class_color(draft: Draft, number: int, theme: Theme) -> str:
    """The color of a class; without a number, that of what is left out."""
    if number < 0:
        return theme.track
    if len(draft.classes) == 2:
        return theme.point_positive if number else theme.point_negative
    return theme.class_color(number)
