"""The row of controls: run, epoch and pace, learning rate, settings and readouts."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.document.document import Document
from core.training.snapshot import Snapshot
from playground.panels.controls import summary
from playground.panels.controls.bar_box import HEIGHT, BarBox
from playground.panels.controls.bar_form import FORMS, BarForm, form_for
from playground.panels.controls.expert_settings import ExpertSettings
from playground.panels.controls.pace_group import PaceGroup
from playground.panels.controls.progress import Progress
from playground.panels.controls.rate_group import RateGroup
from playground.panels.controls.run_group import RunGroup
from playground.panels.controls.settings import Settings
from playground.panels.why.readouts import Readouts
from playground.store import Store
from playground.style.font import text_scale
from playground.style.size import FLUSH, at_least, fix, px, space
from playground.style.style import Style
from playground.throttle import Throttle
from playground.widgets.drop_down import DropDown
from playground.widgets.form import IconButton, rule
from playground.widgets.popup import ScrollPopup

SCROLL_BAR = 10
DOTS = 28


class TopBar(QFrame):
    """The groups side by side, in the form that fits: a narrow window has the settings behind one button. Every group
    has a fixed width, so that nothing moves while numbers change."""

    def __init__(self, store: Store, style: Style) -> None:
        super().__init__()
        self._store = store
        self._throttle = Throttle()
        self._form, self._scale, self._button = FORMS[0], 0.0, 0
        self.setProperty("role", "row")
        self.run, self.pace, self.rate = RunGroup(style), PaceGroup(style), RateGroup(store, style)
        self.progress, self.readouts = Progress(self.pace), Readouts(style)
        self.settings, self.expert = Settings(store), ExpertSettings(store)
        self._dots = IconButton(style, "more", "More settings", side=DOTS)
        self.summary = DropDown(style, "Training")
        self._rules = [rule(vertical=True) for _ in range(3)]
        self._make_popup()
        self._assemble()
        store.changed.connect(self._on_changed)
        store.replaced.connect(self.display)
        store.replaced.connect(self.run.show_waiting)
        style.changed.connect(self._arrange)
        self.display(store.document)

    @property
    def more(self) -> IconButton | DropDown:
        """The button that opens the settings that are not in the bar."""
        return self.summary if self._form.room else self._dots

    def display(self, document: Document) -> None:
        """Show a document's settings."""
        self.rate.display(document)
        self.settings.display(document)
        self.expert.display(document)
        settings = document.settings
        words = (summary.basic_words(settings), summary.brief_words(settings))
        self.summary.display_first_fit(words, f"All training settings: {summary.whole_words(settings)}")

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the state of training; update the numbers at most ten times a second while it runs."""
        self.run.refresh(snapshot)
        if not self._throttle.due(at_once=not snapshot.is_playing):
            return
        self.progress.refresh(snapshot)
        self.pace.refresh(snapshot)
        self.expert.refresh(snapshot)
        self.rate.show_epoch(snapshot.epoch)
        self.readouts.display(snapshot.metrics)

    def _make_popup(self) -> None:
        self.popup = ScrollPopup(self)
        self._overflow = QWidget()
        self._overflow_row = QHBoxLayout(self._overflow)
        space(self._overflow_row, 12, FLUSH)
        self._overflow_row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.popup.contents.addWidget(self._overflow)
        self.popup.contents.addWidget(self.expert)
        self.popup.hidden.connect(self.settings.take_back)
        for button in (self._dots, self.summary):
            button.clicked.connect(self._on_more)

    def _assemble(self) -> None:
        self._inner = QWidget()
        rows = QVBoxLayout(self._inner)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            rows.addLayout(row)
        rows.addStretch(1)
        for layout in (rows, self._upper, self._lower):
            space(layout, 0, FLUSH)
        self._summary_box, self._dots_box = BarBox("Training", self.summary), BarBox(" ", self._dots)
        self._area = area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inner)
        self._parts: tuple[QWidget, ...] = (
            *(self.run, self.progress, self.rate, self.settings, self._dots_box, self._summary_box, self.readouts),
            *self._rules,
        )
        for part in self._parts:
            part.setParent(self._inner)
        self._arrange()

    def _arrange(self) -> None:
        """Take the form that fits the width at the present text size."""
        width = self.width() / text_scale()
        form = form_for(width)
        scrolls = width < form.least
        fix(self, height=HEIGHT * form.rows + (SCROLL_BAR if scrolls else 0))
        at_least(self._inner, min(FORMS[-1].least, form.least))
        if form.button(width) != self._button:
            self._button = form.button(width)
            fix(self.summary, self._button)
            self.display(self._store.document)
        if (form, text_scale()) == (self._form, self._scale):
            return
        self._form, self._scale = form, text_scale()
        # What they hold may belong into the bar now, and the buttons they lie under move.
        for popup in (self.popup, self.pace.popup):
            popup.hide()
        self._empty()
        self.run.use_gap(4 if form.gap < 12 else 8)
        self.progress.use_width(is_brief=form.short_pace)
        self.rate.use_width(form.slider, pair=form.pair)
        self.readouts.use_widths(form.loss, form.accuracy, digits=form.digits, gap=form.gap if form.gap > 8 else 6)
        self._fill(form)
        self.display(self._store.document)

    def _empty(self) -> None:
        for row in (self._upper, self._lower):
            while row.count():
                row.takeAt(0)
        for part in self._parts:
            part.hide()

    def _fill(self, form: BarForm) -> None:
        """Fill the rows, with a rule between groups."""
        training: tuple[QWidget, ...] = (self._summary_box,) if form.room else (self.settings, self._dots_box)
        first: list[tuple[QWidget, ...]] = [(self.run,), (self.progress,)]
        second: list[tuple[QWidget, ...]] = [(self.rate,)]
        (first if form.rows == 2 else second).append(training)
        rules = iter(self._rules)
        rows = ((self._upper, first), (self._lower, second)) if form.rows == 2 else ((self._upper, first + second),)
        for row, groups in rows:
            row.addSpacing(px(form.edge))
            for at, group in enumerate(groups):
                if at:
                    self._add(row, next(rules), form.gap)
                    row.addSpacing(px(form.gap))
                for part in group:
                    self._add(row, part, form.gap if part is self._dots_box else 0)
            row.addStretch(1)
        last = rows[-1][0]
        self._add(last, self.readouts, form.gap)
        last.addSpacing(px(form.edge))

    @staticmethod
    def _add(row: QHBoxLayout, part: QWidget, before: int) -> None:
        row.addSpacing(px(before))
        row.addWidget(part)
        part.show()

    def _on_changed(self, old: Document, new: Document) -> None:
        self.display(new)

    def _on_more(self) -> None:
        if self._form.room:
            self.settings.move_to(self._overflow_row)
        self._overflow.setVisible(bool(self._form.room))
        self.popup.opener = self.more
        self.popup.adjustSize()
        # Below the whole bar, whose numbers keep changing.
        right = self.more.mapTo(self, self.more.rect().topRight()).x()
        left = max(8, right - self.popup.width())
        self.popup.move(self.mapToGlobal(QPoint(left, self.height() + 4)))
        self.popup.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._area.setGeometry(self.rect())
