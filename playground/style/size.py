"""Sizes of widgets and layouts, stated at a text size of 100 %. They follow the text size, and so do fonts.

Each function sets a size now and again whenever the text size changes. What paints itself uses `px`.
"""

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

from playground.style.font import font, text_scale

_FIXED, _LEAST, _MOST, _FITTED, _FONT, _ICON, _MARGINS, _SPACING = (
    f"at100_{name}" for name in ("fixed", "least", "most", "fitted", "font", "icon", "margins", "spacing")
)
_FREE = -1.0

Margins = tuple[float, float, float, float]
FLUSH: Margins = (0, 0, 0, 0)


def px(length: float) -> int:
    """A length in pixels at the present text size."""
    return round(length * text_scale())


def fix(widget: QWidget, width: float = _FREE, height: float = _FREE) -> None:
    """Fix a widget's width, its height, or both."""
    _keep(widget, _FIXED, width, height)


def at_least(widget: QWidget, width: float = _FREE, height: float = _FREE) -> None:
    """Set a widget's minimum width, its minimum height, or both."""
    _keep(widget, _LEAST, width, height)


def at_most(widget: QWidget, width: float = _FREE, height: float = _FREE) -> None:
    """Set a widget's maximum width, its maximum height, or both."""
    _keep(widget, _MOST, width, height)


def fit_text(widget: QWidget, widest: str, extra: float = 0.0, *, fixed: bool = False) -> None:
    """Give a widget the width of a text in its font, plus some pixels: at least, or exactly that width."""
    widget.setProperty(_FITTED, [widest, extra, fixed])
    refit(widget)


def set_font(widget: QWidget, role: str) -> None:
    """Use the font of a role."""
    widget.setProperty(_FONT, role)
    widget.setFont(font(role))


def size_icon(button: QAbstractButton, side: float) -> None:
    """Set the width and height of a button's icon."""
    button.setProperty(_ICON, side)
    refit(button)


def space(layout: QLayout | QWidget, spacing: float | None = None, margins: Margins | None = None) -> None:
    """Set the space between a layout's parts, its margins (left, top, right, bottom), or both. A
    widget, such as a label, has margins only."""
    if spacing is not None:
        layout.setProperty(_SPACING, spacing)
    if margins is not None:
        layout.setProperty(_MARGINS, list(margins))
    _refit_layout(layout)


def refit_all() -> None:
    """Apply the sizes of every widget at the present text size."""
    for widget in QApplication.allWidgets():
        # Qt would give a widget that is shown later its first font.
        widget.ensurePolished()
        refit(widget)
        _refit_layout(widget)
        layout = widget.layout()
        if layout is not None:
            for each in (layout, *layout.findChildren(QLayout)):
                _refit_layout(each)


def refit(widget: QWidget) -> None:
    """Apply a widget's own sizes at the present text size."""
    role = widget.property(_FONT)
    if role:
        widget.setFont(font(role))
    for kind, name in ((_FIXED, "setFixed"), (_LEAST, "setMinimum"), (_MOST, "setMaximum")):
        for side, length in zip(("Width", "Height"), widget.property(kind) or (), strict=False):
            if length != _FREE:
                getattr(widget, name + side)(px(length))
    if side := widget.property(_ICON):
        widget.setIconSize(QSize(px(side), px(side)))  # type: ignore[attr-defined]
    if fitted := widget.property(_FITTED):
        widest, extra, is_fixed = fitted
        widget.ensurePolished()
        width = widget.fontMetrics().horizontalAdvance(widest) + px(extra)
        (widget.setFixedWidth if is_fixed else widget.setMinimumWidth)(width)


def _keep(widget: QWidget, kind: str, width: float, height: float) -> None:
    """Keep the sides given, with those kept before."""
    known = widget.property(kind) or (_FREE, _FREE)
    sides = [new if new != _FREE else old for new, old in zip((width, height), known, strict=True)]
    widget.setProperty(kind, sides)
    refit(widget)


def _refit_layout(layout: QObject) -> None:
    margins, spacing = layout.property(_MARGINS), layout.property(_SPACING)
    if margins is not None and isinstance(layout, QLayout | QWidget):
        layout.setContentsMargins(*(px(side) for side in margins))
    if spacing is not None and isinstance(layout, QLayout):
        layout.setSpacing(px(spacing))
