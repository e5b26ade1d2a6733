"""Where the keyboard belongs in a window: its workspace, whose keys play, step and build."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QMenu, QMenuBar, QWidget


class Home(QObject):
    """Gives the keyboard back to the workspace after a click, a menu, or what was typed.

    The mouse leaves it there, too, when it is pressed on what takes no typing: Space plays after a click on a button,
    and only a button that was reached by Tab answers it.
    """

    def __init__(self, window: QMainWindow, bar: QMenuBar, menus: Iterable[QMenu]) -> None:
        super().__init__(window)
        self._bar = bar
        self._workspace: QWidget = window
        window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        window.installEventFilter(self)
        for control in (*window.findChildren(QAbstractButton), *window.findChildren(QComboBox)):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for menu in menus:
            # Afterwards, when it is known whether another menu follows.
            menu.aboutToHide.connect(self._on_menu_closed, Qt.ConnectionType.QueuedConnection)

    def move_to(self, workspace: QWidget) -> None:
        """Have the keyboard belong to another workspace from now on, and go there."""
        self._workspace = workspace
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A press on what takes no typing arrives at the window. As its focus proxy the workspace would stop Tab.
        if event.type() == QEvent.Type.FocusIn:
            self.go()
        return False
