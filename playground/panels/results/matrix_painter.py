"""How the confusion matrix is painted: heads, cells, measures, and the lines around marked cells."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from core.training.results import Confusion
from playground.panels.results.grid import FEW, HEAD_OF, Grid
from playground.panels.results.inks import cell_inks, class_colors
from playground.panels.results.shown import Cell, Shown, measures_of, share
from playground.style.font import font
from playground.style.shapes import draw_shape
from playground.style.size import px
from playground.style.theme import Theme
from playground.widgets.elided import shortened

SHAPE = 8
"""The size of a class's shape, in pixels."""

THOUSANDS = 1000

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Marks:
    """The cell of the probe's row, that of the row under the cursor, and the one whose rows are ringed."""

    probe: Cell | None = None
    hovered: Cell | None = None
    ringed: Cell | None = None


class MatrixPainter(QPainter):
    """Paints one matrix on a widget."""

    def __init__(self, widget: QWidget, theme: Theme, grid: Grid, shown: Shown, confusion: Confusion) -> None:
        super().__init__(widget)
        self._theme, self._grid, self._shown, self._confusion = theme, grid, shown, confusion
        self._colors = class_colors(shown.data, theme)
        self._is_few = len(self._colors) <= FEW
        self.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, marks: Marks, current: Cell | None, *, as_shares: bool) -> None:
        """Paint all of it. current: the cell that the keyboard is on."""
        self._paint_heads()
        for true in range(self._grid.count):
            for predicted in range(self._grid.count):
                self._paint_cell((true, predicted), as_shares=as_shares)
        if self._grid.is_large:
            self._paint_measures()
        for cell, color, width, style in (
            (marks.hovered, self._theme.border_strong, 2.0, Qt.PenStyle.SolidLine),
            (marks.probe, self._theme.text, 1.5, Qt.PenStyle.SolidLine),
            (marks.ringed, self._theme.accent, 2.5, Qt.PenStyle.SolidLine),
            (current, self._theme.accent, 1.5, Qt.PenStyle.DotLine),
        ):
            if cell is not None:
                self._outline(cell, color, width, style)

    def _paint_heads(self) -> None:
        grid, classes = self._grid, self._shown.data.classes
        self.setFont(font("small"))
        metrics, shaped = self.fontMetrics(), self._shown.data.outputs > 1 or self._is_few
        is_plain = not self._is_few and all(name.isdigit() for name in classes)
        for at, name in enumerate(classes):
            box = grid.row_head(at)
            if shaped and not is_plain:
                self._shape(at, QPointF(px(SHAPE) / 2 + 1, box.center().y()))
                box.setLeft(px(2 * SHAPE))
            self.setPen(QColor(self._theme.text if self._is_few else self._theme.text_2))
            align = MIDDLE if is_plain else LEFT
            self.drawText(box, align, shortened(name, metrics, int(box.width())))
        self.setFont(font("caption"))
        metrics = self.fontMetrics()
        fits = all(metrics.horizontalAdvance(name) <= grid.column_head(0).width() for name in classes)
        for at, name in enumerate(classes):
            box = grid.column_head(at)
            self.setPen(QColor(self._theme.text_2))
            if fits or self._shown.data.outputs == 1:
                self.drawText(box, MIDDLE, shortened(name, metrics, int(box.width())))
            else:
                self._shape(at, box.center())

    def _shape(self, at: int, center: QPointF) -> None:
        self.setPen(Qt.PenStyle.NoPen)
        self.setBrush(QColor(self._colors[at]))
        draw_shape(self, at if self._shown.data.outputs > 1 else 0, center, px(SHAPE))

    def _paint_cell(self, cell: Cell, *, as_shares: bool) -> None:
        count, part = int(self._confusion.counts[cell]), float(self._confusion.shares[cell])
        box = self._grid.cell(*cell)
        paper, ink = cell_inks(self._theme, self._colors, cell, count, part)
        self.setPen(Qt.PenStyle.NoPen)
        self.setBrush(paper)
        self.drawRoundedRect(box, self._radius, self._radius)
        if not count and not self._is_few:
            return
        is_strong = count > 0
        small, large = ("caption_strong", "heading") if is_strong else ("caption", "body")
        self.setFont(font(large if self._is_few or self._grid.is_large else small))
        text = self._written(count, part, box.width(), as_shares=as_shares)
        self.setPen(ink)
        self.drawText(box, MIDDLE, text)

    def _written(self, count: int, part: float, room: float, *, as_shares: bool) -> str:
        """The number in a cell, in the longest form that fits."""
        if as_shares:
            forms = [share(part), f"{100.0 * part:.0f} %", f"{100.0 * part:.0f}"] if count else ["0"]
        else:
            short = [f"{count / THOUSANDS:.1f}k", f"{count / THOUSANDS:.0f}k"] if count >= THOUSANDS else []
            forms = [f"{count:,}", f"{count}", *short]
        metrics = QFontMetricsF(self.font())
        return next((form for form in forms if metrics.horizontalAdvance(form) <= room), forms[-1])

    def _paint_measures(self) -> None:
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for at, (name, values) in enumerate(measures_of(self._confusion)):
            self.setPen(QColor(self._theme.text_2))
            self.setFont(font("caption"))
            self.drawText(self._grid.measure(HEAD_OF, at), right, name)
            self.setPen(QColor(self._theme.text))
            self.setFont(font("small"))
            for row, value in enumerate(values.tolist()):
                self.drawText(self._grid.measure(row, at), right, share(value))

    @property
    def _radius(self) -> int:
        return px(4 if self._is_few else 3)

    def _outline(self, cell: Cell, color: str, width: float, style: Qt.PenStyle) -> None:
        inset = width / 2.0 - 1.0
        box: QRectF = self._grid.cell(*cell).adjusted(inset, inset, -inset, -inset)
        self.setBrush(Qt.BrushStyle.NoBrush)
        self.setPen(QPen(QColor(color), width, style))
        self.drawRoundedRect(box, self._radius, self._radius)
