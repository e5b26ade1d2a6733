"""The Playground: its regions from left to right, as the data flows, and the connections between them."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.document.data_edits import use_own_network
from core.document.document import Document
from core.document.project import Project
from core.training.snapshot import Snapshot, SnapshotRequest
from playground.actions import text_of, tip
from playground.alarm import Alarm
from playground.availability import met_needs
from playground.canvas.view import CanvasView
from playground.inspection import Inspection
from playground.panels.controls.top_bar import TopBar
from playground.panels.data.panel import DataPanel
from playground.panels.left_side import LeftSide
from playground.panels.outline.outline import Outline
from playground.panels.right_side import RightSide
from playground.panels.why.controller import WhyController
from playground.picture_copy import copy_picture
from playground.probe import Point, Probe
from playground.regions import Regions, column
from playground.run_control import RunControl
from playground.seeing.controller import Seeing
from playground.store import Store
from playground.style.style import Style
from playground.workspace import Beside, Workspace

DATA, OUTLINE = "Data", "Outline"
"""The pages on the left side."""

GESTURES = (
    ("Tab, Shift+Tab", "Go to the next or previous node"),
    ("Arrows", "Go to a nearby node; move the selection (Shift: by 10)"),
    ("Home, End, Page Up, Page Down", "Go far in a table, an image or an output node"),
    ("K, Shift+K", "Go through the links of the node"),
    ("Enter, Shift+Enter", "Select; add to the selection; connect, after C"),
    ("Esc", "Cancel, or clear the selection"),
    ("Mouse wheel", "Zoom at the cursor"),
    ("Middle-drag, Space+drag", "Pan"),
    ("Double-click", "Edit a weight, bias or name; add something"),
    ("Drag a link's end", "Disconnect, or connect to another neuron"),
    ("Ctrl while dragging", "Do not snap"),
)
"""Gestures of the canvas besides the commands, for the list of keys."""


class Workbench(Workspace):
    """request_changed(SnapshotRequest): the views need other values. take_apart_requested(ids, sample): show the
    selection in the loss of a sample. table_pasted(text): cells of a spreadsheet."""

    table_pasted = Signal(str)
    request_changed = Signal(object)
    take_apart_requested = Signal(object, int)

    name, keys = "Playground", "Ctrl+1"
    gestures = ("On the canvas", GESTURES)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._style = store, style
        self.control, self.probe = RunControl(store, self), Probe(self)
        self.top_bar = TopBar(store, style)
        self.canvas = CanvasView(store, style, self.probe)
        self.data_panel, self.outline = DataPanel(store, style, self.canvas.commands.apply), Outline(store, style)
        self.side = LeftSide(style, {DATA: self.data_panel, OUTLINE: self.outline})
        self.output_panel = RightSide(store, style, self.probe)
        self.why = WhyController(store, self.canvas, self._chosen, self.top_bar.readouts)
        self.alarm = Alarm(store, style, self.control)
        self.banner = self.alarm.banner
        view = column(self.banner, self.canvas, filling=self.canvas)
        self.inspection = Inspection(store, style, view, self._take_apart)
        self.inspector = self.inspection.inspector
        self._views = (
            *(self.canvas, self.top_bar, self.output_panel, self.inspection),
            *(self.outline, self.why, self.alarm),
        )
        self._wanted: Point = self.probe.pinned
        rail = (
            ("data", tip("data_panel"), partial(self.side.toggle, DATA)),
            ("outline", tip("outline"), self.toggle_outline),
        )
        self.regions = Regions(style, self.side, self.inspection.area, self.output_panel, rail)
        self.inspection.follow(self.regions)
        self.seeing = Seeing(style, self.output_panel, self.regions, self.canvas, self.canvas.fit)
        self.handlers = self._make_handlers()
        self.ticks = {
            "inspector": partial(getattr, self.inspection, "is_open"),
            "data_panel": partial(self._is_open, DATA),
            "outline": partial(self._is_open, OUTLINE),
            "focus_view": partial(getattr, self.seeing, "is_open"),
        }
        self._connect()

    @property
    def bar(self) -> QWidget:
        """See `Workspace.bar`."""
        return self.top_bar

    @property
    def widget(self) -> QWidget:
        """See `Workspace.widget`."""
        return self.regions

    def display(self, project: Project) -> None:
        """Restore the view of the surface."""
        self.output_panel.surface.show_view(project.view)

    def refresh(self, snapshot: Snapshot) -> None:
        """Pass a snapshot to every view."""
        for view in self._views:
            view.refresh(snapshot)

    def take_focus(self) -> None:
        """Focus the canvas, whose keys navigate and build."""
        self.canvas.setFocus()

    def met_needs(self) -> Iterable[str]:
        """The needs met by the selection and the undo stack."""
        stack = self._store.undo_stack
        yield from met_needs(self._store.document, self._chosen())
        yield from (need for need, is_met in (("undo", stack.canUndo()), ("redo", stack.canRedo())) if is_met)

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Share the actions with the canvas, for its own menus and keys, and with the data panel."""
        self.canvas.actions_by_id.update(actions)
        self.data_panel.import_wanted.connect(actions["import_table"].trigger)

    def with_beside(self, beside: Beside) -> Beside:
        """Add the view of the surface."""
        return beside._replace(view=self.output_panel.surface.view)

    def request(self) -> SnapshotRequest:
        """What the views need in the next snapshot."""
        seen = self.canvas.zooming
        return SnapshotRequest(
            picture=seen.picture_side, close=seen.closely, probe=self._wanted, plane=self.output_panel.surface.choice
        )

    def toggle_outline(self) -> None:
        """Open and focus the outline, or close it."""
        self.side.toggle(OUTLINE)
        if self.side.page == OUTLINE:
            self.outline.focus_tree()
        else:
            self.take_focus()

    def reset_layout(self) -> None:
        """Give the regions their usual sizes, and show what is usually open."""
        self.seeing.close()
        self.side.open(DATA)
        self.regions.reset()

    def _connect(self) -> None:
        run, control, surface, scene = self.top_bar.run, self.control, self.output_panel.surface, self.canvas.canvas
        run.play_toggled.connect(control.toggle)
        run.step_requested.connect(control.step)
        run.rewind_requested.connect(control.rewind)
        run.new_weights_requested.connect(control.new_weights)
        self.top_bar.pace.chosen.connect(control.set_pace)
        control.starting.connect(run.show_starting)
        control.stepping.connect(run.show_waiting)
        self.canvas.play_toggled.connect(control.toggle)
        self.canvas.hinted.connect(self.hinted)
        self.canvas.looked.connect(self._on_looked)
        self.canvas.table_pasted.connect(self.table_pasted)
        self.canvas.hovered.connect(surface.show_node)
        self.canvas.table_values.held.connect(surface.hold_at_probe)
        scene.selection_changed.connect(self._on_selection)
        self.outline.selection_requested.connect(scene.select)
        self.outline.focused.connect(scene.focus)
        self.outline.on_key = self.canvas.keyboard.press
        self.probe.wanted_changed.connect(self._on_probe)
        self.probe.pinned_changed.connect(self._on_pinned)
        self.data_panel.examples.chosen.connect(self.probe.pin_sample)
        self.data_panel.examples.dropped.connect(self._on_dropped)
        surface.plane_changed.connect(self._on_looked)
        self.side.changed.connect(self.regions.apply)
        self._store.changed.connect(self._on_changed)
        self._store.replaced.connect(self._on_replaced)
        self._store.refused.connect(self.canvas.hints.refuse)
        changes = (
            scene.selection_changed,
            scene.focus_changed,
            self.side.changed,
            self.inspection.changed,
            self.seeing.changed,
        )
        for change in (*changes, self._store.undo_stack.indexChanged):
            change.connect(self._on_commands_changed)

    def _make_handlers(self) -> dict[str, Callable[[], object]]:
        canvas, control, stack = self.canvas, self.control, self._store.undo_stack
        return {
            "undo": stack.undo,
            "redo": stack.redo,
            "copy_picture": self._copy_picture,
            "take_apart": self._take_apart,
            "zoom_in": partial(canvas.zoom_by, 1.0),
            "zoom_out": partial(canvas.zoom_by, -1.0),
            "zoom_100": partial(canvas.zoom_to, 1.0),
            "fit": canvas.fit,
            "inspector": self.inspection.toggle,
            "data_panel": partial(self.side.toggle, DATA),
            "outline": self.toggle_outline,
            "reset_layout": self.reset_layout,
            "focus_view": self.seeing.toggle,
            "why": self.why.ask,
            "own_network": partial(self._store.apply, text_of("own_network"), use_own_network),
            **canvas.handlers,
            "play": control.toggle,
            "step_batch": control.step_batch,
            "step_sample": control.step_sample,
            "step_epoch": control.step_epoch,
            "next_sample": canvas.image.pin_next,
            "rewind": control.rewind,
            "new_weights": control.new_weights,
        }

    def _chosen(self) -> tuple[str, ...]:
        return self.canvas.chosen

    def _is_open(self, page: str) -> bool:
        return self.side.page == page

    def _copy_picture(self) -> None:
        self._store.noted.emit(copy_picture(self.canvas))

    def _take_apart(self) -> None:
        self.take_apart_requested.emit(self.canvas.selection, self.probe.nearest_sample)

    def _on_commands_changed(self, *_: object) -> None:
        self.commands_changed.emit()

    def _on_changed(self, old: Document, new: Document) -> None:
        if new.network is not old.network:
            self.commands_changed.emit()

    def _on_replaced(self) -> None:
        self.inspection.display(())
        self.commands_changed.emit()

    def _on_selection(self, selection: tuple[str, ...]) -> None:
        self.inspection.display(selection)
        self.outline.display(selection)
        self._on_looked()

    def _on_probe(self, point: Point) -> None:
        self._wanted = point
        self._on_looked()

    def _on_pinned(self) -> None:
        self.data_panel.examples.mark(self.probe.sample)

    def _on_dropped(self, sample: int, place: QPoint) -> None:
        """Pin a sample that was dragged onto the image or the pad."""
        pad = self.output_panel.drawing.pad
        is_on_pad = pad.isVisible() and pad.rect().contains(pad.mapFromGlobal(place))
        if is_on_pad or self.canvas.image.takes(place):
            self.probe.pin_sample(sample)

    def _on_looked(self) -> None:
        self.request_changed.emit(self.request())
