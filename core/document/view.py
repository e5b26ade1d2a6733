"""How a document is viewed, as far as files and links keep it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """What the output surface shows.

    test_points: whether the test points are drawn. class_only: whether the surface shows the predicted class instead of
    how sure the network is.
    """

    test_points: bool = True
    class_only: bool = False
