"""How the file is read: five lists and a switch, guessed, which a person may change; and what is doubtful."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.data.reading.choices import DECIMALS, DELIMITERS, ENCODINGS, GUESSED, QUOTES, Choices
from core.data.reading.dialect import Dialect, Doubt
from core.quotation import quote
from playground.questions import ask_text
from playground.style.size import FLUSH, at_least, fix, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.form import label, show_choice
from playground.widgets.short_choice import ShortChoice
from playground.widgets.switch import Switch
from playground.widgets.wrapped_link import WrappedLink

LIST = 132
FIELDS: Mapping[str, str] = {
    "delimiter": "Delimiter", "encoding": "Encoding", "decimal": "Decimal mark", "quote": "Quotes",
    "missing": "Missing is", "has_header": "First line holds the names",
}  # fmt: skip
"""Field of `Choices` -> its words."""

TIPS: Mapping[str, str] = {
    "delimiter": "What stands between two cells", "encoding": "How letters are stored; another mends garbled ones",
    "decimal": "What stands before the decimals of a number", "quote": "What encloses a cell that holds the delimiter",
    "missing": "What a cell without a value holds", "has_header": "The first line is no row: it names the columns",
}  # fmt: skip
TAKE = "Press to read the file so"
HOME = {"thousands": "decimal"}
"""A doubt about a field without a list stands at another one."""

SHOWN: Mapping[str, Sequence[tuple[str, object]]] = {
    "delimiter": [(f"{word.capitalize()} {mark.strip()}".strip(), mark) for mark, word in DELIMITERS.items()],
    "encoding": [(name, name) for name in ENCODINGS],
    "decimal": [(f"{word.capitalize()} 1{mark}5", mark) for mark, word in DECIMALS.items()],
    "quote": [(f"{word.capitalize()} {mark}".strip(), mark) for mark, word in QUOTES.items()],
    "missing": [],
}
OTHER_MARKS = "Other marks\u2026"
USUAL_MISSING = (("",), ("", "NA"), ("", "?"), ("", "-"), ("", "null"), ("", "NaN"))
MOST_SHOWN = 1
"""Marks of a missing cell that are named, besides the empty cell."""


class HowToRead(QWidget):
    """changed(Choices): a person chose something. `display` emits nothing."""

    changed = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._choices = Choices()
        self._dialect = Dialect()
        column = QVBoxLayout(self)
        space(column, 6, FLUSH)
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(label("How to read it", "heading"))
        self.note = Elided("caption")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.note, 1)
        column.addLayout(head)
        self.lists: dict[str, ShortChoice] = {}
        self.doubts: dict[str, WrappedLink] = {}
        self._instead: dict[str, Choices | None] = {}
        self.header = Switch(style, FIELDS["has_header"])
        self.header.setToolTip(TIPS["has_header"])
        for field, words in FIELDS.items():
            control: QWidget = self.header if field == "has_header" else self._list(field)
            row = QHBoxLayout()
            space(row, 8)
            text = label(words)
            text.setBuddy(control)
            row.addWidget(text, 1)
            row.addWidget(control)
            column.addLayout(row)
            self.doubts[field] = WrappedLink(style, "warning")
            self.doubts[field].clicked.connect(partial(self._on_doubt, field))
            self.doubts[field].hide()
            column.addWidget(self.doubts[field])
        self.header.clicked.connect(self._on_header)

    def display(self, choices: Choices, dialect: Dialect, doubts: Sequence[Doubt]) -> None:
        """Show how a file was read, what a person chose of it, and what is doubtful."""
        self._choices, self._dialect = choices, dialect
        self.note.setText("guessed, change any" if choices == GUESSED else "as you chose")
        for field, box in self.lists.items():
            self._offer(field, box, getattr(dialect, field))
            show_choice(box, getattr(dialect, field))
            box.abbreviate((box.currentText(),), f"{TIPS[field]}: {self._whole(field)}")
        self.header.setChecked(dialect.has_header)
        told = {HOME.get(doubt.field, doubt.field): doubt for doubt in reversed(doubts)}
        for field, link in self.doubts.items():
            doubt = told.get(field)
            self._instead[field] = None if doubt is None else doubt.instead
            is_pressable = self._instead[field] is not None
            link.display("" if doubt is None else doubt.sentence, pressable=is_pressable)
            link.setToolTip(TAKE if is_pressable else "")
            if field in self.lists:
                _mark(self.lists[field], doubt)

    def _whole(self, field: str) -> str:
        """What is chosen in a list, nothing left out."""
        if field != "missing":
            return self.lists[field].currentText()
        return ", ".join(quote(mark, 20) or "nothing" for mark in self._dialect.missing)

    def _list(self, field: str) -> ShortChoice:
        box = ShortChoice(SHOWN[field])
        box.setAccessibleName(FIELDS[field])
        fix(box, LIST)
        at_least(box, height=28)
        box.activated.connect(partial(self._on_list, field))
        self.lists[field] = box
        return box

    def _offer(self, field: str, box: ShortChoice, present: object) -> None:
        """Let a list have what is to be shown."""
        if field == "missing":
            marks = [present, *(each for each in USUAL_MISSING if each != present)]
            entries = [(marks_shown(each), each) for each in marks]  # type: ignore[arg-type]
            box.clear()
            for text, each in (*entries, (OTHER_MARKS, None)):
                box.addItem(text, each)
            box.setCurrentIndex(0)
        elif box.findData(present) < 0:
            box.addItem(f'Mark "{present}"', present)

    def _on_list(self, field: str, _: int) -> None:
        box = self.lists[field]
        value = box.currentData()
        if field == "missing":
            if box.currentText() == OTHER_MARKS:
                typed = ask_text(self, "Missing cells", "What stands for a missing cell, separated by blanks:", "Use")
                if not typed:
                    box.setCurrentIndex(0)
                    return
                value = ("", *typed.split())
            value = tuple(value)
        self._on_chosen(field, value)

    def _on_header(self, has_header: bool) -> None:
        self._on_chosen("has_header", has_header)

    def _on_chosen(self, field: str, value: object) -> None:
        if value == getattr(self._dialect, field):
            self.display(self._choices, self._dialect, [])
        self.changed.emit(replace(self._choices, **{field: value}))  # type: ignore[arg-type]

    def _on_doubt(self, field: str) -> None:
        instead = self._instead.get(field)
        if instead is not None:
            self.changed.emit(instead)


def marks_shown(marks: Sequence[str]) -> str:
    """Marks of a missing cell for people: "NA, empty"."""
    named = [mark for mark in marks if mark]
    shown = [*named[:MOST_SHOWN], *(["empty"] if "" in marks else [])]
    return ", ".join(shown) + (" \u2026" if len(named) > MOST_SHOWN else "")


def _mark(box: QComboBox, doubt: Doubt | None) -> None:
    """Give a list the border of what is doubtful."""
    if box.property("doubtful") != (doubt is not None):
        box.setProperty("doubtful", doubt is not None)
        box.style().unpolish(box)
        box.style().polish(box)
    box.setAccessibleDescription("" if doubt is None else doubt.sentence)
