"""The inspector of a link: its source's value times its weight is what it adds to its target."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.data.source import DatasetSpec
from core.document.node_names import node_name
from core.network.model import Link, Network
from core.training.snapshot import Snapshot
from playground.panels.inspector.identity import Thumbnail
from playground.style import number
from playground.style.notation import Notation
from playground.style.size import FLUSH, fix, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.form import label
from playground.widgets.number_field import NumberField
from playground.widgets.number_label import NumberLabel

FIELD, NUMBER, LINE, GAP = 84, 76, 28, 12
WEIGHTS = Notation(digits=number.weight)


class LinkFace(QWidget):
    """typed(weight): another weight was typed."""

    typed = Signal(float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.field = NumberField(notation=WEIGHTS)
        self.field.setAccessibleName("Weight")
        self.field.committed.connect(self.typed)
        self.source, self.target = Thumbnail(style), Thumbnail(style)
        self.source_name, self.target_name = (Elided("caption", quiet=False) for _ in range(2))
        self._value = NumberLabel("Value of the source", "title")
        self._product = NumberLabel("What the link adds to the sum of its target", "title")
        self.step = NumberLabel("Last step of the weight", "small", "quiet")
        self._row = QHBoxLayout(self)
        space(self._row, GAP, FLUSH)
        fix(self.field, FIELD, LINE)
        for number_label in (self._value, self._product):
            fix(number_label, NUMBER, LINE)
            number_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add_end(self.source, self.source_name)
        self._add_column("value", self._value)
        self._add_sign("\u00d7")
        self._add_column("weight", self.field, self.step)
        self._add_sign("=")
        self._add_column("adds", self._product)
        self._add_sign("\u2192")
        self._add_end(self.target, self.target_name)
        self._row.addStretch(1)

    def display(self, network: Network, data: DatasetSpec, link: Link, weight: float, now: Snapshot | None) -> None:
        """Show a link with its weight, at the probe of a snapshot."""
        self.field.setProperty("parameter", link.weight)
        self.field.display(weight)
        ends = ((link.source, self.source, self.source_name), (link.target, self.target, self.target_name))
        for id, picture, name in ends:
            shown = node_name(network.nodes[id], data)
            picture.display(now.pictures.get(id) if now is not None else None)
            picture.setAccessibleName(f"Picture of {shown}")
            name.setText(shown)
        value = now.probe.get(link.source) if now is not None else None
        for part, known in ((self._value, value), (self._product, None if value is None else weight * value)):
            text, full = (number.NONE, "") if known is None else (number.weight(known), number.full(known))
            part.display(text, full, "at the probe")
        last = now.state.last_update_of(link.weight) if now is not None else None
        if last is None:
            self.step.display("no step yet", "", "Known after the first update")
        else:
            self.step.display(f"\u0394 {number.brief(last[1], 2)}", number.full(last[1]), "its step at the last update")

    def _add_end(self, picture: Thumbnail, name: Elided) -> None:
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout()
        space(column, 4)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(name)
        column.addStretch(1)
        self._row.addLayout(column)

    def _add_column(self, caption: str, *parts: QWidget) -> None:
        heading = label(caption, "caption", quiet=True)
        column = QVBoxLayout()
        space(column, 4, (0, 8, 0, 0))
        for part in (heading, *parts):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._row.addLayout(column)

    def _add_sign(self, sign: str) -> None:
        mark = label(sign, "title", quiet=True)
        fix(mark, height=LINE)
        column = QVBoxLayout()
        space(column, 0, (0, 26, 0, 0))
        column.addWidget(mark)
        column.addStretch(1)
        self._row.addLayout(column)
