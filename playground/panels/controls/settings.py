"""The basic settings of training: optimizer, loss, regularization and batch size, in one row."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.data.description import describe
from core.document import data_edits, edits
from core.document.document import Document
from core.training.losses import LOSSES
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.settings import NUMBERS
from playground.panels.controls import summary
from playground.panels.controls.bar_box import BarBox
from playground.store import Store
from playground.style.notation import Notation
from playground.style.size import FLUSH, fix, space
from playground.widgets.form import show_choice
from playground.widgets.number_field import NumberField
from playground.widgets.short_choice import ShortChoice

WIDTHS = {"optimizer": 107, "loss": 126, "penalty": 103, "batch": 58}
WHOLE_LOSS = 156
"""The width of the list of losses that shows "Half squared error" in full."""

SPACING = 12


class Settings(QWidget):
    """Each choice makes one edit; the row follows the document."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        tables = (OPTIMIZERS, LOSSES, PENALTIES)
        self.optimizer, self.loss, self.penalty = (_list(tuple(table.values())) for table in tables)
        self.batch = NumberField(NUMBERS["batch_size"], Notation(whole=True))
        self._row = row = QHBoxLayout(self)
        space(row, SPACING, FLUSH)
        self.boxes = {
            "optimizer": BarBox("Optimizer", self.optimizer),
            "loss": BarBox("Loss", self.loss),
            "penalty": BarBox("Regularization", self.penalty),
            "batch": BarBox("Batch", self.batch),
        }
        for name, control in zip(WIDTHS, (self.optimizer, self.loss, self.penalty, self.batch), strict=True):
            fix(control, WIDTHS[name])
        self.take_back()
        self.optimizer.activated.connect(self._on_optimizer)
        self.loss.activated.connect(self._on_loss)
        self.penalty.activated.connect(self._on_penalty)
        self.batch.committed.connect(self._on_batch)

    def display(self, document: Document) -> None:
        """Show a document's settings."""
        settings = document.settings
        show_choice(self.optimizer, settings.optimizer)
        show_choice(self.loss, settings.loss)
        show_choice(self.penalty, settings.penalty)
        optimizer, loss = OPTIMIZERS[settings.optimizer], LOSSES[settings.loss]
        self.optimizer.abbreviate((optimizer.label,), f"{optimizer.label}: {optimizer.explanation}")
        self.loss.abbreviate((loss.label, summary.loss_words(settings)), f"{loss.label}: {loss.explanation}")
        penalty = summary.penalty_words(settings)
        self.penalty.abbreviate((penalty,), f"{penalty}: {PENALTIES[settings.penalty].explanation}")
        self.batch.display(settings.batch_size)
        classes = describe(document.data.source).kind == "classification"
        for each in LOSSES.values():
            item = cast(QStandardItemModel, self.loss.model()).item(self.loss.findData(each.name))
            item.setEnabled(classes or not each.scores)

    def move_to(self, row: QHBoxLayout, loss_width: float = WHOLE_LOSS) -> None:
        """Move all boxes into another row, by default one with room for the loss in full."""
        fix(self.loss, loss_width)
        for box in self.boxes.values():
            row.addWidget(box)
            box.show()
            box.refit()

    def take_back(self) -> None:
        """Move all boxes into this row."""
        self.move_to(self._row, WIDTHS["loss"])

    def _on_optimizer(self) -> None:
        self._store.apply("Set optimizer", partial(edits.use_optimizer, optimizer=self.optimizer.currentData()))

    def _on_loss(self) -> None:
        self._store.apply("Set loss", partial(data_edits.use_loss, loss=self.loss.currentData()))
        self.display(self._store.document)

    def _on_penalty(self) -> None:
        self._store.apply("Set regularization", partial(edits.use_penalty, penalty=self.penalty.currentData()))

    def _on_batch(self, batch: float) -> None:
        self._store.apply("Set batch size", partial(edits.use_settings, batch_size=int(batch)))


def _list(rows: Sequence[Any]) -> ShortChoice:
    made = ShortChoice([(row.label, row.name) for row in rows])
    for at, row in enumerate(rows):
        made.setItemData(at, row.explanation, Qt.ItemDataRole.ToolTipRole)
    return made
