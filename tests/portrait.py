"""All that can be asked of a running application, as plain values: what tells whether it is like another one."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, SignalInstance
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from core.data.dataset import Dataset
from core.data.plane import Plane
from core.training.player import Player
from core.training.session import TrainingSession
from playground.app import Application
from playground.lab.network_excerpt import NetworkExcerpt
from playground.throttle import Throttle

Portrait = dict[str, object]

ANSWERS: Mapping[type, tuple[str, ...]] = {
    QLabel: ("text",),
    QAbstractButton: ("text", "isChecked"),
    QAbstractSlider: ("value", "minimum", "maximum"),
    QLineEdit: ("text", "selectedText"),
    QPlainTextEdit: ("toPlainText",),
    QComboBox: ("currentIndex", "count"),
    QStackedWidget: ("currentIndex",),
    QTimer: ("isActive", "interval"),
    QAction: ("text", "isEnabled", "isChecked", "isVisible", "toolTip"),
}
LOOKS: Mapping[type, tuple[str, ...]] = {QWidget: ("isEnabled", "geometry", "toolTip", "accessibleName")}
"""What is asked of Qt's own objects, by their classes; the looks only of what is seen."""

OURS = ("core.", "playground.")
VALUES = ("core.network.", "core.document.", "core.training.", "core.data.")
PLAIN = (bool, int, float, str, bytes, type(None), Enum, QColor, QPointF, QRectF, msgspec.Struct)

PAST = frozenset(
    {"changes", "parked", "_merged", "_moment", "_state", "_values", "_saved", "_made", "_trainer"}
    | {
        "_body",
        "_button",
        "_pasted",
        "_terms",
        "_cells",
        "_pool",
        "_menu",
        "_pressed",
        "_space_used",
        "_valid",
        "_keyboard",
        "_dropped",
    }
)
"""Names of what counts changes, is kept to be undone or not to be computed again, or is laid by for reuse."""

BUSY = (Throttle, NetworkExcerpt)
"""What measures time, and what is computed when it is asked."""


def portrait(application: Application) -> Portrait:
    """What is seen, and what our objects hold, by where it was found."""
    return {**_seen(application), **_held(application)}


def _seen(application: Application) -> Portrait:
    window, focused = application.window, QApplication.focusWidget()
    found: Portrait = {
        "window": (window.size(), window.windowState(), window.windowTitle(), window.isActiveWindow()),
        "others": sorted(type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()),
        "focus": (type(focused).__name__, focused.accessibleName() if focused else ""),
        "undo": (application.store.undo_stack.count(), application.store.undo_stack.index()),
    }
    for each in window.findChildren(QWidget):
        if each.isVisible():
            found[f"{len(found)} {type(each).__name__}"] = _facts(each, {**LOOKS, **ANSWERS})
    return found


def _facts(each: QObject, asked: Mapping[type, tuple[str, ...]]) -> tuple[object, ...]:
    return tuple(getattr(each, name)() for kind, names in asked.items() if isinstance(each, kind) for name in names)


def _held(application: Application) -> Portrait:
    found: Portrait = {}
    known: dict[int, Any] = {}
    waiting: deque[tuple[str, Any]] = deque([("application", application)])
    while waiting:
        path, each = waiting.popleft()
        if isinstance(each, PLAIN) or _is_value(each):
            found[path] = each
        elif isinstance(each, np.ndarray):
            found[path] = each.shape, each.dtype.str, each.tobytes()
        elif isinstance(each, set | frozenset):
            found[path] = sorted(map(str, each))
        elif isinstance(each, Plane | Dataset):
            # Two threads that make the same one at the same time keep one each.
            waiting.extend((f"{path}.{field.name}", getattr(each, field.name)) for field in fields(each))
        elif isinstance(each, Mapping | list | tuple | deque):
            found[path] = _order(each)
            waiting.extend((path + name, part) for name, part in _items(each))
        else:
            found[path] = type(each).__name__
            if id(each) in known or _is_asleep(each):
                continue
            found[path] = type(each).__name__, *_facts(each, ANSWERS)
            if type(each).__module__.startswith(OURS):
                known[id(each)] = each
                waiting.extend((f"{path}.{name}", getattr(each, name)) for name in _names(each))
    return found


def _is_asleep(each: Any) -> bool:
    """Whether it, and what it holds, will be other things before anybody can see them."""
    if isinstance(each, BUSY):
        return True
    while isinstance(each, QWidget) and not isinstance(each.parentWidget(), QStackedWidget):
        if each.isHidden():
            return True
        each = each.parentWidget()
    return False


def _is_value(each: Any) -> bool:
    """Whether it is compared as it is."""
    made = getattr(type(each), "__dataclass_params__", None)
    return made is not None and made.frozen and made.eq and type(each).__module__.startswith(VALUES)


def _order(each: Any) -> object:
    return [key for key in each if isinstance(key, str)] if isinstance(each, Mapping) else len(each)


def _items(each: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(each, Mapping):
        return ((f"[{key}]" if isinstance(key, str) else f"[{at}]", each[key]) for at, key in enumerate(each))
    return ((f"[{at}]", part) for at, part in enumerate(each))


def _names(each: Any) -> Iterator[str]:
    """The attributes of one of our objects. Of a session and its player: what is published, and what was chosen."""
    if isinstance(each, TrainingSession | Player):
        return iter(("latest", "_player") if isinstance(each, TrainingSession) else ("is_playing", "_pace"))
    named = [name for name, part in getattr(each, "__dict__", {}).items() if not isinstance(part, SignalInstance)]
    slots = [name for kind in type(each).__mro__ for name in getattr(kind, "__slots__", ()) if hasattr(each, name)]
    return (name for name in sorted({*named, *slots}) if name not in PAST and not name.startswith("__"))
