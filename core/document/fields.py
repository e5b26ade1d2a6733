"""The types of single values in a project file."""

from typing import Annotated, Any

from msgspec import Meta

from core import limits, setting

_LINE = r"^[^\x00-\x1f\x7f]*\Z"

Id = Annotated[str, Meta(min_length=1, max_length=64)]
Name = Annotated[str, Meta(min_length=1, max_length=limits.NAME, pattern=_LINE)]
Switch = Annotated[str, Meta(min_length=1, max_length=limits.SWITCH, pattern=_LINE)]
Text = Annotated[str, Meta(max_length=limits.NAME, pattern=_LINE)]
Expression = Annotated[str, Meta(min_length=1, max_length=limits.EXPRESSION, pattern=_LINE)]
Number = float
"""JSON has only finite numbers."""

Count = Annotated[int, Meta(ge=0, le=limits.COUNT)]
Place = Annotated[float, Meta(ge=-limits.PLACE, le=limits.PLACE)]


def within(number: setting.Number) -> Any:
    """The range of a number, for msgspec to check."""
    ends = {"gt" if number.above else "ge": number.low, "lt" if number.below else "le": number.high}
    return Meta(**ends)  # type: ignore[call-overload]
