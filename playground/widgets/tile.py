"""A tile: a picture over a name, one choice of a gallery."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from playground.style.font import font
from playground.style.size import fix
from playground.style.style import Style

WIDTH, HEIGHT, NAME = 69, 56, 20


class Tile(QAbstractButton):
    """A checkable button. `display` sets its picture, drawn for the present theme."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._style = style
        self._picture = QImage()
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        fix(self, WIDTH + 4, HEIGHT + NAME + 2)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def display(self, picture: QImage) -> None:
        """Show another picture."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 4, HEIGHT + NAME + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(2, 2, WIDTH, HEIGHT)
        strong = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if strong else theme.border), 2 if strong else 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if not self._picture.isNull():
            painter.drawImage(box.adjusted(4, 3, -4, -3), self._picture)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 4, 4)
        caption = QFont(font("caption"))
        if self.isChecked():
            caption.setWeight(QFont.Weight.DemiBold)
        painter.setFont(caption)
        painter.setPen(QColor(theme.text if self.isChecked() else theme.text_2))
        painter.drawText(QRectF(-4, HEIGHT + 4, self.width() + 8, NAME - 4), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
