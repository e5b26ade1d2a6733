"""The lecture's training on the engine: the same numbers, whichever engine runs it."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.document.starter import default_document
from core.lab.loop.engine_twin import Twin
from core.lab.loop.lecture import SEED, Lecture
from core.training.engines import kernels_are_ready, make_engine
from core.training.state import TrainingState
from core.training.trainer import Trainer

ROUNDS = 20
DESCENT = "core.training.kernels.descent"
ROOT = Path(__file__).parents[3]
SCRIPT = """
from core.document.starter import default_document
from core.lab.loop.comparison import Loop
from core.training.engines import kernels_are_ready
from core.training.kernels import descent
from core.training.state import TrainingState
from core.training.trainer import Trainer

print(kernels_are_ready())
trainer = Trainer(default_document().experiment)
state = TrainingState.initial(trainer.compiled.parameters, trainer.experiment.initial)
trainer.advance(state, trainer.control(), 0)
trainer.metrics(state.parameters)
loop = Loop()
loop.run_loop()
print(loop.twin.is_compiled, len(descent.advance.signatures), len(descent.evaluate.signatures))
"""


def start(seed: int = SEED) -> dict[str, float]:
    return {name: value.data for name, value in Lecture(seed).parameters.items()}


def compiled_twin(seed: int = SEED) -> Twin:
    return Twin(start(seed), make_engine(Twin(start()).compiled.program))


@pytest.fixture
def no_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process in which nothing was compiled yet."""
    monkeypatch.delitem(sys.modules, DESCENT, raising=False)


def test_the_twin_begins_with_the_very_same_41_parameters() -> None:
    assert Twin(start()).parameters == start()
    assert len(start()) == 41


@pytest.mark.parametrize("seed", [SEED, 1, 2, 3])
@pytest.mark.parametrize("rate", [0.1, 0.03])
@pytest.mark.parametrize("compiles", [True, False])
def test_the_engine_prints_the_eager_loops_losses_to_12_digits(
    seed: int, rate: float, compiles: bool, no_kernels: None
) -> None:
    eager, twin = Lecture(seed, rate=rate), compiled_twin(seed) if compiles else Twin(start(seed))
    for _ in range(ROUNDS):
        eager.run_loop()
        twin.run_loop(rate)
    assert twin.is_compiled == compiles
    assert len(twin.printed) == ROUNDS
    assert twin.printed == pytest.approx(eager.printed, rel=0.0, abs=1e-12)
    assert twin.parameters == pytest.approx({k: v.data for k, v in eager.parameters.items()}, rel=0.0, abs=1e-12)


def test_the_program_is_smaller_than_the_graph_it_replaces() -> None:
    eager, (rows, operands, taken) = Lecture(), Twin(start()).size
    eager.run_line()
    assert 41 + 3 + 1 + 18 < rows < eager.costs[0].values
    assert operands < eager.costs[0].edges
    assert 8 * operands < taken < eager.costs[0].bytes


def test_the_first_update_which_may_compile_is_not_timed() -> None:
    twin = Twin(start())
    twin.run_loop(0.1)
    assert twin.round_seconds is None
    twin.run_loop(0.1)
    assert twin.round_seconds is not None
    assert twin.round_seconds > 0.0


def test_the_twin_goes_over_to_the_kernels_when_somebody_has_compiled_them(monkeypatch: pytest.MonkeyPatch) -> None:
    twin, eager = Twin(start()), Lecture()
    monkeypatch.setitem(sys.modules, DESCENT, SimpleNamespace(advance=Compiled(), evaluate=Compiled(ready=False)))
    for _ in range(2):
        twin.run_loop(0.1)
    assert not twin.is_compiled
    monkeypatch.undo()
    trainer = Trainer(default_document().experiment)
    state = TrainingState.initial(trainer.compiled.parameters, trainer.experiment.initial)
    trainer.advance(state, trainer.control(), 0)
    trainer.metrics(state.parameters)
    assert kernels_are_ready()
    twin.run_loop(0.1)
    assert twin.is_compiled
    assert twin.round_seconds is None
    for _ in range(17):
        twin.run_loop(0.1)
    for _ in range(ROUNDS):
        eager.run_loop()
    assert twin.printed == pytest.approx(eager.printed, rel=0.0, abs=1e-12)


@pytest.mark.slow
def test_kernels_compiled_for_training_are_not_compiled_again_for_the_twin() -> None:
    # In a process of its own: here, other tests may have compiled them for anything.
    found = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "True", "1", "1"]


def test_without_kernels_nothing_is_ready(no_kernels: None) -> None:
    assert not kernels_are_ready()


@pytest.mark.parametrize("compiles", [True, False])
def test_a_number_that_is_not_finite_ends_the_twins_training(compiles: bool, no_kernels: None) -> None:
    twin = compiled_twin() if compiles else Twin(start())
    for _ in range(3):
        twin.run_loop(1e308)
    assert twin.diverged
    assert len(twin.printed) == 1
    assert twin.parameters == start()


class Compiled:
    """A kernel that was compiled, or not."""

    def __init__(self, ready: bool = True) -> None:
        self.signatures = ["(float64)"] if ready else []
