"""Where the cells of the confusion matrix are."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize

from playground.panels.results.shown import Cell
from playground.style.size import px

FEW = 4
"""Up to so many classes have wide cells in the colors of the classes."""

LARGE = 440
"""The width in pixels from which there are larger cells, and columns of precision, recall and F1."""

SMALL = 280
"""The width in pixels below which cells are lower, as narrow sides are low as well."""

HIGH_SMALL, HIGH, HIGH_LARGE, WIDEST, GAP = 28, 32, 44, 112, 3
SIDE, SIDE_LARGE, NARROW_GAP = 24, 36, 2
HEAD, MEASURE, MEASURES = 15, 62, 3

HEAD_OF = -1
"""The row or column of heads."""


@dataclass(frozen=True, slots=True)
class Grid:
    """count: how many classes. left, top: where the cells begin. wide, high: a cell with its gap."""

    count: int
    left: int
    top: int
    wide: float
    high: float
    gap: int
    is_large: bool

    @property
    def height(self) -> int:
        """The height of all."""
        return round(self.top + self.count * self.high)

    def cell(self, true: int, predicted: int) -> QRectF:
        """The box of a cell."""
        x, y = self.left + predicted * self.wide, self.top + true * self.high
        return QRectF(x, y, self.wide - self.gap, self.high - self.gap)

    def row_head(self, at: int) -> QRectF:
        """The room for the name of a row."""
        return QRectF(0.0, self.top + at * self.high, self.left - px(6), self.high - self.gap)

    def column_head(self, at: int) -> QRectF:
        """The room for the name of a column."""
        return QRectF(self.left + at * self.wide, 0.0, self.wide - self.gap, self.top - px(1))

    def measure(self, row: int, at: int) -> QRectF:
        """The room for a measure of a class, or for the name of the measure in the row HEAD_OF."""
        x = self.left + self.count * self.wide + at * px(MEASURE)
        if row == HEAD_OF:
            return QRectF(x, 0.0, px(MEASURE), self.top - px(2))
        return QRectF(x, self.top + row * self.high, px(MEASURE), self.high - self.gap)

    def at(self, place: QPointF) -> Cell | None:
        """The cell at a place; HEAD_OF stands for the heads."""
        row = int((place.y() - self.top) // self.high) if place.y() >= self.top else HEAD_OF
        column = int((place.x() - self.left) // self.wide) if place.x() >= self.left else HEAD_OF
        return (
            (row, column) if row < self.count and column < self.count and (row, column) != (HEAD_OF, HEAD_OF) else None
        )


def grid_for(width: int, count: int, widest_name: int) -> Grid:
    """The grid of some classes in a width. widest_name: the pixels of the widest name with its shape."""
    is_large, is_few = width >= px(LARGE), count <= FEW
    left = min(widest_name + px(8), round(width * (0.4 if is_few else 0.27)))
    room = width - left - (MEASURES * px(MEASURE) if is_large else 0)
    gap, top = px(GAP if is_few else NARROW_GAP), px(HEAD)
    if is_few:
        wide = min(room / count, px(WIDEST) + gap)
        high = HIGH_LARGE if is_large else HIGH_SMALL if width < px(SMALL) else HIGH
        return Grid(count, left, top, wide, px(high) + gap, gap, is_large)
    side = min(room / count, px(SIDE_LARGE if is_large else SIDE))
    return Grid(count, left, top, side, side, gap, is_large)


def size_of(grid: Grid) -> QSize:
    """The size of a grid without measures."""
    return QSize(round(grid.left + grid.count * grid.wide), grid.height)
