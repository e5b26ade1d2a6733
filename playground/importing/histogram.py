"""How the values of a column are distributed, as bars."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from core.data.reading.reading import ReadColumn
from core.quotation import quote
from playground.style import number

BINS, MOST_VALUES, MOST_COUNTS = 14, 12, 4
"""Bars of numbers; the most different values that have a bar each; the most whose counts are told."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """heights: of the bars, the largest is 1. texts: what the bars are, from the longest to the shortest. told: the
    same in words, for those who do not see bars. values: the text of each bar that is one value, () for ranges."""

    heights: tuple[float, ...]
    texts: tuple[str, ...]
    told: str
    values: tuple[str, ...] = ()


def histogram_of(column: ReadColumn, cells: NDArray[np.float64]) -> Histogram:
    """The bars of a column. cells: (rows,), NaN for none."""
    if column.kind == "text":
        return _of_counts(column.values, column.counts)
    numbers = cells[~np.isnan(cells)]
    if not len(numbers):
        return Histogram((), ("empty",), "empty")
    span = f"{number.plain(float(numbers.min()))} to {number.plain(float(numbers.max()))}"
    found, counts = np.unique(numbers, return_counts=True)
    if len(found) <= MOST_VALUES and (found == np.floor(found)).all():
        bars = _of_counts(tuple(f"{value + 0.0:.0f}" for value in found.tolist()), tuple(counts.tolist()))
        return Histogram(bars.heights, (span,), bars.told, bars.values)
    # Halves: the whole span may be beyond the largest float.
    low, high = numbers.min() / 2.0, numbers.max() / 2.0
    scaled = (numbers / 2.0 - low) / (high - low or 1.0)
    bins = np.bincount((scaled * BINS).astype(np.intp).clip(0, BINS - 1), minlength=BINS)
    return Histogram(tuple((bins / bins.max()).tolist()), (span,), f"{span}; {_fullest(bins, low, high)}")


def _fullest(bins: NDArray[np.intp], low: float, high: float) -> str:
    """Where most numbers are, in words. low, high: half of the smallest and of the largest number."""
    at = int(bins.argmax())
    begin, end = (2.0 * (low + (high - low) * (edge / BINS)) for edge in (at, at + 1))
    return f"{bins[at] / bins.sum() * 100.0:.0f} % of them from {number.brief(begin, 3)} to {number.brief(end, 3)}"


def _of_counts(values: tuple[str, ...], counts: tuple[int, ...]) -> Histogram:
    most = max(counts, default=1)
    least = min(counts, default=0)
    span = f"{least:,} to {most:,}" if least < most else f"{most:,}"
    rows = "row" if most == 1 else "rows"
    texts: tuple[str, ...] = (f"{span} {rows} each", f"{span} {rows}", span)
    if len(counts) <= MOST_COUNTS:
        texts = (" / ".join(f"{count:,}" for count in counts), *texts)
    heights = sorted((count / most for count in counts), reverse=True) if len(counts) > MOST_VALUES else None
    bars = tuple(heights[:MOST_VALUES]) if heights else tuple(count / most for count in counts)
    if heights is not None:
        return Histogram(bars, texts, texts[0])
    counted = ", ".join(f"{quote(value)}: {count:,}" for value, count in zip(values, counts, strict=True))
    return Histogram(bars, texts, f"rows of {counted}", values)


def draw_bars(painter: QPainter, bars: Histogram, box: QRectF, colors: list[str], baseline: str) -> None:
    """Draw bars over a base line. colors: one for all bars, or one for each."""
    count = max(len(bars.heights), 1)
    step = box.width() / count
    for at, height in enumerate(bars.heights):
        left, right = round(box.left() + at * step), round(box.left() + (at + 1) * step)
        high = max(box.height() * height, 1.0)
        color = QColor(colors[at % len(colors)])
        painter.fillRect(QRectF(left, box.bottom() - high, max(right - left - 1, 1), high), color)
    painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1.0), QColor(baseline))
