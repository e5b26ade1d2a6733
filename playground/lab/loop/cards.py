"""The right side of the training loop: the four rows, the cost of a round, and the right and broken gradients."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from core.lab.loop.comparison import Loop
from core.lab.loop.lecture import FORWARD, ROWS, TARGETS, Lecture
from playground.style import number
from playground.style.size import at_least, fit_text
from playground.style.style import Style
from playground.widgets.form import Card, label
from playground.widgets.tint import tint

RIGHT_SIGN, WRONG_SIGN = "\u2713", "\u2717"
WIDEST = (*("\u22128.8",) * 3, "\u22121", "\u22128.88", WRONG_SIGN, "\u22128.88", WRONG_SIGN)
"""The widest texts of the columns of the four rows."""

WATCHED = ("layers.0.0.w0", "layers.1.0.w0", "layers.2.0.w0", "layers.2.0.b")
"""A parameter of each layer, and the last bias."""


COSTS = (
    ("Values", "The eager loop builds a graph of all rows in each round; the engine keeps one program for a row."),
    ("Edges", "The operands of all operations"),
    ("Memory", "The size of the graph, and of the program"),
    ("Time", "The five lines together, and the engine\u2019s update: the median of 25 rounds"),
)


class Table(QGridLayout):
    """Labels in rows: the first column is left-aligned, all others right-aligned."""

    def __init__(self, titles: Sequence[str], rows: int, *, role: str = "small") -> None:
        super().__init__()
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(5)
        self.cells: list[list[QLabel]] = []
        for at in range(rows + 1):
            cells = [label("", role if at else "caption", quiet=not at) for _ in titles]
            for column, cell in enumerate(cells):
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.addWidget(cell, at, column)
            self.cells.append(cells)
        self.titles = self.cells.pop(0)
        for cell, title in zip(self.titles, titles, strict=True):
            cell.setText(title)

    @property
    def texts(self) -> list[list[str]]:
        """The texts shown, row by row."""
        return [[cell.text() for cell in row] for row in self.cells]

    def show_column(self, column: int, on: bool) -> None:
        """Show a column, or hide it."""
        for row in (self.titles, *self.cells):
            row[column].setVisible(on)


class RowsCard(Card):
    """The data, the network's prediction for each row, and that of the broken run."""

    def __init__(self, style: Style) -> None:
        super().__init__("The four rows")
        self._style = style
        self._loop: Loop | None = None
        self.table = Table(("x1", "x2", "x3", "target", "now", "", "broken", ""), len(ROWS))
        self.table.setHorizontalSpacing(5)
        self.body.addLayout(self.table)
        self.body.addStretch(1)
        for cells, row, target in zip(self.table.cells, ROWS, TARGETS, strict=True):
            for cell, x in zip(cells, row, strict=False):
                cell.setText(number.weight(x, 1))
            cells[3].setText(number.weight(target, 0))
        for column, widest in enumerate(WIDEST):
            for cell in (row[column] for row in (self.table.titles, *self.table.cells)):
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for cells in self.table.cells:
                fit_text(cells[column], widest, 1)
        self.table.setColumnStretch(len(WIDEST), 1)
        style.changed.connect(self._on_style_changed)

    def display(self, loop: Loop) -> None:
        """Show the present predictions of a loop."""
        self._loop = loop
        for column, lecture in ((4, loop.right), (6, loop.wrong)):
            for at in (column, column + 1):
                self.table.show_column(at, lecture is not None)
            if lecture is not None:
                self._show_predictions(column, lecture)

    def _show_predictions(self, column: int, lecture: Lecture) -> None:
        theme = self._style.theme
        for cells, x, target in zip(self.table.cells, lecture.predictions(), TARGETS, strict=True):
            said, sign = cells[column : column + 2]
            is_right = x * target > 0.0
            said.setText(number.weight(round(x, 2)))
            said.setToolTip(number.full(x))
            tint(said, theme.signed_text(x))
            sign.setText(RIGHT_SIGN if is_right else WRONG_SIGN)
            sign.setToolTip("The sign is right" if is_right else "The sign is wrong")
            tint(sign, theme.success if is_right else theme.danger)

    def _on_style_changed(self) -> None:
        if self._loop is not None:
            self.display(self._loop)


class CostCard(Card):
    """The values, edges, memory and time of a round, for the eager loop and for the engine."""

    def __init__(self, style: Style) -> None:
        super().__init__("Cost of a round")
        self.table = Table(("", "eager loop", "engine"), 4)
        self.table.setColumnStretch(0, 1)
        self.table.setHorizontalSpacing(14)
        for cells, (name, tip) in zip(self.table.cells, COSTS, strict=True):
            cells[0].setText(name)
            cells[0].setToolTip(tip)
        self.words = label("", "small", quiet=True)
        self.words.setWordWrap(True)
        at_least(self.words, height=32)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self.table)
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def display(self, loop: Loop) -> None:
        """Show a loop's costs so far."""
        cost, size = loop.right.costs.get(FORWARD), loop.twin.size
        eager, fast = loop.right.round_seconds, loop.twin.round_seconds
        made = _size(cost.values, cost.edges, cost.bytes) if cost else [number.NONE] * 3
        for cells, *texts in zip(self.table.cells, [*made, _time(eager)], [*_size(*size), _time(fast)], strict=True):
            for cell, text in zip(cells[1:], texts, strict=True):
                cell.setText(text)
        self.words.setText(_ratio(loop, eager, fast))


class GradientCard(Card):
    """The present gradients of the parameters, beside those of the broken run, which may accumulate."""

    def __init__(self, style: Style) -> None:
        super().__init__("Gradients")
        self._style = style
        self.table = Table(("", "grad", "broken"), 2 + len(WATCHED))
        self.table.setColumnStretch(0, 1)
        self.table.setHorizontalSpacing(14)
        for cells, name in zip(self.table.cells, ("norm of all 41", "largest", *WATCHED), strict=True):
            cells[0].setText(name)
            for cell in cells[1:]:
                fit_text(cell, number.MINUS + "888.8888")
        self.body.addLayout(self.table)
        self.body.addStretch(1)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, loop: Loop) -> None:
        """Show the present gradients of a loop."""
        self.table.show_column(2, loop.wrong is not None)
        for column, lecture in ((1, loop.right), (2, loop.wrong)):
            for cells, x in zip(self.table.cells, _gradients(lecture), strict=False):
                cells[column].setText(number.scalar(x))
                cells[column].setToolTip(number.full(x))
        self._on_style_changed()

    def _on_style_changed(self) -> None:
        theme = self._style.theme
        for cells in self.table.cells:
            tint(cells[1], theme.gradient)
            tint(cells[2], theme.warning)


def _gradients(lecture: Lecture | None) -> list[float]:
    if lecture is None:
        return []
    largest = max((leaf.grad for leaf in lecture.parameters.values()), key=abs)
    return [lecture.gradient_norm, largest, *(lecture.parameters[name].grad for name in WATCHED)]


def _size(values: int, edges: int, taken: int) -> list[str]:
    return [f"{values:,}", f"{edges:,}", f"{taken / 1000.0:.1f} kB"]


def _time(seconds: float | None) -> str:
    return number.NONE if seconds is None else f"{number.weight(round(1e3 * seconds, 3), 3)} ms"


def _ratio(loop: Loop, eager: float | None, fast: float | None) -> str:
    if not eager or not fast:
        return "The engine\u2019s time is known after two rounds."
    ratio = number.count(eager / fast)
    if loop.twin.is_compiled:
        return f"Compiled, the same update is {ratio} times as fast."
    return f"With NumPy, until the kernels are compiled, the same update is {ratio} times as fast."
