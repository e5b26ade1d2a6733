"""What mouse, wheel and keys do in the table on the canvas."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsView

from core.document import boxes
from playground.canvas.boxes.bar_item import BarItem
from playground.canvas.boxes.row_item import RowItem
from playground.canvas.commands import CanvasCommands
from playground.canvas.gesture import Gesture
from playground.canvas.hints import Hints
from playground.canvas.scene import CanvasScene
from playground.canvas.table_gestures import HoldGesture, PutInGesture, ScrollGesture, TakeOutGesture
from playground.canvas.table_values import COARSE, FINE, TableValues
from playground.canvas.value_field import ValueField
from playground.canvas.zoom import CanvasZoom
from playground.widgets.plain_tip import plain_tip

WHEEL_ROWS = 3
"""How many rows a notch of the wheel scrolls."""

_NOTCH = 120
_SIDEWAYS = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}
_TYPING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class TableHand:
    """Finds what a press, a turn of the wheel or a key means there. Points are those of the scene."""

    def __init__(
        self,
        view: QGraphicsView,
        scene: CanvasScene,
        zooming: CanvasZoom,
        commands: CanvasCommands,
        hints: Hints,
        values: TableValues,
    ) -> None:
        self._view, self._scene, self._zooming = view, scene, zooming
        self._commands, self._hints, self.values = commands, hints, values
        self.field = ValueField(view, values)
        self._turned = 0.0
        scene.focus_changed.connect(self._on_focus_changed)

    def hold(self, node: str, point: QPointF) -> Gesture | None:
        """The gesture that a press on a node begins without selecting it: it scrolls, or holds a value."""
        row = self.values.row(node)
        if self._scene.boxes.rows.is_on_bar(point):
            return ScrollGesture(self._scene, point)
        if row is not None and row.holds_at(point, self._zooming.scale):
            return HoldGesture(self.values, row, point)
        return None

    def grab(self, node: str, point: QPointF) -> Gesture | None:
        """The gesture that a press on a selected node begins; None if it only moves the selection."""
        scene = self._scene
        box, chosen = scene.document.boxes.get(node), set(scene.selection)
        if isinstance(scene.nodes[node], RowItem | BarItem) and box is not None:
            members = scene.boxes.members(box)
            if chosen.issuperset(members) or not chosen.issubset(members):
                return None
            ids = [id for id in members if id in chosen]
            return TakeOutGesture(scene, self._commands, self._zooming, point, box, ids)
        if chosen <= {node} and box is None and boxes.can_hold(scene.document, node) in boxes.present(scene.document):
            return PutInGesture(scene, self._commands, self._zooming, point, node)
        return None

    def value_at(self, point: QPointF) -> str:
        """The row with its value at a point; "" for none."""
        node = self._scene.picker.node_at(point)
        row = self.values.row(node)
        return node if row is not None and row.value_box.contains(point - row.pos()) else ""

    def shape_cursor(self, point: QPointF) -> None:
        """Show by the cursor what a press at a point would do."""
        shape, viewport = self._shape_at(point), self._view.viewport()
        if viewport.cursor().shape() != shape:
            viewport.setCursor(shape)

    def _shape_at(self, point: QPointF) -> Qt.CursorShape:
        scene = self._scene
        row = self.values.row(scene.hovered)
        if row is not None and row.holds_at(point, self._zooming.scale):
            is_switch = row.distribution is not None and row.distribution.column.is_switch
            return Qt.CursorShape.PointingHandCursor if is_switch else Qt.CursorShape.SizeHorCursor
        box = None if scene.hovered else scene.boxes.at(point)
        offers = box is not None and scene.boxes.items[box].part_at(point) == "action"
        return Qt.CursorShape.PointingHandCursor if offers else Qt.CursorShape.ArrowCursor

    def tip_at(self, point: QPointF) -> str:
        """The tool tip at a point; "" for none."""
        item = self._scene.nodes.get(self._scene.picker.node_at(point))
        return plain_tip(item.told) if isinstance(item, RowItem | BarItem) else ""

    def type_value(self, id: str) -> bool:
        """Ask for the value of a row; False if it has none to hold."""
        row = self.values.row(id)
        return row is not None and self.field.open_for(row)

    def act(self, box: str) -> None:
        """Do what the foot of the table offers."""
        if box == "table":
            self.values.let_go()

    def wheel(self, point: QPointF, angle: float) -> bool:
        """Scroll the rows of a long table under the cursor; False elsewhere."""
        rows = self._scene.boxes.rows
        if not rows.most or self._scene.boxes.at(point) != "table":
            return False
        # A touchpad turns by less than a row.
        self._turned -= angle / _NOTCH * WHEEL_ROWS
        whole = int(self._turned)
        self._turned -= whole
        self._scene.scroll_rows(rows.first + whole)
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key for the focused or selected row; returns whether it was handled."""
        scene = self._scene
        id, key, modifiers = scene.present, Qt.Key(event.key()), event.modifiers()
        row = self.values.row(id)
        if row is None or row.distribution is None:
            return False
        plain = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if key in _SIDEWAYS and plain in (_ALT, _ALT | _SHIFT):
            self.values.move(id, _SIDEWAYS[key] * (COARSE if plain & _SHIFT else FINE))
        elif key == Qt.Key.Key_Home and plain == _ALT:
            self.values.let_go()
        elif key in _TYPING and plain == Qt.KeyboardModifier.NoModifier:
            if row.distribution.column.is_switch:
                self.values.toggle(id)
            else:
                self.type_value(id)
            return True
        else:
            return False
        self._hints.give(id)
        self._view.setAccessibleDescription(row.told)
        return True

    def _on_focus_changed(self, id: str) -> None:
        """Bring the row with the keyboard focus, or the row of a focused link, into sight."""
        link = self._scene.document.network.links_by_id.get(id)
        rows = self._scene.boxes.rows
        if rows.reveal(id if link is None else link.source):
            self._scene.display(self._scene.document)
        item = self._scene.nodes.get(id)
        self._view.setAccessibleDescription(item.told if isinstance(item, RowItem) else "")
