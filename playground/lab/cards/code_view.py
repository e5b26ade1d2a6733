"""Code to read: monospaced, selectable by mouse and keyboard, and larger in a window of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.style.size import px, set_font, space

LARGE = (820, 620)
MARGINS = QSize(40, 80)
"""What is left free of the screen beside the window, in pixels."""


class CodeView(QPlainTextEdit):
    """Text that cannot be edited. wraps: long lines go on in the next one; else it scrolls sideways."""

    def __init__(self, name: str, role: str = "code_small", *, wraps: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "code")
        self.setAccessibleName(name)
        set_font(self, role)
        self.setReadOnly(True)
        # A cursor shows where the keyboard selects.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth if wraps else QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Fusion draws a box where the scroll bars meet, unless a widget is there.
        self.setCornerWidget(QWidget())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, text: str) -> None:
        """Replace the text, and stay where it was scrolled to."""
        down = self.verticalScrollBar().value()
        self.setPlainText(text)
        self.verticalScrollBar().setValue(down)


class CodeSheet(QDialog):
    """The text, large, with buttons to copy and close."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column, row = QVBoxLayout(self), QHBoxLayout()
        space(column, 12, (16, 16, 16, 16))
        self.view = CodeView(title, "code", wraps=False)
        self.view.setPlainText(text)
        self.copy, self.done_ = QPushButton("Copy"), QPushButton("Close")
        self.copy.setToolTip("Copy the whole text")
        self.copy.clicked.connect(self._on_copy)
        self.done_.clicked.connect(self.close)
        self.done_.setDefault(True)
        space(row, 8)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.done_)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        room = parent.screen().availableSize() - MARGINS
        self.resize(QSize(*map(px, LARGE)).boundedTo(room))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())
