"""A text field on the canvas, for the name of a neuron or layer. Enter and leaving it commit; Escape discards."""

from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from core import limits
from core.document import edits
from core.document.node_names import item_name
from core.network.model import Neuron
from playground.canvas.inline_field import put_over
from playground.canvas.scene import CanvasScene
from playground.store import Store


class NameField(QLineEdit):
    """Hidden until `open_for` shows it over a name."""

    def __init__(self, view: QGraphicsView, scene: CanvasScene, store: Store) -> None:
        super().__init__(view.viewport())
        self._view, self._scene, self._store = view, scene, store
        self._id = ""
        self.setMaxLength(limits.NAME)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def open_for(self, id: str) -> bool:
        """Edit the name of a neuron or layer; False if it has none."""
        scene, network = self._scene, self._store.document.network
        if id in network.layers_by_id:
            name, at = network.layers_by_id[id].name, scene.layers[id].name_box.center()
        elif isinstance(network.nodes.get(id), Neuron):
            name, at = network.nodes[id].name, scene.nodes[id].pos() + scene.nodes[id].name_box.center()
        else:
            return False
        self._id = id
        self.setText(name)
        self.setAccessibleName(f"Name of {name}")
        self.selectAll()
        put_over(self, self._view, QPointF(at))
        return True

    def close_field(self) -> None:
        """Hide without committing."""
        self._id = ""
        self.hide()

    def _commit(self) -> bool:
        """Set the name; False if it was refused."""
        id, text = self._id, self.text()
        self.close_field()
        name = item_name(self._store.document, id)
        if not id or text.strip() == name:
            return True
        return self._store.apply(f"Rename {name}", partial(edits.rename, id=id, name=text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            id, text = self._id, self.text()
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
            if self._commit():
                self._view.setFocus()
            elif self.open_for(id):
                self.setText(text)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._commit()
