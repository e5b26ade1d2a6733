"""Why a row has no place in a table."""

import re
from collections.abc import Sequence

from core.data.reading.number import NUMBER, NumberForm
from core.plural import counted
from core.quotation import quote

_BEFORE = re.compile(r"[+\u2212-]?[0-9]{1,15}")
_AFTER = re.compile(r"[0-9]{1,15}")


def width_fault(cells: Sequence[str], width: int, has_header: bool, numbers: Sequence[bool], form: NumberForm) -> str:
    """Too many or too few cells, in a sentence, and the number that was probably torn apart. numbers: which columns
    hold numbers, (width,)."""
    where = "the header has" if has_header else "other rows have"
    fault = f"{counted(len(cells), 'cell')} where {where} {width:,}."
    torn = _torn(cells, numbers, form) if len(cells) == width + 1 else None
    if torn is None:
        return fault
    return f'{fault} Perhaps "{quote(cells[torn])},{quote(cells[torn + 1])}" was meant as one number: it is not quoted.'


def _torn(cells: Sequence[str], numbers: Sequence[bool], form: NumberForm) -> int | None:
    """The place of the first of two cells that were one number: the one that makes most cells fit their columns."""
    places = [
        at
        for at in range(len(cells) - 1)
        if numbers[at] and _BEFORE.fullmatch(cells[at]) and _AFTER.fullmatch(cells[at + 1])
    ]
    kinds = [form.read(cell)[1] == NUMBER for cell in cells]

    def fits(at: int) -> int:
        return sum(kind == is_number for kind, is_number in zip([*kinds[:at], *kinds[at + 1 :]], numbers, strict=True))

    return max(places, key=fits, default=None)


def encoding_fault(encoding: str, place: int) -> str:
    """Bytes that do not fit the encoding, from a place in the file on, in a sentence."""
    return f"Not {encoding} from byte {place:,} on."
