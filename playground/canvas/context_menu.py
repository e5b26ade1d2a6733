"""The menu of whatever is under the cursor."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGraphicsView, QMenu

from core.autograd.ops import ACTIVATIONS
from core.document import parameter_edits
from core.network.model import Network, Neuron
from playground.availability import met_needs
from playground.canvas import clipboard, geometry
from playground.canvas.commands import CanvasCommands
from playground.canvas.scene import CanvasScene
from playground.canvas.zoom import CanvasZoom
from playground.style.glyph import glyph_icon
from playground.style.style import Style


class ContextMenu(QObject):
    """Builds one menu at a time; its commands apply to the selection. actions: the window's actions by command id; the
    mapping may be filled later.

    paste_requested(place) and addition_requested(point, "") are for the empty canvas: paste, or ask what to add, at a
    point of the scene.
    """

    paste_requested = Signal(object)
    addition_requested = Signal(QPointF, str)

    def __init__(
        self,
        view: QGraphicsView,
        scene: CanvasScene,
        zooming: CanvasZoom,
        commands: CanvasCommands,
        actions: Mapping[str, QAction],
        style: Style,
    ) -> None:
        super().__init__(view)
        self._view, self._scene, self._zooming = view, scene, zooming
        self._commands, self._actions, self._style = commands, actions, style
        self.menu: QMenu | None = None

    def show_for(self, at: QPoint, *, keyboard: bool) -> None:
        """Show the menu for a point of the viewport, or for the selection if it was opened by keyboard."""
        scene, point = self._scene, self._view.mapToScene(at)
        link = scene.picker.link_at(point, self._zooming.reach(geometry.LINK_REACH))
        found = scene.picker.node_at(point)
        box = None if found or keyboard else scene.boxes.at(point)
        if box is not None:
            # Its header, foot and edges stand for all of its nodes.
            members = scene.boxes.members(box)
            scene.select(scene.selection if set(scene.selection).issuperset(members) else members)
            found = members[0]
        found = found or link or scene.picker.layer_at(point)
        if keyboard:
            found = scene.present
            at = self._place_of(found, at)
        if found and found not in scene.selection:
            scene.select([found])
        menu = self._new_menu()
        if found:
            self._fill_for(menu, found)
        else:
            self._fill_for_nothing(menu, point)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def show_activations(self, id: str, at: QPoint | None = None) -> None:
        """Show the list of activations for a neuron or layer, or for the selection if that contains it, at a point of
        the viewport or over the item."""
        selection, item = self._scene.selection, self._scene.nodes.get(id) or self._scene.layers.get(id)
        if at is None:
            middle = self._view.rect().center()
            at = self._view.mapFromScene(item.sceneBoundingRect().center()) if item is not None else middle
        menu = self._new_menu()
        neurons = self._scene.document.network.neurons_among(selection if id in selection else (id,))
        self._add_activations(menu, [neuron.id for neuron in neurons])
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _place_of(self, id: str, otherwise: QPoint) -> QPoint:
        if id in self._scene.nodes:
            return self._view.mapFromScene(self._scene.nodes[id].pos())
        is_link = id in self._scene.document.network.links_by_id
        return self._view.mapFromScene(self._scene.routes.middle(id)) if is_link else otherwise

    def _new_menu(self) -> QMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._view)
        return self.menu

    def _fill_for_nothing(self, menu: QMenu, point: QPointF) -> None:
        place = geometry.snapped(point.x(), point.y())
        for kind in ("neuron", "layer", "output"):
            menu.addAction(f"Add {kind} here", partial(self._commands.place, kind, place))
        menu.addAction("Add something else here\u2026", partial(self.addition_requested.emit, point, ""))
        menu.addSeparator()
        if clipboard.holds_neurons():
            menu.addAction("Paste here", partial(self.paste_requested.emit, place))
        self._add(menu, "select_all", "tidy", "fit", "take_apart")

    def _fill_for(self, menu: QMenu, found: str) -> None:
        network, selection = self._scene.document.network, self._scene.selection
        neurons = network.neurons_among(selection)
        if neurons:
            # With its own parent: a menu from addMenu is deleted with its Python wrapper.
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
        self._add(menu, *self._boxes())
        menu.addSeparator()
        self._add(menu, *(["cut", "copy", "duplicate"] if neurons else []), "delete")

    def _boxes(self) -> list[str]:
        """The commands that show the selection as one node or as single ones, as far as they do something."""
        met = {*met_needs(self._scene.document, self._scene.selection)}
        needed = {"take_out": "boxed", "put_back": "outside", "gather": "single", "release": "boxed"}
        return [id for id, need in needed.items() if need in met]

    def _structure(self, network: Network, found: str, alone: bool) -> list[str]:
        """The commands that reshape the selection."""
        hidden = [neuron for neuron in network.neurons_among(self._scene.selection) if neuron.output is None]
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
        if len(self._scene.selection) > 1:
            ids.append("wire")
        return ids

    def _add(self, menu: QMenu, *commands: str) -> None:
        for id in commands:
            menu.addAction(self._actions[id])

    def _add_activations(self, menu: QMenu, neurons: list[str]) -> None:
        network = self._scene.document.network
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
        self._commands.set_activation(neurons, activation)
