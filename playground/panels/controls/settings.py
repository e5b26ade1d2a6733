"""The basic settings of training: optimizer, loss, regularization and batch size, in one row."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.data.catalog import CATALOG
from core.document import data_edits, edits
from core.document.document import Document
from core.training.losses import LOSSES
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.settings import NUMBERS
from core.training.snapshot import Snapshot
from playground.store import Store
from playground.style import number
from playground.style.notation import Notation
from playground.style.size import FLUSH, fix, space
from playground.widgets.form import captioned, combo, label, show_choice
from playground.widgets.number_field import NumberField


class Settings(QWidget):
    """Each choice makes one edit; the row follows the document."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.optimizer, self.loss, self.penalty = (combo([(row.label, row.name) for row in table]) for table in _TABLES)
        for box, table in zip((self.optimizer, self.loss, self.penalty), _TABLES, strict=True):
            for at, row in enumerate(table):
                box.setItemData(at, row.explanation, Qt.ItemDataRole.ToolTipRole)
        self.penalty_rate = NumberField(NUMBERS["penalty_rate"])
        fix(self.penalty_rate, 62)
        self.batch = NumberField(NUMBERS["batch_size"], Notation(whole=True))
        fix(self.batch, 52)
        self._penalty_caption = label("Regularization", "caption", quiet=True)
        self._row = row = QHBoxLayout(self)
        space(row, 12, FLUSH)
        self.boxes = {
            "optimizer": captioned("Optimizer", self.optimizer),
            "loss": captioned("Loss", self.loss),
            "penalty": captioned(self._penalty_caption, self.penalty, self.penalty_rate),
            "batch": captioned("Batch", self.batch),
        }
        self.take_back(tuple(self.boxes))
        self.optimizer.activated.connect(self._on_optimizer)
        self.loss.activated.connect(self._on_loss)
        self.penalty.activated.connect(self._on_penalty)
        self.penalty_rate.committed.connect(self._on_penalty_rate)
        self.batch.committed.connect(self._on_batch)

    def display(self, document: Document) -> None:
        """Show a document's settings."""
        settings = document.settings
        show_choice(self.optimizer, settings.optimizer)
        show_choice(self.loss, settings.loss)
        show_choice(self.penalty, settings.penalty)
        self.penalty_rate.display(settings.penalty_rate)
        self.penalty_rate.setVisible(settings.penalty != "none")
        self.batch.display(settings.batch_size)
        classes = CATALOG[document.data.name].kind == "classification"
        for loss in LOSSES.values():
            item = cast(QStandardItemModel, self.loss.model()).item(self.loss.findData(loss.name))
            item.setEnabled(classes or not loss.scores)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the penalty separately: the losses do not include it."""
        penalty = snapshot.metrics.penalty if snapshot.metrics is not None else 0.0
        shown = f"Regularization + {number.loss(penalty)}" if penalty else "Regularization"
        if shown != self._penalty_caption.text():
            self._penalty_caption.setText(shown)
            self._penalty_caption.setToolTip(f"The penalty is {number.full(penalty)}; the losses do not include it.")

    def take_back(self, shown: Sequence[str]) -> None:
        """Move all boxes into this row; show only those named."""
        for name, box in self.boxes.items():
            self._row.addWidget(box)
            box.setVisible(name in shown)

    def _apply(self, text: str, **changes: Any) -> None:
        self._store.apply(text, partial(edits.use_settings, **changes))

    def _on_optimizer(self) -> None:
        self._store.apply("Set optimizer", partial(edits.use_optimizer, optimizer=self.optimizer.currentData()))

    def _on_loss(self) -> None:
        self._store.apply("Set loss", partial(data_edits.use_loss, loss=self.loss.currentData()))
        self.display(self._store.document)

    def _on_penalty(self) -> None:
        self._store.apply("Set regularization", partial(edits.use_penalty, penalty=self.penalty.currentData()))

    def _on_penalty_rate(self, rate: float) -> None:
        self._apply("Set regularization rate", penalty_rate=rate)

    def _on_batch(self, batch: float) -> None:
        self._apply("Set batch size", batch_size=int(batch))


_TABLES: tuple[Sequence[Any], ...] = (
    tuple(OPTIMIZERS.values()),
    tuple(LOSSES.values()),
    tuple(PENALTIES.values()),
)
