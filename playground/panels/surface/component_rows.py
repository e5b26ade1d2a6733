"""Where further components are held: a slider for each, two of them at first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.data.dataset import Dataset
from playground.panels.surface import planes
from playground.panels.surface.axes import decimals, percent, written
from playground.style.font import font
from playground.style.size import FLUSH, fit_text, fix, px, set_font, space
from playground.style.style import Style
from playground.widgets.form import label
from playground.widgets.plain_tip import plain_tip
from playground.widgets.slider import Slider

SHOWN, LISTED, SEEN = 2, 64, 6
"""The components that are shown at first, the most that are listed, and those of the list that are seen at a time."""

ELSEWHERE = "held elsewhere"

GAP, ROW_GAP, ROW = 8, 2, 20
WIDEST = "\u221200.00"
FEWER = "Show only two components"


class ComponentRow(QWidget):
    """A component with its share of the variance, and where it is held. moved(at, value) by the user; at counts from
    1."""

    moved = Signal(int, float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.at, self._share, self._decimals = 0, "", 2
        self.name, self.value = label("", "caption"), label("", "caption")
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        fit_text(self.value, WIDEST)
        self.slider = Slider(style, -1.0, 1.0, width=80)
        self.slider.moved.connect(self._on_moved)
        line = QHBoxLayout(self)
        space(line, GAP, FLUSH)
        fix(self, height=ROW)
        line.addWidget(self.name)
        line.addWidget(self.slider, 1)
        line.addWidget(self.value)

    def display(self, data: Dataset, at: int, reach: float) -> None:
        """Show a component, counted from 1, of which the points go from -reach to reach."""
        share = planes.share(data, at - 1)
        self.at, self._share = at, percent(share) if share >= 0.005 else "<1 %"
        self._decimals = decimals(-reach, reach)
        self.slider.use_range(-reach, reach)
        made_of = planes.loadings(data, at - 1)
        for part in (self.name, self.slider, self.value):
            part.setToolTip(plain_tip(f"component {at}: {made_of}"))
        self.slider.setAccessibleName(f"Component {at}, {self._share} of the spread, held at")
        self._made_of = made_of

    def show_level(self, value: float) -> None:
        """Show where the component is held."""
        text = written(value, self._decimals)
        self.slider.display(value)
        if text != self.value.text():
            self.value.setText(text)
            self.slider.setAccessibleDescription(f"{text}; made of {self._made_of}")

    def forms(self) -> list[str]:
        """Ways to write the name, the longest first."""
        return [f"component {self.at}  {self._share}", f"comp. {self.at}  {self._share}", f"{self.at}  {self._share}"]

    def use_form(self, form: int, width: int) -> None:
        """Write the name in one of its forms, in some width."""
        self.name.setText(self.forms()[form])
        self.name.setFixedWidth(width)

    def _on_moved(self, value: float) -> None:
        # No minus before a zero.
        self.moved.emit(self.at, round(value, self._decimals) + 0.0)


class ComponentRows(QWidget):
    """moved(at, value) when the user moved a component, counted from 1."""

    moved = Signal(int, float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._data: Dataset | None = None
        self._count, self._levels, self._where = 0, [0.0], ""
        self.rows: list[ComponentRow] = []
        self.more = QPushButton()
        self.more.setProperty("role", "text-link")
        set_font(self.more, "caption")
        self.more.clicked.connect(self._on_more)
        self.is_open = False
        self.list = _List()
        column = QVBoxLayout(self)
        space(column, ROW_GAP, FLUSH)
        column.addWidget(self.list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        style.changed.connect(self._fit)

    def display(self, data: Dataset, levels: Sequence[float], where: str) -> None:
        """Show where components are held: those of data from the third on. where: all of them in words, such as "the
        mean"; "" if they are at different places."""
        if data is not self._data:
            self._data, self._count = data, len(levels)
            self._show_rows()
        self._levels, self._where = list(levels), where
        self._show_levels()

    @property
    def _used(self) -> list[ComponentRow]:
        """The rows that are shown."""
        return self.rows[: min(self._count, LISTED if self.is_open else SHOWN)]

    def _show_rows(self) -> None:
        """Show the first rows of the data, or all."""
        assert self._data is not None
        count = min(LISTED if self.is_open else SHOWN, self._count)
        while len(self.rows) < count:
            row = ComponentRow(self._style)
            row.moved.connect(self.moved)
            self.list.column.addWidget(row)
            self.rows.append(row)
        for at, (row, reach) in enumerate(zip(self.rows, planes.reaches(self._data, count), strict=False)):
            row.display(self._data, planes.DRAWN + 1 + at, reach)
        for at, row in enumerate(self.rows):
            row.setVisible(at < count)
        self.list.show_seen(min(count, SEEN), has_more=count > SEEN)
        self._fit()

    def _show_levels(self) -> None:
        for row in self._used:
            row.show_level(self._levels[row.at - planes.DRAWN - 1])
        self._show_more()

    def _show_more(self) -> None:
        hidden = self._levels[len(self._used) :]
        where = self._where if any(hidden) else "the mean"
        noun = "component" if len(hidden) == 1 else "components"
        text = f"and {len(hidden):,} more {noun}, {f'at {where}' if where else ELSEWHERE}"
        is_long = self._count > LISTED
        self.list.end.setText(text if is_long else "")
        self.list.end.setVisible(self.is_open and is_long)
        self.more.setText(FEWER if self.is_open else text)
        self.more.setAccessibleName(FEWER if self.is_open else f"{text}: list them")
        self.more.setToolTip("" if self.is_open else "List the further components")
        self.more.setVisible(self._count > SHOWN)

    def _on_more(self) -> None:
        self.is_open = not self.is_open
        self._show_rows()
        self._show_levels()

    def _fit(self) -> None:
        """Write all names in the longest form that fits, in the width of the widest."""
        used, metrics = self._used, QFontMetrics(font("caption"))
        if not used:
            return
        room = self.width() - self.list.beside - px(64 + 2 * GAP) - metrics.horizontalAdvance(WIDEST)
        widths = [max(metrics.horizontalAdvance(row.forms()[form]) for row in used) + 1 for form in range(3)]
        form = next((at for at, width in enumerate(widths) if width <= room), 2)
        for row in used:
            row.use_form(form, widths[form])

    def minimumSizeHint(self) -> QSize:
        # The names become shorter before the card becomes wider.
        least = px(64 + 2 * GAP) + 2 * QFontMetrics(font("caption")).horizontalAdvance(WIDEST)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._fit()


class _List(QScrollArea):
    """Rows of which a few are seen at a time. end: a last line."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._seen, self._has_more = 0, False
        inner = QWidget()
        self.column = QVBoxLayout()
        space(self.column, ROW_GAP)
        self.end = label("", "caption", quiet=True)
        around = QVBoxLayout(inner)
        space(around, ROW_GAP, FLUSH)
        around.addLayout(self.column)
        around.addWidget(self.end)
        around.addStretch(1)
        self.setWidget(inner)

    def show_seen(self, count: int, *, has_more: bool) -> None:
        """Be as high as some rows; half of the next one tells that there are more."""
        self._seen, self._has_more = count, has_more
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if has_more else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    @property
    def beside(self) -> int:
        """The width in pixels of the scroll bar, if there is one."""
        return self.verticalScrollBar().sizeHint().width() if self._has_more else 0

    def sizeHint(self) -> QSize:
        rows = self._seen * px(ROW) + max(self._seen - 1, 0) * px(ROW_GAP)
        return QSize(px(200), rows + (px(ROW_GAP) + px(ROW) // 2 if self._has_more else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
