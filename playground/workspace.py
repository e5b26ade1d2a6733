"""A workspace: what fills the window between the title row and the status row, with commands of its own."""

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
    """What a project holds beside document and training. lab: what is in the Lab. is_own: whether that is somebody's
    own, and not only an example. view: what the surface shows."""

    lab: LabNotes = LabNotes("")
    is_own: bool = False
    view: View = View()


class Workspace(QObject):
    """What the window asks of each workspace; only `bar` and `widget` have no usual answer.

    name: its choice in the title row and in the View menu. keys: the shortcut that goes there. hint: what can be done
    in it, for the status row. gestures: a heading and pairs (keys, text), for the list of keys. handlers: what answers
    a command while this workspace is shown, by the command's id. ticks: whether what a command opens is open, by id.

    hinted(text) when another hint fits; commands_changed() when other commands can be given or are ticked;
    show_requested(name) when it has something to show.
    """

    hinted = Signal(str)
    commands_changed = Signal()
    show_requested = Signal(str)

    name = keys = hint = ""
    gestures: tuple[str, Sequence[tuple[str, str]]] = ("", ())
    handlers: Mapping[str, Callable[[], object]] = {}
    ticks: Mapping[str, Callable[[], bool]] = {}

    @property
    def bar(self) -> QWidget:
        """The row above, of its own height. Asked for once, when the workspace is first shown."""
        raise NotImplementedError

    @property
    def widget(self) -> QWidget:
        """What takes the room there is. Asked for once, too."""
        raise NotImplementedError

    def display(self, project: Project) -> None:
        """Show what a project that was opened holds for it, beside document and training."""

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow training, whether it is shown or not."""

    def take_focus(self) -> None:
        """Have the keyboard go to what its keys act on."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def met_needs(self) -> Iterable[str]:
        """The names in `playground.actions.NEEDS` that are met."""
        return ()

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions, by the ids of their commands."""

    def with_beside(self, beside: Beside) -> Beside:
        """The same with what this workspace adds to a project."""
        return beside
