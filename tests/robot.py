"""An honest hand: real mouse and key events on the real window, at the places a person would aim at."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.app import Application

LEFT = Qt.MouseButton.LeftButton


class Robot:
    """Presses, drags, types and waits. Names are those a person reads."""

    def __init__(self, application: Application, qtbot: Any) -> None:
        self.application, self.window, self.qtbot = application, application.window, qtbot
        self.workbench, self.lab = application.workbench, application.lab
        self.view, self.canvas = application.workbench.canvas, application.workbench.canvas.canvas
        qtbot.waitExposed(self.window)
        # The first window of a machine compiles.
        self.wait(lambda: self.latest is not None and self.latest.is_ready, 120_000)

    @property
    def network(self) -> Any:
        """The network of the document."""
        return self.application.store.document.network

    @property
    def latest(self) -> Any:
        """The newest snapshot."""
        return self.application.session.latest

    def wait(self, condition: Callable[[], bool], timeout_ms: int = 20_000) -> None:
        """Let the application work until a condition holds."""
        self.qtbot.waitUntil(condition, timeout=timeout_ms)

    def id(self, name: str) -> str:
        """The id of the node or layer of that name."""
        found = [id for id, node in self.network.nodes.items() if node.name == name]
        found += [layer.id for layer in self.network.layers if layer.name == name]
        assert len(found) == 1, f"{name}: {found}"
        return found[0]

    def center(self, name: str) -> QPoint:
        """The middle of a node, in the viewport."""
        return self.view.mapFromScene(self.canvas.nodes[self.id(name)].pos())

    def port(self, name: str) -> QPoint:
        """The output port of a node or layer, in the viewport."""
        id = self.id(name)
        item = self.canvas.nodes.get(id) or self.canvas.layers[id]
        return self.view.mapFromScene(item.port)

    def free_place(self, x: float, y: float) -> QPoint:
        """A point of the viewport by shares of its size."""
        rect = self.view.viewport().rect()
        return QPoint(round(rect.width() * x), round(rect.height() * y))

    def drag(self, start: QPoint, end: QPoint, widget: QWidget | None = None, steps: int = 6) -> None:
        """Press, move in steps, release."""
        target = widget or self.view.viewport()
        QTest.mouseMove(target, start)
        QTest.mousePress(target, LEFT, Qt.KeyboardModifier.NoModifier, start)
        self.move_between(target, start, end, steps)
        QTest.mouseRelease(target, LEFT, Qt.KeyboardModifier.NoModifier, end)
        QApplication.processEvents()

    def move_between(self, target: QWidget, start: QPoint, end: QPoint, steps: int = 6) -> None:
        """Move the pressed mouse."""
        for step in range(1, steps + 1):
            share = step / steps
            at = QPointF(start) + (QPointF(end) - QPointF(start)) * share
            QTest.mouseMove(target, at.toPoint())
            QApplication.processEvents()

    def place(self, kind: str, at: QPoint) -> None:
        """Drag a thing from the palette onto the canvas."""
        button = self.view.palette_card.things[kind]
        end = button.mapFromGlobal(self.view.viewport().mapToGlobal(at))
        self.drag(button.rect().center(), end, button)

    def connect(self, source: str, target: str) -> None:
        """Pull a link from a port to a node, or to a layer by its header."""
        id = self.id(target)
        if id in self.canvas.nodes:
            end = self.center(target)
        else:
            rect = self.canvas.layers[id].rect
            end = self.view.mapFromScene(QPointF(rect.left() + 20, rect.top() + 14))
        self.drag(self.port(source), end)

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click on the canvas."""
        QTest.mouseMove(self.view.viewport(), at)
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, at)
        QApplication.processEvents()

    def press(self, widget: QWidget) -> None:
        """Click a button."""
        QTest.mouseClick(widget, LEFT)
        QApplication.processEvents()

    def double_click(self, at: QPoint) -> None:
        """Double-click on the canvas."""
        QTest.mouseMove(self.view.viewport(), at)
        QTest.mouseDClick(self.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()

    def quick_add(self, at: QPoint, words: str = "") -> None:
        """Double-click the empty canvas, type what shall be added, press Enter."""
        self.double_click(at)
        QTest.keyClicks(self.view.quick_add.field, words)
        QTest.keyClick(self.view.quick_add.field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def key(self, key: Any, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press and release a key on the canvas."""
        self.view.setFocus()
        QTest.keyClick(self.view, key, modifiers)
        QApplication.processEvents()

    def train(self, epochs: int = 3) -> None:
        """Step so many epochs, and wait for each."""
        start = self.latest.epoch
        for done in range(epochs):
            self.workbench.control.step_epoch()
            self.wait(lambda done=done: self.latest.epoch == start + done + 1)

    def undo(self) -> None:
        """Undo by the menu's action."""
        self.window.actions_by_id["undo"].trigger()
        QApplication.processEvents()

    def redo(self) -> None:
        """Redo by the menu's action."""
        self.window.actions_by_id["redo"].trigger()
        QApplication.processEvents()
