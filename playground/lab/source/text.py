"""The typed expression, and the list of examples."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from core.lab.examples import EXAMPLES
from playground.lab.source.sentence import Sentence
from playground.style.size import FLUSH, fix, set_font, space
from playground.style.style import Style
from playground.widgets.form import combo, label

TEXT_HEIGHT = 148


class TextSource(QWidget):
    """text_changed(text) while the user types, example_chosen(text) from the list."""

    text_changed = Signal(str)
    example_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 8, FLUSH)
        column.addWidget(label("Expression", "heading"))
        self.examples: QComboBox = combo([(example.title, example.text) for example in EXAMPLES])
        self.examples.setAccessibleName("Examples")
        self.examples.setPlaceholderText("Pick an example")
        self.examples.activated.connect(self._on_example)
        column.addWidget(self.examples)
        self.text = QPlainTextEdit()
        self.text.setProperty("role", "code")
        self.text.setAccessibleName("Expression")
        set_font(self.text, "code")
        fix(self.text, height=TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("Type an expression, or pick an example.")
        self.text.textChanged.connect(self._on_text)
        column.addWidget(self.text)
        self.sentence = Sentence(style, lines=2)
        column.addWidget(self.sentence)

    def show_text(self, text: str) -> None:
        """Put a text into the field without a signal. Undo brings back the text before."""
        self.text.blockSignals(True)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.text.blockSignals(False)

    def say(self, sentence: str, *, wrong: bool) -> None:
        """Show a sentence below the text: what it is, or what is wrong."""
        self.sentence.say(sentence, wrong=wrong)

    def _on_text(self) -> None:
        if self.text.toPlainText() != self.examples.currentData():
            self.examples.setCurrentIndex(-1)
        self.text_changed.emit(self.text.toPlainText())

    def _on_example(self) -> None:
        self.show_text(self.examples.currentData())
        self.example_chosen.emit(self.examples.currentData())
