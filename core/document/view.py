"""How a document is viewed, as far as files and links keep it."""

from dataclasses import dataclass

from core.data.plane import PlaneChoice


@dataclass(frozen=True, slots=True)
class View:
    """What the output surface shows.

    test_points: whether the test points are drawn. class_only: whether the surface shows the predicted class instead of
    how sure the network is. plane: the plane that pictures show; None for the usual one.
    """

    test_points: bool = True
    class_only: bool = False
    plane: PlaneChoice | None = None
