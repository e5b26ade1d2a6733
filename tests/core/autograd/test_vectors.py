"""What kernels do with vectors and tuples of vectors, in both kinds of number, held against NumPy."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from core.autograd.kernels.tuples import (
    add_outer,
    add_products,
    added,
    gather,
    load_rows,
    load_tile,
    loads,
    repeat,
    scatter,
    splats,
    store_tile,
    totals,
    transposed,
    zeros,
)
from core.autograd.kernels.vector import (
    BYTES,
    LANES,
    faults,
    first,
    lanes_in,
    largest,
    load,
    load_part,
    multiply_add,
    part,
    select,
    splat,
    store,
    total,
)
from tests.core.autograd.called import called

Array = np.ndarray
BAD = [np.nan, np.inf, -np.inf]
APART = 3
"""Numbers between the rows of a tile that belong to nobody."""


@pytest.fixture(params=[np.float64, np.float32])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def lanes(kind: Any) -> int:
    return BYTES // np.dtype(kind).itemsize


@pytest.fixture
def numbers(kind: Any, lanes: int) -> Iterator[Array]:
    """Whole numbers, whose sums are exact, for more than a tile; that nothing writes to."""
    array = np.random.default_rng(3).integers(-99, 99, 4 * lanes * (lanes + APART)).astype(kind)
    before = array.copy()
    yield array
    assert (array == before).all()


def room(kind: Any, lanes: int, vectors: int) -> Array:
    """Somewhere to write so many vectors, and one behind them that must stay 7."""
    return np.full((vectors + 1) * lanes, 7.0, kind)


def written(out: Array, lanes: int) -> Array:
    """What was written there."""
    assert (out[-lanes:] == 7.0).all()
    return out[:-lanes]


@called
def _copy(array, at, out, to):
    store(out, to, load(array, at))


@called
def _copy_part(array, at, count, out):
    store(out, 0, load_part(array, at, count))
    store(out, lanes_in(array), part(load(array, at), count))


@called
def _lane_wise(a, b, c, x, out):
    store(out, 0, select(load(a, 0), load(b, 0), load(c, 0)))
    store(out, lanes_in(a), multiply_add(load(a, 0), load(b, 0), load(c, 0)))
    store(out, 2 * lanes_in(a), splat(x))


@called
def _across(array, out):
    out[0], out[1], out[2] = first(load(array, 0)), largest(load(array, 0)), total(load(array, 0))


@called
def _faults(a, b, out):
    found = faults(faults(load(out, 0), load(a, 0)), load(b, 0))
    store(out, 0, found)
    return total(found) == 0.0


@called
def _rows(array, step, last, out):
    store_tile(out, 0, lanes_in(array), load_rows(array, 1, step, last), 1)


@called
def _transposed(array, step, out):
    store_tile(out, 0, lanes_in(array), transposed(load_rows(array, 0, step, lanes_in(array) - 1)), 1)


@called
def _totals(array, step, out):
    store(out, 0, totals(load_rows(array, 0, step, lanes_in(array) - 1)))


@called
def _column_sums(array, step, out):
    rows = load_rows(array, 0, step, lanes_in(array) - 1)
    made = add_products(rows, load(array, 1), added(rows, add_products(rows, load(array, 0), zeros(array))))
    store_tile(out, 0, lanes_in(array), made, 1)


@called
def _tile(array, step, out):
    store_tile(out, 0, 2 * lanes_in(array), load_tile(array, 1, step, 3, 2), 2)


@called
def _outer(array, step, out):
    sums = repeat(splats(array, 0, step, 4), 2)
    sums = add_outer(splats(array, 1, step, 4), loads(array, 2, 2), sums)
    store_tile(out, 0, 2 * lanes_in(array), sums, 2)


@called
def _gather(array, reads, at, stride, shift, out):
    store_tile(out, 0, 2 * lanes_in(array), gather(array, reads, at, stride, shift, 3, 2), 2)


@called
def _scatter(array, reads, at, stride, shift, out):
    scatter(out, reads, at, stride, shift, load_tile(array, 0, 2 * lanes_in(array), 3, 2), 2)


def rows_of(array: Array, at: int, step: int, rows: int, width: int) -> Array:
    return np.array([array[at + row * step : at + row * step + width] for row in range(rows)])


def test_a_vector_is_a_register_of_this_machine() -> None:
    assert BYTES in (32, 64)
    assert LANES == BYTES // 8


def test_a_vector_is_read_and_written_at_any_number(kind: Any, lanes: int, numbers: Array) -> None:
    for at in range(lanes + 1):
        out = room(kind, lanes, 3)
        _copy(numbers, at, out, at)
        assert out[at : at + lanes].tolist() == numbers[at : at + lanes].tolist()
        assert (np.delete(written(out, lanes), range(at, at + lanes)) == 7.0).all()


def test_of_a_part_the_rest_is_0_whatever_stands_there(kind: Any, lanes: int) -> None:
    for count in range(-1, lanes + 3):
        array = np.full(2 * lanes, np.nan, kind)
        array[1 : 1 + max(count, 0)] = np.arange(1, 1 + max(count, 0))
        out = room(kind, lanes, 2)
        _copy_part(array, 1, count, out)
        whole = min(max(count, 0), lanes)
        expected = [*range(1, 1 + whole), *[0.0] * (lanes - whole)]
        assert written(out, lanes).tolist() == 2 * expected


def test_lanes_are_chosen_multiplied_and_filled(kind: Any, lanes: int, numbers: Array) -> None:
    a, b, c = numbers[:lanes].copy(), numbers[lanes:], numbers[2 * lanes :]
    a[::2], a[1] = 0.0, np.nan
    out = room(kind, lanes, 3)
    _lane_wise(a, b, c, kind(2.5), out)
    chosen, products, filled = written(out, lanes).reshape(3, lanes)
    assert chosen.tolist() == np.where(a != 0.0, b[:lanes], c[:lanes]).tolist()
    np.testing.assert_array_equal(products, a * b[:lanes] + c[:lanes])
    assert (filled == 2.5).all()


def test_lanes_are_taken_together(kind: Any, lanes: int, numbers: Array) -> None:
    for at in range(2 * lanes):
        array, out = numbers[at : at + lanes], np.zeros(3, kind)
        _across(array, out)
        assert out.tolist() == [array[0], array.max(), array.sum()]


@pytest.mark.parametrize("bad", BAD)
def test_a_number_that_is_not_finite_shows_from_every_lane(kind: Any, lanes: int, bad: float) -> None:
    for lane in range(lanes):
        array, out = np.arange(lanes).astype(kind), np.zeros(3, kind)
        array[lane] = bad
        _across(array, out)
        np.testing.assert_array_equal(out[1:], [np.max(array), bad])


@pytest.mark.parametrize("bad", BAD)
def test_faults_are_found_in_the_lane_they_are_in_and_stay(kind: Any, lanes: int, bad: float) -> None:
    fine = np.resize(np.array([0.0, -0.0, np.finfo(kind).max, np.finfo(kind).smallest_subnormal, -1.5], kind), lanes)
    for lane in range(lanes):
        broken, out = fine.copy(), np.zeros(lanes, kind)
        broken[lane] = bad
        assert _faults(fine, fine, out)
        assert out.tolist() == [0.0] * lanes
        assert not _faults(broken, fine, out)
        assert np.isnan(out).tolist() == [at == lane for at in range(lanes)]
        assert not _faults(fine, fine, out)


def test_rows_behind_the_last_one_are_that_one_again(kind: Any, lanes: int, numbers: Array) -> None:
    for last in range(lanes):
        out = room(kind, lanes, lanes)
        _rows(numbers, lanes + APART, last, out)
        expected = rows_of(numbers, 1, lanes + APART, last + 1, lanes)
        found = written(out, lanes).reshape(lanes, lanes)
        assert found.tolist() == expected[np.minimum(np.arange(lanes), last)].tolist()


def test_rows_become_columns(kind: Any, lanes: int, numbers: Array) -> None:
    out = room(kind, lanes, lanes)
    _transposed(numbers, lanes + APART, out)
    expected = rows_of(numbers, 0, lanes + APART, lanes, lanes).T
    assert written(out, lanes).reshape(lanes, lanes).tolist() == expected.tolist()


def test_each_row_is_added_up_to_its_lane(kind: Any, lanes: int, numbers: Array) -> None:
    out = room(kind, lanes, 1)
    _totals(numbers, lanes + APART, out)
    assert written(out, lanes).tolist() == rows_of(numbers, 0, lanes + APART, lanes, lanes).sum(axis=1).tolist()


def test_columns_are_added_and_multiplied_row_by_row(kind: Any, lanes: int, numbers: Array) -> None:
    out = room(kind, lanes, lanes)
    _column_sums(numbers, lanes + APART, out)
    rows = rows_of(numbers, 0, lanes + APART, lanes, lanes)
    expected = rows * numbers[1 : 1 + lanes] + rows + rows * numbers[:lanes]
    assert written(out, lanes).reshape(lanes, lanes).tolist() == expected.tolist()


def test_a_tile_is_read_and_written_row_by_row(kind: Any, lanes: int, numbers: Array) -> None:
    out = room(kind, lanes, 6)
    _tile(numbers, 2 * lanes + APART, out)
    expected = rows_of(numbers, 1, 2 * lanes + APART, 3, 2 * lanes)
    assert written(out, lanes).reshape(3, 2 * lanes).tolist() == expected.tolist()


def test_a_tile_of_sums_takes_a_column_times_a_row(kind: Any, lanes: int, numbers: Array) -> None:
    out = room(kind, lanes, 8)
    _outer(numbers, APART, out)
    starts = numbers[: 4 * APART : APART][:, None]
    factors = numbers[1 : 1 + 4 * APART : APART][:, None]
    expected = starts + factors * numbers[2 : 2 + 2 * lanes]
    assert written(out, lanes).reshape(4, 2 * lanes).tolist() == expected.tolist()


def test_rows_are_gathered_by_their_numbers(kind: Any, lanes: int, numbers: Array) -> None:
    reads = np.array([9, 4, 0, 2])
    out = room(kind, lanes, 6)
    _gather(numbers, reads, 1, APART, 5, out)
    expected = [numbers[row * APART + 5 :][: 2 * lanes].tolist() for row in reads[1:]]
    assert written(out, lanes).reshape(3, 2 * lanes).tolist() == expected


def test_rows_are_scattered_by_their_numbers(kind: Any, lanes: int, numbers: Array) -> None:
    reads, stride = np.array([9, 4, 0, 2]), 2 * lanes + APART
    out = room(kind, lanes, 12)
    _scatter(numbers, reads, 1, stride, 2, out)
    expected = np.full_like(out, 7.0)
    for number, row in enumerate(reads[1:]):
        at = row * stride + 2
        expected[at : at + 2 * lanes] = numbers[number * 2 * lanes :][: 2 * lanes]
    assert out.tolist() == expected.tolist()
