"""The card of what is right and wrong: a confusion matrix for classes, residuals for numbers, and the rows behind."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from core.data.description import describe
from core.data.making import generate
from core.document.document import Document
from core.training.results import Numbers, rows_of
from core.training.snapshot import Snapshot
from playground.panels.results.matrix import ConfusionMatrix
from playground.panels.results.matrix_painter import Marks
from playground.panels.results.residual_plot import ResidualPlot
from playground.panels.results.row_list import HEAD, ROW, RowList
from playground.panels.results.row_popup import RowPopup
from playground.panels.results.shown import Cell, Shown, as_text
from playground.panels.results.words import caption_forms, measures_line, note_on
from playground.panels.surface.note import Note
from playground.probe import NO_SAMPLE, Probe
from playground.store import Store
from playground.style.size import at_least, px, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.copying import make_copyable
from playground.widgets.elided import Elided
from playground.widgets.form import IconButton
from playground.widgets.side_card import SideCard, Want

CONFUSION, RESIDUALS = "Confusion", "Residuals"
NOTHING: Numbers = np.zeros(0, dtype=np.intp)
SWITCH = 22
LEAST_LISTED = 4
"""The rows that a list within the card has room for, at least."""


class ResultsCard(SideCard):
    """ringed(numbers): ring these rows of the data, and no others."""

    ringed = Signal(object)

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__(CONFUSION)
        self._store, self._probe = store, probe
        self._snapshot: Snapshot | None = None
        self._shown: Shown | None = None
        self._ring: Cell | None = None
        self._rung: Numbers = NOTHING
        self._hovered = NO_SAMPLE
        self._throttle = Throttle()
        self.expand_button = IconButton(style, "expand", "Show the results larger", side=28)
        self.header.addWidget(self.expand_button)
        self.caption, self.note, self.values = Elided("caption"), Note(), Note("", "small_strong")
        self.values.setProperty("tone", "")
        self.test_button = IconButton(style, "ring", "Count test rows, not training rows", side=SWITCH, tone="text_2")
        self.share_button = IconButton(style, "percent", "Show shares, not counts", side=SWITCH, tone="text_2")
        self.list_button = IconButton(style, "outline", "List the rows, worst first", side=SWITCH, tone="text_2")
        self.matrix, self.plot, self.list = ConfusionMatrix(style), ResidualPlot(style), RowList(style)
        self.popup = RowPopup(self, style)
        self._assemble()
        make_copyable(self, self.text)
        self.test_button.toggled.connect(self._on_look_changed)
        self.share_button.toggled.connect(self._on_look_changed)
        self.list_button.clicked.connect(self._open_list)
        self.expand_button.clicked.connect(self.expand_requested)
        self.matrix.cell_chosen.connect(self._on_cell)
        for part in (self.plot, self.list, self.popup.list):
            part.row_taken.connect(self._on_row)
        probe.pinned_changed.connect(self._mark)
        store.changed.connect(self._on_changed)
        style.changed.connect(self._on_look_changed)
        store.replaced.connect(self._show_data)
        self._show_data(store.document)

    def _assemble(self) -> None:
        foot = QHBoxLayout()
        space(foot, 2)
        foot.addWidget(self.caption, 1)
        self.test_button.setCheckable(True)
        self.test_button.setChecked(True)
        self.share_button.setCheckable(True)
        for button in (self.share_button, self.test_button, self.list_button):
            button.setProperty("role", "tight")
            foot.addWidget(button)
        self.body.addLayout(foot)
        for part in (self.note, self.matrix, self.plot, self.values):
            self.body.addWidget(part)
            part.hide()
        self.body.addWidget(self.list, 100)
        self.body.addStretch(1)
        self.list.hide()
        at_least(self.title, 1)

    @property
    def ring(self) -> Cell | None:
        """The cell whose rows are ringed."""
        return self._ring

    def text(self) -> str:
        """What is shown, as a table for the clipboard."""
        return "" if self._shown is None else f"{self.title.text()}\n{as_text(self._shown)}"

    def height_for(self, width: int) -> int:
        """The least height at a width, without a list."""
        layout = self.layout()
        assert layout is not None
        sides, frame = layout.contentsMargins(), 2 * self.frameWidth()
        inner = width - sides.left() - sides.right() - frame
        parts = [self.note.height_for(inner), self.matrix.height_for(inner), self.plot.height_for(inner)]
        parts += [self.test_button.minimumHeight(), self.values.height_for(inner)]
        gaps = self.body.spacing() * max(sum(part > 0 for part in parts) - 1, 0)
        head = self.expand_button.minimumHeight() + layout.spacing()
        return sides.top() + sides.bottom() + frame + head + sum(parts) + gaps

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what is right and wrong at a snapshot."""
        self._snapshot = snapshot
        if self._throttle.due(at_once=not snapshot.is_playing or self._shown is None):
            self._show()

    def mark_hovered(self, x: float = 0.0, y: float = 0.0, row: int = NO_SAMPLE) -> None:
        """Mark the cell of the row under the cursor of another view; NO_SAMPLE for none."""
        if row != self._hovered:
            self._hovered = row
            self._mark()

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None or not snapshot.is_ready or snapshot.experiment.data != self._store.document.data:
            return
        data, is_test = generate(snapshot.experiment.data), self.test_button.isChecked()
        answers = None if snapshot.answers is None else snapshot.answers[is_test]
        shown = None if answers is None else Shown(data, answers, is_test)
        can_show = shown is not None and shown.count > 0 and len(data.classes) != 1
        self._show_note(note_on(snapshot, data, shown), is_bad=snapshot.has_diverged)
        self._shown = shown if can_show else None
        for part, is_seen in ((self.matrix, bool(data.classes)), (self.plot, not data.classes)):
            self._set_seen(part, can_show and is_seen)
        self._set_seen(self.values, can_show and not self.matrix.isVisibleTo(self))
        if self._shown is not None:
            self._show_face(self._shown)
        self._show_ring()
        self._mark()
        self._fit()

    def _show_face(self, shown: Shown) -> None:
        if shown.data.classes:
            self.matrix.display(shown, shown.confusion, as_shares=self.share_button.isChecked())
        else:
            self.plot.display(shown)
            text = measures_line(shown)
            if text != self.values.text():
                self.values.setText(text)

    def _show_note(self, text: str, *, is_bad: bool) -> None:
        if text != self.note.text():
            self.note.setText(text)
        self._set_seen(self.note, bool(text))
        tone = "danger" if is_bad else "quiet"
        if self.note.property("tone") != tone:
            self.note.setProperty("tone", tone)
            self.note.style().polish(self.note)

    def _set_seen(self, part: ConfusionMatrix | ResidualPlot | Note | RowList, is_seen: bool) -> None:
        if part.isHidden() == is_seen:
            part.setVisible(is_seen)

    def _show_ring(self) -> None:
        """Ring the rows of the chosen cell, and list them or the worst ones."""
        shown = self._shown
        among = None
        if shown is not None and self._ring is not None:
            among = rows_of(shown.answers, shown.data, *self._ring)
        rung = NOTHING if among is None else among
        if not np.array_equal(rung, self._rung):
            self._rung = rung
            self.ringed.emit(rung)
        self._show_caption()
        self._show_lists(among)

    def _show_caption(self) -> None:
        shown = self._shown
        self.list_button.setEnabled(shown is not None)
        forms = [""] if shown is None else caption_forms(shown, self._ring)
        room, metrics = self.caption.contentsRect().width(), self.caption.fontMetrics()
        text = next((form for form in forms if metrics.horizontalAdvance(form) <= room), forms[-1])
        if text != self.caption.text():
            self.caption.setText(text)
        if shown is not None and self.accessibleDescription() != forms[0]:
            self.setAccessibleDescription(forms[0])

    def _show_lists(self, among: Numbers | None) -> None:
        seen = [each for each, box in ((self.list, self.list), (self.popup.list, self.popup)) if not box.isHidden()]
        shown = self._shown
        if shown is None:
            self.popup.hide()
        elif seen:
            rows = shown.listed(among)
            count = shown.count if among is None else len(among)
            title = (
                f"Worst {shown.part} {shown.noun}s" if self._ring is None else shown.told(self._ring, shown.confusion)
            )
            for each in seen:
                each.display(title, shown.list_heads, rows, count - len(rows))

    def _mark(self) -> None:
        """Mark the cells, or the points, of the probe and of the cursor."""
        shown = self._shown
        if shown is None:
            return
        rows = [
            row if row != NO_SAMPLE and shown.has(row) else NO_SAMPLE for row in (self._probe.sample, self._hovered)
        ]
        if shown.data.classes:
            probe, hovered = (None if row == NO_SAMPLE else shown.cell_of(row) for row in rows)
            self.matrix.mark(Marks(probe, hovered, self._ring))
        else:
            self.plot.mark(*rows)

    def _show_data(self, document: Document) -> None:
        """Follow the kind of a document's data."""
        about = describe(document.data.source)
        title = CONFUSION if about.classes else RESIDUALS
        self.title.setText(title)
        self.setAccessibleName(title)
        self.share_button.setVisible(bool(about.classes))
        self.want: Want = "always" if about.is_measured or len(about.classes) > 2 else "if there is room"
        self._ring, self._shown = None, None
        self._show_ring()
        self.want_changed.emit()

    def _on_changed(self, old: Document, new: Document) -> None:
        if new.data != old.data:
            self._show_data(new)

    def _on_look_changed(self) -> None:
        self._show()

    def _on_cell(self, true: int, predicted: int) -> None:
        self._ring = None if self._ring == (true, predicted) else (true, predicted)
        self._show_ring()
        self._mark()
        if len(self._rung) and self.list.isHidden():
            self._open_list()

    def _open_list(self) -> None:
        if self._shown is not None:
            self.popup.open_beside(self)
            self._show_ring()
            self.popup.fit()

    def _on_row(self, row: int) -> None:
        # The probe knows the data of the document only.
        if self._shown is not None and self._shown.has(row):
            self._probe.pin_sample(row)

    def _fit(self) -> None:
        """Have the list in the card if there is room."""
        spare = self.height() - self.height_for(self.width()) - self.body.spacing()
        has_list = self._shown is not None and spare >= px(2 * HEAD + LEAST_LISTED * ROW)
        if self.list.isHidden() == has_list:
            self.list.setVisible(has_list)
            # The layout may have called this meanwhile.
            self.list_button.setVisible(self.list.isHidden())
            self._show_ring()

    def event(self, event: QEvent) -> bool:
        # Before Esc leaves the focus view, it takes the ring away.
        is_asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_asked and self._ring is not None and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._ring is not None:
            self._on_cell(*self._ring)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_caption()
