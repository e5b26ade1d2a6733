"""The fields that choose which part of the network the Lab takes apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.network.model import Network
from core.setting import Number
from playground.lab.source.sentence import Sentence
from playground.style.notation import Notation
from playground.style.size import FLUSH, at_least, fix, space
from playground.style.style import Style
from playground.widgets.form import captioned, combo, label, show_choice
from playground.widgets.number_field import NumberField

SAMPLE, BATCH = "sample", "batch"


@dataclass(frozen=True, slots=True)
class Request:
    """What to take apart. sample: the number of a point, from 0. neuron: the id of the neuron in focus, "" for the
    loss. batch: the mean over the samples of the next update."""

    sample: int = 0
    neuron: str = ""
    batch: bool = False


class NetworkSource(QWidget):
    """requested(request) when the user chose another part, live_changed(on) when the user switched following on
    or off."""

    requested = Signal(object)
    live_changed = Signal(bool)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._sample = 0
        self._count = 1
        column = QVBoxLayout(self)
        space(column, 8, FLUSH)
        column.addWidget(label("Network in training", "heading"))
        self.what = combo([("Loss of one sample", SAMPLE), ("Loss of the next batch", BATCH)])
        self.what.activated.connect(self._on_chosen)
        self.number = NumberField(Number("sample", 1.0, 1e9, whole=True), Notation(whole=True))
        fix(self.number, 64)
        self.number.committed.connect(self._on_number)
        self.point = label("", "small", quiet=True)
        self.neuron = combo([])
        at_least(self.neuron, 110)
        self.neuron.activated.connect(self._on_chosen)
        self.live = QCheckBox("Follow training")
        self.live.setToolTip("Show the latest numbers while training runs; off: keep these numbers")
        self.live.clicked.connect(self.live_changed)
        self.sentence = Sentence(style, lines=2)
        column.addWidget(captioned("Graph of", self.what))
        row = QHBoxLayout()
        space(row, 12)
        self._sample_box = captioned("Sample", self.number)
        row.addWidget(self._sample_box)
        row.addWidget(captioned("Focus", self.neuron))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.point)
        column.addWidget(self.live)
        column.addWidget(self.sentence)
        self.number.setAccessibleName("Sample")
        self.neuron.setAccessibleName("Focus")

    def display(
        self, request: Request, network: Network, points: tuple[int, int], samples: Sequence[int], *, live: bool
    ) -> None:
        """Show a request. points: the numbers of training and of test points. samples: the points that are taken apart,
        counted from 0."""
        self._sample, self._count = request.sample, sum(points)
        show_choice(self.what, BATCH if request.batch else SAMPLE)
        self.number.display(float(request.sample + 1))
        self._sample_box.setEnabled(not request.batch)
        is_test = request.sample >= points[0]
        which = f"test point {request.sample - points[0] + 1}" if is_test else f"training point {request.sample + 1}"
        self.point.setText("Mean and penalty" if request.batch else f"{which.capitalize()} of {points[int(is_test)]}")
        numbered = (f"#{place} is training point {number + 1}" for place, number in enumerate(samples, 1))
        self.point.setToolTip("\n".join(numbered) if request.batch else "")
        choices = [("the loss", ""), *((neuron.name, neuron.id) for neuron in network.order)]
        if [(self.neuron.itemText(at), self.neuron.itemData(at)) for at in range(self.neuron.count())] != choices:
            self.neuron.clear()
            for text, data in choices:
                self.neuron.addItem(text, data)
        show_choice(self.neuron, request.neuron)
        self.live.setChecked(live)

    def _on_number(self, number: float) -> None:
        self._sample = min(max(round(number), 1), self._count) - 1
        self.number.display(float(self._sample + 1))
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.requested.emit(Request(self._sample, self.neuron.currentData() or "", self.what.currentData() == BATCH))
