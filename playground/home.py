"""Where the keyboard belongs in a window: its workspace, whose keys play, step and build."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QMenu, QMenuBar, QWidget

DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
"""Who pressed one of these in a field is done with it."""


class Home(QObject):
    """Gives the keyboard back to the workspace after a click, a menu, or what was typed.

    The mouse leaves it there, too, when it is pressed on what takes no typing: Space plays after a click on a button,
    and only a button that was reached by Tab answers it. go() gives the keyboard to the workspace that is shown.
    play_wished() when Space was pressed and released, and nobody wanted it.
    """

    play_wished = Signal()

    def __init__(self, window: QMainWindow, bar: QMenuBar, menus: Iterable[QMenu], go: Callable[[], None]) -> None:
        super().__init__(window)
        self._bar, self._go = bar, go
        self._space = False
        window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        window.installEventFilter(self)
        self.adopt(window)
        for menu in menus:
            # Afterwards, when it is known whether another menu follows.
            menu.aboutToHide.connect(self._on_menu_closed, Qt.ConnectionType.QueuedConnection)

    def adopt(self, part: QWidget) -> None:
        """Have the controls in a part of the window take the keyboard from Tab only."""
        for control in (*part.findChildren(QAbstractButton), *part.findChildren(QComboBox)):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @Slot()
    def _on_menu_closed(self) -> None:
        # Qt leaves the keyboard in the bar, where Space would open the menu again.
        if self._bar.hasFocus() and QApplication.activePopupWidget() is None:
            self._go()

    def _press(self, event: QKeyEvent) -> None:
        """A key that nobody in the window wanted."""
        self._space = event.key() == Qt.Key.Key_Space
        if event.key() in DONE:
            self._go()

    def _release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._space and not event.isAutoRepeat():
            self._space = False
            self.play_wished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A press on what takes no typing arrives at the window. As its focus proxy the workspace would stop Tab.
        if event.type() == QEvent.Type.FocusIn:
            self._go()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._press(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            self._release(event)
        return False
