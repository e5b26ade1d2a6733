"""Numbers are read as they are written, and never silently as another one."""

import random

import pytest

from playground.style import number
from playground.style.notation import Notation

WHOLE, PLAIN = Notation(whole=True), Notation()
LIMIT, SHARE = Notation(zero="off"), Notation(unit="%", zero="off")
WEIGHT = Notation(digits=number.weight)


def some_numbers() -> list[float]:
    """Numbers of every size and sign."""
    draw = random.Random(5)
    sized = [draw.uniform(-1.0, 1.0) * 10.0 ** draw.randint(-300, 300) for _ in range(500)]
    near = [round(draw.uniform(-1e7, 1e7), draw.randint(0, 4)) for _ in range(500)]
    return [0.0, 0.03, 999.5, 999.96, 9999.6, 38_200.0, 250_000.0, 1e6, 9_999_999.7, 1e300, -1e300, *sized, *near]


@pytest.mark.parametrize("notation", [PLAIN, LIMIT, SHARE, WEIGHT])
def test_every_number_a_field_shows_reads_back(notation: Notation) -> None:
    for value in some_numbers():
        assert notation.read(notation.full(value)) == value
        shown = notation.read(notation.write(value))
        assert shown is not None and notation.write(shown) == notation.write(value)
        for text in notation.brief(value):
            assert notation.read(text) == pytest.approx(value, rel=0.5, abs=0.006), text


def test_every_count_we_write_reads_back_in_a_field_of_whole_numbers() -> None:
    draw = random.Random(7)
    for value in (draw.randint(0, 10 ** draw.randint(1, 15)) for _ in range(500)):
        for text in (number.count(float(value)) if value >= 10 else str(value), f"{value:,}", WHOLE.write(value)):
            assert WHOLE.read(text) == value


@pytest.mark.parametrize("mark", [",", " ", "\u00a0", "\u202f", "_", "'", "\u2019"])
def test_thousands_may_be_marked_in_a_whole_number(mark: str) -> None:
    assert WHOLE.read(f"1{mark}000") == 1000.0
    assert WHOLE.read(f"10{mark}000") == 10_000.0
    assert WHOLE.read(f"-1{mark}234{mark}567") == -1_234_567.0
    assert WHOLE.read(f"1{mark}00") in (None, 1.0)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0,03", 0.03), ("0,030", 0.03), ("0,125", 0.125), ("12,5", 12.5), ("1,5e3", 1500.0), (".5", 0.5), ("5.", 5.0),
     ("1,234,567", 1_234_567.0), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1 000,5", 1000.5), ("1 000", 1000.0),
     ("1.000.000", 1e6), ("1.234", 1.234), ("+2", 2.0), ("\u22121.2e\u22125", -1.2e-5)],
)  # fmt: skip
def test_what_a_decimal_or_thousands_mark_means_is_found_from_the_others(text: str, value: float) -> None:
    assert number.read(text) == value
    assert not number.doubt(text)


@pytest.mark.parametrize(
    ("notation", "text"), [(PLAIN, "1,000"), (PLAIN, "-38,200"), (WHOLE, "1.000"), (SHARE, "1,000 %")]
)
def test_what_could_be_a_thousand_times_as_much_is_refused_with_both_meanings(notation: Notation, text: str) -> None:
    assert notation.read(text) is None
    sentence = notation.doubt(text)
    small = {"1,000": "1", "-38,200": "-38.2", "1.000": "1", "1,000 %": "1"}[text]
    large = {"1,000": "1000", "-38,200": "-38200", "1.000": "1000", "1,000 %": "1000"}[text]
    assert f"{large} or {small}" in sentence


@pytest.mark.parametrize(
    "text", ["", "  ", "1_0", "1,00,000", "1,000 000", "1,2,3", "1.2.3", "x", "inf", "nan", "1e999"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert number.read(text) is None
    assert number.read(text, whole=True) is None
    assert not number.doubt(text)


@pytest.mark.parametrize("text", ["off", "OFF", " Off ", "none", "0", "0 %", "0%", "0.0"])
def test_what_is_called_off_can_be_typed_as_it_is_shown(text: str) -> None:
    assert SHARE.read(text) == 0.0
    assert SHARE.write(0.0) == "off"


@pytest.mark.parametrize("text", ["95 %", "95%", " 95 ", "95.0\u00a0%", "95,0 %"])
def test_percent_can_be_typed_with_and_without_its_sign(text: str) -> None:
    assert SHARE.read(text) == 95.0
    assert PLAIN.read("95 %") is None
    assert PLAIN.read("off") is None


@pytest.mark.parametrize(
    ("value", "short", "plain"),
    [(250_000.0, "250,000", "250000"), (1e6, "1,000,000", "1000000"), (1e7, "1e7", "1e7"), (1e300, "1e300", "1e300"),
     (123_456.789, "123,457", "123457"), (1e-7, "1e\u22127", "1e\u22127"), (0.0123456789, "0.01235", "0.01235"),
     (999.96, "1,000", "1000"), (-38_200.0, "\u221238,200", "\u221238200"), (-0.0, "0", "0")],
)  # fmt: skip
def test_no_digit_before_the_point_is_left_out(value: float, short: str, plain: str) -> None:
    assert number.short(value) == short
    assert number.plain(value) == plain
