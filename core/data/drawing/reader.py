"""From a drawing to a point of the space of columns, as the pictures of a data set are."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.dataset import Dataset
from core.data.drawing.frame import Frame, Ink, Usual, fitting, ink_of, reduced, usual_of
from core.data.plane import typical_point

Floats = NDArray[np.float64]

MEASURED = 2_000
"""The most pictures whose ink is measured."""

WHOLE = Ink(0.5, 0.5, 0.0, 0.0, 1.0, 1.0)
"""Where the ink of pictures would be, if all are blank."""


class Reading(NamedTuple):
    """picture: (cells, cells) in the units of the columns. frame: the part of the pad that it shows."""

    picture: Floats
    frame: Frame


@dataclass(frozen=True, slots=True, eq=False)
class PictureReader:
    """What the training pictures of a data set have in common.

    cells: on each side. paper, ink: the pixel without and with all of its ink. is_whole: pixels are whole numbers.
    usual: where their ink is. typical: a point whose other columns are as usual.
    """

    cells: int
    paper: float
    ink: float
    is_whole: bool
    usual: Usual
    typical: Floats

    def read(self, fine: Floats, *, centered: bool) -> Reading:
        """The picture that a network sees of a fine picture. centered: its ink is put where it usually is, and made as
        large as usual."""
        found = ink_of(fine) if centered else None
        frame = Frame() if found is None else fitting(found, self.usual)
        picture = self.paper + reduced(fine, frame, self.cells) * (self.ink - self.paper)
        return Reading(np.round(picture) if self.is_whole else picture, frame)

    def point(self, picture: Floats) -> tuple[float, ...]:
        """The point of the space of columns with the pixels of a picture."""
        made = self.typical.copy()
        made[: picture.size] = picture.ravel()
        return tuple(made.tolist())

    def shares(self, point: Floats) -> Floats:
        """The ink in each pixel of a point of the space of columns: (cells, cells), 0 to 1."""
        pixels = point[: self.cells**2].reshape(self.cells, self.cells)
        return np.asarray(((pixels - self.paper) / (self.ink - self.paper)).clip(0.0, 1.0))


@lru_cache(maxsize=4)
def reader_of(data: Dataset) -> PictureReader | None:
    """The reader of drawings for data of square pictures with classes; None for other data."""
    image = data.about.image
    if image is None or image[0] != image[1] or not data.classes:
        return None
    cells, (paper, ink) = image[0], paper_and_ink(data)
    some = _some(data, image)
    pictures = ((some - paper) / (ink - paper)).reshape(-1, cells, cells)
    is_whole = bool((some == np.floor(some)).all())
    return PictureReader(cells, paper, ink, is_whole, _usual(pictures), typical_point(data))


@lru_cache(maxsize=4)
def paper_and_ink(data: Dataset) -> tuple[float, float]:
    """The values of an empty and of a full pixel of data with an image, by the training rows; never the same."""
    image = data.about.image or (1, 1)
    pixels = data.points[: data.train_count, : image[0] * image[1]]
    paper, ink = float(pixels.min()), float(pixels.max())
    if _edges(_some(data, image), image) > (paper + ink) / 2.0:
        # White on black, as numbers: what is rare is the ink.
        paper, ink = ink, paper
    return paper, paper + 1.0 if paper == ink else ink


def _some(data: Dataset, image: tuple[int, int]) -> Floats:
    """Some of the training pictures, (n, pixels), from the beginning to the end."""
    pixels = data.points[: data.train_count, : image[0] * image[1]]
    return pixels[:: max(1, len(pixels) // MEASURED)]


def _edges(pixels: Floats, image: tuple[int, int]) -> float:
    """The usual pixel at the edges of pictures, (n, pixels)."""
    is_edge = np.ones(image, dtype=bool)
    is_edge[1:-1, 1:-1] = False
    return float(np.median(pixels[:, is_edge.ravel()]))


def _usual(pictures: Floats) -> Usual:
    inks = [ink for picture in pictures if (ink := ink_of(picture)) is not None]
    return usual_of(inks or [WHOLE])
