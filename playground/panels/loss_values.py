"""The line under the loss plot: the losses now, or at the epoch under the cursor, each in its own place."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.style import number
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style

NOW = "now"
FAR = 10.0
"""From this ratio of test to training loss on, the gap is shown."""

WIDEST = 0.0001888
"""A loss whose text is as wide as any."""

WIDEST_GAP = "gap \u00d78,888"
MARK, APART, LEAST_APART = 12, 14, 6


@dataclass(frozen=True, slots=True)
class Form:
    """What the line has room for: digits of each loss, "now", the gap."""

    digits: int
    when: bool
    gap: bool


FORMS = (Form(4, True, True), Form(4, True, False), Form(3, True, False), Form(3, False, False), Form(2, False, False))


class LossValues(QWidget):
    """`display` shows two losses. With `show_marks`, dots before the words stand for the legend."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._when, self._losses = "", (0.0, 0.0)
        self._has_marks = False
        self.setAccessibleName("Losses")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._on_style_changed)

    def display(self, when: str, train: float, test: float) -> None:
        """Show losses and the time that they belong to; "" for nothing."""
        if (when, train, test) != (self._when, *self._losses):
            self._when, self._losses = when, (train, test)
            self.setAccessibleDescription(self.text)
            self.update()

    def show_marks(self, shown: bool) -> None:
        """Show or hide the dots of the curves before their words."""
        if shown != self._has_marks:
            self._has_marks = shown
            self.update()

    @property
    def text(self) -> str:
        """All that the line says."""
        train, test = self._losses
        if not self._when:
            return ""
        return f"{self._when}   train {number.loss(train)}   test {number.loss(test)}   {self._gap()}".rstrip()

    def _gap(self) -> str:
        train, test = self._losses
        if not 0.0 < train * FAR < test < float("inf"):
            return ""
        ratio = test / train
        return f"gap \u00d7{ratio:,.0f}" if ratio < 9999.5 else f"gap \u00d7{number.brief(ratio, 1)}"

    def sizeHint(self) -> QSize:
        return QSize(px(200), QFontMetricsF(font("caption")).height().__ceil__() + px(2))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _widths(self, form: Form) -> list[float]:
        """The width of each place: when, train, test, gap."""
        metrics, mark = QFontMetricsF(font("caption")), px(MARK) if self._has_marks else 0
        texts = [f"{name} {_written(WIDEST, form.digits)}" for name in ("train", "test")]
        widths = [metrics.horizontalAdvance(text) + mark for text in texts]
        before = [metrics.horizontalAdvance(NOW)] if form.when else []
        return [*before, *widths, *([metrics.horizontalAdvance(WIDEST_GAP)] if form.gap else [])]

    def _form(self) -> tuple[Form, list[float]]:
        """The most that has room, and the left end of each of its places."""
        for form in FORMS:
            widths = self._widths(form)
            apart = (self.width() - sum(widths)) / (len(widths) - 1)
            if apart >= px(LEAST_APART) or form is FORMS[-1]:
                break
        lefts = [0.0]
        for width in widths[:-1]:
            lefts.append(lefts[-1] + width + apart)
        return form, lefts

    def _on_style_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._when:
            return
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        form, lefts = self._form()
        if form.when and self._when == NOW:
            self._write(painter, lefts[0], NOW, theme.text_2)
        for left, name, loss, ink in zip(
            lefts[int(form.when) :], ("train", "test"), self._losses, (theme.train, theme.test), strict=False
        ):
            start = left
            if self._has_marks:
                self._dot(painter, left, ink, hollow=name == "test")
                start += px(MARK)
            self._write(painter, start, f"{name} {_written(loss, form.digits)}", ink)
        if form.gap:
            self._write(painter, lefts[-1], self._gap(), theme.text_2)
        painter.end()

    def _write(self, painter: QPainter, left: float, text: str, color: str) -> None:
        painter.setPen(QColor(color))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, text)

    def _dot(self, painter: QPainter, left: float, color: str, *, hollow: bool) -> None:
        painter.setPen(QPen(QColor(color), 1.5))
        painter.setBrush(QColor(self._style.theme.raised if hollow else color))
        painter.drawEllipse(QPointF(left + px(4), self.height() / 2.0), px(3), px(3))


def _written(loss: float, digits: int) -> str:
    """A loss with some significant digits, trailing zeros included."""
    if digits < 4 and 1e-4 <= loss < 1e4:
        return f"{loss:#.{digits}g}".rstrip(".") if loss < 10**digits else f"{loss:.0f}"
    return number.loss(loss)
