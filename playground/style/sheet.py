"""The palette and the only style sheet, both made from the tokens of a theme."""

import re
import tempfile
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from playground.style.icon import pixmap
from playground.style.size import px
from playground.style.theme import Theme

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px 6px; }
QMainWindow::separator { width: 1px; height: 1px; background: $border; }
QSplitter::handle { background: $border; }
QMenuBar { background: transparent; }
QMenuBar::item { padding: 5px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QToolButton#qt_menubar_ext_button { padding: 0; border: none; }
QMenu { background: $raised; border: 1px solid $border_strong; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 26px; border-radius: 5px; color: $text; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QMenu::icon { left: 6px; }
QMenu::icon:checked { background: $accent_soft; border: 1px solid $accent; border-radius: 4px; }
QPlainTextEdit[role="code"] { background: $raised; border: 1px solid $border_strong; border-radius: 6px; padding: 4px;
    selection-background-color: $accent_fill; selection-color: $on_accent; }
QPlainTextEdit[role="code"]:focus { border: 2px solid $accent; padding: 3px; }
QLabel[role="pill"] { background: $pressed; color: $text_2; border-radius: 10px; padding: 3px 9px; }
QLabel[role="warning"] { background: $warning_soft; color: $warning; }
QListWidget[role="rows"] {
    background: $raised; border: 1px solid $border; border-radius: 6px; outline: none; padding: 4px;
}
QListWidget[role="rows"]::item { padding: 6px 8px; border-radius: 5px; color: $text; }
QListWidget[role="rows"]::item:hover { background: $hover; }
QListWidget[role="rows"]::item:selected { background: $accent_soft; color: $text; }
QListWidget[role="choices"] { background: transparent; border: none; outline: none; }
QListWidget[role="choices"]::item { height: 24px; padding-left: 6px; border-radius: 5px; color: $text; }
QListWidget[role="choices"]::item:hover { background: $hover; }
QListWidget[role="choices"]::item:selected { background: $accent_soft; }
QPushButton { background: $raised; border: 1px solid $border_strong; border-radius: 6px; padding: 0 11px;
    min-height: 28px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { background: transparent; border-color: $border; color: $text_disabled; }
QPushButton:focus { border: 2px solid $accent; padding: 0 10px; min-height: 26px; }
QPushButton[role="play"] { background: $accent_fill; color: $on_accent; border: 1px solid $accent_fill;
    border-radius: 8px; font-weight: 600; min-height: 38px; padding: 0 6px; }
QPushButton[role="play"]:disabled { background: $track; border-color: $track; color: $text_disabled; }
QPushButton[role="play"]:focus { border: 2px solid $text; min-height: 36px; }
QPushButton[role="filled"] { background: $accent_fill; color: $on_accent; border: 1px solid $accent_fill;
    font-weight: 600; }
QPushButton[role="filled"]:focus { border: 2px solid $text; }
QPushButton[role="filled"]:disabled { background: $track; border-color: $track; color: $text_disabled; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $accent; }
QPushButton[role="stepper"] { padding: 0; min-height: 20px; }
QPushButton[role="narrow"] { padding: 0; }
QPushButton[role="left"], QPushButton[role="right"] { padding: 0; min-height: 26px; }
QPushButton[role="left"] { border-right: none; border-top-right-radius: 0; border-bottom-right-radius: 0; }
QPushButton[role="right"] { border-left-color: $border; border-top-left-radius: 0; border-bottom-left-radius: 0; }
QPushButton[role="left"]:focus, QPushButton[role="right"]:focus { border: 2px solid $accent; min-height: 24px; }
QPushButton[role="low"] { min-height: 24px; padding: 0 9px; }
QPushButton[role="low"]:focus { min-height: 22px; padding: 0 8px; }
QPushButton[role="toggle"] { background: transparent; border: 1px solid transparent; padding: 0 9px; min-height: 26px;
    color: $text_2; }
QPushButton[role="toggle"]:hover { background: $hover; }
QPushButton[role="toggle"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[role="toggle"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 24px; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent; padding: 0 2px; }
QPushButton[role="text-link"] { background: transparent; border: none; color: $accent; padding: 0 4px;
    min-height: 20px; }
QPushButton[role="text-link"]:hover { text-decoration: underline; }
QPushButton[role="text-link"]:focus { border: 2px solid $accent; padding: 0 2px; min-height: 16px; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton[role="tight"] { padding: 0; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-button { border: none; width: 16px; border-radius: 4px; }
QToolButton::menu-arrow, QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QProgressBar { background: $track; border: none; border-radius: 1px; }
QProgressBar::chunk { background: $accent; border-radius: 1px; }
QProgressBar[role="thick"], QProgressBar[role="thick"]::chunk { border-radius: 3px; }
QComboBox { background: $raised; border: 1px solid $border_strong; border-radius: 6px; padding: 0 4px 0 8px;
    min-height: 26px; }
QComboBox:hover { background: $hover; }
QComboBox:focus, QLineEdit:focus { border: 2px solid $accent; padding-left: 7px; min-height: 24px; }
QComboBox:disabled { background: transparent; border-color: $border; color: $text_disabled; }
QComboBox[doubtful="true"] { border: 2px solid $warning; padding-left: 7px; min-height: 24px; }
QComboBox[doubtful="true"]:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border_strong; padding: 4px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
QLineEdit { background: $raised; border: 1px solid $border_strong; border-radius: 6px; padding: 0 6px 0 8px;
    min-height: 26px; selection-background-color: $accent_fill; selection-color: $on_accent; }
QLineEdit[refused="true"] { border: 2px solid $danger; }
QLineEdit[role="rate"] { padding: 0 2px 0 6px; }
QLineEdit[role="rate"]:focus { padding-left: 5px; }
QLineEdit[role="term"] { padding: 0; min-height: 19px; border-radius: 5px; }
QLineEdit[role="cell"] { padding: 0 4px; min-height: 0; border-radius: 4px; }
QLineEdit[role="cell"]:focus { padding: 0 3px; min-height: 0; }
QTreeView[role="outline"] { background: transparent; border: none; outline: none; show-decoration-selected: 1; }
QTreeView[role="outline"]::item { height: 24px; border: none; padding: 0 2px; }
QTreeView[role="outline"]::item:hover, QTreeView[role="outline"]::branch:hover { background: $hover; }
QTreeView[role="outline"]::item:selected, QTreeView[role="outline"]::branch:selected { background: $accent_soft;
    color: $text; }
QTreeView[role="outline"]::branch { background: transparent; border-image: none; image: none; }
QTreeView[role="outline"]::branch:closed:has-children { image: url("$closed"); }
QTreeView[role="outline"]::branch:open:has-children { image: url("$arrow"); }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $border_strong; border-radius: 4px;
    background: $raised; }
QCheckBox::indicator:checked { background: $accent_fill; border-color: $accent_fill; image: url("$check"); }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox[doubtful="true"]::indicator { border-color: $warning; }
QRadioButton { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $border_strong; border-radius: 8px;
    background: $raised; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent_fill; }
QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:unchecked:focus { width: 12px; height: 12px; border-width: 2px; }
QTableView[role="file"] { background: transparent; border: none; outline: none; gridline-color: $border; }
QTableView[role="file"] QHeaderView { background: transparent; border: none; }
QTableView[role="file"] QTableCornerButton::section { background: transparent; border: none;
    border-right: 1px solid $border; border-bottom: 1px solid $border; }
QTableView[role="file"]::corner { background: transparent; }
QListView[role="bad-rows"] { background: transparent; border: none; outline: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; background: transparent; }
QScrollBar:horizontal { height: 10px; background: transparent; }
QScrollBar::handle { background: $track; border-radius: 4px; margin: 1px; min-height: 24px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
    width: 0; height: 0; }
*[role="row"] { background: $window; }
*[role="panel"] { background: $panel; }
*[role="card"] { background: $raised; border: 1px solid $border; border-radius: 8px; }
*[role="dialog"] { background: $raised; }
*[role="popup"] { background: $raised; border: 1px solid $border_strong; border-radius: 8px; }
*[role="rule"] { background: $border; }
*[role="banner"] { background: $danger_soft; }
*[role="banner"] QLabel { color: $danger; }
QLabel[tone="quiet"] { color: $text_2; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="gradient"] { color: $gradient; }
""")


def palette(theme: Theme) -> QPalette:
    """All of Qt's color roles, from our tokens; none comes from the system."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: theme.window, role.Base: theme.raised, role.AlternateBase: theme.panel, role.Button: theme.raised,
        role.Text: theme.text, role.WindowText: theme.text, role.ButtonText: theme.text, role.BrightText: theme.danger,
        role.PlaceholderText: theme.text_2, role.Highlight: theme.accent_fill, role.Accent: theme.accent_fill,
        role.HighlightedText: theme.on_accent, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.raised, role.ToolTipText: theme.text, role.Mid: theme.border,
        role.Dark: theme.border_strong, role.Light: theme.raised, role.Midlight: theme.border,
        role.Shadow: theme.border_strong,
    }  # fmt: skip
    for which, color in pairs.items():
        made.setColor(which, QColor(color))
    for which in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.text_disabled))
    return made


HAIRLINE = 2
"""Lines up to this width in pixels keep it at every text size."""


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme at the present text size."""
    return re.sub(r"\b(\d+)px", lambda found: f"{_scaled(int(found[1]))}px", _unscaled(theme))


def _scaled(length: int) -> int:
    return length if length <= HAIRLINE else px(length)


@cache
def _unscaled(theme: Theme) -> str:
    """The style sheet of a theme at 100 %. Its pictures are written to files for Qt."""
    tokens = {name: getattr(theme, name) for name in theme.__struct_fields__ if isinstance(getattr(theme, name), str)}
    pictures = {
        "arrow": ("chevron-down", theme.text_2),
        "closed": ("chevron-right", theme.text_2),
        "check": ("check", theme.on_accent),
    }
    for key, (name, color) in pictures.items():
        file = Path(_picture_folder().name) / f"{name}-{color[1:]}.png"
        pixmap(name, color, 64).save(str(file))
        tokens[key] = file.as_posix()
    return _SHEET.substitute(tokens)


@cache
def _picture_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for the style sheet's pictures, deleted when the program ends."""
    return tempfile.TemporaryDirectory(prefix="gradient-playground-")
