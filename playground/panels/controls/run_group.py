"""The buttons Play, Step, Rewind and New weights."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from core.training.snapshot import Snapshot
from playground.actions import text_of, tip
from playground.style.icon import icon
from playground.style.size import FLUSH, fix, set_font, size_icon, space
from playground.style.style import Style
from playground.widgets.form import IconButton

PLAY = (104, 40)
"""Width and height of the play button."""

GAP = 12


class RunGroup(QWidget):
    """Sends requests as signals. If Play is pressed before the engine is ready, it shows "Starting" and training starts
    by itself."""

    play_toggled = Signal()
    step_requested = Signal(str)
    rewind_requested = Signal()
    new_weights_requested = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._is_ready = self._is_playing = self._is_starting = False
        self.play = QPushButton("Play")
        self.play.setProperty("role", "play")
        self.play.setToolTip(tip("play"))
        set_font(self.play, "title")
        size_icon(self.play, 20)
        fix(self.play, *PLAY)
        self.play.clicked.connect(self._on_play_clicked)
        self.step = IconButton(style, "step", tip("step_batch"))
        self.step.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        fix(self.step, 48, 32)
        menu = QMenu(self.step)
        for size in ("sample", "batch", "epoch"):
            menu.addAction(text_of(f"step_{size}"), partial(self.step_requested.emit, size))
        self.step.setMenu(menu)
        self.step.clicked.connect(self._on_step_clicked)
        self.rewind = IconButton(style, "rewind", tip("rewind"))
        self.rewind.clicked.connect(self.rewind_requested)
        self.dice = IconButton(style, "dice", tip("new_weights"))
        self.dice.clicked.connect(self.new_weights_requested)
        row = QHBoxLayout(self)
        space(row, 0, FLUSH)
        row.addWidget(self.play)
        self._tools = QHBoxLayout()
        for part in (self.step, self.rewind, self.dice):
            self._tools.addWidget(part)
        row.addLayout(self._tools)
        self.use_gap(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()

    def use_gap(self, gap: int) -> None:
        """Set the space between Play and the other buttons."""
        space(self._tools, 2, (gap, 0, 0, 0))

    def refresh(self, snapshot: Snapshot) -> None:
        """Show whether training plays."""
        self._is_ready, self._is_playing = snapshot.is_ready, snapshot.is_playing
        self._is_starting = self._is_starting and not self._is_ready
        self._show_play()

    def show_starting(self) -> None:
        """Show that Play was pressed; before the engine is ready, training waits for it."""
        self._is_starting = not self._is_starting and not self._is_ready
        self._show_play()

    def show_waiting(self) -> None:
        """Cancel the pending start: another request came."""
        self._is_starting = False
        self._show_play()

    def _show_play(self) -> None:
        shown = "Pause" if self._is_playing else "Starting" if self._is_starting else "Play"
        if shown != self.play.text():
            self.play.setText(shown)
            self._on_style_changed()

    def _on_play_clicked(self) -> None:
        self.play_toggled.emit()

    def _on_step_clicked(self) -> None:
        self.step_requested.emit("batch")

    def _on_style_changed(self) -> None:
        name = "pause" if self.play.text() == "Pause" else "play"
        self.play.setIcon(icon(name, self._style.theme.on_accent))
