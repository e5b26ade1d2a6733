"""What the image on the canvas shows: the pixels of a point of the space of columns, as the network sees them."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from core.data.dataset import Dataset
from core.data.drawing.reader import paper_and_ink
from core.data.making import generate
from core.document.document import Document
from playground.canvas.links.bundles import cells_of
from playground.style import number
from playground.style.ink import ink_image
from playground.style.style import Style

Floats = NDArray[np.float64]

GRID_FROM = 6.0
"""Pixels of the screen that a pixel of the image takes at least if the grid between them is drawn."""


class ImageFace:
    """cells: the pixels that are inputs -> their numbers, row by row. absent: whether each is none. picture: of the
    pixels, row 0 at the top; null before there are values."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self.cells: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self.shape = (1, 1)
        self.absent: NDArray[np.bool_] = np.zeros((1, 1), dtype=np.bool_)
        self.picture = QImage()
        self._data: Dataset | None = None
        self._paper, self._ink = 0.0, 1.0
        self._values: Floats | None = None

    def display(self, document: Document) -> None:
        """Show the image of a document that has one."""
        data = generate(document.data)
        self.shape = data.about.image or (1, 1)
        count = self.shape[0] * self.shape[1]
        self.cells = cells_of(document)
        self._ids = {cell: id for id, cell in self.cells.items()}
        absent = np.ones(count, dtype=np.bool_)
        absent[list(self.cells.values())] = False
        self.absent = absent.reshape(self.shape)
        if data is not self._data:
            self._data, self._values = data, None
            self._paper, self._ink = paper_and_ink(data)
        self._draw()

    def show(self, point: Sequence[float]) -> bool:
        """Show a point of these data, not of others; returns whether the picture is another one."""
        if self._data is None or len(point) != len(self._data.columns):
            return False
        values = np.array(point[: self.absent.size])
        if self._values is not None and np.array_equal(values, self._values, equal_nan=True):
            return False
        self._values = values
        self._draw()
        return True

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the picture in a box of the scene, on the grid of its pixels; those that are no inputs are hatched."""
        theme, rows, columns = self._style.theme, *self.shape
        side = box.width() / max(rows, columns)
        area = QRectF(box.left(), box.top(), side * columns, side * rows)
        on_screen = side * painter.deviceTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if not self.picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on_screen < 1.0)
            painter.drawImage(area, self.picture)
        if on_screen >= GRID_FROM:
            painter.setPen(QPen(QColor(theme.grid), 0.0))
            xs = [area.left() + side * at for at in range(1, columns)]
            ys = [area.top() + side * at for at in range(1, rows)]
            painter.drawLines([QLineF(x, area.top(), x, area.bottom()) for x in xs])
            painter.drawLines([QLineF(area.left(), y, area.right(), y) for y in ys])
        if self.absent.any():
            hatch = QBrush(QColor(theme.border_strong), Qt.BrushStyle.BDiagPattern)
            for row, column in zip(*np.nonzero(self.absent), strict=True):
                cell = QRectF(area.left() + side * column, area.top() + side * row, side, side)
                painter.fillRect(cell, QColor(theme.canvas))
                painter.fillRect(cell, hatch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def pixel_at(self, point: QPointF, box: QRectF) -> str:
        """The pixel at a point, of the picture in a box; "" for none, and for one that is no input."""
        side, away = box.width() / max(self.shape), point - box.topLeft()
        row, column = math.floor(away.y() / side), math.floor(away.x() / side)
        if not (0 <= row < self.shape[0] and 0 <= column < self.shape[1]):
            return ""
        return self._ids.get(row * self.shape[1] + column, "")

    def told(self, id: str) -> str:
        """Where a pixel is, and its value: "pixel row 3, column 4: 12 of 16"."""
        row, column = divmod(self.cells[id], self.shape[1])
        place = f"pixel row {row + 1}, column {column + 1}"
        if self._values is None:
            return place
        value, most = float(self._values[self.cells[id]]), max(self._paper, self._ink)
        return f"{place}: {number.short(value)} of {number.short(most)}"

    def _draw(self) -> None:
        if self._values is None:
            self.picture = QImage()
            return
        shares = (self._values - self._paper) / (self._ink - self._paper)
        shares = np.nan_to_num(shares, nan=0.0).clip(0.0, 1.0).reshape(self.shape)
        self.picture = ink_image(np.where(self.absent, 0.0, shares), self._style.theme)
