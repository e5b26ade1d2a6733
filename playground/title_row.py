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
"""The room for the name that the workspaces leave: more than it takes to tell that it is shortened."""

LEAST_NAME = 40
"""The room below which the name is not shown."""

MARK = "Edited"

EXTENSION = "qt_menubar_ext_button"
"""Qt's name for the arrow behind which it puts menus that do not fit."""


class TitleRow(QWidget):
    """chosen(name): the user chose another workspace. The window fills `menu_bar`.

    The workspaces are in the middle of the window, or right of the menus if these reach so far, and narrower where the
    menus need the room. The mark has a place of its own, and the name what is left between; so nothing moves when
    either changes.
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
        self._count = len(workspaces)
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
        wanted, mark = self.menu_bar.sizeHint(), self._edited.width()
        end = width - px(RIGHT) - mark - px(MARK_GAP)
        free = end - px(LEFT) - wanted.width() - 2 * gap
        least = self.workspaces.minimumSizeHint().width()
        tabs = max(min(px(TAB) * self._count, free - px(NAME)), least)
        # Menus that are behind the arrow in any case leave room for the name.
        name = px(NAME) if free < least else 0
        menus = min(wanted.width(), end - px(LEFT) - 2 * gap - tabs - name)
        self.menu_bar.setGeometry(px(LEFT), (height - wanted.height()) // 2, menus, wanted.height())
        at = max((width - tabs) // 2, px(LEFT) + menus + gap)
        self.workspaces.setGeometry(at, (height - px(TABS_HEIGHT)) // 2, tabs, px(TABS_HEIGHT))
        start = at + tabs + gap
        self._name.setGeometry(start, 0, max(end - start, 0), height)
        # A letter and an ellipsis say nothing; the window's title has the whole name.
        self._name.setVisible(end - start >= px(LEAST_NAME))
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
