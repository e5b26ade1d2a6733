"""The list of what can be an input: pictures of presets for points of the plane, else the columns; then formulas."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.data.dataset import Dataset, Description
from core.data.description import PLAIN
from core.data.expression import read, token
from core.data.input_names import input_name
from core.data.inputs import inputs_at
from core.data.making import generate
from core.data.presets import offered
from core.data.source import DatasetSpec
from core.data.table import Column
from core.document.document import Document
from playground.panels.data.input_row import InputRow
from playground.panels.data.thumbnail import input_picture
from playground.style import number
from playground.style.size import FLUSH, px, space
from playground.style.style import Style

GAP = 8


class InputList(QWidget):
    """columns: those of the data shown. rows: expression -> its row, those of formulas last. toggled(expression, used):
    the user checked or unchecked a row. edit_requested(expression): of a formula. rebuilt(): there are other rows.

    Rows stay as they are until the data have other columns. A formula that the user unchecked stays in the list, so
    that it can be checked again.
    """

    toggled = Signal(str, bool)
    edit_requested = Signal(str)
    rebuilt = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.rows: dict[str, InputRow] = {}
        self.columns: tuple[Column, ...] = ()
        self._canonical: dict[str, str] = {}
        self._formulas: list[str] = []
        self._kept: set[str] = set()
        self._described: tuple[object, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self._across = 0
        self._data: Dataset | None = None
        self._whole, self._below = QVBoxLayout(self), QVBoxLayout()
        space(self._whole, 0, FLUSH)
        space(self._below, 0)
        self._whole.addLayout(self._below)
        self._make_box()
        style.changed.connect(self._on_style_changed)

    def display(self, document: Document) -> None:
        """Show what can be an input, and check what is one."""
        self._data, spec = generate(document.data), document.data
        data = self._data
        names = data.about.names
        used = {read(node.expression, names).canonical: node.expression for node in document.network.inputs}
        is_new = data.columns != self.columns
        if is_new:
            self._rebuild(spec, data.about)
        has_others = self._follow_formulas(spec, used)
        for text, row in self.rows.items():
            row.setChecked((self._canonical.get(text) or read(text, names).canonical) in used)
        if (spec, tuple(self._formulas)) != self._described:
            self._described = spec, tuple(self._formulas)
            self._explain(data)
        self._draw(data)
        if is_new or has_others:
            self._arrange()
            self.rebuilt.emit()

    def forget(self) -> None:
        """Leave out the formulas that are no inputs."""
        self._kept.clear()

    def keep(self) -> None:
        """Leave every formula in the list, whether it is an input or not."""
        self._kept.update(self._formulas)

    def replace(self, old: str, new: str) -> None:
        """Show a formula at the place of another one."""
        self._kept.discard(old)
        self._formulas = [new if text == old else text for text in self._formulas]

    @property
    def count(self) -> tuple[int, int, int]:
        """Of what the data offer: how many are inputs, and how many there are; and how many formulas are inputs."""
        checked = [text for text, row in self.rows.items() if row.isChecked()]
        used = sum(text in self._canonical for text in checked)
        return used, len(self._canonical), len(checked) - used

    def _make_box(self) -> None:
        """Make the box of the rows that the data offer. It is shown when it is full: each row that is shown alone would
        lay out all others again."""
        self._box = QWidget(self)
        self._box.hide()
        self._grid = QGridLayout(self._box)
        space(self._grid, 0, FLUSH)
        self._whole.insertWidget(0, self._box)

    def _rebuild(self, spec: DatasetSpec, about: Description) -> None:
        for text in self._formulas:
            _drop(self.rows[text])
        _drop(self._box)
        self._make_box()
        self.rows, self.columns, self._formulas, self._drawn = {}, about.columns, [], ()
        self._kept.clear()
        names = about.names
        self._canonical = {text: read(text, names).canonical for text in offered(about.columns)}
        for text in self._canonical:
            self._add(text, spec)
        self._across = 0

    def _add(self, text: str, spec: DatasetSpec, *, is_formula: bool = False) -> None:
        row = InputRow(self._style, input_name(text, spec), editable=is_formula)
        row.setParent(self if is_formula else self._box)
        row.clicked.connect(partial(self._on_clicked, text))
        row.edit_requested.connect(partial(self.edit_requested.emit, text))
        self.rows[text] = row

    def _follow_formulas(self, spec: DatasetSpec, used: dict[str, str]) -> bool:
        """Give each formula a row; returns whether there are others now."""
        offers = set(self._canonical.values())
        own = [text for canonical, text in used.items() if canonical not in offers]
        self._kept.difference_update(own)
        wanted = [text for text in self._formulas if text in own or text in self._kept]
        wanted += [text for text in own if text not in wanted]
        present = list(self.rows)[len(self._canonical) :]
        self._formulas = wanted
        if wanted == present:
            return False
        for text in present:
            if text not in wanted:
                _drop(self.rows.pop(text))
        for text in wanted:
            if text not in self.rows:
                self._add(text, spec, is_formula=True)
            self.rows[text] = row = self.rows.pop(text)
            self._below.removeWidget(row)
            self._below.addWidget(row)
            row.show()
        return True

    def _explain(self, data: Dataset) -> None:
        """Tell of the cells of the columns, and of the values of the formulas."""
        if data.columns != PLAIN:
            for column, cells in zip(data.columns, data.points.T, strict=True):
                text = token(column.name)
                written = text if text != column.shown else ""
                low, high = float(cells.min()), float(cells.max())
                self.rows[text].describe(float(cells.mean()), low, high, column.unit, written)
        if self._formulas:
            is_scaled = bool((data.scale != 1.0).any() or data.center.any())
            of = "Of scaled columns: mean" if is_scaled else "Mean"
            for text, values in zip(self._formulas, inputs_at(self._formulas, data, data.points), strict=True):
                mean, least, most = (number.short(float(part)) for part in (values.mean(), values.min(), values.max()))
                self.rows[text].explain(f"{of} {mean}, from {least} to {most}")

    def _draw(self, data: Dataset) -> None:
        """Draw the pictures that are missing, or all if the theme or the scaling changed."""
        if self.columns != PLAIN:
            return
        theme = self._style.theme
        drawn = theme, data.center.tobytes(), data.scale.tobytes()
        for text, row in self.rows.items():
            if row.is_blank or drawn != self._drawn:
                row.display(input_picture(text, data, theme))
        self._drawn = drawn

    def _fitting(self) -> int:
        """How many rows stand side by side."""
        if self.columns != PLAIN:
            return 1
        widest = max(self.rows[text].needed_width for text in self._canonical)
        return 2 if 2 * widest + px(GAP) <= self.width() else 1

    def _arrange(self) -> None:
        across = self._fitting()
        self._grid.setHorizontalSpacing(px(GAP))
        if across == self._across:
            return
        self._across = across
        offers = [self.rows[text] for text in self._canonical]
        for row in offers:
            self._grid.removeWidget(row)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < across))
        for at, row in enumerate(offers):
            self._grid.addWidget(row, at // across, at % across)
        self._box.show()

    def _on_clicked(self, text: str) -> None:
        checked = self.rows[text].isChecked()
        if not checked:
            self.keep()
        self.toggled.emit(text, checked)

    def _on_style_changed(self) -> None:
        if self._data is not None:
            self._draw(self._data)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._data is not None:
            self._arrange()


def _drop(part: QWidget) -> None:
    part.hide()
    part.deleteLater()
