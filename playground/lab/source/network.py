"""The fields that choose which part of the network the Lab takes apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.network.model import Network
from core.setting import Number
from playground.lab.source.sentence import Sentence
from playground.style.notation import Notation
from playground.style.size import FLUSH, at_least, fix, space
from playground.style.style import Style
from playground.widgets.form import IconButton, combo, label, show_choice
from playground.widgets.number_field import NumberField
from playground.widgets.switch import Switch

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
        self.what = combo([("Loss of one point", SAMPLE), ("Loss of the next batch", BATCH)])
        self.what.activated.connect(self._on_chosen)
        self.number = NumberField(Number("point", 1.0, 1e9, whole=True), Notation(whole=True))
        fix(self.number, 56)
        self.number.committed.connect(self._on_number)
        self.fewer = IconButton(style, "minus", "Previous point", side=24)
        self.more = IconButton(style, "plus", "Next point", side=24)
        self.fewer.clicked.connect(self._on_fewer)
        self.more.clicked.connect(self._on_more)
        self.point = label("", "small", quiet=True)
        self.neuron = combo([])
        self.neuron.activated.connect(self._on_chosen)
        self.live = Switch(style, "Follow training")
        self.live.setToolTip("Show the latest numbers while training runs; off: keep these numbers")
        self.live.clicked.connect(self.live_changed)
        self.sentence = Sentence(style, lines=2)
        column = QVBoxLayout(self)
        space(column, 8, FLUSH)
        column.addWidget(label("Network in training", "heading"))
        column.addLayout(_row("Taken apart", self.what))
        column.addLayout(_row("Point", self.fewer, self.number, self.more, self.point))
        column.addLayout(_row("Focus", self.neuron))
        column.addLayout(_row("Follow training", self.live))
        column.addWidget(self.sentence)
        for part, name in ((self.what, "Taken apart"), (self.number, "Point"), (self.neuron, "Focus")):
            part.setAccessibleName(name)
        for box in (self.what, self.neuron):
            at_least(box, 156)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def display(
        self, request: Request, network: Network, points: tuple[int, int], samples: Sequence[int], *, live: bool
    ) -> None:
        """Show a request. points: the numbers of training and of test points. samples: the points that are taken apart,
        counted from 0."""
        self._sample, self._count = request.sample, sum(points)
        show_choice(self.what, BATCH if request.batch else SAMPLE)
        self.number.display(float(request.sample + 1))
        for part in (self.number, self.fewer, self.more):
            part.setEnabled(not request.batch)
        is_test = request.sample >= points[0]
        which = f"test point {request.sample - points[0] + 1}" if is_test else f"training point {request.sample + 1}"
        self.point.setText("mean" if request.batch else f"of {self._count:,}")
        numbered = (f"#{place} is training point {number + 1}" for place, number in enumerate(samples, 1))
        told = f"{which.capitalize()} of {points[int(is_test)]:,}"
        self.point.setToolTip("\n".join(numbered) if request.batch else told)
        choices = [("the loss", ""), *((neuron.name, neuron.id) for neuron in network.order)]
        if [(self.neuron.itemText(at), self.neuron.itemData(at)) for at in range(self.neuron.count())] != choices:
            self.neuron.clear()
            for text, data in choices:
                self.neuron.addItem(text, data)
        show_choice(self.neuron, request.neuron)
        self.live.setChecked(live)

    def _go_to(self, sample: int) -> None:
        self._sample = min(max(sample, 0), self._count - 1)
        self.number.display(float(self._sample + 1))
        self._on_chosen()

    def _on_number(self, number: float) -> None:
        self._go_to(round(number) - 1)

    def _on_fewer(self) -> None:
        self._go_to(self._sample - 1)

    def _on_more(self) -> None:
        self._go_to(self._sample + 1)

    def _on_chosen(self) -> None:
        self.requested.emit(Request(self._sample, self.neuron.currentData() or "", self.what.currentData() == BATCH))


def _row(caption: str, *parts: QWidget) -> QHBoxLayout:
    """A caption on the left and its controls on the right."""
    row = QHBoxLayout()
    space(row, 6)
    row.addWidget(label(caption))
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    return row
