"""Mistakes to make on purpose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from core.autograd.ops import OPS
from core.lab.lab import Lab
from core.lab.stepper import Mistakes
from playground.widgets.form import combo, label

MISTAKES = (
    ("kept", "Forget zero_grad", "Old gradients stay on the leaves and add up."),
    ("overwritten", "Use = instead of +=", "A value used twice keeps only its last gradient."),
    ("unordered", "Skip topological order", "Gradients are handed on before they are complete."),
)
NO_RULE = "No rule"


class MistakeList(QWidget):
    """mistakes_changed(mistakes) by hand."""

    mistakes_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Break it on purpose", "heading"))
        self.boxes: dict[str, QCheckBox] = {}
        for name, title, words in MISTAKES:
            self.boxes[name] = QCheckBox(title)
            self.boxes[name].clicked.connect(self._on_mistake)
            what = label(words, "small", quiet=True)
            what.setWordWrap(True)
            what.setContentsMargins(24, 0, 0, 4)
            column.addWidget(self.boxes[name])
            column.addWidget(what)
        column.addWidget(label("Flip the sign in one rule", "body"))
        self.flipped: QComboBox = combo([(NO_RULE, "")])
        self.flipped.setAccessibleName("Flip the sign in one rule")
        self.flipped.activated.connect(self._on_mistake)
        column.addWidget(self.flipped)

    def display(self, lab: Lab) -> None:
        """Show which mistakes a lab makes, and the operations whose rule can be flipped."""
        for name, box in self.boxes.items():
            box.setChecked(bool(getattr(lab.mistakes, name)))
        ops = dict.fromkeys(value.op.name for value in lab.stepper.values if value.op is not None)
        rules = ["", *dict.fromkeys([*ops, *filter(None, [lab.mistakes.flipped])])]
        if [self.flipped.itemData(at) for at in range(self.flipped.count())] != rules:
            self.flipped.clear()
            for name in rules:
                self.flipped.addItem(_title(name), name)
        self.flipped.setCurrentIndex(self.flipped.findData(lab.mistakes.flipped))

    def _on_mistake(self) -> None:
        on = {name: box.isChecked() for name, box in self.boxes.items()}
        flipped = self.flipped.currentData() or ""
        self.mistakes_changed.emit(Mistakes(on["kept"], on["overwritten"], on["unordered"], flipped))


def _title(name: str) -> str:
    return OPS[name].label if name in OPS else name.capitalize() or NO_RULE
