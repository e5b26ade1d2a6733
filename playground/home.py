"""Where the keyboard belongs in a window: its workspace, whose keys play, step and build."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QMenu, QMenuBar, QWidget

DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
"""Who pressed one of these in a field is done with it."""


class Home(QObject):
    """Gives the keyboard back to the workspace after a click, a menu, or what was typed.

    The mouse leaves it there, too, when it is pressed on what takes no typing: Space plays after a click on a button,
    and only a button that was reached by Tab answers it. play_wished() when Space was pressed and released, and nobody
    wanted it.
    """

    play_wished = Signal()

    def __init__(self, window: QMainWindow, bar: QMenuBar, menus: Iterable[QMenu]) -> None:
        super().__init__(window)
        self._bar = bar
        self._workspace: QWidget = window
        self._plays = self._space = False
        window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        window.installEventFilter(self)
        for control in (*window.findChildren(QAbstractButton), *window.findChildren(QComboBox)):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for menu in menus:
            # Afterwards, when it is known whether another menu follows.
            menu.aboutToHide.connect(self._on_menu_closed, Qt.ConnectionType.QueuedConnection)

    def move_to(self, workspace: QWidget, *, plays: bool) -> None:
        """Have the keyboard belong to another workspace from now on, and go there. plays: whether Space plays in it."""
        self._workspace, self._plays = workspace, plays
        self.go()

    @Slot()
    def go(self) -> None:
        """Give the keyboard to the workspace."""
        self._workspace.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_menu_closed(self) -> None:
        # Qt leaves the keyboard in the bar, where Space would open the menu again.
        if self._bar.hasFocus() and QApplication.activePopupWidget() is None:
            self.go()

    def _press(self, event: QKeyEvent) -> None:
        """A key that nobody in the window wanted."""
        self._space = event.key() == Qt.Key.Key_Space
        if event.key() in DONE:
            self.go()

    def _release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._space and self._plays and not event.isAutoRepeat():
            self._space = False
            self.play_wished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A press on what takes no typing arrives at the window. As its focus proxy the workspace would stop Tab.
        if event.type() == QEvent.Type.FocusIn:
            self.go()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._press(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            self._release(event)
        return False
