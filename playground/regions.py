"""The Playground's regions side by side, with their widths for each class of window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from playground.region_sizes import NARROW, RegionSizes, is_roomy, kind_of
from playground.style.font import text_scale
from playground.style.size import at_least, fix, px, space
from playground.style.style import Style
from playground.widgets.form import IconButton
from playground.widgets.splitter import Splitter

RAIL = 48
LEAST_LEFT, LEAST_MIDDLE, LEAST_RIGHT = 216, 320, 240
"""The least widths of the regions, in pixels at a text size of 100 %."""

HALF = 0.5
"""The share of the width that the wide view takes, until its line is dragged."""

LEFT_LINE, RIGHT_LINE = "Width of the left side", "Width of the right side"


class Regions(QWidget):
    """Left side (or a rail of buttons for it), middle, right side. rearranged(bool): the size has moved to another
    class; whether the dock shall be as it usually is.

    Instead of the right side a wide view can take half of the window; the left side is closed meanwhile, and then as
    it was.
    """

    rearranged = Signal(bool)

    def __init__(
        self,
        style: Style,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        rail: Sequence[tuple[str, str, Callable[[], object]]],
    ) -> None:
        """rail: icon, tool tip and handler of each button."""
        super().__init__()
        self.sizes = RegionSizes()
        self._left, self._middle = left, middle
        self._known: tuple[int, bool, float] = (-1, False, 0.0)
        self._is_left_wanted, self._wide_share = True, HALF
        self._make_rail(style, rail)
        self._right = QStackedWidget()
        self._right.addWidget(right)
        self._splitter = Splitter(style, (LEFT_LINE, RIGHT_LINE))
        for at, part in enumerate((left, middle, self._right)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(at, int(part is middle))
        at_least(left, LEAST_LEFT)
        at_least(middle, LEAST_MIDDLE)
        at_least(self._right, LEAST_RIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for region in (self._rail, self._rail_line, self._splitter):
            row.addWidget(region, int(region is self._splitter))
        self._splitter.dragged.connect(self._on_dragged)
        self._splitter.usual_requested.connect(self._on_usual)
        style.changed.connect(self._arrange)

    @property
    def kind(self) -> int:
        """The class of the present width."""
        return kind_of(self.width() / text_scale())

    @property
    def is_roomy(self) -> bool:
        """Whether the dock has room beside the canvas."""
        return is_roomy(self.width() / text_scale(), self.height() / text_scale())

    @property
    def is_wide(self) -> bool:
        """Whether the wide view is shown."""
        return self._right.currentIndex() > 0

    def add_wide(self, view: QWidget) -> None:
        """Hold a view that can be shown instead of the right side."""
        # Otherwise the right side could not be narrower than it.
        view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._right.addWidget(view)

    def show_wide(self, wide: bool) -> None:
        """Show the wide view, or the right side again."""
        if wide != self.is_wide:
            is_open = self._left.isVisibleTo(self)
            self._is_left_wanted = is_open or (self.is_wide and self._is_left_wanted)
            self._wide_share = HALF
            self._right.setCurrentIndex(int(wide))
            self._show_rail()
        self.apply()

    def reset(self) -> None:
        """Use the usual sizes, with the left side open where it usually is."""
        self.sizes.forget()
        self._known = (-1, False, 0.0)
        self._arrange()

    def apply(self) -> None:
        """Give each region its width. The right side is hidden while the left side is open and leaves it no room."""
        wanted, whole = self.sizes.of(self.kind), self._splitter.width()
        left = px(wanted.left) if self._left.isVisibleTo(self) else 0
        self._right.setVisible(not left or whole >= px(LEAST_LEFT + LEAST_MIDDLE + LEAST_RIGHT))
        right = int(whole * self._wide_share) if self.is_wide else px(wanted.right)
        right = max(min(right, whole - left - px(LEAST_MIDDLE)), px(LEAST_RIGHT))
        self._splitter.setSizes([left, max(whole - left - right, 0), right])

    def _arrange(self) -> None:
        """Follow the class of the size, and the text size."""
        now = self.kind, self.is_roomy, text_scale()
        if now != self._known:
            before, self._known = self._known, now
            is_reset = before[0] < 0
            if is_reset or (before[0] < NARROW) != (self.kind < NARROW):
                self._is_left_wanted = self.kind >= NARROW
                self._show_rail()
            self.apply()
            self.rearranged.emit(is_reset or before[1] != self.is_roomy)
        elif self.is_wide:
            self.apply()

    def _show_rail(self) -> None:
        has_rail = self.kind < NARROW or self.is_wide
        self._rail.setVisible(has_rail)
        self._rail_line.setVisible(has_rail)
        self._left.setVisible(self._is_left_wanted and not self.is_wide)

    def _make_rail(self, style: Style, rail: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        self._rail, self._rail_line = QWidget(), line()
        self._rail.setProperty("role", "panel")
        fix(self._rail, RAIL)
        buttons = QVBoxLayout(self._rail)
        space(buttons, 4, (8, 12, 8, 12))
        for icon, tip, handler in rail:
            button = IconButton(style, icon, tip)
            button.clicked.connect(handler)
            buttons.addWidget(button)
        buttons.addStretch(1)

    def _on_dragged(self) -> None:
        left, _, right = (size / text_scale() for size in self._splitter.sizes())
        if self._left.isVisibleTo(self):
            self.sizes.keep(self.kind, left=left)
        if self.is_wide:
            self._wide_share = right * text_scale() / self._splitter.width()
        else:
            self.sizes.keep(self.kind, right=right)

    def _on_usual(self) -> None:
        self.sizes.forget_widths(self.kind)
        self._wide_share = HALF
        self.apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def line() -> QWidget:
    """A hairline between regions, vertical or horizontal."""
    made = QFrame()
    made.setProperty("role", "rule")
    made.setMinimumSize(1, 1)
    return made


def column(*parts: QWidget, filling: QWidget) -> QWidget:
    """Parts from top to bottom; `filling` takes the free space."""
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    for part in parts:
        lines.addWidget(part, 1 if part is filling else 0)
    return made
