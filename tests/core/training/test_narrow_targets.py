"""Machines with narrower vectors compute the same: the kernels are compiled for an AVX2 machine and for plain x86-64.

Each compiles them anew, in a process and a cache folder of its own: 15 to 20 s alone, both at the same time 20 to 40 s.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
LONGEST_S = 300

HASWELL = "+cx16,+mmx,+sse,+sse2,+sse3,+ssse3,+sse4.1,+sse4.2,+popcnt,+avx,+avx2,+fma,+bmi,+bmi2,+f16c,+lzcnt,+movbe"
TARGETS = {"haswell": HASWELL, "x86-64": "+sse2"}

pytestmark = [
    # Whichever test comes first waits until the kernels are compiled.
    pytest.mark.slow,
    pytest.mark.skipif(
        platform.machine().lower() not in ("x86_64", "amd64"), reason="other machines cannot run code for x86-64"
    ),
]

Numbers = dict[str, Any]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Numbers]]:
    """What each target computed."""
    children = {name: _started(name, tmp_path_factory.mktemp("cache")) for name in TARGETS}
    try:
        printed = {name: child.communicate(timeout=LONGEST_S) for name, child in children.items()}
        assert {name: errors for name, (_, errors) in printed.items() if children[name].returncode} == {}
        yield {name: json.loads(output) for name, (output, _) in printed.items()}
    finally:
        for child in children.values():
            child.kill()
            child.wait()


def _started(name: str, cache: Path) -> subprocess.Popen[str]:
    target = {"NUMBA_CPU_NAME": name, "NUMBA_CPU_FEATURES": TARGETS[name], "XDG_CACHE_HOME": str(cache)}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.core.training.narrow_target"],
        cwd=ROOT, env={**os.environ, **target}, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize(("target", "bytes"), [("haswell", 32), ("x86-64", 16)])
def test_vectors_are_as_wide_as_the_registers(told: dict[str, Numbers], target: str, bytes: int) -> None:
    assert told[target]["bytes"] == bytes


@pytest.mark.parametrize("target", TARGETS)
def test_compiling_tells_how_far_it_is(told: dict[str, Numbers], target: str) -> None:
    """From nothing to all of it; at the end, where a count of functions that is too small would make it wait."""
    shares = told[target]["shares"]
    assert shares[0] == 0.0 and len(set(shares)) > 25
    assert shares == sorted(shares)
    assert shares.index(1.0) == len(shares) - 1


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("batch", [10, 1])
def test_an_epoch_of_training_agrees_with_numpy(told: dict[str, Numbers], target: str, batch: int) -> None:
    kernel, plain = told[target][f"batches of {batch}"]
    assert kernel == pytest.approx(plain, rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("target", TARGETS)
def test_a_picture_in_single_precision_agrees_with_numpy(told: dict[str, Numbers], target: str) -> None:
    kernel, plain = told[target]["picture"]
    assert kernel == pytest.approx(plain, rel=1e-6, abs=1e-6)
