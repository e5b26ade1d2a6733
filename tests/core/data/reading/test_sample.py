"""Tables that are too large: a sample in one pass, each class with its share, the same for the same seed."""

from collections import Counter
from pathlib import Path

import pytest

from core import limits
from core.data.reading.choices import Sampling
from core.data.reading.reader import read
from core.data.reading.reading import Reading
from core.data.reading.sample import Sample
from core.problem import UserError
from tests.core.data.reading.files import numbered, reading_of, table_file


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are large from 500 rows on, and read in small pieces."""
    monkeypatch.setattr(limits, "TABLE_ROWS", 500)
    monkeypatch.setattr("core.data.reading.text.PIECE", 1000)


def counts_of(reading: Reading) -> dict[str, int]:
    column = reading.column("kind")
    return dict(zip(column.values, column.counts, strict=True))


def offered(sample: Sample, rows: int, kinds: str, block: int = 1000) -> list[tuple[int, str]]:
    """The sample after so many rows, with these letters as classes in turn."""
    for begin in range(0, rows, block):
        lines = range(begin, min(rows, begin + block))
        classes = [kinds[line % len(kinds)] for line in lines]
        sample.add(classes, lines, [f"{line}{name}" for line, name in zip(lines, classes, strict=True)])
    return sample.rows()


@pytest.mark.usefixtures("small_limits")
def test_a_large_table_is_sampled_evenly_and_says_so(tmp_path: Path) -> None:
    path = table_file(tmp_path, numbered(5000, "aaaab"))
    reading = read(path, sampling=Sampling(rows=200))
    assert (reading.rows_read, reading.is_sampled, reading.is_whole) == (5000, True, True)
    assert counts_of(reading) == {"a": 160, "b": 40}
    assert reading.notes == ("The table is large: 200 of 5,000 rows are kept.",)
    lines = reading.lines.tolist()
    assert lines == sorted(lines)
    assert reading.table.cells_of("x").tolist() == [line - 2 for line in lines]
    assert [reading.cells(row)[0] for row in range(3)] == [str(line - 2) for line in lines[:3]]
    assert 2200 < sum(lines) / 200 < 2800


@pytest.mark.usefixtures("small_limits")
def test_the_same_seed_keeps_the_same_rows_and_another_others(tmp_path: Path) -> None:
    path = table_file(tmp_path, numbered(3000))
    first, again, other = (read(path, sampling=Sampling(rows=100, seed=seed)) for seed in ("1", "1", "2"))
    assert first.table == again.table
    assert first.lines.tolist() == again.lines.tolist()
    assert first.lines.tolist() != other.lines.tolist()


@pytest.mark.usefixtures("small_limits")
def test_a_sorted_table_gives_each_class_its_share(tmp_path: Path) -> None:
    rows = [f"{at},{name}\n" for name, count in (("a", 2900), ("b", 1000), ("c", 95), ("d", 5)) for at in range(count)]
    reading = reading_of(tmp_path, "x,kind\n" + "".join(rows), sampling=Sampling(rows=400))
    assert counts_of(reading) == {"a": 290, "b": 100, "c": 10, "d": 1}


@pytest.mark.usefixtures("small_limits")
def test_each_class_may_keep_the_same_number_of_rows(tmp_path: Path) -> None:
    text = numbered(5000, "aaaaaaaaab")
    assert counts_of(reading_of(tmp_path, text, sampling=Sampling("each class", 50))) == {"a": 50, "b": 50}
    assert counts_of(reading_of(tmp_path, text, sampling=Sampling("each class", 900))) == {"a": 250, "b": 250}


@pytest.mark.usefixtures("small_limits")
def test_the_first_rows_end_reading(tmp_path: Path) -> None:
    text = "x,kind\n1,2,3\n" + numbered(5000).partition("\n")[2]
    reading = reading_of(tmp_path, text, sampling=Sampling("first", 100))
    assert reading.lines.tolist() == list(range(3, 103))
    assert (reading.is_sampled, reading.is_whole, reading.rows_read, reading.misfit_count) == (True, False, 101, 1)
    assert reading.notes == ("The table is large: 100 of 101 rows are kept.", "The file was not read to its end.")


def test_a_small_table_is_sampled_if_somebody_wants_a_preview(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, numbered(30), sampling=Sampling("first", 5, always=True))
    assert reading.table.cells_of("x").tolist() == [0, 1, 2, 3, 4]
    assert not reading.is_whole
    reading = reading_of(tmp_path, numbered(30), sampling=Sampling("spread", 6, always=True))
    assert counts_of(reading) == {"a": 3, "b": 3}


@pytest.mark.usefixtures("small_limits")
def test_a_sample_is_by_the_wanted_target(tmp_path: Path) -> None:
    rows = "".join(f"{at % 7}.5,{'k' if at % 10 else 'm'},{at % 4}\n" for at in range(2000))
    for target, count in (("kind", 10), ("n", None), ("x", None)):
        sampling = Sampling(rows=100, target=target)
        reading = reading_of(tmp_path, "x,kind,n\n" + rows, sampling=sampling)
        if count:
            assert counts_of(reading) == {"k": 90, "m": count}
        elif target == "n":
            assert Counter(reading.table.cells_of("n").tolist()) == {0.0: 25, 1.0: 25, 2.0: 25, 3.0: 25}
        assert len(reading.table.cells) == 100
    with pytest.raises(UserError, match='There is no column "z"; there are x, kind, n'):
        reading_of(tmp_path, "x,kind,n\n" + rows, sampling=Sampling(rows=100, target="z"))


def test_many_columns_make_a_table_large_with_fewer_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_CELLS", 100)
    assert not reading_of(tmp_path, numbered(50)).is_sampled
    assert reading_of(tmp_path, numbered(51), sampling=Sampling(rows=10)).is_sampled


def test_memory_is_bounded_by_the_size_of_the_sample() -> None:
    sample = Sample(Sampling(rows=300))
    for begin in range(0, 100_000, 1000):
        sample.add(["a"] * 900 + ["b"] * 100, range(begin, begin + 1000), [""] * 1000)
        assert sample.held <= 3 * (300 + 200) + 1000
    assert len(sample.rows()) == 300


def test_all_rows_stay_if_there_are_not_more_than_wanted() -> None:
    assert len(offered(Sample(Sampling(rows=300)), 200, "ab")) == 200


def test_very_many_classes_are_one() -> None:
    sample = Sample(Sampling(rows=100))
    names = [f"name {at}" for at in range(20_000)]
    sample.add(names, range(20_000), names)
    assert len(sample.rows()) <= 1_100


def test_every_row_has_the_same_chance() -> None:
    seen: Counter[int] = Counter()
    for seed in range(40):
        seen.update(line // 500 for line, _ in offered(Sample(Sampling(rows=100, seed=str(seed))), 5000, "aab"))
    # 400 of each tenth are expected, with a standard deviation of 19.
    assert all(320 < seen[part] < 480 for part in range(10))


@pytest.mark.parametrize(("early", "late"), [("1.50", "text"), ("text", "1.50"), ("-", "7"), ("7", "-")])
def test_a_column_is_what_most_of_all_its_rows_are(
    early: str, late: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.data.reading.text.PIECE", 50)
    half = reading_of(tmp_path, "x,c\n" + f"1,{early}\n" * 40 + f"1,{late}\n" * 40).column("c")
    if "text" in (early, late):
        assert (half.kind, half.values, half.counts) == ("text", ("1.50", "text"), (40, 40))
    else:
        assert (half.kind, half.missing, half.low) == ("number", 40, 7.0)
    most = reading_of(tmp_path, "x,c\n" + "1,text\n" * 30 + "1,1.50\n" * 90).column("c")
    assert (most.kind, most.unusable, most.missing) == ("number", 30, 0)
