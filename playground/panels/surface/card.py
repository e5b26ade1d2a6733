"""The card of the decision surface: the plot, its key, and the readout of a point."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from core.data.catalog import generate
from core.document.document import Document
from core.document.node_names import node_name
from core.document.view import View
from core.network.model import Neuron, Node
from core.training.snapshot import Snapshot
from playground.panels.surface.color_bar import ColorBar
from playground.panels.surface.plot import PLAIN, SurfacePlot, axis_text, nearest
from playground.store import Store
from playground.style import number
from playground.style.color_map import class_picture, limit_of, picture, picture_table, surface_table
from playground.style.size import space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import Card, IconButton, label
from playground.widgets.plain_tip import plain_tip

SHADES = 2
CONTOUR_S = 0.5
ROOMY = 270
"""Width in pixels from which a position has two decimals."""

TITLE = "Decision surface"
LONGEST = 16
"""The most letters of a name."""

BLANK = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
BLANK.fill(Qt.GlobalColor.transparent)


class SurfaceCard(Card):
    """probe_changed(point or None): the readout needs the values at a point, that of the cursor while it hovers."""

    probe_changed = Signal(object)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__(TITLE)
        self._store, self._style = store, style
        self.test_button = IconButton(style, "ring", "Show test points", side=28)
        self.discretize_button = IconButton(style, "grid", "Show only the class, not its confidence", side=28)
        for button in (self.test_button, self.discretize_button):
            button.setCheckable(True)
            self.header.addWidget(button)
        self.test_button.setChecked(True)
        self.plot = SurfacePlot(style)
        self._bar = ColorBar(style)
        self._place = label("", "caption", quiet=True)
        self._place.setTextFormat(Qt.TextFormat.RichText)
        self._value = label("", "heading")
        for part in (self._place, self._value):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            part.setMinimumHeight(part.sizeHint().height())
        self._empty = label("Nothing to train: connect a neuron to the output.", quiet=True)
        self._empty.setWordWrap(True)
        self._empty.hide()
        self._assemble()
        self._pinned: tuple[float, float] | None = None
        self._node = ""
        self._snapshot: Snapshot | None = None
        self._contour_throttle, self._text_throttle = Throttle(CONTOUR_S), Throttle()
        self.test_button.toggled.connect(self.plot.show_test)
        self.discretize_button.toggled.connect(self._on_look_changed)
        self.plot.probe_moved.connect(self._on_probe_moved)
        self.plot.cursor_moved.connect(self._on_cursor_moved)
        self.plot.cursor_left.connect(self._on_cursor_left)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self.display)
        style.changed.connect(self._on_look_changed)
        self.display(store.document)

    @property
    def pinned(self) -> tuple[float, float] | None:
        """The probe: the pinned point of the plane."""
        return self._pinned

    @property
    def view(self) -> View:
        """The view: which points are shown, and how the output is."""
        return View(self.test_button.isChecked(), self.discretize_button.isChecked())

    def show_view(self, view: View) -> None:
        """Set the view."""
        self.test_button.setChecked(view.test_points)
        self.discretize_button.setChecked(view.class_only)

    @property
    def sample(self) -> int:
        """The number of the sample at or nearest to the probe; the training points come first."""
        return nearest(generate(self._store.document.data).points, self._pinned or (0.0, 0.0))

    def display(self, document: Document) -> None:
        """Show another document's data."""
        data = generate(document.data)
        self.plot.display(data)
        self._pinned = (float(data.points[0, 0]), float(data.points[0, 1]))
        self.plot.show_probe(self._pinned)
        self.probe_changed.emit(self._pinned)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's surface, or the picture of the node under the cursor."""
        self._snapshot = snapshot
        outputs = snapshot.experiment.network.outputs
        self._empty.setVisible(not outputs)
        node = self._shown(snapshot)
        self.title.setText(TITLE if node is None else self._name(node))
        if node is not None:
            values = snapshot.pictures[node.id]
            limit = limit_of(values)
            self._bar.display(limit, ())
            self.plot.show_image(picture(values, picture_table(self._style.theme), limit, self._style.theme))
            self.plot.show_contour([], 2)
        elif snapshot.surfaces:
            self._show_surface(snapshot)
        elif not outputs:
            self.plot.show_image(BLANK)
            self.plot.show_contour([], 2)
        if self._text_throttle.due(at_once=not snapshot.is_playing):
            self._show_readout(snapshot)

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
        self.body.addWidget(self.plot)
        self.body.addWidget(self._empty)
        row = QHBoxLayout()
        space(row, margins=(44, 2, 14, 0))
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        readout = QVBoxLayout()
        readout.setSpacing(0)
        readout.addWidget(self._place)
        readout.addWidget(self._value)
        row.addLayout(readout)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _show_surface(self, snapshot: Snapshot) -> None:
        theme, outputs = self._style.theme, snapshot.experiment.network.outputs
        surfaces = [snapshot.surfaces[neuron.id] for neuron in outputs]
        data = generate(snapshot.experiment.data)
        discrete = self.discretize_button.isChecked()
        if data.outputs > 1:
            classes = [neuron.output or 0 for neuron in outputs]
            self._bar.display(1.0, data.classes)
            self.plot.show_image(class_picture(np.stack(surfaces), theme, classes, flat=discrete))
            self.plot.show_contour([], 2)
            return
        limit = limit_of(surfaces[0])
        self._bar.display(limit, ())
        steps = (SHADES if data.kind == "classification" else 10) if discrete else 0
        self.plot.show_image(picture(surfaces[0], surface_table(theme), limit, theme, steps=steps))
        if self._contour_throttle.due(at_once=not snapshot.is_playing):
            lines = contour(surfaces[0]) if data.kind == "classification" else []
            self.plot.show_contour(lines, len(surfaces[0]))

    def _show_readout(self, snapshot: Snapshot) -> None:
        point = snapshot.probed
        outputs = [neuron for neuron in snapshot.experiment.network.outputs if neuron.id in snapshot.probe]
        if point is None or not outputs:
            self._place.setText("")
            self._value.setText("")
            return
        axes = generate(snapshot.experiment.data).axes
        names = [axis_text(axis.partition(" (")[0]) for axis in axes]
        separator = "&nbsp; " if axes == PLAIN else "<br>"
        decimals = 2 if self.width() >= ROOMY else 1
        places = (f"{name} {number.weight(x, decimals)}" for name, x in zip(names, point, strict=True))
        self._place.setText(separator.join(places))
        self._place.setToolTip(f"{number.full(point[0])}, {number.full(point[1])}")
        text, full = self._answer(outputs, snapshot)
        self._value.setText(text)
        self._value.setToolTip(plain_tip(full))

    def _answer(self, outputs: list[Neuron], snapshot: Snapshot) -> tuple[str, str]:
        """The shown value at the probe, short and in full precision."""
        node = self._shown(snapshot)
        value = snapshot.probe.get(node.id) if node is not None else None
        if node is None or value is None:
            return _answer_of(outputs, snapshot)
        return f"{self._name(node)} = {number.weight(value, 3)}", number.full(value)

    def _name(self, node: Node) -> str:
        return _cut(node_name(node, self._store.document.data))

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

    def _on_probe_moved(self, x: float, y: float) -> None:
        self._pinned = (x, y)
        self.plot.show_probe(self._pinned)
        self.probe_changed.emit(self._pinned)

    def _on_cursor_moved(self, x: float, y: float) -> None:
        self.probe_changed.emit((x, y))

    def _on_cursor_left(self) -> None:
        self.probe_changed.emit(self._pinned)


def _cut(name: str) -> str:
    """A name, cut to leave room for the number beside it."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "\u2026"


def contour(surface: np.ndarray) -> list[np.ndarray]:
    """The lines along which a surface is 0, as (n, 2) arrays of column and row."""
    if not np.isfinite(surface).all() or surface.min() > 0.0 or surface.max() < 0.0:
        return []
    lines = pg.functions.isocurve(surface.T.astype(np.float64), 0.0, connected=True, extendToEdge=False)
    # isocurve counts from the corners of pixels.
    return [np.array(line, dtype=np.float64) - 0.5 for line in lines if len(line) > 1]


def _answer_of(outputs: list[Neuron], snapshot: Snapshot) -> tuple[str, str]:
    """The readout and its full precision: one value, or the likeliest class with its softmax."""
    values = [snapshot.probe[neuron.id] for neuron in outputs]
    if len(values) == 1:
        return f"\u0177 = {number.weight(values[0], 3)}", number.full(values[0])
    full = ", ".join(f"{neuron.name} {number.full(value)}" for neuron, value in zip(outputs, values, strict=True))
    if not all(map(math.isfinite, values)):
        return number.NONE, full
    best = max(range(len(values)), key=values.__getitem__)
    total = sum(math.exp(value - values[best]) for value in values)
    return f"{outputs[best].name} {number.share(1.0 / total)}", full
