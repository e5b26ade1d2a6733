"""The Lab as a workspace. Its pages are built when first shown; a project's notes wait until then."""

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from core.document.notes import LabNotes
from core.document.project import Project
from core.lab.examples import EXAMPLES
from core.lab.lab import Lab
from core.problem import UserError
from core.training.snapshot import Snapshot
from playground.lab.pages import EXPRESSION, LOOP, NETWORK, LabPages
from playground.store import Store
from playground.style.style import Style
from playground.workspace import Beside, Workspace

HINTS = {
    EXPRESSION: "Left and Right step, Up and Down select a value. Double-click a value with \u2026 to expand it.",
    NETWORK: "Left and Right step. Double-click a neuron to open it; Ctrl+E on the canvas brings another part here.",
    LOOP: "Right runs the next line, Space runs the loop until you stop it.",
}

GESTURES = (
    ("Left, Right", "Step backward and forward"),
    ("Up, Down", "Select the next or previous value"),
    ("Enter", "Open, fold or expand what is selected"),
    ("Tab, Shift+Tab", "Next or previous value in the chain rule"),
    ("1, 2, 3", "Show layers, neurons or every step"),
    ("[, ]", "Fold or show the left or the right column"),
    ("Home", "Show everything"),
    ("B", "Set or clear a breakpoint at the selected value"),
    ("Esc", "Clear selection"),
    ("Right", "Loop: run the next line"),
    ("Space", "Loop: run or stop"),
)
"""Gestures of the Lab besides the commands, for the list of keys."""


class LabWorkspace(Workspace):
    """Holds the pages, or the notes while there are no pages yet."""

    name, keys = "Lab", "Ctrl+2"
    gestures = ("In the Lab", GESTURES)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._style = store, style
        self._pages: LabPages | None = None
        self._kept = self._usual = as_shown(None)
        self.handlers = {
            "zoom_in": partial(self._zoom_by, 1.0),
            "zoom_out": partial(self._zoom_by, -1.0),
            "zoom_100": self._zoom_to_scale,
            "fit": self._fit,
        }

    @property
    def pages(self) -> LabPages:
        """The pages; built at the first access."""
        if self._pages is None:
            self._pages = LabPages(self._store, self._style)
            window = self.parent()
            if isinstance(window, QWidget):
                # Until they are shown, which may never be, the window owns them.
                for part in (self._pages, self._pages.bar):
                    part.setParent(window)
            if self._kept is not self._usual:
                self._pages.show_notes(self._kept)
            self._pages.mode_changed.connect(self._on_mode_changed)
            self._pages.informed.connect(self.informed)
        return self._pages

    @property
    def is_built(self) -> bool:
        """Whether the pages are built."""
        return self._pages is not None

    @property
    def bar(self) -> QWidget:
        """See `Workspace.bar`."""
        return self.pages.bar

    @property
    def widget(self) -> QWidget:
        """See `Workspace.widget`."""
        return self.pages

    @property
    def hint(self) -> str:  # type: ignore[override]
        """What keyboard and mouse do here."""
        return HINTS[EXPRESSION if self._pages is None else self._pages.mode]

    @property
    def facts(self) -> str:  # type: ignore[override]
        """How much of the network is shown."""
        return "" if self._pages is None else self._pages.facts

    @property
    def notes(self) -> LabNotes:
        """The typed text, and the values of its variables."""
        return self._kept if self._pages is None else self._pages.notes

    def display(self, project: Project) -> None:
        """Show a project's notes, now or when the Lab is first shown."""
        if self._pages is None:
            self._kept = self._usual if project.lab is None else as_shown(project.lab)
        else:
            self._pages.show_notes(None if project.lab is None else as_shown(project.lab))

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow training."""
        if self._pages is not None:
            self._pages.page.refresh(snapshot)

    def take_focus(self) -> None:
        """Focus the page, whose arrow keys step."""
        self.pages.take_focus()

    def with_beside(self, beside: Beside) -> Beside:
        """Add the notes, and whether they are the user's own."""
        notes = self.notes
        text = notes.text.strip()
        is_own = bool(text) and text not in {example.text for example in EXAMPLES}
        return beside._replace(lab=notes, is_own=is_own)

    def take_apart(self, selection: Sequence[str], sample: int) -> None:
        """Show the selection in the loss of a sample."""
        self.show_requested.emit(self.name)
        self.pages.take_apart(selection, sample)

    def _zoom_by(self, steps: float) -> None:
        self.pages.page.graph.zoom_by(steps)

    def _zoom_to_scale(self) -> None:
        self.pages.page.graph.zoom_to(1.0)

    def _fit(self) -> None:
        self.pages.page.graph.fit()

    def _on_mode_changed(self) -> None:
        self.hinted.emit(self.hint)


_OTHER_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
"""Line breaks that Qt's text fields turn into their own."""


def as_shown(notes: LabNotes | None) -> LabNotes:
    """Notes in the form that the pages return after showing them: text as a text field holds it, and one value for each
    variable. None: the Lab's initial notes. Text that cannot be parsed keeps its values."""
    notes = LabNotes(EXAMPLES[0].text) if notes is None else notes
    text = _OTHER_BREAKS.sub("\n", notes.text).replace("\u00a0", " ")
    try:
        lab = Lab(text)
    except UserError:
        return LabNotes(text, notes.values)
    return LabNotes(text, {name: notes.values.get(name, value) for name, value in lab.values.items()})
