"""The menu of whatever is under the cursor."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from core.autograd.ops import ACTIVATIONS
from core.document import edits, parameter_edits
from core.network.model import Network, Neuron
from playground.canvas import geometry
from playground.store import Store
from playground.style.glyph import glyph_icon
from playground.style.style import Style

if TYPE_CHECKING:
    from playground.canvas.view import CanvasView


class ContextMenu(QObject):
    """Builds one menu at a time; what is chosen is applied to the selection."""

    def __init__(self, view: "CanvasView", store: Store, style: Style) -> None:
        super().__init__(view)
        self._view, self._store, self._style = view, store, style
        self.menu: QMenu | None = None

    def show_for(self, at: QPoint, *, keyboard: bool) -> None:
        """Show the menu of what is at a point of the viewport, or of the selection if the keyboard asked."""
        canvas = self._view.canvas
        point = self._view.mapToScene(at)
        link = canvas.link_at(point, self._view.reach(geometry.LINK_REACH))
        found = canvas.node_at(point) or link or canvas.layer_at(point)
        if keyboard:
            found = canvas.focused or (self._view.selection[0] if self._view.selection else "")
            at = self._place_of(found, at)
        if found and found not in self._view.selection:
            canvas.select([found])
        menu = self._new_menu()
        if found:
            self._fill_for(menu, found)
        else:
            self._fill_for_nothing(menu, point)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def show_activations(self, ids: Iterable[str], at: QPoint) -> None:
        """Show the list of activations for neurons and layers."""
        menu = self._new_menu()
        self._add_activations(menu, [neuron.id for neuron in self._store.document.network.neurons_among(ids)])
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _place_of(self, id: str, otherwise: QPoint) -> QPoint:
        canvas = self._view.canvas
        if id in canvas.nodes:
            return self._view.mapFromScene(canvas.nodes[id].pos())
        is_link = id in self._store.document.network.links_by_id
        return self._view.mapFromScene(canvas.routes.middle(id)) if is_link else otherwise

    def _new_menu(self) -> QMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._view)
        return self.menu

    def _fill_for_nothing(self, menu: QMenu, point: QPointF) -> None:
        place = geometry.snapped(point.x(), point.y())
        for kind in ("neuron", "layer", "output"):
            menu.addAction(f"Add {kind} here", partial(self._view.add, kind, place))
        menu.addAction("Add something else here\u2026", partial(self._view.quick_add.open_at, point))
        menu.addSeparator()
        if self._view.editing.can_paste:
            menu.addAction("Paste here", partial(self._view.editing.paste, place))
        self._add(menu, "select_all", "tidy", "fit", "take_apart")

    def _fill_for(self, menu: QMenu, found: str) -> None:
        network, selection = self._store.document.network, self._view.selection
        neurons = network.neurons_among(selection)
        if neurons:
            # With a parent of its own: one made by addMenu goes when its Python wrapper does.
            self.activations = QMenu("Activation", menu)
            menu.addMenu(self.activations)
            self._add_activations(self.activations, [neuron.id for neuron in neurons])
        alone = len(selection) == 1
        node, link, layer = network.nodes.get(found), network.links_by_id.get(found), network.layers_by_id.get(found)
        self._add(menu, *(["type_value"] if alone and (link or isinstance(node, Neuron)) else []))
        self._add(menu, *(["why"] if alone and (link or node) else []))
        self._add(menu, *(["rename"] if alone and (layer or isinstance(node, Neuron)) else []))
        self._add(menu, *(["connect"] if alone and not link and getattr(node, "output", None) is None else []))
        self._add(menu, *(["take_apart"] if alone and (link or isinstance(node, Neuron)) else []))
        menu.addSeparator()
        if network.parameters_of(selection):
            self._add(menu, "freeze")
        if parameter_edits.are_tied(network, selection) or len(parameter_edits.links_among(network, selection)) > 1:
            self._add(menu, "tie")
        menu.addSeparator()
        self._add(menu, *self._structure(network, found, alone))
        menu.addSeparator()
        self._add(menu, *(["cut", "copy", "duplicate"] if neurons else []), "delete")

    def _structure(self, network: Network, found: str, alone: bool) -> list[str]:
        """The commands that reshape what is selected."""
        hidden = [neuron for neuron in network.neurons_among(self._view.selection) if neuron.output is None]
        ids = []
        if found in network.links_by_id and alone:
            ids.append("insert")
        if len(hidden) == 1 and alone:
            ids.append("split")
        if len(hidden) > 1:
            ids += ["merge", "align_left", "align_top"]
        if hidden:
            ids.append("bridge")
        if found in network.layers_by_id and alone:
            ids += ["grow", "shrink", "repeat"]
        if len(self._view.selection) > 1:
            ids.append("wire")
        return ids

    def _add(self, menu: QMenu, *commands: str) -> None:
        for id in commands:
            menu.addAction(self._view.commands[id])

    def _add_activations(self, menu: QMenu, neurons: list[str]) -> None:
        network = self._store.document.network
        present = {getattr(network.nodes[id], "activation", "") for id in neurons}
        group = QActionGroup(menu)
        for op in ACTIVATIONS:
            action = QAction(op.label, menu, checkable=True, checked=present == {op.name})
            action.setIcon(glyph_icon(op.name, self._style.theme.text))
            action.setIconVisibleInMenu(True)
            action.setToolTip(op.explanation)
            action.triggered.connect(partial(self._on_activation, neurons, op.name))
            group.addAction(action)
            menu.addAction(action)

    def _on_activation(self, neurons: list[str], activation: str, checked: bool = True) -> None:
        self._store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation=activation))
