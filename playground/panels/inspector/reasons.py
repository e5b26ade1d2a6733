"""Why the selection has its value: the terms of its sum as bars, over one field for each weight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.network.model import Neuron
from playground.panels.inspector.terms import NeuronSum, Term
from playground.panels.inspector.waterfall import COLUMN, Waterfall
from playground.store import Store
from playground.style import number
from playground.style.notation import Notation
from playground.style.size import FLUSH, fix, px, set_font, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.number_field import NumberField

WEIGHTS = Notation(digits=number.weight)
SUM = "sum z"


class Reasons(QWidget):
    """Each field typed in makes one edit."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self._node: Neuron | None = None
        self._terms: list[tuple[QLabel, NumberField, QWidget]] = []
        self.waterfall = Waterfall(style)
        self._names, self._fields = QHBoxLayout(), QHBoxLayout()
        self._gap, self._field_gap = (label("", "caption", quiet=True) for _ in range(2))
        self._sum, self._field_end = label(SUM, "caption"), label("")
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 4, FLUSH)
        column.addWidget(self.waterfall, 1)
        for line, ends in (
            (self._names, (self._gap, self._sum)),
            (self._fields, (self._field_gap, self._field_end)),
        ):
            space(line, 0, FLUSH)
            for end in ends:
                fix(end, COLUMN)
                end.setAlignment(Qt.AlignmentFlag.AlignCenter)
                line.addWidget(end)
            line.addStretch(1)
            column.addLayout(line)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        space(whole, 0, FLUSH)
        whole.addWidget(self._scroll)
        style.changed.connect(self._cut_names)

    @property
    def fields(self) -> list[NumberField]:
        """The weight fields shown, the bias last."""
        return [field for _, field, _ in self._terms if field.isVisible()]

    def show_neuron(self, neuron: Neuron, found: NeuronSum | None) -> None:
        """Show the sum of a neuron; None: it is not known yet."""
        self._node = neuron
        self.waterfall.display(found)
        self._show_terms(found.terms if found is not None else (), rest=found.rest if found is not None else 0)
        self._sum.setVisible(found is not None)

    def show_nothing(self) -> None:
        """Show no terms."""
        self._node = None
        self.waterfall.display(None)
        self._sum.setVisible(False)
        self._show_terms((), rest=0)

    def _show_terms(self, terms: tuple[Term, ...], *, rest: int) -> None:
        while len(self._terms) < len(terms):
            self._add_field()
        for at, (name, field, box) in enumerate(self._terms):
            shown = at < len(terms)
            name.setVisible(shown)
            box.setVisible(shown)
            if shown:
                term = terms[at]
                name.setProperty("whole", term.name)
                field.setProperty("parameter", term.parameter)
                field.setProperty("term", term.name)
                field.setAccessibleName(f"Weight of {term.name}")
                field.display(term.weight)
        self._show_rest(len(terms), rest)
        self._cut_names()

    def _show_rest(self, count: int, rest: int) -> None:
        """The column of the terms left out stands before the bias."""
        for line, gap in ((self._names, self._gap), (self._fields, self._field_gap)):
            gap.setVisible(bool(rest))
            line.removeWidget(gap)
            line.insertWidget(max(count - 1, 0) if rest else len(self._terms), gap)
        self._gap.setText(f"+ {rest:,} more" if rest else "")
        self._field_end.setVisible(count > 0)

    def _cut_names(self) -> None:
        for name, *_ in self._terms:
            whole = name.property("whole") or ""
            shown = name.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, px(COLUMN - 2))
            name.setText(shown)
            name.setToolTip(whole if shown != whole else "")

    def _add_field(self) -> None:
        name, field = label("", "caption", quiet=True), NumberField(notation=WEIGHTS)
        fix(name, COLUMN)
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setProperty("role", "term")
        set_font(field, "caption")
        fix(field, COLUMN - 2, 22)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.committed.connect(self._on_typed)
        box = QWidget()
        fix(box, COLUMN)
        inner = QHBoxLayout(box)
        space(inner, 0, (1, 0, 1, 0))
        inner.addWidget(field)
        self._names.insertWidget(len(self._terms), name)
        self._fields.insertWidget(len(self._terms), box)
        self._terms.append((name, field, box))

    def _on_typed(self, value: float) -> None:
        field = self.sender()
        self._store.set_parameter(self._what(field.property("term")), field.property("parameter"), value)

    def _what(self, term: str) -> str:
        """The name of a term's parameter, for undo."""
        assert self._node is not None
        if term == "bias":
            return self._store.document.network.parameter_names[self._node.bias]
        return f"weight {term} \u2192 {self._node.name}"
