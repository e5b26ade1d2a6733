"""Rules of the house that no tool checks for us."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 350


def tracked(pattern: str = "*") -> list[Path]:
    """The files of the project: those git tracks, or where there is no git, all outside of hidden folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z", pattern], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]
    found = [path for path in ROOT.rglob(pattern) if path.is_file()]
    return [
        path for path in found if not any(part[0] == "." or part == "build" for part in path.relative_to(ROOT).parts)
    ]


def test_no_file_is_longer_than_the_eye_can_hold() -> None:
    long = {path.name: len(path.read_text().splitlines()) for path in tracked("*.py")}
    assert {name: count for name, count in long.items() if count > LONGEST} == {}


def test_requirement_and_lock_files_hold_no_addresses() -> None:
    for path in (ROOT / "requirements.lock", ROOT / "setup/uv.txt", ROOT / "pyproject.toml"):
        assert not re.search(r"https?://\S+\.(whl|tar\.gz)|--((extra-)?index-url|find-links)", path.read_text())
    assert not re.search(r"https?://", (ROOT / "requirements.lock").read_text() + (ROOT / "setup/uv.txt").read_text())


def test_every_requirement_is_pinned_with_hashes() -> None:
    for path in (ROOT / "requirements.lock", ROOT / "setup/uv.txt"):
        entries = re.split(r"\n(?=\S)", path.read_text().strip())
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_no_lock_with_addresses_is_tracked() -> None:
    names = {path.name for path in tracked()}
    assert not names & {"uv.lock", "pylock.toml", ".python-version"}


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in tracked("*.py") if path.parent != ROOT}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("module", ["core.training.session", "core.document.storage", "core.autograd.value"])
def test_the_core_loads_no_qt(module: str) -> None:
    script = f"import sys, {module}; sys.exit(any('PySide' in n or 'pyqtgraph' in n for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
