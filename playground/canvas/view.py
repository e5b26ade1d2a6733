"""The canvas: the paper one looks at, and where every gesture begins."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView

from core.document import data_edits, edits
from core.document.document import Change, Document
from core.training.snapshot import CLOSE, Snapshot
from playground.canvas import geometry
from playground.canvas.bubble import Bubble
from playground.canvas.chip import Chip
from playground.canvas.commands import Editing
from playground.canvas.context_menu import ContextMenu
from playground.canvas.gesture import can_connect
from playground.canvas.inline_field import InlineField
from playground.canvas.keyboard import Keyboard
from playground.canvas.minimap import Minimap
from playground.canvas.name_field import NameField
from playground.canvas.palette import Palette, ZoomCard
from playground.canvas.placement import Placing
from playground.canvas.pointer import Pointer
from playground.canvas.quick_add import QuickAdd
from playground.canvas.scene import CanvasScene
from playground.canvas.zoom import Lens
from playground.store import Store
from playground.style.font import font
from playground.style.style import Style

EMPTY = "Drag a neuron from the palette, or press L for a layer."


class CanvasView(QGraphicsView):
    """commands: what the window's menus do, for the canvas' own menus.

    hinted(sentence) for the status bar; hovered(node id or ""); looked() when other nodes are looked at closely;
    play_toggled when Space was pressed and released."""

    hinted = Signal(str)
    looked = Signal()
    hovered = Signal(str)
    play_toggled = Signal()

    def __init__(self, store: Store, style: Style) -> None:
        self.canvas = CanvasScene(style, store.document)
        super().__init__(self.canvas)
        self._store, self._style = store, style
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Canvas")
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setMouseTracking(True)
        self.setSceneRect(QRectF(-50_000, -50_000, 100_000, 100_000))
        self.commands: Mapping[str, QAction] = {}
        self._space = self._space_used = False
        self.bubble = Bubble(style, self.viewport())
        self.chip = Chip(self, store, style)
        self.palette_card = Palette(style, self)
        self.zoom_card = ZoomCard(style, self)
        self.minimap = Minimap(self, style)
        self.field, self.name_field = InlineField(self, store), NameField(self, store)
        self.quick_add = QuickAdd(self, store)
        self.lens = Lens(self)
        self.pointer = Pointer(self, store)
        self.placing = Placing(self, store, self.palette_card)
        self.keyboard = Keyboard(self, store)
        self.editing = Editing(self, store)
        self._menu = ContextMenu(self, store, style)
        self.palette_card.mode_chosen.connect(self.set_mode)
        self.palette_card.tidy.clicked.connect(self.editing.tidy)
        self.zoom_card.zoom_requested.connect(self.zoom_by)
        self.zoom_card.fit_requested.connect(self.fit)
        self.canvas.hover_changed.connect(self._on_hover_changed)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self._on_replaced)
        style.changed.connect(self._on_style_changed)
        self.minimap.display(store.document)
        self._on_style_changed()

    @property
    def zoom(self) -> float:
        """The scale; 1 is 100 %."""
        return self.transform().m11()

    @property
    def selection(self) -> tuple[str, ...]:
        """The selected ids."""
        return self.canvas.selection

    @property
    def picture_side(self) -> int:
        """Points a side that the nodes' pictures need at this scale; those of `closely` need CLOSE."""
        return CLOSE if self.zoom >= geometry.COARSE else 16 if self.zoom >= geometry.PLAIN else 4

    @property
    def closely(self) -> frozenset[str]:
        """Nodes that are looked at closely wherever they are shown."""
        if self.picture_side == CLOSE:
            return frozenset()
        return frozenset(id for id in (self.canvas.hovered, *self.selection[:1]) if id in self.canvas.nodes)

    def reach(self, pixels: float) -> float:
        """How far so many pixels of the screen reach in the scene, for finding things small on it; never less."""
        return pixels / min(1.0, self.zoom)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What commands act on: the selection, or what the keyboard is at."""
        return self.selection or ((self.canvas.focused,) if self.canvas.focused else ())

    def refresh(self, snapshot: Snapshot) -> None:
        """Show weights and pictures."""
        if self.isVisible():
            self.canvas.refresh(snapshot)
            self.chip.refresh(snapshot)
            self.minimap.refresh(snapshot)

    def set_mode(self, mode: str) -> None:
        """ "select" or "connect": what a press on a node begins."""
        self.pointer.mode = mode
        self.palette_card.display(mode)

    def toggle_flow(self) -> None:
        """Let marks flow along the links while training, or not."""
        self.canvas.live.flowing = not self.canvas.live.flowing

    def fit(self) -> None:
        """Show everything."""
        self.lens.fit()

    def zoom_by(self, steps: float) -> None:
        """Zoom in or out in steps of a fifth, around the middle."""
        self.lens.zoom_by(steps)

    def zoom_to(self, scale: float) -> None:
        """Show it at a scale, 1 is 100 %."""
        self.lens.zoom_to(scale)

    def middle(self) -> geometry.Point:
        """The middle of what is seen, on the grid of the scene."""
        point = self.mapToScene(self.viewport().rect().center())
        return geometry.snapped(point.x(), point.y())

    def connect_ends(self, source: str, target: str) -> None:
        """Link two nodes or layers, or say at the target why not."""
        reason = can_connect(self._store, source, target)
        if reason:
            self.refuse(reason, target)
            return
        text = f"Connect {self.keyboard.name(source)} \u2192 {self.keyboard.name(target)}"
        self.editing.apply(text, partial(edits.connect, source=source, target=target))

    def refuse(self, sentence: str, at: str = "") -> None:
        """Say why not, at an item; the next press or six seconds end it."""
        self.canvas.mark_targets({at: "refused"} if at else {})
        point = self.pointer.at
        if at in self.canvas.nodes:
            item = self.canvas.nodes[at]
            point = self.mapFromScene(item.pos() + QPointF(0, item.side / 2))
        elif at in self.canvas.layers:
            point = self.mapFromScene(self.canvas.layers[at].rect.center())
        self.bubble.display(sentence, point)
        self.hinted.emit(sentence)

    def select_new(self, before: Document) -> None:
        """Select what an edit has just added."""
        network = self._store.document.network
        layers = [id for id in network.layers_by_id if id not in before.network.layers_by_id]
        loose = [id for id, node in network.nodes.items() if getattr(node, "layer", None) not in layers]
        self.canvas.select([*layers, *(id for id in loose if id not in before.network.nodes)])

    def add(self, kind: str, at: geometry.Point) -> None:
        """Put a neuron, layer or output at a point of the scene."""
        before = self._store.document
        adds: dict[str, Callable[..., Change]] = {
            "neuron": edits.add_neuron,
            "layer": edits.add_layer,
            "output": data_edits.add_output,
        }
        if self._store.apply(f"Add {kind}", partial(adds[kind], at=at)):
            self.select_new(before)

    def choose_activation(self, id: str, at: QPoint | None = None) -> None:
        """Show the list of activations for a neuron or layer, or for the selection if it is part of it."""
        ids = self.selection if id in self.selection else (id,)
        if at is None:
            item = self.canvas.nodes.get(id) or self.canvas.layers.get(id)
            at = self.mapFromScene(item.sceneBoundingRect().center()) if item is not None else self.rect().center()
        self._menu.show_activations(ids, at)

    def cancel(self) -> bool:
        """End a gesture halfway, with nothing done; whether there was one."""
        return self.pointer.cancel()

    def grow(self, layer: str, by: int) -> None:
        """One neuron more or less in a layer."""
        name = self._store.document.network.layers_by_id[layer].name
        edit = edits.grow_layer if by > 0 else edits.shrink_layer
        self.editing.apply(f"{'Grow' if by > 0 else 'Shrink'} {name}", partial(edit, layer=layer))

    def close_popups(self) -> None:
        """Close what was open over a place of the scene that may be elsewhere now."""
        if self.field.isVisible() or self.name_field.isVisible():
            # Leaving a field commits it.
            self.setFocus()
        self.quick_add.close_list()
        self.chip.close_chip()

    def _forget_popups(self) -> None:
        """End what was under way on a document that is another one now."""
        self.cancel()
        for field in (self.field, self.name_field):
            field.close_field()
        self.close_popups()
        self.bubble.hide()
        self.keyboard.stop_connecting()

    def _on_hover_changed(self, id: str) -> None:
        self.looked.emit()
        self.hovered.emit(id if id in self.canvas.nodes else "")

    def _on_changed(self, old: Document, new: Document) -> None:
        self._forget_popups()
        self.canvas.display(new)
        self.minimap.display(new)
        self.hinted.emit(self.keyboard.hint(self.canvas.focused or self.canvas.hovered))
        self.viewport().update()

    def _on_replaced(self, document: Document) -> None:
        self._forget_popups()
        self.canvas.select(())
        self.canvas.display(document)
        self.canvas.hover("")
        self.minimap.display(document)
        self.fit()

    def _on_style_changed(self) -> None:
        self.setBackgroundBrush(QColor(self._style.theme.canvas))
        self.resetCachedContent()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.bubble.hide()
        self.keyboard.stop_connecting()
        self.canvas.focus("")
        self._space_used = self._space_used or self._space
        self.pointer.press(event, panning=self._space)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.cancel()
        self._menu.show_for(event.pos(), keyboard=event.reason() == QContextMenuEvent.Reason.Keyboard)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.pointer.is_busy and event.angleDelta().y():
            self.lens.zoom_by(event.angleDelta().y() / 120.0, event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            self.lens.zoom_by(event.value() * 5.0, event.position())  # type: ignore[attr-defined]
            return True
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self.keyboard.walk(event):  # type: ignore[arg-type]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space, self._space_used = True, self.pointer.is_busy
        elif self.pointer.is_busy and event.key() != Qt.Key.Key_Escape:
            event.accept()
        elif not self.keyboard.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self._space:
            self._space = False
            if not self._space_used:
                self.play_toggled.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self.cancel()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.palette_card.adjustSize()
        self.palette_card.move(12, 12)
        self.zoom_card.adjustSize()
        self.zoom_card.move(12, self.height() - self.zoom_card.height() - 12)
        self.minimap.move(self.width() - self.minimap.width() - 12, self.height() - self.minimap.height() - 12)
        self.close_popups()
        self.lens.follow_size()
        self.minimap.follow()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawBackground(painter, rect)
        if self.zoom < 0.6:
            return
        painter.setPen(QPen(QColor(self._style.theme.grid), 1.6 / self.zoom))
        step = geometry.GRID
        xs = [k * step for k in range(int(rect.left() // step), int(rect.right() // step) + 1)]
        ys = [k * step for k in range(int(rect.top() // step), int(rect.bottom() // step) + 1)]
        painter.drawPoints([QPointF(x, y) for x in xs for y in ys])

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if not self._store.document.network.hidden:
            painter.resetTransform()
            painter.setFont(font("body"))
            painter.setPen(QColor(self._style.theme.text_2))
            area = self.viewport().rect().adjusted(60, 0, 0, -20)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, EMPTY)
