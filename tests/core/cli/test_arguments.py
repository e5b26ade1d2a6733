"""The values of options: their limits are told, and what was given is quoted plain and short."""

import argparse
from collections.abc import Callable
from typing import Any

import pytest

from core.cli import arguments


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        (arguments.count, "0", 0), (arguments.count, "999999999", 999_999_999), (arguments.counts, "1, 2", (1, 2)),
        (arguments.rounds, "1000", 1000), (arguments.budget, "0.001", 0.001), (arguments.seconds, "1e1", 10.0),
        (arguments.names, "W1, W2", ("W1", "W2")), (arguments.neurons_and_links, "500, 5000", (500, 5000)),
        (arguments.size, "1280X800", (1280, 800)), (arguments.columns, "a, \u03c0 b", ("a", "\u03c0 b")),
        (arguments.columns, '"a,b",c', ("a,b", "c")), (arguments.share, "62.5", 62.5), (arguments.share, "100%", 100.0),
        (arguments.text_size, "125 %", 125), (arguments.scale, "1.25", 1.25),
    ],
)  # fmt: skip
def test_values_are_read(read: Callable[[str], Any], text: str, found: Any) -> None:
    assert read(text) == found


HOSTILE = ["", "-1", "1e3", "1_0", "\u0661", "\u00b2", "nan", "inf", "1000000000", "a\nb", "\x1b[31m", "<h1>"]
HOSTILE.append("x" * 100_000)


@pytest.mark.parametrize(
    ("read", "limit"),
    [
        (arguments.count, "from 0 to 999999999"),
        (arguments.counts, "from 0 to 999999999"),
        (arguments.rounds, "from 1 to 1000"),
        (arguments.neurons_and_links, "25 to 2000 neurons and 1 to 50000 links"),
        (arguments.scale, "one of 1, 1.25, 1.5, 2"),
        (arguments.share, "above 0 and at most 100"),
        (arguments.size, "from 1024x600 to 7680x4320"),
    ],
)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_value_is_quoted_and_the_limits_are_told(read: Callable[[str], Any], limit: str, text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as wrong:
        read(text)
    assert limit in str(wrong.value)
    assert str(wrong.value).isprintable() and len(str(wrong.value)) < 160


@pytest.mark.parametrize("text", [each for each in HOSTILE if each != "1e3"])
def test_seconds_have_limits_too(text: str) -> None:
    for read, limit in ((arguments.budget, "from 0.001 to 60"), (arguments.seconds, "from 0.1 to 86400")):
        with pytest.raises(argparse.ArgumentTypeError, match=limit):
            read(text)


@pytest.mark.parametrize("text", ["", ",", "a,", "a,,b", '"a', "a\nb,\rc", "x" * 200_000])
def test_what_is_no_list_of_columns_is_quoted(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"is not a list of columns, separated by commas$") as refusal:
        arguments.columns(text)
    assert len(str(refusal.value)) < 400
