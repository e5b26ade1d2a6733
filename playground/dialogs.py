"""The dialogs of the Help menu."""

import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from core import product
from core.lab.self_check import check_core
from playground.actions import MENU_KEYS, Command, keys_of
from playground.style import number
from playground.style.size import px
from playground.widgets.dialog import Dialog, wrapped
from playground.widgets.form import label

PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "numba", "msgspec")
COLUMNS, SIDES = (3, 2, 1), 64
"""Numbers of columns of keys, the best first, and the pixels beside them."""

COPY, COPIED = "Copy", "Copied"


def show_keys(parent: QWidget, commands: Sequence[Command], gestures: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """The list of keys: those of the commands, then other gestures under headings."""
    dialog = _Sheet(parent, "Keys")
    rows = [(", ".join(keys_of(command)), command.text.rstrip("\u2026")) for command in commands if command.keys]
    lists = {"": [*rows, MENU_KEYS], **gestures}
    everything = [line for title, keys in lists.items() for line in ([("", title)] if title else []) + [*keys]]
    room = dialog.room().width() - px(SIDES)
    for columns in COLUMNS:
        table = _key_table(everything, columns)
        if table.sizeHint().width() <= room:
            break
    dialog.body.addWidget(table)
    dialog.open()


def _key_table(lines: Sequence[tuple[str, str]], columns: int) -> QWidget:
    """Keys and what they do, in a number of columns."""
    table = QWidget()
    grid = QGridLayout(table)
    _space(grid)
    grid.setContentsMargins(0, 0, 0, 0)
    high = -(-len(lines) // columns)
    for at, (keys, text) in enumerate(lines):
        column = at // high * 2
        grid.addWidget(label(keys, "small_strong"), at % high, column, Qt.AlignmentFlag.AlignRight)
        words = label(text, "body" if keys else "heading")
        # The only column may be narrow.
        words.setWordWrap(columns == 1)
        grid.addWidget(words, at % high, column + 1)
    grid.setColumnStretch(1, int(columns == 1))
    return table


def show_check(parent: QWidget) -> None:
    """Check the core against known numbers, one line for each."""
    outcomes = check_core()
    right = sum(outcome.is_right for outcome in outcomes)
    dialog = _Sheet(parent, "Core check", "Check of the core")
    dialog.body.addWidget(label(f"{right} of {len(outcomes)} passed: values and gradients."))
    grid = QGridLayout()
    _space(grid)
    for column, title in enumerate(("", "", "error", "gradient check")):
        grid.addWidget(label(title, "caption", quiet=True), 0, column, Qt.AlignmentFlag.AlignRight)
    for row, outcome in enumerate(outcomes, 1):
        cells = (
            "\u2713" if outcome.is_right else "\u2717",
            outcome.title,
            number.error(outcome.error),
            number.error(outcome.numerical),
        )
        for column, text in enumerate(cells):
            side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(label(text), row, column, side)
    dialog.body.addLayout(grid)
    dialog.open()


def show_about(parent: QWidget) -> None:
    """The name, the versions, the licence, and a button that copies the versions."""
    dialog = _Sheet(parent, f"About {product.NAME}", product.NAME)
    versions = "\n".join(versions_in_use())
    dialog.body.addWidget(wrapped("Build a neural network by hand and watch it learn. MIT licence."))
    text = wrapped(versions, "small", quiet=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    dialog.body.addWidget(text)
    dialog.offer_copy(versions)
    dialog.open()


def versions_in_use() -> list[str]:
    """The product, Python with the system, and the packages, one line each."""
    system = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    found = [f"{product.NAME} {product.VERSION}", system]
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} is not installed")
    return found


def _space(grid: QGridLayout) -> None:
    grid.setHorizontalSpacing(px(20))
    grid.setVerticalSpacing(px(5))


class _Sheet(Dialog):
    """A dialog to read, with a button that closes it."""

    def __init__(self, parent: QWidget, title: str, heading: str = "") -> None:
        super().__init__(parent, title, heading or title)
        self._copied = ""
        self.close_button = self.add_button("Close", filled=True)
        self.close_button.clicked.connect(self.accept)

    def offer_copy(self, text: str) -> None:
        """Add a button that copies a text."""
        self._copied = text
        self.copy = self.add_button(COPY, at_left=True)
        self.copy.clicked.connect(self._on_copy)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self.copy.setText(COPIED)
