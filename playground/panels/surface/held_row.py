"""What the surface does not show: where other columns or further components are held, and how much the drawn
components leave out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.data.dataset import Dataset
from core.data.plane import Plane, PlaneChoice
from core.data.table import Column
from playground.panels.surface import planes
from playground.panels.surface.axes import percent, told
from playground.panels.surface.component_rows import ComponentRows
from playground.panels.surface.note import Note
from playground.style.icon import icon
from playground.style.size import FLUSH, px, set_font, size_icon, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

AT_MEAN, AT_PROBE = "Others at the mean", "Others at the probe"
HOLD_AT_MEAN, HOLD_AT_PROBE = "Hold at the mean", "Hold at the probe"
SET_TO_MEAN = "Set to the mean"
HOLD_TIPS = {
    HOLD_AT_MEAN: "Show the plane through the mean of the training rows",
    HOLD_AT_PROBE: "Show the plane through the probe, and let it follow: a marker of the table then moves the plane",
    SET_TO_MEAN: "Hold all further components at the mean of the training rows",
}

ENOUGH = 0.6
"""The share of the variance from which a plane of components needs no warning."""

GAP, ROW_GAP = 8, 4


class HeldRow(QWidget):
    """hold_requested(bool): hold what is not drawn at the probe, or at the mean again. component_moved(at, value): hold
    a component, counted from 1, at a value. where: see `planes.where`."""

    hold_requested = Signal(bool)
    component_moved = Signal(int, float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.words = label(AT_MEAN, "caption", quiet=True)
        self.button, self.fold_button, self.probe_button, self.mean_button = (self._link() for _ in range(4))
        size_icon(self.fold_button, 14)
        self.mean_button.setText(SET_TO_MEAN)
        self.mean_button.setToolTip(HOLD_TIPS[SET_TO_MEAN])
        self.button.clicked.connect(self._on_clicked)
        self.fold_button.clicked.connect(self._on_fold)
        self.probe_button.clicked.connect(self._on_set)
        self.mean_button.clicked.connect(self._on_set)
        self.rows = ComponentRows(style)
        self.rows.moved.connect(self.component_moved)
        self.warning = Note(role="caption")
        self._assemble()
        self._is_components = self._is_at_probe = False
        self.where, self._is_roomy = "", True
        self._is_wanted: bool | None = None
        self._columns: tuple[Column, ...] = ()
        style.changed.connect(self._show_fold)

    def height_for(self, width: int) -> int:
        """The height at a width; 0 if it is hidden."""
        if self.isHidden():
            return 0
        left, right = self._sides
        heights = [side.sizeHint().height() for side in (left, right) if not side.isHidden()]
        line = max(heights) if self._needed <= width else sum(heights) + self._line.spacing()
        rows = 0 if self.rows.isHidden() else self.rows.sizeHint().height()
        note = self.warning.height_for(width)
        return line + sum(part + px(ROW_GAP) for part in (rows, note) if part)

    def begin(self, columns: tuple[Column, ...]) -> None:
        """Forget, for other columns, what the user has opened or folded."""
        if columns != self._columns:
            self._columns, self._is_wanted, self.rows.is_open = columns, None, False

    def show_plane(self, data: Dataset, plane: Plane, choice: PlaneChoice, probe: str, *, is_there: bool) -> None:
        """Show what a plane holds, and, of components, how much they hold. probe: what is pinned; is_there: whether the
        plane goes through it."""
        self._is_components = choice.kind == "components"
        self._is_at_probe = not self._is_components and bool(choice.held)
        self.where = planes.where(choice, probe, is_there=is_there)
        if self._is_components:
            text = f"Set to {probe}"
            self.probe_button.setText(text)
            self.probe_button.setAccessibleName(text)
            self.probe_button.setToolTip(f"Hold the further components so that the plane goes through {probe}")
            self.rows.display(data, planes.levels(data, plane), self.where)
        else:
            self._show_others(data, plane, choice, probe)
        share = sum(plane.shares)
        self.warning.setText(
            f"These two directions hold {percent(share)} of the spread; nearby points may be far apart."
        )
        self.warning.setVisible(bool(plane.shares) and share < ENOUGH)
        self._show_fold()

    def make_room(self, *, is_roomy: bool) -> None:
        """Fold the sliders behind one line where there is little room. What the user chose stays, until `begin`."""
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self._show_fold()

    @property
    def is_unfolded(self) -> bool:
        """Whether the sliders are shown, if there are any."""
        return self._is_roomy if self._is_wanted is None else self._is_wanted

    def _assemble(self) -> None:
        left, right = self._sides = QWidget(), QWidget()
        links = (self.button, self.probe_button, self.mean_button)
        for side, parts in ((left, (self.words, self.fold_button)), (right, links)):
            line = QHBoxLayout(side)
            space(line, 0, FLUSH)
            for part in parts:
                line.addWidget(part)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._line, GAP)
        self._line.addWidget(left, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)
        self._line.addWidget(right, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        space(column, ROW_GAP, FLUSH)
        column.addLayout(self._line)
        column.addWidget(self.rows)
        column.addWidget(self.warning)

    def _show_others(self, data: Dataset, plane: Plane, choice: PlaneChoice, probe: str) -> None:
        others = [k for k, name in enumerate(data.about.names) if name not in planes.drawn(data, choice)]
        said = told([data.columns[k] for k in others], plane.origin[others].tolist())
        self.words.setText(AT_PROBE if self._is_at_probe else AT_MEAN)
        tip = f"{probe}: {said}" if self._is_at_probe else said
        self.words.setToolTip(plain_tip(tip))
        self.words.setAccessibleDescription(tip)
        text = HOLD_AT_MEAN if self._is_at_probe else HOLD_AT_PROBE
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setToolTip(HOLD_TIPS[text])

    def _show_fold(self) -> None:
        """Show what the kind of plane and the fold ask for."""
        is_held = self._is_components and self.is_unfolded
        text = "Held at" if is_held else f"Held at: {self.where.removeprefix('the ') or 'own values'}"
        self.fold_button.setText(text)
        self.fold_button.setIcon(icon("chevron-down" if is_held else "chevron-right", self._style.theme.accent))
        self.fold_button.setAccessibleName(text)
        self.fold_button.setAccessibleDescription("hides the sliders" if is_held else "shows a slider each")
        self.fold_button.setToolTip("Hide the sliders" if is_held else "Show a slider for each further component")
        for part, is_shown in (
            (self.words, not self._is_components), (self.button, not self._is_components),
            (self.fold_button, self._is_components), (self.probe_button, is_held), (self.mean_button, is_held),
            (self.rows, is_held), (self._sides[1], is_held or not self._is_components),
        ):  # fmt: skip
            part.setVisible(is_shown)
        self._turn()
        self.updateGeometry()

    @property
    def _needed(self) -> int:
        """The width in pixels of the words with the links beside them."""
        left, right = self._sides
        if right.isHidden():
            return left.sizeHint().width()
        return left.sizeHint().width() + self._line.spacing() + right.sizeHint().width()

    def _turn(self) -> None:
        """Put the links below the words if they do not fit beside each other."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if self._needed <= self.width() else direction.TopToBottom)

    def _link(self) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "text-link")
        set_font(made, "caption")
        return made

    def _on_clicked(self) -> None:
        self.hold_requested.emit(not self._is_at_probe)

    def _on_set(self) -> None:
        self.hold_requested.emit(self.sender() is self.probe_button)

    def _on_fold(self) -> None:
        self._is_wanted = not self.is_unfolded
        self._show_fold()

    def minimumSizeHint(self) -> QSize:
        least = max(side.sizeHint().width() for side in self._sides if not side.isHidden())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
