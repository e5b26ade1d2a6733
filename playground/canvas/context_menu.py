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
            menu.addAction("Select all", self._view.select_all)
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
        menu.addSeparator()
        if network.parameters_of(self._view.selection):
            text = "Unfreeze" if holds.are_frozen(network, self._view.selection) else "Freeze"
            menu.addAction(text, self._view.keyboard.toggle_frozen)
        if len(holds.links_among(network, self._view.selection)) > 1 or holds.are_tied(network, self._view.selection):
            text = "Untie" if holds.are_tied(network, self._view.selection) else "Tie"
            menu.addAction(text, self._view.keyboard.toggle_tied)
        menu.addSeparator()
        menu.addAction("Delete", self._view.delete_selection)

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
