"""A card of the graph: a name, its data and its gradient. On the screen, no letter is smaller than at 100 %."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.lab.graph.marks import ValueMark
from playground.style import number
from playground.style.font import font_at_100, text_scale
from playground.style.style import Style

HEADER = 33.0
NOT_YET, NOTHING = "not yet", number.NONE
LEAST_FORMULA = 40.0
"""Pixels: a formula in less room is left out."""

CLOSE, RADIUS, BEHIND = 0.9, 8.0, 4.0
"""The zoom from which captions are shown; the corners; and how far behind a card its second edge is."""

BADGE = 18.0


class CardItem(QGraphicsItem):
    """A card around its position. label: the name by which it is selected. shortens:
    whether what makes it may be shortened; else it is left out if it does not fit."""

    def __init__(self, style: Style, label: str, made: str, size: tuple[float, float]) -> None:
        super().__init__()
        self.setZValue(2.0)
        self._style, self.label, self._made, self._size = style, label, made, size
        self.mark = ValueMark()
        self.data_text = self.grad_text = self.right_text = ""
        self.shortens = True
        self.is_chosen = self.has_breakpoint = self.is_folded = False
        self.sign = ""
        self._numbers = {"data": 0.0, "grad": 0.0}

    @property
    def state(self) -> str:
        """See `ValueMark`."""
        return self.mark.state

    @property
    def chip(self) -> str:
        """See `ValueMark`."""
        return self.mark.chip

    def show_mark(self, mark: ValueMark, data: float) -> None:
        """Show what the present step does to it, and its numbers."""
        self.mark = mark
        self._numbers = {"data": data, "grad": mark.grad or 0.0}
        self.data_text = number.scalar(data) if mark.known else NOT_YET
        self.grad_text = NOTHING if mark.grad is None else number.scalar(mark.grad) if mark.reached else NOT_YET
        self.right_text = "" if mark.right is None else number.scalar(mark.right)
        self.update()

    def choose(self, chosen: bool) -> None:
        """Show whether it is selected."""
        self.is_chosen = chosen
        self.update()

    def show_breakpoint(self, on: bool) -> None:
        """Show whether running stops here."""
        self.has_breakpoint = on
        self.update()

    @property
    def box(self) -> QRectF:
        """The card, around the origin."""
        width, height = self._size
        return QRectF(-width / 2, -height / 2, width, height)

    def cell(self, which: str) -> QRectF:
        """The cell of the data or of the gradient: "data" or "grad"."""
        below = self.box.adjusted(0.0, HEADER, 0.0, 0.0)
        below.setWidth(below.width() / 2)
        return below.translated(below.width(), 0.0) if which == "grad" else below

    def boundingRect(self) -> QRectF:
        return self.box.adjusted(-8, -24, 40, 40)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zoom = min(1.0, painter.worldTransform().m11() / text_scale())
        self._paint_card(painter)
        self._paint_header(painter, zoom)
        self._paint_cells(painter, zoom)
        if self.chip:
            self._paint_chip(painter, zoom)
        if self.right_text:
            painter.setFont(sized("caption", zoom))
            painter.setPen(QColor(self._style.theme.warning))
            painter.drawText(self._below(), Qt.AlignmentFlag.AlignRight, f"right: {self.right_text}")
        if self.mark.number:
            self._paint_badge(painter)
        if self.has_breakpoint:
            painter.setPen(QPen(QColor(self._style.theme.raised), 1.5))
            painter.setBrush(QColor(self._style.theme.danger))
            painter.drawEllipse(self.box.bottomRight(), 6.0, 6.0)

    def _below(self) -> QRectF:
        """Where a further number has its place."""
        return QRectF(self.box.left(), self.box.bottom() + 2, self.box.width(), 26)

    @property
    def _lit(self) -> tuple[str, str] | None:
        """The colors of the cell that the present step fills, and of the edge of the card whose step it is."""
        theme = self._style.theme
        forward, back = (theme.accent, theme.accent_soft), (theme.gradient, theme.gradient_soft)
        return {"data": forward, "grad": back}.get(self.state)

    def _paint_card(self, painter: QPainter) -> None:
        theme, box, lit = self._style.theme, self.box, self._lit
        if self.is_chosen:
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-6, -6, 6, 6), 13, 13)
        ring = {"forward": theme.accent, "backward": theme.gradient}.get(self.mark.work)
        if ring:
            painter.setPen(QPen(QColor(ring), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), RADIUS + 3, RADIUS + 3)
        edge = lit[0] if lit else ring or (theme.border_strong if self.state == "done" else theme.border)
        if self.is_folded:
            self._paint_behind(painter)
        painter.setPen(QPen(QColor(edge), 2.0 if lit else 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if lit:
            painter.fillPath(_cell_path(self.cell(self.state), right=self.state == "grad"), QColor(lit[1]))
        painter.setPen(QPen(QColor(theme.border), 1.0))
        top = box.top() + HEADER
        painter.drawLine(QPointF(box.left() + 1, top), QPointF(box.right() - 1, top))
        painter.drawLine(QPointF(0.0, top), QPointF(0.0, box.bottom() - 1))

    def _paint_behind(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setPen(QPen(QColor(theme.border_strong if self.state != "waiting" else theme.border), 1.0))
        painter.setBrush(QColor(theme.hover))
        behind = self.box.adjusted(0.5, 0.5, -0.5, -0.5).translated(BEHIND, BEHIND)
        painter.drawRoundedRect(behind, RADIUS, RADIUS)

    def _title_font(self) -> QFont:
        made = QFont(font_at_100("title"))
        made.setItalic(True)
        return made

    def _paint_header(self, painter: QPainter, zoom: float) -> None:
        theme = self._style.theme
        header = QRectF(self.box.left() + 10, self.box.top(), self.box.width() - 20, HEADER)
        painter.setFont(_enlarged(self._title_font(), zoom))
        painter.setPen(QColor(theme.text))
        sign = 14.0 if self.sign else 0.0
        room = header.width() - sign
        shown = painter.fontMetrics().elidedText(self.label, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(header, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left = room - painter.fontMetrics().horizontalAdvance(shown) - 8.0
        painter.setFont(sized("caption", zoom))
        painter.setPen(QColor(theme.text_2))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        width = painter.fontMetrics().horizontalAdvance(self._made)
        if self._made and self._made != self.label and left > (min(width, LEAST_FORMULA) if self.shortens else width):
            made = painter.fontMetrics().elidedText(self._made, Qt.TextElideMode.ElideRight, int(left))
            painter.drawText(header.adjusted(0, 0, -sign, 0), right, made)
        if self.sign:
            painter.drawText(header, right, self.sign)

    def _paint_cells(self, painter: QPainter, zoom: float) -> None:
        theme = self._style.theme
        has_gradient = self.mark.reached and self.grad_text not in (NOT_YET, NOTHING)
        data = theme.text if self.mark.known else theme.text_2
        self.paint_cell(painter, "data", self.data_text, data, zoom)
        self.paint_cell(painter, "grad", self.grad_text, theme.gradient if has_gradient else theme.text_2, zoom)

    def paint_cell(self, painter: QPainter, which: str, text: str, color: str, zoom: float) -> None:
        """Paint a cell's caption, and its number under it; of small cards, the number alone."""
        is_close = zoom >= CLOSE
        cell = self.cell(which).adjusted(10 if is_close else 6, 0, -2, 0)
        if is_close:
            painter.setFont(sized("caption", zoom))
            painter.setPen(QColor(self._style.theme.text_2))
            painter.drawText(QPointF(cell.left(), cell.top() + 14), which)
        is_number = text not in (NOT_YET, NOTHING, "?", "")
        painter.setFont(sized("heading" if is_number and is_close else "small_strong" if is_number else "body", zoom))
        painter.setPen(QColor(color))
        if is_number:
            forms = (text, *_forms(self._numbers[which])) if text[-1:].isdigit() else (text,)
            width = painter.fontMetrics().horizontalAdvance
            text = next((form for form in forms if width(form) <= cell.width()), forms[-1])
        if is_close:
            painter.drawText(QPointF(cell.left(), cell.top() + 31), text)
        else:
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_chip(self, painter: QPainter, zoom: float) -> None:
        theme = self._style.theme
        painter.setFont(sized("caption", zoom))
        width = painter.fontMetrics().horizontalAdvance(self.chip) + 14.0
        height = max(18.0, painter.fontMetrics().height() + 2.0)
        place = QRectF(min(self.box.right() + 30.0 - width, 0.0), self.box.top() - height - 2.0, width, height)
        painter.setPen(QPen(QColor(theme.gradient), 1.0))
        painter.setBrush(QColor(theme.gradient_soft))
        painter.drawRoundedRect(place, 9.0, 9.0)
        painter.setPen(QColor(theme.gradient))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.chip)

    def _paint_badge(self, painter: QPainter) -> None:
        theme = self._style.theme
        color = QColor(theme.accent if self.mark.work == "forward" else theme.gradient)
        painter.setFont(font_at_100("caption"))
        text = str(self.mark.number)
        width = max(BADGE, painter.fontMetrics().horizontalAdvance(text) + 8.0)
        place = QRectF(self.box.right() - width / 2, self.box.top() - BADGE / 2 - 2.0, width, BADGE)
        painter.setPen(QPen(color, 1.0))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(place, BADGE / 2, BADGE / 2)
        painter.setPen(color)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def sized(role: str, zoom: float) -> QFont:
    """The font of a role, enlarged so that it is readable at a zoom below 100 %."""
    return _enlarged(font_at_100(role), zoom)


def _enlarged(made: QFont, zoom: float) -> QFont:
    least = round(font_at_100("caption").pixelSize() / zoom)
    if made.pixelSize() >= least:
        return made
    larger = QFont(made)
    larger.setPixelSize(least)
    return larger


def _forms(value: float) -> tuple[str, ...]:
    """Shorter and shorter forms of a number, none of which calls it 0 if it is not."""
    decimals = [f"{value:.{places}f}" for places in (3, 2, 1)]
    telling = [form for form in decimals if value == 0.0 or float(form) != 0.0]
    return tuple(form.replace("-", number.MINUS) for form in (*telling, f"{value:.0e}".replace("e-0", "e-")))


def _cell_path(cell: QRectF, *, right: bool) -> QPainterPath:
    """A cell with the card's round corner below."""
    inner = cell.adjusted(0.5 if right else 1.5, 0.5, -1.5 if right else -0.5, -1.5)
    path, round_ = QPainterPath(), QPainterPath()
    path.addRect(inner)
    round_.addRoundedRect(inner.adjusted(-20 if right else 0, -20, 0 if right else 20, 0), RADIUS - 1, RADIUS - 1)
    return path.intersected(round_)
