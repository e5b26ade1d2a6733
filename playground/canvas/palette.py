"""The cards over the canvas: what can be added, and the zoom."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from playground.actions import tip
from playground.style.size import fix, px, space
from playground.style.style import Style
from playground.widgets.form import IconButton, label, rule

SIDE, GAP, EDGE = 32, 4, 5
"""The palette's buttons, the space between them and around them."""

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
        self._grid = QGridLayout(self)
        space(self._grid, GAP, (EDGE, EDGE, EDGE, EDGE))
        self.select = IconButton(style, "select", tip("select_mode"))
        self.connect_button = IconButton(style, "connect", tip("connect"))
        self.things = {
            kind: PaletteButton(style, kind, f"{tip(f'add_{kind}')}: drag onto the canvas") for kind in KINDS
        }
        for mode, button in (("select", self.select), ("connect", self.connect_button)):
            button.setCheckable(True)
            button.setProperty("mode", mode)
            button.clicked.connect(self._on_mode_clicked)
        self.tidy = IconButton(style, "tidy", tip("tidy"))
        self._buttons = (self.select, *self.things.values(), self.connect_button, self.tidy)
        self._rules = (rule(), rule())
        self.arrange(None)
        self.display("select")

    def display(self, mode: str) -> None:
        """Show the present mode."""
        self.select.setChecked(mode == "select")
        self.connect_button.setChecked(mode == "connect")

    def arrange(self, height: int | None) -> None:
        """Stand in one column or, if some height is too little, in as many as it takes. Tab goes through the buttons in
        their order."""
        side, edges = px(SIDE + GAP), 2 * px(EDGE)
        alone = height is None or len(self._buttons) * side + 2 * px(GAP) + edges <= height
        rows = len(self._buttons) if alone or height is None else max(1, (height - edges) // side)
        for part in (*self._buttons, *self._rules):
            self._grid.removeWidget(part)
        first, last = self._rules
        order: list[QWidget] = [*self._buttons]
        if alone:
            order = [order[0], first, *order[1:-1], last, order[-1]]
            rows = len(order)
        for at, part in enumerate(order):
            self._grid.addWidget(part, at % rows, at // rows)
        for line in self._rules:
            line.setParent(self)
            line.setVisible(alone)
        self.adjustSize()

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
