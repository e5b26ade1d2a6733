"""The card of the decision surface: a plane with its key, what the plane leaves out, and the readout of a point."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from core.data.dataset import Dataset
from core.data.making import generate
from core.data.plane import Plane, PlaneChoice, plane_of, usual_choice
from core.data.slice import outside
from core.document.document import Document
from core.document.node_names import node_name
from core.document.view import View
from core.network.model import Node
from core.training.snapshot import Snapshot
from playground.panels.surface import planes
from playground.panels.surface.answer import as_text, far_tip, reading_of, short_name, slice_lines
from playground.panels.surface.card_title import fit_title, inner_width
from playground.panels.surface.foot import Foot
from playground.panels.surface.held_row import HeldRow
from playground.panels.surface.keys import step_of
from playground.panels.surface.note import Note
from playground.panels.surface.picture import SurfacePicture
from playground.panels.surface.plane_segment import PlaneSegment
from playground.panels.surface.plot import SurfacePlot
from playground.panels.surface.points import drawn_step
from playground.panels.surface.readout import Reading
from playground.probe import NO_SAMPLE, Point, Probe
from playground.store import Store
from playground.style.size import at_least, at_most, px
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.copying import make_copyable
from playground.widgets.form import IconButton
from playground.widgets.side_card import SideCard

ROOMY = 300
"""The width in pixels from which the card has its whole title and a long color bar."""

NARROW = 230
"""The width in pixels below which the readout stands under the key."""

HIGH, LEAST = 880, 440
"""The height in pixels of a window, and of the card, from which it has the sliders of further components at first."""

MOST = 340
"""The most pixels that the choice of the plane, and the words about it, are wide."""

TITLE, SHORT_TITLE = "Decision surface", "Surface"


class SurfaceCard(SideCard):
    """plane_changed(): pictures of another plane are needed.

    choice: the plane that is shown, None for the usual one of the data. Other columns that are held at the probe
    follow it: then the probe always lies in the plane. Components stay where they are held.
    """

    plane_changed = Signal()

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__(TITLE)
        self._store, self._style, self.probe = store, style, probe
        self.test_button = IconButton(style, "ring", "Show test points", side=28)
        self.discretize_button = IconButton(style, "grid", "Show only the class, not its confidence", side=28)
        self.expand_button = IconButton(style, "expand", "Show the surface larger", side=28)
        self._buttons = (self.test_button, self.discretize_button, self.expand_button)
        for button in self._buttons:
            button.setCheckable(button is not self.expand_button)
            self.header.addWidget(button)
        self.test_button.setChecked(True)
        self.segment, self.plot = PlaneSegment(style), SurfacePlot(style)
        self._foot = Foot(style)
        self.bar, self.readout = self._foot.bar, self._foot.readout
        self.held = HeldRow(style)
        self._drawn = Note(role="caption")
        self._picture = SurfacePicture(style, self.plot, self.bar)
        self._empty = Note("Nothing to train: connect a neuron to the output.")
        self._empty.hide()
        self._assemble()
        self.choice: PlaneChoice | None = None
        self._last: dict[str, PlaneChoice] = {}
        self._on_plot: tuple[Dataset, Plane] | None = None
        self._node = self._named = ""
        self._snapshot: Snapshot | None = None
        self._text_throttle = Throttle()
        self.setAccessibleName(TITLE)
        self._show_title()
        make_copyable(self, self.text)
        self.test_button.toggled.connect(self.plot.show_test)
        self.discretize_button.toggled.connect(self._on_look_changed)
        self.expand_button.clicked.connect(self.expand_requested)
        self.segment.kind_chosen.connect(self._on_kind)
        self.held.hold_requested.connect(self._on_hold)
        self.held.component_moved.connect(self._on_component)
        self.plot.axis_chosen.connect(self._on_axis)
        self.plot.probe_moved.connect(self._on_probe_moved)
        self.plot.cursor_moved.connect(self._on_cursor_moved)
        self.plot.cursor_left.connect(probe.look_back)
        probe.pinned_changed.connect(self._on_pinned)
        self.plot.resized.connect(self._align_foot)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self.display)
        style.changed.connect(self._on_look_changed)
        self.display(store.document)

    @property
    def view(self) -> View:
        """The view: which points are shown, how the output is, and on which plane."""
        return View(self.test_button.isChecked(), self.discretize_button.isChecked(), self.choice)

    def show_view(self, view: View) -> None:
        """Set the view."""
        self.test_button.setChecked(view.test_points)
        self.discretize_button.setChecked(view.class_only)
        self.choose_plane(view.plane)
        if self._follows_probe:
            self.probe.pin(self._plane.at(*self._place(self.probe.pinned)))

    def hold_at_probe(self) -> None:
        """Show the network's surface on the plane through the probe: somebody holds a value there."""
        self.show_node("")
        if planes.is_wide(self._data) and not planes.contains(self._data, self._plane, self.probe.pinned):
            self._on_hold(True)

    def text(self) -> str:
        """What is shown, as text for the clipboard."""
        reading, snapshot = self._reading(), self._snapshot
        probed = self.probe.pinned if reading is None or snapshot is None else snapshot.probed or ()
        lines = slice_lines(self._data, self._plane, self._chosen, self.held.where, outside(self._data, self._chosen))
        return as_text(self._named or TITLE, self._data, self._plane, probed, snapshot, reading, lines)

    def height_for(self, width: int) -> int:
        """The height at which the surface fills a width."""
        inner, now, change = inner_width(self, width), inner_width(self, self.width()), 0
        for part in (self.plot, self.held, self._drawn, self._empty):
            widest = part.maximumWidth()
            change += part.height_for(min(inner, widest)) - part.height_for(min(now, widest))
        return self.sizeHint().height() + change

    def display(self, document: Document) -> None:
        """Show another document's data, with the probe at their first sample."""
        self._show_data()
        self.probe.begin(generate(document.data))

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot's surface, or the picture of the node under the cursor; nothing of another plane."""
        self._snapshot = snapshot
        outputs = snapshot.experiment.network.outputs
        self._empty.setVisible(not outputs)
        node = self._shown(snapshot)
        self._named = "" if node is None else short_name(node_name(node, self._store.document.data))
        self._show_title()
        if not self._is_current(snapshot) or not (outputs or node):
            self._picture.clear()
        elif node is not None:
            self._picture.show_node(node, snapshot)
        elif snapshot.surfaces:
            self._picture.show_surface(snapshot, discrete=self.discretize_button.isChecked())
        if self._text_throttle.due(at_once=not snapshot.is_playing):
            self._show_reading()

    def choose_plane(self, choice: PlaneChoice | None) -> None:
        """Show another plane; None, or one that the data do not have, for the usual one."""
        choice = planes.kept(self._data, choice)
        if choice != self.choice:
            self.choice = choice
            if self._show_plane():
                self._on_look_changed()
            self.plane_changed.emit()

    def show_node(self, id: str) -> None:
        """Show the picture of a node instead of the surface; "" for the surface again."""
        if id in {neuron.id for neuron in self._store.document.network.outputs}:
            id = ""
        if id != self._node:
            self._node = id
            self._text_throttle.reset()
            self._on_look_changed()

    @property
    def _data(self) -> Dataset:
        return generate(self._store.document.data)

    @property
    def _plane(self) -> Plane:
        return plane_of(self._data, self.choice)

    @property
    def _chosen(self) -> PlaneChoice:
        """The choice, also of the usual plane."""
        return self.choice or usual_choice(self._data)

    @property
    def _follows_probe(self) -> bool:
        """Whether the plane goes through the probe, wherever this is."""
        return self._chosen.kind == "columns" and bool(self._chosen.held)

    def _is_current(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot's pictures are of the plane that is shown."""
        return planes.is_alike(snapshot.plane, self._plane)

    def _shown(self, snapshot: Snapshot) -> Node | None:
        """The node whose picture is shown; None for the decision surface."""
        node = self._store.document.network.nodes.get(self._node)
        return node if node is not None and node.id in snapshot.pictures else None

    def _assemble(self) -> None:
        # The title is cut rather than that it widens the card.
        at_least(self.title, 1)
        at_most(self.segment, MOST)
        at_most(self.held, MOST)
        self.body.addWidget(self.segment)
        self.body.addWidget(self.plot)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._foot)
        self.body.addWidget(self._drawn)
        self.body.addWidget(self.held)
        self.body.addStretch(1)

    def _show_data(self) -> None:
        self.choice, self._last = planes.kept(self._data, self.choice), {}
        self._show_plane()

    def _show_plane(self) -> bool:
        """Show the plane with its points, and which one it is. Whether more than what is held has changed."""
        data, plane, choice = self._data, self._plane, self._chosen
        before, self._on_plot, self._last[choice.kind] = self._on_plot, (data, plane), choice
        step = drawn_step(data)
        far = outside(data, choice, step)
        self._show_held()
        self.bar.setToolTip(far_tip(far))
        if before is not None and before[0] is data and planes.is_alike(before[1], plane):
            self.plot.show_far(far)
            self._show_probe()
            return False
        self.segment.setVisible(planes.is_wide(data))
        if planes.is_wide(data):
            self.segment.show_plane(data, choice.kind)
        self._drawn.setText(f"{len(far):,} of {len(data.points):,} points are drawn.")
        self._drawn.setVisible(step > 1)
        self.plot.display(data, plane, far)
        if self._snapshot is None or not self._is_current(self._snapshot):
            self._picture.clear()
        self._show_probe()
        return True

    def _show_held(self) -> None:
        """Show what the plane holds, and whether it goes through the probe."""
        data, plane, point = self._data, self._plane, self.probe.pinned
        is_there = len(point) == len(data.columns) and planes.contains(data, plane, point)
        self.held.begin(data.columns)
        self.held.setVisible(planes.is_wide(data))
        if planes.is_wide(data):
            self.held.show_plane(data, plane, self._chosen, self.probe.name, is_there=is_there)

    def _show_probe(self) -> None:
        if len(self.probe.pinned) == len(self._data.columns):
            self.plot.show_probe(self._place(self.probe.pinned))

    def _show_reading(self) -> None:
        reading = self._reading()
        self.readout.display(reading)
        self.setAccessibleDescription("" if reading is None else reading.told)

    def _reading(self) -> Reading | None:
        """What is to be read at the probe or the cursor."""
        snapshot = self._snapshot
        return (
            None
            if snapshot is None
            else reading_of(snapshot, self._data, self._plane, self._shown(snapshot), self._named)
        )

    def _show_title(self) -> None:
        fit_title(self, self._named or (TITLE if self.width() >= px(ROOMY) else SHORT_TITLE), self._buttons)

    def _align_foot(self) -> None:
        self.bar.make_compact(self.width() < px(ROOMY))
        self._foot.follow(self.plot.square, self.plot.width(), is_narrow=self.width() < px(NARROW))

    def _on_changed(self, old: Document, new: Document) -> None:
        if new.data != old.data and replace(new.data, drawn=old.data.drawn) == old.data:
            self._show_data()
            self.probe.follow(self._data)
        elif new.data != old.data:
            self.display(new)
        if self._node:
            # The node may have a new name now, or be gone.
            self._on_look_changed()

    def _on_look_changed(self) -> None:
        self._picture.reset()
        if self._snapshot is not None:
            self.refresh(self._snapshot)

    def _on_kind(self, kind: str) -> None:
        choice = self._last.get(kind)
        if kind == "columns" and (choice is None or choice.held):
            choice = self._through_probe(choice or PlaneChoice("columns", planes.telling_columns(self._data)))
        self.choose_plane(choice)

    def _on_axis(self, at: int, name: str) -> None:
        choice = planes.with_axis(self._data, self._chosen, at, name)
        self.choose_plane(self._through_probe(choice) if choice.held else choice)

    def _on_hold(self, at_probe: bool) -> None:
        self.choose_plane(self._through_probe(self._chosen) if at_probe else planes.at_mean(self._chosen))

    def _on_component(self, at: int, value: float) -> None:
        self.choose_plane(planes.with_component(self._chosen, at, value))

    def _through_probe(self, choice: PlaneChoice) -> PlaneChoice:
        return planes.held_at(self._data, choice, self.probe.pinned)

    def _place(self, point: Point) -> tuple[float, float]:
        """Where a point falls."""
        x, y = self._plane.place(np.array(point)).tolist()
        return x, y

    def _on_pinned(self) -> None:
        if self._follows_probe and not planes.contains(self._data, self._plane, self.probe.pinned):
            self.choose_plane(self._through_probe(self._chosen))
        else:
            self._show_held()
        self._show_probe()

    def _on_probe_moved(self, x: float, y: float, sample: int) -> None:
        # A sample lies in the plane with two of its columns only.
        if sample == NO_SAMPLE:
            self.probe.pin(self._plane.at(x, y))
        else:
            self.probe.pin_sample(sample)

    def _on_cursor_moved(self, x: float, y: float, sample: int) -> None:
        self.probe.look(self._plane.at(x, y) if sample == NO_SAMPLE else tuple(self._data.points[sample].tolist()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is None or not self.hasFocus():
            super().keyPressEvent(event)
            return
        self.probe.pin(self._plane.at(*planes.moved(self._plane, self._place(self.probe.pinned), *step)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()
        self.held.make_room(is_roomy=self.window().height() >= px(HIGH) and self.height() >= px(LEAST))
