"""What the second edge of a card means, at the foot of a folded graph."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.style.size import fix, px, space
from playground.style.style import Style
from playground.widgets.form import label

WORDS = "folded: double-click (Enter) opens it in place"


class FoldedLegend(QWidget):
    """A small folded card, and words."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_wanted = False
        row = QHBoxLayout(self)
        space(row, 8, (0, 0, 8, 0))
        row.addWidget(_Sample(style))
        row.addWidget(label(WORDS, "small", quiet=True))
        self.hide()

    def want(self, wanted: bool) -> None:
        """Say whether there is something folded."""
        self._is_wanted = wanted
        self.setVisible(wanted)

    def make_room(self, width: int) -> None:
        """Hide if there is less room than that."""
        self.setVisible(self._is_wanted and self.sizeHint().width() <= width)


class _Sample(QWidget):
    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        fix(self, 22, 16)
        style.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._style.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border_strong), 1.0))
        card = QRectF(0.5, 0.5, px(16), px(11))
        for away, fill in ((px(3), theme.hover), (0, theme.raised)):
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(card.translated(away, away), px(3), px(3))
        painter.end()
