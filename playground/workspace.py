"""A workspace fills the window between the title row and the status row, and has its own commands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.document.notes import LabNotes
from core.document.project import Project
from core.document.view import View
from core.training.snapshot import Snapshot


class Beside(NamedTuple):
    """What a project holds besides document and training. lab: the Lab's notes. is_own: whether they are the user's own
    and not an example. view: what the surface shows."""

    lab: LabNotes = LabNotes("")
    is_own: bool = False
    view: View = View()


class Workspace(QObject):
    """What the window needs from each workspace; only `bar` and `widget` have no default.

    name: its label in the title row and the View menu. keys: the shortcut that switches to it. hint: what the user can
    do, for the status row. gestures: a heading and pairs (keys, text), for the list of keys. handlers: command id ->
    handler while this workspace is shown. ticks: command id -> whether what it opens is open.
    facts: what is shown, in a few words, for the right end of the status row; "" for the network's size and seed.

    hinted(text): the hint has changed. informed(facts): the facts have. commands_changed(): other commands are enabled
    or ticked. show_requested(name): the workspace has something to show.
    """

    hinted = Signal(str)
    informed = Signal(str)
    commands_changed = Signal()
    show_requested = Signal(str)

    name = keys = hint = facts = ""
    gestures: tuple[str, Sequence[tuple[str, str]]] = ("", ())
    handlers: Mapping[str, Callable[[], object]] = {}
    ticks: Mapping[str, Callable[[], bool]] = {}

    @property
    def bar(self) -> QWidget:
        """The row at the top, with a fixed height. Read once, when the workspace is first shown."""
        raise NotImplementedError

    @property
    def widget(self) -> QWidget:
        """The widget that fills the rest. Read once, too."""
        raise NotImplementedError

    def display(self, project: Project) -> None:
        """Show this workspace's part of an opened project, besides document and training."""

    def refresh(self, snapshot: Snapshot) -> None:
        """Show a snapshot, whether the workspace is visible or not."""

    def take_focus(self) -> None:
        """Focus the widget that handles the workspace's keys."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def met_needs(self) -> Iterable[str]:
        """The names in `playground.actions.NEEDS` that are met."""
        return ()

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Receive the window's actions, by command id."""

    def with_beside(self, beside: Beside) -> Beside:
        """Add this workspace's part of a project."""
        return beside
