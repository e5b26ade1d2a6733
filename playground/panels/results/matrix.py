"""The confusion matrix: true classes down, predicted ones across."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.training.results import Confusion
from playground.panels.results.grid import HEAD_OF, Grid, grid_for
from playground.panels.results.matrix_painter import SHAPE, Marks, MatrixPainter
from playground.panels.results.shown import Cell, Shown
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.plain_tip import plain_tip

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
KEYS = (*STEPS, *ENTER)
NAME = "Confusion matrix"
USUAL = 250


class ConfusionMatrix(QWidget):
    """cell_chosen(true, predicted): by a click or Enter. The arrows walk through the cells."""

    cell_chosen = Signal(int, int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._shown: Shown | None = None
        self._confusion: Confusion | None = None
        self._as_shares = False
        self._current: Cell = (0, 0)
        self._marks = Marks()
        self.setAccessibleName(NAME)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    @property
    def current(self) -> Cell:
        """The cell that the keyboard is on."""
        return self._current

    @property
    def marks(self) -> Marks:
        """The cells that are marked."""
        return self._marks

    @property
    def grid(self) -> Grid:
        """Where the cells are."""
        return self._grid(self.width())

    def display(self, shown: Shown, confusion: Confusion, *, as_shares: bool) -> None:
        """Show the counts of some answers, or each as a share of its row."""
        is_other = self._shown is None or shown.data.classes != self._shown.data.classes
        self._shown, self._confusion, self._as_shares = shown, confusion, as_shares
        if is_other:
            self._current, self._marks = (0, 0), Marks()
            self.updateGeometry()
        self._describe()
        self.update()

    def mark(self, marks: Marks) -> None:
        """Mark some cells."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def height_for(self, width: int) -> int:
        """The height at a width; 0 if it is hidden."""
        return 0 if self.isHidden() else self._grid(width).height

    def tip(self, place: QPointF) -> str:
        """What a place of the matrix means, in words."""
        cell = self.grid.at(place)
        if cell is None or self._shown is None or self._confusion is None:
            return ""
        if HEAD_OF in cell:
            return self._shown.head_told(max(cell), self._confusion)
        return self._shown.told(cell, self._confusion)

    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else px(USUAL)
        return QSize(px(USUAL), self._grid(width).height)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), self.sizeHint().height())

    def _grid(self, width: int) -> Grid:
        names = self._shown.data.classes if self._shown is not None else ("",)
        metrics = QFontMetrics(font("small"))
        widest = max(metrics.horizontalAdvance(name) for name in names) + px(SHAPE * 2)
        return grid_for(width, len(names), widest)

    def _describe(self) -> None:
        if self._shown is not None and self._confusion is not None:
            told = self._shown.told(self._current, self._confusion)
            if told != self.accessibleDescription():
                self.setAccessibleDescription(told)

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _walk(self, cell: Cell) -> None:
        last = self.grid.count - 1
        self._current = min(max(cell[0], 0), last), min(max(cell[1], 0), last)
        self._describe()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.grid.at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or cell is None or HEAD_OF in cell or self._shown is None:
            super().mousePressEvent(event)
            return
        self._walk(cell)
        self.cell_chosen.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._walk((self._current[0] + step[0], self._current[1] + step[1]))
        elif event.key() in ENTER and self._shown is not None:
            self.cell_chosen.emit(*self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip(QPointF(event.pos()))), self)
            return True
        # With the focus, the matrix takes its keys before the window's shortcuts do.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is not None and self._confusion is not None:
            current = self._current if self.hasFocus() else None
            painter = MatrixPainter(self, self._style.theme, self.grid, self._shown, self._confusion)
            painter.paint(self._marks, current, as_shares=self._as_shares)
            painter.end()
