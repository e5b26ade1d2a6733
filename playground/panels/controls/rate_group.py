"""The learning rate: a slider, a field, and two buttons if there is room."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from core.document import edits
from core.document.document import Document
from core.training.settings import NUMBERS
from playground.store import Store
from playground.style import number
from playground.style.size import FLUSH, at_most, fix, space
from playground.style.style import Style
from playground.widgets.form import captioned, label
from playground.widgets.number_field import NumberField
from playground.widgets.slider import Slider

DECADES = tuple(10.0**k for k in range(-5, 2))
WIDEST = 380
NAME = "Learning rate"


class RateGroup(QWidget):
    """Each change is one edit; so is a whole drag of the slider."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self.slider = Slider(style, DECADES[0], DECADES[-1], logarithmic=True, step=0.05, ticks=DECADES, width=200)
        self.field = NumberField(NUMBERS["learning_rate"])
        fix(self.field, 82)
        self.slider.setToolTip("Change it while training; Shift makes larger steps")
        self.slider.setAccessibleName(NAME)
        self.field.setAccessibleName(f"{NAME}, exact")
        self.slider.moved.connect(self._on_moved)
        self.slider.released.connect(store.end_merge)
        self.field.committed.connect(self._apply)
        self.halve, self.double = QPushButton("\u00f72"), QPushButton("\u00d72")
        for button, slot, verb in ((self.halve, self._on_halve, "Halve"), (self.double, self._on_double, "Double")):
            fix(button, 34)
            button.setProperty("role", "narrow")
            button.setToolTip(f"{verb} the learning rate")
            button.clicked.connect(slot)
        self._caption = label(NAME, "caption", quiet=True)
        box = captioned(self._caption, self.slider, self.field, self.halve, self.double)
        for part in (box, self):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        at_most(self, WIDEST)
        row = QHBoxLayout(self)
        space(row, margins=FLUSH)
        row.addWidget(box)

    def display(self, document: Document) -> None:
        """Show a document's rate."""
        rate = document.settings.learning_rate
        self.slider.display(rate)
        self.field.display(rate)

    def show_epoch(self, epoch: int) -> None:
        """Show the scheduled rate of an epoch."""
        settings = self._store.document.settings
        scheduled = settings.schedule != "constant"
        now = f"{NAME}, now {number.short(settings.rate_at(epoch))}" if scheduled else NAME
        if now != self._caption.text():
            self._caption.setText(now)

    def show_buttons(self, shown: bool) -> None:
        """Show or hide the buttons."""
        for button in (self.halve, self.double):
            button.setVisible(shown)

    def _apply(self, rate: float, merge: str = "") -> None:
        text = f"Set learning rate to {number.short(rate)}"
        self._store.apply(text, partial(edits.use_settings, learning_rate=rate), merge=merge)

    def _on_moved(self, rate: float) -> None:
        self._apply(rate, merge="learning rate")

    def _on_halve(self) -> None:
        self._apply(self._store.document.settings.learning_rate / 2.0)

    def _on_double(self) -> None:
        self._apply(min(self._store.document.settings.learning_rate * 2.0, NUMBERS["learning_rate"].high))
