"""The table of commands, from which menus, shortcuts, tool tips and the list of keys are built."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core import product
from core.document.structure import PRESETS
from playground.style.style import TEXT_SIZES


@dataclass(frozen=True, slots=True)
class Command:
    """One menu entry. menu: the menu's title; a submenu follows a slash. keys: in Qt's notation. handled: another part
    (the canvas, or the window on release) handles the key; the menu only shows it. everywhere: the window handles the
    command in every workspace; others go to the current workspace. needs: the precondition, one of NEEDS."""

    id: str
    menu: str
    text: str
    keys: str = ""
    handled: bool = False
    separated: bool = False
    checkable: bool = False
    everywhere: bool = False
    needs: str = ""


NEEDS = {
    "selection": "Select something first.",
    "deletable": "Select something to delete it.",
    "neuron": "Select a neuron or a layer first.",
    "hidden": "Select one hidden neuron first.",
    "inner": "Select hidden neurons or a layer first.",
    "several": "Select a layer or two or more hidden neurons first.",
    "layer": "Select one layer by its header first.",
    "member": "Select a layer or one of its neurons first.",
    "named": "Select a neuron or a layer to rename it.",
    "link": "Select one link first.",
    "links": "Select two or more links to tie their weights.",
    "number": "Select a link or neuron to edit its value.",
    "weights": "Select a link, a neuron or a layer first.",
    "two": "Select two or more nodes first.",
    "three": "Select three or more nodes first.",
    "single": "Select an input or output that stands alone first, of two or more.",
    "boxed": "Select a table, an image or an output node, or a part of it, first.",
    "outside": "Select a node first that was taken out of a table, an image or an output node.",
    "undo": "There is nothing to undo.",
    "redo": "There is nothing to redo.",
}
"""Each precondition of a command, and the sentence shown when it is not met."""

COMMANDS = (
    Command("new", "File", "New", "Ctrl+N", everywhere=True),
    Command("open", "File", "Open\u2026", "Ctrl+O", everywhere=True),
    Command("open_link", "File", "Open a TensorFlow Playground link\u2026", "Ctrl+Shift+O", everywhere=True),
    Command("import_table", "File", "Import a table\u2026", "Ctrl+Shift+I", everywhere=True),
    Command("save", "File", "Save", "Ctrl+S", separated=True, everywhere=True),
    Command("save_as", "File", "Save as\u2026", "Ctrl+Shift+S", everywhere=True),
    Command("export_data", "File", "Export the data as CSV\u2026", everywhere=True),
    Command("quit", "File", "Quit", "Ctrl+Q", separated=True, everywhere=True),
    Command("undo", "Edit", "Undo", "Ctrl+Z", needs="undo"),
    Command("redo", "Edit", "Redo", "Ctrl+Shift+Z", needs="redo"),
    Command("cut", "Edit", "Cut", "Ctrl+X", separated=True, needs="neuron"),
    Command("copy", "Edit", "Copy", "Ctrl+C", needs="neuron"),
    Command("paste", "Edit", "Paste", "Ctrl+V"),
    Command("copy_picture", "Edit", "Copy picture", "Ctrl+Shift+C"),
    Command("duplicate", "Edit", "Duplicate", "Ctrl+D", needs="neuron"),
    Command("delete", "Edit", "Delete", "Delete", needs="deletable"),
    Command("select_all", "Edit", "Select all", "Ctrl+A"),
    Command("zoom_in", "View", "Zoom in", "Ctrl++", separated=True),
    Command("zoom_out", "View", "Zoom out", "Ctrl+-"),
    Command("zoom_100", "View", "100 %", "Ctrl+0"),
    Command("fit", "View", "Show everything", "Home"),
    Command("fit_selection", "View", "Show the selection", "Shift+2", needs="selection"),
    Command("inspector", "View", "Inspector", "I", separated=True, checkable=True),
    Command("data_panel", "View", "Data and inputs", "D", checkable=True),
    Command("outline", "View", "Outline", "U", checkable=True),
    Command("focus_view", "View", "Focus view", "Shift+F", checkable=True),
    Command("reset_layout", "View", "Reset layout"),
    Command("flow", "View", "Animate links", checkable=True),
    Command("theme_system", "View", "Use system theme", separated=True, checkable=True, everywhere=True),
    Command("theme_light", "View", "Light theme", checkable=True, everywhere=True),
    Command("theme_dark", "View", "Dark theme", checkable=True, everywhere=True),
    *(Command(f"text_{size}", "View/Text size", f"{size} %", checkable=True, everywhere=True) for size in TEXT_SIZES),
    Command("select_mode", "Network", "Select and move", "V", handled=True),
    Command("add_neuron", "Network", "Add neuron", "N", handled=True),
    Command("add_layer", "Network", "Add layer", "L", handled=True),
    Command("add_output", "Network", "Add output", "O", handled=True),
    Command("quick_add", "Network", "Add something\u2026", "Shift+A", handled=True),
    Command("grow", "Network", "Grow the layer", "+", handled=True, needs="member"),
    Command("shrink", "Network", "Shrink the layer", "-", handled=True, needs="member"),
    Command("connect", "Network", "Connect from here", "C", handled=True, separated=True),
    Command("type_value", "Network", "Edit weight or bias", "F2", handled=True, needs="number"),
    Command("rename", "Network", "Rename", "Shift+F2", handled=True, needs="named"),
    Command("activation", "Network", "Choose the activation", "A", handled=True, needs="neuron"),
    Command("why", "Network", "Why this number?", "Y"),
    Command("freeze", "Network", "Freeze or unfreeze", "F", separated=True, needs="weights"),
    Command("tie", "Network", "Tie or untie the links", "T", needs="links"),
    Command("quiet", "Network", "Quiet edits: new links start at 0", "Q", checkable=True),
    Command("take_apart", "Network", "Take apart in the Lab", "Ctrl+E", separated=True),
    Command("insert", "Network", "Insert a neuron into the link", "Ctrl+I", separated=True, needs="link"),
    Command("split", "Network", "Split the neuron", needs="hidden"),
    Command("merge", "Network", "Merge into one neuron", needs="several"),
    Command("wire", "Network", "Wire the selection", "W", needs="two"),
    Command("wire_sparsely", "Network", "Wire the selection sparsely", "Shift+W", needs="two"),
    Command("bridge", "Network", "Add skip links across", needs="inner"),
    Command("repeat", "Network", "Repeat the layer 3 times", needs="layer"),
    *(Command(f"preset_{name}", "Network/Presets", name) for name in PRESETS),
    Command("own_network", "Network", "Use the data's own network"),
    Command("clear", "Network", "Clear the network", separated=True),
    Command("align_left", "Arrange", "Align left", needs="two"),
    Command("align_center", "Arrange", "Align centers", needs="two"),
    Command("align_right", "Arrange", "Align right", needs="two"),
    Command("align_top", "Arrange", "Align top", separated=True, needs="two"),
    Command("align_middle", "Arrange", "Align middles", needs="two"),
    Command("align_bottom", "Arrange", "Align bottom", needs="two"),
    Command("distribute_across", "Arrange", "Distribute across", separated=True, needs="three"),
    Command("distribute_down", "Arrange", "Distribute down", needs="three"),
    Command("gather", "Arrange", "Show as one node", separated=True, needs="single"),
    Command("release", "Arrange", "Show as single nodes", needs="boxed"),
    Command("take_out", "Arrange", "Take out", needs="boxed"),
    Command("put_back", "Arrange", "Put back", needs="outside"),
    Command("tidy", "Arrange", "Tidy up", "Ctrl+Shift+L", separated=True),
    Command("play", "Run", "Play or pause", "Space", handled=True),
    Command("step_batch", "Run", "Step one batch", ".", separated=True),
    Command("step_sample", "Run", "Step one sample", "Shift+."),
    Command("step_epoch", "Run", "Step one epoch", "Ctrl+."),
    Command("next_sample", "Run", "Show the next test row", "Shift+N"),
    Command("rewind", "Run", "Rewind to the initial weights", "R", separated=True),
    Command("new_weights", "Run", "New weights", "Shift+R"),
    Command("keys", "Help", "Keys", "F1", everywhere=True),
    Command("check_core", "Help", "Check the core", everywhere=True),
    Command("about", "Help", f"About {product.NAME}", everywhere=True),
)

MENU_KEYS = ("F10, Alt+underlined letter", "Open a menu")

EXTRA_KEYS = {
    "delete": ("Backspace",), "grow": ("=",), "redo": ("Ctrl+Y",), "zoom_in": ("Ctrl+=",), "fit": ("Shift+1",),
    "keys": ("?",),
}  # fmt: skip
"""Extra keys of commands, for users of other programs."""

ELSEWHERE = ("play",)
"""Commands that the window handles when the key is released."""


def commands_with(workspaces: Iterable[tuple[str, str]]) -> tuple[Command, ...]:
    """The commands of a window: the table, and one command per workspace that switches to it. workspaces: name, key."""
    switches = (Command(id_of(name), "View", name, keys, checkable=True, everywhere=True) for name, keys in workspaces)
    at = next(at for at, command in enumerate(COMMANDS) if command.menu == "View")
    return (*COMMANDS[:at], *switches, *COMMANDS[at:])


def id_of(workspace: str) -> str:
    """The id of the command that switches to a workspace."""
    return workspace.lower()


_BY_ID = {command.id: command for command in COMMANDS}


def tip(id: str) -> str:
    """The tool tip of a button for a command: the text, then the key in brackets."""
    command = _BY_ID[id]
    return f"{command.text} ({command.keys})" if command.keys else command.text


def text_of(id: str) -> str:
    """The text of a command."""
    return _BY_ID[id].text


def keys_of(command: Command) -> tuple[str, ...]:
    """Every key of a command, in Qt's notation."""
    return (command.keys, *EXTRA_KEYS.get(command.id, ())) if command.keys else ()


def handled_keys() -> dict[QKeyCombination, str]:
    """The keys that the canvas handles: key -> command id."""
    commands = [command for command in COMMANDS if command.handled and command.id not in ELSEWHERE]
    return {
        QKeySequence(keys)[0]: command.id  # type: ignore[index]
        for command in commands
        for keys in keys_of(command)
    }


def build_menus(
    commands: Iterable[Command], bar: QMenuBar, window: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> tuple[dict[str, QMenu], dict[str, QAction]]:
    """Fill a menu bar; returns the menus by title and the actions by id. Every command needs a handler without
    arguments."""
    menus: dict[str, QMenu] = {}
    actions: dict[str, QAction] = {}
    for command in commands:
        if command.menu not in menus:
            above, _, title = command.menu.rpartition("/")
            parent = menus[above] if above else bar
            # The ampersand gives a menu in the bar its access key.
            menus[command.menu] = QMenu(title if above else f"&{title}", parent)
            menus[command.menu].setToolTipsVisible(True)
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
