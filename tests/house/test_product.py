"""The name and the version of the product are said once, and where they must be said again it is the same."""

import tomllib

from core import product
from tests.house.test_house import ROOT, tracked


def test_the_package_has_the_name_and_the_version_of_the_product() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (project["name"], project["version"]) == (product.ID, product.VERSION)


def test_the_code_says_the_name_in_one_place() -> None:
    saying = [path.relative_to(ROOT).as_posix() for path in tracked("*.py") if product.NAME in path.read_text()]
    assert [path for path in saying if not path.startswith("tests/")] == ["core/product.py"]
