"""What opens on the canvas for a word or number: the fields, the list of what to add, the activations."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QGraphicsView

from playground.canvas.context_menu import ContextMenu
from playground.canvas.hints import Hints
from playground.canvas.inline_field import InlineField
from playground.canvas.name_field import NameField
from playground.canvas.quick_add import QuickAdd
from playground.canvas.scene import CanvasScene
from playground.canvas.table_hand import TableHand


class Prompts:
    """Opens them for what is selected or has the keyboard focus, and closes them. handlers: command id -> its
    handler."""

    def __init__(
        self,
        view: QGraphicsView,
        scene: CanvasScene,
        hints: Hints,
        field: InlineField,
        name_field: NameField,
        quick_add: QuickAdd,
        menu: ContextMenu,
        table: TableHand,
    ) -> None:
        self._view, self._scene, self._hints = view, scene, hints
        self._table, self._fields = table, (field, name_field, table.field)
        self._field, self._name_field, self._quick_add, self._menu = field, name_field, quick_add, menu
        self.handlers: Mapping[str, Callable[[], object]] = {
            "type_value": self.type_value,
            "rename": self.rename,
            "activation": self.choose_activation,
        }

    def type_value(self) -> None:
        """Ask for a weight or bias, or for the value that a row holds."""
        if not (self._field.open_for(self._scene.present) or self._table.type_value(self._scene.present)):
            self._hints.refuse("Select a link or neuron to edit its value.")

    def rename(self) -> None:
        """Ask for a name."""
        if not self._name_field.open_for(self._scene.present):
            self._hints.refuse("Select a neuron or layer to rename it.")

    def choose_activation(self) -> None:
        """Show the list of activations."""
        present, selection = self._scene.present, self._scene.selection
        ids = selection if present in selection else (present,)
        if self._scene.document.network.neurons_among(ids):
            self._menu.show_activations(present)
        else:
            self._hints.refuse("Select neurons or a layer to choose their activation.")

    def close(self) -> None:
        """Close what is open over a place of the scene that may have moved; commit what was typed."""
        if any(field.isVisible() for field in self._fields):
            # Leaving a field commits it.
            self._view.setFocus()
        self._quick_add.close_list()

    def forget(self) -> None:
        """Close what is open for a document that was replaced; commit nothing."""
        for field in self._fields:
            field.close_field()
        self._quick_add.close_list()
