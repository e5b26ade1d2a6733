"""A check box for one input, with its picture over the plane and its name."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from playground.style.size import px
from playground.style.style import Style
from playground.widgets.row_parts import CHECK, draw_check, draw_framed
from playground.widgets.symbol import draw_symbol_within, symbol_width

HEIGHT, PICTURE, GAP = 32, 24, 8
NAME_AT = CHECK + PICTURE + 2 * GAP
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
        middle, checked = self.height() / 2.0, self.isChecked()
        draw_check(painter, theme, middle, checked=checked, focused=self.hasFocus())
        side = px(PICTURE)
        painter.setOpacity(1.0 if checked else 0.55)
        draw_framed(painter, theme, QRectF(px(CHECK + GAP), round(middle - side / 2.0), side, side), self._picture)
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.text if checked else theme.text_2))
        name_at = px(NAME_AT)
        draw_symbol_within(painter, QRectF(name_at, 0, self.width() - name_at, self.height()), self._name)
        painter.end()
