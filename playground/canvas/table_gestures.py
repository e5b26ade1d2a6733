"""The mouse in a table: hold a value, scroll the rows, take a row out, and put one in."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt

from core.document import boxes
from core.document.columns import INPUT_PITCH
from core.document.document import Box
from playground.canvas import geometry
from playground.canvas.boxes.row_item import RowItem
from playground.canvas.commands import CanvasCommands
from playground.canvas.gesture import Gesture, MoveGesture
from playground.canvas.scene import CanvasScene
from playground.canvas.table_values import TableValues
from playground.canvas.zoom import CanvasZoom


class HoldGesture(Gesture):
    """Drags the marker of a row from where it was pressed; a switch toggles. Escape holds what was held before."""

    def __init__(self, values: TableValues, row: RowItem, point: QPointF) -> None:
        self._values, self._row = values, row
        self._kept = values.kept
        assert row.distribution is not None
        self._is_switch = row.distribution.column.is_switch
        if self._is_switch:
            values.toggle(row.node.id)
        else:
            self.move(point, Qt.KeyboardModifier.NoModifier)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._is_switch:
            self._values.hold(self._row.node.id, self._row.value_at(point.x() - self._row.x()))

    def cancel(self) -> None:
        self._values.restore(*self._kept)


class ScrollGesture(Gesture):
    """Drags the scroll bar of a long table."""

    def __init__(self, scene: CanvasScene, point: QPointF) -> None:
        self._scene, self._start, self._first = scene, point.y(), scene.boxes.rows.first

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        away = self._scene.boxes.rows.rows_along(point.y() - self._start)
        self._scene.scroll_rows(self._first + round(away))

    def cancel(self) -> None:
        self._scene.scroll_rows(self._first)


class TakeOutGesture(Gesture):
    """Drags rows out of their box, to where they become single nodes; inside it, nothing happens."""

    def __init__(
        self,
        scene: CanvasScene,
        commands: CanvasCommands,
        zooming: CanvasZoom,
        start: QPointF,
        box: Box,
        ids: Sequence[str],
    ) -> None:
        self._scene, self._commands, self._start, self._box, self._ids = scene, commands, start, box, ids
        self._threshold = zooming.reach_of_drag()
        self._pulled = False

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._pulled = self._pulled or (point - self._start).manhattanLength() >= self._threshold
        ghosts = [_square(at) for at in self._places(point)] if self._is_out(point) else []
        self._scene.overlay.show_ghosts(ghosts)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.cancel()
        if self._is_out(point):
            places = (geometry.snapped(at.x(), at.y()) for at in self._places(point))
            self._commands.take_out(dict(zip(self._ids, places, strict=True)))

    def cancel(self) -> None:
        self._scene.overlay.clear()

    def _is_out(self, point: QPointF) -> bool:
        return self._pulled and self._scene.boxes.at(point) != self._box

    def _places(self, point: QPointF) -> list[QPointF]:
        return [point + QPointF(0.0, INPUT_PITCH * at) for at in range(len(self._ids))]


class PutInGesture(MoveGesture):
    """Drags a single node that could be a part of a box: dropped on that, it is."""

    def __init__(
        self, scene: CanvasScene, commands: CanvasCommands, zooming: CanvasZoom, start: QPointF, node: str
    ) -> None:
        super().__init__(scene, commands, zooming, start, [node])
        self._node, self._box = node, boxes.can_hold(scene.document, node)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        super().move(point, modifiers)
        self._show(self._is_over(point))

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._show(False)
        if self._moved and self._is_over(point):
            super().cancel()
            self._commands.put_in(self._node)
        else:
            super().release(point, modifiers)

    def cancel(self) -> None:
        self._show(False)
        super().cancel()

    def _is_over(self, point: QPointF) -> bool:
        return self._box is not None and self._scene.boxes.at(point) == self._box

    def _show(self, over: bool) -> None:
        """Show whether the box would take the node."""
        item = self._scene.boxes.items.get(self._box) if self._box is not None else None
        if item is not None:
            item.mark(hovered=over)


def _square(center: QPointF) -> QRectF:
    side = geometry.NODE
    return QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
