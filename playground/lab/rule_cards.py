"""The right side of the Lab: what the present step does, and every gradient beside a nudged slope."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from core.autograd.gradcheck import relative_error
from core.lab.lab import Lab
from core.lab.words import tell
from playground.style import number
from playground.style.style import Style
from playground.widgets.form import Card, label

CLOSE_ENOUGH = 1e-4


class StepCard(Card):
    """The local rule of the present step, with its numbers."""

    def __init__(self, style: Style) -> None:
        super().__init__("This step")
        self._style = style
        self.heading = label("", "body")
        self.heading.setWordWrap(True)
        self.lines = label("", "small")
        self.lines.setWordWrap(True)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, lab: Lab) -> None:
        """Show the last step that was made."""
        done = lab.stepper.done
        told = tell(done[-1] if done else None)
        self.heading.setText(told.heading)
        self.lines.setText("\n".join(told.lines))

    def _on_style_changed(self) -> None:
        palette = self.lines.palette()
        palette.setColor(self.lines.foregroundRole(), self._style.theme.color("gradient"))
        self.lines.setPalette(palette)


class CheckCard(Card):
    """Variables with data, gradient as it stands, and the slope found by nudging; a dash where that tells nothing."""

    def __init__(self, style: Style) -> None:
        super().__init__("Check by nudging")
        self._style = style
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        holder = QVBoxLayout()
        holder.addLayout(self._grid)
        holder.addStretch(1)
        self.body.addLayout(holder)
        self._cells: list[list[QLabel]] = []
        for column, title in enumerate(("", "data", "grad", "nudged", "")):
            caption = label(title, "caption", quiet=True)
            self._grid.addWidget(caption, 0, column, Qt.AlignmentFlag.AlignRight)

    def display(self, lab: Lab) -> None:
        """Show every variable that the output depends on."""
        stepper = lab.stepper
        leaves = [value for value in stepper.values if value.op is None and not value.constant]
        slopes, grads = lab.slopes(), stepper.gradients
        at_end = stepper.position == len(stepper.steps)
        rows = []
        for leaf in leaves:
            name = lab.name_of(leaf)
            slope = slopes[name]
            numbers = [number.scalar(x) for x in (leaf.data, grads[leaf], slope)]
            if math.isnan(slope):
                numbers[2], sign = "\u2013", ""
            elif relative_error(grads[leaf], slope) < CLOSE_ENOUGH:
                sign = "\u2713"
            else:
                sign = "\u2717" if at_end else "\u25cb"
            rows.append([name, *numbers, sign])
        self._show(rows)

    @property
    def table(self) -> list[list[str]]:
        """What is shown, row by row."""
        return [[cell.text() for cell in row] for row in self._cells if not row[0].isHidden()]

    def _show(self, rows: list[list[str]]) -> None:
        while len(self._cells) < len(rows):
            self._add_row()
        for at, cells in enumerate(self._cells):
            for column, cell in enumerate(cells):
                cell.setVisible(at < len(rows))
                cell.setText(rows[at][column] if at < len(rows) else "")

    def _add_row(self) -> None:
        cells = [label("", "variable" if column == 0 else "body") for column in range(5)]
        for column, cell in enumerate(cells):
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(cell, len(self._cells) + 1, column, side)
        self._cells.append(cells)
