"""docs/architecture.md names every folder of code; its layers are those of the contracts. All pages name real files."""

import re
import tomllib

from tests.house.test_house import ROOT, tracked

TEXT = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


def test_every_path_on_the_page_exists() -> None:
    named = re.findall(r"`((?:core|playground|docs|tests)(?:/[\w.]+)*)`", TEXT)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_file_that_a_page_names_exists() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    named = [
        (page.name, path)
        for page in pages
        for path in re.findall(r"`((?:core|playground|docs|tests|resources)(?:/[\w.-]+)+)`", page.read_text("utf-8"))
    ]
    assert len(named) > 50
    assert [each for each in named if not (ROOT / each[1]).exists()] == []


def test_every_folder_of_code_has_its_line() -> None:
    lines = re.findall(r"^\| `([\w/]+)` \|", TEXT, re.MULTILINE)
    code = {path.parent.relative_to(ROOT).as_posix() for path in tracked("*.py")}
    folders = {folder for folder in code if folder.split("/")[0] in ("core", "playground")}
    assert sorted(lines) == sorted(folders)


def test_the_layers_are_those_that_the_contracts_hold() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    core = next(each["layers"] for each in contracts if each["name"] == "The folders of core are layers")
    shown = re.search(r"^ core/ +(.*)$", TEXT, re.MULTILINE)
    assert shown is not None
    layers = [re.sub(r"[()]", "", layer).split(" | ") for layer in shown[1].split(" > ")]
    assert layers == [layer.replace("core.", "").split(" | ") for layer in core]
