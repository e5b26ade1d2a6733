"""The inspector: why the selection has its value, with every weight as a field."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.document.document import Document
from core.document.node_names import link_name
from core.network.model import Network, Neuron
from core.training.snapshot import Snapshot
from playground.panels.inspector.activation_curve import ActivationCurve
from playground.panels.inspector.gradient_box import GradientBox
from playground.panels.inspector.identity import Identity
from playground.panels.inspector.link_face import LinkFace
from playground.panels.inspector.reasons import Reasons
from playground.panels.inspector.terms import neuron_sum
from playground.store import Store
from playground.style import number
from playground.style.size import FLUSH, px, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import label
from playground.widgets.number_field import NumberField
from playground.widgets.number_label import NumberLabel

GAP = 16


class Inspector(QScrollArea):
    """display(selection) sets what is shown, refresh(snapshot) its numbers. A low or narrow dock scrolls it."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self._selection: tuple[str, ...] = ()
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        self.identity, self.reasons = Identity(store, style), Reasons(store, style)
        self.link = LinkFace(style)
        self.link.typed.connect(self._on_weight_typed)
        self.gradient = GradientBox(store, style)
        self.name, self.activation, self.holds = self.identity.name, self.identity.activation, self.gradient.holds
        self._curve, self._slope = ActivationCurve(style), NumberLabel("Slope of the activation", "small", "quiet")
        self._curve_box = QWidget()
        column = QVBoxLayout(self._curve_box)
        space(column, 4, FLUSH)
        column.addWidget(label("Activation", "caption", quiet=True))
        column.addWidget(self._curve)
        column.addWidget(self._slope)
        column.addStretch(1)
        inner = QWidget()
        row = QHBoxLayout(inner)
        space(row, GAP, (GAP, 4, GAP, 12))
        self._curve_rule, self._gradient_rule = _tall_rule(), _tall_rule()
        self._identity_rule = _tall_rule()
        row.addWidget(self.identity)
        row.addWidget(self._identity_rule)
        row.addWidget(self.reasons, 1)
        row.addWidget(self.link, 1)
        for part in (self._curve_rule, self._curve_box, self._gradient_rule, self.gradient):
            row.addWidget(part)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)
        self.identity.renamed.connect(self._show)
        store.changed.connect(self._on_changed)

    @property
    def fields(self) -> list[NumberField]:
        """The weight fields shown, the bias last."""
        return [self.link.field] if self.link.isVisibleTo(self) else self.reasons.fields

    def display(self, selection: tuple[str, ...]) -> None:
        """Show a selection."""
        self._selection = selection
        self._show()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers, ten times a second at most while training runs."""
        self._snapshot = snapshot
        if self.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
            self._show()

    def _show(self) -> None:
        network = self._store.document.network
        one = self._selection[0] if len(self._selection) == 1 else ""
        node, link = network.nodes.get(one), network.links_by_id.get(one)
        for part in (self.identity, self._identity_rule, self.reasons):
            part.setVisible(link is None)
        self.link.setVisible(link is not None)
        self.identity.display(self._selection, self._snapshot)
        self.gradient.display(self._selection, self._snapshot)
        self._gradient_rule.setVisible(bool(network.parameters_of(self._selection)))
        if isinstance(node, Neuron):
            self._show_neuron(network, node)
            return
        self._show_curve(False)
        if link is not None:
            weight = self._store.value(link.weight)
            self.link.display(network, self._store.document.data, link, weight, self._snapshot)
        else:
            self.reasons.show_nothing()

    def _show_neuron(self, network: Network, neuron: Neuron) -> None:
        found = neuron_sum(network, neuron, self._snapshot, self._store.document.data) if self._snapshot else None
        self.reasons.show_neuron(neuron, found)
        self._show_curve(found is not None and self._has_room())
        if found is not None:
            self._curve.display(neuron.activation, found.total, found.output)
            self._slope.display(f"slope here {number.weight(found.slope, 3)}", number.full(found.slope))

    def _has_room(self) -> bool:
        """Whether the curve leaves the terms their whole width."""
        beside = self.identity.width() + self._curve_box.sizeHint().width() + self.gradient.sizeHint().width()
        return self.width() - beside - 7 * px(GAP) >= self.reasons.waterfall.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show_curve(self, shown: bool) -> None:
        self._curve_rule.setVisible(shown)
        self._curve_box.setVisible(shown)

    def _on_weight_typed(self, weight: float) -> None:
        document, one = self._store.document, self._selection[0]
        name = link_name(document.network, one, document.data)
        self._store.set_parameter(f"weight {name}", document.network.links_by_id[one].weight, weight)

    def _on_changed(self, old: Document, new: Document) -> None:
        self._show()


def _tall_rule() -> QLabel:
    made = QLabel()
    made.setProperty("role", "rule")
    made.setFixedWidth(1)
    return made
