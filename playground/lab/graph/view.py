"""The expression as a graph: values are cards, operations are circles. It shows the state of the present step."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView

from core.autograd.value import Value
from core.lab.graph.paths import Path
from core.lab.graph.placement import BOX, CIRCLE, SLIDER
from core.lab.lab import Lab
from core.lab.printer import formula
from playground.lab.graph.marks import Marks
from playground.lab.graph.operation_item import APART, EdgeItem, OperationItem
from playground.lab.graph.value_item import ValueItem
from playground.lab.source.variables import span
from playground.style.style import Style

LEAST, WHOLE, READABLE, MOST = 0.15, 0.45, 0.6, 3.0
"""Scales: the smallest by wheel, the smallest that shows a whole graph, the one for a part of a larger graph, and the
largest."""

ROOM = 20


class GraphView(QGraphicsView):
    """Knows the selected value and the operations with a breakpoint by their labels: `asked` and `breakpoints`.

    toggled(label): expand or collapse a value. stepped(by): an arrow key was pressed. chosen(label): a value was
    selected, "" for none. leaf_dragged(label, number): the slider of a leaf moves. ran_to(label) and
    breakpoint_toggled(label): an operation was clicked; the label is that of the value it makes."""

    toggled = Signal(str)
    stepped = Signal(int)
    chosen = Signal(str)
    leaf_dragged = Signal(str, float)
    ran_to = Signal(str)
    breakpoint_toggled = Signal(str)

    def __init__(self, style: Style) -> None:
        self._paper = QGraphicsScene()
        super().__init__(self._paper)
        self._style = style
        self._paper.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Graph of the expression")
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.values: dict[Value, ValueItem] = {}
        self.operations: dict[Value, OperationItem] = {}
        self.edges: dict[tuple[Value, int], EdgeItem] = {}
        self._ends: dict[Value, EdgeItem] = {}
        self._fitted = True
        self.asked = ""
        self.breakpoints: frozenset[str] = frozenset()
        self._path: frozenset[tuple[Value, int]] = frozenset()
        self._held = ""
        self._pressed = QPointF()
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, lab: Lab) -> None:
        """Show a graph with other values, and the stepper's position in it."""
        self._paper.clear()
        self.values, self.operations, self.edges, self._ends = {}, {}, {}, {}
        self._path = frozenset()
        for value, (x, y) in lab.placement.boxes.items():
            made = formula(value) if value.op is not None else ""
            name = lab.name_of(value)
            reach = span(lab.values[name]) if name and value.op is None else 0.0
            item = ValueItem(self._style, value, made=made, expandable=lab.can_toggle(value), reach=reach)
            item.setPos(x, y - SLIDER / 2 if value.op is None and not value.constant else y)
            item.choose(value.label == self.asked)
            self._paper.addItem(item)
            self.values[value] = item
        for value, (x, y) in lab.placement.circles.items():
            self._add_operation(value, QPointF(x, y))
        self._paper.setSceneRect(self._content().adjusted(-2000, -2000, 2000, 2000))
        self.refresh(lab)
        if self._fitted:
            self.fit()

    def refresh(self, lab: Lab, unknown: Collection[str] = (), *, quietly: bool = False) -> None:
        """Show the stepper's position. unknown: labels of values whose gradient the user has to find. quietly: hide
        what the present step does."""
        marks = Marks(lab, quietly=quietly)
        for value, item in self.values.items():
            item.reach = max(item.reach, span(value.data)) if item.reach else 0.0
            item.display(marks.of_value(value))
            if value.label in unknown:
                item.hide_gradient()
        for value, operation in self.operations.items():
            state, number = marks.of_operation(value)
            operation.display(state, number, has_breakpoint=value.label in self.breakpoints)
        for key, edge in self.edges.items():
            edge.display(marks.of_operand(key[0]), on_path=key in self._path)
        through = self._on_path
        for value, edge in self._ends.items():
            edge.display(marks.of_result(value), on_path=value in through)
        if marks.current is not None and lab.stepper.position < len(lab.stepper.steps):
            self._bring_into_sight(self.values[marks.current.value])

    def choose(self, label: str) -> None:
        """Mark the selected value; "" for none."""
        self.asked = label
        for value, item in self.values.items():
            item.choose(value.label == label)

    def show_breakpoints(self, labels: Collection[str]) -> None:
        """Mark the operations with a breakpoint, by the values they make."""
        self.breakpoints = frozenset(labels)
        for value, operation in self.operations.items():
            operation.display(operation.state, operation.number, has_breakpoint=value.label in self.breakpoints)

    def show_path(self, path: Path | None) -> None:
        """Mark a path from a value to the output; None for none."""
        steps = () if path is None else zip(path.values[1:], path.positions, strict=True)
        self._path = frozenset(steps)
        through = self._on_path
        for key, edge in self.edges.items():
            edge.display(edge.state, on_path=key in self._path)
        for value, edge in self._ends.items():
            edge.display(edge.state, on_path=value in through)

    def center_on(self, label: str) -> None:
        """Center a value that is not entirely visible."""
        item = self._named(label)
        if item is not None and not self.viewport().rect().contains(self._seen(item)):
            self.centerOn(item)

    @property
    def _on_path(self) -> set[Value]:
        """The values on the path after its start."""
        return {value for value, _ in self._path}

    def _named(self, label: str) -> ValueItem | None:
        return next((item for value, item in self.values.items() if value.label == label), None)

    def _seen(self, item: ValueItem) -> QRect:
        return self.mapFromScene(item.sceneBoundingRect()).boundingRect()

    def _bring_into_sight(self, item: ValueItem) -> None:
        box = item.box.translated(item.pos())
        if not self.viewport().rect().contains(self.mapFromScene(box).boundingRect()):
            self.ensureVisible(box, ROOM, ROOM)

    def zoom_by(self, steps: float) -> None:
        """Zoom in or out in steps of a fifth."""
        self.zoom_to(self.transform().m11() * 1.2**steps)

    def zoom_to(self, scale: float) -> None:
        """Show the graph at a scale from LEAST to MOST; 1 is 100 %."""
        if LEAST <= scale <= MOST:
            self._fitted = False
            self.scale(scale / self.transform().m11(), scale / self.transform().m11())

    def fit(self) -> None:
        """Show everything at 100 % at most. Where that is too small to read, show the end, where backward begins."""
        self._fitted = True
        content = self._content().adjusted(-ROOM, -ROOM, ROOM, ROOM)
        self.resetTransform()
        scale = min(self.viewport().width() / content.width(), self.viewport().height() / content.height(), 1.0)
        is_whole = scale >= WHOLE
        self.scale(scale if is_whole else READABLE, scale if is_whole else READABLE)
        self.centerOn(content.center())
        if not is_whole:
            half = self.viewport().width() / READABLE / 2.0
            self.centerOn(QPointF(content.right() - half, content.center().y()))

    def _content(self) -> QRectF:
        whole = QRectF()
        for item in self.values.values():
            whole = whole.united(item.box.translated(item.pos()))
        return whole

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

    def _on_style_changed(self) -> None:
        self.setBackgroundBrush(QColor(self._style.theme.canvas))
        self._paper.update()

    def _item_at(self, point: QPointF) -> ValueItem | None:
        return next((i for i in self.values.values() if i.box.translated(i.pos()).contains(point)), None)

    def _operation_at(self, point: QPointF) -> Value | None:
        near = (value for value, item in self.operations.items() if item.contains(item.mapFromScene(point)))
        return next(near, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        self._pressed = event.position()
        if event.button() == Qt.MouseButton.LeftButton:
            taken = (i for i in self.values.values() if i.slider.translated(i.pos()).contains(point))
            self._held = next((item.value.label for item in taken), "")
        if self._held:
            self._drag(point)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._drag(self.mapToScene(event.position().toPoint()))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_held, self._held = self._held, ""
        if was_held:
            return
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < QApplication.startDragDistance():
            self._click(self.mapToScene(event.position().toPoint()), event.modifiers())

    def _click(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        made = self._operation_at(point)
        if made is not None:
            is_breakpoint = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            (self.breakpoint_toggled if is_breakpoint else self.ran_to).emit(made.label)
            return
        item = self._item_at(point)
        self.chosen.emit(item.value.label if item is not None else "")

    def _drag(self, point: QPointF) -> None:
        # Looked up each time: the graph may change while the button is held.
        item = self._named(self._held)
        if item is not None and item.reach:
            self.leaf_dragged.emit(self._held, item.number_at(point.x() - item.pos().x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(self.mapToScene(event.position().toPoint()))
        if item is not None:
            self.toggled.emit(item.value.label)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(event.angleDelta().y() / 120.0)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        along = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if by is not None:
            self.stepped.emit(by)
        elif along is not None:
            self._walk(along)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key == Qt.Key.Key_Escape:
            self.chosen.emit("")
        elif self.asked and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggled.emit(self.asked)
        elif self.asked and key == Qt.Key.Key_B:
            self.breakpoint_toggled.emit(self.asked)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        """Select the previous or next value in topological order."""
        labels = [value.label for value in self.values]
        at = labels.index(self.asked) + by if self.asked in labels else 0 if by > 0 else -1
        if labels:
            self.chosen.emit(labels[at % len(labels)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self.values:
            self.fit()
