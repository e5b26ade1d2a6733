"""The view of the canvas: scale and place, by wheel, keys and mouse."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QApplication, QWidget

from core.training.snapshot import CLOSE
from playground.canvas import geometry
from playground.canvas.paper import Paper
from playground.canvas.scene import CanvasScene
from playground.style.font import text_scale
from playground.style.size import px
from playground.style.style import Style

LEAST, MOST = 0.1, 4.0
MARGIN = 0.08
"""The share of the canvas that stays free at each side when everything is shown."""

ROOM_LEFT, EDGE = 58, 12
"""Pixels at least kept free on the left, for the palette, and around cards."""

SMALL, LARGE = (1000.0, 1.25), (1800.0, 2.0)
"""Widths of the canvas, and the largest zoom at which it shows everything."""

SELECTION_EDGE = 40


class CanvasZoom(QObject):
    """Scales and moves a view of the canvas. Until a person zooms or pans, everything stays in view.

    moved(): the visible part has changed. changed(scale): the scale or the place was set anew; a mere pan does not emit
    it. cards: what lies over the canvas, and should not cover the network. above: pixels kept free at the top.
    """

    moved = Signal()
    changed = Signal(float)

    def __init__(self, view: Paper, scene: CanvasScene, style: Style) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self.cards: Sequence[QWidget] = ()
        self.above = 0.0
        self._fitted = True
        style.changed.connect(self._on_style_changed)

    @property
    def scale(self) -> float:
        """The zoom; 1 is 100 %, whatever the text size."""
        return self._view.zoom

    @property
    def picture_side(self) -> int:
        """Points per side that the nodes' pictures need at this scale; those of `closely` need CLOSE."""
        return CLOSE if self.scale >= geometry.COARSE else 16 if self.scale >= geometry.PLAIN else 4

    @property
    def closely(self) -> frozenset[str]:
        """Nodes that are viewed closely wherever they are shown."""
        if self.picture_side == CLOSE:
            return frozenset()
        ids = (self._scene.hovered, *self._scene.selection[:1])
        return frozenset(id for id in ids if id in self._scene.nodes)

    def reach(self, pixels: float) -> float:
        """The length in the scene of pixels at a text size of 100 %, for finding things that look small; never less
        than the pixels."""
        return pixels / min(1.0, self.scale)

    def reach_of_drag(self) -> float:
        """The length in the scene from which a move of the pressed mouse is a drag."""
        return QApplication.startDragDistance() / self._view.magnification

    def middle(self) -> QPointF:
        """The middle of the visible part."""
        return self._view.mapToScene(self._view.viewport().rect().center())

    def seen(self) -> QRectF:
        """The visible part of the scene, without its edge."""
        edge = px(EDGE)
        area = self._view.viewport().rect().adjusted(edge, edge, -edge, -edge)
        return self._view.mapToScene(area).boundingRect()

    def covered(self) -> list[QRectF]:
        """The parts of the scene that lie behind cards."""
        return [self._view.mapToScene(card.geometry()).boundingRect() for card in self.cards if not card.isHidden()]

    def fit(self) -> None:
        """Show everything in the middle of the canvas, as large as its size suggests, and beside the cards if that
        does not make it smaller."""
        self._fitted = True
        for area in self._areas():
            if area.width() > 50 and area.height() > 50 and self._show_all(area) and not self._is_covered():
                return

    def keep_above(self, height: float) -> None:
        """Keep so much free at the top from now on, if it is more than before."""
        if height > self.above:
            self.above = height
            self.follow_size()

    def fit_selection(self) -> None:
        """Show the selection."""
        rect = QRectF()
        for id in self._scene.selection:
            item = self._scene.item(id)
            if item is not None:
                rect = rect.united(item.sceneBoundingRect())
        if not rect.isEmpty():
            self._fitted = False
            edge = px(SELECTION_EDGE)
            area = QRectF(self._view.viewport().rect()).adjusted(px(ROOM_LEFT), edge, -edge, -edge)
            self._look_at(rect.center(), area.center(), max(self._largest(area, rect, 2.0), LEAST))

    def follow_size(self) -> None:
        """After a change of the view's size, show everything again if everything was shown."""
        if self._fitted:
            self.fit()

    def follow_nodes(self, old: Set[str], new: Set[str]) -> None:
        """After nodes came or went, show everything again if everything was shown and no longer is, or if hardly
        anything is left of the network."""
        if self._fitted and (len(old ^ new) > 2 * len(old & new) or self._is_cut()):
            self.fit()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in or out in steps of a fifth, around a point of the viewport (its middle if none is given)."""
        self.zoom_to(min(max(self.scale * 1.2**steps, LEAST), MOST), at)

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Set the scale, 1 being 100 %, around a point of the viewport (its middle if none is given)."""
        anchor = at or QPointF(self._view.viewport().rect().center())
        self._fitted = False
        self._look_at(self._view.mapToScene(anchor.toPoint()), anchor, scale)

    def pan(self, away: QPointF) -> None:
        """Move the paper by pixels of the screen."""
        self._fitted = False
        self._view.translate(away.x() / self._view.magnification, away.y() / self._view.magnification)
        self.moved.emit()

    def center_on(self, point: QPointF) -> None:
        """Center the view on a point of the scene."""
        self._fitted = False
        self._look_at(point, QPointF(self._view.viewport().rect().center()), self.scale)

    def _areas(self) -> list[QRectF]:
        """Where the network may be shown: the whole canvas with a margin, and without the strip of the lowest card."""
        whole = QRectF(self._view.viewport().rect())
        x, y = MARGIN * whole.width(), MARGIN * whole.height()
        area = whole.adjusted(max(x, self._room_left()), max(y, self.above), -x, -y)
        lowest = max((card.geometry() for card in self.cards), key=lambda rect: rect.bottom(), default=None)
        beside = [] if lowest is None else [QRectF(area.topLeft(), QPointF(area.right(), lowest.top() - px(EDGE)))]
        return [area, *beside, area]

    def _room_left(self) -> float:
        """The width that the palette takes, however many columns it has."""
        highest = min((card.geometry() for card in self.cards), key=lambda rect: rect.top(), default=None)
        return px(ROOM_LEFT) if highest is None else highest.right() + 1 + px(EDGE) / 3

    def _show_all(self, area: QRectF) -> bool:
        """Show everything in a part of the viewport; False if there is nothing."""
        scale = 1.0
        for _ in range(3):
            # The smaller the network, the more room its names take in it.
            content = self._scene.content(scale)
            if content.isEmpty():
                return False
            scale = max(self._largest(area, content, self._most()), LEAST)
        self._look_at(content.center(), area.center(), scale)
        return True

    def _most(self) -> float:
        """The largest zoom at which everything is shown: on a large canvas, a small network need not be small."""
        (narrow, low), (wide, high) = SMALL, LARGE
        share = (self._view.viewport().width() / text_scale() - narrow) / (wide - narrow)
        return low + (high - low) * min(max(share, 0.0), 1.0)

    def _largest(self, area: QRectF, content: QRectF, most: float) -> float:
        room = min(area.width() / content.width(), area.height() / content.height())
        return min(room / text_scale(), most)

    def _is_covered(self) -> bool:
        """Whether a card lies over a node or frame."""
        things = [item.extent(self.scale).translated(item.pos()) for item in self._scene.nodes.values()]
        things += [frame.rect for frame in self._scene.layers.values()]
        return any(card.intersects(thing) for card in self.covered() for thing in things)

    def _is_cut(self) -> bool:
        """Whether the middle of a node is out of sight."""
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        return not all(seen.contains(item.pos()) for item in self._scene.nodes.values())

    def _look_at(self, scene: QPointF, viewport: QPointF, scale: float) -> None:
        self._view.look_at(scene, viewport, scale)
        self.changed.emit(scale)
        self.moved.emit()

    def _on_style_changed(self) -> None:
        """After a change of the text size, keep the zoom and the middle."""
        if self._view.is_up_to_date:
            return
        middle = self._view.viewport().rect().center()
        self._look_at(self._view.mapToScene(middle), QPointF(middle), self.scale)
        self.follow_size()
