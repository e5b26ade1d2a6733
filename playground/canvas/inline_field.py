"""A number field on the canvas, for a weight or bias. Enter and leaving it commit; Escape discards."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from core.document.node_names import item_name
from core.network.model import Neuron
from playground.canvas.scene import CanvasScene
from playground.store import Store
from playground.style.size import px
from playground.widgets.number_field import NumberField

WIDTH, HEIGHT = 110, 28
"""The size of a field at a text size of 100 %."""


def put_over(field: QLineEdit, view: QGraphicsView, at: QPointF) -> None:
    """Show a field centered over a point of the scene, fully inside the view, with the keyboard focus."""
    place, area = view.mapFromScene(at), QRectF(view.viewport().rect()).adjusted(4, 4, -4, -4)
    width, height = px(WIDTH), px(HEIGHT)
    field.resize(width, height)
    x = min(max(place.x() - width / 2, area.left()), area.right() - width)
    field.move(round(x), round(min(max(place.y() - height / 2, area.top()), area.bottom() - height)))
    field.show()
    field.raise_()
    field.setFocus(Qt.FocusReason.OtherFocusReason)


class OverField(NumberField):
    """Hidden until `open_over` shows it over a point of the scene."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__()
        self.setParent(view.viewport())
        self._view = view
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def open_over(self, what: str, value: float, at: QPointF) -> None:
        """Edit a number."""
        self.display(value)
        self.setAccessibleName(what)
        put_over(self, self._view, at)

    def close_field(self) -> None:
        """Hide without committing."""
        if self.isVisible():
            self.setModified(False)
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
            self._view.setFocus()
            return
        super().keyPressEvent(event)
        # Otherwise the canvas behind it would answer Enter too.
        event.accept()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isModified():
            self.hide()
            self._view.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide()


class InlineField(OverField):
    """Hidden until `open_for` shows it over a link or neuron."""

    def __init__(self, view: QGraphicsView, scene: CanvasScene, store: Store) -> None:
        super().__init__(view)
        self._scene, self._store = scene, store
        self._parameter = self._what = ""
        self.committed.connect(self._on_committed)

    def open_for(self, id: str) -> bool:
        """Edit the weight of a link or the bias of a neuron; False if it has none."""
        scene, network = self._scene, self._store.document.network
        if id in network.links_by_id:
            link = network.links_by_id[id]
            return self._open(link.weight, f"weight {item_name(self._store.document, id)}", scene.routes.middle(id))
        node = network.nodes.get(id)
        if isinstance(node, Neuron):
            item = scene.nodes[id]
            return self._open(node.bias, network.parameter_names[node.bias], item.pos() + item.bias_dot.center())
        return False

    def _open(self, parameter: str, what: str, at: QPointF) -> bool:
        self._parameter, self._what = parameter, what
        self.open_over(what, self._store.value(parameter), at)
        return True

    def _on_committed(self, value: float) -> None:
        self._store.set_parameter(self._what, self._parameter, value)
