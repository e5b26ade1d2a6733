"""The row of controls: run, pace, learning rate, settings and readouts."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from core.document.document import Document
from core.training.optimizers import OPTIMIZERS
from core.training.snapshot import Snapshot
from playground.panels.controls.expert_settings import ExpertSettings
from playground.panels.controls.pace_group import PaceGroup
from playground.panels.controls.progress import Progress
from playground.panels.controls.rate_group import RateGroup
from playground.panels.controls.run_group import RunGroup
from playground.panels.controls.settings import Settings
from playground.panels.why.readouts import Readouts
from playground.store import Store
from playground.style.size import FLUSH, fix, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.form import captioned, rule
from playground.widgets.popup import Popup

HEIGHT = 72
SPACING, MARGIN = 8, 4
"""Pixels between parts, and the extra pixels between groups."""
ROOMY, WIDE, MIDDLE = 1700, 1560, 1220


class TopBar(QFrame):
    """The groups side by side. A narrow window moves some of them into a popup."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self._throttle = Throttle()
        self.setProperty("role", "row")
        fix(self, height=HEIGHT)
        self.run, self.progress, self.pace = RunGroup(style, SPACING), Progress(style), PaceGroup(style)
        self.rate = RateGroup(store, style)
        self.settings, self.expert = Settings(store), ExpertSettings(store)
        self.more = QPushButton("Settings")
        self.more.clicked.connect(self._on_more)
        self.readouts = Readouts(style, SPACING + MARGIN)
        self._make_popup()
        self._assemble()
        store.changed.connect(self._on_changed)
        store.replaced.connect(self.display)
        store.replaced.connect(self.run.show_waiting)
        self.display(store.document)

    def display(self, document: Document) -> None:
        """Show a document's settings."""
        self.rate.display(document)
        self.settings.display(document)
        self.expert.display(document)
        self._show_summary(document)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the state of training; update the numbers at most ten times a second while it runs."""
        self.run.refresh(snapshot)
        if not self._throttle.due(at_once=not snapshot.is_playing):
            return
        self.progress.refresh(snapshot)
        self.pace.refresh(snapshot)
        self.settings.refresh(snapshot)
        self.rate.show_epoch(snapshot.epoch)
        self.readouts.display(snapshot.metrics)

    def _make_popup(self) -> None:
        self.popup = Popup(self)
        self._overflow = QWidget()
        self._overflow_row = overflow = QHBoxLayout(self._overflow)
        space(overflow, 12, FLUSH)
        overflow.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.popup.column.addWidget(self._overflow)
        self.popup.column.addWidget(self.expert)
        self.popup.hidden.connect(self._arrange)

    def _assemble(self) -> None:
        self._row = row = QHBoxLayout(self)
        space(row, SPACING, (16, 2, 16, 2))
        self._rules = [rule(vertical=True) for _ in range(3)]
        row.addWidget(self.run)
        self._add_rule(0)
        row.addWidget(self.progress)
        row.addWidget(self.pace)
        self._add_rule(1)
        row.addWidget(self.rate, 20)
        self._add_rule(2)
        row.addWidget(self.settings)
        row.addWidget(captioned(" ", self.more))
        row.addStretch(1)
        row.addSpacing(MARGIN)
        row.addWidget(self.readouts)

    def _add_rule(self, at: int) -> None:
        self._row.addSpacing(MARGIN)
        self._row.addWidget(self._rules[at])
        self._row.addSpacing(MARGIN)

    def _show_summary(self, document: Document) -> None:
        batch = document.settings.batch_size
        optimizer = OPTIMIZERS[document.settings.optimizer].label
        self.more.setText(f"{optimizer}, batch {batch:,}" if self.width() < MIDDLE else "More")

    def _on_changed(self, old: Document, new: Document) -> None:
        self.display(new)

    def _on_more(self) -> None:
        if self.width() < MIDDLE:
            self.popup.column.insertWidget(0, self.pace)
            self.pace.show()
        for name in self._hidden():
            self._overflow_row.addWidget(self.settings.boxes[name])
            self.settings.boxes[name].show()
        self._overflow.setVisible(bool(self._hidden()))
        self.popup.adjustSize()
        # Below the whole bar, whose numbers keep changing.
        right = self.more.mapTo(self, self.more.rect().topRight()).x()
        left = max(8, right - self.popup.width())
        self.popup.move(self.mapToGlobal(QPoint(left, self.height() + 4)))
        self.popup.show()

    def _take_back(self) -> None:
        """Move the contents of the popup back into the row."""
        if self._row.indexOf(self.pace) < 0:
            self._row.insertWidget(self._row.indexOf(self._rules[1]), self.pace)
        hidden = self._hidden()
        self.settings.take_back([name for name in self.settings.boxes if name not in hidden])

    def _hidden(self) -> tuple[str, ...]:
        """The settings that do not fit."""
        narrow, middle = self.width() < MIDDLE, self.width() < WIDE
        return tuple(self.settings.boxes) if narrow else ("loss", "penalty", "batch") if middle else ()

    def _arrange(self) -> None:
        """Show what fits; the button opens the rest."""
        width = self.width()
        self.rate.show_buttons(width >= ROOMY)
        narrow = width < MIDDLE
        if not self.popup.isVisible():
            self._take_back()
            self.pace.setVisible(not narrow)
            self.settings.setVisible(not narrow)
        self._rules[2].setVisible(not narrow)
        self._rules[1].setVisible(not narrow)
        self._show_summary(self._store.document)
        # Qt has laid out the previous, wider content and would not do it again before painting.
        self.settings.updateGeometry()
        self._row.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
