"""The name of an input for people: what was measured, if the data says so, else its feature."""

import re

from core.data.catalog import PLAIN, row_of
from core.data.dataset import DatasetSpec


def input_name(feature: str, data: DatasetSpec) -> str:
    """A feature in words of the data, without units: x1^2 is "bill length\u00b2"; unchanged if the axes have no
    names."""
    columns = row_of(data).columns
    if columns == PLAIN:
        return feature
    found = feature.replace("^2", "\u00b2").replace("*", " \u00b7 ")
    return re.sub("x[12]", lambda axis: columns[int(axis[0][1:]) - 1].shown, found)
