"""The name of an input for people: what was measured, if the data says so, else its feature."""

import re

from core.data.catalog import CATALOG
from core.data.dataset import DatasetSpec

_PLAIN = ("x1", "x2")


def input_name(feature: str, data: DatasetSpec) -> str:
    """A feature in words of the data, without units: x1^2 is "bill length\u00b2"; unchanged if the axes have no
    names."""
    axes = CATALOG[data.name].axes
    if axes == _PLAIN:
        return feature
    found = feature.replace("^2", "\u00b2").replace("*", " \u00b7 ")
    return re.sub("x[12]", lambda axis: axes[_PLAIN.index(axis[0])].partition(" (")[0], found)
