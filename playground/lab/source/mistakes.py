"""Mistakes to make on purpose."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.lab.graph.stepper import MISTAKES, Mistakes
from core.lab.notation import operation_name
from playground.style.size import FLUSH, set_font, space
from playground.style.style import Style
from playground.widgets.form import combo, label
from playground.widgets.switch import WIDTH, Switch

NO_RULE = "no rule"
FLIPPED = "One operation passes its gradient on with the wrong sign."


class MistakeList(QWidget):
    """mistakes_changed(mistakes) by the user."""

    mistakes_changed = Signal(object)

    def __init__(self, style: Style, more: str = "") -> None:
        """more: a further sentence for the tool tips."""
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 8, FLUSH)
        column.addWidget(label("Break it on purpose", "heading"))
        self.boxes: dict[str, Switch] = {}
        for mistake in MISTAKES:
            self.boxes[mistake.name] = box = Switch(style, mistake.title)
            title = _Title(mistake.title, box)
            for part in (box, title):
                part.setToolTip(f"{mistake.effect} {more}".strip())
            box.clicked.connect(self._on_mistake)
            row = QHBoxLayout()
            space(row, 8)
            row.addWidget(box)
            row.addWidget(title, 1)
            one = QVBoxLayout()
            space(one, 0)
            one.addLayout(row)
            one.addWidget(_words(mistake.effect, WIDTH + 14))
            column.addLayout(one)
        flip = QHBoxLayout()
        flip.addWidget(label("Flip a sign"))
        flip.addStretch(1)
        self.flipped: QComboBox = combo([(NO_RULE, "")])
        self.flipped.setAccessibleName("Flip a sign in the rule of")
        self.flipped.setToolTip(f"{FLIPPED} {more}".strip())
        self.flipped.setMinimumContentsLength(12)
        self.flipped.activated.connect(self._on_mistake)
        flip.addWidget(self.flipped)
        column.addLayout(flip)
        column.addWidget(_words(FLIPPED))

    def display(self, mistakes: Mistakes, operations: Iterable[str]) -> None:
        """Show the mistakes that are on. operations: the names of those whose rule can be flipped."""
        for name, box in self.boxes.items():
            box.setChecked(bool(getattr(mistakes, name)))
        rules = ["", *dict.fromkeys([*operations, *filter(None, [mistakes.flipped])])]
        if [self.flipped.itemData(at) for at in range(self.flipped.count())] != rules:
            self.flipped.clear()
            for name in rules:
                self.flipped.addItem(operation_name(name) if name else NO_RULE, name)
        self.flipped.setCurrentIndex(self.flipped.findData(mistakes.flipped))

    def _on_mistake(self) -> None:
        on = {name: box.isChecked() for name, box in self.boxes.items()}
        flipped = self.flipped.currentData() or ""
        self.mistakes_changed.emit(Mistakes(on["kept"], on["overwritten"], on["unordered"], flipped))


class _Title(QLabel):
    """The name beside a switch; a click on it switches, too."""

    def __init__(self, text: str, box: Switch) -> None:
        super().__init__(text)
        set_font(self, "body")
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.click()


def _words(text: str, indent: int = 0) -> QLabel:
    made = label(text, "small", quiet=True)
    made.setWordWrap(True)
    space(made, margins=(indent, 0, 0, 4))
    return made
