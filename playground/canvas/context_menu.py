"""The menu of whatever is under the cursor."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from core.autograd.ops import ACTIVATIONS
from core.document import edits, holds
from playground.canvas import geometry
from playground.store import Store

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView


class ContextMenu(QObject):
    """Builds one menu at a time; what is chosen is applied to the selection."""

    def __init__(self, view: "CanvasView", store: Store) -> None:
        super().__init__(view)
        self._view, self._store = view, store
        self.menu: QMenu | None = None

    def show_for(self, at: QPoint, *, keyboard: bool) -> None:
        """Show the menu of what is at a point of the viewport, or of the selection if the keyboard asked."""
        canvas = self._view.canvas
        point = self._view.mapToScene(at)
        found = canvas.node_at(point) or canvas.link_at(point, 6.0) or canvas.layer_at(point)
        if keyboard:
            found = canvas.focused or (self._view.selection[0] if self._view.selection else "")
        if found and found not in self._view.selection:
            canvas.select([found])
        menu = self._new_menu()
        if found:
            self._fill_for(menu, found)
        else:
            place = geometry.snapped(point.x(), point.y())
            for kind in ("neuron", "layer", "output"):
                menu.addAction(f"Add {kind} here", partial(self._view.add, kind, place))
            menu.addSeparator()
            if self._view.editing.can_paste:
                menu.addAction("Paste here", partial(self._view.editing.paste, place))
            menu.addAction("Select all", self._view.editing.select_all)
            menu.addAction("Tidy up", self._view.editing.tidy)
            menu.addAction("Show everything", self._view.fit)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def show_activations(self, layer: str, at: QPoint) -> None:
        """Show the list of activations for a layer."""
        menu = self._new_menu()
        self._add_activations(menu, [neuron.id for neuron in self._store.document.network.members(layer)])
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _new_menu(self) -> QMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._view)
        return self.menu

    def _fill_for(self, menu: QMenu, found: str) -> None:
        network = self._store.document.network
        neurons = [id for id in self._selected_neurons() if network.nodes[id] in network.neurons]
        if neurons:
            # With a parent of its own: one made by addMenu goes when its Python wrapper does.
            self.activations = QMenu("Activation", menu)
            menu.addMenu(self.activations)
            self._add_activations(self.activations, neurons)
        if found in network.links_by_id:
            menu.addAction("Type the weight", partial(self._view.field.open_for, found))
        elif found in neurons:
            menu.addAction("Type the bias", partial(self._view.field.open_for, found))
        if found in network.layers_by_id:
            menu.addAction("Add a neuron", partial(self._view.grow, found, 1))
        self._add_holds(menu)
        self._add_structure(menu, found, neurons)
        menu.addSeparator()
        if neurons:
            for text, deed in (("Cut", "cut"), ("Copy", "copy"), ("Duplicate", "duplicate")):
                menu.addAction(text, self._view.editing.handlers[deed])
        menu.addAction("Delete", self._view.editing.delete)

    def _add_holds(self, menu: QMenu) -> None:
        network, selection, editing = self._store.document.network, self._view.selection, self._view.editing
        menu.addSeparator()
        if network.parameters_of(selection):
            menu.addAction("Unfreeze" if holds.are_frozen(network, selection) else "Freeze", editing.toggle_frozen)
        tied = holds.are_tied(network, selection)
        if tied or len(holds.links_among(network, selection)) > 1:
            menu.addAction("Untie" if tied else "Tie", editing.toggle_tied)

    def _add_structure(self, menu: QMenu, found: str, neurons: list[str]) -> None:
        network, editing = self._store.document.network, self._view.editing
        menu.addSeparator()
        if found in network.links_by_id:
            menu.addAction("Insert a neuron", partial(editing.insert, found))
        if neurons == [found] and getattr(network.nodes[found], "output", None) is None:
            menu.addAction("Split", editing.split)
        if len(neurons) > 1:
            menu.addAction("Merge", editing.handlers["merge"])
        if found in network.layers_by_id:
            menu.addAction("Repeat 3 times", editing.repeat)

    def _selected_neurons(self) -> list[str]:
        network = self._store.document.network
        found = [id for id in self._view.selection if id in network.nodes]
        for id in self._view.selection:
            found += [neuron.id for neuron in network.members(id)]
        return list(dict.fromkeys(found))

    def _add_activations(self, menu: QMenu, neurons: list[str]) -> None:
        network = self._store.document.network
        present = {getattr(network.nodes[id], "activation", "") for id in neurons}
        group = QActionGroup(menu)
        for op in ACTIVATIONS:
            action = QAction(op.label, menu, checkable=True, checked=present == {op.name})
            action.setToolTip(op.explanation)
            action.triggered.connect(partial(self._on_activation, neurons, op.name))
            group.addAction(action)
            menu.addAction(action)

    def _on_activation(self, neurons: list[str], activation: str, checked: bool = True) -> None:
        self._store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation=activation))
