"""The remaining settings of training, behind the bar's last button. They are built from the tables of the core."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.autograd.ops import ACTIVATIONS
from core.document import edits
from core.document.document import Document
from core.network.initializers import INITIALIZERS
from core.training.optimizers import OPTIMIZERS
from core.training.schedules import SCHEDULES
from core.training.settings import NUMBERS
from core.training.snapshot import Snapshot
from playground.panels.controls.summary import NO_PENALTY
from playground.store import Store
from playground.style import number
from playground.style.notation import Notation
from playground.style.size import FLUSH, at_least, fix, space
from playground.widgets.form import combo, label, show_choice
from playground.widgets.number_field import NumberField

MIXED = "mixed"
CAPTION_WIDTH, CONTROL_WIDTH = 132, 144
_KNOBS = tuple(name for name in NUMBERS if any(name in row.knobs for row in OPTIMIZERS.values()))
_STOPS = {
    "stop_epochs": "Epochs", "stop_seconds": "Seconds", "stop_loss": "Test loss below",
    "stop_accuracy": "Test accuracy above",
    "stop_patience": "No progress for",
}  # fmt: skip
_OFF = ("clip", "weight_decay", *_STOPS)
_PERCENT = ("stop_accuracy",)


class ExpertSettings(QWidget):
    """Each control makes one edit and follows the document. Two columns of groups under headings."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.fields: dict[str, NumberField] = {}
        self._labels: dict[str, QLabel] = {}
        self.activation = combo([(op.label, op.name) for op in ACTIVATIONS])
        self.initializer = self._table(INITIALIZERS)
        self.schedule = self._table(SCHEDULES)
        self.remainder = combo([("Smaller batch", "short"), ("Carry over", "carry")])
        self.remainder.setToolTip("Leftover samples at the end of an epoch")
        self.initializer.setToolTip("Draws new initial weights and restarts training")
        self.shuffle = QCheckBox("Every epoch")
        columns = QHBoxLayout(self)
        space(columns, 28, FLUSH)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            space(column, 14)
            columns.addLayout(column)
        network = self._group(left, "Network")
        self._add(network, "Activation", self.activation)
        self._add(network, "Initial weights", self.initializer)
        update = self._group(left, "Update")
        self._add_number(update, "penalty_rate", "Regularization")
        self._penalty = label("", "small", quiet=True)
        update.addWidget(self._penalty, update.rowCount(), 0, 1, 2)
        for name in (*_KNOBS, "weight_decay", "clip"):
            self._add_number(update, name)
        batches = self._group(left, "Batches")
        self._add(batches, "Remainder", self.remainder)
        self._add(batches, "Shuffle", self.shuffle)
        left.addStretch(1)
        schedule = self._group(right, "Learning rate over time")
        self._add(schedule, "Schedule", self.schedule)
        for name in ("schedule_epochs", "schedule_factor"):
            self._add_number(schedule, name)
        stop = self._group(right, "Stop when")
        for name, caption in _STOPS.items():
            self._add_number(stop, name, caption)
        right.addStretch(1)
        self.activation.activated.connect(self._on_activation)
        self.initializer.activated.connect(self._on_initializer)
        self.schedule.activated.connect(self._on_schedule)
        self.remainder.activated.connect(self._on_remainder)
        self.shuffle.clicked.connect(self._on_shuffle)

    def display(self, document: Document) -> None:
        """Show a document's settings, and only the numbers that these settings use."""
        settings = document.settings
        kinds = {neuron.activation for neuron in document.network.hidden}
        self._show_activation(kinds.pop() if len(kinds) == 1 else MIXED if kinds else "")
        show_choice(self.initializer, document.initializer)
        show_choice(self.schedule, settings.schedule)
        show_choice(self.remainder, settings.remainder)
        self.shuffle.setChecked(settings.shuffle)
        for name, field in self.fields.items():
            field.display(_scale(name) * getattr(settings, name))
        schedule = SCHEDULES[settings.schedule]
        self._labels["schedule_epochs"].setText(f"{schedule.length} (epochs)")
        self._labels["schedule_factor"].setText(schedule.factor)
        for name in _KNOBS:
            self._show_row(name, name in OPTIMIZERS[settings.optimizer].knobs)
        self._show_row("penalty_rate", settings.penalty != NO_PENALTY)
        self._penalty.setVisible(settings.penalty != NO_PENALTY)
        self._show_row("schedule_epochs", bool(schedule.length))
        self._show_row("schedule_factor", bool(schedule.factor))

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the penalty, which the losses do not include."""
        if snapshot.metrics is not None:
            text = f"Now {number.loss(snapshot.metrics.penalty)}, not included in the losses"
            if text != self._penalty.text():
                self._penalty.setText(text)

    @staticmethod
    def _table(rows: Any) -> QComboBox:
        made = combo([(row.label, row.name) for row in rows.values()])
        for at, row in enumerate(rows.values()):
            made.setItemData(at, row.explanation, Qt.ItemDataRole.ToolTipRole)
        return made

    @staticmethod
    def _group(column: QVBoxLayout, title: str) -> QGridLayout:
        grid = QGridLayout()
        space(grid, 6)
        heading = label(title, "heading")
        at_least(heading, CAPTION_WIDTH + CONTROL_WIDTH)
        grid.addWidget(heading, 0, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        return grid

    @staticmethod
    def _add(grid: QGridLayout, caption: str, control: QWidget) -> QLabel:
        text, at = label(caption, quiet=True), grid.rowCount()
        fix(control, CONTROL_WIDTH)
        at_least(control, height=28)
        if not control.accessibleName():
            control.setAccessibleName(caption)
        grid.addWidget(text, at, 0)
        grid.addWidget(control, at, 1, Qt.AlignmentFlag.AlignLeft)
        return text

    def _add_number(self, grid: QGridLayout, name: str, caption: str = "") -> None:
        row = NUMBERS[name]
        shown = replace(row, low=row.low * _scale(name), high=row.high * _scale(name))
        field = NumberField(shown, _notation(name))
        field.explanation = row.explanation
        field.committed.connect(partial(self._on_number, name))
        self.fields[name] = field
        self._labels[name] = self._add(grid, caption or row.label.capitalize(), field)
        self._labels[name].setToolTip(row.explanation)

    def _show_row(self, name: str, shown: bool) -> None:
        self.fields[name].setVisible(shown)
        self._labels[name].setVisible(shown)

    def _show_activation(self, activation: str) -> None:
        at = self.activation.findData(MIXED)
        if activation == MIXED and at < 0:
            self.activation.addItem("Mixed", MIXED)
        elif activation != MIXED and at >= 0:
            self.activation.removeItem(at)
        self.activation.setEnabled(bool(activation))
        if activation:
            show_choice(self.activation, activation)

    def _apply(self, text: str, **changes: Any) -> None:
        if not self._store.apply(text, partial(edits.use_settings, **changes)):
            self.display(self._store.document)

    def _on_number(self, name: str, value: float) -> None:
        row = NUMBERS[name]
        typed = int(value) if row.whole else value / _scale(name)
        self._apply(f"Set {row.label}", **{name: typed})

    def _on_activation(self) -> None:
        chosen = self.activation.currentData()
        neurons = [neuron.id for neuron in self._store.document.network.hidden]
        if chosen != MIXED:
            self._store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation=chosen))

    def _on_initializer(self) -> None:
        chosen = self.initializer.currentData()
        self._store.apply("Draw initial weights", partial(edits.use_initializer, initializer=chosen))

    def _on_schedule(self) -> None:
        self._apply("Set schedule", schedule=self.schedule.currentData())

    def _on_remainder(self) -> None:
        self._apply("Set remainder", remainder=self.remainder.currentData())

    def _on_shuffle(self, checked: bool) -> None:
        self._apply("Shuffle" if checked else "Do not shuffle", shuffle=checked)


def _scale(name: str) -> float:
    return 100.0 if name in _PERCENT else 1.0


def _notation(name: str) -> Notation:
    unit, zero = "%" if name in _PERCENT else "", "off" if name in _OFF else ""
    return Notation(unit, zero, NUMBERS[name].whole)
