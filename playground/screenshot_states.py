"""The states of the window that can be rendered: one row per state."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.document import edits
from core.document.examples import example_path
from core.document.kept_work import About, KeptWork
from core.document.project import Project
from core.document.recall import Recall, recall
from core.document.source import read_source
from core.document.starter import default_document
from core.network.model import Neuron
from core.problem import UserError
from core.quotation import quote
from core.training.pace import Pace
from playground.app import Application
from playground.importing.dialog import ImportDialog
from playground.lab.pages import EXPRESSION, LOOP, NETWORK
from playground.long_work import Control, WorkDialog
from playground.panels.controls.top_bar import TopBar
from playground.questions import Button, Question
from playground.recovery_dialog import RecoveryDialog
from playground.waiting import wait_until

FAULTY, FIELD_DAY_S = 95, 1_773_304_860.0
"""The line of the penguins that becomes faulty, from 0, and the day that their file has."""

LARGE = 210_000
"""Rows of a table that are too many to keep."""

Show = Callable[[Application], object]


@dataclass(frozen=True, slots=True)
class State:
    """show(application) brings a window on the main state into this one, without waiting for an answer. example: the
    title of the example that is opened first; "" for the default network."""

    name: str
    show: Show
    example: str = ""

    def project(self, recall: Recall = recall) -> Project:
        """What the window is opened on."""
        return read_source(str(example_path(self.example))) if self.example else Project(default_document())


def state_named(name: str) -> State:
    """The state of a name. UserError, with one sentence, if there is none."""
    found = next((state for state in STATES if state.name == name), None)
    if found is None:
        names = ", ".join(state.name for state in STATES)
        raise UserError(f'There is no state "{quote(name)}"; the states are {names}.')
    return found


def _as_it_is(application: Application) -> None:
    pass


def _trigger(command: str, application: Application) -> None:
    application.window.actions_by_id[command].trigger()


def _select(kind: str, application: Application) -> None:
    """Select the first neuron, or the first link into the last neuron."""
    network = application.store.document.network
    neuron = next(node for node in network.nodes.values() if isinstance(node, Neuron))
    last = network.outputs[0]
    chosen = neuron.id if kind == "neuron" else network.incoming[last.id][0].id
    application.workbench.canvas.canvas.select([chosen])


def _inspect(kind: str, application: Application) -> None:
    """Select something, with the inspector open."""
    _select(kind, application)
    application.workbench.inspection.set_open(True)


def _open_dock(application: Application) -> None:
    application.workbench.inspection.set_open(True)


def _open_data(application: Application) -> None:
    application.workbench.side.open("Data")


def _see(card: str, application: Application) -> None:
    application.workbench.seeing.open((card,))


def _show_lab(mode: str, application: Application) -> None:
    application.window.show_workspace(application.lab.name)
    application.lab.pages.show_mode(mode)
    if mode != LOOP:
        application.lab.pages.page.bar.step(3)
    else:
        for _ in range(3):
            application.lab.pages.loop.run_round()


def _show_quiz(application: Application) -> None:
    _show_lab(EXPRESSION, application)
    application.lab.pages.page.bar.quiz.setChecked(True)


def _press(name: str, within: Callable[[Application], QWidget], application: Application) -> None:
    """Click the button whose accessible name or text begins so."""
    buttons = within(application).findChildren(QAbstractButton)
    next(each for each in buttons if f"{each.accessibleName()}\n{each.text()}".startswith(name)).click()


def _top_bar(application: Application) -> TopBar:
    return application.workbench.top_bar


def _show_settings(application: Application) -> None:
    _top_bar(application).more.click()


def _show_unsaved(application: Application) -> None:
    sentence = f"{'A project with a long name ' * 4}.gp has unsaved changes: edits and 60 epochs of training."
    buttons = (Button.Save, Button.Discard, Button.Cancel)
    Question(application.window, "Save changes?", sentence, buttons, Button.Save).open()


def _show_recovery(application: Application) -> None:
    kept = [_Kept(application.window, name) for name in ("circle.gp", "a" * 90 + ".gp", "")]
    RecoveryDialog(application.window, kept, lambda kept: False).open()


def _show_work(application: Application) -> None:
    control = Control()
    control.tell(0.4)
    canceling = "Cancel opens it with the rows that the project itself has."
    WorkDialog(application.window, "Opening flights.gp", canceling, control, bool).open()


class _Kept(KeptWork, QObject):  # type: ignore[misc]
    """Work as a run that ended may have left it, without any file."""

    def __init__(self, window: QWidget, name: str) -> None:
        QObject.__init__(self, window)
        self._name = name

    @property
    def about(self) -> About:
        return About(Path.home() / self._name if self._name else None)

    @property
    def kept_at(self) -> float:
        return time.time() - 100.0

    def project(self, recall: Recall = recall) -> Project:
        return Project(default_document())

    def release(self) -> None:
        pass

    def remove(self) -> None:
        pass


def _open_table(application: Application, name: str, lines: Iterable[str]) -> ImportDialog:
    """Open the dialog on a person's table."""
    folder = TemporaryDirectory(prefix="gradient-playground-")
    path = Path(folder.name) / name
    path.write_text("\n".join(lines), encoding="utf-8")
    os.utime(path, (FIELD_DAY_S, FIELD_DAY_S))
    application.window.tables.open(path)
    dialog = next(each for each in application.window.findChildren(ImportDialog) if each.isVisible())
    dialog.finished.connect(lambda _: folder.cleanup())
    return dialog


def _import(application: Application) -> None:
    """Open a table with some faults: the penguins, as they were noted in the field."""
    lines = (files("resources.data") / "penguins.csv").read_text(encoding="utf-8").splitlines()
    lines[FAULTY] = lines[FAULTY].replace(".", ",", 1)
    dialog = _open_table(application, "penguins-field.csv", lines)
    for column in ("island", "sex", "year"):
        dialog.table.role_chosen.emit(column, "left out")


def _import_doubtful(application: Application) -> None:
    """Open a table with many bad rows and a doubtful decimal mark, whose target has too many classes."""
    rows = (f'K{at % 34},"1,{at:03d}",{at if at % 3 else "NA"}' for at in range(400))
    dialog = _open_table(application, "prices.csv", ("article,price,stock", *rows))
    dialog.table.role_chosen.emit("article", "class")


def _import_large(application: Application) -> None:
    """Open a table so large that a sample of it is kept."""
    rows = (f"{'ABC'[at % 3]},{at % 97},{at}" for at in range(LARGE))
    dialog = _open_table(application, "flights.csv", ("carrier,delay,distance", *rows))
    wait_until(lambda: not dialog.reader.is_running)


def _show_own(application: Application) -> None:
    """Import that table, and show its tile."""
    _import(application)
    dialog = next(each for each in application.window.findChildren(ImportDialog) if each.isVisible())
    dialog.foot.confirm.click()
    _open_data(application)


def _show_error(application: Application) -> None:
    try:
        raise ZeroDivisionError("division by zero, somewhere deep in the program")
    except ZeroDivisionError as error:
        application.errors.show(f"Traceback (most recent call last):\n{type(error).__name__}: {error}\n")


def _diverge(application: Application) -> None:
    """Train at a rate at which the loss grows without end."""
    store, session = application.store, application.session
    neurons = [neuron.id for neuron in store.document.network.neurons]
    store.apply("Set activation", partial(edits.set_activation, neurons=neurons, activation="linear"))
    store.apply("Set rate", partial(edits.use_settings, learning_rate=10.0))
    session.set_pace(Pace("full"))
    session.play()
    wait_until(lambda: session.latest is not None and session.latest.has_diverged)


def _empty(application: Application) -> None:
    _trigger("clear", application)


STATES = (
    State("main", _as_it_is),
    State("dock-open", _open_dock),
    State("inspector", partial(_inspect, "neuron")),
    State("link", partial(_inspect, "link")),
    State("focus", partial(_trigger, "focus_view")),
    State("focus-surface", partial(_see, "Surface")),
    State("focus-results", partial(_see, "Results"), "Penguins"),
    State("focus-residuals", partial(_see, "Results"), "A plane to predict"),
    State("outline", partial(_trigger, "outline")),
    State("why", partial(_trigger, "why")),
    State("keys", partial(_trigger, "keys")),
    State("check", partial(_trigger, "check_core")),
    State("about", partial(_trigger, "about")),
    State("unsaved", _show_unsaved),
    State("recovery", _show_recovery),
    State("work", _show_work),
    State("error", _show_error),
    State("settings", _show_settings),
    State("pace", partial(_press, "Pace", _top_bar)),
    State("quick-add", partial(_trigger, "quick_add")),
    State("lab", partial(_show_lab, EXPRESSION)),
    State("lab-network", partial(_show_lab, NETWORK)),
    State("lab-loop", partial(_show_lab, LOOP)),
    State("lab-quiz", _show_quiz),
    State("import", _import),
    State("import-doubtful", _import_doubtful),
    State("import-large", _import_large),
    State("own", _show_own),
    State("regression", _as_it_is, "A plane to predict"),
    State("data-real", _open_data, "Penguins"),
    State("diverged", _diverge),
    State("empty", _as_it_is, "Blank canvas"),
)
