"""The dialogs of the Help menu."""

import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core import product
from core.lab.self_check import check_core
from playground.actions import MENU_KEYS, Command, keys_of
from playground.style import number
from playground.style.size import space
from playground.widgets.form import label

MARGINS, BARS = QSize(80, 160), QSize(14, 14)
"""The margins of a dialog on its screen, and the room for its scroll bars, in pixels."""

PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "numba", "msgspec")


def show_keys(parent: QWidget, commands: Sequence[Command], gestures: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """The list of keys: those of the commands, then other gestures under headings."""
    dialog = _Sheet(parent, "Keys")
    rows = [(", ".join(keys_of(command)), command.text.rstrip("\u2026")) for command in commands if command.keys]
    lists = {"": [*rows, MENU_KEYS], **gestures}
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(5)
    everything = [line for title, keys in lists.items() for line in ([("", title)] if title else []) + [*keys]]
    third = (len(everything) + 2) // 3
    for at, (keys, text) in enumerate(everything):
        column = at // third * 2
        grid.addWidget(label(keys, "small_strong"), at % third, column, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(text, "body" if keys else "heading"), at % third, column + 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    room = parent.screen().availableSize() - MARGINS
    area.setMinimumSize((inner.sizeHint() + BARS).boundedTo(room))
    dialog.column.insertWidget(0, area)
    dialog.open()


def show_check(parent: QWidget) -> None:
    """Check the core against known numbers, one line for each."""
    dialog = _Sheet(parent, "Core check")
    outcomes = check_core()
    right = sum(outcome.is_right for outcome in outcomes)
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(5)
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
    dialog.column.insertWidget(0, label(f"{right} of {len(outcomes)} passed: values and gradients.", "heading"))
    dialog.column.insertLayout(1, grid)
    dialog.open()


def show_about(parent: QWidget) -> None:
    """The name, the versions, the licence, and a button that copies the versions."""
    dialog = _Sheet(parent, f"About {product.NAME}")
    versions = "\n".join(versions_in_use())
    dialog.column.insertWidget(0, label(product.NAME, "title"))
    dialog.column.insertWidget(1, label("Build a neural network by hand and watch it learn. MIT licence."))
    text = label(versions, "small", quiet=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    dialog.column.insertWidget(2, text)
    copy = QPushButton("Copy")
    copy.clicked.connect(dialog.copy)
    dialog.copied = versions
    dialog.buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
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


class _Sheet(QDialog):
    """A dialog with a close button, deleted when closed."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.copied = ""
        self.column = QVBoxLayout(self)
        space(self.column, 10, (24, 20, 24, 16))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self.column.addWidget(self.buttons)

    def copy(self) -> None:
        """Copy the text to the clipboard."""
        QGuiApplication.clipboard().setText(self.copied)
