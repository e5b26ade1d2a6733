"""From numbers to pictures: the diverging map, the class maps, and the color and width of a link."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from playground.style.theme import Theme

PICTURE_STRENGTH = 0.86
PERCENTILE = 98
"""The share of values, in percent, that a map shows without cutting them."""

SHARP = 44
"""Pixels per side that a picture of weights with round corners has at least."""

_STEPS = 256

Table = NDArray[np.uint32]
Array = NDArray[np.float64]
Places = NDArray[np.intp]


@lru_cache(maxsize=32)
def diverging(negative: str, neutral: str, positive: str, strength: float) -> Table:
    """256 colors from negative over neutral to positive, evenly spaced in OKLab (Ottosson 2020). strength: the distance
    of the ends from neutral, 1 for the full colors."""
    middle = _to_oklab(_rgb(neutral))
    ends = [middle + strength * (_to_oklab(_rgb(color)) - middle) for color in (negative, positive)]
    t = np.linspace(-1.0, 1.0, _STEPS)[:, None]
    lab = np.where(t < 0.0, middle + -t * (ends[0] - middle), middle + t * (ends[1] - middle))
    return _packed(_from_oklab(lab))


def picture_table(theme: Theme) -> Table:
    """The map for small pictures."""
    return diverging(theme.negative, theme.neutral, theme.positive, PICTURE_STRENGTH)


def surface_table(theme: Theme) -> Table:
    """The paler map for the decision surface, so that points stand out."""
    return diverging(theme.negative, theme.neutral, theme.positive, theme.surface_strength)


def picture(values: NDArray[np.float32], table: Table, limit: float, theme: Theme, *, steps: int = 0) -> QImage:
    """Values (rows, columns), row 0 at the bottom, as an image. The map spans -limit to limit. steps: the number of
    shades, 0 for all. Values that are not finite are hatched."""
    shares = np.nan_to_num(values.astype(np.float64) / limit, nan=0.0, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)
    if steps:
        # Counted from 0, which keeps the sign of values much smaller than the limit.
        half = steps / 2.0
        shares = (np.floor(shares * half).clip(-half, half - 1.0) + 0.5) / half
    pixels = table[_places(shares)]
    _hatch(pixels, ~np.isfinite(values), theme)
    return image(pixels)


def class_picture(
    values: NDArray[np.float32], theme: Theme, columns: Sequence[int] | None = None, *, flat: bool = False
) -> QImage:
    """Outputs (outputs, rows, columns) as an image: the color of the class with the largest output, paler the smaller
    its lead. flat: never paler. columns: the class of each output, if it is not its number."""
    raw = values.astype(np.float64)
    finite = np.asarray(np.isfinite(raw).all(axis=0))
    raw = np.where(finite, raw, 0.0)
    winner = raw.argmax(axis=0)
    tables = np.stack(
        [_class_table(theme.class_color(k), theme.neutral, theme.surface_strength) for k in columns or range(len(raw))]
    )
    pixels = tables[winner, _STEPS - 1 if flat else _places(_surety(raw))]
    _hatch(pixels, ~finite, theme)
    return image(pixels)


def _surety(outputs: Array) -> Array:
    """The lead of the largest of some outputs (outputs, ...) by softmax: from -1 (all equal) to 1."""
    best = 1.0 / np.exp((outputs - outputs.max(axis=0)).clip(-50.0)).sum(axis=0)
    least = 1.0 / len(outputs)
    return np.asarray(((best - least) / max(1.0 - least, least)).clip(0.0, 1.0) * 2.0 - 1.0)


@lru_cache(maxsize=32)
def _class_table(color: str, neutral: str, strength: float) -> Table:
    """The map from neutral to a class color."""
    return diverging(neutral, neutral, color, strength)[_STEPS // 2 :].repeat(2)


def node_pictures(
    values: NDArray[np.float32], theme: Theme, radius: float, table: Table | None = None
) -> list[tuple[QImage, QColor]]:
    """Pictures of nodes from values (nodes, rows, columns), each with its own limit and with the color of its mean.
    radius: that of the round corners, in pixels of the picture. table: the map; by default that of signs."""
    count = len(values)
    sizes = np.abs(values).reshape(count, -1)
    limits = np.ones(count)
    for at in np.flatnonzero(~(sizes.max(axis=1) <= 1.0)):
        limits[at] = limit_of(values[at])
    pixels, tints = _painted(values, limits, picture_table(theme) if table is None else table, theme)
    return _with_tints(_rounded(pixels, radius), tints)


def weight_pictures(
    weights: Array, missing: NDArray[np.bool_], theme: Theme, limits: Array, *, radius: float = 0.0
) -> list[tuple[QImage, QColor]]:
    """Pictures of neurons' weights (neurons, rows, columns), row 0 at the top, each with its limit and with the color
    of its mean; plain where weights are missing. radius: that of round corners, as a share of the picture; then each
    weight is a square of several pixels."""
    pixels, tints = _painted(weights, limits, picture_table(theme), theme)
    pixels[missing] = 0xFF000000 | int(theme.raised[1:], 16)
    pixels = pixels[:, ::-1]
    if radius:
        times = -(-SHARP // max(weights.shape[1:]))
        pixels = pixels.repeat(times, axis=1).repeat(times, axis=2)
        _rounded(pixels, radius * pixels.shape[2])
    return _with_tints(pixels, tints)


def _rounded(pixels: Table, radius: float) -> Table:
    """Pictures (pictures, rows, columns) with round corners, changed in place."""
    rows, columns, inside = _corners(pixels.shape[2], pixels.shape[1], round(radius * 4) / 4)
    old = pixels[:, rows, columns]
    channels = [((old >> shift & 255) * inside).astype(np.uint32) << shift for shift in (0, 8, 16, 24)]
    pixels[:, rows, columns] = channels[0] | channels[1] | channels[2] | channels[3]
    return pixels


def _painted(values: NDArray[np.floating], limits: Array, table: Table, theme: Theme) -> tuple[Table, Table]:
    """The colors of values (nodes, rows, columns) by their limits, and those of their means."""
    shares = np.nan_to_num(values / limits[:, None, None], nan=0.0, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)
    pixels = table[_places(shares)]
    _hatch(pixels, ~np.isfinite(values), theme)
    return pixels, table[_places(shares.mean(axis=(1, 2)))]


def _with_tints(pixels: Table, tints: Table) -> list[tuple[QImage, QColor]]:
    images = [image(each, QImage.Format.Format_ARGB32_Premultiplied) for each in pixels]
    return [(picture, QColor.fromRgb(int(tint))) for picture, tint in zip(images, tints, strict=True)]


def _places(shares: NDArray[np.floating]) -> Places:
    """The places of shares from -1 to 1 in a table."""
    return np.round((shares + 1.0) * ((_STEPS - 1) / 2.0)).astype(np.intp)


@lru_cache(maxsize=32)
def _corners(width: int, height: int, radius: float) -> tuple[Places, Places, Array]:
    """The pixels at the corners of a rounded rectangle: rows, columns, and the share of each that lies inside."""
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    far_x = np.maximum(radius - np.minimum(x, width - x), 0.0)
    far_y = np.maximum(radius - np.minimum(y, height - y), 0.0)
    inside = (radius - np.hypot(far_x, far_y) + 0.5).clip(0.0, 1.0)
    rows, columns = np.nonzero(inside < 1.0)
    return rows, columns, inside[rows, columns]


def image(pixels: Table, kind: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    """Pixels (rows, columns) of 0xffRRGGBB, row 0 at the bottom, as an image that owns its memory."""
    flipped = np.ascontiguousarray(pixels[::-1])
    height, width = flipped.shape
    return QImage(flipped.data, width, height, 4 * width, kind).copy()


def _hatch(pixels: Table, where: NDArray[np.bool_], theme: Theme) -> None:
    if where.any():
        *_, rows, columns = places = np.nonzero(where)
        line = (rows + columns) % 6 < 2
        danger, paper = (0xFF000000 | int(color[1:], 16) for color in (theme.danger, theme.danger_soft))
        pixels[places] = np.where(line, danger, paper)


def limit_of(values: NDArray[np.float32]) -> float:
    """Half the span of a map: 1 for bounded outputs, else the 98th percentile of the absolute values."""
    sizes = np.abs(values[np.isfinite(values)])
    if len(sizes) == 0 or sizes.max() <= 1.0:
        return 1.0
    return max(1.0, float(np.percentile(sizes, PERCENTILE)))


def weight_limit(weights: Array) -> float:
    """Half the span of a map of weights: the 98th percentile of their absolute values."""
    sizes = np.abs(weights[np.isfinite(weights)])
    return (float(np.percentile(sizes, PERCENTILE)) if len(sizes) else 0.0) or 1.0


def link_width(weight: float) -> float:
    """The width in pixels: from 0.75 for weight 0 up to 6."""
    return 0.75 + 5.25 * float(1.0 - np.exp(-abs(weight) / 1.2))


def link_color(theme: Theme, weight: float) -> QColor:
    """The opaque color of the sign, mixed with the canvas color according to the size."""
    share = round((0.38 + 0.62 * float(1.0 - np.exp(-abs(weight) / 0.7))) * 255)
    return _mixed(theme.canvas, theme.positive if weight >= 0.0 else theme.negative, share)


@lru_cache(maxsize=2048)
def _mixed(a: str, b: str, share: int) -> QColor:
    mixed = _rgb(a) + (share / 255.0) * (_rgb(b) - _rgb(a))
    return QColor.fromRgbF(*mixed.tolist())


def mixed(a: str, b: str, share: float) -> QColor:
    """The color a share (0 to 1) of the way from a to b."""
    return _mixed(a, b, round(share * 255))


def _rgb(color: str) -> Array:
    return np.array([int(color[at : at + 2], 16) / 255.0 for at in (1, 3, 5)])


_TO_LMS = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                    [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
_TO_LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                    [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip


def _to_oklab(rgb: Array) -> Array:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T)


def _from_oklab(lab: Array) -> Array:
    linear = (lab @ np.linalg.inv(_TO_LAB).T) ** 3 @ np.linalg.inv(_TO_LMS).T
    linear = linear.clip(0.0, 1.0)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1.0 / 2.4) - 0.055)


def _packed(rgb: Array) -> Table:
    red, green, blue = np.round(rgb * 255.0).astype(np.uint32).T
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, dtype=np.uint32)
