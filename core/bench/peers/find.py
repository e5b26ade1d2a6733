"""Prints which of the peers named as arguments this Python has, as JSON: {name: version}. Standard library only."""

import json
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

DISTRIBUTIONS = {"sklearn": "scikit-learn"}


def find(names: list[str]) -> dict[str, str]:
    """The versions of the peers that are found; nothing is imported."""
    return {name: _version(name) for name in names if find_spec(name) is not None}


def _version(name: str) -> str:
    try:
        return version(DISTRIBUTIONS.get(name, name))
    except PackageNotFoundError:
        return "?"


if __name__ == "__main__":
    print(json.dumps(find(sys.argv[1:])))
