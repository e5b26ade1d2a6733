"""The canvas: the view of the network, where every gesture begins."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.canvas.box_commands import BoxCommands
from playground.canvas.bubble import Bubble
from playground.canvas.chip import Chip
from playground.canvas.commands import CanvasCommands
from playground.canvas.context_menu import ContextMenu
from playground.canvas.hints import Hints
from playground.canvas.image_node import ImageNode
from playground.canvas.inline_field import InlineField
from playground.canvas.keyboard import Keyboard
from playground.canvas.minimap import Minimap
from playground.canvas.name_field import NameField
from playground.canvas.palette import Palette, ZoomCard
from playground.canvas.paper import Paper
from playground.canvas.picture import picture_of
from playground.canvas.pill import Pills
from playground.canvas.placement import Placement
from playground.canvas.pointer import Pointer
from playground.canvas.prompts import Prompts
from playground.canvas.quick_add import QuickAdd
from playground.canvas.scene import CanvasScene
from playground.canvas.selection_commands import SelectionCommands
from playground.canvas.table_hand import TableHand
from playground.canvas.table_values import TableValues
from playground.canvas.tidying import Tidying
from playground.canvas.weight_look import WeightLook
from playground.canvas.zoom import EDGE, CanvasZoom
from playground.probe import Probe
from playground.store import Store
from playground.style.size import px
from playground.style.style import Style


class CanvasView(Paper):
    """actions_by_id: the window's actions, for the canvas' keys and menus; the window fills it in. handlers: what the
    canvas does for the window's menus.

    hinted(sentence) for the status bar; hovered(node id or ""); looked() when the nodes viewed closely change;
    play_toggled when Space was pressed and released; table_pasted(text): cells of a spreadsheet.
    """

    hinted = Signal(str)
    looked = Signal()
    hovered = Signal(str)
    play_toggled = Signal()
    table_pasted = Signal(str)

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__(CanvasScene(style, store.document), style)
        self._store = store
        self.setAccessibleName("Canvas")
        self.setMouseTracking(True)
        self.actions_by_id: dict[str, QAction] = {}
        self.zooming = CanvasZoom(self, self.canvas, style)
        self.hints = Hints(self.canvas)
        self.commands = CanvasCommands(store, self.canvas, self.hints)
        self.table_values = TableValues(self.canvas, probe)
        self.table = TableHand(self, self.canvas, self.zooming, self.commands, self.hints, self.table_values)
        self.pointer = Pointer(self, self.canvas, self.zooming, self.commands, self.hints, self.table)
        self.selection_commands = SelectionCommands(
            store, self.canvas, self.zooming, self.commands, self.hints, self.pointer.place, self.table_pasted.emit
        )
        self.tidying, self.box_commands = Tidying(store, self.canvas), BoxCommands(store, self.canvas)
        self.bubble = Bubble(style, self.viewport())
        self.chip = Chip(self, self.canvas, store, style)
        self.palette_card, self.zoom_card = Palette(style, self), ZoomCard(style, self)
        self.pills = Pills(self)
        self.minimap = Minimap(self, self.canvas, style)
        self.field, self.name_field = InlineField(self, self.canvas, store), NameField(self, self.canvas, store)
        self.quick_add = QuickAdd(self, store, self.commands)
        self._menu = ContextMenu(self, self.canvas, self.zooming, self.commands, self.actions_by_id, style)
        self.prompts = Prompts(
            self, self.canvas, self.hints, self.field, self.name_field, self.quick_add, self._menu, self.table
        )
        self.placement = Placement(self, self.canvas, self.zooming, self.commands, self.pointer, self.palette_card)
        self.image = ImageNode(self, self.pointer, store, probe)
        self.look = WeightLook(self, self.canvas.all_links, style)
        self.keyboard = Keyboard(self.canvas, self.commands, self.hints, self.pointer, self.actions_by_id)
        self._connect()
        self.minimap.display()
        self._display_table()
        self.zooming.cards = (self.palette_card, self.zoom_card)
        style.changed.connect(self._place_cards)

    @property
    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Command id -> its handler."""
        return {
            **self.selection_commands.handlers,
            **self.box_commands.handlers,
            **self.placement.handlers,
            **self.prompts.handlers,
            "quick_add": self.open_quick_add,
            "tidy": self.tidying.tidy,
            "connect": self.keyboard.connect_selection,
            "select_mode": partial(self.pointer.set_mode, "select"),
            "fit_selection": self.zooming.fit_selection,
            "flow": self.canvas.live.toggle_flow,
        }

    @property
    def selection(self) -> tuple[str, ...]:
        """The selected ids."""
        return self.canvas.selection

    @property
    def chosen(self) -> tuple[str, ...]:
        """What commands act on: the selection, or the item with the keyboard focus."""
        return self.canvas.chosen

    def refresh(self, snapshot: Snapshot) -> None:
        """Show weights and pictures."""
        if self.isVisible():
            self.canvas.refresh(snapshot)
            self.chip.refresh(snapshot)
            self.look.refresh(snapshot)
            self.minimap.refresh(snapshot)
            self._show_notes()

    def fit(self) -> None:
        """Show everything."""
        self.zooming.fit()

    def picture(self) -> QImage:
        """The whole network on the paper, twice as large as on the screen, without selection."""
        return picture_of(self.canvas, QColor(self._style.theme.canvas))

    def zoom_by(self, steps: float) -> None:
        """Zoom in or out in steps of a fifth, around the middle."""
        self.zooming.zoom_by(steps)

    def zoom_to(self, scale: float) -> None:
        """Show the network at a scale; 1 is 100 %."""
        self.zooming.zoom_to(scale)

    def open_quick_add(self) -> None:
        """Ask what to add, where there is space."""
        self.quick_add.open_at(QPointF(*self.placement.free_place("neuron")))

    def close_popups(self) -> None:
        """Close what was open over a place of the scene that may have moved."""
        self.prompts.close()
        self.chip.close_chip()

    def _connect(self) -> None:
        self.hints.given.connect(self.hinted)
        self.hints.refused.connect(self._on_refused)
        self.pointer.began.connect(self.chip.close_chip)
        self.pointer.began.connect(self.look.close)
        self.pointer.link_pointed.connect(self.chip.follow)
        self.pointer.mode_changed.connect(self.palette_card.display)
        self.pointer.number_requested.connect(self.field.open_for)
        self.pointer.name_requested.connect(self.name_field.open_for)
        self.pointer.activation_requested.connect(self._menu.show_activations)
        self.pointer.addition_requested.connect(self.quick_add.open_at)
        self._menu.addition_requested.connect(self.quick_add.open_at)
        self._menu.paste_requested.connect(self.selection_commands.paste_at)
        self.minimap.pointed.connect(self.zooming.center_on)
        self.zooming.moved.connect(self.minimap.follow)
        self.zooming.moved.connect(self.look.keep_up)
        self.zooming.changed.connect(self._on_zoomed)
        self.zoom_card.zoom_requested.connect(self.zooming.zoom_by)
        self.zoom_card.fit_requested.connect(self.zooming.fit)
        self.palette_card.mode_chosen.connect(self.pointer.set_mode)
        self.palette_card.tidy.clicked.connect(self.tidying.tidy)
        self.pointer.action_requested.connect(self.table.act)
        self.canvas.hover_changed.connect(self._on_hover_changed)
        for change in (self.canvas.hover_changed, self.canvas.focus_changed, self.canvas.selection_changed):
            change.connect(self._show_notes)
        self._store.changed.connect(self._on_changed)
        self._store.replaced.connect(self._on_replaced)

    def _forget_popups(self) -> None:
        """End what was in progress on a document that was replaced."""
        self.pointer.cancel()
        self.prompts.forget()
        self.chip.close_chip()
        self.look.close()
        self.bubble.hide()
        self.keyboard.stop_connecting()

    def _on_refused(self, sentence: str, at: str) -> None:
        """Show the sentence below the node, in the layer, or at the cursor."""
        point = self.pointer.at
        if at in self.canvas.nodes:
            item = self.canvas.nodes[at]
            point = self.mapFromScene(item.pos() + QPointF(0, item.box.bottom()))
        elif at in self.canvas.layers:
            point = self.mapFromScene(self.canvas.layers[at].rect.center())
        self.bubble.display(sentence, point)

    def _show_notes(self, *_: object) -> None:
        for key, words in self.canvas.live.notes.items():
            self.pills.tell(key, *words)
        self.zooming.keep_above(self.pills.taken)

    def _on_zoomed(self, scale: float) -> None:
        self.zoom_card.display(scale)
        self.table_values.follow_zoom(scale)
        self.close_popups()
        self.looked.emit()

    def _on_hover_changed(self, id: str) -> None:
        self.looked.emit()
        self.hovered.emit(id if id in self.canvas.nodes else "")

    def _on_changed(self, old: Document, new: Document) -> None:
        self._forget_popups()
        self.canvas.display(new)
        self.image.tell()
        self._display_table()
        ids = old.network.nodes.keys(), new.network.nodes.keys()
        if ids[0] != ids[1]:
            self.zooming.follow_nodes(*ids)
        self.minimap.display()
        self._show_notes()
        self.hints.give(self.canvas.focused or self.canvas.hovered)
        self.viewport().update()

    def _display_table(self) -> None:
        self.table_values.display()
        self.table_values.follow_zoom(self.zooming.scale)
        self.pills.tell("table", *self.canvas.strongest.words)

    def _on_replaced(self, document: Document) -> None:
        self._forget_popups()
        self.canvas.select(())
        self.canvas.display(document)
        self.image.tell()
        self._display_table()
        self.canvas.hover("")
        self.minimap.display()
        self._show_notes()
        self.zooming.above = self.pills.taken
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.bubble.hide()
        self.keyboard.stop_connecting()
        self.canvas.focus("")
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)
        if not self.pointer.is_busy:
            self.look.follow(self.pointer.at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointer.cancel()
        self._menu.show_for(event.pos(), keyboard=event.reason() == QContextMenuEvent.Reason.Keyboard)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, at = event.angleDelta().y(), self.mapToScene(event.position().toPoint())
        if not self.pointer.is_busy and turned and not self.table.wheel(at, turned):
            self.zooming.zoom_by(event.angleDelta().y() / 120.0, event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            self.zooming.zoom_by(event.value() * 5.0, event.position())  # type: ignore[attr-defined]
            return True
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
            self.look.close()
        if isinstance(event, QHelpEvent) and (tip := self.table.tip_at(self.mapToScene(event.pos()))):
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.keyboard.claims(event):  # type: ignore[arg-type]
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self.keyboard.walk(event):  # type: ignore[arg-type]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pointer.hold_paper()
        elif self.pointer.is_busy and event.key() != Qt.Key.Key_Escape:
            event.accept()
        elif not (self.table.press(event) or self.keyboard.press(event)):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.pointer.let_paper_go():
            self.play_toggled.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointer.let_paper_go()
        self.pointer.cancel()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()
        self.close_popups()
        self.zooming.follow_size()
        self.minimap.follow()

    def _place_cards(self) -> None:
        edge = px(EDGE)
        self.zoom_card.adjustSize()
        self.palette_card.arrange(self.height() - self.zoom_card.height() - 3 * edge)
        self.palette_card.move(edge, edge)
        self.pills.arrange()
        self.zoom_card.move(edge, self.height() - self.zoom_card.height() - edge)
        self.minimap.move(self.width() - self.minimap.width() - edge, self.height() - self.minimap.height() - edge)
