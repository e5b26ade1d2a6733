"""A tile: a picture over a name, one choice of a gallery."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

PICTURE, NAME = 50, 18
"""The heights of the framed picture and of the name below it."""

PICTURE_EDGE = 4


class Tile(QAbstractButton):
    """A checkable button. `display` sets its picture, drawn for the present theme. short: the name where the whole one
    has no room."""

    def __init__(self, style: Style, name: str, short: str = "") -> None:
        super().__init__()
        self._style = style
        self._picture = QImage()
        self._short = short or name
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.changed.connect(self._on_style_changed)

    def display(self, picture: QImage) -> None:
        """Show another picture."""
        self._picture = picture
        self.update()

    def blank(self) -> None:
        """Show no picture."""
        self.display(QImage())

    @property
    def is_blank(self) -> bool:
        """Whether there is no picture."""
        return self._picture.isNull()

    @property
    def least_width(self) -> int:
        """The width that its shortest name needs."""
        return QFontMetrics(_caption(strong=True)).horizontalAdvance(self._short)

    @property
    def shown(self) -> str:
        """The name as it is drawn."""
        whole = QFontMetrics(_caption(strong=True)).horizontalAdvance(self.text())
        return self.text() if whole <= self.width() else self._short

    def sizeHint(self) -> QSize:
        return QSize(self.least_width, px(PICTURE) + px(NAME))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        strong = self.isChecked() or self.hasFocus()
        edge = 1.0 if strong else 0.5
        box = QRectF(0, 0, self.width(), px(PICTURE)).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(QColor(theme.accent if strong else theme.border), 2 if strong else 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.raised))
        painter.drawRoundedRect(box, px(6), px(6))
        if not self._picture.isNull():
            painter.drawImage(self._picture_box(), self._picture)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), px(4), px(4))
        painter.setFont(_caption(strong=self.isChecked()))
        painter.setPen(QColor(theme.text if self.isChecked() else theme.text_2))
        below = QRectF(0, px(PICTURE), self.width(), px(NAME))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.shown)
        painter.end()

    def _picture_box(self) -> QRectF:
        """The middle of the frame, in the picture's proportions."""
        height = px(PICTURE) - 2 * px(PICTURE_EDGE)
        width = height * self._picture.width() / self._picture.height()
        return QRectF((self.width() - width) / 2.0, px(PICTURE_EDGE), width, height)


def _caption(*, strong: bool) -> QFont:
    made = QFont(font("caption"))
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made
