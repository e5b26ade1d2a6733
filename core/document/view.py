"""What the output surface shows beside the surface itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """test_points: whether the test points are drawn beside the training points. class_only: whether the surface shows
    only the class that wins at each point, not by how much."""

    test_points: bool = True
    class_only: bool = False
