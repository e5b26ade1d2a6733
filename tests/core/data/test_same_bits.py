"""The same spec gives the same bits, in this process and in a fresh one."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.data.catalog import CATALOG
from core.data.making import generate, generate_with_source, usual_spec
from core.data.source import DatasetSpec
from tests.core.data.tables import drawn

ROOT = Path(__file__).parents[3]


def specs() -> list[DatasetSpec]:
    """Every set of the catalog, and a made table, prepared in different ways."""
    usual = [usual_spec(name, 10.0, 70.0, "bits") for name in CATALOG]
    others = [replace(spec, scaling="range", stratified=True, seed="others") for spec in usual]
    return [*usual, *others, DatasetSpec(drawn(5, 1), 60.0, "own", "standardize", True)]


def prints() -> list[str]:
    """A hash of all arrays of each set, and of the next random number."""
    found = []
    for spec in specs():
        data, source = generate_with_source(spec)
        arrays = (data.points, data.targets, data.center, data.scale)
        whole = hashlib.sha256(b"".join(array.tobytes() for array in arrays))
        rest = (data.train_count, data.target_center, data.target_scale, data.ranges, data.about, source.uniform())
        whole.update(repr(rest).encode())
        found.append(whole.hexdigest())
    return found


def test_the_same_spec_gives_the_same_bits_again() -> None:
    assert prints() == prints()
    assert len(set(prints())) == len(specs())


def test_a_fresh_process_with_other_hashes_gives_the_same_bits() -> None:
    script = "from tests.core.data.test_same_bits import prints; print(*prints())"
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == prints()


@pytest.mark.parametrize(
    "change", [{"seed": "x"}, {"train_share": 69.0}, {"scaling": "range"}, {"stratified": True}, {"scaling": "none"}]
)
def test_every_part_of_a_spec_counts(change: dict) -> None:
    spec = usual_spec("wine", train_share=70.0)
    data, other = generate(spec), generate(replace(spec, **change))
    parts = [(d.points.tobytes(), d.train_count, d.center.tobytes(), d.scale.tobytes()) for d in (data, other)]
    assert parts[0] != parts[1]
    assert sorted(data.points.tolist()) == sorted(other.points.tolist())
