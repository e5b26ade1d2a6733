"""Why this number? A card that takes numbers apart: the formula with names, with numbers, and the result."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.lab.notation import ELLIPSIS
from core.lab.why.why import Why
from playground.style import number
from playground.style.font import strong
from playground.style.size import fix, px, space
from playground.widgets.copying import make_copyable
from playground.widgets.form import label, rule
from playground.widgets.popup import Popup

WIDTH = 456
SIDE, TOP = 14, 12
MARGIN = 12
"""Pixels between the card and the edges of its area."""

SPACE = "\u00a0"


class WhyCard(Popup):
    """Shows the same reasons until it closes. `sections`: the texts of each reason, from top to bottom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whys: Sequence[Why] = ()
        self.sections: list[tuple[str, ...]] = []
        self.setAccessibleName("Why this number?")
        space(self.column, 8, (SIDE, TOP, SIDE, TOP))
        self._title, self._moment = label("", "heading"), label("", "caption", quiet=True)
        self.copy = QPushButton("Copy")
        self.copy.setToolTip("Copy the formulas with every digit")
        self.copy.clicked.connect(self._on_copy)
        names, head = QVBoxLayout(), QHBoxLayout()
        space(names, 2)
        names.addWidget(self._title)
        names.addWidget(self._moment)
        head.addLayout(names, 1)
        head.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.reasons = QScrollArea()
        self.reasons.setWidgetResizable(True)
        self.reasons.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reasons.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.addWidget(self.reasons, 1)
        fix(self, WIDTH)
        make_copyable(self, self.text, picture=False)

    def display(self, title: str, moment: str, whys: Sequence[Why], sentence: str = "") -> None:
        """Show reasons, or the sentence that says why there are none. moment: when the numbers were taken."""
        self._whys = whys
        self._title.setText(title)
        self._moment.setText(moment)
        self._moment.setVisible(bool(moment))
        self.copy.setVisible(bool(whys))
        self.copy.setText("Copy")
        body = QWidget()
        self._body = column = QVBoxLayout(body)
        space(column, 10)
        if sentence:
            column.addWidget(_line(sentence, "body"))
        self.sections = [_add_section(column, why) for why in whys]
        column.addStretch(1)
        # This replaces and deletes the old widget.
        self.reasons.setWidget(body)

    def open_in(self, area: QRect, corner: QPoint) -> None:
        """Show the card with its upper right corner at a point, moved and cut to fit an area; both in screen
        coordinates."""
        inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        width = px(WIDTH)
        text = width - 2 * px(SIDE)
        self.reasons.setFixedHeight(0)
        self.adjustSize()
        room = inner.height() - self.height()
        space(self._body, margins=(0, 4, 0, 2))
        fits = self._body.heightForWidth(text) <= room
        if not fits:
            space(self._body, margins=(0, 4, SIDE, 2))
        # Set here, not by the area: an old scroll bar would make the text narrower, and so stay.
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.reasons.setVerticalScrollBarPolicy(bar)
        self.reasons.setFixedHeight(max(0, min(self._body.heightForWidth(text), room)))
        self.adjustSize()
        left = min(max(inner.left(), corner.x() - width), inner.right() - width + 1)
        top = min(max(inner.top(), corner.y()), inner.bottom() - self.height() + 1)
        self.move(left, top)
        self.reasons.verticalScrollBar().setValue(0)
        self.show()
        self.reasons.setFocus(Qt.FocusReason.PopupFocusReason)

    def text(self) -> str:
        """All formulas in full precision, for the clipboard."""
        parts = (f"{why.title}\n{why.names}\n{why.numbers}\n= {number.full(why.result)}" for why in self._whys)
        return "\n\n".join(parts) + "\n"

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.text())
        self.copy.setText("Copied")


def _add_section(column: QVBoxLayout, why: Why) -> tuple[str, ...]:
    """Add title and result in one line, with the formulas below. Return the texts."""
    if column.count():
        column.addWidget(rule())
    lines = QVBoxLayout()
    space(lines, 3)
    head = QHBoxLayout()
    space(head, 12)
    title, result = _line(why.title, "small_strong"), label("", "small")
    result.setTextFormat(Qt.TextFormat.RichText)
    result.setText(strong(number.short(why.result)))
    result.setToolTip(number.full(why.result))
    head.addWidget(title, 1)
    head.addWidget(result, 0, Qt.AlignmentFlag.AlignTop)
    lines.addLayout(head)
    names, numbers = (
        _line(_kept(why.names), "small", quiet=True),
        _line(f"= {_kept(why.brief)}", "small"),
    )
    # Only numbers: Qt could take a typed name for markup.
    numbers.setToolTip(f"{why.numbers}\n= {number.full(why.result)}")
    lines.addWidget(names)
    lines.addWidget(numbers)
    if why.note:
        lines.addWidget(_line(why.note, "caption", quiet=True))
    column.addLayout(lines)
    return (title.text(), names.text(), numbers.text(), number.short(why.result), why.note)


def _kept(formula: str) -> str:
    """The formula with unbreakable names and omissions, so that lines do not split them."""
    return (
        formula.replace(" #", f"{SPACE}#")
        .replace(f"{ELLIPSIS} ", f"{ELLIPSIS}{SPACE}")
        .replace(" more", f"{SPACE}more")
    )


def _line(text: str, role: str, *, quiet: bool = False) -> QLabel:
    """Text that wraps over several lines."""
    made = label(text, role, quiet=quiet)
    made.setWordWrap(True)
    return made
