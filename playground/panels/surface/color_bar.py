"""The key of the surface's colors: a bar from minus to plus, or the names of the classes with their shapes."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.data.dataset import Dataset
from playground.style import number
from playground.style.color_map import image, surface_table
from playground.style.font import font
from playground.style.shapes import draw_shape
from playground.style.size import px
from playground.style.style import Style

WIDE, COMPACT, THICK = 120, 88, 10
LINE, SHAPE, NAME = 16, 8, 16
"""The height of a class's line, the size of its shape, and where its name begins."""

MOST_LINES = 4
"""The most classes in a column."""

APART = 10

Marks = tuple[str, str, str]
"""The texts below a bar: at its ends and its middle."""


def span_marks(limit: float, data: Dataset | None = None) -> Marks:
    """What -limit, 0 and limit are; of the targets of data, in their unit."""
    ends = [limit * side if data is None else data.measured(limit * side) for side in (-1.0, 0.0, 1.0)]
    if ends[1] == 0.0:
        text = number.short(float(f"{ends[2]:.2g}"))
        low, middle, high = number.MINUS + text, "0", "+" + text
    else:
        low, middle, high = (number.short(float(f"{end:.3g}")) for end in ends)
    unit = "" if data is None else data.about.target.unit
    return low, middle, f"{high} {unit}".rstrip()


class ColorBar(QWidget):
    """Shows a range of values or a list of classes."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._marks = span_marks(1.0)
        self._classes: tuple[str, ...] = ()
        self._is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._describe()
        style.changed.connect(self._on_style_changed)

    def show_span(self, limit: float, data: Dataset | None = None) -> None:
        """Show -limit to limit; of the targets of data, in their unit."""
        self._display(span_marks(limit, data), ())

    def show_classes(self, classes: Sequence[str]) -> None:
        """Show more than two classes."""
        self._display(self._marks, tuple(classes))

    def _display(self, marks: Marks, classes: tuple[str, ...]) -> None:
        if (marks, classes) != (self._marks, self._classes):
            self._marks, self._classes = marks, classes
            self._describe()
            self.updateGeometry()
            self.update()

    def make_compact(self, is_compact: bool) -> None:
        """Use a shorter bar, or the usual one."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._classes:
            return QSize(px(COMPACT if self._is_compact else WIDE) + 2, px(THICK + 2) + self._metrics().height())
        columns = -(-len(self._classes) // MOST_LINES)
        return QSize(
            columns * self._column_width() - px(APART),
            px(LINE) * min(len(self._classes), MOST_LINES),
        )

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(px(COMPACT) // 2, hint.width()), hint.height())

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(font("caption"))

    def _column_width(self) -> int:
        metrics = self._metrics()
        return px(NAME + APART) + max(metrics.horizontalAdvance(name) for name in self._classes) + 2

    def _describe(self) -> None:
        low, _, high = self._marks
        self.setAccessibleName("Classes" if self._classes else "Color scale")
        self.setAccessibleDescription(", ".join(self._classes) or f"orange is {low}, blue is {high}")

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

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
        width = min(px(COMPACT if self._is_compact else WIDE), self.width() - 2)
        bar = QRectF(0, 1, width, px(THICK))
        painter.drawImage(bar, image(np.tile(surface_table(theme), (2, 1))))
        painter.setPen(QColor(theme.text_2))
        below = QRectF(bar.left(), bar.bottom() + 1, bar.width(), self._metrics().height() + 1)
        flag = Qt.AlignmentFlag
        texts = list(zip(self._marks, (flag.AlignLeft, flag.AlignHCenter, flag.AlignRight), strict=True))
        if sum(self._metrics().horizontalAdvance(text + " ") for text in self._marks) > width:
            del texts[1]
        for text, align in texts:
            painter.drawText(below, align, text)

    def _paint_classes(self, painter: QPainter) -> None:
        theme, metrics = self._style.theme, self._metrics()
        columns = -(-len(self._classes) // MOST_LINES)
        wide = min(self._column_width(), (self.width() + px(APART)) // columns)
        for at, name in enumerate(self._classes):
            left, middle = wide * (at // MOST_LINES), px(LINE) * (at % MOST_LINES + 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.class_color(at)))
            draw_shape(painter, at, QPointF(left + px(SHAPE) / 2 + 1, middle), px(SHAPE))
            painter.setPen(QColor(theme.text))
            room = wide - px(NAME + APART)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            place = QRectF(left + px(NAME), middle - px(LINE) / 2, room + 1, px(LINE))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
