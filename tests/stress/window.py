"""Random hands on the real window while it trains: `python -m tests.stress.window --events N --seed S`.

Presses, drags, keys, menus, fields and sizes, as fast as they come; no Python error, no Qt warning, no dead thread. The
last line is "N passed, M failed".
"""

import argparse
import os
import random
import sys
import tempfile
import traceback
from types import TracebackType

MODAL_MS = 25
KEYS = (
    "Tab", "Tab", "Return", "Return", "Escape", "A", "K", "U", "S", "6", "Delete", "N", "L", "O", "C", "V", "F", "T",
    "Q", "W", "F2", "Plus", "Minus", "Left", "Right", "Up", "Space", "Period", "R", "1", "5", "E", "I", "D", "Home",
    "End", "PageUp", "PageDown", "Down", "Right", "Y",
)  # fmt: skip
NOT_PRESSED = frozenset({"new", "open", "open_link", "save", "save_as", "quit", "keys", "about"})


class Faults:
    """Everything that must not happen."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def note(self, text: str) -> None:
        """One more."""
        self.found.append(text)
        print(text, flush=True)

    def on_qt(self, kind: object, context: object, message: str) -> None:
        """A message of Qt's."""
        if "This plugin does not support" not in message:
            self.note(f"Qt: {message}")

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An exception nobody caught."""
        self.note("".join(traceback.format_exception(kind, error, trace)))


def run(events: int, seed: int) -> int:
    """Do so many events; how many went wrong."""
    from PySide6.QtCore import QTimer, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from core.document.project import Project
    from core.document.starter import default_document
    from playground.app import Application, make_app
    from playground.waiting import settle

    faults = Faults()
    app = make_app()
    before = qInstallMessageHandler(faults.on_qt)
    hook, sys.excepthook = sys.excepthook, faults.on_error
    application = Application(app, Project(default_document()), "light")
    application.errors.take = faults.note  # type: ignore[method-assign]
    application.thread_.failed.connect(faults.note)
    application.window.resize(1280, 800)
    application.start()
    application.session.play()
    settle(0.5)

    def close_modals() -> None:
        modal = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if modal is not None:
            modal.close()

    closing = QTimer(interval=MODAL_MS)
    closing.timeout.connect(close_modals)
    closing.start()
    hands = Hands(random.Random(seed), application)
    for event in range(events):
        try:
            hands.do_something()
        except Exception:
            faults.note(f"event {event}: {traceback.format_exc()}")
        if event % 5 == 0:
            app.processEvents()
        if not application.thread_.isRunning():
            faults.note(f"event {event}: the training thread is gone")
            break
    settle(0.3)
    closing.stop()
    application.stop()
    application.store.undo_stack.clear()
    application.window.hide()
    application.window.deleteLater()
    settle(0.0)
    qInstallMessageHandler(before)
    sys.excepthook = hook
    return len(faults.found)


class Hands:
    """Does one random thing at a time."""

    def __init__(self, draw: random.Random, application) -> None:  # type: ignore[no-untyped-def]
        from core.data.making import usual_spec
        from core.document.data_edits import use_data
        from core.document.starter import default_document

        self._draw, self._application, self._window = draw, application, application.window
        self._view = application.workbench.canvas
        # The default, and those with a table, and with an image and bars.
        others = (use_data(default_document(), usual_spec(name)).document for name in ("wine", "digits"))
        self._fresh = (default_document(), *others)
        deeds = ((self._drag, 45), (self._double_click, 5), (self._key, 25), (self._click, 10), (self._menu, 8),
                 (self._undo, 5), (self._begin_again, 2), (self._resize, 1))  # fmt: skip
        self._deeds = [deed for deed, weight in deeds for _ in range(weight)]

    def do_something(self) -> None:
        """One event."""
        self._draw.choice(self._deeds)()

    def _place(self):  # type: ignore[no-untyped-def]
        from PySide6.QtCore import QPoint, QPointF

        items = list(self._view.canvas.nodes.values())
        boxes = list(self._view.canvas.boxes.items.values())
        if boxes and self._draw.random() < 0.1:
            box = self._draw.choice(boxes)
            return self._view.mapFromScene(self._draw.choice([box.header_box, box.foot_box, box.rect]).center())
        if items and self._draw.random() < 0.7:
            item = self._draw.choice(items)
            aside = QPointF(self._draw.choice([0.0, item.side / 2, -item.side / 2 - 20.0]), 0.0)
            return self._view.mapFromScene(item.pos() + aside)
        rect = self._view.viewport().rect()
        return QPoint(self._draw.randrange(rect.width()), self._draw.randrange(rect.height()))

    def _drag(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        target, start, end = self._view.viewport(), self._place(), self._place()
        button = self._draw.choice([Qt.MouseButton.LeftButton] * 6 + [Qt.MouseButton.MiddleButton])
        modifier = self._draw.choice([Qt.KeyboardModifier.NoModifier] * 4 + [Qt.KeyboardModifier.ShiftModifier])
        QTest.mousePress(target, button, modifier, start)
        QTest.mouseMove(target, (start + end) / 2)
        QTest.mouseMove(target, end)
        if self._draw.random() < 0.1:
            QTest.keyClick(self._view, Qt.Key.Key_Escape)
        QTest.mouseRelease(target, button, modifier, end)

    def _double_click(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseDClick(
            self._view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._place()
        )

    def _key(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        if self._draw.random() < 0.5:
            self._view.setFocus()
        modifiers = [Qt.KeyboardModifier.NoModifier] * 5 + [Qt.KeyboardModifier.ShiftModifier]
        key = getattr(Qt.Key, f"Key_{self._draw.choice(KEYS)}")
        QTest.keyClick(QApplication.focusWidget() or self._view, key, self._draw.choice(modifiers))

    def _click(self) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QMenuBar, QWidget

        large = [each for each in self._window.findChildren(QWidget) if min(each.width(), each.height()) > 4]
        widget = self._draw.choice([each for each in large if each.isVisible()])
        if not isinstance(widget, QMenuBar):
            at = QPoint(self._draw.randrange(widget.width()), self._draw.randrange(widget.height()))
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def _menu(self) -> None:
        actions = self._window.actions_by_id
        if self._window.workspace.name == "Lab" and self._draw.random() < 0.3:
            actions["playground"].trigger()
        elif len(self._view.canvas.nodes) > 60:
            actions["clear"].trigger()
        else:
            actions[self._draw.choice([id for id in actions if id not in NOT_PRESSED])].trigger()

    def _undo(self) -> None:
        self._window.actions_by_id[self._draw.choice(["undo", "redo"])].trigger()

    def _begin_again(self) -> None:
        from core.document.project import Project

        self._application.store.open(Project(self._draw.choice(self._fresh)))
        self._application.session.play()

    def _resize(self) -> None:
        self._window.resize(self._draw.randrange(1024, 1700), self._draw.randrange(700, 1000))


def main() -> int:
    """The exit status."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({"XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder})
        failed = run(given.events, given.seed)
    print(f"{given.events - min(failed, given.events)} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
