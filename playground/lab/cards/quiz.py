"""Backpropagation by hand: a field for each gradient, checked when it is filled in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.autograd.value import Value
from core.lab.notation import name
from core.lab.quiz import Quiz, Score
from playground.style import number
from playground.style.size import FLUSH, at_least, fix, space
from playground.style.style import Style
from playground.widgets.elided import Elided
from playground.widgets.form import Card, label

MOST_ROWS = 12
"""Visible rows; more of them scroll."""

ROW_HEIGHT, ROW_GAP = 30, 4
NAME_WIDTH, FIELD_WIDTH, MARK_WIDTH = 118, 92, 16
HINT_LINES = 3

OPEN, WRONG, RIGHT, SHOWN = "open", "wrong", "right", "shown"
MARKS = {OPEN: "", WRONG: "\u2717", RIGHT: "\u2713", SHOWN: "\u25cb"}
TONES = {OPEN: "text_2", WRONG: "danger", RIGHT: "success", SHOWN: "text_2"}
WORDS = {OPEN: "", WRONG: "Not right yet", RIGHT: "Right", SHOWN: "Shown"}


class QuizRow(QWidget):
    """A name, a field and a mark. given(row) when Enter or leaving the field confirms the text; entered(row) on Enter,
    before that."""

    given = Signal(object)
    entered = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.state = OPEN
        self.value: Value | None = None
        fix(self, height=ROW_HEIGHT)
        row = QHBoxLayout(self)
        space(row, 8, FLUSH)
        self.name, self.field, self.mark = Elided("variable", NAME_WIDTH), QLineEdit(), label("", "body")
        fix(self.field, FIELD_WIDTH)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        fix(self.mark, MARK_WIDTH)
        row.addWidget(self.name, 1)
        row.addWidget(self.field)
        row.addWidget(self.mark)
        self.field.textEdited.connect(self._on_edited)
        self.field.returnPressed.connect(self._on_return)
        self.field.editingFinished.connect(self._on_finished)
        style.changed.connect(self._on_style_changed)

    def display(self, value: Value) -> None:
        """Ask for the gradient of a value, and keep the typed text."""
        self.value = value
        whole = name(value)
        self.name.display(whole)
        self.field.setAccessibleName(f"Gradient of {whole}")

    def fill(self, text: str, state: str) -> None:
        """Put a text into the field without a signal."""
        self.field.setText(text)
        self.use_state(state)

    def use_state(self, state: str) -> None:
        """Mark the answer. A right or shown one can no longer be edited."""
        self.state = state
        self.field.setReadOnly(state in (RIGHT, SHOWN))
        self.mark.setText(MARKS[state])
        self.mark.setToolTip(WORDS[state])
        self.mark.setAccessibleName(WORDS[state])
        self.refuse(False)
        self._on_style_changed()

    def refuse(self, refused: bool) -> None:
        """Show whether the text is refused as a number."""
        if bool(self.field.property("refused")) != refused:
            self.field.setProperty("refused", refused)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _on_edited(self) -> None:
        if self.state == WRONG:
            self.use_state(OPEN)
        self.refuse(False)

    def _on_return(self) -> None:
        self.entered.emit(self)

    def _on_finished(self) -> None:
        if self.field.text().strip() and not self.field.isReadOnly():
            self.given.emit(self)

    def _on_style_changed(self) -> None:
        palette = self.mark.palette()
        palette.setColor(self.mark.foregroundRole(), self._style.theme.color(TONES[self.state]))
        self.mark.setPalette(palette)


class QuizCard(Card):
    """answered(value) when a gradient was found or shown; restarted() when the quiz begins again."""

    answered = Signal(object)
    restarted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__("Fill in the gradients")
        self._style = style
        self._quiz: Quiz | None = None
        self._pool: list[QuizRow] = []
        self._score = label("", "small", quiet=True)
        self.header.addWidget(self._score)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        space(self._column, ROW_GAP, FLUSH)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._hint = label("", "small")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        at_least(self._hint, height=HINT_LINES * 15)
        self.show_me, self.start_again = QPushButton("Show me"), QPushButton("Start again")
        self.show_me.setToolTip("Fill in the next missing gradient; it does not count as found")
        self.show_me.clicked.connect(self._on_show_me)
        self.start_again.clicked.connect(self._on_start_again)
        buttons = QHBoxLayout()
        space(buttons, 8, (0, 4, 0, 0))
        buttons.addWidget(self.show_me)
        buttons.addWidget(self.start_again)
        buttons.addStretch(1)
        self.body.addWidget(self._scroll)
        self.body.addSpacing(4)
        self.body.addWidget(self._hint)
        self.body.addLayout(buttons)

    def display(self, quiz: Quiz) -> None:
        """Ask the questions of a quiz. Answers to questions of the quiz before stay."""
        same = self._quiz is not None and (quiz is self._quiz or quiz.take_over(self._quiz))
        self._quiz = quiz
        while len(self._pool) < len(quiz.questions):
            self._add_row()
        for at, row in enumerate(self._pool):
            row.setVisible(at < len(quiz.questions))
            if at < len(quiz.questions):
                row.display(quiz.questions[at])
        if not same:
            self._clear()
        shown = min(len(quiz.questions), MOST_ROWS)
        fix(self._scroll, height=max(0, shown * (ROW_HEIGHT + ROW_GAP) - ROW_GAP))
        self._show_score()

    @property
    def rows(self) -> dict[str, QuizRow]:
        """The row of each question, by the name of its value."""
        return {name(row.value): row for row in self._present if row.value is not None}

    @property
    def hint(self) -> str:
        """The sentence on the last answer."""
        return self._hint.text()

    @property
    def score(self) -> str:
        """The score, in words."""
        return self._score.text()

    @property
    def _present(self) -> list[QuizRow]:
        return self._pool[: len(self._quiz.questions)] if self._quiz is not None else []

    def _add_row(self) -> None:
        row = QuizRow(self._style)
        row.given.connect(self._on_given)
        row.entered.connect(self._on_entered)
        self._column.insertWidget(len(self._pool), row)
        self._pool.append(row)

    def _clear(self) -> None:
        for row in self._present:
            row.fill("", OPEN)
        self._hint.setText("" if self._present else "The expression has only constants; they get no gradient.")
        self._scroll.verticalScrollBar().setValue(0)

    def _show_score(self) -> None:
        assert self._quiz is not None
        score = self._quiz.score
        self._score.setText(_written(score))
        self.show_me.setEnabled(score.known < score.questions)
        self.start_again.setEnabled(score.asked > 0)

    def _on_given(self, row: QuizRow) -> None:
        assert self._quiz is not None and row.value is not None
        given = number.read(row.field.text())
        if given is None:
            row.refuse(True)
            self._hint.setText(number.doubt(row.field.text()) or "Type a number, such as \u22122.5.")
            return
        verdict = self._quiz.answer(row.value, given)
        row.use_state(RIGHT if verdict.is_right else WRONG)
        right = f"Right: {_grad(row.value)} is {number.short(given)}."
        self._hint.setText(right if verdict.is_right else f"{_grad(row.value)}: {verdict.hint}")
        self._show_score()
        if verdict.is_right:
            self.answered.emit(row.value)

    def _on_entered(self, row: QuizRow) -> None:
        """Go to the next open field; after the last comes the first."""
        at = self._present.index(row)
        behind = [each for each in (*self._present[at + 1 :], *self._present[:at]) if not each.field.isReadOnly()]
        if behind:
            behind[0].field.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(behind[0])

    def _on_show_me(self) -> None:
        assert self._quiz is not None
        value = self._quiz.next
        if value is not None:
            row = self._present[self._quiz.questions.index(value)]
            row.fill(number.scalar(self._quiz.show(value)), SHOWN)
            self._hint.setText(f"{_grad(value)} is {row.field.text()}.")
            self._scroll.ensureWidgetVisible(row)
            self._show_score()
            self.answered.emit(value)

    def _on_start_again(self) -> None:
        assert self._quiz is not None
        self._quiz.restart()
        self._clear()
        self._show_score()
        self.restarted.emit()


def _grad(value: Value) -> str:
    return f"{name(value)}.grad"


def _written(score: Score) -> str:
    if score.asked == 0:
        return f"{score.questions} to find" if score.questions else ""
    return f"{score.first} of {score.asked} on first try"
