"""Where data come from, as frozen values: what a document holds of its data."""

from dataclasses import dataclass, field

from core.data.scaling import SCALINGS
from core.data.table import Table
from core.setting import Number, choice, numbers_of, numeric


@dataclass(frozen=True, slots=True)
class Generated:
    """Points drawn by a generator of `core.data.catalog.CATALOG`. noise: in percent."""

    name: str = "circle"
    noise: float = numeric(0.0, Number("noise", 0.0, 100.0))


@dataclass(frozen=True, slots=True)
class Shipped:
    """A table that ships with the application, by its name in `core.data.catalog.CATALOG`."""

    name: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a table was read from; `core.data.reading.origin.FileOrigin` says how. path: absolute. size: in
    bytes. sha256: of the bytes, in hexadecimal digits. rows: of the table."""

    path: str
    size: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A person's own table. name: for people. target: the column to predict. inputs: the columns to predict it from;
    rows that lack a cell of these are left out. origin: the file it was read from, None if it came from none or cannot
    be read from it again; it does not count for equality."""

    name: str
    table: Table
    target: str
    inputs: tuple[str, ...]
    origin: Origin | None = field(default=None, compare=False)

    @property
    def is_excerpt(self) -> bool:
        """Whether the table lacks rows, because the file that has them could not be read."""
        return self.origin is not None and len(self.table.cells) < self.origin.rows


@dataclass(frozen=True, slots=True)
class Painted:
    """Points painted by hand: a table whose last column is the target."""

    table: Table


PAINTED = "Painted"
"""The name of painted points."""

DataSource = Generated | Shipped | Imported | Painted


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row that a person drew. cells: of the columns, in their units. label: its class, by name."""

    cells: tuple[float, ...]
    label: str
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A spec is looked up many times a second, and a picture has many cells.
        object.__setattr__(self, "_hash", hash((self.cells, self.label)))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class DatasetSpec:
    """Which data, and how they are prepared: a small value that always gives the same data set.

    train_share: of the rows, in percent; at least one row must train. stratified: each class keeps its share in both
    parts. scaling: a name of `SCALINGS`. seed: the text that determines generated points, their order and the split, at
    most `limits.SEED` characters. drawn: rows that train besides those of the source, whose order, split and scaling do
    not depend on them. `core.data.making.generate` checks all of it.
    """

    source: DataSource = field(default_factory=Generated)
    train_share: float = numeric(50.0, Number("share of training points", 0.0, 100.0, above=True))
    seed: str = "0.5"
    scaling: str = choice("none", SCALINGS)
    stratified: bool = False
    drawn: tuple[DrawnRow, ...] = ()

    @property
    def name(self) -> str:
        """The name of the data in the catalog, or what a person calls them."""
        return PAINTED if isinstance(self.source, Painted) else self.source.name

    @property
    def origin(self) -> Origin | None:
        """The file that a person's table was read from; None for other data, or if there is none."""
        return self.source.origin if isinstance(self.source, Imported) else None

    @property
    def noise(self) -> float:
        """The noise in percent; 0 for data that are not generated."""
        return self.source.noise if isinstance(self.source, Generated) else 0.0


SOURCE_NUMBERS = numbers_of(Generated)
SPEC_NUMBERS = numbers_of(DatasetSpec)
