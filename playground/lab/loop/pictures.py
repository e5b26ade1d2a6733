"""The lecture's four rows as pictures: what goes in, what comes out, what is wanted, and what that adds to the loss."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.lab.loop.comparison import Loop
from core.lab.loop.lecture import ROWS, TARGETS
from playground.style import number
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.copying import make_copyable
from playground.widgets.form import Card, label

HIGHEST, LOWEST = max(max(row) for row in ROWS), min(min(row) for row in ROWS)
LEAST_ROW, USUAL_ROW, MOST_ROW, FOOT = 58, 104, 220, 40
BAR, BAR_GAP, INPUTS, NAME = 26, 12, 150, 52
ENDS, KNOB, SQUARE = 32, 6, 200
LEAST_TRACK = 90


class RowPictures(QWidget):
    """One band for each row: bars of the three inputs, the prediction on a line from -1 to 1 with a ring at the target,
    and the squared error. Their sum is at the foot."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.predictions: tuple[float, ...] = (0.0,) * len(ROWS)
        self.setAccessibleName("The four rows as pictures")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, predictions: tuple[float, ...]) -> None:
        """Show what the network says to each row."""
        if predictions != self.predictions:
            self.predictions = predictions
            self.update()
        self.setAccessibleDescription(self.text)

    @property
    def text(self) -> str:
        """The rows, line by line."""
        rows = (
            f"xs[{at}] = {', '.join(number.weight(x, 1) for x in row)}: predicted {number.scalar(said)}, "
            f"wanted {number.weight(target, 0)}, squared error {number.scalar((said - target) ** 2)}"
            for at, (row, said, target) in enumerate(zip(ROWS, self.predictions, TARGETS, strict=True))
        )
        return "\n".join([*rows, f"loss = {number.scalar(self.loss)}"])

    @property
    def loss(self) -> float:
        """The sum of the squared errors."""
        return sum((said - target) ** 2 for said, target in zip(self.predictions, TARGETS, strict=True))

    def sizeHint(self) -> QSize:
        return QSize(px(NAME + INPUTS + 2 * ENDS + LEAST_TRACK + SQUARE), px(4 * USUAL_ROW + FOOT))

    def _on_style_changed(self) -> None:
        self.setMinimumSize(px(NAME + INPUTS + 2 * ENDS + LEAST_TRACK), px(4 * LEAST_ROW + FOOT))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = min(float(px(MOST_ROW)), (self.height() - px(FOOT)) / len(ROWS))
        for at in range(len(ROWS)):
            self._paint_row(painter, at, QRectF(0.0, at * high, self.width(), high))
        foot = QRectF(0.0, len(ROWS) * high, self.width(), px(FOOT))
        self._write(painter, foot, f"loss = {number.scalar(self.loss)}", "code", "text", Qt.AlignmentFlag.AlignRight)
        painter.end()

    def _paint_row(self, painter: QPainter, at: int, band: QRectF) -> None:
        theme = self._style.theme
        if at:
            painter.setPen(QPen(QColor(theme.border), 1.0))
            painter.drawLine(band.topLeft(), band.topRight())
        name = QRectF(band.left(), band.top(), px(NAME), band.height())
        self._write(painter, name, f"xs[{at}]", "code_small", "text_2", Qt.AlignmentFlag.AlignLeft)
        x = band.left() + px(NAME)
        for value in ROWS[at]:
            self._paint_bar(painter, value, QRectF(x, band.top() + px(6), px(BAR), band.height() - px(12)))
            x += px(BAR + BAR_GAP)
        has_square = band.width() >= px(NAME + INPUTS + 2 * ENDS + LEAST_TRACK + SQUARE)
        right = band.right() - (px(SQUARE) if has_square else 0)
        track = QRectF(band.left() + px(NAME + INPUTS), band.top(), 0.0, band.height())
        track.setRight(right)
        self._paint_track(painter, at, track.adjusted(px(ENDS), 0.0, -px(ENDS), 0.0))
        if has_square:
            said, target = self.predictions[at], TARGETS[at]
            text = f"({number.weight(said)} {number.MINUS if target >= 0.0 else '+'} {abs(target):g})\u00b2 = "
            square = QRectF(right, band.top(), px(SQUARE), band.height())
            whole = text + number.scalar((said - target) ** 2)
            self._write(painter, square, whole, "code_small", "text", Qt.AlignmentFlag.AlignRight)

    def _paint_bar(self, painter: QPainter, value: float, area: QRectF) -> None:
        theme, text = self._style.theme, px(16)
        unit = (area.height() - text) / (HIGHEST - LOWEST)
        zero = area.top() + HIGHEST * unit
        size = max(abs(value) * unit, 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.positive if value >= 0.0 else theme.negative))
        painter.drawRect(
            QRectF(area.left() + px(3), zero - (size if value >= 0.0 else 0.0), area.width() - px(6), size)
        )
        painter.setPen(QPen(QColor(theme.border_strong), 1.0))
        painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero))
        below = QRectF(area.left() - px(6), area.bottom() - text, area.width() + px(12), text)
        self._write(painter, below, number.weight(value, 1), "caption", "text_2", Qt.AlignmentFlag.AlignHCenter)

    def _paint_track(self, painter: QPainter, at: int, area: QRectF) -> None:
        theme, said, target = self._style.theme, self.predictions[at], TARGETS[at]
        y = area.center().y() + px(4)
        painter.setPen(QPen(QColor(theme.track), px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        place = area.left() + (said + 1.0) / 2.0 * area.width()
        for end, x, side in (
            ("\u22121", area.left() - px(ENDS), Qt.AlignmentFlag.AlignLeft),
            ("1", area.right(), Qt.AlignmentFlag.AlignRight),
        ):
            self._write(painter, QRectF(x, y - px(9), px(ENDS), px(18)), end, "caption", "text_2", side)
        wanted = area.left() + (target + 1.0) / 2.0 * area.width()
        color = QColor(theme.success if said * target > 0.0 else theme.danger)
        painter.setPen(QPen(color, px(3)))
        painter.drawLine(QPointF(place, y), QPointF(wanted, y))
        painter.setPen(QPen(QColor(theme.text), 1.75))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(QPointF(wanted, y), px(KNOB + 2), px(KNOB + 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(place, y), px(KNOB), px(KNOB))
        text = number.weight(said)
        wide = QFontMetricsF(font("small_strong")).horizontalAdvance(text) + 4.0
        above = QRectF(place - wide / 2.0, y - px(KNOB + 22), wide, px(18))
        self._write(painter, above, text, "small_strong", "text", Qt.AlignmentFlag.AlignHCenter)

    def _write(self, painter: QPainter, area: QRectF, text: str, role: str, tone: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(font(role))
        painter.setPen(QColor(getattr(self._style.theme, tone)))
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


class PicturesCard(Card):
    """The pictures, until the first round has run."""

    def __init__(self, style: Style) -> None:
        super().__init__("The four rows")
        self.legend = label("dot: prediction, ring: target", "small", quiet=True)
        self.header.addWidget(self.legend)
        self.pictures = RowPictures(style)
        self.body.addWidget(self.pictures, 1)
        self.setAccessibleName("The four rows")
        make_copyable(self, self._text)

    def display(self, loop: Loop) -> None:
        """Show the predictions at the present parameters."""
        self.pictures.display(loop.right.predictions())

    def _text(self) -> str:
        return self.pictures.text
