"""The table of data sets, which menus, gallery, files and links read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.data import generators
from core.data.source import Generated, Shipped

TWO = ("orange", "blue")
"""Class -1 and class +1, by the color that draws them."""


@dataclass(frozen=True, slots=True)
class GeneratedRow:
    """A generator: make(random source, noise as a share) gives points with their labels. classes: their names; two are
    labeled -1 and +1, three and more 0, 1, 2, ...; none for regression. noise_meaning: what noise does."""

    name: str
    label: str
    make: generators.Generator
    noise_meaning: str
    classes: tuple[str, ...] = TWO
    group: str = "2-D"

    @property
    def source(self) -> Generated:
        """Its usual source."""
        return Generated(self.name)


@dataclass(frozen=True, slots=True)
class ShippedRow:
    """A table that ships: a file of `resources.data`, the column to predict, and the columns to predict it from (all
    others if none are named). note: description, source and licence. classes: the names of classes that are numbers in
    the file. image: as in `Table`."""

    name: str
    label: str
    file: str
    target: str
    note: str
    inputs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    image: tuple[int, int] | None = None
    group: str = "Real"

    @property
    def source(self) -> Shipped:
        """Its usual source."""
        return Shipped(self.name)


CatalogRow = GeneratedRow | ShippedRow

_FLIPS, _MOVES, _SPREADS, _SHIFTS = "flips labels", "moves points", "spreads the clouds", "blurs labels"
_BILL = ("bill_length_mm", "bill_depth_mm")
_PENGUINS = "penguins of the Palmer Archipelago, Antarctica"
_GORMAN = "Gorman, Williams and Fraser 2014, CC0."

_ROWS: tuple[CatalogRow, ...] = (
    GeneratedRow("circle", "Circle", generators.circle, _FLIPS),
    GeneratedRow("xor", "Exclusive or", generators.xor, _FLIPS),
    GeneratedRow("corners", "Four corners", generators.corners, _SPREADS),
    GeneratedRow("gauss", "Gaussians", generators.gauss, _SPREADS),
    GeneratedRow("spiral", "Spiral", generators.spiral, _MOVES),
    GeneratedRow("moons", "Moons", generators.moons, _MOVES),
    GeneratedRow("blobs", "Three blobs", generators.blobs, _SPREADS, ("north", "south-east", "south-west")),
    GeneratedRow("reg-plane", "Plane", generators.plane, _SHIFTS, ()),
    GeneratedRow("reg-gauss", "Hills", generators.gaussian_hills, _SHIFTS, ()),
    ShippedRow("penguins", "Penguins", "penguins.csv", "species",
               f"3 species of {_PENGUINS}, from two measurements of the bill. {_GORMAN}", _BILL),
    ShippedRow("penguins-4", "Penguins, 4", "penguins.csv", "species",
               f"3 species of {_PENGUINS}, from four measurements. {_GORMAN}",
               (*_BILL, "flipper_length_mm", "body_mass_g")),
    ShippedRow("body-mass", "Body mass", "penguins.csv", "body_mass_g",
               f"The weight of {_PENGUINS}, from three measurements and the sex. {_GORMAN}",
               (*_BILL, "flipper_length_mm", "sex")),
    ShippedRow("iris", "Iris", "iris.csv", "species",
               "3 species of iris, from four measurements of the flower. Anderson 1935, Fisher 1936; UCI, CC BY 4.0."),
    ShippedRow("wine", "Wine", "wine.csv", "cultivar",
               "Wines of 3 grapes grown in one region of Italy, from a chemical analysis. Aeberhard and Forina 1992; "
               "UCI, CC BY 4.0.", classes=("Barolo", "Grignolino", "Barbera")),
    ShippedRow("breast-cancer", "Breast cancer", "breast_cancer.csv", "diagnosis",
               "Benign and malignant tumors of the breast, from measurements of cell nuclei in Wisconsin. Wolberg, "
               "Mangasarian, Street and Street 1993; UCI, CC BY 4.0."),
    ShippedRow("digits", "Digits", "digits.csv", "digit",
               "Handwritten digits, 8 \u00d7 8 pixels from 0 to 16. Alpaydin and Kaynak 1998; UCI, CC BY 4.0.",
               image=(8, 8)),
)  # fmt: skip

CATALOG: Mapping[str, CatalogRow] = MappingProxyType({row.name: row for row in _ROWS})
