"""What was given is quoted so that no sentence breaks, steers a terminal or grows without end."""

import pytest

from core.problem import Refusal, UserError
from core.quotation import QUOTED, SENTENCE, plain, quote

HOSTILE = ["a\nb", "a\r\nb", "\x1b[31mred\x1b[0m", "\x9b31m", "a\u2028b", "a\u202eb", "\ud800", "\x00", "\x07", "\t"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_cannot_be_shown_is_replaced(text: str) -> None:
    found = quote(text)
    assert found.isprintable() and "\ufffd" in found and len(found) == len(text)
    found.encode()


@pytest.mark.parametrize("text", ["a b", "\u00e9", "\u540d", "<h1>", "\U0001f600", "x\u0304"])
def test_what_can_be_shown_is_kept(text: str) -> None:
    assert quote(text) == text


def test_other_blanks_become_the_usual_one() -> None:
    assert quote("1\u00a0000\u2009x") == "1 000 x"


def test_a_long_text_loses_its_middle() -> None:
    found = quote("begin" + "x" * 100_000 + "end")
    assert len(found) == QUOTED and found.startswith("begin") and found.endswith("end") and "\u2026" in found
    assert quote("x" * QUOTED) == "x" * QUOTED


@pytest.mark.parametrize("kind", [UserError, Refusal])
@pytest.mark.parametrize("text", [*HOSTILE, "x" * 100_000])
def test_a_sentence_is_one_plain_short_line_whatever_it_quotes(kind: type[UserError], text: str) -> None:
    sentence = str(kind(f'There is no file "{text}".'))
    assert sentence.isprintable() and len(sentence) <= SENTENCE
    assert sentence.startswith("There is no file") and sentence.endswith('".')
    assert plain(sentence) == sentence
