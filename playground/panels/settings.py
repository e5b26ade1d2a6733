"""How the network is trained: activation, loss, regularization and batch, as a row of lists."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.autograd.ops import ACTIVATIONS
from core.data.catalog import CATALOG
from core.document import data_edits, edits
from core.document.document import Document
from core.training.losses import LOSSES
from playground.store import Store
from playground.style.style import Style
from playground.widgets.form import captioned, combo
from playground.widgets.number_field import NumberField

MIXED = "mixed"


class Settings(QWidget):
    """Each choice is one edit; what is shown follows the document."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self.activation = combo([(op.label, op.name) for op in ACTIVATIONS])
        self.loss = combo([(loss.label, loss.name) for loss in LOSSES.values()])
        self.penalty = combo([("None", "none"), ("L1", "L1"), ("L2", "L2")])
        self.penalty_rate = NumberField(0.0, 1e300)
        self.penalty_rate.setFixedWidth(62)
        self.penalty_rate.setToolTip("Regularization rate")
        self.batch = NumberField(1, 1_000_000, whole=True)
        self.batch.setFixedWidth(52)
        self.batch.setToolTip("Samples in a batch, from 1 up")
        self.penalty.setMinimumWidth(76)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._boxes = {
            "activation": captioned("Activation", self.activation),
            "loss": captioned("Loss", self.loss),
            "penalty": captioned("Regularization", self.penalty, self.penalty_rate),
            "batch": captioned("Batch", self.batch),
        }
        for box in self._boxes.values():
            row.addWidget(box)
        self.activation.activated.connect(self._on_activation)
        self.loss.activated.connect(self._on_loss)
        self.penalty.activated.connect(self._on_penalty)
        self.penalty_rate.committed.connect(self._on_penalty_rate)
        self.batch.committed.connect(self._on_batch)

    def display(self, document: Document) -> None:
        """Show a document's settings."""
        settings = document.settings
        kinds = {neuron.activation for neuron in document.network.hidden}
        self._show_activation(kinds.pop() if len(kinds) == 1 else MIXED if kinds else "")
        _show(self.loss, settings.loss)
        _show(self.penalty, settings.penalty)
        self.penalty_rate.display(settings.penalty_rate)
        self.penalty_rate.setVisible(settings.penalty != "none")
        self.batch.display(settings.batch_size)
        entropy = cast(QStandardItemModel, self.loss.model()).item(self.loss.findData("cross_entropy"))
        entropy.setEnabled(CATALOG[document.data.name].kind == "classification")

    def collapse(self, hidden: Sequence[str]) -> None:
        """Leave out the boxes named."""
        for name, box in self._boxes.items():
            box.setVisible(name not in hidden)

    def _show_activation(self, activation: str) -> None:
        at = self.activation.findData(MIXED)
        if activation == MIXED and at < 0:
            self.activation.addItem("Mixed", MIXED)
        elif activation != MIXED and at >= 0:
            self.activation.removeItem(at)
        self.activation.setEnabled(bool(activation))
        if activation:
            _show(self.activation, activation)

    def _apply(self, text: str, **changes: Any) -> None:
        self._store.apply(text, partial(edits.use_settings, **changes))

    def _on_activation(self) -> None:
        chosen = self.activation.currentData()
        neurons = [neuron.id for neuron in self._store.document.network.hidden]
        if chosen != MIXED:
            self._store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation=chosen))

    def _on_loss(self) -> None:
        self._store.apply("Set loss", partial(data_edits.use_loss, loss=self.loss.currentData()))
        self.display(self._store.document)

    def _on_penalty(self) -> None:
        penalty, rate = self.penalty.currentData(), self._store.document.settings.penalty_rate
        # Without a rate a penalty would do nothing, and look broken.
        self._apply("Set regularization", penalty=penalty, penalty_rate=rate or (0.003 if penalty != "none" else 0.0))

    def _on_penalty_rate(self, rate: float) -> None:
        self._apply("Set regularization rate", penalty_rate=rate)

    def _on_batch(self, batch: float) -> None:
        self._apply("Set batch size", batch_size=int(batch))


def _show(box: QComboBox, data: object) -> None:
    at = box.findData(data)
    if at >= 0 and at != box.currentIndex():
        box.setCurrentIndex(at)
