"""The one table of actions: menus, shortcuts, tool tips and the list of keys are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.document.structure import PRESETS


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of a menu. menu: its title, after a slash if below another. keys are written as Qt knows them. handled:
    the key is answered elsewhere (the canvas, or the window on release) and only shown here."""

    id: str
    menu: str
    text: str
    keys: str = ""
    handled: bool = False
    separated: bool = False
    checkable: bool = False


COMMANDS = (
    Command("new", "File", "New", "Ctrl+N"),
    Command("open", "File", "Open\u2026", "Ctrl+O"),
    Command("open_link", "File", "Open a TensorFlow Playground link\u2026", "Ctrl+Shift+O"),
    Command("save", "File", "Save", "Ctrl+S", separated=True),
    Command("save_as", "File", "Save as\u2026", "Ctrl+Shift+S"),
    Command("quit", "File", "Quit", "Ctrl+Q", separated=True),
    Command("undo", "Edit", "Undo", "Ctrl+Z"),
    Command("redo", "Edit", "Redo", "Ctrl+Shift+Z"),
    Command("cut", "Edit", "Cut", "Ctrl+X", separated=True),
    Command("copy", "Edit", "Copy", "Ctrl+C"),
    Command("paste", "Edit", "Paste", "Ctrl+V"),
    Command("duplicate", "Edit", "Duplicate", "Ctrl+D"),
    Command("delete", "Edit", "Delete", "Delete"),
    Command("select_all", "Edit", "Select all", "Ctrl+A"),
    Command("playground", "View", "Playground", "Ctrl+1"),
    Command("lab", "View", "Lab", "Ctrl+2"),
    Command("zoom_in", "View", "Zoom in", "Ctrl++", separated=True),
    Command("zoom_out", "View", "Zoom out", "Ctrl+-"),
    Command("zoom_100", "View", "100 %", "Ctrl+0"),
    Command("fit", "View", "Show everything", "Home"),
    Command("fit_selection", "View", "Show the selection", "Shift+2"),
    Command("inspector", "View", "Inspector", "I", separated=True),
    Command("data_panel", "View", "Data and inputs", "D"),
    Command("outline", "View", "Outline", "U"),
    Command("flow", "View", "Flowing marks while training", checkable=True),
    Command("theme_system", "View", "Theme of the system", separated=True),
    Command("theme_light", "View", "Light theme"),
    Command("theme_dark", "View", "Dark theme"),
    Command("select_mode", "Network", "Select and move", "V", handled=True),
    Command("add_neuron", "Network", "Add neuron", "N", handled=True),
    Command("add_layer", "Network", "Add layer", "L", handled=True),
    Command("add_output", "Network", "Add output", "O", handled=True),
    Command("quick_add", "Network", "Add something\u2026", "Shift+A", handled=True),
    Command("grow", "Network", "Grow the layer", "+", handled=True),
    Command("shrink", "Network", "Shrink the layer", "-", handled=True),
    Command("connect", "Network", "Connect from here", "C", handled=True, separated=True),
    Command("type_value", "Network", "Type the weight or bias", "F2", handled=True),
    Command("rename", "Network", "Rename", "Shift+F2", handled=True),
    Command("activation", "Network", "Choose the activation", "A", handled=True),
    Command("why", "Network", "Why this number?", "Y"),
    Command("freeze", "Network", "Freeze or unfreeze", "F", separated=True),
    Command("tie", "Network", "Tie or untie the links", "T"),
    Command("quiet", "Network", "Quiet edits: new links start at 0", "Q", checkable=True),
    Command("take_apart", "Network", "Take apart in the Lab", "Ctrl+E", separated=True),
    Command("insert", "Network", "Insert a neuron into the link", "Ctrl+I", separated=True),
    Command("split", "Network", "Split the neuron"),
    Command("merge", "Network", "Merge into one neuron"),
    Command("wire", "Network", "Wire the selection", "W"),
    Command("wire_sparsely", "Network", "Wire the selection sparsely", "Shift+W"),
    Command("bridge", "Network", "Add skip links across"),
    Command("repeat", "Network", "Repeat the layer 3 times"),
    *(Command(f"preset_{name}", "Network/Presets", name) for name in PRESETS),
    Command("clear", "Network", "Clear the network", separated=True),
    Command("align_left", "Arrange", "Align left"),
    Command("align_center", "Arrange", "Align centers"),
    Command("align_right", "Arrange", "Align right"),
    Command("align_top", "Arrange", "Align top", separated=True),
    Command("align_middle", "Arrange", "Align middles"),
    Command("align_bottom", "Arrange", "Align bottom"),
    Command("distribute_across", "Arrange", "Distribute across", separated=True),
    Command("distribute_down", "Arrange", "Distribute down"),
    Command("tidy", "Arrange", "Tidy up", "Ctrl+Shift+L", separated=True),
    Command("play", "Run", "Play or pause", "Space", handled=True),
    Command("step_batch", "Run", "Step one batch", ".", separated=True),
    Command("step_sample", "Run", "Step one sample", "Shift+."),
    Command("step_epoch", "Run", "Step one epoch", "Ctrl+."),
    Command("rewind", "Run", "Rewind to the initial weights", "R", separated=True),
    Command("new_weights", "Run", "New weights", "Shift+R"),
    Command("keys", "Help", "Keys", "F1"),
    Command("check_core", "Help", "Check the core"),
    Command("about", "Help", "About Gradient Playground"),
)

GESTURES = (
    ("Tab, Shift+Tab", "Walk from node to node"),
    ("Arrows", "Walk to the next node, or move the selection (Shift: by 10)"),
    ("K, Shift+K", "Walk along the links of the node"),
    ("Enter, Shift+Enter", "Select; select as well; connect, after C"),
    ("Esc", "Stop, or select nothing"),
    ("Mouse wheel", "Zoom at the cursor"),
    ("Middle button, Space and drag", "Pan"),
    ("Double-click", "Type a weight, bias or name; add something"),
    ("Drag a link's end", "Disconnect, or connect to another neuron"),
    ("Ctrl while dragging", "Do not snap"),
)
"""What the canvas answers beside the commands, for the list of keys."""

EXTRA_KEYS = {
    "delete": ("Backspace",), "grow": ("=",), "redo": ("Ctrl+Y",), "zoom_in": ("Ctrl+=",), "fit": ("Shift+1",),
    "keys": ("?",),
}  # fmt: skip
"""Further keys of commands, for the hands of other programs."""

EVERYWHERE = frozenset(
    {
        "new", "open", "open_link", "save", "save_as", "quit", "playground", "lab", "theme_system", "theme_light",
        "theme_dark", "keys", "check_core", "about",
    }
)  # fmt: skip
"""What makes sense in every workspace; the rest belongs to the Playground."""

ELSEWHERE = ("play",)
"""Answered by the window when its key comes up."""

_BY_ID = {command.id: command for command in COMMANDS}


def tip(id: str) -> str:
    """The tool tip of a button that does what a command does: its text, and its key in brackets."""
    command = _BY_ID[id]
    return f"{command.text} ({command.keys})" if command.keys else command.text


def text_of(id: str) -> str:
    """What a command is called."""
    return _BY_ID[id].text


def keys_of(command: Command) -> tuple[str, ...]:
    """Every key of a command, as Qt knows them."""
    return (command.keys, *EXTRA_KEYS.get(command.id, ())) if command.keys else ()


def handled_keys() -> dict[QKeyCombination, str]:
    """The keys that the canvas answers: key -> command id."""
    answered = [command for command in COMMANDS if command.handled and command.id not in ELSEWHERE]
    return {
        QKeySequence(keys)[0]: command.id  # type: ignore[index]
        for command in answered
        for keys in keys_of(command)
    }


def build_menus(
    bar: QMenuBar, window: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> tuple[dict[str, QMenu], dict[str, QAction]]:
    """Fill a menu bar from the table; returns the menus by title and the actions by id. Every command needs a handler
    that takes no arguments."""
    menus: dict[str, QMenu] = {}
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        if command.menu not in menus:
            above, _, title = command.menu.rpartition("/")
            parent = menus[above] if above else bar
            menus[command.menu] = QMenu(title, parent)
            parent.addMenu(menus[command.menu])
        menu = menus[command.menu]
        if command.separated:
            menu.addSeparator()
        shown = f"{command.text}\t{command.keys}" if command.handled else command.text
        action = QAction(shown, window, checkable=command.checkable)
        if command.keys and not command.handled:
            action.setShortcuts([QKeySequence(keys) for keys in keys_of(command)])
        action.triggered.connect(handlers[command.id])
        menu.addAction(action)
        window.addAction(action)
        actions[command.id] = action
    return menus, actions
