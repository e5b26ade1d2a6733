"""Engines' processes: asked, restarted, ended."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.bench import child as child_module
from core.bench import children, growth
from core.bench.children import Child, Failed, own_child
from core.bench.engines import OURS
from core.bench.matrices import reference
from core.bench.works import WORKS

ECHO = "import sys\nfor line in sys.stdin:\n    print(line, end='', flush=True)"
THREADS = ECHO.replace("line, end=''", """'{"threads":', __import__('os').environ['OMP_NUM_THREADS'], '}'""")
DEAF = "import os, time\ninput()\nos.close(0)\nprint('{}', flush=True)\ntime.sleep(600)"
MUTE = "import os, time; os.close(1); time.sleep(600)"
ENDS = "import sys; print('no such library', file=sys.stderr); sys.exit(3)"
HANGS = "import time; time.sleep(600)"
ENDS_ONCE = """
import pathlib, sys
mark = pathlib.Path(sys.argv[1])
for line in sys.stdin:
    if not mark.exists():
        mark.touch(); sys.exit(1)
    print(line, end='', flush=True)
"""


@pytest.fixture
def family(tmp_path: Path) -> Iterator[list[Child]]:
    """Children to be ended."""
    found: list[Child] = []
    yield found
    for each in found:
        each.end()
        assert each._process is None


def born(family: list[Child], script: str, folder: Path) -> Child:
    family.append(Child("engine", [sys.executable, "-c", script, str(folder / "mark")], {}, folder))
    return family[-1]


def test_a_child_answers_and_is_held_to_one_thread(family: list[Child], tmp_path: Path) -> None:
    assert born(family, THREADS, tmp_path).ask(ask="threads") == {"threads": 1}


def test_a_child_that_ends_fails_with_its_last_words(family: list[Child], tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with status 3: no such library"):
        born(family, ENDS, tmp_path).ask(ask="prove")


def test_a_child_that_hangs_is_ended(family: list[Child], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "PATIENCE_S", 0.05)
    hanging = born(family, HANGS, tmp_path)
    with pytest.raises(Failed, match="hung"):
        hanging.ask(ask="prove")
    assert hanging._process is None


def test_a_child_that_stays_but_answers_no_more_is_ended(
    family: list[Child], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "GRACE_S", 0.05)
    with pytest.raises(Failed, match="stopped answering"):
        born(family, MUTE, tmp_path).ask(ask="prove")
    deaf = born(family, DEAF, tmp_path)
    assert deaf.ask(ask="prove") == {}
    with pytest.raises(Failed, match="stopped answering"):
        deaf.ask(ask="measure")


def test_after_it_died_a_child_is_started_anew(family: list[Child], tmp_path: Path) -> None:
    once = born(family, ENDS_ONCE, tmp_path)
    with pytest.raises(Failed):
        once.ask(ask="prove")
    assert once.ask(ask="measure") == {"ask": "measure"}


def test_an_answer_that_is_an_error_fails_and_the_child_lives_on(family: list[Child], tmp_path: Path) -> None:
    echo = born(family, ECHO, tmp_path)
    with pytest.raises(Failed, match="ValueError: no"):
        echo.ask(error="ValueError: no")
    living = echo._process
    assert echo.ask(x=1) == {"x": 1}
    assert echo._process is living


def test_our_own_child_serves_works_and_survives_bad_asks(family: list[Child], tmp_path: Path) -> None:
    work = WORKS["W2"]()
    (tmp_path / "W2.json").write_text(json.dumps(work.to_data()))
    family.append(own_child("matrices", tmp_path))
    with pytest.raises(Failed, match="FileNotFoundError"):
        family[0].ask(ask="prove", work="W9", out="x")
    assert family[0].ask(ask="prove", work="W2", out=str(tmp_path / "out")) == {}
    assert np.array_equal(np.fromfile(tmp_path / "out"), reference(work))


def test_the_spikes_child_gets_its_folder_and_compiles_elsewhere(tmp_path: Path) -> None:
    made = own_child("spike", tmp_path, Path("/spike"))
    assert made._command[-3:] == ["spike", str(tmp_path), "/spike"]
    assert made._environment["NUMBA_CACHE_DIR"].startswith(str(tmp_path))


def test_a_child_of_ours_serves_engines_the_spike_and_growth(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    served = []
    monkeypatch.setattr(child_module, "serve", served.append)
    monkeypatch.setattr(child_module, "spike_in", lambda folder: ("spike", folder))
    child_module.main(["numpy", str(tmp_path)])
    child_module.main(["spike", str(tmp_path), "/spike"])
    child_module.main([growth.NAME, str(tmp_path)])
    assert served[0].__self__._maker() is OURS["numpy"]
    assert served[1].__self__._maker() == ("spike", Path("/spike"))
    assert served[2] is growth.answer
