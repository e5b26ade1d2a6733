"""Opens the window on the screen its environment describes, and tells what became of it, as a process of its own."""

import json
import sys
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QScrollArea, QWidget

from core.document import edits
from core.document.starter import default_document
from core.document.storage import Project
from playground.app import Application, make_app
from playground.main_window import LEAST
from playground.screen_fit import fit_to_screen


def reach(widget: QWidget) -> bool:
    """Whether a widget can be seen whole: inside of each parent, or of what a parent can scroll to."""
    part, parent = widget, widget.parentWidget()
    while parent is not None and not part.isWindow():
        if isinstance(parent.parentWidget(), QScrollArea) and parent.parentWidget().widget() is part:
            bars = (parent.parentWidget().horizontalScrollBar(), parent.parentWidget().verticalScrollBar())
            sizes, rooms = (part.width(), part.height()), (parent.width(), parent.height())
            for bar, size, room in zip(bars, sizes, rooms, strict=True):
                if size > room + bar.maximum():
                    return False
            widget, part, parent = parent.parentWidget(), parent.parentWidget(), parent.parentWidget().parentWidget()
            continue
        if not parent.rect().contains(QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())):
            return False
        part, parent = parent, parent.parentWidget()
    return True


def main(larger: bool) -> dict[str, Any]:
    app = make_app()
    application = Application(app, Project(default_document()), "light")
    window, workbench = application.window, application.workbench
    if larger:
        window.setMinimumSize(LEAST)
        window.setGeometry(900, 700, 2400, 1500)
        fit_to_screen(window, LEAST)
    window.show()
    for _ in range(20):
        app.processEvents()
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    out, count = [], 0
    for name in ("Playground", "Lab"):
        window.show_workspace(name)
        for _ in range(5):
            app.processEvents()
        shown = [each for kind in kinds for each in window.findChildren(kind)]
        shown = [each for each in shown if each.isVisible() and each.window() is window]
        count += len(shown)
        out += [f"{name}: {each.accessibleName() or each.objectName()}" for each in shown if not reach(each)]
    window.show_workspace("Playground")
    application.store.apply("Set optimizer", partial(edits.use_optimizer, optimizer="adamw"))
    application.store.apply("Set schedule", partial(edits.use_settings, schedule="step"))
    workbench.top_bar.more.click()
    for _ in range(5):
        app.processEvents()
    popup = workbench.top_bar.popup
    screen, inside = window.screen().availableGeometry(), window.geometry()
    application.stop()
    return {
        "screen": [screen.width(), screen.height()],
        "window": [inside.width(), inside.height()],
        "least": [window.minimumWidth(), window.minimumHeight()],
        "place": [inside.x(), inside.y()],
        "fits": screen.contains(inside),
        "popup": popup.isVisible() and screen.contains(popup.geometry()),
        "out": [name for name in out if "qt_" not in name],
        "count": count,
    }


if __name__ == "__main__":
    print(json.dumps(main("larger" in sys.argv)))
