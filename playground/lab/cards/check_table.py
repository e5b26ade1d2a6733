"""A table of gradients beside their numerical gradients; its names are elided to the room there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from playground.style.size import fix, px, space
from playground.style.style import Style
from playground.widgets.elided import Name
from playground.widgets.form import label
from playground.widgets.tint import tint

TITLES = ("value", "grad", "numerical", "error", "")
MOST_ROWS, ROW, HEAD = 12, 23, 26
LEAST_NAME = 52
RIGHT, WRONG, WAITING = "\u2713", "\u2717", "\u25cb"
WORDS = {RIGHT: "They agree", WRONG: "They do not agree", WAITING: "Not complete yet", "": ""}


@dataclass(frozen=True, slots=True)
class Line:
    """A row. cells: name, gradient, numerical gradient, error, mark. is_reached: whether the gradient is a number."""

    cells: tuple[str, str, str, str, str]
    is_reached: bool


class CheckTable(QScrollArea):
    """Rows are used again. Up to MOST_ROWS are visible; more of them scroll."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._lines: Sequence[Line] = ()
        self._pool: list[tuple[Name, list[QLabel]]] = []
        self.setProperty("role", "inside")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Gradients and numerical gradients")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = _Ruled(style)
        self._grid = self._inner.grid
        for column, title in enumerate(TITLES):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label(title, "caption", quiet=True), 0, column, side)
        self.setWidget(self._inner)
        style.changed.connect(self._on_style_changed)

    def display(self, lines: Sequence[Line]) -> None:
        """Show these rows."""
        self._lines = lines
        while len(self._pool) < len(lines):
            self._add_row()
        for at, (name, cells) in enumerate(self._pool):
            for part in (name, *cells):
                part.setVisible(at < len(lines))
            if at < len(lines):
                name.setText(lines[at].cells[0])
                for cell, text in zip(cells, lines[at].cells[1:], strict=True):
                    cell.setText(text)
                cells[-1].setToolTip(WORDS[lines[at].cells[-1]])
        self._inner.show_rows(len(lines))
        fix(self, height=min(len(lines), MOST_ROWS) * ROW + HEAD + 2)
        self.setAccessibleDescription("; ".join(" ".join(filter(None, line.cells)) for line in lines))
        self._on_style_changed()

    @property
    def texts(self) -> list[list[str]]:
        """The rows shown, with whole names."""
        return [list(line.cells) for line in self._lines]

    def _add_row(self) -> None:
        name, cells = Name("small", LEAST_NAME), [label("", "small") for _ in TITLES[1:]]
        row = len(self._pool) + 1
        self._grid.addWidget(name, row, 0)
        for column, cell in enumerate(cells, 1):
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight)
        self._pool.append((name, cells))

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        tones = {RIGHT: theme.success, WRONG: theme.danger}
        for (_, cells), line in zip(self._pool, self._lines, strict=False):
            tint(cells[0], theme.gradient if line.is_reached else theme.text_2)
            tint(cells[-1], tones.get(line.cells[-1], theme.text_2))
        self._inner.update()


class _Ruled(QWidget):
    """The rows, with a thin line above each."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style, self.count = style, 0
        self.grid = QGridLayout(self)
        space(self.grid, margins=(0, 0, 2, 0))
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(0, 1)
        self.grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def _on_style_changed(self) -> None:
        self.grid.setHorizontalSpacing(px(3))
        for row in range(self.grid.rowCount()):
            self.fit_row(row)

    def fit_row(self, row: int) -> None:
        """Give a row its height; row 0 holds the titles."""
        shown = row <= self.count
        self.grid.setRowMinimumHeight(row, (px(ROW if row else HEAD) if shown else 0))

    def show_rows(self, count: int) -> None:
        """Show so many rows below the titles."""
        self.count = count
        for row in range(self.grid.rowCount()):
            self.fit_row(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._style.theme.border), 1.0))
        for row in range(1, self.count + 1):
            y = self.grid.cellRect(row, 0).top()
            painter.drawLine(0, y, self.width(), y)
        painter.end()
