"""A label that shows the longest of some texts that fits its width."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy

from playground.style.size import set_font


class FittingLabel(QLabel):
    """One line of rich text. What it says in full is its tool tip whenever it shows less."""

    def __init__(self, role: str = "body") -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ("",)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_font(self, role)

    def display(self, texts: Sequence[str]) -> None:
        """Show one of some texts, the longest first."""
        if tuple(texts) != self._texts:
            self._texts = tuple(texts)
            self._fit()

    @property
    def full(self) -> str:
        """The longest text."""
        return self._texts[0]

    def _fit(self) -> None:
        shown = next((text for text in self._texts if self._width(text) <= self.width()), "")
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self.full else self.full)

    def _width(self, text: str) -> float:
        page = QTextDocument()
        page.setDocumentMargin(0.0)
        page.setDefaultFont(self.font())
        page.setHtml(text)
        return page.idealWidth() + 1.0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
