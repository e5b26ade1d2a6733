"""How the data are prepared: the scaling, and the split into training and test rows."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from core.data.scaling import SCALINGS
from playground.importing.draft import Draft
from playground.style.size import FLUSH, set_font, space
from playground.style.style import Style
from playground.widgets.dialog import wrapped
from playground.widgets.form import label, rule
from playground.widgets.slider import Slider

EXPLAINED: Mapping[str, str] = {
    "standardize": "mean 0, spread 1, by the training part",
    "range": "by the smallest and largest value",
    "none": "only if the columns are alike",
}
INDENT = 24
KEEP = "Keep each class's share\nin both parts"


class Preparation(QWidget):
    """changed(fields): fields of `Draft` by their names. `display` emits nothing."""

    changed = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 6, FLUSH)
        column.addWidget(label("Scaling", "heading"))
        self._group = QButtonGroup(self)
        self.scalings: dict[str, QRadioButton] = {}
        for name, explained in EXPLAINED.items():
            button = QRadioButton(SCALINGS[name].label)
            set_font(button, "heading")
            button.setAccessibleDescription(explained)
            button.clicked.connect(partial(self._on_scaling, name))
            self._group.addButton(button)
            self.scalings[name] = button
            told = wrapped(explained, "small", quiet=True)
            space(told, margins=(INDENT, 0, 0, 4))
            column.addWidget(button)
            column.addWidget(told)
        column.addWidget(rule())
        head = QHBoxLayout()
        self._share = label("")
        head.addWidget(label("Training share"))
        head.addStretch(1)
        head.addWidget(self._share)
        self.share = Slider(style, 10.0, 90.0, step=5.0, whole=5.0)
        self.share.setAccessibleName("Training share")
        self.share.setToolTip("So many of the rows train the network; the others test it")
        self.share.moved.connect(self._on_share)
        self.stratified = QCheckBox(KEEP)
        self.stratified.setAccessibleName(KEEP.replace("\n", " "))
        self.stratified.setToolTip("Training and test rows have each class as often as the whole table")
        self.stratified.clicked.connect(self._on_stratified)
        column.addLayout(head)
        column.addWidget(self.share)
        column.addWidget(self.stratified)

    def display(self, draft: Draft) -> None:
        """Show the preparation of a draft."""
        self.scalings[draft.scaling].setChecked(True)
        self.share.display(draft.train_share)
        self._share.setText(f"{draft.train_share:g} %")
        has_classes = not draft.target or draft.roles[draft.target] == "class"
        self.stratified.setChecked(draft.stratified and has_classes)
        self.stratified.setEnabled(has_classes)

    def _on_scaling(self, name: str) -> None:
        self.changed.emit({"scaling": name})

    def _on_share(self, share: float) -> None:
        self.changed.emit({"train_share": share})

    def _on_stratified(self, stratified: bool) -> None:
        self.changed.emit({"stratified": stratified})
