"""The dialog that imports a table: the file, how it is read, what its columns are, and what will happen."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.data.description import describe
from core.data.reading.choices import GUESSED, USUAL, Choices
from core.data.reading.origin import with_origin
from core.data.reading.reading import Reading
from core.data.reading.watch import Progress
from core.data.ready import make_ready
from core.data.source import Imported
from core.document.data_edits import own_network_hint
from core.document.document import Change, Document
from core.document.excerpt import check_fits
from core.document.table_file import ENDINGS, table_path
from core.problem import UserError
from core.progress import Canceled, Tell
from core.quotation import quote
from playground.drops import Drops, is_table_source
from playground.importing import words
from playground.importing.bad_rows_card import BadRowsCard
from playground.importing.draft import Draft, merged
from playground.importing.facts_card import FactsCard
from playground.importing.file_reader import FileReader
from playground.importing.foot import Foot
from playground.importing.how_to_read import HowToRead
from playground.importing.preparation import Preparation
from playground.importing.progress_card import ProgressCard
from playground.importing.table_view import TableView
from playground.importing.words import Outcome
from playground.long_work import work_on
from playground.store import Store
from playground.style.size import FLUSH, at_least, px, space
from playground.style.style import Style
from playground.table_choices import remember_choices, remembered_choices
from playground.widgets.form import IconButton, label, rule
from playground.widgets.scroll_column import ScrollColumn

TITLE = "Import a table"
FILTER = f"Tables ({' '.join(f'*{ending}' for ending in ENDINGS)});;All files (*)"
SIZE, LEFT, MARGINS, LEAST = QSize(1360, 872), 240, QSize(64, 56), QSize(640, 480)
"""Pixels at 100 %: of the dialog, and of what is in its left column. What stays free of the window around it."""

SMALL = 400
"""The height in pixels at 100 % below which the foot has one sentence."""

STAYS = "That does not work, and all stays as it was: {}"
WAITING = Outcome("The file is still being read; Cancel beside its bar imports what was read.")


class ImportDialog(QDialog):
    """imported(Draft): the table is in the document. pasted: the file holds cells from the clipboard."""

    imported = Signal(object)

    def __init__(self, window: QWidget, store: Store, style: Style, path: Path, *, pasted: bool = False) -> None:
        super().__init__(window)
        self._store, self._path, self._is_pasted = store, path, pasted
        self._choices, self._sampling = GUESSED if pasted else remembered_choices(path), USUAL
        self._read_by = self._choices, self._sampling
        self.draft: Draft | None = None
        self._failure, self._is_redrawing = "", False
        self.setWindowTitle(TITLE)
        self.setProperty("role", "dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.facts, self.how, self.preparation = FactsCard(style), HowToRead(style), Preparation(style)
        self.table, self.bad_rows, self.progress = TableView(style), BadRowsCard(style), ProgressCard(style)
        self.foot, self.reader, self._drops = Foot(), FileReader(self), Drops(self, is_table_source)
        self._build(style)
        self._connect()

    def read(self) -> None:
        """Read the file as a person wants it."""
        self._is_redrawing = False
        self.reader.read(self._path, self._choices, self._sampling)

    def room(self) -> QSize:
        """The largest size: within its screen and its window."""
        screen, parent = self.screen().availableSize(), self.parentWidget()
        inside = parent.window().size().expandedTo(LEAST) if parent is not None else screen
        return inside.boundedTo(screen) - MARGINS

    def _build(self, style: Style) -> None:
        whole, head, body = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        space(whole, 0, FLUSH)
        space(head, 8, (20, 8, 16, 8))
        space(body, 0, FLUSH)
        close = IconButton(style, "close", "Close", side=28)
        close.clicked.connect(self.reject)
        head.addWidget(label(TITLE, "title"))
        head.addStretch(1)
        head.addWidget(close)
        left = ScrollColumn(spacing=12)
        left.setProperty("role", "dialog")
        left.setAccessibleName("How the table is read")
        space(left.column, margins=(20, 4, 14, 14))
        at_least(self.facts, LEFT)
        left.fill(self.facts, self.how, rule(), self.preparation)
        right = ScrollColumn(spacing=12)
        right.setProperty("role", "dialog")
        right.setAccessibleName("The table")
        space(right.column, margins=(18, 4, 18, 14))
        right.column.addWidget(_framed(self.table), 1)
        right.column.addWidget(self.bad_rows)
        right.column.addWidget(self.progress)
        self._left, self._right = left, right
        body.addWidget(left)
        body.addWidget(_upright())
        body.addWidget(right, 1)
        whole.addLayout(head)
        whole.addLayout(body, 1)
        whole.addWidget(rule())
        whole.addWidget(self.foot)
        # Not before it is in the dialog, which would then take its first button for the usual one.
        self.foot.confirm.setDefault(True)

    def _connect(self) -> None:
        self.reader.found.connect(self._on_found)
        self.reader.failed.connect(self._on_failed)
        self.reader.progressed.connect(self._on_progressed)
        self.facts.other_wanted.connect(self._on_other)
        self.facts.again_wanted.connect(self.read)
        self.how.changed.connect(self._on_choices)
        self.preparation.changed.connect(self._on_fields)
        self.bad_rows.changed.connect(self._on_fields)
        self.bad_rows.show_wanted.connect(self.table.show_line)
        self.table.role_chosen.connect(self._on_role)
        self.table.refused.connect(self._on_refused)
        self.progress.way_chosen.connect(self._on_way)
        self.progress.canceled.connect(self.reader.stop)
        self.foot.accepted.connect(self._on_accepted)
        self.foot.canceled.connect(self.reject)
        self.foot.offer_taken.connect(self._on_offer)
        self.finished.connect(self.reader.cancel)
        self._drops.taken.connect(self._on_dropped)

    def _on_found(self, reading: Reading) -> None:
        self._failure = ""
        if self.draft is None:
            seed = self._store.document.data.seed
            self.draft = Draft(reading, seed=seed)
        else:
            self.draft = replace(self.draft, reading=reading)
        if not self.reader.is_running:
            self._read_by = self._choices, self._sampling
        self._stratify(self.draft)
        if self.reader.is_running:
            self.progress.begin(reading, self._sampling)
        else:
            self.progress.end(reading, self._sampling)
        self.facts.display(reading, is_pasted=self._is_pasted)
        self.how.display(self._choices, reading.dialect, reading.doubts)
        self._show(self.draft)

    def _on_failed(self, sentence: str) -> None:
        if self.draft is None and self._choices != GUESSED:
            # The file may have changed since a person chose this for it.
            self._choices = GUESSED
            self.read()
            return
        self.progress.hide()
        # If only drawing its rows again has failed, what was read to the end is still good.
        self._failure = "" if self._is_redrawing else sentence
        if self.draft is not None:
            reading = self.draft.reading
            self.how.display(self._choices, reading.dialect, reading.doubts)
        self.foot.display(Outcome(sentence), 0)

    def _on_progressed(self, progress: Progress) -> None:
        self.progress.display(progress)

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self.table.display(draft)
        self.bad_rows.display(draft)
        self._fit()
        self.preparation.display(draft)
        self._show_outcome(draft)

    def _show_outcome(self, draft: Draft) -> None:
        if self._failure:
            outcome = Outcome(self._failure)
        else:
            outcome = WAITING if self.reader.is_running else words.outcome_of(draft, self._store.document)
        self.foot.display(outcome, draft.made.report.rows_used if outcome.can_import else 0)

    def _on_choices(self, choices: Choices) -> None:
        self._turn_to(self._path, choices, self.draft)

    def _turn_to(self, path: Path, choices: Choices, draft: Draft | None = None) -> None:
        """Read a file in another way. If that cannot be done, it stays as it was, and the foot says why. draft: None
        for another file."""
        before = self._path, self._choices, self._is_pasted, self._sampling, self.draft
        self._path, self._choices, self.draft = path, choices, draft
        self._sampling = replace(self._sampling, target=None)
        if draft is None:
            self._is_pasted, self._sampling = False, USUAL
        self.read()
        if self._failure:
            sentence = self._failure
            self._path, self._choices, self._is_pasted, self._sampling, self.draft = before
            self.read()
            if not self._failure:
                self.foot.say(STAYS.format(sentence))

    def _on_way(self, how: str) -> None:
        self._sampling = replace(self._sampling, how=how, target=self.draft.target or None if self.draft else None)
        self.read()

    def _on_role(self, column: str, role: str) -> None:
        if self.draft is not None:
            draft = self.draft.with_role(column, role)
            self._stratify(draft)
            self._show(draft)

    def _stratify(self, draft: Draft) -> None:
        """Draw the rows of a large table again if others are the classes by now: each is to have its share."""
        reading, target = draft.reading, draft.target
        if not reading.is_sampled or self._sampling.how == "first" or draft.roles.get(target) != "class":
            return
        guessed = next((column.name for column in reading.columns if column.role == "target"), "")
        if target != (self._sampling.target or guessed):
            self._sampling = replace(self._sampling, target=target)
            self._is_redrawing = True
            self.reader.sample(self._path, self._choices, self._sampling)
            self.progress.begin(reading, self._sampling)

    def _on_refused(self, sentence: str) -> None:
        self.foot.say(sentence)

    def _on_fields(self, fields: Mapping[str, object]) -> None:
        if self.draft is None:
            return
        draft = replace(self.draft, **fields)  # type: ignore[arg-type]
        if fields.keys() & {"fill", "skip", "merge"}:
            self._show(draft)
            return
        self.draft = draft
        self.preparation.display(draft)
        self._show_outcome(draft)

    def _on_offer(self, offer: str) -> None:
        if self.draft is not None:
            self._show(merged(self.draft, offer))

    def _on_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, TITLE, str(self._path.parent), FILTER)
        if name:
            path = Path(name)
            self._turn_to(path, remembered_choices(path))

    def _on_dropped(self, source: str) -> None:
        path = table_path(source)
        if path is not None:
            self._turn_to(path, remembered_choices(path))

    def _on_accepted(self) -> None:
        draft = self.draft
        if draft is None or not self.foot.confirm.isEnabled():
            return
        doing = f"Importing {quote(self._path.name)}"
        try:
            source = work_on(self, doing, "Cancel imports nothing.", partial(self._source, draft))
            check_fits(source)
        except Canceled:
            return
        except UserError as error:
            self.foot.say(str(error))
            return
        if self._store.apply(f"Import {source.name}", partial(_told, draft=draft, source=source)):
            if not self._is_pasted:
                remember_choices(self._path, self._choices)
            self.imported.emit(draft)
            self.accept()

    def _source(self, draft: Draft, tell: Tell) -> Imported:
        """The data, and the file that they can be read from again; cells from the clipboard have none."""
        made = draft.made.source
        if not self._is_pasted and draft.wanted is not None:
            made = with_origin(made, draft.reading, *self._read_by, draft.wanted, tell)
        make_ready(replace(draft.spec, source=made))
        return made

    def showEvent(self, event: QShowEvent) -> None:
        self._left.setFixedWidth(self._left_width())
        self.resize(QSize(px(SIZE.width()), px(SIZE.height())).boundedTo(self.room()))
        super().showEvent(event)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.be_small(self.height() < px(SMALL))
        self._fit()

    def _fit(self) -> None:
        """Fit the cards to the width of their column."""
        margins = self._right.column.contentsMargins()
        bar = self._right.verticalScrollBar().sizeHint().width()
        room = self.width() - self._left.width() - 1 - bar - margins.left() - margins.right()
        for card in (self.bad_rows, self.progress):
            card.fit(room)

    def _left_width(self) -> int:
        bar = self._left.verticalScrollBar().sizeHint().width()
        return self._left.widget().minimumSizeHint().width() + bar  # type: ignore[union-attr]


def _told(document: Document, *, draft: Draft, source: Imported) -> Change:
    """The edit that imports, and says so. What happens to the canvas was said in the dialog."""
    change = draft.edit(document, source)
    hint = "" if change.restart else own_network_hint(describe(document.data.source), change.document.data)
    return replace(change, note=words.imported(draft, hint))


def _upright() -> QFrame:
    """A line as high as there is room."""
    made = QFrame()
    made.setProperty("role", "rule")
    made.setFixedWidth(1)
    return made


def _framed(view: QWidget) -> QWidget:
    """A view in a card."""
    made = QWidget()
    made.setProperty("role", "card")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    box = QVBoxLayout(made)
    box.setContentsMargins(1, 1, 1, 1)
    box.addWidget(view)
    return made
