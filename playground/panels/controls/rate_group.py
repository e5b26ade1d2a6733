"""The learning rate: a slider, a field, and two buttons if there is room."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.document import edits
from core.document.document import Document
from core.training.settings import NUMBERS
from playground.panels.controls.bar_box import CONTROL, BarBox
from playground.store import Store
from playground.style import number
from playground.style.size import FLUSH, fix, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.number_field import NumberField
from playground.widgets.slider import Slider

DECADES = tuple(10.0**k for k in range(-5, 2))
FIELD, BUTTON = 76, 32
NAME = "Learning rate"


class RateGroup(BarBox):
    """Each change is one edit; so is a whole drag of the slider."""

    def __init__(self, store: Store, style: Style) -> None:
        slider = Slider(style, DECADES[0], DECADES[-1], logarithmic=True, step=0.05, ticks=DECADES)
        field, pair, caption = NumberField(NUMBERS["learning_rate"]), QWidget(), label(NAME, "caption", quiet=True)
        field.setProperty("role", "rate")
        fix(field, FIELD)
        super().__init__(caption, slider, field, pair)
        self._store, self._caption, self._pair = store, caption, pair
        self.slider, self.field = slider, field
        self.slider.setToolTip("Change it while training; Shift makes larger steps")
        self.slider.setAccessibleName(NAME)
        self.field.setAccessibleName(f"{NAME}, exact")
        self.slider.moved.connect(self._on_moved)
        self.slider.released.connect(store.end_merge)
        self.field.committed.connect(self._apply)
        self._make_pair()

    def _make_pair(self) -> None:
        row = QHBoxLayout(self._pair)
        space(row, 0, FLUSH)
        self.halve, self.double = QPushButton("\u00f72"), QPushButton("\u00d72")
        both = ((self.halve, self._on_halve, "Halve", "left"), (self.double, self._on_double, "Double", "right"))
        for button, slot, verb, role in both:
            button.setProperty("role", role)
            fix(button, BUTTON, CONTROL)
            button.setToolTip(f"{verb} the learning rate")
            button.setAccessibleName(f"{verb} the learning rate")
            button.clicked.connect(slot)
            row.addWidget(button)

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

    def use_width(self, slider: int, *, pair: bool) -> None:
        """Give the slider a width, and show or hide the buttons."""
        fix(self.slider, slider)
        self._pair.setVisible(pair)

    def _apply(self, rate: float, merge: str = "") -> None:
        text = f"Set learning rate to {number.short(rate)}"
        self._store.apply(text, partial(edits.use_settings, learning_rate=rate), merge=merge)

    def _on_moved(self, rate: float) -> None:
        self._apply(rate, merge="learning rate")

    def _on_halve(self) -> None:
        self._apply(self._store.document.settings.learning_rate / 2.0)

    def _on_double(self) -> None:
        self._apply(min(self._store.document.settings.learning_rate * 2.0, NUMBERS["learning_rate"].high))
