"""The choice between two columns and the principal components."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent

from core.data.dataset import Dataset
from core.data.plane import Kind
from playground.panels.surface.axes import percent
from playground.panels.surface.planes import KINDS, explained, loadings
from playground.style.font import font
from playground.style.size import px
from playground.style.style import Style
from playground.widgets.plain_tip import plain_tip
from playground.widgets.segment import Segment

SHORT = ("Columns", "Components")
NAME = "Plane of the surface"
EDGES = 8
"""The least pixels beside the text of a choice."""


class PlaneSegment(Segment):
    """kind_chosen(kind): the user chose another kind of plane."""

    kind_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__(style, SHORT, NAME)
        self._long: Sequence[str] = SHORT
        self.chosen.connect(self._on_chosen)

    def show_plane(self, data: Dataset, kind: Kind) -> None:
        """Show the kinds of plane of data, and which of them is drawn."""
        share = explained(data)
        self._long = ("Two columns", f"Components, {percent(share)}")
        self._fit()
        self.display(self._choices[KINDS.index(kind)])
        said = [f"component {at + 1}: {loadings(data, at)}" for at in range(2)]
        said.append(f"together they hold {percent(share)} of the spread")
        self.setToolTip(plain_tip("\n".join(said)))
        self.setAccessibleDescription("; ".join((self._long[KINDS.index(kind)], *said)))

    def _fit(self) -> None:
        self.rename(self._long if _least(self._long) <= self.width() else SHORT)

    def _on_chosen(self, choice: str) -> None:
        self.kind_chosen.emit(KINDS[self._choices.index(choice)])

    def minimumSizeHint(self) -> QSize:
        return QSize(_least(SHORT), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _least(choices: Sequence[str]) -> int:
    """The least width for some choices."""
    metrics = QFontMetrics(font("small_strong"))
    return len(choices) * (max(map(metrics.horizontalAdvance, choices)) + px(EDGES))
