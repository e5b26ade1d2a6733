"""The card on which a person draws a picture, and the network reads it."""

from functools import partial

import numpy as np
from PySide6.QtCore import QEvent

from core.data.dataset import Dataset
from core.data.drawing.frame import Frame
from core.data.drawing.reader import PictureReader, reader_of
from core.data.making import generate
from core.data.source import DrawnRow
from core.document import data_edits
from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.drawing.answer import Answer, answer_of
from playground.panels.drawing.answer_row import AnswerRow
from playground.panels.drawing.pad import BRUSH, LARGE, Pad
from playground.panels.drawing.tools import PadTools
from playground.picture_words import DRAWN, is_digits, sample_name, title_of
from playground.probe import NO_SAMPLE, Point, Probe
from playground.store import Store
from playground.style.size import at_least, at_most, px
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.copying import make_copyable
from playground.widgets.form import IconButton
from playground.widgets.side_card import SideCard, Want

EDGES = 16
"""The pixels beside the title row."""


class DrawCard(SideCard):
    """A pad with its tools, and the answer."""

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__("")
        self._store, self._probe = store, probe
        self._point: Point = ()
        self._before, self._is_added = NO_SAMPLE, False
        self._named = ""
        self.want: Want = "never"
        self._snapshot: Snapshot | None = None
        self._throttle = Throttle()
        at_least(self.title, 1)
        self.expand_button = IconButton(style, "expand", "Show the pad larger", side=28)
        self.header.addWidget(self.expand_button)
        self.pad, self.tools, self.answer = Pad(style), PadTools(style), AnswerRow(style)
        # In a high card, the pad grows up to its largest side.
        self.body.addWidget(self.pad, 100)
        for part in (self.tools, self.answer):
            self.body.addWidget(part)
        self.body.addStretch(1)
        at_most(self.pad, height=LARGE)
        self._connect()
        self.display(store.document)

    def _connect(self) -> None:
        pad, tools = self.pad, self.tools
        make_copyable(self, self.text)
        pad.drawn.connect(self._on_drawn)
        pad.undone.connect(self._on_undone)
        pad.cleared.connect(self._on_cleared)
        pad.brush_changed.connect(self._on_brush)
        pad.numbered.connect(self._on_numbered)
        tools.erasing.connect(self._on_erasing)
        tools.widened.connect(self._on_brush)
        tools.centering.connect(self._on_centering)
        tools.undo_requested.connect(self._on_undone)
        tools.clear_requested.connect(self._on_cleared)
        tools.add_requested.connect(self._add)
        self.expand_button.clicked.connect(self.expand_requested)
        self._probe.pinned_changed.connect(self._on_pinned)
        self._store.changed.connect(self._on_changed)
        self._store.replaced.connect(self.display)

    @property
    def is_live(self) -> bool:
        """Whether the drawing is what is read."""
        return self._probe.origin == DRAWN and self._probe.pinned == self._point

    def text(self) -> str:
        """What is shown, as text for the clipboard."""
        answer = self._answer()
        lines = [self._named, f"{self._what()}\t{'' if answer is None else answer.told}"]
        if self._reader is not None and len(self._probe.pinned) == len(self._data.columns):
            pixels = np.array(self._probe.pinned[: self._reader.cells**2]).reshape(-1, self._reader.cells)
            lines += ["\t".join(f"{pixel:g}" for pixel in row) for row in pixels.tolist()]
        return "\n".join(lines)

    def display(self, document: Document) -> None:
        """Show an empty pad for a document's data."""
        self._point, self._is_added = (), False
        self._before = NO_SAMPLE
        self.tools.begin()
        self._on_brush(BRUSH)
        if self._reader is not None:
            classes = self._data.classes
            self._named = title_of(document.data.source)
            self._fit_title()
            self.setAccessibleName(self._named)
            self.pad.setAccessibleName(f"{self._named}: pad")
            self.pad.setAccessibleDescription(
                "Arrows move the brush, Space inks while it is held, Delete clears, [ and ] set the width"
            )
            self.pad.invitation = "Draw a digit here." if is_digits(classes) else "Draw here."
            self.pad.begin(self._reader.cells)
            keys = {self._class_of(digit): f"Ctrl+{digit}" for digit in range(10)}
            self.tools.offer(classes, [keys.get(name, "") for name in classes])
        self._show_state()
        want: Want = "never" if self._reader is None else "always"
        if want != self.want:
            self.want = want
            self.want_changed.emit()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the answer of a snapshot."""
        is_other = self._snapshot is None or self._snapshot.probed != snapshot.probed
        self._snapshot = snapshot
        if self._throttle.due(at_once=is_other or not snapshot.is_playing):
            self._show_answer()

    @property
    def _data(self) -> Dataset:
        return generate(self._store.document.data)

    def _fit_title(self) -> None:
        """Write the title where it has room beside the choice of the card at the top."""
        beside = 0
        for at in range(1, self.header.count()):
            item = self.header.itemAt(at)
            widget = None if item is None else item.widget()
            if widget is not None and not widget.isHidden():
                beside += widget.minimumSizeHint().width() + self.header.spacing()
        room = self.contentsRect().width() - 2 * px(EDGES) - beside
        title = self._named if self.title.fontMetrics().horizontalAdvance(self._named) <= room else ""
        if title != self.title.text():
            self.title.setText(title)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit_title()
        return super().event(event)

    @property
    def _reader(self) -> PictureReader | None:
        return reader_of(self._data)

    def _answer(self) -> Answer | None:
        snapshot = self._snapshot
        if snapshot is None or snapshot.probed is None:
            return None
        data = generate(snapshot.experiment.data)
        if data.about != self._data.about:
            return None
        return answer_of(snapshot, data, is_live=self.is_live)

    def _show_answer(self) -> None:
        self.answer.display(self._answer())

    def _what(self) -> str:
        """What is read."""
        sample = self._probe.sample
        return self._probe.origin or (sample_name(self._data, sample) if sample != NO_SAMPLE else "another point")

    def _read(self) -> None:
        """Let the network read the drawing, or again what it read before if the pad has no ink."""
        assert self._reader is not None
        if not self.pad.sketch.has_ink:
            self._point, self.pad.frame = (), None
            before = self._before if 0 <= self._before < len(self._data.points) else 0
            self._probe.pin_sample(before)
            return
        if self._probe.sample != NO_SAMPLE:
            self._before = self._probe.sample
        picture, frame = self._reader.read(self.pad.sketch.fine, centered=self.tools.centered.isChecked())
        self.pad.frame = None if frame == Frame() else frame
        self._point = self._reader.point(picture)
        self._probe.pin(self._point, DRAWN)

    def _show_state(self) -> None:
        has_strokes = bool(self.pad.sketch.strokes)
        self.pad.is_dim = has_strokes and not self.is_live
        self.pad.takes_undo = has_strokes and not self._is_added
        self.tools.show_state(has_strokes=has_strokes, can_add=self.is_live)
        if self._reader is not None and len(self._probe.pinned) == len(self._data.columns):
            self.answer.seen.display(self._reader.shares(np.array(self._probe.pinned)), self._what())
        self.pad.update()

    def _on_drawn(self) -> None:
        self._is_added = False
        self._read()

    def _on_undone(self) -> None:
        if self.pad.sketch.strokes:
            self.pad.sketch.undo()
            self._read()

    def _on_cleared(self) -> None:
        was_live = self.is_live
        self.pad.sketch.clear()
        self._is_added = False
        if was_live:
            self._read()
        else:
            # Something else is read, and stays.
            self._point, self.pad.frame = (), None
            self._show_state()

    def _on_brush(self, width: int) -> None:
        self.pad.brush = width
        self.tools.show_brush(width)
        self.pad.update()

    def _on_erasing(self, erases: bool) -> None:
        self.pad.erases = erases
        self.pad.update()

    def _on_centering(self) -> None:
        if self.pad.sketch.has_ink and self.is_live:
            self._read()

    def _on_pinned(self) -> None:
        if self._reader is not None:
            self._show_state()

    def _class_of(self, digit: int) -> str:
        """The class that a digit stands for: the one of that name, or of that place, counted from 1."""
        classes = self._data.classes
        if str(digit) in classes:
            return str(digit)
        is_named = any(name.isdigit() for name in classes)
        at = (digit - 1) % 10
        return classes[at] if not is_named and at < len(classes) else ""

    def _on_numbered(self, digit: int) -> None:
        name = self._class_of(digit)
        if name:
            self._add(name)
        else:
            self._store.refused.emit(f"No class belongs to Ctrl+{digit}; use Add as\u2026 below the pad.")

    def _add(self, name: str) -> None:
        if not self.is_live:
            self._store.refused.emit("There is no drawing to add: draw first, or draw on.")
            return
        edit = partial(data_edits.add_drawn, row=DrawnRow(self._point, name))
        if self._store.apply(f"Add a drawing as {name}", edit):
            # Ctrl+Z now takes the row back, and not a stroke.
            self._is_added = True
            self._show_state()
            count = len(self._store.document.data.drawn)
            rows = "1 drawn row trains" if count == 1 else f"{count:,} drawn rows train"
            self._store.noted.emit(f"Added as {name}: {rows} with the others.")

    def _on_changed(self, old: Document, new: Document) -> None:
        if new.data == old.data:
            return
        before, after = generate(old.data), generate(new.data)
        if before.about != after.about or reader_of(after) is None:
            self.display(new)
            return
        if old.data.drawn != new.data.drawn:
            # Undone or redone elsewhere.
            self._is_added = False
        self._show_state()
