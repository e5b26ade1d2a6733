"""The card of the test pictures that the network takes for another class."""

import numpy as np

from core.data.dataset import Dataset
from core.data.drawing.reader import PictureReader, reader_of
from core.data.making import generate
from core.document.document import Document
from core.training.results import predicted_classes, true_classes
from core.training.snapshot import Snapshot
from playground.panels.drawing.strip import PictureStrip, Sample
from playground.picture_words import sample_name, thing_of
from playground.probe import Probe
from playground.store import Store
from playground.style.size import at_least
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.copying import make_copyable
from playground.widgets.fitting_label import FittingLabel
from playground.widgets.side_card import SideCard, Want

TITLE, SIDE = "Misread", 34
NONE = "All test images are read as they should be."


class MisreadCard(SideCard):
    """A click on a picture pins it."""

    def __init__(self, store: Store, style: Style, probe: Probe) -> None:
        super().__init__(TITLE)
        self._store, self._probe = store, probe
        self._throttle = Throttle(0.25)
        self._shown: tuple[Dataset, bytes] | None = None
        self.count = FittingLabel("caption")
        self.count.setProperty("tone", "quiet")
        self.header.addWidget(self.count, 100)
        self.strip = PictureStrip(style, "Misread test images", side=SIDE, is_captioned=True)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        at_least(self.title, 1)
        self.setAccessibleName(TITLE)
        make_copyable(self, self.text)
        self.strip.chosen.connect(probe.pin_sample)
        probe.pinned_changed.connect(self._on_pinned)
        store.changed.connect(self._on_changed)
        store.replaced.connect(self._on_replaced)
        self.want: Want = "never"
        self._want(store.document)

    def text(self) -> str:
        """What is shown, as text for the clipboard."""
        lines = [f"{TITLE}\t{self.count.full}"]
        return "\n".join([*lines, *(f"{each.told}\t{each.true}\t{each.read}" for each in self.strip.samples)])

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what a snapshot misreads."""
        if not self._throttle.due(at_once=not snapshot.is_playing):
            return
        data = generate(snapshot.experiment.data)
        reader = reader_of(data)
        if reader is None or snapshot.answers is None:
            self._forget()
            return
        answers = snapshot.answers[1]
        right, read = true_classes(data)[answers.rows], predicted_classes(answers, data)
        wrong = np.flatnonzero(right != read)
        now = data, np.stack([wrong, read[wrong]]).tobytes()
        if self._shown is not None and self._shown[0] is data and self._shown[1] == now[1]:
            return
        self._shown = now
        samples = [_sample(data, reader, answers.first + int(at), int(right[at]), int(read[at])) for at in wrong]
        self.strip.display(samples)
        of = f"{len(samples):,} of {len(right):,} test {thing_of(data)}s"
        self.count.display((f"{of}, true \u2192 read", of, f"{len(samples):,} of {len(right):,}"))
        self.strip.setToolTip("" if samples else NONE)

    def _forget(self) -> None:
        self._shown = None
        self.strip.display(())
        self.count.display(("",))

    def _on_pinned(self) -> None:
        self.strip.mark(self._probe.sample)

    def _want(self, document: Document) -> None:
        want: Want = "never" if reader_of(generate(document.data)) is None else "always"
        if want != self.want:
            self.want = want
            self.want_changed.emit()

    def _on_changed(self, old: Document, new: Document) -> None:
        if new.data != old.data:
            self._want(new)

    def _on_replaced(self, document: Document) -> None:
        self._throttle.reset()
        self._want(document)
        self._forget()


def _sample(data: Dataset, reader: PictureReader, number: int, true: int, read: int) -> Sample:
    name = f"{sample_name(data, number)}: {data.classes[true]}, read as {data.classes[read]}"
    return Sample(number, reader.shares(data.points[number]), name, data.classes[true], data.classes[read])
