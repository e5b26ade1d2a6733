"""The selected value: why it has its data and its gradient, and all paths of that gradient."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton

from core.autograd.value import Value
from core.lab.graph.paths import Path, paths
from core.lab.lab import Lab
from core.lab.notation import name
from core.lab.why.why import Why, why_gradient, why_value
from core.problem import UserError
from playground.style import number
from playground.style.font import font
from playground.style.size import fix, set_font, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.form import Card, IconButton, label
from playground.widgets.plain_tip import plain_tip

MOST_ROWS, ROW, MOST_LETTERS = 6, 24, 240
MOST_LISTED = 50
"""The most paths listed: those with the largest products."""

ELLIPSIS = "\u2026"


class ValueCard(Card):
    """path_looked(path or None) when a path is selected or not; ran_to(label), breakpoint_toggled(label),
    toggled(label) and closed() by its buttons."""

    path_looked = Signal(object)
    ran_to = Signal(str)
    breakpoint_toggled = Signal(str)
    toggled = Signal(str)
    closed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__("")
        self._style = style
        self._value: Value | None = None
        self._paths: tuple[Path, ...] = ()
        self._listed: tuple[Value, bool, tuple[float, ...]] | None = None
        self.name = Elided("title", 60)
        self.header.insertWidget(0, self.name, 100)
        self.title.hide()
        close = IconButton(style, "close", "Clear selection (Esc)", side=28)
        close.clicked.connect(self.closed)
        self.header.addWidget(close)
        self.data, self.data_names, self.data_numbers = self._make_part("data")
        self.grad, self.grad_names, self.grad_numbers = self._make_part("grad")
        self._summary = label("", "caption", quiet=True)
        space(self._summary, margins=(0, 6, 0, 0))
        self.list = QListWidget()
        self.list.setProperty("role", "choices")
        self.list.setAccessibleName("Paths to the output")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._on_row)
        self.route = label("", "small", quiet=True)
        self.route.setWordWrap(True)
        for part in (self._summary, self.list, self.route):
            self.body.addWidget(part)
        self._make_buttons()
        self.hide()
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(self, lab: Lab, label_: str, *, has_breakpoint: bool, hidden: bool, steps: bool) -> None:
        """Show the value with a label; hide if there is none. hidden: the user has to find its gradient. steps: whether
        stepping is possible."""
        self._value = value = lab.named(label_)
        self.setVisible(value is not None)
        if value is None:
            self._forget_paths()
            return
        self.name.display(name(value))
        self._show(self.data, self.data_names, self.data_numbers, why_value(value), value.label)
        has_gradient = not value.constant and not hidden
        for part in (self.grad, self.grad_names, self.grad_numbers, self._grad_caption):
            part.setVisible(has_gradient)
        if has_gradient:
            complete = "grad" if value not in lab.stepper.waiting else "grad, once complete"
            self._grad_caption.setText("right gradient" if lab.mistakes else complete)
            self._show(self.grad, self.grad_names, self.grad_numbers, why_gradient(lab.stepper, value), "")
        self._show_paths(lab, value, shown=has_gradient)
        is_made = value.op is not None and not value.constant and steps
        self.run.setVisible(is_made)
        self.breakpoint.setVisible(is_made)
        self.breakpoint.setText("Clear breakpoint" if has_breakpoint else "Set breakpoint")
        self.expand.setVisible(lab.can_toggle(value))
        self.expand.setText("Collapse" if value.label in lab.expanded else "Expand")

    def _make_part(self, caption: str) -> tuple[QLabel, QLabel, QLabel]:
        heading = label(caption, "caption", quiet=True)
        if caption == "grad":
            self._grad_caption = heading
            space(heading, margins=(0, 6, 0, 0))
        parts = label("", "heading"), label("", "small"), label("", "small", quiet=True)
        for part in (heading, *parts):
            self.body.addWidget(part)
        for part in parts:
            part.setWordWrap(True)
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return parts

    def _make_buttons(self) -> None:
        self.run, self.breakpoint, self.expand = map(QPushButton, ("Run here", "Set breakpoint", "Expand"))
        row = QHBoxLayout()
        space(row, 8, (0, 8, 0, 0))
        for button, tip, slot in (
            (self.run, "Run until this value has passed its gradient on", self._on_run),
            (self.breakpoint, "Stop here when running (B)", self._on_breakpoint),
            (self.expand, "Show this operation as simpler ones, or as one again (Enter)", self._on_expand),
        ):
            button.setToolTip(tip)
            set_font(button, "small")
            button.clicked.connect(slot)
            row.addWidget(button, button.fontMetrics().horizontalAdvance(button.text()))
        self.body.addLayout(row)

    def _show(self, result: QLabel, names: QLabel, numbers: QLabel, why: Why, own: str) -> None:
        result.setText(number.full(why.result).replace("-", number.MINUS))
        formula, digits = why.formula, why.numbers
        is_itself = formula in (own, digits)
        for part, text, whole in ((names, why.names, formula), (numbers, why.brief, digits)):
            cut = text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + ELLIPSIS
            part.setText("" if is_itself else f"= {cut}")
            part.setToolTip("" if is_itself else plain_tip(whole))
            part.setVisible(not is_itself)

    def _forget_paths(self) -> None:
        if self._listed is not None:
            self._listed, self._paths = None, ()
            self._list_paths(-1)

    def _show_paths(self, lab: Lab, value: Value, *, shown: bool) -> None:
        """List the paths again if the value or a number has changed. The selected path stays selected."""
        numbers = tuple(each.data for each in lab.stepper.values)
        if (value, shown, numbers) == self._listed:
            return
        self._listed = value, shown, numbers
        row, output = self.list.currentRow(), lab.stepper.output
        looked_at = self._paths[row] if row >= 0 else None
        try:
            found = paths(value, output) if shown and value is not output else ()
            ranked = sorted(found, key=lambda path: -abs(path.product))
            sentence = _counted(ranked, name(output)) if ranked else ""
        except UserError as error:
            ranked, sentence = [], str(error)
        self._paths = tuple(ranked[:MOST_LISTED])
        self._summary.setText(sentence)
        self._summary.setWordWrap(True)
        self._summary.setVisible(bool(sentence))
        self._list_paths(next((at for at, path in enumerate(self._paths) if _is_same(path, looked_at)), -1))

    def _list_paths(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_written(path) for path in self._paths])
        for at, path in enumerate(self._paths):
            self.list.item(at).setToolTip(plain_tip(f"{_route(path)}\n{_written(path)}"))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self._paths))
        fix(self.list, height=min(len(self._paths), MOST_ROWS) * ROW + 2)
        self._on_row(row)

    def _on_row(self, row: int) -> None:
        path = self._paths[row] if 0 <= row < len(self._paths) else None
        self.route.setText(_route(path) if path is not None else "")
        self.route.setVisible(path is not None)
        self.path_looked.emit(path)

    def _on_run(self) -> None:
        if self._value is not None:
            self.ran_to.emit(self._value.label)

    def _on_breakpoint(self) -> None:
        if self._value is not None:
            self.breakpoint_toggled.emit(self._value.label)

    def _on_expand(self) -> None:
        if self._value is not None:
            self.toggled.emit(self._value.label)

    def _on_style_changed(self) -> None:
        italic = QFont(font("title"))
        italic.setItalic(True)
        self.name.setFont(italic)
        palette = self.grad.palette()
        palette.setColor(self.grad.foregroundRole(), QColor(self._style.theme.gradient))
        self.grad.setPalette(palette)


def _route(path: Path) -> str:
    return " \u2192 ".join(name(each) for each in path.values)


def _is_same(path: Path, other: Path | None) -> bool:
    return other is not None and (path.values, path.positions) == (other.values, other.positions)


def _counted(found: Sequence[Path], end: str) -> str:
    if len(found) == 1:
        return f"One path to {end}: local derivatives, multiplied"
    total = sum(path.product for path in found)
    more = len(found) - MOST_LISTED
    rest = f"; {more:,} more with smaller ones are not listed" if more > 0 else ""
    return f"{len(found):,} paths to {end}; their products sum to {number.scalar(total)}{rest}"


def _written(path: Path) -> str:
    """The product of the slopes along a path."""
    factors = " \u00d7 ".join(number.short(slope) for slope in path.slopes)
    return f"{number.scalar(path.product)} = {factors}" if len(path.slopes) > 1 else number.scalar(path.product)
