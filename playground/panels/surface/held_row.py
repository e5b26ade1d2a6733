"""What the surface does not show: where the other columns are held, and how much the components leave out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.data.dataset import Dataset
from core.data.plane import Plane, PlaneChoice
from playground.panels.surface import planes
from playground.panels.surface.axes import percent, told
from playground.panels.surface.note import Note
from playground.style.size import FLUSH, px, set_font, space
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip

AT_MEAN, AT_PROBE = "Others at the mean", "Others at the probe"
HOLD_AT_MEAN, HOLD_AT_PROBE = "Hold at the mean", "Hold at the probe"
HOLD_TIPS = {
    HOLD_AT_MEAN: "Show the plane through the mean of the training rows",
    HOLD_AT_PROBE: "Show the plane through the probe, with its values of all other columns",
}

ENOUGH = 0.6
"""The share of the variance from which a plane of components needs no warning."""

GAP, ROW_GAP = 8, 4


class HeldRow(QWidget):
    """hold_requested(bool): hold the other columns at the probe, or at the mean again."""

    hold_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.words = label(AT_MEAN, "caption", quiet=True)
        self.button = QPushButton(HOLD_AT_PROBE)
        self.button.setProperty("role", "text-link")
        set_font(self.button, "caption")
        self.button.clicked.connect(self._on_clicked)
        self.warning = Note(role="caption")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._line, GAP)
        self._line.addWidget(self.words)
        self._line.addStretch(1)
        self._line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        space(column, ROW_GAP, FLUSH)
        column.addLayout(self._line)
        column.addWidget(self.warning)
        self._is_at_probe = False

    def height_for(self, width: int) -> int:
        """The height at a width; 0 if it is hidden."""
        if self.isHidden():
            return 0
        heights = [part.sizeHint().height() for part in (self.words, self.button)]
        line = max(heights) if self._needed <= width else sum(heights) + self._line.spacing()
        note = self.warning.height_for(width)
        return line + (note + px(ROW_GAP) if note else 0)

    def show_plane(self, data: Dataset, plane: Plane, choice: PlaneChoice) -> None:
        """Show where the other columns of a plane are held, and, of components, how much they hold."""
        self._is_at_probe = bool(choice.held)
        others = [k for k, name in enumerate(data.about.names) if name not in planes.drawn(data, choice)]
        said = told([data.columns[k] for k in others], plane.origin[others].tolist())
        self.words.setText(AT_PROBE if self._is_at_probe else AT_MEAN)
        self.words.setToolTip(plain_tip(said))
        self.words.setAccessibleDescription(said)
        text = HOLD_AT_MEAN if self._is_at_probe else HOLD_AT_PROBE
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setToolTip(HOLD_TIPS[text])
        share = sum(plane.shares)
        self.warning.setText(
            f"These two directions hold {percent(share)} of the spread; nearby points may be far apart."
        )
        self.warning.setVisible(bool(plane.shares) and share < ENOUGH)
        self._turn()

    @property
    def _needed(self) -> int:
        """The width in pixels of the words with the button beside them."""
        return self.words.sizeHint().width() + self._line.spacing() + self.button.sizeHint().width()

    def _turn(self) -> None:
        """Put the button below the words if they do not fit beside each other."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if self._needed <= self.width() else direction.TopToBottom)

    def _on_clicked(self) -> None:
        self.hold_requested.emit(not self._is_at_probe)

    def minimumSizeHint(self) -> QSize:
        least = max(self.words.sizeHint().width(), self.button.sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
