"""Which links from a table are drawn in full: the strongest. All of them would hide each other."""

import numpy as np
from numpy.typing import NDArray

SHARE, LEAST = 4, 8
"""One of so many links is drawn in full, but never fewer than that."""

FAITH = 1.1
"""During training, a link counts as so many times stronger while it is drawn in full: those that are about equal would
take turns at every look."""

TIP = "The other links from the table are thin and gray. Point at a row or a neuron to see all of its links."


class Strongest:
    """weak: the links that are not drawn in full, by their row. counts: how many of how many links from the table
    are."""

    def __init__(self) -> None:
        self.weak: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.counts = (0, 0)
        self._rows: NDArray[np.intp] = np.zeros(0, dtype=np.intp)

    @property
    def is_needed(self) -> bool:
        """Whether there are links from a table at all."""
        return len(self._rows) > 0

    def display(self, rows: NDArray[np.intp], count: int) -> None:
        """Choose among the links of these rows, of so many links in all."""
        chosen = np.zeros(count, dtype=np.bool_)
        chosen[rows] = True
        self.weak = self.weak & chosen if len(self.weak) == count else np.zeros(count, dtype=np.bool_)
        self._rows, self.counts = rows, (len(rows) - int(self.weak.sum()), len(rows))

    def refresh(self, weights: NDArray[np.float64], *, at_once: bool) -> NDArray[np.intp]:
        """Choose by the weights of all links; returns the rows that look different from before."""
        rows = self._rows
        sizes = np.nan_to_num(np.abs(weights[rows]), nan=np.inf)
        if not at_once:
            sizes = np.where(self.weak[rows], sizes, sizes * FAITH)
        count = min(len(rows), max(-(-len(rows) // SHARE), LEAST))
        weak = np.zeros(len(self.weak), dtype=np.bool_)
        weak[rows[np.argsort(-sizes, kind="stable")[count:]]] = True
        changed = np.flatnonzero(weak != self.weak)
        self.weak, self.counts = weak, (count, len(rows))
        return changed

    @property
    def words(self) -> tuple[str, str]:
        """What is drawn in full, and what that means; empty if that is everything."""
        shown, every = self.counts
        return (f"Showing the strongest {shown} of {every} table links", TIP) if shown < every else ("", "")
