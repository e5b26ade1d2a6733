"""The name of an axis that opens the list of columns, along the axis."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu

from core.data.table import Column
from playground.style.font import font
from playground.style.icon import pixmap
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.elided import shortened
from playground.widgets.list_button import ListButton
from playground.widgets.plain_tip import plain_tip

THICK, CHEVRON, EDGE = 20, 14, 4
"""Pixels across the text, of the chevron's side, and between an end and what is inside."""

ROLE = "caption"


class AxisChoice(ListButton):
    """chosen(name) when the user chose a column. It opens by mouse, Space, Enter or Down. upright: it is written from
    the bottom up."""

    chosen = Signal(str)

    def __init__(self, style: Style, name: str, *, upright: bool = False) -> None:
        super().__init__()
        self._style, self._name, self._upright = style, name, upright
        self._columns: tuple[Column, ...] = ()
        self._present = ""
        self.menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.open)
        style.changed.connect(self.update)

    def display(self, columns: tuple[Column, ...], present: str) -> None:
        """Offer some columns, and show the one of a name."""
        self._columns, self._present = columns, present
        title = next(column.title for column in columns if column.name == present)
        self.setText(title)
        self.setAccessibleName(f"{self._name}: {title}")
        self.setToolTip(plain_tip(f"{title}: choose another column"))
        self.update()

    def open(self) -> None:
        """Open the list at the name."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self)
        for column in self._columns:
            # An ampersand would be read as a mark of the next letter.
            action = self.menu.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column.name == self._present)
            action.triggered.connect(partial(self.chosen.emit, column.name))
            if action.isChecked():
                self.menu.setActiveAction(action)
        self.menu.popup(self.mapToGlobal(QPoint(self.width() if self._upright else 0, self.height())))

    @property
    def shown(self) -> str:
        """The text as it is drawn."""
        room = (self.height() if self._upright else self.width()) - self._beside
        return shortened(self.text(), QFontMetrics(font(ROLE)), room)

    @property
    def _beside(self) -> int:
        """The pixels along the axis that are not for the text."""
        return px(2 * EDGE + CHEVRON) + 1

    def sizeHint(self) -> QSize:
        hint = QSize(QFontMetrics(font(ROLE)).horizontalAdvance(self.text()) + self._beside, px(THICK))
        return hint.transposed() if self._upright else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, size = self._style.theme, self.size()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._upright:
            painter.translate(0.0, self.height())
            painter.rotate(-90.0)
            size.transpose()
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        is_warm = self.isDown() or self.underMouse()
        painter.setBrush(QColor(theme.hover) if is_warm else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()).adjusted(1, 1, -1, -1), px(5), px(5))
        painter.setFont(font(ROLE))
        painter.setPen(QColor(theme.text_2))
        chevron = px(CHEVRON)
        inside = QRectF(px(EDGE), 0, size.width() - self._beside + 1, size.height())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), self.shown)
        at = QPointF(size.width() - px(EDGE) - chevron, (size.height() - chevron) / 2.0)
        painter.drawPixmap(at, pixmap("chevron-down", theme.text_2, chevron, self.devicePixelRatioF()))
        painter.end()
