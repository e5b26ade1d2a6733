"""The cards over the canvas: what can be added, and the zoom."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.actions import tip
from playground.style.size import fix, space
from playground.style.style import Style
from playground.widgets.form import IconButton, label, rule

KINDS = ("neuron", "layer", "output")


class PaletteButton(IconButton):
    """Placed by a click, or dragged onto the canvas; dragged and dropped carry a global position."""

    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    cancelled = Signal()

    def __init__(self, style: Style, kind: str, tip: str) -> None:
        super().__init__(style, kind, tip)
        self._kind = kind
        self._press: QPoint | None = None
        self._dragging = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press, self._dragging = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        far = (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.setDown(False)
            # Escape must reach this button.
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.dragged.emit(self._kind, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.setDown(False)
            self.dropped.emit(self._kind, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)
        self._press = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._dragging, self._press = False, None
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class Palette(QFrame):
    """Select and connect are modes; neuron, layer and output are things to place."""

    mode_chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        space(column, 4, (5, 5, 5, 5))
        self.select = IconButton(style, "select", tip("select_mode"))
        self.connect_button = IconButton(style, "connect", tip("connect"))
        self.things = {
            kind: PaletteButton(style, kind, f"{tip(f'add_{kind}')}: drag onto the canvas") for kind in KINDS
        }
        for mode, button in (("select", self.select), ("connect", self.connect_button)):
            button.setCheckable(True)
            button.setProperty("mode", mode)
            button.clicked.connect(self._on_mode_clicked)
        column.addWidget(self.select)
        column.addWidget(rule())
        for button in self.things.values():
            column.addWidget(button)
        column.addWidget(self.connect_button)
        column.addWidget(rule())
        self.tidy = IconButton(style, "tidy", tip("tidy"))
        column.addWidget(self.tidy)
        self.display("select")

    def display(self, mode: str) -> None:
        """Show the present mode."""
        self.select.setChecked(mode == "select")
        self.connect_button.setChecked(mode == "connect")

    def _on_mode_clicked(self) -> None:
        self.mode_chosen.emit(self.sender().property("mode"))


class ZoomCard(QFrame):
    """Minus, percent, plus, fit."""

    zoom_requested = Signal(int)
    fit_requested = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        space(row, 2, (4, 4, 4, 4))
        smaller = IconButton(style, "minus", tip("zoom_out"), side=24)
        larger = IconButton(style, "plus", tip("zoom_in"), side=24)
        fit = IconButton(style, "fit", tip("fit"), side=24)
        self._percent: QLabel = label("100 %", "small")
        fix(self._percent, 48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (smaller, self._percent, larger, fit):
            row.addWidget(part)
        smaller.clicked.connect(self._on_smaller)
        larger.clicked.connect(self._on_larger)
        fit.clicked.connect(self.fit_requested)

    def display(self, zoom: float) -> None:
        """Show a scale, 1 being 100 %."""
        self._percent.setText(f"{round(100 * zoom)} %")

    def _on_smaller(self) -> None:
        self.zoom_requested.emit(-1)

    def _on_larger(self) -> None:
        self.zoom_requested.emit(1)
