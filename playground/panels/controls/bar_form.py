"""The forms of the top bar: what it shows, and how wide, in a window of each width."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BarForm:
    """One form; all lengths are in pixels at a text size of 100 %.

    least: the width from which it fits. slider: the learning rate's. loss, accuracy: the metrics' widths. digits:
    significant digits of a loss. gap: between controls. edge: at both ends. room: the least width of the
    button that opens all settings, which takes up to MOST_ROOM; 0 if they stand in the bar. short_pace: the pace is in
    the smaller font. pair: whether there are
    buttons to halve and double the rate. rows: the learning rate and the metrics have a row of their own if 2.
    """

    least: int
    slider: int
    loss: int
    accuracy: int
    digits: int = 4
    gap: int = 12
    edge: int = 16
    room: int = 0
    short_pace: bool = False
    pair: bool = True
    rows: int = 1

    def button(self, width: float) -> int:
        """The width of the button that opens all settings, in a bar of a width."""
        return round(min(self.room + max(width - self.least, 0.0), MOST_ROOM)) if self.room else 0


MOST_ROOM = 204

FORMS = (
    BarForm(1680, 200, 100, 88),
    BarForm(1590, 168, 84, 88),
    BarForm(1360, 168, 84, 88, room=204),
    BarForm(1250, 112, 78, 76, digits=3, room=204),
    BarForm(1020, 112, 77, 76, digits=3, gap=8, edge=9, room=124, short_pace=True, pair=False),
    BarForm(580, 112, 77, 76, digits=3, gap=12, edge=12, room=124, short_pace=True, pair=False, rows=2),
)
"""From wide to narrow."""


def form_for(width: float) -> BarForm:
    """The form for a bar of some width, at a text size of 100 %. Below the least width of the last, it scrolls."""
    return next((form for form in FORMS if width >= form.least), FORMS[-1])
