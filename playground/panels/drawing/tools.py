"""The tools below the pad: brush and eraser, the brush's width, undo, clear; centering, and adding to the data."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from playground.panels.drawing.pad import BRUSH, THICKER, THICKEST, THINNEST
from playground.style.size import FLUSH, at_least, space
from playground.style.style import Style
from playground.widgets.fitting_label import FittingLabel
from playground.widgets.form import IconButton
from playground.widgets.slider import Slider
from playground.widgets.switch import Switch

HEIGHT = 28
CENTER = "Center and scale"
CENTER_TIP = "Move what you draw to where the training pictures have their ink, and make it as large"
LEAST_SLIDER = 32


class PadTools(QWidget):
    """erasing(whether), widened(brush width), centering(whether); undo_requested(), clear_requested(); add_requested
    (class name)."""

    erasing = Signal(bool)
    widened = Signal(int)
    centering = Signal(bool)
    undo_requested = Signal()
    clear_requested = Signal()
    add_requested = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 4, FLUSH)
        column.addLayout(self._make_tools(style))
        column.addLayout(self._make_options(style))

    def begin(self) -> None:
        """Take the brush, and center what is drawn."""
        self.brush.click()
        self.centered.setChecked(True)

    def show_brush(self, width: int) -> None:
        """Show the width of the brush."""
        self.width_slider.display(width)

    def show_state(self, *, has_strokes: bool, can_add: bool) -> None:
        """Enable what can be done."""
        self.undo.setEnabled(has_strokes)
        self.clear.setEnabled(has_strokes)
        self.add.setEnabled(can_add)

    def offer(self, classes: Sequence[str], keys: Sequence[str]) -> None:
        """Offer classes to add a drawing to, with their keys."""
        self.menu.clear()
        for name, key in zip(classes, keys, strict=True):
            action = QAction(f"{name.replace('&', '&&')}\t{key}" if key else name.replace("&", "&&"), self.menu)
            action.setData(name)
            self.menu.addAction(action)

    def _make_tools(self, style: Style) -> QHBoxLayout:
        self.brush = IconButton(style, "edit", "Draw with the brush", side=HEIGHT)
        self.eraser = IconButton(style, "eraser", "Erase (also with the right button)", side=HEIGHT)
        for button, erases in ((self.brush, False), (self.eraser, True)):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setProperty("erases", erases)
            button.clicked.connect(self._on_tool)
        self.brush.setChecked(True)
        self.width_slider = Slider(style, THINNEST, THICKEST, step=THICKER, whole=THICKER, width=76)
        self.width_slider.setAccessibleName("Width of the brush")
        self.width_slider.setToolTip("Width of the brush ([ and ])")
        self.width_slider.display(BRUSH)
        self.width_slider.moved.connect(self._on_width)
        self.undo = IconButton(style, "undo", "Undo the last stroke (Ctrl+Z)", side=HEIGHT)
        self.undo.clicked.connect(self.undo_requested)
        self.clear = QPushButton("Clear")
        self.clear.setToolTip("Clear the pad (Delete)")
        self.clear.clicked.connect(self.clear_requested)
        row = QHBoxLayout()
        space(row, 4)
        for part in (self.brush, self.eraser, self.width_slider, self.undo, self.clear):
            row.addWidget(part)
        return row

    def _make_options(self, style: Style) -> QHBoxLayout:
        self.centered = Switch(style, CENTER)
        self.centered.setChecked(True)
        self.centered.setToolTip(CENTER_TIP)
        self.centered.setAccessibleDescription(CENTER_TIP)
        self.centered.toggled.connect(self.centering)
        words = FittingLabel()
        words.display((CENTER, "Center, scale", "Center"))
        self.add = QPushButton("Add as\u2026")
        self.add.setToolTip("Add the drawing to the training data as a class (Ctrl and its digit)")
        self.menu = QMenu(self.add)
        self.menu.triggered.connect(self._on_class)
        self.add.clicked.connect(self._on_add)
        row = QHBoxLayout()
        space(row, 6)
        at_least(words, 1)
        row.addWidget(self.centered)
        row.addWidget(words, 1)
        row.addWidget(self.add)
        return row

    def _on_tool(self) -> None:
        self.erasing.emit(bool(self.sender().property("erases")))

    def _on_width(self, width: float) -> None:
        self.widened.emit(round(width))

    def _on_add(self) -> None:
        self.menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _on_class(self, action: QAction) -> None:
        self.add_requested.emit(action.data())
