"""The expression as a graph: values as cards, operations as circles, what is known and what the present step does."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from core.autograd.value import Value
from core.lab.lab import Lab
from core.lab.placement import BOX, CIRCLE
from core.lab.stepper import Step
from core.lab.why import why_value
from playground.lab.operation_item import APART, EdgeItem, OperationItem
from playground.lab.value_item import ValueItem
from playground.style.style import Style

LEAST, READABLE, MOST = 0.15, 0.6, 3.0
"""The smallest scale by wheel, the smallest that a graph is shown at by itself, and the largest."""

ROOM = 28


class GraphView(QGraphicsView):
    """toggled(label) when a value is to be written out or put together; stepped(by) when an arrow key asks for it."""

    toggled = Signal(str)
    stepped = Signal(int)

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
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, lab: Lab) -> None:
        """Show a graph of other values, and where the stepper stands in it."""
        self._paper.clear()
        self.values, self.operations, self.edges, self._ends = {}, {}, {}, {}
        for value, (x, y) in lab.placement.boxes.items():
            made = why_value(value).names if value.op is not None else ""
            item = ValueItem(self._style, value, made=made, expandable=lab.can_toggle(value))
            item.setPos(x, y)
            self._paper.addItem(item)
            self.values[value] = item
        for value, (x, y) in lab.placement.circles.items():
            self._add_operation(value, QPointF(x, y))
        self._paper.setSceneRect(self._content().adjusted(-2000, -2000, 2000, 2000))
        self.refresh(lab)
        if self._fitted:
            self.fit()

    def refresh(self, lab: Lab) -> None:
        """Show where the stepper stands."""
        stepper = lab.stepper
        known, grads, done = stepper.known, stepper.gradients, stepper.done
        current = done[-1] if done else None
        complete = _complete(done)
        touched = _touched(current)
        for value, item in self.values.items():
            reached = complete.get(value, False) or grads[value] != 0.0
            state = "current" if value in touched else "done" if reached else "waiting"
            is_wrong = bool(lab.mistakes) and len(done) == len(stepper.steps) and grads[value] != stepper.right[value]
            shown = None if value.constant else grads[value]
            item.display(
                known=value in known, grad=shown, right=stepper.right[value] if is_wrong else None, state=state
            )
        for value, operation in self.operations.items():
            at_work = current is not None and current.value is value and current.phase != "seed"
            operation.display("current" if at_work else "done" if value in known else "waiting")
        backward = {step.value for step in done if step.phase == "backward"}
        for (value, _), edge in self.edges.items():
            at_work = current is not None and current.phase == "backward" and current.value is value
            edge.display("current" if at_work else "done" if value in backward else "waiting")
        for value, edge in self._ends.items():
            edge.display("done" if value in backward else "waiting")
        if current is not None and stepper.position < len(stepper.steps):
            self.ensureVisible(self.values[current.value], ROOM, ROOM)

    def fit(self) -> None:
        """Show everything, at 100 % at most, or as much as can be read: then the end, where backward begins."""
        self._fitted = True
        content = self._content().adjusted(-ROOM, -ROOM, ROOM, ROOM)
        self.resetTransform()
        scale = min(self.viewport().width() / content.width(), self.viewport().height() / content.height(), 1.0)
        self.scale(max(scale, READABLE), max(scale, READABLE))
        self.centerOn(content.center())
        if scale < READABLE:
            half = self.viewport().width() / READABLE / 2.0
            self.centerOn(QPointF(content.right() - half, content.center().y()))

    def _content(self) -> QRectF:
        whole = QRectF()
        for item in self.values.values():
            whole = whole.united(item.sceneBoundingRect())
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        for value, item in self.values.items():
            if item.box.translated(item.pos()).contains(point):
                self.toggled.emit(value.label)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        scale = self.transform().m11() * 1.2 ** (event.angleDelta().y() / 120.0)
        if LEAST <= scale <= MOST:
            self._fitted = False
            self.scale(scale / self.transform().m11(), scale / self.transform().m11())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is not None:
            self.stepped.emit(by)
        elif event.key() == Qt.Key.Key_Home:
            self.fit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self.values:
            self.fit()


def _touched(step: Step | None) -> set[Value]:
    """The values a step changes."""
    if step is None:
        return set()
    return {share.operand for share in step.shares} if step.phase == "backward" else {step.value}


def _complete(done: tuple[Step, ...]) -> dict[Value, bool]:
    """The values whose gradient has been begun."""
    found = {step.value: True for step in done if step.phase != "forward"}
    found.update((share.operand, True) for step in done for share in step.shares)
    return found
