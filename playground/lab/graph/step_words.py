"""The present step as a sentence over the graph, and its reason below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.style.size import px, space
from playground.style.style import Style
from playground.widgets.form import label

MARGINS, LOW = (36.0, 16.0, 36.0, 8.0), 360
"""Pixels: the margins, and the height of a view in which there is no room for reasons."""


class StepWords(QWidget):
    """Lies over the upper edge of a view. The sentence may have two lines."""

    def __init__(self, style: Style, view: QWidget) -> None:
        super().__init__(view)
        self._style = style
        self._kind, self._reserved = (0, 0, False), 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sentence, self.reason = label("", "sentence"), label("", "body", quiet=True)
        self._column = column = QVBoxLayout(self)
        space(column, 4, MARGINS)
        for part in (self.sentence, self.reason):
            part.setWordWrap(True)
            column.addWidget(part)
        column.addStretch(1)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, sentence: str, reason: str) -> None:
        """Show a step in words."""
        self.sentence.setText(sentence)
        self.reason.setText(reason)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(reason)

    def cover(self, covers: bool) -> None:
        """Hide what is behind it, or let the paper show through."""
        self.setAutoFillBackground(covers)
        self.update()

    def arrange(self, width: int, room: int) -> None:
        """Fill a width, in the height that the words need; at this width and text size it only grows, so that nothing
        moves from step to step. room: the height of the view; a low one leaves out the reason."""
        self.reason.setVisible(bool(self.reason.text()) and room >= px(LOW))
        kind = width, px(100), room >= px(LOW)
        if kind != self._kind:
            self._kind, self._reserved = kind, 0
        self._column.activate()
        self._reserved = max(self._reserved, self._column.heightForWidth(width))
        self.setGeometry(0, 0, width, self._reserved)

    def _on_style_changed(self) -> None:
        colors = self.palette()
        colors.setColor(self.backgroundRole(), QColor(self._style.theme.canvas))
        self.setPalette(colors)
