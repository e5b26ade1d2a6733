"""Which commands can be given now, and which of them are ticked: computed in one place from what is there."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from core.document import parameter_edits
from core.document.document import Document
from core.network.model import Network, Neuron
from playground.actions import COMMANDS, EVERYWHERE, NEEDS


class Availability(QObject):
    """Enables and ticks the actions by id.

    chosen: the ids that commands act on. open_parts: for commands that open something, whether it is open.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        document: Callable[[], Document],
        chosen: Callable[[], tuple[str, ...]],
        open_parts: Mapping[str, Callable[[], bool]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._document, self._chosen, self._open_parts = actions, document, chosen, open_parts
        self._is_playground = True
        self._tips = {id: action.toolTip() for id, action in actions.items()}
        for action in actions.values():
            action.triggered.connect(self.refresh)
        self.refresh()

    def use_workspace(self, *, is_playground: bool) -> None:
        """Commands of the Playground rest while it is out of sight."""
        self._is_playground = is_playground
        self.refresh()

    @Slot()
    def refresh(self, *_: object) -> None:
        """Look anew at what is there."""
        found = frozenset(met_needs(self._document().network, self._chosen()))
        for command in COMMANDS:
            action, is_met = self._actions[command.id], command.needs in found or not command.needs
            if command.id not in ("undo", "redo"):
                action.setEnabled(is_met and (self._is_playground or command.id in EVERYWHERE))
            action.setToolTip(self._tips[command.id] if is_met else NEEDS[command.needs])
            action.setStatusTip("" if is_met else NEEDS[command.needs])
        for id, is_open in self._open_parts.items():
            self._actions[id].setChecked(is_open())


def met_needs(network: Network, chosen: tuple[str, ...]) -> Iterator[str]:
    """The names in NEEDS that some selected ids meet."""
    neurons = network.neurons_among(chosen)
    hidden = [neuron for neuron in neurons if neuron.output is None]
    nodes = {id for id in chosen if id in network.nodes} | {neuron.id for neuron in neurons}
    links = parameter_edits.links_among(network, chosen)
    layers = [id for id in chosen if id in network.layers_by_id]
    first = network.nodes.get(chosen[0]) if chosen else None
    met = {
        "selection": bool(chosen),
        "deletable": bool(chosen),
        "neuron": bool(neurons),
        "hidden": len(chosen) == len(hidden) == 1 and not layers,
        "inner": bool(hidden),
        "several": len(hidden) > 1,
        "layer": len(layers) == 1,
        "member": bool(chosen) and (chosen[0] in layers or bool(isinstance(first, Neuron) and first.layer)),
        "named": bool(chosen) and (chosen[0] in layers or isinstance(first, Neuron)),
        "link": len(links) == 1,
        "links": len(links) > 1 or parameter_edits.are_tied(network, links),
        "number": bool(chosen) and (chosen[0] in network.links_by_id or isinstance(first, Neuron)),
        "weights": bool(network.parameters_of(chosen)),
        "two": len(nodes) > 1,
        "three": len(nodes) > 2,
    }
    return (need for need, is_met in met.items() if is_met)
