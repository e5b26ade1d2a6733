"""A check box for one input, with its picture over the plane and its name."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from playground.style.font import font
from playground.style.icon import pixmap
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.elided import shortened
from playground.widgets.symbol import draw_symbol, symbol_parts, symbol_width

HEIGHT, BOX, PICTURE, GAP = 32, 16, 24, 8
NAME_AT = BOX + PICTURE + 2 * GAP
"""Where the name begins."""


class FeatureBox(QAbstractButton):
    """Checked while the feature is an input of the network. It is called as the data call it: a symbol such as x1^2, or
    words."""

    def __init__(self, style: Style, feature: str) -> None:
        super().__init__()
        self._style, self._name = style, feature
        self._picture = QImage()
        self.setCheckable(True)
        self.call(feature)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.changed.connect(self._on_style_changed)

    def call(self, name: str) -> None:
        """Set the name of the feature in the present data."""
        self._name = name
        self.setAccessibleName(f"Input {name}")
        self.setToolTip(f"Use {name} as an input")
        self.updateGeometry()
        self.update()

    def display(self, picture: QImage) -> None:
        """Show another picture."""
        self._picture = picture
        self.update()

    @property
    def needed_width(self) -> int:
        """The width at which the name is seen whole."""
        return px(NAME_AT) + math.ceil(symbol_width(self._name))

    def sizeHint(self) -> QSize:
        return QSize(self.needed_width, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NAME_AT + 16), px(HEIGHT))

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        middle, side, checked = self.height() / 2.0, px(BOX), self.isChecked()
        box = QRectF(0.5, round(middle - side / 2.0) + 0.5, side - 1, side - 1)
        painter.setPen(QPen(QColor(theme.accent_fill if checked else theme.border_strong), 1))
        painter.setBrush(QColor(theme.accent_fill if checked else theme.raised))
        painter.drawRoundedRect(box, px(4), px(4))
        if checked:
            mark = pixmap("check", theme.on_accent, side, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft() - QPointF(0.5, 0.5), mark)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        self._paint_picture(painter, middle)
        painter.setPen(QColor(theme.text if checked else theme.text_2))
        self._paint_name(painter, middle)
        painter.end()

    def _paint_picture(self, painter: QPainter, middle: float) -> None:
        side = px(PICTURE)
        box = QRectF(px(BOX + GAP), round(middle - side / 2.0), side, side)
        outline = QPainterPath()
        outline.addRoundedRect(box, px(5), px(5))
        painter.setOpacity(1.0 if self.isChecked() else 0.55)
        if not self._picture.isNull():
            painter.save()
            painter.setClipPath(outline)
            painter.drawImage(box, self._picture)
            painter.restore()
        painter.setPen(QPen(QColor(self._style.theme.border_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
        painter.setOpacity(1.0)

    def _paint_name(self, painter: QPainter, middle: float) -> None:
        metrics = QFontMetrics(font("body"))
        base = middle + (metrics.ascent() - metrics.descent()) / 2.0
        if self.width() >= self.needed_width or len(symbol_parts(self._name)) > 1:
            draw_symbol(painter, QPointF(px(NAME_AT), base), self._name)
            return
        painter.setFont(font("body"))
        room = self.width() - px(NAME_AT)
        painter.drawText(QPointF(px(NAME_AT), base), shortened(self._name, metrics, room, Qt.TextElideMode.ElideMiddle))
