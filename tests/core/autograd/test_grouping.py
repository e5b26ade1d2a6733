"""Sums that share their sources are computed together; those that nearly do, where it is cheaper."""

import random

import pytest

from core.autograd.kernels.grouping import TILE, Group, grouped


def mask(*sources: int) -> int:
    return sum(1 << source for source in sources)


def members(groups: list[Group]) -> list[list[int]]:
    return [group.members for group in groups]


def least_work(groups: list[Group]) -> int:
    """Products of one sample, whatever else a group costs."""
    return sum(group.sources.bit_count() * len(group.members) for group in groups)


def test_without_sums_there_is_no_group() -> None:
    assert grouped([]) == []


def test_sums_of_the_same_sources_are_one_group() -> None:
    groups = grouped([mask(0, 3)] * 9)
    assert members(groups) == [list(range(9))]
    assert groups[0].sources == mask(0, 3)


def test_sums_that_share_no_source_stay_apart_in_the_order_of_their_first_members() -> None:
    left, right = mask(*range(8)), mask(*range(8, 16))
    groups = grouped([right, left] * TILE)
    assert members(groups) == [list(range(0, 2 * TILE, 2)), list(range(1, 2 * TILE, 2))]
    assert [group.sources for group in groups] == [right, left]


@pytest.mark.parametrize("count", [2, 3, TILE])
def test_sums_that_do_not_fill_a_tile_join_where_they_lack_one_source_each(count: int) -> None:
    whole = mask(*range(16))
    groups = grouped([whole & ~mask(lacking) for lacking in range(count)])
    assert members(groups) == [list(range(count))]
    assert groups[0].sources == whole


def test_a_sum_alone_joins_a_tile_that_has_its_sources_and_one_that_lacks_a_place() -> None:
    whole = mask(*range(8))
    assert members(grouped([whole] * 3 + [mask(*range(7))])) == [[0, 1, 2, 3]]


def test_whole_tiles_stay_apart_where_joining_would_add_more_work_than_it_saves() -> None:
    few, many = mask(0, 1), mask(*range(64))
    assert members(grouped([few] * 32 + [many] * 32)) == [list(range(32)), list(range(32, 64))]


def test_a_layer_of_which_each_neuron_lacks_another_link_is_one_group() -> None:
    """The bench's uneven network: no two neurons have the same sources."""
    whole = mask(*range(64))
    groups = grouped([whole & ~mask(lacking) for lacking in range(64)])
    assert members(groups) == [list(range(64))]
    assert groups[0].sources == whole


@pytest.mark.parametrize("seed", range(5))
def test_a_layer_that_lacks_a_few_links_at_random_is_one_group(seed: int) -> None:
    draw = random.Random(seed)
    sources = [mask(*(source for source in range(64) if draw.random() > 1 / 64)) for _ in range(64)]
    assert len(set(sources)) > 10
    assert members(grouped(sources)) == [list(range(64))]


def test_sums_of_eight_random_sources_of_64_are_not_all_thrown_together() -> None:
    draw = random.Random(7)
    sources = [mask(*draw.sample(range(64), 8)) for _ in range(64)]
    groups = grouped(sources)
    assert max(len(group.members) for group in groups) <= 2 * TILE
    # One group of all would do 8 times the work.
    assert least_work(groups) < 3 * 64 * 8


@pytest.mark.parametrize("seed", range(40))
def test_every_sum_is_in_one_group_that_has_all_its_sources_and_no_other(seed: int) -> None:
    draw = random.Random(seed)
    kinds = [mask(*draw.sample(range(20), draw.randint(0, 12))) for _ in range(draw.randint(1, 12))]
    sources = [draw.choice(kinds) for _ in range(draw.randint(1, 60))]
    groups = grouped(sources)
    assert sorted(member for group in groups for member in group.members) == list(range(len(sources)))
    assert all(group.members == sorted(group.members) for group in groups)
    assert [group.members[0] for group in groups] == sorted(group.members[0] for group in groups)
    for group in groups:
        together = 0
        for member in group.members:
            together |= sources[member]
        assert group.sources == together
    # What has the same sources is never parted.
    at = {member: number for number, group in enumerate(groups) for member in group.members}
    assert len({(source, at[member]) for member, source in enumerate(sources)}) == len(set(sources))
