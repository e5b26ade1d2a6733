"""The colors of the cells of the confusion matrix: paper and number."""

from functools import lru_cache

from PySide6.QtGui import QColor

from core.data.dataset import Dataset
from playground.panels.results.grid import FEW
from playground.style.color_map import mixed
from playground.style.theme import Theme, contrast

STRONGEST, STRONGEST_ACCENT = 0.48, 0.42
"""The largest share of a class color, and of the accent, under a number."""

LEAST_CONTRAST = 4.5
STEP = 0.02


def class_colors(data: Dataset, theme: Theme) -> list[str]:
    """The color of each class, as its points have it."""
    if data.outputs == 1:
        return [theme.point_negative, theme.point_positive][: len(data.classes)]
    return [theme.class_color(at) for at in range(len(data.classes))]


@lru_cache(maxsize=64)
def strength(text: str, paper: str, color: str, most: float) -> float:
    """The largest share of a color in the paper, up to `most`, on which a text can be read."""
    found = most
    while found > 0.0 and contrast(text, mixed(paper, color, found).name()) < LEAST_CONTRAST:
        found -= STEP
    return max(found, 0.0)


def cell_inks(
    theme: Theme, colors: list[str], cell: tuple[int, int], count: int, share: float
) -> tuple[QColor, QColor]:
    """The paper and the number of a cell. share: of the rows of its class."""
    if count == 0:
        return QColor(theme.panel), QColor(theme.text_2)
    is_right = cell[0] == cell[1]
    if len(colors) > FEW and not is_right:
        return QColor(theme.danger_soft), QColor(theme.danger)
    color, most = (colors[cell[1]], STRONGEST) if len(colors) <= FEW else (theme.accent, STRONGEST_ACCENT)
    return mixed(theme.raised, color, share * strength(theme.text, theme.raised, color, most)), QColor(theme.text)
