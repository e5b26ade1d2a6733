"""The heads of the columns: name, kind, role, histogram and range. Only heads in sight have a list of roles."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip, QWidget

from core.data.reading.reading import ReadColumn
from playground.importing.class_looks import class_color, class_number
from playground.importing.draft import TARGETS, Draft
from playground.importing.histogram import Histogram, draw_bars, histogram_of
from playground.style.font import font
from playground.style.size import px, set_font
from playground.style.style import Style
from playground.widgets.elided import shortened
from playground.widgets.plain_tip import plain_tip
from playground.widgets.short_choice import ShortChoice

HEIGHT, EDGE, LEAST, MOST, WIDEST = 140, 8, 112, 136, 200
"""Of a head, in pixels at 100 %: its height, its margin, the least and the largest width, and that where few columns
leave room."""

NAME_AT, KIND_AT, ROLE_AT, BARS_AT, RANGE_AT = 10, 28, 46, 80, 116
"""From the top of a head, in pixels at 100 %."""

BARS, COMBO = 28, 28
ROLES: Mapping[str, str] = {
    "input": "Input", "class": "Class", "number": "Number to predict", "left out": "Leave out",
}  # fmt: skip
SHORT: Mapping[str, str] = {"number": "Number"}
KEYS: Mapping[str, str] = {"input": "I", "class": "C", "number": "P", "left out": "X"}
"""Role -> its text, its text where there is little room, and the key that gives it to the column at the keyboard."""


class ColumnHeads(QHeaderView):
    """role_chosen(column, role): a person chose the role of a column, by its name."""

    role_chosen = Signal(str, str)

    def __init__(self, style: Style, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._style, self._view, self._draft = style, view, None
        self._bars: dict[int, Histogram] = {}
        self._widths: list[int] = []
        self.combos: dict[int, ShortChoice] = {}
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Columns")
        view.horizontalScrollBar().valueChanged.connect(self.place)

    _draft: Draft | None

    def display(self, draft: Draft) -> None:
        """Show the columns of a draft."""
        before, self._draft = self._draft, draft
        if before is None or before.reading is not draft.reading:
            self._bars.clear()
            self._forget([] if before is None else before.reading.columns)
            if before is None or before.reading.table.names != draft.reading.table.names:
                self._widths = _widths_of(draft)
        self._size()
        self.place()
        self.viewport().update()

    def refit(self) -> None:
        """Follow the text size and the theme."""
        if self._draft is not None:
            self._widths = _widths_of(self._draft)
        self._size()
        self.updateGeometry()
        self.place()
        self.viewport().update()

    def place(self, *_: object) -> None:
        """Put a list of roles into each head in sight."""
        if self._draft is None or not self.count():
            return
        edge, first, last = px(EDGE), self.logicalIndexAt(0), self.logicalIndexAt(self.viewport().width() - 1)
        seen = range(max(first, 0), (last if last >= 0 else self.count() - 1) + 1)
        for section in seen:
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            box = self.combos.get(section) or self._make(section)
            box.setGeometry(left + edge, px(ROLE_AT), width - 2 * edge, px(COMBO))
            self._show_role(section, box)
            box.show()
        for section, box in self.combos.items():
            if section not in seen:
                box.hide()

    def _make(self, section: int) -> ShortChoice:
        assert self._draft is not None
        column = self._draft.reading.columns[section]
        box = ShortChoice([(ROLES[role], role) for role in column.roles])
        set_font(box, "body")
        box.setParent(self.viewport())
        box.setAccessibleName(f"Role of {column.name}")
        box.setAccessibleDescription(self._told(section))
        box.activated.connect(lambda: self.role_chosen.emit(column.name, box.currentData()))
        self.combos[section] = box
        # Tab goes from the rows through the heads, from left to right.
        QWidget.setTabOrder(self.combos.get(section - 1, self._view), box)
        return box

    def _show_role(self, section: int, box: ShortChoice) -> None:
        assert self._draft is not None
        at = box.findData(self._draft.roles[self._draft.reading.columns[section].name])
        if at != box.currentIndex():
            box.setCurrentIndex(at)
        role = box.currentData()
        box.abbreviate((ROLES[role], SHORT.get(role, ROLES[role])), f"{ROLES[role]} ({KEYS[role]} in the rows)")

    def _forget(self, before: Sequence[ReadColumn]) -> None:
        """Drop the lists of columns that are others than before."""
        assert self._draft is not None
        columns = self._draft.reading.columns
        for section, box in list(self.combos.items()):
            old, new = before[section], columns[section] if section < len(columns) else None
            if new is None or (new.name, new.roles) != (old.name, old.roles):
                box.hide()
                box.deleteLater()
                del self.combos[section]

    def _size(self) -> None:
        """Share out the room that is left."""
        widths = self._widths[: self.count()]
        spare = max(self.viewport().width() - sum(widths), 0)
        for section, width in enumerate(widths):
            extra = spare * (section + 1) // len(widths) - spare * section // len(widths)
            wanted = min(width + extra, max(px(WIDEST), width)) if spare else width
            if wanted != self.sectionSize(section):
                self.resizeSection(section, wanted)

    def sizeHint(self) -> QSize:
        return QSize(0, px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()
        self.place()

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent) and self._draft is not None:
            section = self.logicalIndexAt(event.pos())
            if section >= 0:
                name = self._draft.reading.columns[section].name
                QToolTip.showText(event.globalPos(), plain_tip(f"{name}\n{self._told(section)}"), self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        draft, theme = self._draft, self._style.theme
        if draft is None or section >= len(draft.reading.columns):
            return
        column, edge = draft.reading.columns[section], px(EDGE)
        role = draft.roles[column.name]
        painter.save()
        fill = theme.hover if role in TARGETS else theme.accent_soft if role == "input" else ""
        if fill:
            painter.fillRect(rect, QColor(fill))
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.width() - 2 * edge
        bars = self._histogram(section)
        lines = (
            (NAME_AT, "heading", column.name, theme.text_2 if role == "left out" else theme.text),
            (KIND_AT, "caption", column.kind_shown, theme.text_2 if role == "left out" else theme.text),
            (RANGE_AT, "caption", _fitting(bars.texts, room), theme.text),
        )
        for top, kind, text, color in lines:
            written = font(kind)
            metrics = QFontMetrics(written)
            painter.setFont(written)
            painter.setPen(QColor(color))
            painter.drawText(
                rect.left() + edge, rect.top() + px(top) + metrics.ascent(), shortened(text, metrics, room)
            )
        box = QRectF(rect.left() + edge, rect.top() + px(BARS_AT), room, px(BARS))
        draw_bars(painter, bars, box, self._colors(role, bars), theme.text_2)
        painter.restore()

    def _told(self, section: int) -> str:
        """What the head shows, in words, and what is to be said of the column."""
        assert self._draft is not None
        column = self._draft.reading.columns[section]
        return "\n".join((f"{column.kind_shown}; {self._histogram(section).told}", *column.notes))

    def _histogram(self, section: int) -> Histogram:
        assert self._draft is not None
        if section not in self._bars:
            reading = self._draft.reading
            self._bars[section] = histogram_of(reading.columns[section], reading.table.cells[:, section])
        return self._bars[section]

    def _colors(self, role: str, bars: Histogram) -> list[str]:
        theme, draft = self._style.theme, self._draft
        if role == "class" and draft is not None and bars.values and draft.classes:
            return [class_color(draft, class_number(draft, value), theme) for value in bars.values]
        return [theme.track if role == "left out" else theme.accent]


def _widths_of(draft: Draft) -> list[int]:
    """The width that each head needs."""
    strong, written, edges = QFontMetrics(font("heading")), QFontMetrics(font("body")), 2 * px(EDGE)
    widest = max(written.horizontalAdvance(text) for text in ("Leave out", "Input")) + px(40 + 2 * EDGE)
    least, most = max(widest, px(LEAST)), max(px(MOST), widest)
    return [min(max(strong.horizontalAdvance(column.name) + edges, least), most) for column in draft.reading.columns]


def _fitting(texts: tuple[str, ...], room: int) -> str:
    metrics = QFontMetrics(font("caption"))
    return next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1])
