"""The inspector: why the selection has its value, with every weight as a field."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from core import limits
from core.autograd.ops import ACTIVATIONS
from core.document import edits
from core.document.document import Document
from core.document.node_names import link_name, node_name
from core.network.model import Network, Neuron
from core.plural import counted
from core.training.snapshot import Snapshot
from playground.panels.inspector.activation_curve import ActivationCurve
from playground.panels.inspector.freeze_buttons import HoldButtons
from playground.panels.inspector.terms import Term, formula, neuron_sum
from playground.panels.inspector.waterfall import COLUMN, Waterfall
from playground.store import Store
from playground.style import number
from playground.style.color_map import limit_of, picture, picture_table
from playground.style.notation import Notation
from playground.style.size import FLUSH, fix, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import combo, label, rule
from playground.widgets.number_field import NumberField

HEIGHT = 196
WIDE = 850
PICTURE = 72
WEIGHTS = Notation(digits=number.weight)
NOTHING = "Select a neuron or a link to see why it has its value."


class Inspector(QFrame):
    """display(selection) sets what is shown, refresh(snapshot) its numbers."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._style = store, style
        self._selection: tuple[str, ...] = ()
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        self.setProperty("role", "panel")
        fix(self, height=HEIGHT)
        row = QHBoxLayout(self)
        space(row, 16, (16, 10, 16, 10))
        self._make_identity(row)
        self._rule = rule(vertical=True)
        fix(self._rule, height=160)
        row.addWidget(self._rule)
        self._make_reason(row)
        self._make_curve(row)
        store.changed.connect(self._on_changed)
        style.changed.connect(self._on_style_changed)
        self.display(())

    def display(self, selection: tuple[str, ...]) -> None:
        """Show a selection."""
        self._selection = selection
        self._show()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's numbers, ten times a second at most while training runs."""
        self._snapshot = snapshot
        if self.isVisible() and self._throttle.due(at_once=not snapshot.is_playing):
            self._show()

    def _make_identity(self, row: QHBoxLayout) -> None:
        self._picture = QLabel()
        fix(self._picture, PICTURE, PICTURE)
        self.name = QLineEdit()
        self.name.setMaxLength(limits.NAME)
        fix(self.name, 104)
        self.name.setAccessibleName("Name")
        self.name.editingFinished.connect(self._on_renamed)
        self._kind = label("", "small", quiet=True)
        self.activation = combo([(op.label, op.name) for op in ACTIVATIONS])
        self.activation.setAccessibleName("Activation of the selection")
        self.activation.activated.connect(self._on_activation)
        self._identity = QWidget()
        fix(self._identity, PICTURE + 12 + 104)
        column = QVBoxLayout(self._identity)
        space(column, 8, FLUSH)
        top, names = QHBoxLayout(), QVBoxLayout()
        space(top, 12)
        space(names, 4)
        names.addWidget(self.name)
        names.addWidget(self._kind)
        names.addStretch(1)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(names)
        column.addLayout(top)
        column.addWidget(self.activation)
        self.holds = HoldButtons(self._store, self._style)
        column.addWidget(self.holds)
        column.addStretch(1)
        row.addWidget(self._identity)

    def _make_reason(self, row: QHBoxLayout) -> None:
        self._why, self._formula = label("", "heading"), label("")
        self._formula.setTextFormat(Qt.TextFormat.RichText)
        self._waterfall = Waterfall(self._style)
        self._sources, self._fields_row = QHBoxLayout(), QHBoxLayout()
        self._terms: list[tuple[QLabel, NumberField]] = []
        self._more = label("", "caption", quiet=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 2, FLUSH)
        column.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._waterfall, 1)
        for line in (self._sources, self._fields_row):
            space(line, margins=FLUSH)
            line.setSpacing(0)
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self._reason = QWidget()
        whole = QVBoxLayout(self._reason)
        space(whole, 4, FLUSH)
        head = QHBoxLayout()
        space(head, 10)
        head.addWidget(self._why)
        head.addWidget(self._formula)
        head.addStretch(1)
        head.addWidget(self._more)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        row.addWidget(self._reason, 1)
        self._empty = label(NOTHING, quiet=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._empty, 1)

    def _make_curve(self, row: QHBoxLayout) -> None:
        self._curve, self._slope = ActivationCurve(self._style), label("", "small", quiet=True)
        self._curve_box = QWidget()
        column = QVBoxLayout(self._curve_box)
        space(column, 4, FLUSH)
        column.addWidget(label("Activation", "heading"))
        column.addWidget(self._curve)
        column.addWidget(self._slope)
        column.addStretch(1)
        row.addWidget(self._curve_box)

    def _show(self) -> None:
        network = self._store.document.network
        one = self._selection[0] if len(self._selection) == 1 else ""
        node = network.nodes.get(one)
        neurons = network.neurons_among(self._selection)
        self._identity.setVisible(bool(self._selection))
        self._empty.setVisible(not self._selection)
        self._reason.setVisible(bool(self._selection))
        self._rule.setVisible(bool(one))
        self.name.setVisible(isinstance(node, Neuron))
        self._picture.setVisible(node is not None)
        self.activation.setVisible(bool(neurons))
        self.holds.display(self._selection)
        self._show_activation({neuron.activation for neuron in neurons})
        self._kind.setText(self._kind_text(network, one, len(neurons)))
        self._curve_box.setVisible(isinstance(node, Neuron))
        self._show_picture(one)
        if isinstance(node, Neuron):
            if not self.name.hasFocus():
                self.name.setText(node.name)
            self._show_neuron(network, node)
        elif one in network.links_by_id:
            self._show_link(network, one)
        else:
            self._show_other(one)

    def _show_neuron(self, network: Network, neuron: Neuron) -> None:
        found = neuron_sum(network, neuron, self._snapshot, self._store.document.data) if self._snapshot else None
        self._waterfall.display(found)
        self._waterfall.setVisible(True)
        self._more.setText(f"+ {found.rest:,} more" if found is not None and found.rest else "")
        if found is None:
            self._say("", "Its value appears as soon as the engine is ready.")
            self._show_terms(())
            return
        self._say(f"Why {number.weight(found.output, 3)}?", formula(neuron, found))
        self._show_terms(found.terms, gap_before_last=bool(found.rest))
        self._curve.display(neuron.activation, found.total, found.output)
        self._slope.setText(f"slope here {number.weight(found.slope, 3)}")

    def _show_link(self, network: Network, id: str) -> None:
        link = network.links_by_id[id]
        data = self._store.document.data
        source, target = (node_name(network.nodes[end], data) for end in (link.source, link.target))
        weight = self._store.value(link.weight)
        value = self._snapshot.probe.get(link.source) if self._snapshot is not None else None
        text = escape(f"adds weight \u00d7 {source} to {target}")
        if value is not None:
            text += f": {number.weight(weight)} \u00d7 {number.weight(value)} = <b>{number.weight(weight * value)}</b>"
        self._say(link_name(network, id, data), text)
        self._waterfall.setVisible(False)
        self._more.setText("")
        self._show_terms((Term("weight", link.weight, weight, 0.0),))

    def _show_other(self, one: str) -> None:
        network = self._store.document.network
        self._waterfall.display(None)
        self._more.setText("")
        self._show_terms(())
        value = self._snapshot.probe.get(one) if self._snapshot is not None else None
        if one in network.nodes and value is not None:
            self._say(
                node_name(network.nodes[one], self._store.document.data),
                f"takes its value from the data; at the probe it is <b>{number.weight(value, 3)}</b>",
            )
        else:
            self._say("", "")

    def _say(self, why: str, text: str) -> None:
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._formula.setText(text)
        # In a narrow window the line above the inspector already says it.
        self._formula.setVisible(self.width() >= WIDE or not why.startswith("Why"))

    def _kind_text(self, network: Network, one: str, neurons: int) -> str:
        node = network.nodes.get(one)
        if isinstance(node, Neuron):
            return (
                "Output"
                if node.output is not None
                else getattr(network.layers_by_id.get(node.layer or ""), "name", "Neuron")
            )
        if node is not None:
            return f"Input {node_name(node, self._store.document.data)}"
        if one in network.links_by_id:
            return "Link"
        if one in network.layers_by_id:
            return f"{network.layers_by_id[one].name}, {counted(neurons, 'neuron')}"
        if not self._selection:
            return ""
        among = f", {counted(neurons, 'neuron')}" if neurons else ""
        return f"{len(self._selection):,} selected{among}"

    def _show_activation(self, kinds: set[str]) -> None:
        at = self.activation.findData(next(iter(kinds))) if len(kinds) == 1 else -1
        if at != self.activation.currentIndex():
            self.activation.setCurrentIndex(at)
        self.activation.setPlaceholderText("mixed")

    def _show_picture(self, id: str) -> None:
        values = self._snapshot.pictures.get(id) if self._snapshot is not None else None
        if values is None or not values.size:
            self._picture.setPixmap(QPixmap())
            return
        theme = self._style.theme
        drawn = QPixmap.fromImage(picture(values, picture_table(theme), limit_of(values), theme))
        self._picture.setPixmap(drawn.scaled(PICTURE, PICTURE, mode=Qt.TransformationMode.SmoothTransformation))

    def _show_terms(self, terms: tuple[Term, ...], *, gap_before_last: bool = False) -> None:
        while len(self._terms) < len(terms):
            self._add_field()
        for at, (name, field) in enumerate(self._terms):
            shown = at < len(terms)
            name.setVisible(shown)
            field.setVisible(shown)
            if shown:
                term = terms[at]
                name.setText(name.fontMetrics().elidedText(term.name, Qt.TextElideMode.ElideRight, COLUMN - 4))
                field.setProperty("parameter", term.parameter)
                field.setProperty("term", term.name)
                field.setAccessibleName(f"Weight of {term.name}")
                field.display(term.weight)

    def _add_field(self) -> None:
        name, field = label("", "caption", quiet=True), NumberField(notation=WEIGHTS)
        fix(name, COLUMN)
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setProperty("role", "term")
        fix(field, COLUMN - 4, 23)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.committed.connect(self._on_typed)
        box = QWidget()
        fix(box, COLUMN)
        inner = QHBoxLayout(box)
        space(inner, margins=(2, 0, 2, 0))
        inner.addWidget(field)
        self._sources.insertWidget(len(self._terms), name)
        self._fields_row.insertWidget(len(self._terms), box)
        self._terms.append((name, field))

    @property
    def fields(self) -> list[NumberField]:
        """The weight fields shown, the bias last."""
        return [field for _, field in self._terms if field.isVisible()]

    def _on_typed(self, value: float) -> None:
        field = self.sender()
        self._store.set_parameter(self._what(field.property("term")), field.property("parameter"), value)

    def _what(self, term: str) -> str:
        """The name of a term's parameter, for undo."""
        network = self._store.document.network
        node = network.nodes.get(self._selection[0])
        if isinstance(node, Neuron) and term == "bias":
            return network.parameter_names[node.bias]
        return f"weight {term} \u2192 {node.name}" if node is not None else f"weight {self._why.text()}"

    def _on_renamed(self) -> None:
        node = self._store.document.network.nodes.get(self._selection[0]) if len(self._selection) == 1 else None
        if isinstance(node, Neuron) and self.name.isModified() and self.name.text() != node.name:
            self.name.setModified(False)
            self._store.apply(f"Rename {node.name}", partial(edits.rename, id=node.id, name=self.name.text()))
            self._show()

    def _on_activation(self) -> None:
        neurons = [neuron.id for neuron in self._store.document.network.neurons_among(self._selection)]
        chosen = self.activation.currentData()
        self._store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation=chosen))

    def _on_changed(self, old: Document, new: Document) -> None:
        self._show()

    def _on_style_changed(self) -> None:
        self._show()
