"""Computes which commands are enabled and which are ticked."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from core.document import box_edits, boxes, parameter_edits
from core.document.document import Document
from core.network.model import Neuron
from playground.actions import NEEDS, Command
from playground.workspace import Workspace


class Availability(QObject):
    """Enables and ticks the actions of commands, by id. A command is enabled if the window or the current workspace
    handles it and its precondition is met. ticks: for commands that open something, whether it is open."""

    def __init__(
        self,
        commands: Iterable[Command],
        actions: Mapping[str, QAction],
        shown: Callable[[], Workspace],
        ticks: Mapping[str, Callable[[], bool]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._commands, self._actions, self._shown, self._ticks = tuple(commands), actions, shown, ticks
        self._tips = {id: action.toolTip() for id, action in actions.items()}
        for action in actions.values():
            action.triggered.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self, *_: object) -> None:
        """Update every action."""
        workspace = self._shown()
        found = frozenset(workspace.met_needs())
        for command in self._commands:
            action, is_met = self._actions[command.id], command.needs in found or not command.needs
            is_handled = command.everywhere or command.id in workspace.handlers
            wanting = NEEDS[command.needs] if is_handled and not is_met else ""
            action.setEnabled(is_handled and is_met)
            action.setToolTip(wanting or self._tips[command.id])
            action.setStatusTip(wanting)
        for id, is_open in self._ticks.items():
            self._actions[id].setChecked(is_open())


def met_needs(document: Document, chosen: tuple[str, ...]) -> Iterator[str]:
    """The names in NEEDS that the selected ids meet."""
    network = document.network
    neurons = network.neurons_among(chosen)
    hidden = [neuron for neuron in neurons if neuron.output is None]
    nodes = {id for id in chosen if id in network.nodes} | {neuron.id for neuron in neurons}
    links = parameter_edits.links_among(network, chosen)
    layers = [id for id in chosen if id in network.layers_by_id]
    first = network.nodes.get(chosen[0]) if chosen else None
    able = boxes.holders(document, box_edits.single_among(document, chosen)).values()
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
        "single": any(box_edits.can_gather(document, kind) for kind in {*able}),
        "boxed": any(id in document.boxes for id in chosen),
        "outside": not {*able}.isdisjoint(boxes.present(document)),
        "two": len(nodes) > 1,
        "three": len(nodes) > 2,
    }
    return (need for need, is_met in met.items() if is_met)
