"""What a project file keeps of a large table: few rows, but enough for the project to open."""

import math
import random
from collections.abc import Iterator

import numpy as np
import pytest

from core.data.description import describe
from core.data.making import generate
from core.data.source import DatasetSpec, Imported
from core.data.table import Column, Table
from core.document import excerpt as module
from core.document.excerpt import excerpt, is_small


@pytest.fixture(autouse=True)
def nothing_is_known() -> Iterator[None]:
    """Each test begins without results of others."""
    for known in (is_small, excerpt):
        known.cache_clear()
    yield
    for known in (is_small, excerpt):
        known.cache_clear()


def table_of(target: list[float], values: tuple[str, ...] = (), width: int = 2) -> Table:
    """Numbers to predict a target from."""
    rows = np.arange(len(target), dtype=np.float64)
    columns = [np.sin(rows * (at + 1)) for at in range(width)]
    return Table(
        (*(Column(f"c{at}") for at in range(width)), Column("y", values=values)), np.column_stack([*columns, target])
    )


def spec_of(table: Table, share: float = 70.0) -> DatasetSpec:
    """The data of a table."""
    return DatasetSpec(Imported("mine", table, "y", table.names[:-1]), share, "1", "standardize")


def test_the_size_of_a_table_is_that_of_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(
        (Column("a"), Column("b", values=("\u00e4", "xyz")), Column("c")),
        np.array([[1.0, 0.0, math.nan], [-2.5, 1.0, 1e300], [1e15, math.nan, 0.1]]),
    )
    # a,b,c, 1,ä,, -2.5,xyz,1e+300, 1000000000000000.0,,0.1,
    size = 6 + (2 + 3 + 1) + (5 + 4 + 7) + (19 + 1 + 4)
    for most, small in ((size, True), (size - 1, False), (17, False)):
        monkeypatch.setattr(module, "EMBEDDED_BYTES", most)
        is_small.cache_clear()
        assert is_small(table) == small


def test_a_million_bytes_are_embedded() -> None:
    digits = np.full((90_000, 2), 0.123)
    digits[:, 1] = np.arange(90_000) % 7
    table = Table((Column("a"), Column("b")), digits)
    assert is_small(table)
    assert not is_small(Table((Column("a"), Column("b")), np.repeat(digits, 2, axis=0)))


@pytest.mark.parametrize(("width", "rows"), [(2, 500), (99, 200), (999, 20)])
def test_an_excerpt_is_short_and_spread_over_the_table(width: int, rows: int) -> None:
    table = table_of([float(at % 3) for at in range(5000)], width=width)
    part = excerpt(spec_of(table), ())
    assert rows <= len(part.cells) <= rows + 11
    assert part.columns == table.columns
    kept = [at for at in range(5000) if (part.cells[:, 0] == table.cells[at, 0]).any()]
    assert kept[0] == 0
    assert kept[-1] == 4999
    assert max(np.diff(kept)) <= 5000 / (rows - 1) + 1


@pytest.mark.parametrize(
    ("target", "values"),
    [
        ([float(at % 3) for at in range(5000)], ()),
        ([0.0] * 4999 + [1.0], ()),
        ([1.0] + [0.0] * 4999, ("rare", "usual")),
        ([float(at % 11) for at in range(5000)], ()),
        ([0.0] * 4989 + [float(at) for at in range(11)], ()),
        ([0.0] * 4998 + [1.0, 0.5], ()),
    ],
)
def test_an_excerpt_has_the_same_kind_of_target(target: list[float], values: tuple[str, ...]) -> None:
    spec = spec_of(table_of(target, values))
    part = spec_of(excerpt(spec, ()))
    assert describe(part.source) == describe(spec.source)
    assert generate(part).kind == generate(spec).kind


def test_an_excerpt_grows_until_the_inputs_are_finite() -> None:
    table = table_of([float(at % 3) for at in range(5000)])
    rows = np.random.default_rng(1).normal(size=5000)
    table = Table(table.columns, np.column_stack([rows, table.cells[:, 1:]]))
    lowest = generate(spec_of(table)).scaled(generate(spec_of(table)).points).min(axis=0)[0]
    part = excerpt(spec_of(table), (f"log(c0+{-lowest + 1e-6})",))
    assert len(part.cells) >= 500
    none = excerpt(spec_of(table), ("log(c0-1e9)",))
    assert none is table


def test_a_share_that_leaves_no_row_to_train_on_needs_more_rows() -> None:
    table = table_of([float(at % 3) for at in range(5000)])
    part = excerpt(spec_of(table, 0.1), ())
    assert 2000 <= len(part.cells) < 5000
    assert generate(spec_of(part, 0.1)).train_count >= 1


def test_a_short_table_is_its_own_excerpt() -> None:
    table = table_of([float(at % 3) for at in range(400)])
    assert excerpt(spec_of(table), ()) is table


def test_classes_that_only_the_table_has_are_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_spread", lambda source, count: np.arange(count))
    seed = random.randrange(10**6)
    print("seed", seed)
    draw = random.Random(seed)
    target = [0.0] * 600 + [float(draw.randrange(3)) for _ in range(4400)]
    assert len(excerpt(spec_of(table_of(target)), ()).cells) == 2000
