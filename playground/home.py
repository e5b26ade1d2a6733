"""Keeps the keyboard focus on the workspace, whose keys play, step and build."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QMenu, QMenuBar, QWidget

DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
"""Keys that end editing in a field."""


class Home(QObject):
    """Returns the focus to the workspace after a click, a menu, or typing in a field.

    A mouse press on a control without text does not move the focus: after a click on a button, Space still plays. Only
    a button reached with Tab takes Space. go() focuses the current workspace. play_requested(): Space was pressed and
    released, and no widget used it.
    """

    play_requested = Signal()

    def __init__(self, window: QMainWindow, bar: QMenuBar, menus: Iterable[QMenu], go: Callable[[], None]) -> None:
        super().__init__(window)
        self._bar, self._go = bar, go
        self._space = False
        window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        window.installEventFilter(self)
        self.adopt(window)
        for menu in menus:
            # Queued: by then it is known whether another menu opens.
            menu.aboutToHide.connect(self._on_menu_closed, Qt.ConnectionType.QueuedConnection)

    def adopt(self, part: QWidget) -> None:
        """Let the controls in a part of the window take the focus from Tab only."""
        for control in (*part.findChildren(QAbstractButton), *part.findChildren(QComboBox)):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @Slot()
    def _on_menu_closed(self) -> None:
        # Qt leaves the focus in the bar, where Space would open the menu again.
        if self._bar.hasFocus() and QApplication.activePopupWidget() is None:
            self._go()

    def _press(self, event: QKeyEvent) -> None:
        """A key that no widget used."""
        self._space = event.key() == Qt.Key.Key_Space
        if event.key() in DONE:
            self._go()

    def _release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._space and not event.isAutoRepeat():
            self._space = False
            self.play_requested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A press outside text fields focuses the window. With the workspace as its focus proxy, Tab would not work.
        if event.type() == QEvent.Type.FocusIn:
            self._go()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._press(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            self._release(event)
        return False
