"""Renders the real window, offscreen, after a number of epochs, in one of its states."""

import json
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from core.document.source import read_source
from core.problem import UserError
from core.quotation import quote
from core.regular_file import check_target
from playground.app import Application, make_app
from playground.screenshot_states import State, state_named
from playground.waiting import settle, train_to

SETTLE_S = 0.4


def run(
    out: str,
    source: str | None,
    epochs: int,
    theme: str,
    size: tuple[int, int],
    state: str,
    text_size: int,
    scale: float,
) -> int:
    """Write a PNG; returns the exit status. UserError if the source, the state or the file cannot be used."""
    check_target(Path(out))
    shown = state_named(state)
    project = read_source(source) if source else shown.project()
    with tempfile.TemporaryDirectory() as folder:
        use_screen(Path(folder), size, scale)
        app = make_app()
        application = Application(app, project, theme)
        try:
            if source:
                application.window.file.adopt_source(source, project)
            application.window.resize(*size)
            application.start()
            application.style.choose_text_size(text_size)
            train_to(application, epochs)
            show_state(application, shown)
            if not picture_of(application.window).save(out, "PNG"):
                raise UserError(f'"{quote(out)}" could not be written; give a PNG file in a folder that exists.')
        finally:
            application.style.choose_text_size(100)
            close_others(application.window)
            application.stop()
            application.window.deleteLater()
            settle(0.0)
    return 0


def use_screen(folder: Path, size: tuple[int, int], scale: float) -> None:
    """Give Qt's offscreen platform a screen for windows of a size, at a number of pixels for each of theirs. It must be
    called before there is an application."""
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return
    width, height = (round((side + 100) * scale) for side in size)
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [{"name": "one", "x": 0, "y": 0, "width": width, "height": height}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def show_state(application: Application, state: State, settle_s: float = SETTLE_S) -> None:
    """Bring a window into a state, and let it come to rest."""
    settle(settle_s / 2.0)
    state.show(application)
    settle(settle_s)


def picture_of(window: QWidget) -> QPixmap:
    """The window with its dialogs, popups and menus, as they lie over it."""
    whole = window.grab()
    painter = QPainter(whole)
    for other in others_of(window):
        at = window.mapFromGlobal(other.mapToGlobal(other.rect().topLeft()))
        painter.drawPixmap(at, other.grab())
        if other.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
            continue
        painter.setPen(QPen(QColor(other.palette().dark().color()), 1.0))
        painter.drawRect(QRectF(other.rect()).translated(at).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.end()
    return whole


def others_of(window: QWidget) -> list[QWidget]:
    """The other windows that are open, the newest last."""
    return [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]


def close_others(window: QWidget) -> None:
    """Close what is open beside the window."""
    for other in others_of(window):
        other.close()
