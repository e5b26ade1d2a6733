"""A button that looks like a closed list: a text and a chevron. What it opens is its owner's business."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from playground.style.font import font
from playground.style.icon import pixmap
from playground.style.size import fix, px
from playground.style.style import Style
from playground.widgets.elided import shortened
from playground.widgets.list_button import ListButton

HEIGHT, CHEVRON = 28, 14
FRAMED_EDGE, FLAT_EDGE = 9, 3
"""Pixels between an edge and what is inside."""


class DropDown(ListButton):
    """clicked() asks to open it: by mouse, Space, Enter or Down. flat: no frame. The text is shortened if need be;
    `explain` sets the tool tip."""

    def __init__(self, style: Style, name: str, *, flat: bool = False) -> None:
        super().__init__()
        self._style, self._name, self._flat = style, name, flat
        self._role = "small" if flat else "body"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        fix(self, height=HEIGHT)
        style.changed.connect(self.update)

    def display(self, text: str, tip: str) -> None:
        """Show a text; the tool tip is for the mouse and for screen readers."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(f"{self._name}: {text}")
            self.update()
        self.setToolTip(tip)

    def display_first_fit(self, texts: Sequence[str], tip: str) -> None:
        """Show the first of some texts that fits, else the last, shortened."""
        metrics = QFontMetrics(font(self._role))
        self.display(next((text for text in texts if metrics.horizontalAdvance(text) <= self._room), texts[-1]), tip)

    def use_role(self, role: str) -> None:
        """Write in the font of another role."""
        self._role = role
        self.update()

    @property
    def shown(self) -> str:
        """The text as it is drawn."""
        return shortened(self.text(), QFontMetrics(font(self._role)), self._room)

    @property
    def _edge(self) -> int:
        return px(FLAT_EDGE if self._flat else FRAMED_EDGE)

    @property
    def _room(self) -> int:
        """Pixels for the text."""
        return self.width() - 2 * self._edge - px(CHEVRON) - (0 if self._flat else px(2))

    def sizeHint(self) -> QSize:
        text = QFontMetrics(font(self._role)).horizontalAdvance(self.text())
        return QSize(text + 2 * self._edge + px(CHEVRON + 4), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen if self._flat else QPen(QColor(theme.border_strong), 1))
        paper = theme.pressed if self.isDown() else theme.hover if self.underMouse() else theme.raised
        if self._flat and not (self.isDown() or self.underMouse()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(QColor(paper))
        painter.drawRoundedRect(box, px(6), px(6))
        painter.setFont(font(self._role))
        painter.setPen(QColor(theme.text_2 if self._flat else theme.text))
        inside = QRectF(self._edge, 0, self.width() - 2 * self._edge, self.height())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), self.shown)
        chevron = pixmap("chevron-down", theme.text_2, px(CHEVRON), self.devicePixelRatioF())
        right = self.width() - self._edge - px(CHEVRON)
        if self._flat:
            right = min(right, self._edge + painter.fontMetrics().horizontalAdvance(self.shown) + px(FLAT_EDGE))
        at = QPointF(right, round((self.height() - px(CHEVRON)) / 2.0))
        painter.drawPixmap(at, chevron)
        painter.end()
