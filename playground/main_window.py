"""The window shows one of its workspaces between the title row and the status row."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from core import product
from core.document.document import Document
from core.document.examples import EXAMPLES, example_path
from core.document.project import Project
from core.quotation import quote
from core.training.snapshot import Snapshot
from playground import dialogs
from playground.actions import build_menus, commands_with, id_of
from playground.availability import Availability
from playground.data_export import export_data
from playground.drop import Drop
from playground.home import Home
from playground.importing.tables import Tables
from playground.panels.status_row import StatusRow
from playground.project_file import ProjectFile
from playground.regions import column, line
from playground.screen_fit import fit_to_screen, scrolled
from playground.store import Store
from playground.style.icon import pixmap
from playground.style.style import CHOICES, TEXT_SIZES, Style
from playground.table_offer import TableOffer
from playground.title_row import TitleRow
from playground.workspace import Beside, Workspace

LEAST, USUAL = QSize(1024, 600), QSize(1280, 800)
CONTENT = QSize(610, 352)
"""The size that the workspaces need, at a text size of 100 %; a smaller window scrolls."""


class MainWindow(QMainWindow):
    """Owns the workspaces and starts with the first. workspace: the current one. closed(): the window was closed."""

    closed = Signal()

    def __init__(self, store: Store, style: Style, workspaces: Sequence[Workspace]) -> None:
        super().__init__()
        self._store, self._style = store, style
        self._workspaces = {workspace.name: workspace for workspace in workspaces}
        self._shown: dict[str, QWidget] = {}
        self.workspace = workspaces[0]
        self.setObjectName("window")
        self.resize(USUAL)
        fit_to_screen(self, LEAST)
        self.setWindowIcon(QIcon(pixmap("app", "#000000", 64)))
        self.title, self.status = TitleRow(style, tuple(self._workspaces)), StatusRow()
        self.file = ProjectFile(store, self, self._beside)
        self._commands = commands_with((each.name, each.keys) for each in workspaces)
        self._make_menus()
        self._pages = QStackedWidget()
        self.setCentralWidget(scrolled(column(self._pages, line(), self.status, filling=self._pages), CONTENT))
        self.tables = Tables(store, style, self)
        self._drop = Drop(self, self.file, self.tables)
        self._table_offer = TableOffer(store, self)
        self.home = Home(self, self.menu_bar, self.menus.values(), self._give_keyboard)
        self._watch_commands()
        self._connect()
        self.status.display(store.document)
        self._on_undo_text()
        self._on_file_changed()
        self.show_workspace(self.workspace.name)

    @Slot(str)
    def show_workspace(self, name: str) -> None:
        """Switch to a workspace. The commands of the others are disabled meanwhile; training continues."""
        self.workspace = self._workspaces[name]
        self.title.workspaces.display(name)
        self._pages.setCurrentWidget(self._page_of(self.workspace))
        self._give_keyboard()
        self.availability.refresh()
        self.status.hint(self.workspace.hint)
        self.status.inform(self.workspace.facts)

    def refresh(self, snapshot: Snapshot) -> None:
        """Pass a snapshot to every workspace."""
        for workspace in self._workspaces.values():
            workspace.refresh(snapshot)
        self.status.refresh(snapshot)
        self.file.watch()

    def _page_of(self, workspace: Workspace) -> QWidget:
        """The page of a workspace, built when first shown."""
        if workspace.name not in self._shown:
            page = column(workspace.bar, line(), workspace.widget, filling=workspace.widget)
            self._shown[workspace.name] = page
            self._pages.addWidget(page)
            self.home.adopt(page)
            self._drop.adopt(page)
        return self._shown[workspace.name]

    def _make_menus(self) -> None:
        self.setMenuWidget(self.title)
        self.menu_bar = self.title.menu_bar
        handlers: dict[str, Callable[[], object]]
        handlers = {each.id: partial(self._handle, each.id) for each in self._commands if not each.everywhere}
        handlers |= self._handlers()
        self.menus, self.actions_by_id = build_menus(self._commands, self.menu_bar, self, handlers)
        self._examples = QMenu("Examples", self.menus["File"])
        self.menus["File"].insertMenu(self.actions_by_id["save"], self._examples)
        for title in EXAMPLES:
            action = self._examples.addAction(title)
            action.setData(str(example_path(title)))
        self._examples.triggered.connect(self._on_example)

    def _watch_commands(self) -> None:
        ticks: dict[str, Callable[[], bool]] = {
            **{f"theme_{choice}": partial(self._style.is_chosen, choice) for choice in CHOICES},
            **{f"text_{size}": partial(self._style.is_text_size, size) for size in TEXT_SIZES},
        }
        for workspace in self._workspaces.values():
            ticks |= {id_of(workspace.name): partial(self._is_shown, workspace), **workspace.ticks}
        self.availability = Availability(self._commands, self.actions_by_id, lambda: self.workspace, ticks, self)
        for change in (self._style.changed, *(menu.aboutToShow for menu in self.menus.values())):
            change.connect(self.availability.refresh)

    def _connect(self) -> None:
        for workspace in self._workspaces.values():
            # The window owns the workspaces and deletes them.
            workspace.setParent(self)
            workspace.use_actions(self.actions_by_id)
            workspace.hinted.connect(self.status.hint)
            workspace.informed.connect(self._on_informed)
            workspace.commands_changed.connect(self.availability.refresh)
            workspace.show_requested.connect(self.show_workspace)
        self.title.chosen.connect(self.show_workspace)
        self.home.play_requested.connect(self.actions_by_id["play"].trigger)
        self._store.changed.connect(self._on_changed)
        self._store.replaced.connect(self.status.display)
        self._store.noted.connect(self.status.note)
        self._store.refused.connect(self.status.note)
        self.file.changed.connect(self._on_file_changed)
        self.file.saved.connect(self.status.note)
        self.file.opened.connect(self._on_opened)
        self.file.opened.connect(self._table_offer.display)
        self._store.undo_stack.undoTextChanged.connect(self._on_undo_text)
        self._store.undo_stack.redoTextChanged.connect(self._on_undo_text)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        file = self.file
        return {
            "new": file.new,
            "open": file.open,
            "open_link": file.open_link,
            "import_table": self._import_table,
            "save": file.save,
            "save_as": file.save_as,
            "export_data": partial(export_data, self, self._store),
            "quit": self.close,
            **{id_of(name): partial(self.show_workspace, name) for name in self._workspaces},
            **{f"theme_{choice}": partial(self._style.choose, choice) for choice in CHOICES},
            **{f"text_{size}": partial(self._style.choose_text_size, size) for size in TEXT_SIZES},
            "keys": self._show_keys,
            "check_core": partial(dialogs.show_check, self),
            "about": partial(dialogs.show_about, self),
        }

    def _import_table(self) -> None:
        self.tables.choose()

    def _handle(self, command: str) -> None:
        """Pass a command to the current workspace."""
        self.workspace.handlers[command]()

    def _give_keyboard(self) -> None:
        self.workspace.take_focus()

    def _is_shown(self, workspace: Workspace) -> bool:
        return self.workspace is workspace

    def _show_keys(self) -> None:
        dialogs.show_keys(
            self, self._commands, dict(each.gestures for each in self._workspaces.values() if each.gestures[1])
        )

    def _beside(self) -> Beside:
        beside = Beside()
        for workspace in self._workspaces.values():
            beside = workspace.with_beside(beside)
        return beside

    def _on_example(self, action: object) -> None:
        self.file.open_example(Path(action.data()))  # type: ignore[attr-defined]

    def _on_changed(self, old: Document, new: Document) -> None:
        self.status.display(new)

    def _on_opened(self, project: Project) -> None:
        for workspace in self._workspaces.values():
            workspace.display(project)

    def _on_informed(self, facts: str) -> None:
        if self.sender() is self.workspace:
            self.status.inform(facts)

    def _on_undo_text(self, *_: object) -> None:
        stack = self._store.undo_stack
        for id, text in (("undo", stack.undoText()), ("redo", stack.redoText())):
            what = text[0].lower() + text[1:] if text else ""
            # An ampersand would be read as a mark of the next letter.
            self.actions_by_id[id].setText(f"{id.capitalize()} {quote(what)}".strip().replace("&", "&&"))

    def _on_file_changed(self) -> None:
        mark = "Edited" if self.file.is_changed else ""
        self.title.display(self.file.name, mark)
        self.setWindowTitle(f"{self.file.name}{' *' if mark else ''} \u2013 {product.NAME}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.availability.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.file.may_leave():
            event.accept()
            # Hide now: waiting for a compiling thread needs no window.
            self.hide()
            self.closed.emit()
        else:
            event.ignore()
