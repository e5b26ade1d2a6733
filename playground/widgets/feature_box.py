"""A check box for one input, with its picture over the plane and its symbol."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from playground.style.icon import pixmap
from playground.style.size import fix
from playground.style.style import Style
from playground.widgets.symbol import draw_symbol


class FeatureBox(QAbstractButton):
    """Checked while the feature is an input of the network."""

    def __init__(self, style: Style, feature: str) -> None:
        super().__init__()
        self._style, self._feature = style, feature
        self._picture = QImage()
        self.setCheckable(True)
        self.call(feature)
        fix(self, height=32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def call(self, name: str) -> None:
        """Set the name of the feature in the present data."""
        self.setAccessibleName(f"Input {name}")
        self.setToolTip(f"Use {name} as an input")

    def display(self, picture: QImage) -> None:
        """Show another picture."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(84, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        middle = self.height() / 2.0
        box = QRectF(2.5, middle - 7.5, 15, 15)
        checked = self.isChecked()
        painter.setPen(QPen(QColor(theme.accent_fill if checked else theme.border_strong), 1))
        painter.setBrush(QColor(theme.accent_fill if checked else theme.raised))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            mark = pixmap("check", theme.on_accent, 16, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(2, middle - 8), mark)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
        painter.setOpacity(1.0 if checked else 0.55)
        if not self._picture.isNull():
            painter.drawImage(QRectF(26, middle - 12, 24, 24), self._picture)
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.text if checked else theme.text_2))
        draw_symbol(painter, QPointF(58, middle + 4.5), self._feature)
        painter.end()
