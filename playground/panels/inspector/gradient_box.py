"""The gradient of the selection's bias or weight at the last update, and the buttons that freeze and tie."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.network.model import Neuron
from core.training.snapshot import Snapshot
from playground.panels.inspector.freeze_buttons import HoldButtons
from playground.store import Store
from playground.style import number
from playground.style.size import FLUSH, fit_text, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.number_label import NumberLabel

CAPTIONS = {"bias": "Gradient \u2202L/\u2202b", "weight": "Gradient \u2202L/\u2202w"}


class GradientBox(QWidget):
    """Of a neuron it shows the gradient of the bias."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self._caption, self.value = label("", "caption"), NumberLabel("Gradient", "title", "gradient")
        self._caption.setProperty("tone", "gradient")
        fit_text(self.value, "\u22128.8e\u2212888", 2)
        self.holds = HoldButtons(store, style)
        column = QVBoxLayout(self)
        space(column, 6, FLUSH)
        column.addWidget(self._caption)
        column.addWidget(self.value)
        column.addWidget(self.holds)
        column.addStretch(1)

    def display(self, selection: tuple[str, ...], snapshot: Snapshot | None) -> None:
        """Show a selection."""
        network = self._store.document.network
        one = selection[0] if len(selection) == 1 else ""
        node, link = network.nodes.get(one), network.links_by_id.get(one)
        parameter = node.bias if isinstance(node, Neuron) else link.weight if link is not None else ""
        known = snapshot.state.last_update_of(parameter) if snapshot is not None and parameter else None
        for part in (self._caption, self.value):
            part.setVisible(bool(parameter))
        self._caption.setText(CAPTIONS["bias" if isinstance(node, Neuron) else "weight"])
        if known is None:
            self.value.display(number.NONE, "", "Known after the first update")
        else:
            self.value.display(number.brief(known[0], 3), number.full(known[0]), "at the last update")
        self.holds.display(selection)
