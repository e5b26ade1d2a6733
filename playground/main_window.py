"""The window: regions side by side, the way the data flows, and the wires between them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from core import product
from core.document.document import Document
from core.document.examples import EXAMPLES, example_path
from core.document.notes import LabNotes
from core.document.project import Project
from core.document.view import View
from core.training.snapshot import Snapshot, SnapshotRequest
from playground import dialogs
from playground.actions import build_menus, tip
from playground.alarm import Alarm
from playground.availability import Availability
from playground.canvas.view import CanvasView
from playground.drop import Drop
from playground.home import Home
from playground.lab.workspace import LabWorkspace
from playground.panels.controls.top_bar import TopBar
from playground.panels.data.panel import DataPanel
from playground.panels.inspector.inspector import Inspector
from playground.panels.inspector.strip import InspectorStrip
from playground.panels.left_side import LeftSide
from playground.panels.outline.outline import Outline
from playground.panels.right_side import RightSide
from playground.panels.status_row import StatusRow
from playground.panels.why.controller import WhyController
from playground.project_file import ProjectFile
from playground.regions import INSPECTED, Regions, column, line
from playground.run_control import RunControl
from playground.screen_fit import fit_to_screen, scrolled
from playground.store import Store
from playground.style.icon import pixmap
from playground.style.style import CHOICES, Style
from playground.title_row import TitleRow

LEAST, USUAL = QSize(1024, 700), QSize(1280, 800)
CONTENT = QSize(1020, 480)
"""What the regions need; a smaller window scrolls."""

WORKSPACES = PLAYGROUND, LAB = "Playground", "Lab"

DATA, OUTLINE = "Data", "Outline"
"""The pages of the left side."""


class MainWindow(QMainWindow):
    """request_changed(SnapshotRequest) when something else is to be computed for the views; closed() at the end."""

    request_changed = Signal(object)
    closed = Signal()

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._style = store, style
        self.setObjectName("window")
        self.resize(USUAL)
        fit_to_screen(self, LEAST)
        self.setWindowIcon(QIcon(pixmap("app", "#000000", 64)))
        self.title = TitleRow(style, WORKSPACES)
        self.title.chosen.connect(self.show_workspace)
        self.control = RunControl(store, self)
        self.top_bar = TopBar(store, style)
        self.canvas = CanvasView(store, style)
        self.data_panel, self.outline = DataPanel(store, style, self.canvas.commands.apply), Outline(store, style)
        self.side = LeftSide(style, {DATA: self.data_panel, OUTLINE: self.outline})
        self.output_panel = RightSide(store, style)
        self.inspector, self.strip = Inspector(store, style), InspectorStrip(store, style)
        self.status, self.lab = StatusRow(), LabWorkspace(store, style)
        self.why = WhyController(store, self.canvas, self._chosen_on_canvas, self.top_bar)
        self._views = (
            self.canvas, self.top_bar, self.output_panel, self.inspector, self.strip, self.status, self.outline,
            self.why,
            self.lab,
        )  # fmt: skip
        self._probe: tuple[float, float] | None = self.output_panel.surface.pinned
        self.alarm = Alarm(store, style, self.control)
        self.banner = self.alarm.banner
        self.file = ProjectFile(store, self, self._beside)
        self._make_menus()
        self._make_body()
        self._drop = Drop(self, self.file)
        self._connect()
        self._on_replaced(store.document)
        self._watch_commands()
        self.home = Home(self, self.menu_bar, self.menus.values())
        self.home.play_wished.connect(self.control.toggle)
        self.home.move_to(self.canvas, plays=True)

    def refresh(self, snapshot: Snapshot) -> None:
        """Hand a snapshot to every view."""
        for view in self._views:
            view.refresh(snapshot)
        self.alarm.refresh(snapshot)
        self.file.watch()

    def request(self) -> SnapshotRequest:
        """What the views want computed."""
        seen = self.canvas.zooming
        return SnapshotRequest(picture=seen.picture_side, close=seen.closely, probe=self._probe)

    def _make_menus(self) -> None:
        self.setMenuWidget(self.title)
        self.menu_bar = self.title.menu_bar
        self.menus, self.actions_by_id = build_menus(self.menu_bar, self, self._handlers())
        self.canvas.actions_by_id.update(self.actions_by_id)
        self._examples = QMenu("Examples", self.menus["File"])
        self.menus["File"].insertMenu(self.actions_by_id["save"], self._examples)
        for title in EXAMPLES:
            action = self._examples.addAction(title)
            action.setData(str(example_path(title)))
        self._examples.triggered.connect(self._on_example)

    def _watch_commands(self) -> None:
        opened: dict[str, Callable[[], bool]] = {
            "playground": lambda: self.workspace == PLAYGROUND,
            "lab": lambda: self.workspace == LAB,
            "inspector": lambda: self.inspector.isVisible(),
            "data_panel": lambda: self.side.page == DATA,
            "outline": lambda: self.side.page == OUTLINE,
            **{f"theme_{choice}": partial(self._style.is_chosen, choice) for choice in CHOICES},
        }
        document = partial(getattr, self._store, "document")
        self.availability = Availability(self.actions_by_id, document, self._chosen_on_canvas, opened, self)
        canvas = self.canvas.canvas
        changes = (canvas.selection_changed, canvas.focus_changed, self._store.replaced, self.side.changed)
        for change in (*changes, self.strip.opened, self._style.changed, *(m.aboutToShow for m in self.menus.values())):
            change.connect(self.availability.refresh)

    def _make_body(self) -> None:
        rail = [
            (icon, tip(id), self.actions_by_id[id]) for icon, id in (("data", "data_panel"), ("outline", "outline"))
        ]
        middle = (self.banner, self.canvas, self.strip, self.inspector)
        self._regions = Regions(self._style, self.side, middle, self.output_panel, rail)
        self._pages = QStackedWidget()
        self._pages.addWidget(column(self.top_bar, line(), self._regions))
        self._pages.addWidget(self.lab)
        self.setCentralWidget(scrolled(column(self._pages, line(), self.status), CONTENT))

    def _connect(self) -> None:
        self.top_bar.play_toggled.connect(self.control.toggle)
        self.canvas.play_toggled.connect(self.control.toggle)
        self.top_bar.step_requested.connect(self.control.step)
        self.top_bar.rewind_requested.connect(self.control.rewind)
        self.top_bar.new_weights_requested.connect(self.control.new_weights)
        self.top_bar.pace_chosen.connect(self.control.set_pace)
        self.control.starting.connect(self.top_bar.show_starting)
        self.control.stepping.connect(self.top_bar.show_waiting)
        self.canvas.hinted.connect(self.status.hint)
        self.lab.hinted.connect(self.status.hint)
        self.canvas.looked.connect(self._on_looked)
        self.canvas.hovered.connect(self.output_panel.surface.show_node)
        self.canvas.canvas.selection_changed.connect(self._on_selection)
        self.outline.selection_requested.connect(self.canvas.canvas.select)
        self.outline.focused.connect(self.canvas.canvas.focus)
        self.outline.on_key = self.canvas.keyboard.press
        self.output_panel.surface.probe_changed.connect(self._on_probe)
        self.strip.opened.connect(self._on_inspect)
        self._store.changed.connect(self._on_changed)
        self._store.replaced.connect(self._on_replaced)
        self._store.noted.connect(self.status.note)
        self._store.refused.connect(self._on_refused)
        self.file.changed.connect(self._on_file_changed)
        self.file.saved.connect(self.status.note)
        self.file.opened.connect(self._on_opened)
        stack = self._store.undo_stack
        stack.undoTextChanged.connect(self._on_undo_text)
        stack.redoTextChanged.connect(self._on_undo_text)
        stack.indexChanged.connect(self._on_undo_text)
        self._on_undo_text()
        self._on_file_changed()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        control, file = self.control, self.file
        return {
            "new": file.new,
            "open": file.open,
            "open_link": file.open_link,
            "save": file.save,
            "save_as": file.save_as,
            "quit": self.close,
            "undo": self._store.undo_stack.undo,
            "redo": self._store.undo_stack.redo,
            "take_apart": self.take_apart,
            "playground": partial(self.show_workspace, PLAYGROUND),
            "lab": partial(self.show_workspace, LAB),
            "zoom_in": partial(self._see, "zoom_by", 1.0),
            "zoom_out": partial(self._see, "zoom_by", -1.0),
            "zoom_100": partial(self._see, "zoom_to", 1.0),
            "fit": partial(self._see, "fit"),
            "inspector": self.toggle_inspector,
            "data_panel": partial(self.side.toggle, DATA),
            "outline": self.toggle_outline,
            "theme_system": partial(self._style.choose, "system"),
            "theme_light": partial(self._style.choose, "light"),
            "theme_dark": partial(self._style.choose, "dark"),
            "why": self.why.ask,
            **self.canvas.handlers,
            "play": control.toggle,
            "step_batch": control.step_batch,
            "step_sample": control.step_sample,
            "step_epoch": control.step_epoch,
            "rewind": control.rewind,
            "new_weights": control.new_weights,
            "keys": partial(dialogs.show_keys, self),
            "check_core": partial(dialogs.show_check, self),
            "about": partial(dialogs.show_about, self),
        }

    @property
    def workspace(self) -> str:
        """The workspace that is shown."""
        return WORKSPACES[self._pages.currentIndex()]

    def _see(self, deed: str, *how_far: float) -> None:
        """Zoom what is shown: the canvas or the Lab's graph."""
        getattr(self.canvas if self.workspace == PLAYGROUND else self.lab, deed)(*how_far)

    def show_workspace(self, name: str) -> None:
        """Go over to a workspace. Commands of the Playground rest while it is out of sight; training goes on."""
        self.title.workspaces.display(name)
        self._pages.setCurrentIndex(WORKSPACES.index(name))
        self.home.move_to(self.canvas if name == PLAYGROUND else self.lab, plays=name == PLAYGROUND)
        self.availability.use_workspace(is_playground=name == PLAYGROUND)
        self._on_undo_text()
        self.status.hint("" if name == PLAYGROUND else self.lab.hint)

    def take_apart(self) -> None:
        """Show in the Lab what is selected, in the loss of the pinned sample."""
        selection = self.canvas.selection
        self.show_workspace(LAB)
        self.lab.take_apart(selection, self.output_panel.surface.sample)

    def toggle_outline(self) -> None:
        """Open the outline and go there, or close it."""
        self.side.toggle(OUTLINE)
        if self.side.page == OUTLINE:
            self.outline.focus_tree()
        else:
            self.home.go()

    def toggle_inspector(self) -> None:
        """Open or close the inspector."""
        self.strip.set_open(not self.inspector.isVisible())
        self._on_inspect(not self.inspector.isVisible())

    def _on_example(self, action: object) -> None:
        self.file.open_example(Path(action.data()))  # type: ignore[attr-defined]

    def _on_changed(self, old: Document, new: Document) -> None:
        self.status.display(new)
        if new.network is not old.network:
            self.availability.refresh()

    def _beside(self) -> tuple[LabNotes, bool, View]:
        return self.lab.notes, self.lab.is_written_in, self.output_panel.surface.view

    def _on_opened(self, project: Project) -> None:
        self.output_panel.surface.show_view(project.view)
        self.lab.show_notes(project.lab)

    def _on_replaced(self, document: Document) -> None:
        self.status.display(document)
        self.inspector.display(())
        self.strip.display(())

    def _on_selection(self, selection: tuple[str, ...]) -> None:
        for view in (self.inspector, self.strip, self.outline):
            view.display(selection)
        self._on_looked()

    def _chosen_on_canvas(self) -> tuple[str, ...]:
        return self.canvas.chosen

    def _on_probe(self, point: tuple[float, float] | None) -> None:
        self._probe = point
        self._on_looked()

    def _on_looked(self) -> None:
        self.request_changed.emit(self.request())

    def _on_inspect(self, opened: bool) -> None:
        self.inspector.setVisible(opened)

    def _on_refused(self, sentence: str) -> None:
        self.status.note(sentence)
        self.canvas.hints.refuse(sentence)

    def _on_undo_text(self, *_: object) -> None:
        stack = self._store.undo_stack
        for id, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self.actions_by_id[id]
            action.setEnabled(can and self.workspace == PLAYGROUND)
            what = text[0].lower() + text[1:] if text else ""
            action.setText(f"{id.capitalize()} {what}".strip())

    def _on_file_changed(self) -> None:
        mark = "Edited" if self.file.is_changed else ""
        self.title.display(self.file.name, mark)
        self.setWindowTitle(f"{self.file.name}{' *' if mark else ''} \u2013 {product.NAME}")

    def _arrange(self, width: int) -> None:
        if self._regions.arrange(width):
            self.inspector.setVisible(width >= INSPECTED)
            self.strip.setVisible(width < INSPECTED)
            self.strip.set_open(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.availability.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.file.may_leave():
            event.accept()
            # At once: a thread that compiles is waited for without a window.
            self.hide()
            self.closed.emit()
        else:
            event.ignore()
