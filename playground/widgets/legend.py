"""The legend of a plot: the line and the name of each curve, in a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

LINE, DOT, GAP, APART, HEIGHT = 14, 8, 4, 10, 20
"""Sizes in pixels: a line, a dot without one, and the space after it and after a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One curve. ink, text: color tokens of the theme, for the line and for the name. mark: a dot on the line, "filled"
    or "hollow", or "alone" for a dot without a line."""

    name: str
    ink: str
    width: float = 1.5
    mark: str = ""
    text: str = "text"
    dashed: bool = False


class Legend(QWidget):
    """As wide as its entries."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.entries: tuple[Entry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    def display(self, entries: Sequence[Entry]) -> None:
        """Show the entries of some curves."""
        if tuple(entries) != self.entries:
            self.entries = tuple(entries)
            self.setAccessibleName(f"Legend: {', '.join(entry.name for entry in entries)}")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(max(self._lefts()[-1] - px(APART), 0.0) + 1.0), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _lefts(self) -> list[float]:
        """The left end of each entry, and of one more."""
        metrics, lefts = QFontMetricsF(font("caption")), [0.0]
        for entry in self.entries:
            lefts.append(lefts[-1] + _length(entry) + px(GAP) + metrics.horizontalAdvance(entry.name) + px(APART))
        return lefts

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        for entry, left in zip(self.entries, self._lefts(), strict=False):
            self._paint(painter, entry, left)
        painter.end()

    def _paint(self, painter: QPainter, entry: Entry, left: float) -> None:
        theme, middle = self._style.theme, self.height() / 2.0
        ink = QColor(getattr(theme, entry.ink))
        length = _length(entry)
        painter.setPen(QPen(ink, entry.width, Qt.PenStyle.DashLine if entry.dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(ink if entry.mark == "filled" else QColor(theme.raised))
        if entry.mark != "alone":
            painter.drawLine(QPointF(left, middle), QPointF(left + length, middle))
        if entry.mark:
            painter.drawEllipse(QPointF(left + length / 2.0, middle), 0.25 * px(11), 0.25 * px(11))
        painter.setPen(QColor(getattr(theme, entry.text)))
        metrics = QFontMetricsF(painter.font())
        base = middle + (metrics.ascent() - metrics.descent()) / 2.0
        painter.drawText(QPointF(left + length + px(GAP), base), entry.name)


def _length(entry: Entry) -> int:
    return px(DOT if entry.mark == "alone" else LINE)
