"""The picture of a graph with every step: values are cards, operations are circles."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from core.autograd.value import Value
from core.lab.graph.paths import Path
from core.lab.graph.placement import BOX, CIRCLE, SLIDER
from core.lab.lab import Lab
from core.lab.printer import formula
from playground.lab.graph.card_item import CardItem
from playground.lab.graph.marks import Marks
from playground.lab.graph.operation_item import APART, EdgeItem, OperationItem
from playground.lab.graph.value_item import ValueItem
from playground.lab.source.variables import span
from playground.style.style import Style


class StepsPicture:
    """Adds its items to an empty scene. values, operations, edges: the items by what they show. content:
    the area of the cards."""

    def __init__(self, style: Style, paper: QGraphicsScene, lab: Lab) -> None:
        self._style, self._paper = style, paper
        self.values: dict[Value, ValueItem] = {}
        self.operations: dict[Value, OperationItem] = {}
        self.edges: dict[tuple[Value, int], EdgeItem] = {}
        self._ends: dict[Value, EdgeItem] = {}
        self._path: frozenset[tuple[Value, int]] = frozenset()
        for value, (x, y) in lab.placement.boxes.items():
            made = formula(value) if value.op is not None else ""
            name = lab.name_of(value)
            reach = span(lab.values[name]) if name and value.op is None else 0.0
            item = ValueItem(style, value, made=made, expandable=lab.can_toggle(value), reach=reach)
            item.setPos(x, y - SLIDER / 2 if value.op is None and not value.constant else y)
            paper.addItem(item)
            self.values[value] = item
        for value, (x, y) in lab.placement.circles.items():
            self._add_operation(value, QPointF(x, y))
        self.content = self._content()

    @property
    def cards(self) -> list[CardItem]:
        """The cards in topological order."""
        return list(self.values.values())

    def card_of(self, label: str) -> CardItem | None:
        """The card of the value with a label."""
        return next((item for item in self.values.values() if item.label == label), None)

    def operation_at(self, point: QPointF) -> Value | None:
        """The value whose operation is drawn at a point."""
        near = (value for value, item in self.operations.items() if item.contains(item.mapFromScene(point)))
        return next(near, None)

    def refresh(
        self, lab: Lab, unknown: Collection[str], breakpoints: Collection[str], *, quietly: bool
    ) -> CardItem | None:
        """Show the stepper's position; returns the card of the present step. See `GraphView.refresh`."""
        marks = Marks(lab, quietly=quietly)
        for value, item in self.values.items():
            item.reach = max(item.reach, span(value.data)) if item.reach else 0.0
            item.display(marks.of_value(value))
            if value.label in unknown:
                item.hide_gradient()
        for value, operation in self.operations.items():
            state, number = marks.of_operation(value)
            operation.display(state, number, has_breakpoint=value.label in breakpoints)
        for key, edge in self.edges.items():
            edge.display(marks.of_operand(key[0]), on_path=key in self._path)
        through = self._on_path
        for value, edge in self._ends.items():
            edge.display(marks.of_result(value), on_path=value in through)
        return self.values[marks.current.value] if marks.current is not None else None

    def show_breakpoints(self, labels: Collection[str]) -> None:
        """Mark the operations that make these values."""
        for value, operation in self.operations.items():
            operation.display(operation.state, operation.number, has_breakpoint=value.label in labels)

    def show_path(self, path: Path | None) -> None:
        """Mark a path from a value to the output; None for none."""
        steps = () if path is None else zip(path.values[1:], path.positions, strict=True)
        self._path = frozenset(steps)
        through = self._on_path
        for key, edge in self.edges.items():
            edge.display(edge.state, on_path=key in self._path)
        for value, edge in self._ends.items():
            edge.display(edge.state, on_path=value in through)

    def _content(self) -> QRectF:
        whole = QRectF()
        for item in self.values.values():
            whole = whole.united(item.box.translated(item.pos()))
        return whole

    @property
    def _on_path(self) -> set[Value]:
        """The values on the path after its start."""
        return {value for value, _ in self._path}

    def _add_operation(self, value: Value, at: QPointF) -> None:
        assert value.op is not None
        item = OperationItem(self._style, value.op.symbol, value.op.explanation)
        item.setPos(at)
        self._paper.addItem(item)
        self.operations[value] = item
        count = len(value.operands)
        for position, operand in enumerate(value.operands):
            away = (position - (count - 1) / 2.0) * (APART if count > 1 else 0.0)
            start = self.values[operand].pos() + QPointF(BOX[0] / 2, away if value.operands.count(operand) > 1 else 0.0)
            self.edges[value, position] = EdgeItem(self._style, start, at + QPointF(-CIRCLE / 2, away))
            self._paper.addItem(self.edges[value, position])
        end = self.values[value].pos() - QPointF(BOX[0] / 2, 0)
        self._ends[value] = EdgeItem(self._style, at + QPointF(CIRCLE / 2, 0), end)
        self._paper.addItem(self._ends[value])
