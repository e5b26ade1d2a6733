"""A strip across the top of a view that says what went wrong and offers a remedy."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from playground.style.icon import pixmap
from playground.style.size import fix, space
from playground.style.style import Style
from playground.widgets.form import label


class Banner(QFrame):
    """accepted() when the user chose the remedy, dismissed() otherwise."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, style: Style, cure: str, dismissal: str) -> None:
        super().__init__()
        self._style = style
        self.setProperty("role", "banner")
        fix(self, height=48)
        row = QHBoxLayout(self)
        space(row, 10, (16, 0, 16, 0))
        self._icon = QLabel()
        self._text = label("")
        self._text.setWordWrap(True)
        self.cure, self.dismissal = QPushButton(cure), QPushButton(dismissal)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.cure)
        row.addWidget(self.dismissal)
        self.cure.clicked.connect(self.accepted)
        self.dismissal.clicked.connect(self.dismissed)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.hide()

    def display(self, sentence: str) -> None:
        """Show a sentence; "" hides the banner."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))

    def _on_style_changed(self) -> None:
        self._icon.setPixmap(pixmap("warning", self._style.theme.danger, 20, self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return QSize(400, 48)
