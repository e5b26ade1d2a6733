"""A row for one input: a check box, perhaps a picture over the plane, the name, and perhaps a mean."""

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from playground.style import number
from playground.style.font import font
from playground.style.icon import pixmap
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.plain_tip import plain_tip
from playground.widgets.row_parts import CHECK, draw_check, draw_framed
from playground.widgets.symbol import draw_symbol_within, symbol_width

HEIGHT, GAP, EDIT, ICON = 22, 8, 22, 14
TALL, PICTURE = 32, 24
"""The height with a picture, and its side."""

PALE = 0.55
"""The opacity of the picture of what is no input."""

LEAST_NAME = 24
DIGITS = 3
"""Significant digits of a mean; from 1,000 on, all whole digits."""

_COMING_AND_GOING = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave)


class InputRow(QAbstractButton):
    """A column or a formula; checked while it is an input of the network. clicked() when the user checks or unchecks
    it.

    editable: the row of a formula. edit_requested() by its button, which appears while the mouse or the keyboard is on
    the row, or by F2.
    """

    edit_requested = Signal()

    def __init__(self, style: Style, name: str, *, editable: bool = False) -> None:
        super().__init__()
        self._style, self._name, self._mean = style, name, ""
        self._picture = QImage()
        self.setCheckable(True)
        self.setAccessibleName(f"Input {name}")
        self.setToolTip(plain_tip(f"Use {name} as an input"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit = _EditButton(style, f"Edit the formula {name}", self) if editable else None
        if self.edit is not None:
            self.edit.clicked.connect(self.edit_requested)
        style.changed.connect(self._refit)

    def describe(self, mean: float, low: float, high: float, unit: str = "", written: str = "") -> None:
        """Show the mean; the tool tip tells the range, too. All are in the unit, if there is one. written: the column
        in formulas, if it is another text than the name."""
        self._mean = _short(mean)
        measure = f" {unit}" if unit else ""
        facts = f"Mean {number.short(mean)}{measure}, from {number.short(low)} to {number.short(high)}{measure}"
        self.explain(f"{facts}\nIn formulas: {written}" if written else facts)
        self._refit()

    def explain(self, facts: str) -> None:
        """Tell facts in the tool tip, below the name, and to screen readers."""
        self.setToolTip(plain_tip(f"{self._name}\n{facts}"))
        self.setAccessibleDescription(facts)

    def display(self, picture: QImage) -> None:
        """Show a picture before the name."""
        self._picture = picture
        self._refit()

    @property
    def is_blank(self) -> bool:
        """Whether there is no picture."""
        return self._picture.isNull()

    @property
    def is_engaged(self) -> bool:
        """Whether the mouse or the keyboard is on the row or its button."""
        return self.underMouse() or self.hasFocus() or (self.edit is not None and self.edit.hasFocus())

    @property
    def needed_width(self) -> int:
        """The width at which the name is seen whole."""
        return self._name_at + round(symbol_width(self._name)) + 1 + self._taken

    @property
    def _name_at(self) -> int:
        return px(CHECK + GAP) + (0 if self.is_blank else px(PICTURE + GAP))

    @property
    def _needed_height(self) -> int:
        return px(HEIGHT if self.is_blank else TALL)

    @property
    def _mean_width(self) -> int:
        return QFontMetrics(font("small")).horizontalAdvance(self._mean)

    @property
    def _taken(self) -> int:
        """Pixels at the right for the mean and the button."""
        return (self._mean_width + px(GAP) if self._mean else 0) + (px(EDIT) if self.edit is not None else 0)

    def sizeHint(self) -> QSize:
        return QSize(self.needed_width, self._needed_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._name_at + px(LEAST_NAME) + self._taken, self._needed_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.edit is not None:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.edit is not None:
            # With the focus, the row takes F2 before the window's shortcuts do.
            if event.key() == Qt.Key.Key_F2:  # type: ignore[attr-defined]
                event.accept()
                return True
        elif event.type() in _COMING_AND_GOING and self.edit is not None:
            self.edit.update()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        if self.edit is not None:
            side = min(px(EDIT), self.height())
            right = self.width() - (self._mean_width + px(GAP) if self._mean else 0)
            self.edit.setGeometry(right - side, (self.height() - side) // 2, side, side)

    def _refit(self) -> None:
        self.updateGeometry()
        self._place_button()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, checked, middle = self._style.theme, self.isChecked(), self.height() / 2.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_check(painter, theme, middle, checked=checked, focused=self.hasFocus())
        if not self.is_blank:
            side = px(PICTURE)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(1.0 if checked else PALE)
            draw_framed(painter, theme, QRectF(px(CHECK + GAP), round(middle - side / 2.0), side, side), self._picture)
            painter.setOpacity(1.0)
        painter.setPen(QColor(theme.text if checked else theme.text_2))
        left = self._name_at
        draw_symbol_within(painter, QRectF(left, 0, self.width() - left - self._taken, self.height()), self._name)
        painter.setFont(font("small"))
        painter.setPen(QColor(theme.text_2))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._mean)
        painter.end()


class _EditButton(QAbstractButton):
    """Seen only while its row is engaged, but always there for the keyboard and for screen readers."""

    def __init__(self, style: Style, tip: str, row: InputRow) -> None:
        super().__init__(row)
        self._style, self._row = style, row
        self.setAccessibleName(tip)
        self.setToolTip(plain_tip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._row.is_engaged:
            return
        theme, side = self._style.theme, px(ICON)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))
        drawn = pixmap("edit", theme.text_2, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)
        painter.end()


def _short(mean: float) -> str:
    """A mean in few digits: 2.34, 99.7, 4,202; a dash if it is not finite."""
    if not math.isfinite(mean):
        return number.NONE
    return number.short(round(mean)) if 999.5 <= abs(mean) < 1e7 else number.brief(mean, DIGITS)
