"""An equation of the chain rule, painted: derivatives in italics with lowered numbers, and numbers in their colors."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.lab.chain_rule import ChainRule, Factor
from core.lab.notation import scalar
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

LINE, GAP, LOWERED = 30.0, 7.0, 3.0
"""Pixels at a text size of 100 %: the height of a line, the space between words, and how low a lowered number is."""

_PARTIAL = re.compile(r"(\u2202[^/]*/\u2202[^\W\d_]+)(\d[\d.]*)")
"""A derivative by a value such as h1.2, whose numbers are lowered."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the equation. tone: a color of the theme. lowered: what follows it below the line. breaks: whether a
    line may begin with it."""

    text: str
    role: str = "title"
    tone: str = "text"
    italic: bool = False
    lowered: str = ""
    breaks: bool = False


class Equation(QWidget):
    """Breaks into lines where it is narrow: before a sign of equality if that is enough, else before any sign."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._words: tuple[Word, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.changed.connect(self._on_style_changed)

    def display(self, rule: ChainRule) -> None:
        """Show an equation."""
        self._words = words_of(rule)
        self.setAccessibleName(rule.title)
        self.setAccessibleDescription(rule.text)
        self._on_style_changed()

    def lines(self, width: float) -> list[list[Word]]:
        """The words of each line at this width."""
        if self._length(self._words) <= width:
            return [list(self._words)]
        parts = _split(self._words, lambda word: word.text == "=")
        symbols, *numbers = parts
        for lines in ([symbols, [word for part in numbers for word in part]], parts):
            if all(self._length(line) <= width for line in lines):
                return lines
        found: list[list[Word]] = []
        for part in _split(self._words, lambda word: word.breaks):
            if found and self._length([*found[-1], *part]) <= width:
                found[-1] += part
            else:
                found.append(part)
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return px(LINE) * max(1, len(self.lines(width)))

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines = self.lines(self.width())
        top = (self.height() - px(LINE) * len(lines)) / 2.0
        for at, line in enumerate(lines):
            x = max(0.0, (self.width() - self._length(line)) / 2.0)
            baseline = top + px(LINE) * (at + 0.5) + QFontMetricsF(font("title")).capHeight() / 2.0
            for word in line:
                self._paint(painter, word, QPointF(x, baseline))
                x += _width(word) + px(GAP)
        painter.end()

    def _paint(self, painter: QPainter, word: Word, at: QPointF) -> None:
        painter.setPen(QColor(getattr(self._style.theme, word.tone)))
        painter.setFont(_font(word))
        painter.drawText(at, word.text)
        if word.lowered:
            after = QFontMetricsF(_font(word)).horizontalAdvance(word.text)
            painter.setFont(_small(word))
            painter.drawText(at + QPointF(after, px(LOWERED)), word.lowered)

    def _length(self, words: Sequence[Word]) -> float:
        return sum(map(_width, words)) + px(GAP) * max(0, len(words) - 1)

    def _on_style_changed(self) -> None:
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Ask for the height that the lines need at the present width, also from layouts that do not ask for it."""
        self.setMinimumHeight(self.heightForWidth(self.width()))


def words_of(rule: ChainRule) -> tuple[Word, ...]:
    """The pieces of an equation, from left to right."""
    words = [_partial(rule.partial(rule.target)), Word(rule.sign, "body", breaks=True)]
    for at, factor in enumerate(rule.factors):
        words += [Word("\u00d7", "body", breaks=True)] * (at > 0)
        words.append(_partial(rule.partial(factor.of)) if factor.of else Word(factor.symbol, italic=True))
    for at, factor in enumerate(rule.factors):
        words.append(Word("\u00d7" if at else "=", "body", breaks=True))
        words.append(Word(scalar(factor.number), tone=_tone(factor)))
    return *words, Word("=", "body", breaks=True), Word(scalar(rule.product), tone="gradient")


def _partial(text: str) -> Word:
    split = _PARTIAL.fullmatch(text)
    shown, lowered = split.groups() if split else (text, "")
    return Word(shown, tone="gradient", italic=True, lowered=lowered)


def _tone(factor: Factor) -> str:
    if factor.kind == "value":
        return "positive_text" if factor.number >= 0.0 else "negative_text"
    return "gradient" if factor.kind == "gradient" else "text"


def _split(words: Sequence[Word], begins: Callable[[Word], bool]) -> list[list[Word]]:
    found: list[list[Word]] = [[]]
    for word in words:
        if begins(word) and found[-1]:
            found.append([])
        found[-1].append(word)
    return found


def _font(word: Word) -> QFont:
    if not word.italic:
        return font(word.role)
    made = QFont(font("variable"))
    made.setPixelSize(font(word.role).pixelSize())
    return made


def _small(word: Word) -> QFont:
    made = QFont(font("caption"))
    made.setItalic(word.italic)
    return made


def _width(word: Word) -> float:
    lowered = QFontMetricsF(_small(word)).horizontalAdvance(word.lowered) if word.lowered else 0.0
    return QFontMetricsF(_font(word)).horizontalAdvance(word.text) + lowered
