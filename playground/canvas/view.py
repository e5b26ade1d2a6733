"""The canvas: the paper one looks at, and where every gesture begins."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
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
from playground.canvas.context_menu import ContextMenu
from playground.canvas.editing import Editing
from playground.canvas.gesture import (
    ConnectGesture,
    Gesture,
    MarqueeGesture,
    MoveGesture,
    PanGesture,
    UnplugGesture,
    can_connect,
)
from playground.canvas.inline_field import InlineField
from playground.canvas.keyboard import Keyboard
from playground.canvas.lens import Lens
from playground.canvas.palette import Palette, ZoomCard
from playground.canvas.placing import Placing
from playground.canvas.scene import CanvasScene
from playground.store import Store
from playground.style.font import font
from playground.style.style import Style

EMPTY = "Drag a neuron from the palette, or press L for a layer."


class CanvasView(QGraphicsView):
    """hinted(sentence) for the status bar; hovered(node id or ""); looked() when other nodes are looked at closely;
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
        self.mode = "select"
        self._gesture: Gesture | None = None
        self._space = self._space_used = False
        self._mouse = QPoint()
        self.bubble = Bubble(style, self.viewport())
        self.palette_card = Palette(style, self)
        self.zoom_card = ZoomCard(style, self)
        self.field = InlineField(self, store)
        self.lens = Lens(self)
        self.placing = Placing(self, store, self.palette_card)
        self.keyboard = Keyboard(self, store)
        self.editing = Editing(self, store)
        self._menu = ContextMenu(self, store)
        self.palette_card.mode_chosen.connect(self.set_mode)
        self.zoom_card.zoom_requested.connect(self.zoom_by)
        self.zoom_card.fit_requested.connect(self.fit)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self._on_replaced)
        style.changed.connect(self._on_style_changed)
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
        return frozenset(id for id in (self.canvas.hovered, *self.selection[:1]) if id in self.canvas.nodes)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show weights and pictures."""
        if self.isVisible():
            self.canvas.refresh(snapshot)

    def set_mode(self, mode: str) -> None:
        """ "select" or "connect": what a press on a node begins."""
        self.mode = mode
        self.palette_card.display(mode)

    def fit(self) -> None:
        """Show everything."""
        self.lens.fit()

    def zoom_by(self, steps: float) -> None:
        """Zoom in or out in steps of a fifth, around the middle."""
        self.lens.zoom_by(steps)

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
        point = self._mouse
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
        added = [id for id in (*network.layers_by_id, *network.nodes) if id not in before.positions]
        layers = [id for id in added if id in network.layers_by_id and id not in before.network.layers_by_id]
        self.canvas.select(layers or [id for id in added if id in network.nodes])

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

    def begin(self, gesture: Gesture) -> None:
        """Let a gesture have the mouse."""
        self.cancel()
        self._gesture = gesture

    def cancel(self) -> bool:
        """End a gesture halfway, with nothing done; whether there was one."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _press_at(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        adding = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        port = self.canvas.port_at(point, geometry.PORT_REACH / 2 / min(1.0, self.zoom) + geometry.PORT)
        node = self.canvas.node_at(point)
        layer = self.canvas.layer_at(point)
        if port and not (node and node != port):
            self.begin(ConnectGesture(self, self._store, port))
        elif node and self.mode == "connect" and not self.canvas.nodes[node].is_output:
            self.begin(ConnectGesture(self, self._store, node))
        elif node:
            self._press_node(node, point, adding)
        else:
            self._press_elsewhere(point, layer, adding)

    def _press_node(self, node: str, point: QPointF, adding: bool) -> None:
        if adding:
            self.canvas.select(set(self.selection) ^ {node})
            return
        if node not in self.selection:
            self.canvas.select([node])
        nodes = [id for id in self.selection if id in self.canvas.nodes]
        self.begin(MoveGesture(self, self._store, point, nodes))

    def _press_elsewhere(self, point: QPointF, layer: str, adding: bool) -> None:
        link = self.canvas.link_at(point, 6.0 / min(1.0, self.zoom))
        part = self.canvas.layers[layer].part_at(point) if layer else ""
        if part in ("plus", "minus"):
            self.grow(layer, 1 if part == "plus" else -1)
        elif part == "activation":
            self._menu.show_activations(layer, self.mapFromScene(self.canvas.layers[layer].activation_box.bottomLeft()))
        elif link and part != "header":
            self.canvas.select(set(self.selection) ^ {link} if adding else [link])
            if self.canvas.links[link].near_end(point):
                self.begin(UnplugGesture(self, self._store, point, link))
        elif part == "header":
            self.canvas.select([layer])
            members = [neuron.id for neuron in self._store.document.network.members(layer)]
            self.begin(MoveGesture(self, self._store, point, members))
        else:
            self.begin(MarqueeGesture(self, point, adding=adding))

    def grow(self, layer: str, by: int) -> None:
        """One neuron more or less in a layer."""
        name = self._store.document.network.layers_by_id[layer].name
        edit = edits.grow_layer if by > 0 else edits.shrink_layer
        self.editing.apply(f"{'Grow' if by > 0 else 'Shrink'} {name}", partial(edit, layer=layer))

    def _hover_at(self, point: QPointF) -> None:
        node = self.canvas.node_at(point)
        port = self.canvas.port_at(point, geometry.PORT_REACH)
        found = node or port or self.canvas.link_at(point, 6.0) or self.canvas.layer_at(point)
        if found != self.canvas.hovered:
            self.canvas.hover(found)
            self.looked.emit()
            self.hovered.emit(found if found in self.canvas.nodes else "")
            self.hinted.emit(self.keyboard.hint(found))

    def _on_changed(self, old: Document, new: Document) -> None:
        self.cancel()
        self.field.close_field()
        self.bubble.hide()
        self.keyboard.stop_connecting()
        self.canvas.display(new)
        self.viewport().update()

    def _on_replaced(self, document: Document) -> None:
        self.cancel()
        self.keyboard.stop_connecting()
        self.canvas.select(())
        self.canvas.display(document)
        self.fit()

    def _on_style_changed(self) -> None:
        self.setBackgroundBrush(QColor(self._style.theme.canvas))
        self.resetCachedContent()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position().toPoint()
        self.bubble.hide()
        self.keyboard.stop_connecting()
        self.canvas.focus("")
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self._space_used = True
            self.begin(PanGesture(self.lens, event.position()))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press_at(self.mapToScene(self._mouse), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position().toPoint()
        point = self.mapToScene(self._mouse)
        if isinstance(self._gesture, PanGesture):
            self._gesture.pan(event.position())
        elif self._gesture is not None:
            self._gesture.move(point, event.modifiers())
        else:
            self._hover_at(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        self._mouse = event.position().toPoint()
        if gesture is not None:
            gesture.release(self.mapToScene(self._mouse), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        self.cancel()
        if not self.field.open_at(point) and not self.canvas.node_at(point) and not self.canvas.layer_at(point):
            self.add("neuron", geometry.snapped(point.x(), point.y()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.cancel()
        self._menu.show_for(event.pos(), keyboard=event.reason() == QContextMenuEvent.Reason.Keyboard)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._gesture is None and event.angleDelta().y():
            self.lens.zoom_by(event.angleDelta().y() / 120.0, event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            self.lens.zoom_by(event.value() * 5.0, event.position())  # type: ignore[attr-defined]
            return True
        if event.type() == QEvent.Type.Leave:
            self.canvas.hover("")
            self.hovered.emit("")
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self.keyboard.walk(event):  # type: ignore[arg-type]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space, self._space_used = True, False
        elif not self.keyboard.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self._space:
            self._space = False
            if not self._space_used:
                self.play_toggled.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.palette_card.adjustSize()
        self.palette_card.move(12, 12)
        self.zoom_card.adjustSize()
        self.zoom_card.move(12, self.height() - self.zoom_card.height() - 12)
        self.lens.follow_size()

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
