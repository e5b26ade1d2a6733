"""Class colors can be told apart by everyone, and from the colors of a sign; their maps and shapes are their own."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from playground.style.class_map import class_table
from playground.style.color_map import picture_table
from playground.style.shapes import SHAPES, draw_shape, shape_path
from playground.style.theme import NAMES, Theme, contrast, load_theme

Array = NDArray[np.float64]

VISIONS = {
    "normal": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                        [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                        [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                        [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
"""From linear RGB to what is seen: Machado, Oliveira and Fernandes (2009), full severity."""

TO_LMS = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                   [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
TO_LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                   [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip

PROMISES = {"light": {3: 24.0, 6: 14.6, 10: 10.0}, "dark": {3: 22.5, 6: 13.5, 10: 8.6}}
"""Theme -> number of classes -> the distance of their closest pair, in hundredths of OKLab."""


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def seen(color: str, vision: str) -> Array:
    """A color in OKLab as seen."""
    rgb = np.array([int(color[at : at + 2], 16) / 255.0 for at in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt((VISIONS[vision] @ linear).clip(0.0, 1.0) @ TO_LMS.T) @ TO_LAB.T)


def distance(a: str, b: str) -> float:
    """The smallest distance of two colors over all kinds of vision, in hundredths."""
    return min(100.0 * float(np.linalg.norm(seen(a, vision) - seen(b, vision))) for vision in VISIONS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [3, 6, 10])
def test_every_pair_of_classes_is_told_apart_by_every_kind_of_vision(name: str, count: int) -> None:
    colors = load_theme(name).classes[:count]
    assert min(distance(a, b) for a, b in itertools.combinations(colors, 2)) >= PROMISES[name][count]


def test_no_class_has_the_color_of_a_sign(theme: Theme) -> None:
    apart = [min(distance(color, sign) for sign in (theme.negative, theme.positive)) for color in theme.classes]
    assert min(apart[:4]) >= 10.0
    assert min(apart) >= 8.0


def test_points_of_every_class_stand_out_from_the_paper(theme: Theme) -> None:
    assert len(theme.classes) == len(set(theme.classes)) == 10
    for color in theme.classes:
        assert min(contrast(color, theme.raised), contrast(color, theme.canvas)) >= 3.0


def test_the_map_of_a_class_goes_from_gray_over_neutral_to_its_own_color(theme: Theme) -> None:
    table = class_table(theme, 2)
    assert len(table) == 256
    red, green, blue = (int(table[0]) >> shift & 255 for shift in (16, 8, 0))
    assert max(red, green, blue) - min(red, green, blue) < 20
    middle = f"#{int(table[128]) & 0xFFFFFF:06X}"
    assert distance(middle, theme.neutral) < 1.0
    ends = [f"#{int(class_table(theme, k)[255]) & 0xFFFFFF:06X}" for k in range(3)]
    assert min(distance(a, b) for a, b in itertools.combinations(ends, 2)) > 15.0
    assert all(distance(end, theme.class_color(k)) < distance(end, theme.neutral) for k, end in enumerate(ends))
    signs = [f"#{int(picture_table(theme)[end]) & 0xFFFFFF:06X}" for end in (0, 255)]
    assert min(distance(end, sign) for end in ends for sign in signs) > 8.0
    assert class_table(theme, 2) is table


def drawn(column: int, side: int) -> NDArray[np.bool_]:
    """The pixels that a shape covers."""
    paper = QImage(side, side, QImage.Format.Format_Grayscale8)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    draw_shape(painter, column, QPointF(side / 2, side / 2), side * 0.6)
    painter.end()
    return np.array([[paper.pixelColor(x, y).lightness() < 128 for x in range(side)] for y in range(side)])


def test_ten_classes_have_ten_shapes_of_about_the_same_size() -> None:
    masks = [drawn(k, 60) for k in range(10)]
    for a, b in itertools.combinations(masks, 2):
        assert (a ^ b).sum() > 0.06 * max(a.sum(), b.sum())
    circle = masks[0].sum()
    assert all(0.45 * circle <= mask.sum() <= 1.25 * circle for mask in masks)
    assert all(QRectF(-0.75, -0.75, 1.5, 1.5).contains(shape_path(k).boundingRect()) for k in range(10))


def test_shapes_repeat_after_the_last_and_keep_their_outline() -> None:
    assert shape_path(len(SHAPES)) is shape_path(0)
    assert len({name for name, _, _ in SHAPES}) == len(SHAPES)
