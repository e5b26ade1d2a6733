"""Mistakes to make on purpose."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.autograd.ops import OPS
from core.lab.stepper import Mistakes
from playground.widgets.form import combo, label

MISTAKES = (
    ("kept", "Forget zero_grad", "Old gradients stay on the leaves and add up."),
    ("overwritten", "Use = instead of +=", "A value used twice keeps only its last gradient."),
    ("unordered", "Skip topological order", "Gradients are handed on before they are complete."),
)
NO_RULE = "no rule"
FLIPPED = "One operation hands its gradient on with the wrong sign."


class MistakeList(QWidget):
    """mistakes_changed(mistakes) by hand."""

    mistakes_changed = Signal(object)

    def __init__(self, more: str = "") -> None:
        """more: what else the tool tips say."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Break it on purpose", "heading"))
        self.boxes: dict[str, QCheckBox] = {}
        for name, title, words in MISTAKES:
            self.boxes[name] = QCheckBox(title)
            self.boxes[name].setAccessibleName(title)
            self.boxes[name].setToolTip(f"{words} {more}".strip())
            self.boxes[name].clicked.connect(self._on_mistake)
            column.addWidget(self.boxes[name])
            column.addWidget(_words(words, 24))
        row = QHBoxLayout()
        row.addWidget(label("Flip a sign"))
        row.addStretch(1)
        self.flipped: QComboBox = combo([(NO_RULE, "")])
        self.flipped.setAccessibleName("Flip a sign in the rule of")
        self.flipped.setToolTip(f"{FLIPPED} {more}".strip())
        self.flipped.setMinimumContentsLength(12)
        self.flipped.activated.connect(self._on_mistake)
        row.addWidget(self.flipped)
        column.addLayout(row)
        column.addWidget(_words(FLIPPED))

    def display(self, mistakes: Mistakes, operations: Iterable[str]) -> None:
        """Show which mistakes are made, and the operations whose rule can be flipped, by name."""
        for name, box in self.boxes.items():
            box.setChecked(bool(getattr(mistakes, name)))
        rules = ["", *dict.fromkeys([*operations, *filter(None, [mistakes.flipped])])]
        if [self.flipped.itemData(at) for at in range(self.flipped.count())] != rules:
            self.flipped.clear()
            for name in rules:
                self.flipped.addItem(_title(name), name)
        self.flipped.setCurrentIndex(self.flipped.findData(mistakes.flipped))

    def _on_mistake(self) -> None:
        on = {name: box.isChecked() for name, box in self.boxes.items()}
        flipped = self.flipped.currentData() or ""
        self.mistakes_changed.emit(Mistakes(on["kept"], on["overwritten"], on["unordered"], flipped))


def _words(text: str, indent: int = 0) -> QLabel:
    made = label(text, "small", quiet=True)
    made.setWordWrap(True)
    made.setContentsMargins(indent, 0, 0, 4)
    return made


def _title(name: str) -> str:
    return OPS[name].label if name in OPS else name.capitalize() or NO_RULE
