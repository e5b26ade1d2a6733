"""Small pictures of ink on paper, in the theme's colors."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.style.color_map import image, mixed
from playground.style.theme import Theme


def ink_image(shares: NDArray[np.float64], theme: Theme) -> QImage:
    """Shares of ink (rows, columns), 0 to 1, row 0 at the top, as an image with a pixel for each."""
    places = np.round(shares[::-1] * 255.0).astype(np.intp)
    return image(_shades(theme.raised, theme.text)[places])


@lru_cache(maxsize=4)
def _shades(paper: str, ink: str) -> NDArray[np.uint32]:
    return np.array([mixed(paper, ink, share).rgb() for share in np.linspace(0.0, 1.0, 256)], dtype=np.uint32)
