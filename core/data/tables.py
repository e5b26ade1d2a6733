"""Real data that ships with the application, read from its files."""

import csv
from functools import cache
from importlib.resources import files

from core.data.generators import LabeledPoint

SPECIES = ("Adelie", "Chinstrap", "Gentoo")


@cache
def penguins() -> tuple[LabeledPoint, ...]:
    """Bill length and depth in mm of 342 penguins, and the species' number (Gorman, Williams and Fraser 2014)."""
    text = (files("resources.data") / "penguins.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        (float(row["bill_length_mm"]), float(row["bill_depth_mm"]), float(SPECIES.index(row["species"])))
        for row in rows
        if "NA" not in (row["bill_length_mm"], row["bill_depth_mm"])
    )
