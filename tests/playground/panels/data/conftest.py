"""Widgets of the data panel, each alone in a window."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from playground.app import make_app
from playground.style.size import fix
from playground.style.style import Style
from playground.widgets.scroll_column import ScrollColumn


@pytest.fixture
def style() -> Iterator[Style]:
    """The light theme at 100 %."""
    made = Style(make_app(), "light")
    made.dress()
    yield made
    made.choose_text_size(100)
    made.deleteLater()


@pytest.fixture
def shown(qtbot: Any, style: Style) -> Iterator[Callable[..., QWidget]]:
    """Shows a widget in a column like the panel's, so wide at a text size of 100 %."""

    hosts = []

    def show(widget: QWidget, width: int = 232) -> QWidget:
        host = ScrollColumn(spacing=12)
        hosts.append(host)
        qtbot.addWidget(host)
        host.fill(widget)
        fix(host, width)
        host.resize(width, 900)
        host.show()
        qtbot.waitExposed(host)
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        return widget

    yield show
