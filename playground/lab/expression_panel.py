"""The left side of the Lab: the text, what to begin with, its variables, and mistakes to make on purpose."""

import math
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.lab.examples import EXAMPLES
from core.lab.lab import Lab
from core.lab.stepper import Mistakes
from playground.style.font import font
from playground.style.style import Style
from playground.widgets.form import combo, label, rule
from playground.widgets.number_field import NumberField
from playground.widgets.slider import Slider

WIDTH = 272
TEXT_HEIGHT = 148
LEAST_SPAN, MOST_DOUBLINGS = 4.0, 1000
"""A slider goes that far to both sides at least, and to 2 to the power of that at most."""

MISTAKES = (
    ("kept", "Forget zero_grad", "Old gradients stay on the leaves and add up."),
    ("overwritten", "Use = instead of +=", "A value used twice keeps only its last gradient."),
    ("unordered", "Skip topological order", "Gradients are handed on before they are complete."),
)


class ExpressionPanel(QScrollArea):
    """text_changed(text), example_chosen(text), value_changed(name, number), mistakes_changed(mistakes), by hand."""

    text_changed = Signal(str)
    example_chosen = Signal(str)
    value_changed = Signal(str, float)
    mistakes_changed = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._is_wrong = False
        self._rows: dict[str, tuple[QLabel, Slider, NumberField]] = {}
        self._holders: list[QWidget] = []
        self.setProperty("role", "panel")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 14, 14, 16)
        self._column.setSpacing(8)
        self.setWidget(inner)
        self._make_text()
        self._column.addWidget(rule())
        self._column.addWidget(label("Variables", "heading"))
        self._variables = QVBoxLayout()
        self._variables.setSpacing(6)
        self._column.addLayout(self._variables)
        self._column.addWidget(rule())
        self._make_mistakes()
        self._column.addStretch(1)
        style.changed.connect(self._on_style_changed)

    def display(self, lab: Lab) -> None:
        """Show a lab's variables and mistakes; the text belongs to who types it."""
        if tuple(self._rows) != lab.leaves:
            self._make_rows(lab)
        for name in lab.leaves:
            _, slider, field = self._rows[name]
            span = _span(lab.values[name])
            if span > slider.high:
                slider.use_range(-span, span)
            slider.display(lab.values[name])
            field.display(lab.values[name])
        for name, box in self.mistakes.items():
            box.setChecked(bool(getattr(lab.mistakes, name)))

    def show_text(self, text: str) -> None:
        """Put a text into the field, as if it had not been typed; undoing it brings back what was."""
        self.text.blockSignals(True)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.text.blockSignals(False)

    def say(self, sentence: str, *, wrong: bool) -> None:
        """Say below the text what it is, or what is wrong with it."""
        self._sentence.setText(sentence)
        self._is_wrong = wrong
        palette = self._sentence.palette()
        theme = self._style.theme
        palette.setColor(self._sentence.foregroundRole(), theme.color("danger" if wrong else "text_2"))
        self._sentence.setPalette(palette)

    def _make_text(self) -> None:
        title = QHBoxLayout()
        title.addWidget(label("Expression", "heading"))
        title.addStretch(1)
        self.examples: QComboBox = combo([(example.title, example.text) for example in EXAMPLES])
        self.examples.setAccessibleName("Examples")
        self.examples.setPlaceholderText("Pick an example")
        self.examples.activated.connect(self._on_example)
        self._column.addLayout(title)
        self._column.addWidget(self.examples)
        self.text = QPlainTextEdit()
        self.text.setProperty("role", "code")
        self.text.setAccessibleName("Expression")
        self.text.setFont(QFont(font("body")))
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._on_text)
        self._column.addWidget(self.text)
        self._sentence = label("", "small")
        self._sentence.setWordWrap(True)
        self._sentence.setMinimumHeight(self._sentence.fontMetrics().height() * 2 + 2)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._sentence)

    def _make_mistakes(self) -> None:
        self._column.addWidget(label("Break it on purpose", "heading"))
        self.mistakes: dict[str, QCheckBox] = {}
        for name, title, words in MISTAKES:
            box = QCheckBox(title)
            box.clicked.connect(self._on_mistake)
            what = label(words, "small", quiet=True)
            what.setWordWrap(True)
            what.setContentsMargins(24, 0, 0, 4)
            self._column.addWidget(box)
            self._column.addWidget(what)
            self.mistakes[name] = box

    def _make_rows(self, lab: Lab) -> None:
        for holder in self._holders:
            # Not takeAt: its wrappers outlive the items, and are mistaken for whatever comes to lie in their place.
            self._variables.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        self._rows.clear()
        self._holders.clear()
        for name in lab.leaves:
            self._add_variable(name, lab.values[name])
        order = [self.text, *(part for _, *parts in self._rows.values() for part in parts), *self.mistakes.values()]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _add_variable(self, name: str, value: float) -> None:
        span = _span(value)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        what, slider, field = label(name, "variable"), Slider(self._style, -span, span, width=90), NumberField()
        what.setFixedWidth(34)
        what.setToolTip(name)
        slider.setAccessibleName(f"{name}, slider")
        field.setAccessibleName(name)
        field.setFixedWidth(74)
        slider.setProperty("variable", name)
        field.setProperty("variable", name)
        slider.moved.connect(self._on_value)
        field.committed.connect(self._on_value)
        for part in (what, slider, field):
            row.addWidget(part)
        self._variables.addWidget(holder)
        self._holders.append(holder)
        self._rows[name] = (what, slider, field)

    @property
    def fields(self) -> dict[str, NumberField]:
        """The field of each variable."""
        return {name: parts[2] for name, parts in self._rows.items()}

    @property
    def sliders(self) -> dict[str, Slider]:
        """The slider of each variable."""
        return {name: parts[1] for name, parts in self._rows.items()}

    def _on_text(self) -> None:
        if self.text.toPlainText() != self.examples.currentData():
            self.examples.setCurrentIndex(-1)
        self.text_changed.emit(self.text.toPlainText())

    def _on_example(self) -> None:
        self.show_text(self.examples.currentData())
        self.example_chosen.emit(self.examples.currentData())

    def _on_value(self, value: float) -> None:
        self.value_changed.emit(self.sender().property("variable"), value)

    def _on_mistake(self) -> None:
        on = {name: box.isChecked() for name, box in self.mistakes.items()}
        self.mistakes_changed.emit(Mistakes(on["kept"], on["overwritten"], on["unordered"]))

    def _on_style_changed(self) -> None:
        self.say(self._sentence.text(), wrong=self._is_wrong)


def _span(value: float) -> float:
    """How far a slider goes to both sides: a power of 2 with room beyond the value."""
    return max(LEAST_SPAN, 2.0 ** min(math.ceil(math.log2(max(abs(value), 1.0)) + 0.5), MOST_DOUBLINGS))
