"""A switch: a check box that looks like one and takes effect at once."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from playground.style.size import px
from playground.style.style import Style

WIDTH, HEIGHT, KNOB = 30, 18, 12


class Switch(QCheckBox):
    """Without text; a label beside it says what it is for."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._style = style
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    def sizeHint(self) -> QSize:
        # Room for the focus ring.
        return QSize(px(WIDTH) + 6, px(HEIGHT) + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = self._style.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(3.5, 3.5, px(WIDTH) - 1, px(HEIGHT) - 1)
        fill = theme.accent_fill if on else theme.raised
        painter.setPen(QPen(QColor(theme.accent_fill if on else theme.border_strong), 1.0))
        painter.setBrush(QColor(fill if self.isEnabled() else theme.track))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = px(KNOB)
        edge = (track.height() - side) / 2
        x = track.right() - edge - side if on else track.left() + edge
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.on_accent if on else theme.text_2))
        painter.drawEllipse(QRectF(x, track.top() + edge, side, side))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), px(HEIGHT) / 2 + 2, px(HEIGHT) / 2 + 2)
        painter.end()

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()
