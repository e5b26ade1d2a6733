"""No import leads back to where it came from, those for type checking included."""

import ast
from collections.abc import Mapping
from pathlib import Path

from tests.house.test_house import ROOT, tracked

Imports = Mapping[str, set[str]]


def module_name(path: Path) -> str:
    """What a file below the project's folder is imported as."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str, modules: set[str]) -> set[str]:
    """Those of the modules that a source imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            members = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= members
            if not members <= modules:
                found.add(node.module)
    return found & modules


def circles(imports: Imports) -> list[set[str]]:
    """Groups of modules that all reach each other by imports."""
    reached = {module: reachable(imports, module) for module in imports}
    groups = [{other for other in reached[module] if module in reached[other]} for module in imports]
    return [group for at, group in enumerate(groups) if group and group not in groups[:at]]


def reachable(imports: Imports, start: str) -> set[str]:
    """The modules an import leads to from a module; itself only if one leads back."""
    found: set[str] = set()
    stack = [start]
    while stack:
        new = imports[stack.pop()] - found
        found |= new
        stack += new
    return found


def test_no_import_leads_back() -> None:
    paths = [path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] in ("core", "playground")]
    sources = {module_name(path): path.read_text(encoding="utf-8") for path in paths}
    assert sources
    found = circles({module: imports_of(source, set(sources)) for module, source in sources.items()})
    assert [sorted(group) for group in found] == []


def test_a_circle_is_found_even_if_it_is_for_type_checking_or_inside_a_function() -> None:
    sources = {
        "app.view": "from app.gesture import Drag\nimport app.paper",
        "app.gesture": "if TYPE_CHECKING:\n    from app import keys",
        "app.keys": "def press():\n    from app.view import View",
        "app.paper": "from app import keys",
        "app.colors": "import math",
    }
    imports = {module: imports_of(source, set(sources)) for module, source in sources.items()}
    assert circles(imports) == [{"app.view", "app.gesture", "app.keys", "app.paper"}]
    assert circles({**imports, "app.keys": set()}) == []
