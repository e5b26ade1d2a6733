"""Small tables of one's own, for tests of documents and files."""

import math

import numpy as np

from core.data.reading.choices import Choices, Sampling
from core.data.reading.origin import FileOrigin
from core.data.reading.roles import Roles
from core.data.source import DatasetSpec, Imported, Painted
from core.data.table import Column, Table

CATS = Table(
    (
        Column("weight (kg)", "weight", "kg"),
        Column("age"),
        Column("coat", values=("short", "long", "none")),
        Column("is `happy`", values=("no", "yes")),
    ),
    np.array(
        [
            [4.1, 3.0, 0.0, 1.0],
            [5.2, math.nan, 1.0, 0.0],
            [3.9, 1.0, 2.0, 1.0],
            [4.4, 9.0, math.nan, 0.0],
            [6.5, 12.0, 1.0, 0.0],
            [4.0, 2.0, 0.0, 1.0],
            [5.5, 11.0, 2.0, 0.0],
            [3.5, 4.0, 1.0, 1.0],
            [5.0, 8.0, 0.0, 0.0],
            [4.5, 5.0, 2.0, 1.0],
        ]
    ),
)
"""Ten cats, two of which lack a cell."""

PIXELS = Table(
    (*(Column(f"pixel {at}") for at in range(6)), Column("letter", values=("I", "O", "X"))),
    np.array([[float((at * 7 + row * 3) % 5) for at in range(6)] + [float(row % 3)] for row in range(12)]),
    (2, 3),
)
"""Twelve images of two rows and three columns."""

DOTS = Table(
    (Column("x1"), Column("x2"), Column("class", values=("orange", "blue"))),
    np.array([[x, y, float(x * y > 0.0)] for x in (-3.0, -1.0, 1.5, 4.0) for y in (-2.0, 0.5, 3.0)]),
)
"""Twelve painted points of two classes."""

ORIGIN = FileOrigin(
    "/home/cats/my cats.csv", 307, "0" * 63 + "a", 10, Choices(delimiter=";", missing=("", "?"), has_header=True),
    Sampling("each class", 200, "is `happy`", "7"), Roles("is `happy`", ("weight (kg)", "age"), "class", fill=True),
)  # fmt: skip
"""The file of the cats, if there were one."""

OWN = {
    "imported": DatasetSpec(
        Imported("My cats", CATS, "is `happy`", ("weight (kg)", "age", "coat")), 60.0, "7", "standardize", True
    ),
    "imported from a file": DatasetSpec(
        Imported("My cats", CATS, "is `happy`", ("weight (kg)", "age"), ORIGIN), 60.0, "7", "standardize"
    ),
    "imported numbers": DatasetSpec(Imported("Weights", CATS, "weight (kg)", ("age", "coat")), 75.0, "7", "range"),
    "imported images": DatasetSpec(Imported("Letters", PIXELS, "letter", PIXELS.names[:6]), 60.0, "7", "range"),
    "painted": DatasetSpec(Painted(DOTS), 60.0, "7"),
}
"""Specs of a person's own data, by what they are."""
