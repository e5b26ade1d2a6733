"""A sentence that says why not, where the user looks. It stays six seconds, or until the next press."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from playground.style.font import text_scale
from playground.style.icon import pixmap
from playground.style.size import fix, px, set_font, space
from playground.style.style import Style

STAY_MS = 6000

WIDTH = 200
"""The widest text, in pixels at a text size of 100 %."""

LONGEST_WORD = 26
"""Characters of a word that fit in a line."""


class Bubble(QFrame):
    """A small card over the canvas."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._area = style, parent
        self._icon, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        # Names that a person typed are never markup.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        set_font(self._text, "small")
        row = QHBoxLayout(self)
        space(row, 8, (10, 8, 12, 8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._timer = QTimer(self, singleShot=True, interval=STAY_MS)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence; "" while it is hidden."""
        return self._text.text() if self.isVisible() else ""

    def display(self, sentence: str, at: QPoint) -> None:
        """Show a sentence below a point of the parent."""
        theme = self._style.theme
        self._icon.setPixmap(pixmap("refused", theme.danger, px(16), self.devicePixelRatioF()))
        self._text.setText(" ".join(map(_shortened, sentence.split(" "))))
        self._text.setStyleSheet("")
        palette = self._text.palette()
        palette.setColor(self._text.foregroundRole(), QColor(theme.danger))
        self._text.setPalette(palette)
        area = self._area.rect()
        width = min(WIDTH, self._text.fontMetrics().horizontalAdvance(sentence) / text_scale() + 4)
        fix(self._text, width)
        self.adjustSize()
        x = min(max(8, at.x() - self.width() // 2), area.width() - self.width() - 8)
        y = min(at.y() + px(18), area.height() - self.height() - 8)
        self.move(x, y)
        self.show()
        self.raise_()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.danger), 1))
        painter.setBrush(QColor(theme.danger_soft))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()


def _shortened(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 1]}\u2026"
