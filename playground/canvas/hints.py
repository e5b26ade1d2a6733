"""Sentences about the canvas: what can be done with an item, and why something cannot be done."""

from PySide6.QtCore import QObject, Signal

from core.document.node_names import item_name
from core.network.model import Input
from playground.canvas.boxes.bar_item import BarItem
from playground.canvas.boxes.row_item import RowItem
from playground.canvas.node_item import NodeItem
from playground.canvas.scene import CanvasScene

EMPTY = "Drag a neuron from the palette, or press L for a layer."
"""The text on the canvas while there are no neurons but the outputs."""

HOLDING = "Drag the marker, or Alt+Left and Alt+Right; Enter types a value. Drag the name out to have it alone."
ROW = "Drag it out of the table to have it alone, or from its port to connect it."

BAR = "Pull a link onto it; double-click its name or its corner dot to edit name or bias."
"""What can be done with an output in the bars."""

UNWELL = {
    "dead": "it is off at every training point, so no gradient reaches its weights. Try other weights or activations.",
    "quiet": "its outgoing weights are all 0, so it changes nothing yet.",
    "saturated": "its output is near a limit at almost every point, where the slope is near 0, so it hardly learns.",
}


class Hints(QObject):
    """given(sentence) is for the status bar; refused(sentence, id) is also shown at an item, or at the cursor if id is
    ""."""

    given = Signal(str)
    refused = Signal(str, str)

    def __init__(self, scene: CanvasScene) -> None:
        super().__init__(scene)
        self._scene = scene

    def of(self, id: str) -> str:
        """What can be done with a node, link or layer; for an unknown id, with the empty canvas."""
        network, name = self._scene.document.network, item_name(self._scene.document, id)
        if not name:
            return "Drag from a port to connect. Double-click the empty canvas to add something."
        if id in network.links_by_id:
            return f"{name}: double-click to edit the weight, Delete to disconnect."
        if id in network.layers_by_id:
            return f"{name}: drag its header to move it, or from its right port to connect it."
        node = network.nodes[id]
        item = self._scene.nodes[id]
        if isinstance(item, RowItem):
            return f"{item.told}. {HOLDING if item.distribution is not None else ROW}"
        if id in self._scene.boxes.face.cells:
            return f"{name}, {self._scene.boxes.face.told(id)}."
        if isinstance(node, Input):
            return f"{name}: an input. Drag from its port to feed a neuron or a layer."
        return self._of_neuron(item, name)

    def _of_neuron(self, item: NodeItem, name: str) -> str:
        if item.health:
            return f"{name} is {item.health}: {UNWELL[item.health]}"
        if not item.reaching:
            return f"{name} reaches no output, so it is not trained: drag from its port to connect it."
        if isinstance(item, BarItem):
            return f"{item.told}. {BAR}"
        if item.shows_weights:
            return f"{name} shows its weights from the image: blue pixels push it up, orange ones down."
        return f"{name}: drag from its port to connect; double-click its corner dot to edit the bias."

    def give(self, id: str) -> None:
        """Show what can be done with an item."""
        self.given.emit(self.of(id))

    def refuse(self, sentence: str, at: str = "") -> None:
        """Say why not, and mark the node or layer that is the reason."""
        self._scene.mark_targets({at: "refused"} if at else {})
        self.refused.emit(sentence, at)
        self.given.emit(sentence)
