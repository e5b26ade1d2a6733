"""The words for samples: for pictures and their classes, and for rows of numbers."""

from core.data.dataset import Dataset
from core.data.description import describe
from core.data.source import DataSource

DRAWN = "drawn by you"
"""The origin of a point that was drawn."""


def is_digits(classes: tuple[str, ...]) -> bool:
    """Whether classes are the digits."""
    return set(classes) == set("0123456789")


def title_of(source: DataSource) -> str:
    """The title of the pad."""
    return "Draw a digit" if is_digits(describe(source).classes) else "Draw"


def thing_of(data: Dataset) -> str:
    """What one picture of the data is called."""
    return "digit" if is_digits(data.classes) else "image"


def sample_name(data: Dataset, number: int) -> str:
    """What people call a sample: "test digit 14" or, if it is no picture, "row 12"."""
    if data.about.image is None:
        return f"row {number + 1:,}"
    count = data.train_count
    part, place = ("training", number + 1) if number < count else ("test", number - count + 1)
    return f"{part} {thing_of(data)} {place:,}"
