"""The top row: menus, workspaces and the name of the project."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenuBar, QToolButton, QWidget

from playground.style.icon import icon
from playground.style.size import fit_text, fix, px
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.segment import Segment

HEIGHT, TAB, TABS_HEIGHT = 40, 88, 28
LEFT, GAP, RIGHT, MARK_GAP = 8, 12, 16, 8
"""Pixels before the menus, between the parts, and after the mark; between the name and the mark."""

NAME = 64
"""The least room for the name: more than it takes to tell that it is shortened."""

MARK = "Edited"

EXTENSION = "qt_menubar_ext_button"
"""Qt's name for the arrow behind which it puts menus that do not fit."""


class TitleRow(QWidget):
    """chosen(name): the user chose another workspace. The window fills `menu_bar`.

    The workspaces are in the middle of the window, or right of the menus if these reach so far. The mark has a place of
    its own, and the name what is left between; so nothing moves when either changes.
    """

    chosen = Signal(str)

    def __init__(self, style: Style, workspaces: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "row")
        fix(self, height=HEIGHT)
        self.menu_bar = QMenuBar(self)
        # Qt itself opens the bar only with Alt and a letter.
        opening = QShortcut(QKeySequence("F10"), self)
        opening.activated.connect(self._on_opening)
        self.workspaces = Segment(style, workspaces, "Workspace")
        self.workspaces.setParent(self)
        fix(self.workspaces, TAB * len(workspaces), TABS_HEIGHT)
        self.workspaces.chosen.connect(self.chosen)
        self._name, self._edited = Elided("body", Qt.TextElideMode.ElideMiddle), Elided("small")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for part in (self._name, self._edited):
            part.setParent(self)
            part.setAlignment(right)
        fit_text(self._edited, MARK, 2, fixed=True)
        style.changed.connect(self._on_style_changed)
        self.menu_bar.installEventFilter(self)
        self._style = style
        self._on_style_changed()

    def _on_opening(self) -> None:
        self.menu_bar.setActiveAction(self.menu_bar.actions()[0])

    def display(self, name: str, mark: str) -> None:
        """Show the name of the project, and a mark such as "Edited"."""
        self._name.setText(name)
        self._edited.setText(mark)

    def _place(self) -> None:
        """Place the parts; the menus that do not fit go behind an arrow."""
        width, height, gap = self.width(), self.height(), px(GAP)
        tabs, mark = self.workspaces.width(), self._edited.width()
        wanted = self.menu_bar.sizeHint()
        end = width - px(RIGHT) - mark - px(MARK_GAP)
        menus = min(wanted.width(), end - px(NAME) - 2 * gap - tabs - px(LEFT))
        self.menu_bar.setGeometry(px(LEFT), (height - wanted.height()) // 2, menus, wanted.height())
        at = max((width - tabs) // 2, px(LEFT) + menus + gap)
        self.workspaces.move(at, (height - self.workspaces.height()) // 2)
        start = at + tabs + gap
        self._name.setGeometry(start, 0, max(end - start, 0), height)
        self._edited.setGeometry(width - px(RIGHT) - mark, 0, mark, height)

    def _on_style_changed(self) -> None:
        hidden = self.menu_bar.findChild(QToolButton, EXTENSION)
        if hidden is not None:
            hidden.setIcon(icon("chevron-right", self._style.theme.text))
            hidden.setToolTip("More menus")
            hidden.setAccessibleName("More menus")
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        # The window adds menus after the row is made, and a style sheet makes them wider.
        if event.type() in (QEvent.Type.ActionAdded, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._place()
        return False
