"""The row of controls: run, pace, learning rate, how it is trained, and how well it goes."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.document import edits
from core.document.document import Document
from core.training.optimizers import OPTIMIZERS
from core.training.pace import DEFAULT_PACE, Pace
from core.training.settings import NUMBERS
from core.training.snapshot import Metrics, Snapshot
from playground.actions import text_of, tip
from playground.panels.controls import pace_scale
from playground.panels.controls.expert_settings import ExpertSettings
from playground.panels.controls.settings import Settings
from playground.panels.why.readout import WhyReadout
from playground.store import Store
from playground.style import number
from playground.style.icon import icon
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import IconButton, Readout, captioned, label, rule
from playground.widgets.number_field import NumberField
from playground.widgets.popup import Popup
from playground.widgets.preparing_bar import PreparingBar
from playground.widgets.slider import Slider

HEIGHT = 72
ROOMY, WIDE, MIDDLE = 1700, 1500, 1220
DECADES = tuple(10.0**k for k in range(-5, 2))


class TopBar(QFrame):
    """Wishes as signals; settings go to the store themselves."""

    play_toggled = Signal()
    step_requested = Signal(str)
    rewind_requested = Signal()
    new_weights_requested = Signal()
    pace_chosen = Signal(object)

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store, self._style = store, style
        self._throttle = Throttle()
        self._status = "preparing"
        self._starting = False
        self.setProperty("role", "row")
        self.setFixedHeight(HEIGHT)
        self._make_run_group()
        self._make_rate_group()
        self.settings = Settings(store)
        self.expert = ExpertSettings(store)
        self.more = QPushButton("Settings")
        self.more.clicked.connect(self._on_more)
        self._popup = Popup(self)
        self._overflow = QWidget()
        self._overflow_row = overflow = QHBoxLayout(self._overflow)
        overflow.setContentsMargins(0, 0, 0, 0)
        overflow.setSpacing(12)
        overflow.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._popup.column.addWidget(self._overflow)
        self._popup.column.addWidget(self.expert)
        self._popup.hidden.connect(self._on_popup_hidden)
        self.train_loss = WhyReadout(style, "Train loss", "0.0000", "filled")
        self.test_loss = WhyReadout(style, "Test loss", "0.0000", "hollow")
        self.accuracy = WhyReadout(style, "Test accuracy", "100.0 %")
        self._assemble()
        store.changed.connect(self._on_changed)
        store.replaced.connect(self.display)
        store.replaced.connect(self.show_waiting)
        style.changed.connect(self._on_style_changed)
        self._on_style_changed()
        self.display(store.document)

    def display(self, document: Document) -> None:
        """Show a document's settings."""
        rate = document.settings.learning_rate
        self.rate_slider.display(rate)
        self.rate_field.display(rate)
        self.settings.display(document)
        self.expert.display(document)
        self._show_summary(document)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show where training stands; the numbers at most ten times a second while it runs."""
        playing, self._status = snapshot.status == "playing", snapshot.status
        self._starting = self._starting and snapshot.status == "preparing"
        self._show_play()
        if not self._throttle.due(at_once=not playing):
            return
        self.epoch.display(number.count(snapshot.epoch) if snapshot.epoch >= 10 else str(snapshot.epoch))
        self.epoch.setToolTip(f"Update {snapshot.update:,}, sample {snapshot.sample:,} of the epoch")
        self._show_speed(snapshot)
        metrics = snapshot.metrics
        self.settings.refresh(snapshot)
        self._show_rate(snapshot.epoch)
        self.train_loss.display(*_number(metrics.train_loss if metrics else None))
        self.test_loss.display(*_number(metrics.test_loss if metrics else None))
        self._show_accuracy(metrics)

    def _make_run_group(self) -> None:
        self.play = QPushButton("Play")
        self.play.setProperty("role", "play")
        self.play.setToolTip(tip("play"))
        self.play.setIconSize(QSize(20, 20))
        self.play.clicked.connect(self._on_play_clicked)
        self.step = IconButton(self._style, "step", tip("step_batch"))
        self.step.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.step.setFixedSize(48, 32)
        menu = QMenu(self.step)
        for size in ("sample", "batch", "epoch"):
            menu.addAction(text_of(f"step_{size}"), partial(self.step_requested.emit, size))
        self.step.setMenu(menu)
        self.step.clicked.connect(self._on_step_clicked)
        self.rewind = IconButton(self._style, "rewind", tip("rewind"))
        self.rewind.clicked.connect(self.rewind_requested)
        self.dice = IconButton(self._style, "dice", tip("new_weights"))
        self.dice.clicked.connect(self.new_weights_requested)
        self.epoch = Readout(self._style, "Epoch", "00,000", left=True)
        self._speed = label("", "caption", quiet=True)
        self._speed.setFixedWidth(114)
        self.preparing = PreparingBar()
        self.pace_slider = Slider(self._style, 0.0, 1.0, step=0.05)
        self.pace_slider.setAccessibleName("Pace")
        self.pace_slider.setToolTip("How fast to train: from one update a second to full speed")
        self.pace_slider.display(pace_scale.share_of(DEFAULT_PACE))
        self.pace_slider.moved.connect(self._on_pace_moved)
        self._pace_name = label(pace_scale.describe(DEFAULT_PACE), "caption", quiet=True)

    def _make_rate_group(self) -> None:
        self.rate_slider = Slider(
            self._style, DECADES[0], DECADES[-1], logarithmic=True, step=0.05, ticks=DECADES, width=200
        )
        self.rate_field = NumberField(NUMBERS["learning_rate"])
        self.rate_field.setFixedWidth(82)
        self.rate_slider.setToolTip("Turn it while it trains; Shift makes larger steps")
        self.rate_slider.setAccessibleName("Learning rate")
        self.rate_field.setAccessibleName("Learning rate, exact")
        self.rate_slider.moved.connect(self._on_rate_moved)
        self.rate_slider.released.connect(self._store.end_merge)
        self.rate_field.committed.connect(self._on_rate_typed)
        self.halve, self.double = QPushButton("\u00f72"), QPushButton("\u00d72")
        for button, slot, deed in ((self.halve, self._on_halve, "Halve"), (self.double, self._on_double, "Double")):
            button.setFixedWidth(34)
            button.setProperty("role", "narrow")
            button.setToolTip(f"{deed} the learning rate")
            button.clicked.connect(slot)

    def _assemble(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(8)
        for part in (self.play, self.step, self.rewind, self.dice):
            row.addWidget(part)
        self._rate_caption = label("Learning rate", "caption", quiet=True)
        self._rate_box = captioned(self._rate_caption, self.rate_slider, self.rate_field, self.halve, self.double)
        self._rate_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rate_box.setMaximumWidth(380)
        self._rules = [rule(vertical=True) for _ in range(3)]
        row.addSpacing(4)
        row.addWidget(self._rules[0])
        row.addSpacing(4)
        epochs = QVBoxLayout()
        epochs.setSpacing(3)
        epochs.addStretch(1)
        # As much above as the bar takes below, so that the number stays in the middle.
        epochs.addSpacing(self.preparing.height())
        epochs.addWidget(self.epoch)
        epochs.addWidget(self.preparing)
        epochs.addStretch(1)
        row.addLayout(epochs)
        self._pace_group = QWidget()
        group = QVBoxLayout(self._pace_group)
        group.setContentsMargins(4, 0, 0, 0)
        group.setSpacing(1)
        group.addWidget(self._pace_name)
        group.addWidget(self.pace_slider)
        group.addWidget(self._speed)
        self._pace_group.setFixedWidth(120)
        row.addWidget(self._pace_group)
        row.addSpacing(4)
        row.addWidget(self._rules[1])
        row.addSpacing(4)
        row.addWidget(self._rate_box, 20)
        row.addSpacing(4)
        row.addWidget(self._rules[2])
        row.addSpacing(4)
        row.addWidget(self.settings)
        self._more_box = captioned(" ", self.more)
        row.addWidget(self._more_box)
        row.addStretch(1)
        for readout in (self.train_loss, self.test_loss, self.accuracy):
            row.addSpacing(4)
            row.addWidget(readout)

    def _apply_rate(self, rate: float, *, merge: str = "") -> None:
        text = f"Set learning rate to {number.short(rate)}"
        self._store.apply(text, partial(edits.use_settings, learning_rate=rate), merge=merge)

    def show_starting(self) -> None:
        """Play was pressed; while the engine is still being prepared, it begins by itself as soon as it can."""
        self._starting = not self._starting and self._status == "preparing"
        self._show_play()

    def show_waiting(self) -> None:
        """Something else was asked for than to begin by itself."""
        self._starting = False
        self._show_play()

    def _show_play(self) -> None:
        shown = "Pause" if self._status == "playing" else "Starting" if self._starting else "Play"
        if shown != self.play.text():
            self.play.setText(shown)
            self._on_style_changed()

    def _show_speed(self, snapshot: Snapshot) -> None:
        if snapshot.status == "preparing":
            self._speed.setText("Preparing\u2026")
            self._speed.setToolTip("")
        elif snapshot.status == "playing":
            self._speed.setText(f"{number.count(snapshot.updates_per_second)} updates/s")
            self._speed.setToolTip(f"{snapshot.epochs_per_second:,.1f} epochs a second")
        else:
            self._speed.setText(f"update {snapshot.update:,}")
            self._speed.setToolTip("")

    def _show_accuracy(self, metrics: Metrics | None) -> None:
        tested, trained = (metrics.test_accuracy, metrics.train_accuracy) if metrics else (None, None)
        full = "" if tested is None else number.full(tested)
        beside = "" if trained is None else f"Train accuracy {number.share(trained)}"
        self.accuracy.display(number.share(tested), "\n".join(filter(None, (full, beside))))

    def _show_rate(self, epoch: int) -> None:
        settings = self._store.document.settings
        scheduled = settings.schedule != "constant"
        now = f"Learning rate, now {number.short(settings.rate_at(epoch))}" if scheduled else "Learning rate"
        if now != self._rate_caption.text():
            self._rate_caption.setText(now)

    def _show_summary(self, document: Document) -> None:
        batch = document.settings.batch_size
        optimizer = OPTIMIZERS[document.settings.optimizer].label
        self.more.setText(f"{optimizer}, batch {batch:,}" if self.width() < MIDDLE else "More")

    def _on_play_clicked(self) -> None:
        self.play_toggled.emit()

    def _on_step_clicked(self) -> None:
        self.step_requested.emit("batch")

    def _on_pace_moved(self, share: float) -> None:
        pace: Pace = pace_scale.pace_at(share)
        self._pace_name.setText(pace_scale.describe(pace))
        self.pace_chosen.emit(pace)

    def _on_rate_moved(self, rate: float) -> None:
        self._apply_rate(rate, merge="learning rate")

    def _on_rate_typed(self, rate: float) -> None:
        self._apply_rate(rate)

    def _on_halve(self) -> None:
        self._apply_rate(self._store.document.settings.learning_rate / 2.0)

    def _on_double(self) -> None:
        self._apply_rate(min(self._store.document.settings.learning_rate * 2.0, NUMBERS["learning_rate"].high))

    def _on_changed(self, old: Document, new: Document) -> None:
        self.display(new)

    def _on_more(self) -> None:
        if self.width() < MIDDLE:
            self._popup.column.insertWidget(0, self._pace_group)
            self._pace_group.show()
        for name in self._hidden():
            self._overflow_row.addWidget(self.settings.boxes[name])
            self.settings.boxes[name].show()
        self._overflow.setVisible(bool(self._hidden()))
        self._popup.adjustSize()
        # Below the whole bar, whose numbers go on.
        right = self.more.mapTo(self, self.more.rect().topRight()).x()
        left = max(8, right - self._popup.width())
        self._popup.move(self.mapToGlobal(QPoint(left, self.height() + 4)))
        self._popup.show()

    def _on_popup_hidden(self) -> None:
        self._arrange()

    def _take_back(self) -> None:
        """Bring what the popup held back into the row."""
        if self._row.indexOf(self._pace_group) < 0:
            self._row.insertWidget(self._row.indexOf(self._rules[1]), self._pace_group)
        hidden = self._hidden()
        self.settings.take_back([name for name in self.settings.boxes if name not in hidden])

    def _hidden(self) -> tuple[str, ...]:
        """The settings there is no room for."""
        narrow, middle = self.width() < MIDDLE, self.width() < WIDE
        return tuple(self.settings.boxes) if narrow else ("loss", "penalty", "batch") if middle else ()

    def _on_style_changed(self) -> None:
        name = "pause" if self.play.text() == "Pause" else "play"
        self.play.setIcon(icon(name, self._style.theme.on_accent))

    def _arrange(self) -> None:
        """Show what there is room for; the rest is behind the button."""
        width = self.width()
        for button in (self.halve, self.double):
            button.setVisible(width >= ROOMY)
        narrow = width < MIDDLE
        if not self._popup.isVisible():
            self._take_back()
            self._pace_group.setVisible(not narrow)
            self.settings.setVisible(not narrow)
        self._rules[2].setVisible(not narrow)
        self._rules[1].setVisible(not narrow)
        self._show_summary(self._store.document)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _number(value: float | None) -> tuple[str, str]:
    return number.loss(value), "" if value is None else number.full(value)
