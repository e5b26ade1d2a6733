"""The legend: what the colors, widths and marks of the canvas mean, as a card of samples and in one line."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from playground.legend.samples import BRIEF, HEIGHT, SAMPLES, WIDTH, Sample, paint
from playground.style.font import font, text_scale
from playground.style.size import FLUSH, at_least, fix, px, set_font, space
from playground.style.style import Style
from playground.widgets.form import label

TITLE = "What you see"
CELL = 176
"""The least width of a sample with its words, at a text size of 100 %."""

BRIEF_SCALE, BRIEF_GAP = 0.5, 18
"""How small samples are in one line, and the pixels between them."""


class Legend(QScrollArea):
    """Samples with their meanings, in as many columns as fit."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(TITLE)
        self.setAccessibleDescription(". ".join(sample.meaning for sample in SAMPLES))
        inner = QWidget()
        self._grid = QGridLayout(inner)
        space(self._grid, 8, (16, 4, 16, 8))
        self._cells = [_cell(style, sample) for sample in SAMPLES]
        self.columns = 0
        self.setWidget(inner)
        self._arrange()
        style.changed.connect(self._arrange)

    def _arrange(self) -> None:
        """Put the samples into columns."""
        columns = max(1, min(5, (self.width() - px(24)) // (px(CELL) + px(8))))
        if columns == self.columns:
            return
        self.columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // columns, at % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Before the area asks what its content needs.
        self._arrange()
        super().resizeEvent(event)


def _cell(style: Style, sample: Sample) -> QWidget:
    cell = QWidget()
    row = QHBoxLayout(cell)
    space(row, 10, FLUSH)
    words = label(sample.meaning, "small")
    words.setWordWrap(True)
    at_least(words, CELL - WIDTH - 10)
    row.addWidget(Drawing(style, sample))
    row.addWidget(words, 1)
    return cell


class Drawing(QWidget):
    """One sample."""

    def __init__(self, style: Style, sample: Sample) -> None:
        super().__init__()
        self._style, self._sample = style, sample
        self.setAccessibleName(sample.meaning)
        fix(self, WIDTH, HEIGHT)
        style.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(self._sample, painter, self._style, QPointF(), text_scale())
        painter.end()


class LegendLine(QStackedWidget):
    """The strip's line while nothing is selected: the title while the legend is open, else the samples in short."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.brief = BriefLegend(style)
        self.addWidget(self.brief)
        self.addWidget(label(TITLE, "heading"))

    def show_open(self, opened: bool) -> None:
        """Follow the legend."""
        self.setCurrentIndex(int(opened))


class BriefLegend(QWidget):
    """The first samples with a word or two each, as many as fit."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        by_name = {sample.name: sample for sample in SAMPLES}
        self._samples = [by_name[name] for name in BRIEF]
        self.setAccessibleName(f"{TITLE}: {', '.join(sample.meaning for sample in self._samples)}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        set_font(self, "small")
        style.changed.connect(self.update)

    def fitting(self) -> list[Sample]:
        """The samples that fit."""
        left, shown = 0.0, []
        for sample in self._samples:
            left += self._width(sample)
            if left - px(BRIEF_GAP) > self.width():
                break
            shown.append(sample)
        return shown

    def _width(self, sample: Sample) -> float:
        words = QFontMetricsF(font("small")).horizontalAdvance(sample.name)
        return px(WIDTH * BRIEF_SCALE) + px(6) + words + px(BRIEF_GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(HEIGHT * BRIEF_SCALE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0.0
        scale = BRIEF_SCALE * text_scale()
        top = (self.height() - HEIGHT * scale) / 2.0
        painter.setFont(font("small"))
        metrics = QFontMetricsF(font("small"))
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2.0
        for sample in self.fitting():
            paint(sample, painter, self._style, QPointF(left, top), scale)
            painter.setPen(self._style.theme.color("text_2"))
            painter.drawText(QPointF(left + px(WIDTH * BRIEF_SCALE) + px(6), base), sample.name)
            left += self._width(sample)
        painter.end()
