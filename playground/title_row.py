"""The top row: menus, workspaces and the name of the project."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from playground.style.size import fix, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.segment import Segment

HEIGHT, TAB = 40, 88


class TitleRow(QWidget):
    """chosen(name): the user chose another workspace. The window fills `menu_bar`."""

    chosen = Signal(str)

    def __init__(self, style: Style, workspaces: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "row")
        fix(self, height=HEIGHT)
        row = QHBoxLayout(self)
        space(row, 10, (8, 0, 16, 0))
        self.menu_bar = QMenuBar()
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        # Qt itself opens the bar only with Alt and a letter.
        opening = QShortcut(QKeySequence("F10"), self)
        opening.activated.connect(self._on_opening)
        self.workspaces = Segment(style, workspaces, "Workspace")
        fix(self.workspaces, TAB * len(workspaces))
        self.workspaces.chosen.connect(self.chosen)
        self._name, self._edited = label("", quiet=True), label("", "small", quiet=True)
        row.addWidget(self.menu_bar)
        row.addStretch(1)
        row.addWidget(self.workspaces)
        row.addStretch(1)
        row.addWidget(self._name)
        row.addWidget(self._edited)

    def _on_opening(self) -> None:
        self.menu_bar.setActiveAction(self.menu_bar.actions()[0])

    def display(self, name: str, mark: str) -> None:
        """Show the name of the project, and a mark such as "Edited"."""
        self._name.setText(name)
        self._edited.setText(mark)
        self._edited.setVisible(bool(mark))
