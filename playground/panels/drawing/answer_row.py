"""The answer to a picture: the picture as the network sees it, the likeliest class, and how sure it is."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.panels.drawing.answer import Answer
from playground.style.ink import ink_image
from playground.style.size import FLUSH, at_least, at_most, px, set_font, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.fitting_label import FittingLabel
from playground.widgets.form import label

SEEN, SHORT, WIDEST = 44, 2, 76
"""The side of the picture; the letters of a name that is written large; the most pixels of a longer one."""

NOTHING = "\u2013"


class SeenPicture(QWidget):
    """A picture as the network sees it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._shares: NDArray[np.float64] | None = None
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What the network sees")
        style.changed.connect(self._on_style_changed)

    def display(self, shares: NDArray[np.float64], told: str) -> None:
        """Show a picture, and what it is."""
        self._shares = shares
        self.setToolTip(f"What the network sees: {told}, {len(shares)} \u00d7 {len(shares)}")
        self.setAccessibleDescription(told)
        self._image = None
        self.update()

    @property
    def shares(self) -> NDArray[np.float64] | None:
        """The ink that is shown."""
        return self._shares

    def sizeHint(self) -> QSize:
        return QSize(px(SEEN), px(SEEN))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shares is None:
            return
        if self._image is None:
            self._image = ink_image(self._shares, self._style.theme)
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QPen(QColor(self._style.theme.border), 1.0))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _on_style_changed(self) -> None:
        self._image = None
        self.updateGeometry()
        self.update()


class AnswerRow(QWidget):
    """The picture, the class, and two lines."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.seen = SeenPicture(style)
        self._style = style
        self.name = Elided("answer", quiet=False)
        at_most(self.name, WIDEST)
        self.head, self.rest = label("", "heading"), FittingLabel("small")
        self.rest.setProperty("tone", "quiet")
        at_least(self.head, 1)
        lines = QVBoxLayout()
        space(lines, 0, FLUSH)
        lines.addStretch(1)
        lines.addWidget(self.head)
        lines.addWidget(self.rest)
        lines.addStretch(1)
        row = QHBoxLayout(self)
        space(row, 10, FLUSH)
        row.addWidget(self.seen)
        row.addWidget(self.name)
        row.addLayout(lines, 1)
        self.display(None)

    def display(self, answer: Answer | None) -> None:
        """Show an answer; None for none yet."""
        name = NOTHING if answer is None else answer.name
        role = "answer" if len(name) <= SHORT else "title"
        if self.name.property("at100_font") != role:
            set_font(self.name, role)
        self.name.setText(name)
        tone = "" if answer is not None and answer.is_sure else "quiet"
        if self.name.property("tone") != tone:
            self.name.setProperty("tone", tone)
            self.name.style().unpolish(self.name)
            self.name.style().polish(self.name)
            set_font(self.name, role)
        self.head.setText("" if answer is None else answer.head)
        self.rest.display(("",) if answer is None else answer.rest)
        self.setAccessibleDescription("" if answer is None else answer.told)
