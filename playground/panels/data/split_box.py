"""How a data set is split, scaled and seeded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.panels.data.seed_field import SeedField
from playground.style.icon import icon
from playground.style.size import FLUSH, fix, size_icon, space
from playground.style.style import Style
from playground.widgets.fitting_label import FittingLabel
from playground.widgets.form import label, show_choice
from playground.widgets.short_choice import ShortChoice
from playground.widgets.slider import Slider
from playground.widgets.switch import Switch

ROW, GAP = 28, 8
KEEP = "Keep each class's share in both parts"
KEEP_SHORT = ("Keep each class's share", "Keep class shares")
KEEP_REASON = "Training and test points are drawn from each class alike"
NO_CLASSES = "The data has numbers to predict, and no classes whose share could be kept"

SCALINGS = {
    "standardize": ("Standardize", "Standardize: mean 0, spread 1, by the training part"),
    "range": ("To \u22121 \u2026 1", "To \u22121 \u2026 1: by the smallest and largest value"),
    "none": ("As it is", "As it is: only if the columns are alike"),
}
"""Name -> the text of the closed list, and of its entry."""


class SplitBox(QWidget):
    """share_changed(percent) while the slider moves, share_released() at the end of the gesture. scaling_changed(name):
    a name of SCALINGS. renewed(): the user wants another seed. `display` emits nothing."""

    share_changed = Signal(float)
    share_released = Signal()
    stratified_changed = Signal(bool)
    scaling_changed = Signal(str)
    seed_changed = Signal(str)
    renewed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        column = QVBoxLayout(self)
        space(column, 6, FLUSH)
        self._make_share(column)
        self._make_switch(column)
        self._make_grid(column)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def display(
        self, share: float, seed: str, *, stratified: bool, scaling: str, has_classes: bool, renewal: str
    ) -> None:
        """Show a split. share: that of the training points in percent. scaling: a name of SCALINGS. has_classes: else
        nothing can be stratified. renewal: what the button beside the seed makes, such as "New points"."""
        self.share.display(share)
        self._share_text.setText(f"{share:g} %")
        self.stratified.setChecked(stratified and has_classes)
        self.stratified.setEnabled(has_classes)
        self._keep.setEnabled(has_classes)
        reason = KEEP_REASON if has_classes else NO_CLASSES
        self._switch_row.setToolTip(f"{KEEP}\n{reason}")
        self.stratified.setAccessibleDescription(reason)
        show_choice(self.scaling, scaling)
        self.seed.display(seed)
        self.renew.setToolTip(f"{renewal}, from another seed")
        self.renew.setAccessibleName(renewal)

    def _make_share(self, column: QVBoxLayout) -> None:
        self._share_text = label("")
        head, box = QHBoxLayout(), QVBoxLayout()
        head.addWidget(label("Training share"))
        head.addStretch(1)
        head.addWidget(self._share_text)
        self.share = Slider(self._style, 10.0, 90.0, step=10.0, whole=10.0)
        self.share.setAccessibleName("Training share")
        self.share.moved.connect(self.share_changed)
        self.share.released.connect(self.share_released)
        space(box, 2)
        box.addLayout(head)
        box.addWidget(self.share)
        column.addLayout(box)

    def _make_switch(self, column: QVBoxLayout) -> None:
        self._switch_row = QWidget()
        fix(self._switch_row, height=ROW)
        row = QHBoxLayout(self._switch_row)
        space(row, GAP, FLUSH)
        self._keep = FittingLabel()
        # The tool tip of the row holds more than the label's own.
        self._keep.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keep.display((KEEP, *KEEP_SHORT))
        self.stratified = Switch(self._style, KEEP)
        self.stratified.clicked.connect(self.stratified_changed)
        row.addWidget(self._keep, 1)
        row.addWidget(self.stratified)
        column.addWidget(self._switch_row)

    def _make_grid(self, column: QVBoxLayout) -> None:
        self.scaling = ShortChoice([(entry, name) for name, (_, entry) in SCALINGS.items()])
        self.scaling.setAccessibleName("Scaling of the columns")
        self.scaling.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.scaling.currentIndexChanged.connect(self._abbreviate)
        self.scaling.activated.connect(self._on_scaling)
        self._abbreviate()
        self.seed = SeedField()
        self.seed.committed.connect(self.seed_changed)
        self.renew = QPushButton()
        self.renew.setProperty("role", "narrow")
        size_icon(self.renew, 16)
        fix(self.renew, ROW + 2, ROW + 2)
        self.renew.clicked.connect(self.renewed)
        grid = QGridLayout()
        space(grid, GAP, FLUSH)
        for at, (name, control) in enumerate((("Scaling", self.scaling), ("Seed", self.seed))):
            text = label(name)
            text.setBuddy(control)
            grid.addWidget(text, at, 0)
            grid.addWidget(control, at, 1, 1, 1 if control is self.seed else 2)
        grid.addWidget(self.renew, 1, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)

    def _abbreviate(self) -> None:
        brief, entry = SCALINGS[self.scaling.currentData()]
        self.scaling.abbreviate((entry, brief), entry)

    def _on_scaling(self) -> None:
        self.scaling_changed.emit(self.scaling.currentData())

    def _on_style_changed(self) -> None:
        self.renew.setIcon(icon("refresh", self._style.theme.text))
