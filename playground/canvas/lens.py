"""A small card over the canvas with an enlarged picture of weights and a line of text, or with the text alone."""

from PySide6.QtCore import QLineF, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.style.size import px, space
from playground.style.style import Style
from playground.widgets.form import label

SIDE = 160
"""The width and height of the enlarged picture, in pixels at a text size of 100 %."""

AWAY = 14
"""Pixels between a node's picture and the card, and between this and the edge of the canvas."""


class Enlarged(QWidget):
    """A picture with a grid. marked: the row and column that stand out, None for none."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.picture, self.shape = QImage(), (1, 1)
        self.marked: tuple[int, int] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, (rows, columns) = self._style.theme, self.shape
        side = px(SIDE) / max(self.shape)
        area = QRectF(0.0, 0.0, side * columns, side * rows)
        painter = QPainter(self)
        painter.drawImage(area, self.picture)
        line = QColor(theme.canvas)
        line.setAlphaF(0.5)
        painter.setPen(QPen(line, 1.0))
        painter.drawLines([QLineF(side * at, 0.0, side * at, area.bottom()) for at in range(1, columns)])
        painter.drawLines([QLineF(0.0, side * at, area.right(), side * at) for at in range(1, rows)])
        if self.marked is not None:
            row, column = self.marked
            cell = QRectF(side * column, side * row, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.text), 1.5))
            painter.drawRect(cell)
        painter.end()


class Lens(QFrame):
    """Hidden until something is shown; its accessible name says its text."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.enlarged, self._text = Enlarged(style), label("", "small_strong")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        space(column, 5, (9, 5, 9, 5))
        column.addWidget(self.enlarged, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        style.changed.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The text; "" while it is hidden."""
        return self._text.text() if self.isVisible() else ""

    def display(self, text: str, picture: QImage, shape: tuple[int, int], marked: tuple[int, int] | None) -> None:
        """Show a text below a picture of so many rows and columns; without one, the text alone."""
        self.enlarged.setVisible(not picture.isNull())
        if not picture.isNull():
            side = px(SIDE) / max(shape)
            self.enlarged.setFixedSize(round(side * shape[1]), round(side * shape[0]))
            self.enlarged.picture, self.enlarged.shape, self.enlarged.marked = picture, shape, marked
            self.enlarged.update()
        # A line for both keeps the width while the cursor moves over the picture.
        self._text.setMinimumWidth(0 if picture.isNull() else px(SIDE))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()

    def stand_beside(self, rect: QRectF) -> None:
        """Stand at the right or, without room there, at the left of a rectangle of the parent, inside the parent."""
        away, area = px(AWAY), self._area.rect()
        x = round(rect.right()) + away
        if x + self.width() + away > area.width():
            x = round(rect.left()) - away - self.width()
        y = round(rect.center().y()) - self.height() // 2
        x = max(away, min(x, area.width() - self.width() - away))
        self.move(QPoint(x, max(away, min(y, area.height() - self.height() - away))))
        self.show()
        self.raise_()
