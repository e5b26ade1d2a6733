"""The pace of training: a drop-down in the bar, and the panel it opens."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from core.training.pace import DEFAULT_PACE, Pace
from core.training.snapshot import Snapshot
from playground.panels.controls import pace_scale
from playground.style import number
from playground.style.size import fix
from playground.style.style import Style
from playground.widgets.drop_down import DropDown
from playground.widgets.form import label
from playground.widgets.popup import Popup
from playground.widgets.slider import Slider

WIDTH, ROW = 180, 24
LIST_EDGES = 4
TIP = "Pace of training, from one update a second to full speed"


class _Paces(QListWidget):
    """The usual paces. taken(Pace): Enter, Space or the mouse took one."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choices")
        self.setAccessibleName("Paces")
        self.setToolTip("Up and Down, then Enter")
        for pace in pace_scale.USUAL:
            QListWidgetItem(pace_scale.describe(pace), self)
        fix(self, height=ROW * len(pace_scale.USUAL) + LIST_EDGES)
        self.itemClicked.connect(self._on_taken)

    def display(self, pace: Pace) -> None:
        """Mark a pace, if it is a usual one."""
        at = pace_scale.USUAL.index(pace) if pace in pace_scale.USUAL else -1
        self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_taken()
        else:
            super().keyPressEvent(event)

    def _on_taken(self) -> None:
        if self.currentRow() >= 0:
            self.taken.emit(pace_scale.USUAL[self.currentRow()])


class PaceGroup(DropDown):
    """chosen(Pace): the user chose another pace."""

    chosen = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__(style, "Pace", flat=True)
        self._pace = DEFAULT_PACE
        self.popup = Popup(self)
        self.popup.opener = self
        self.progress = label("", "small", quiet=True)
        self.slider = Slider(style, 0.0, 1.0, step=0.05, width=WIDTH)
        self.slider.setAccessibleName("Pace")
        self.slider.setToolTip(TIP)
        self.paces = _Paces()
        for part in (self.progress, self.slider, self.paces):
            fix(part, WIDTH)
            self.popup.column.addWidget(part)
        self.slider.moved.connect(self._on_moved)
        self.paces.taken.connect(self._on_taken)
        self.clicked.connect(self.open)
        self.show_pace(DEFAULT_PACE)

    def show_pace(self, pace: Pace) -> None:
        """Show a pace."""
        self._pace = pace
        self.display(pace_scale.describe(pace), TIP)
        self.slider.display(pace_scale.share_of(pace))
        self.paces.display(pace)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the update, and the measured speed while training plays."""
        text = f"update {snapshot.update:,}"
        if snapshot.is_playing:
            text = f"{text}, {number.count(snapshot.updates_per_second)}/s"
        if text != self.progress.text():
            self.progress.setText(text)

    def open(self) -> None:
        """Open the panel below the button; the keyboard is in its list."""
        self.paces.display(self._pace)
        self.popup.adjustSize()
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.popup.show()
        self.paces.setFocus(Qt.FocusReason.PopupFocusReason)

    def _use(self, pace: Pace) -> None:
        if pace != self._pace:
            self.show_pace(pace)
            self.chosen.emit(pace)

    def _on_moved(self, share: float) -> None:
        self._use(pace_scale.pace_at(share))

    def _on_taken(self, pace: Pace) -> None:
        self._use(pace)
        self.popup.hide()
