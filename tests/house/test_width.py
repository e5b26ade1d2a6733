"""Data may have any width: only generators, presets and what is about the plane by name know x1 and x2."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KNOW_THE_PLANE = {
    "core/data/generators.py": "draw points of a plane",
    "core/data/presets.py": "offer the inputs of a plane",
    "core/data/description.py": "names the columns of generated points",
    "core/document/tf_playground.py": "reads links, whose features are of a plane",
    "core/bench": "compares with programs that know only a plane",
    "core/lab": "has the lecture's expressions, whose names these are",
    "playground/lab/loop": "shows the lecture's inputs",
    "playground/canvas/links/routes.py": "has the ends of links on the canvas",
}
"""Where x1 and x2 belong, and why."""

FILES = sorted(path for folder in ("core", "playground") for path in (ROOT / folder).rglob("*.py"))


def names_of_a_plane(path: Path) -> list[int]:
    """The lines of code, docstrings excepted, with a name or text that is x1 or x2, or the first or second column of
    points."""
    source = path.read_text(encoding="utf-8")
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_code = not node.value.count(" ") and re.search(r"\bx[12]\b", node.value)
        elif isinstance(node, ast.Name | ast.arg):
            is_code = re.fullmatch("x[12]", node.id if isinstance(node, ast.Name) else node.arg)
        elif isinstance(node, ast.Subscript) and re.search(r"(points|scaled)\b.*\[:, ?[01]\]", ast.unparse(node)):
            is_code = True
        else:
            continue
        if is_code:
            found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_what_is_about_the_plane_knows_its_columns(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    if not any(name.startswith(known) for known in KNOW_THE_PLANE):
        assert names_of_a_plane(path) == []
