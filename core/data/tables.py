"""Real data that ships with the application, read from its files."""

import csv
from functools import cache
from importlib.resources import files

import numpy as np

from core.data.table import Column, Table

SPECIES = ("Adelie", "Chinstrap", "Gentoo")


@cache
def penguins() -> Table:
    """Bill length and depth of 342 penguins, and their species (Gorman, Williams and Fraser 2014)."""
    text = (files("resources.data") / "penguins.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    cells = [
        (float(row["bill_length_mm"]), float(row["bill_depth_mm"]), float(SPECIES.index(row["species"])))
        for row in rows
        if "NA" not in (row["bill_length_mm"], row["bill_depth_mm"])
    ]
    columns = (
        Column("bill_length_mm", "bill length", "mm"),
        Column("bill_depth_mm", "bill depth", "mm"),
        Column("species", values=SPECIES),
    )
    return Table(columns, np.array(cells))
