"""The card about a large file: how much of it is kept, and how far reading has come."""

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout

from core.data.reading.choices import Sampling
from core.data.reading.reading import Reading
from core.data.reading.watch import Progress
from core.plural import counted
from core.quotation import quote
from playground.importing import words
from playground.importing.stacking import stack, width_of
from playground.style.size import at_least, fix, px, space
from playground.style.style import Style
from playground.widgets.dialog import wrapped
from playground.widgets.elided import Name
from playground.widgets.short_choice import ShortChoice

WAYS: Sequence[tuple[str, str]] = (
    ("{:,} rows, evenly spread", "spread"), ("the first {:,} rows", "first"), ("{:,} of each class", "each class"),
)  # fmt: skip
BAR, LIST, STEPS = 6, 220, 1000
GAP, SIDE, WORDS = 12, 14, 200
"""Pixels at 100 %: between parts, at the edges, and for words beside controls."""


class ProgressCard(QFrame):
    """way_chosen(how): see `Sampling`. canceled(): stop with what was read."""

    way_chosen = Signal(str)
    canceled = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._began_s = 0.0
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        space(column, 8, (SIDE, 8, SIDE, 10))
        self._head, self._controls, self._foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (self._head, self._controls, self._foot):
            space(row, GAP)
        self._name, self._about = Name("heading", 60), wrapped("", "small", quiet=True)
        rows = Sampling().rows
        self.ways = ShortChoice([(text.format(rows), how) for text, how in WAYS])
        self.ways.setAccessibleName("Rows that are kept")
        at_least(self.ways, height=28)
        self.ways.activated.connect(self._on_way)
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Stop reading")
        self.cancel.setToolTip("Stop here, and keep what was read")
        self.cancel.clicked.connect(self.canceled)
        self._head.addWidget(self._name)
        self._head.addWidget(self._about, 1)
        self._controls.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignLeft)
        self._controls.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addLayout(self._controls)
        self.bar = QProgressBar()
        self.bar.setProperty("role", "thick")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName("Share of the file that is read")
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix(self.bar, height=BAR)
        self.told = wrapped("", "small", quiet=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self.bar, 1)
        self._foot.addWidget(self.told, 1)
        column.addLayout(self._head)
        column.addLayout(self._foot)
        self.hide()

    def begin(self, reading: Reading, sampling: Sampling) -> None:
        """Show that the rest of a file is read. reading: of its first rows."""
        self._began_s = time.monotonic()
        facts, rows = reading.facts, max(len(reading.records), 1)
        letters = sum(map(len, reading.records)) + rows
        self._name.setText(quote(facts.name, 40))
        lines = round(facts.size * rows / letters)
        about = f"about {_round(lines)} lines"
        self._about.setText(f"{words.size(facts.size)}, {about}, {counted(len(reading.columns), 'column')}")
        self._show_way(sampling)
        self.bar.setValue(0)
        self.told.setText("0 % read. The preview already works.")
        for part in (self.bar, self.cancel):
            part.show()
        self.show()

    def display(self, progress: Progress) -> None:
        """Show how far reading has come."""
        share = progress.share
        self.bar.setValue(round(share * STEPS))
        spent = time.monotonic() - self._began_s
        left = f", about {max(round(spent * (1.0 - share) / share), 1):,} s left" if share > 0.02 else ""
        # Not the rows that are kept: while a sample is drawn, those are more than it will have.
        rows = counted(progress.rows_read, "row")
        self.told.setText(f"{share:.0%} read, {rows} so far{left}. The preview already works.".replace("%", " %"))

    def end(self, reading: Reading, sampling: Sampling) -> None:
        """Show what was kept of a file; hidden if all of it was."""
        self._show_way(sampling)
        self.told.setText(" ".join(reading.notes))
        for part in (self.bar, self.cancel):
            part.hide()
        self._name.setText(quote(reading.facts.name, 40))
        self._about.setText(words.about_file(reading.facts, len(reading.columns), is_whole=reading.is_whole))
        self.setVisible(reading.is_sampled or not reading.is_whole)

    def fit(self, width: int) -> None:
        """Stack what has no room beside each other in a width."""
        room = width - 2 * px(SIDE)
        self.ways.setFixedWidth(max(min(px(LIST), room), 1))
        needed = width_of((self.ways, self.cancel), GAP)
        stack(self._controls, needed, room)
        stack(self._head, needed + width_of((self._name,), 0) + px(WORDS), room)
        stack(self._foot, px(2 * WORDS), room)

    def _show_way(self, sampling: Sampling) -> None:
        self.ways.setCurrentIndex(self.ways.findData(sampling.how))
        self.ways.abbreviate((self.ways.currentText(),), self.ways.currentText())

    def _on_way(self, _: int) -> None:
        self.way_chosen.emit(self.ways.currentData())


def _round(lines: int) -> str:
    """About how many lines: 7 million, 350,000."""
    if lines >= 1_000_000:
        return f"{lines / 1e6:.2g} million"
    return f"{float(f'{lines:.2g}'):,.0f}"
