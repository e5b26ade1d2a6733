"""The card of the decision surface: the plot, its key, and the readout of a point."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from core.data.making import generate
from core.data.plane import Plane, PlaneChoice, plane_of
from core.document.document import Document
from core.document.node_names import node_name
from core.document.view import View
from core.network.model import Node
from core.training.snapshot import Snapshot
from playground.panels.surface.answer import answer_of, as_text, contour, value_of
from playground.panels.surface.color_bar import ColorBar
from playground.panels.surface.plot import SurfacePlot
from playground.panels.surface.points import nearest
from playground.panels.surface.readout import PointReadout, Reading
from playground.store import Store
from playground.style.color_map import class_picture, limit_of, picture, picture_table, surface_table
from playground.style.size import at_least, px, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.copying import make_copyable
from playground.widgets.form import Card, IconButton, label

SHADES = 2
CONTOUR_S = 0.5
ROOMY = 300
"""The width in pixels from which the card has its whole title and a long color bar."""

NARROW = 230
"""The width in pixels below which the readout stands under the key."""

LEAST_FOOT = 212
"""The width in pixels that key and readout need beside each other."""

TITLE, SHORT_TITLE = "Decision surface", "Surface"
LONGEST = 16
"""The most letters of a name."""

STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1)}
FINE, COARSE = 0.01, 0.1
"""What an arrow key moves the probe by, as a share of the axis; coarse with Shift."""

BLANK = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
BLANK.fill(Qt.GlobalColor.transparent)


class SurfaceCard(Card):
    """probe_changed(point or None): the readout needs the values at a point, that of the cursor while it hovers.
    expand_requested(): show the card larger."""

    probe_changed = Signal(object)
    expand_requested = Signal()

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__(TITLE)
        self._store, self._style = store, style
        self.test_button = IconButton(style, "ring", "Show test points", side=28)
        self.discretize_button = IconButton(style, "grid", "Show only the class, not its confidence", side=28)
        self.expand_button = IconButton(style, "expand", "Show the surface larger", side=28)
        self._buttons = (self.test_button, self.discretize_button, self.expand_button)
        for button in self._buttons:
            button.setCheckable(button is not self.expand_button)
            self.header.addWidget(button)
        self.test_button.setChecked(True)
        self.plot = SurfacePlot(style)
        self.bar, self.readout = ColorBar(style), PointReadout()
        self._empty = label("Nothing to train: connect a neuron to the output.", quiet=True)
        self._empty.setWordWrap(True)
        self._empty.hide()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._assemble()
        self._pinned: tuple[float, ...] | None = None
        self.choice: PlaneChoice | None = None
        self._node = self._named = ""
        self._snapshot: Snapshot | None = None
        self._contour_throttle, self._text_throttle = Throttle(CONTOUR_S), Throttle()
        self.setAccessibleName(TITLE)
        self._show_title()
        make_copyable(self, self.text)
        self.test_button.toggled.connect(self.plot.show_test)
        self.discretize_button.toggled.connect(self._on_look_changed)
        self.expand_button.clicked.connect(self.expand_requested)
        self.plot.probe_moved.connect(self._on_probe_moved)
        self.plot.cursor_moved.connect(self._on_cursor_moved)
        self.plot.cursor_left.connect(self._on_cursor_left)
        self.plot.resized.connect(self._align_foot)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self.display)
        style.changed.connect(self._on_look_changed)
        self.display(store.document)

    @property
    def pinned(self) -> tuple[float, ...] | None:
        """The probe: the pinned point of the space of columns."""
        return self._pinned

    @property
    def view(self) -> View:
        """The view: which points are shown, and how the output is."""
        return View(self.test_button.isChecked(), self.discretize_button.isChecked(), self.choice)

    def show_view(self, view: View) -> None:
        """Set the view."""
        self.test_button.setChecked(view.test_points)
        self.discretize_button.setChecked(view.class_only)
        self.choose_plane(view.plane)

    @property
    def sample(self) -> int:
        """The number of the sample at or nearest to the probe; the training points come first."""
        points = generate(self._store.document.data).points
        return nearest(points, self._pinned or (0.0,) * points.shape[1])

    def text(self) -> str:
        """What is shown, as text for the clipboard."""
        data = generate(self._store.document.data)
        return as_text(self._named or TITLE, data, self._plane, self._snapshot, self._reading())

    def height_for(self, width: int) -> int:
        """The height at which the surface fills a width."""
        return self.sizeHint().height() - self.plot.sizeHint().height() + self.plot.height_for(self._inner(width))

    def display(self, document: Document) -> None:
        """Show another document's data."""
        data = generate(document.data)
        self.plot.display(data, self._plane)
        self._pin(tuple(data.points[0].tolist()))

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's surface, or the picture of the node under the cursor."""
        self._snapshot = snapshot
        outputs = snapshot.experiment.network.outputs
        self._empty.setVisible(not outputs)
        node = self._shown(snapshot)
        self._named = "" if node is None else self._name(node)
        self._show_title()
        if node is not None:
            values = snapshot.pictures[node.id]
            limit = limit_of(values)
            self.bar.display(limit, ())
            self.plot.show_image(picture(values, picture_table(self._style.theme), limit, self._style.theme))
            self.plot.show_contour([], 2)
        elif snapshot.surfaces:
            self._show_surface(snapshot)
        elif not outputs:
            self.plot.show_image(BLANK)
            self.plot.show_contour([], 2)
        if self._text_throttle.due(at_once=not snapshot.is_playing):
            self._show_reading()

    def choose_plane(self, choice: PlaneChoice | None) -> None:
        """Show another plane; None for the usual one."""
        if choice != self.choice:
            self.choice = choice
            self.plot.display(generate(self._store.document.data), self._plane)
            self._pin(self._pinned or ())

    def show_node(self, id: str) -> None:
        """Show the picture of a node instead of the surface; "" for the surface again."""
        if id in {neuron.id for neuron in self._store.document.network.outputs}:
            id = ""
        if id != self._node:
            self._node = id
            self._text_throttle.reset()
            self._on_look_changed()

    def _shown(self, snapshot: Snapshot) -> Node | None:
        """The node whose picture is shown; None for the decision surface."""
        node = self._store.document.network.nodes.get(self._node)
        return node if node is not None and node.id in snapshot.pictures else None

    def _assemble(self) -> None:
        # The title is cut rather than that it widens the card.
        at_least(self.title, 1)
        space(self._foot, 12)
        self._foot.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self.readout, 1)
        self.body.addWidget(self.plot)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._foot)
        self.body.addStretch(1)

    def _show_surface(self, snapshot: Snapshot) -> None:
        theme, outputs = self._style.theme, snapshot.experiment.network.outputs
        surfaces = [snapshot.surfaces[neuron.id] for neuron in outputs]
        data = generate(snapshot.experiment.data)
        discrete = self.discretize_button.isChecked()
        if data.outputs > 1:
            classes = [neuron.output or 0 for neuron in outputs]
            self.bar.display(1.0, data.classes)
            self.plot.show_image(class_picture(np.stack(surfaces), theme, classes, flat=discrete))
            self.plot.show_contour([], 2)
            return
        limit = limit_of(surfaces[0])
        self.bar.display(limit, ())
        steps = (SHADES if data.kind == "classification" else 10) if discrete else 0
        self.plot.show_image(picture(surfaces[0], surface_table(theme), limit, theme, steps=steps))
        if self._contour_throttle.due(at_once=not snapshot.is_playing):
            lines = contour(surfaces[0]) if data.kind == "classification" else []
            self.plot.show_contour(lines, len(surfaces[0]))

    def _show_reading(self) -> None:
        reading = self._reading()
        self.readout.display(reading)
        said = "" if reading is None else f"{self.readout.place.toolTip()}: {reading.name}{reading.mark}{reading.value}"
        self.setAccessibleDescription(said)

    def _reading(self) -> Reading | None:
        """What is to be read at the probe or the cursor."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.probed is None:
            return None
        outputs = [neuron for neuron in snapshot.experiment.network.outputs if neuron.id in snapshot.probe]
        if not outputs:
            return None
        node, plane = self._shown(snapshot), snapshot.plane
        axes, place = (plane.axes[0].title, plane.axes[1].title), plane.place(np.array(snapshot.probed))
        at = (float(place[0]), float(place[1]))
        if node is not None and node.id in snapshot.probe:
            return value_of(self._named, snapshot.probe[node.id], axes, at)
        return answer_of(outputs, axes, at, snapshot, generate(snapshot.experiment.data))

    def _name(self, node: Node) -> str:
        """A node's name, cut to leave room for the number beside it."""
        name = node_name(node, self._store.document.data)
        return name if len(name) <= LONGEST else name[: LONGEST - 1] + "\u2026"

    def _inner(self, width: int) -> int:
        """The width of the content of a card of some width."""
        layout = self.layout()
        assert layout is not None
        sides = layout.contentsMargins()
        return width - sides.left() - sides.right() - 2 * self.frameWidth()

    def _show_title(self) -> None:
        is_roomy = self.width() >= px(ROOMY)
        title = self._named or (TITLE if is_roomy else SHORT_TITLE)
        beside = sum(button.width() + self.header.spacing() for button in self._buttons)
        room = self._inner(self.width()) - beside - self.header.spacing()
        title = self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        if title != self.title.text():
            self.title.setText(title)

    def _align_foot(self) -> None:
        """Put key and readout below the square, and beyond it on both sides if it is small; one below the other in a
        narrow card."""
        square, direction = self.plot.square, QBoxLayout.Direction
        self._foot.setDirection(direction.TopToBottom if self.width() < px(NARROW) else direction.LeftToRight)
        self.bar.make_compact(self.width() < px(ROOMY))
        lacking = max(px(LEAST_FOOT) - square.width(), 0)
        left = max(square.left() - lacking // 2, 0)
        right = max(self.plot.width() - left - max(square.width(), px(LEAST_FOOT)), 0)
        if self._foot.contentsMargins().left() != left or self._foot.contentsMargins().right() != right:
            self._foot.setContentsMargins(left, 0, right, 0)

    def _on_changed(self, old: Document, new: Document) -> None:
        if new.data != old.data:
            self.display(new)
        if self._node:
            # The node may have a new name now, or be gone.
            self._on_look_changed()

    def _on_look_changed(self) -> None:
        self._contour_throttle.reset()
        if self._snapshot is not None:
            self.refresh(self._snapshot)

    @property
    def _plane(self) -> Plane:
        return plane_of(generate(self._store.document.data), self.choice)

    def _place(self, point: tuple[float, ...]) -> tuple[float, float]:
        """Where a point falls."""
        x, y = self._plane.place(np.array([point]))[0].tolist()
        return x, y

    def _pin(self, point: tuple[float, ...]) -> None:
        self._pinned = point
        self.plot.show_probe(self._place(point))
        self.probe_changed.emit(point)

    def _on_probe_moved(self, x: float, y: float) -> None:
        self._pin(self._plane.at(x, y))

    def _on_cursor_moved(self, x: float, y: float) -> None:
        self.probe_changed.emit(self._plane.at(x, y))

    def _on_cursor_left(self) -> None:
        self.probe_changed.emit(self._pinned)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self._pinned is None or not self.hasFocus():
            super().keyPressEvent(event)
            return
        share = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE
        plane, (x, y) = self._plane, self._place(self._pinned)
        left, right, low, high = plane.domain
        x, y = x + step[0] * share * (right - left), y + step[1] * share * (high - low)
        self._pin(plane.at(*plane.held_in(x, y)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()
