"""The sizes of the regions for each class of window, with those that the user has dragged."""

import math
from typing import NamedTuple

import msgspec

WIDTHS = {2400: (272, 520), 1900: (272, 392), 1500: (256, 344), 1220: (232, 304), 0: (232, 284)}
"""Least total width -> the usual widths of left and right side. All sizes are at a text size of 100 %."""

NARROW = 1220
"""Below this width the left side is closed; a rail of buttons opens it."""

ROOMY = 1500, 730
"""The least width and height of the regions at which the dock is open, and lies beside the canvas instead of above
it."""

CONTENT = 152
"""The usual height of the dock's content."""

LARGEST = 4000.0


class Sizes(NamedTuple):
    """Widths of the left and the right side, and the height of the dock's content."""

    left: float
    right: float
    dock: float


class RegionSizes:
    """Sizes by class. As text, they can be kept until the next start."""

    def __init__(self) -> None:
        self._dragged: dict[int, Sizes] = {}

    def of(self, kind: int) -> Sizes:
        """The sizes of a class."""
        return self._dragged.get(kind, Sizes(*WIDTHS[kind], CONTENT))

    def keep(self, kind: int, **sizes: float) -> None:
        """Remember sizes that the user has dragged."""
        self._dragged[kind] = self.of(kind)._replace(**sizes)

    def forget(self) -> None:
        """Use the usual sizes of every class."""
        self._dragged.clear()

    def forget_widths(self, kind: int) -> None:
        """Use the usual widths of a class."""
        self._dragged[kind] = Sizes(*WIDTHS[kind], self.of(kind).dock)

    def forget_dock(self, kind: int) -> None:
        """Use the usual height of the dock in a class."""
        self.keep(kind, dock=CONTENT)

    def as_text(self) -> str:
        """What was dragged."""
        return msgspec.json.encode({str(kind): sizes for kind, sizes in self._dragged.items()}).decode()

    def read(self, text: str) -> None:
        """Use what an earlier run kept; what is no such text changes nothing."""
        try:
            rows = msgspec.json.decode(text, type=dict[str, tuple[float, float, float]])
        except (msgspec.DecodeError, UnicodeEncodeError):
            return
        for kind in WIDTHS:
            row = rows.get(str(kind))
            if row is not None and all(math.isfinite(size) and 0.0 < size < LARGEST for size in row):
                self._dragged[kind] = Sizes(*row)


def kind_of(width: float) -> int:
    """The class of a total width."""
    return next(least for least in WIDTHS if width >= least or least == 0)


def is_roomy(width: float, height: float) -> bool:
    """Whether the dock has room beside the canvas."""
    return width >= ROOMY[0] and height >= ROOMY[1]
