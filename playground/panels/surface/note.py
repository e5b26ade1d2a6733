"""Lines of text in a column whose height the text alone decides."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from playground.style.size import set_font

LEAST = 60


class Note(QLabel):
    """Wraps its text. Qt's own labels would make the column, and what scrolls it, as high as it wants to be; this one
    only asks for the height of its lines at its present width."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "quiet")
        self.setWordWrap(True)
        set_font(self, role)

    def height_for(self, width: int) -> int:
        """The height at a width; 0 if it is hidden."""
        return 0 if self.isHidden() else self.heightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        is_placed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(LEAST, self.heightForWidth(self.width())) if is_placed else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()
