"""A strip across the top of a view that says what went wrong and offers a remedy."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton

from playground.style.icon import pixmap
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.widgets.form import label

HEIGHT, EDGE, GAP, ICON = 48, 16, 10, 20
LEAST_TEXT = 260
"""The least width of the sentence beside the buttons, in pixels at a text size of 100 %; below it, they stand under
the sentence."""


class Banner(QFrame):
    """accepted() when the user chose the remedy, dismissed() otherwise. As high as its sentence needs."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, style: Style, cure: str, dismissal: str) -> None:
        super().__init__()
        self._style = style
        self.setProperty("role", "banner")
        self._icon = QLabel()
        self._text = label("")
        self._text.setWordWrap(True)
        self.cure, self.dismissal = QPushButton(cure), QPushButton(dismissal)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._whole, GAP, (EDGE, 6, EDGE, 6))
        words, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (words, buttons):
            space(row, GAP, FLUSH)
        words.addWidget(self._icon)
        words.addWidget(self._text, 1)
        buttons.addWidget(self.cure)
        buttons.addWidget(self.dismissal)
        buttons.addStretch(1)
        self._whole.addLayout(words, 1)
        self._whole.addLayout(buttons)
        self.cure.clicked.connect(self.accepted)
        self.dismissal.clicked.connect(self.dismissed)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.hide()

    def display(self, sentence: str) -> None:
        """Show a sentence; "" hides the banner."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))
        self._fit()

    def _fit(self) -> None:
        """Put the buttons beside the sentence or under it, and take the height for both."""
        buttons = self.cure.sizeHint().width() + px(GAP) + self.dismissal.sizeHint().width()
        alone = self.width() - 2 * px(EDGE) - px(ICON) - px(GAP)
        beside = alone - buttons - px(GAP)
        is_beside = beside >= px(LEAST_TEXT)
        room = QRect(0, 0, max(beside if is_beside else alone, 1), 10_000)
        text = self._text.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._text.text()).height()
        under = 0 if is_beside else px(GAP) + self.cure.sizeHint().height()
        direction = QBoxLayout.Direction
        self._whole.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)
        self._text.setMinimumHeight(text)
        self.setFixedHeight(max(px(HEIGHT), text + under + 2 * px(6)))

    def _on_style_changed(self) -> None:
        side = px(ICON)
        self._icon.setPixmap(pixmap("warning", self._style.theme.danger, side, self.devicePixelRatioF()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())
