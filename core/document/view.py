"""How a document is looked at, as far as it is kept with it and given in links."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """What the output surface shows.

    test_points: the points of the test part are drawn. class_only: the surface shows which class the network answers,
    not how sure it is.
    """

    test_points: bool = True
    class_only: bool = False
