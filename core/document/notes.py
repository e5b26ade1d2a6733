"""What a person left in the Lab. It is part of a project, but does not concern training."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LabNotes:
    """text: the content of the field on the Expression page, whether it can be read or not. values: the numbers that
    its variables were set to, by name."""

    text: str
    values: Mapping[str, float] = field(default_factory=dict)
