"""Counts in words."""


def counted(number: float, what: str) -> str:
    """A number of things: 1 link, 2 links, 0 links, 1,000 links, 1.5 seconds."""
    shown = f"{number:,}" if isinstance(number, int) else f"{number:,.6g}"
    return f"{shown} {what}{'' if number == 1 else 's'}"
