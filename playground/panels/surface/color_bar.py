"""The key of the surface's colors: a bar from minus to plus, or the names of the classes."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.style import number
from playground.style.color_map import image, surface_table
from playground.style.font import font
from playground.style.style import Style


class ColorBar(QWidget):
    """Shows a range of values or a list of classes."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._limit = 1.0
        self._classes: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.update)

    def display(self, limit: float, classes: Sequence[str]) -> None:
        """Show -limit to limit, or the classes if there are more than two."""
        if (limit, tuple(classes)) != (self._limit, self._classes):
            self._limit, self._classes = limit, tuple(classes)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if not self._classes:
            return QSize(124, 28)
        metrics = QFontMetrics(font("caption"))
        widest = max(metrics.horizontalAdvance(name) for name in self._classes)
        return QSize(18 + widest, 16 * len(self._classes))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(84, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        if self._classes:
            self._paint_classes(painter)
        else:
            self._paint_span(painter)
        painter.end()

    def _paint_span(self, painter: QPainter) -> None:
        theme = self._style.theme
        bar = QRectF(0, 1, min(120, self.width() - 2), 10)
        painter.drawImage(bar, image(np.tile(surface_table(theme), (2, 1))))
        painter.setPen(QColor(theme.text_2))
        marks = (
            (-self._limit, Qt.AlignmentFlag.AlignLeft),
            (0.0, Qt.AlignmentFlag.AlignHCenter),
            (self._limit, Qt.AlignmentFlag.AlignRight),
        )
        for value, align in marks:
            text = number.short(float(f"{value:.2g}"))
            painter.drawText(QRectF(bar.left(), 13, bar.width(), 14), align, "+" + text if value > 0 else text)

    def _paint_classes(self, painter: QPainter) -> None:
        theme = self._style.theme
        for row, name in enumerate(self._classes):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.class_color(row)))
            middle = 8.0 + 16.0 * row
            _paint_shape(painter, row, QPointF(5, middle))
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(15, middle - 8, self.width() - 15, 16), Qt.AlignmentFlag.AlignVCenter, name)


def _paint_shape(painter: QPainter, row: int, at: QPointF) -> None:
    if row == 1:
        painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
    elif row == 2:
        painter.drawPolygon([at + QPointF(0, -4), at + QPointF(4, 3.5), at + QPointF(-4, 3.5)])
    else:
        painter.drawEllipse(at, 4, 4)
