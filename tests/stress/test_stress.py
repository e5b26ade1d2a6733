"""The stress commands at the size that fits into every test run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL_TABLES = ("penguins-4", "iris", "wine", "breast-cancer")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "size"),
    [
        ("edits", ("--steps", "10000")),
        ("window", ("--events", "800")),
        ("formulas", ("--texts", "2000")),
        ("data", ("--steps", "120")),
        ("tables", ("--tables", "400")),
    ],
)
def test_random_hands_break_nothing(command: str, size: tuple[str, str]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", f"tests.stress.{command}", *size, "--seed", "7"],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert result.stdout.splitlines()[-1:] == [f"{size[1]} passed, 0 failed"], result.stdout[-3000:] + result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "size"),
    [
        ("large", ("--neurons", "200", "--links", "4000")),
        ("large_table", ("--rows", "300000")),
        ("preview", ("--rows", "2000", "--columns", "200")),
        ("soak", ("--minutes", "0.2")),
        ("closes", ("--closes", "1")),
        ("kills", ("--kills", "1")),
    ],
)
def test_large_networks_long_times_and_sudden_ends_are_borne(command: str, size: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", f"tests.stress.{command}", *size],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert result.stdout.rstrip().endswith(" passed, 0 failed"), result.stdout[-3000:] + result.stderr


@pytest.mark.slow
def test_the_networks_that_small_tables_begin_with_keep_their_promises() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tests.stress.own_networks", "--seeds", "3", "--tables", *SMALL_TABLES],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert result.stdout.rstrip().endswith("4 passed, 0 failed"), result.stdout[-3000:] + result.stderr
