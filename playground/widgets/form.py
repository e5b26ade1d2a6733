"""The small parts of forms: captions over controls, cards, rules, readouts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from playground.style.icon import icon
from playground.style.size import FLUSH, at_least, fit_text, fix, px, set_font, size_icon, space
from playground.style.style import Style


def label(text: str, role: str = "body", *, quiet: bool = False) -> QLabel:
    """A line of text in a role of `playground.style.font`."""
    made = QLabel(text)
    # Typed names are never markup.
    made.setTextFormat(Qt.TextFormat.PlainText)
    set_font(made, role)
    if quiet:
        made.setProperty("tone", "quiet")
    return made


def captioned(caption: str | QLabel, *controls: QWidget) -> QWidget:
    """Controls in a row under their caption."""
    heading = label(caption, "caption", quiet=True) if isinstance(caption, str) else caption
    box = QWidget()
    column = QVBoxLayout(box)
    space(column, 4, FLUSH)
    column.addWidget(heading)
    row = QHBoxLayout()
    space(row, 8, FLUSH)
    for control in controls:
        at_least(control, height=28)
        row.addWidget(control)
        if not control.accessibleName():
            control.setAccessibleName(heading.text())
    column.addLayout(row)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return box


def rule(*, vertical: bool = False) -> QFrame:
    """A thin line between groups."""
    line = QFrame()
    line.setProperty("role", "rule")
    if vertical:
        line.setFixedWidth(1)
        fix(line, height=40)
    else:
        line.setFixedHeight(1)
    return line


class Choice(QComboBox):
    """A list that takes typed letters, which would otherwise be shortcuts of the window."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            text = event.text()  # type: ignore[attr-defined]
            if text.isprintable() and text.strip():
                event.accept()
                return True
        return super().event(event)


def combo(choices: Sequence[tuple[str, object]]) -> QComboBox:
    """A list of (text, data) to choose from."""
    made = Choice()
    for text, data in choices:
        made.addItem(text, data)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def show_choice(box: QComboBox, data: object) -> None:
    """Show the choice with some data, if there is one."""
    at = box.findData(data)
    if at >= 0 and at != box.currentIndex():
        box.setCurrentIndex(at)


class Card(QFrame):
    """A bordered group with a title row. `header` takes widgets at the right of the title, `body` the content."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        space(column, 6, (14, 8, 14, 10))
        self.header = QHBoxLayout()
        space(self.header, 8)
        self.title = label(title, "heading")
        self.header.addWidget(self.title)
        self.header.addStretch(1)
        at_least(self.title, height=28)
        column.addLayout(self.header)
        self.body = QVBoxLayout()
        space(self.body, 4)
        column.addLayout(self.body, 1)


class IconButton(QToolButton):
    """A flat button with one of our icons, in the theme's color."""

    def __init__(self, style: Style, name: str, tip: str, *, side: int = 32, tone: str = "text") -> None:
        super().__init__()
        self._style, self._name, self._tone = style, name, tone
        self.setToolTip(tip)
        self.setAccessibleName(tip.partition(" (")[0])
        size_icon(self, 20 if side > 24 else 16)
        fix(self, side, side)
        self._on_style_changed()
        style.changed.connect(self._on_style_changed)

    def _on_style_changed(self) -> None:
        self.setIcon(icon(self._name, getattr(self._style.theme, self._tone)))


READOUT_HEIGHT, CAPTION_HEIGHT, VALUE_HEIGHT = 64, 14, 28


class Readout(QWidget):
    """A caption over a number, right-aligned unless `left`, as high as a bar of 64, and as wide as its widest value.

    mark: a dot before the caption, "filled" or "hollow"; "" for none.
    """

    def __init__(self, style: Style, caption: str, widest: str, mark: str = "", *, left: bool = False) -> None:
        super().__init__()
        self._style, self._mark = style, mark
        column = QVBoxLayout(self)
        space(column, 4, (0, 10, 0, 8))
        self._caption = label(caption, "caption", quiet=True)
        self._value = label("\u2013", "metric")
        for part in (self._caption, self._value):
            part.setAlignment(Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)
            column.addWidget(part)
        space(self._caption, margins=(14 if mark else 0, 0, 0, 0))
        fix(self._caption, height=CAPTION_HEIGHT)
        fix(self._value, height=VALUE_HEIGHT)
        fix(self, height=READOUT_HEIGHT)
        fit_text(self._value, widest, 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(caption)
        style.changed.connect(self.update)

    def display(self, text: str, full: str = "", *, caption: str = "") -> None:
        """Show a number as text. full: the number in full precision, for the tool tip. caption: a new caption, if
        any."""
        if caption:
            self._caption.setText(caption)
        if text != self._value.text():
            self._value.setText(text)
            self.setAccessibleDescription(text)
        self.setToolTip(full)

    def use_width(self, width: int) -> None:
        """Fix the width, whatever the number."""
        fix(self, width)

    def display_first_fit(self, texts: Sequence[str], full: str = "") -> None:
        """Show the first of some texts that fits, else the last. full: see `display`."""
        metrics = self._value.fontMetrics()
        self.display(next((text for text in texts if metrics.horizontalAdvance(text) <= self.width()), texts[-1]), full)

    @property
    def text(self) -> str:
        """The text shown."""
        return self._value.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._mark:
            return
        theme = self._style.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(theme.train if self._mark == "filled" else theme.test)
        painter.setPen(QPen(color, 1.75))
        painter.setBrush(color if self._mark == "filled" else Qt.BrushStyle.NoBrush)
        text = self._caption.fontMetrics().horizontalAdvance(self._caption.text())
        middle = QPointF(self.width() - text - px(10), self._caption.geometry().center().y() + 0.5)
        painter.drawEllipse(middle, px(3), px(3))
        painter.end()
