"""`warm-up`: compiles the kernels into the user's cache ahead of time, so that the first Play does not wait."""

import time

import numpy as np

from core.document.starter import default_document
from core.training.engines import kernels_are_kept, kernels_are_ready
from core.training.state import TrainingState
from core.training.trainer import Trainer


def run() -> int:
    """Compile everything that training and pictures need. Returns the exit status."""
    started = time.perf_counter()
    experiment = default_document().experiment
    trainer = Trainer(experiment)
    warm(trainer, TrainingState.initial(trainer.compiled.parameters, experiment.initial))
    seconds = f"({time.perf_counter() - started:.1f} s)"
    if not kernels_are_ready():
        print("There is nothing to compile: the engine runs on NumPy here.")
    elif kernels_are_kept():
        print(f"The engine is ready {seconds}.")
    else:
        print(f"The engine compiles {seconds}, but cannot be cached: the user's cache folder cannot be written.")
    return 0


def warm(trainer: Trainer, state: TrainingState) -> None:
    """Compile every kernel that a session calls."""
    trainer.advance(state, trainer.control(), 0)
    trainer.metrics(state.parameters)
    trainer.values(state.parameters, trainer.inputs(np.zeros((1, 2))), list(trainer.compiled.rows), np.float32)
