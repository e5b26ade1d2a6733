"""What a person left in the Lab: part of a project, and no concern of training."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LabNotes:
    """text: what stands in the field of the Expression page, whether it can be read or not. values: the numbers that
    its variables were set to, by name."""

    text: str
    values: Mapping[str, float] = field(default_factory=dict)
