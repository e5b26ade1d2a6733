"""`train` without a window: what it prints, and that it stays without Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.autograd.kernels import cache
from core.cli import train, warm_up
from core.data.making import usual_spec
from core.document.data_edits import use_data
from core.document.examples import example_path
from core.document.starter import default_document
from core.document.storage import Project, save_project
from core.problem import UserError

ROOT = Path(__file__).parents[3]
LINK = "https://playground.tensorflow.org/#seed=0.5&"


def test_json_holds_the_losses_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert train.run(LINK, 3, (0, 2, 3), True) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["source", "parameters", "epochs", "seconds"]
    assert [row["epoch"] for row in result["epochs"]] == [0, 2, 3]
    assert result["parameters"] == 25


def test_without_marks_the_start_and_the_end_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    train.run(LINK, 2, (), True)
    assert [row["epoch"] for row in json.loads(capsys.readouterr().out)["epochs"]] == [0, 2]


def test_a_person_gets_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    train.run(LINK + "problem=regression", 1, (), False)
    printed = capsys.readouterr().out
    assert "train loss" in printed
    assert len(printed.splitlines()) == 5


def test_a_run_that_diverges_says_where_and_leaves_the_rest_out(capsys: pytest.CaptureFixture[str]) -> None:
    link = LINK + "activation=relu&learningRate=1000000&problem=regression"
    assert train.run(link, 10, (0, 10), True) == 0
    result = json.loads(capsys.readouterr().out)
    assert [row["epoch"] for row in result["epochs"]] == [0]
    assert set(result["diverged"]) == {"epoch", "update", "value"}
    train.run(link, 10, (0, 10), False)
    assert "Training stopped at update" in capsys.readouterr().out


@pytest.mark.parametrize("at", [(5,), (0, 99)])
def test_marks_outside_the_run_are_refused(at: tuple[int, ...]) -> None:
    with pytest.raises(UserError, match="from 0 to 4"):
        train.run(LINK, 4, at, True)


def test_a_project_needs_a_number_of_epochs_and_takes_no_options_of_a_table() -> None:
    with pytest.raises(UserError, match="--epochs is missing"):
        train.run(LINK, None, (), True)
    with pytest.raises(UserError, match="--inputs is for tables"):
        train.run(LINK, 1, (), True, inputs=("a",))


def test_what_was_repaired_in_a_link_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    train.run(LINK + "activation=elu", 1, (), True)
    assert "elu" in capsys.readouterr().err


def test_penguins_reach_95_percent_in_60_epochs(tmp_path: Path) -> None:
    document = use_data(default_document(), usual_spec("penguins", seed="0.5")).document
    save_project(tmp_path / "penguins.gp", Project(document))
    for source in (tmp_path / "penguins.gp", example_path("Penguins")):
        assert train.measure(str(source), [60])["epochs"][-1]["train_accuracy"] >= 0.95


def test_a_network_without_points_to_test_reports_none(capsys: pytest.CaptureFixture[str]) -> None:
    train.run(LINK + "percTrainData=100", 1, (), True)
    assert json.loads(capsys.readouterr().out)["epochs"][1]["test_loss"] is None


def test_training_loads_no_qt() -> None:
    script = (
        "import sys, core.cli.train, core.cli.warm_up, main; sys.exit(any('PySide' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_warming_up_says_when_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert warm_up.run() == 0
    assert "ready" in capsys.readouterr().out


def test_warming_up_says_when_nothing_can_be_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert warm_up.run() == 0
    monkeypatch.setattr(cache, "kernel_folder", lambda: None)
    assert warm_up.run() == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("The engine is ready (")
    assert second.endswith("but cannot be cached: the user's cache folder cannot be written.")


def test_where_numba_is_told_not_to_compile_numpy_trains() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    script = "from core.cli import warm_up; warm_up.run()"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert (result.stdout, result.stderr) == ("There is nothing to compile: the engine runs on NumPy here.\n", "")
