"""What the pictures of a data set are called."""

from core.data.dataset import Dataset, Description
from playground.probe import NO_SAMPLE, Probe

DIGITS = frozenset("0123456789")


def noun_of(about: Description) -> str:
    """ "digit" if the classes are digits, else "image"."""
    return "digit" if DIGITS.issuperset(about.classes) and about.classes else "image"


def name_of(data: Dataset, sample: int) -> str:
    """A sample in words: "test digit 14", counted in its part of the data; "row 14" if it is none of a digit."""
    if noun_of(data.about) != "digit":
        return f"row {sample + 1:,}"
    if sample < data.train_count:
        return f"training digit {sample + 1:,}"
    return f"test digit {sample - data.train_count + 1:,}"


def probed(probe: Probe, data: Dataset) -> str:
    """What is pinned: a sample, or where another point comes from."""
    if probe.sample != NO_SAMPLE:
        return name_of(data, probe.sample)
    return probe.origin or "another point"
