"""The present step as a sentence over the graph, and its reason below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.style.size import px, space
from playground.style.style import Style
from playground.widgets.form import label

MARGINS = (36.0, 16.0, 36.0, 8.0)


class StepWords(QWidget):
    """Lies over the upper edge of a view. The sentence may have two lines."""

    def __init__(self, style: Style, view: QWidget) -> None:
        super().__init__(view)
        self._style = style
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sentence, self.reason = label("", "sentence"), label("", "body", quiet=True)
        self._column = column = QVBoxLayout(self)
        space(column, 4, MARGINS)
        for part in (self.sentence, self.reason):
            part.setWordWrap(True)
            column.addWidget(part)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, sentence: str, reason: str) -> None:
        """Show a step in words."""
        self.sentence.setText(sentence)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(reason)

    def cover(self, covers: bool) -> None:
        """Hide what is behind it, or let the paper show through."""
        self.setAutoFillBackground(covers)
        self.update()

    def arrange(self, width: int) -> None:
        """Fill a width, in the height that two lines need, so that nothing moves from step to step."""
        column = self._column
        margins = column.contentsMargins()
        lines = 1 if width > px(560) else 2
        words = self.sentence.fontMetrics().lineSpacing() * lines, self.reason.fontMetrics().lineSpacing() * lines
        self.setGeometry(0, 0, width, sum(words) + margins.top() + margins.bottom() + column.spacing())

    def _on_style_changed(self) -> None:
        colors = self.palette()
        colors.setColor(self.backgroundRole(), QColor(self._style.theme.canvas))
        self.setPalette(colors)
