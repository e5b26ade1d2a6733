"""`train`: the core without a window. Prints what the session's own trainer measures."""

import json
import math
import sys
import time
from typing import Any

from core.document.project import Project
from core.document.source import read_source
from core.problem import UserError
from core.quotation import quote
from core.training.divergence import find_divergence
from core.training.state import EPOCH, PLACE, TrainingState, carry_over
from core.training.trainer import Trainer

TURN = 100_000
"""Samples trained at once: the process answers to a request to end this often."""


def run(source: str, epochs: int, at: tuple[int, ...], as_json: bool) -> int:
    """Train for a number of epochs and print the losses at the epochs `at` (empty: at the start and the end). Returns
    the exit status. A project file continues from its saved training."""
    marks = sorted(set(at) or {0, epochs})
    if epochs < 0 or marks[0] < 0 or marks[-1] > epochs:
        raise UserError(f"--at takes epochs from 0 to {epochs}, the number given with --epochs.")
    project = read_source(source)
    if project.note:
        print(project.note, file=sys.stderr)
    result = measure(source, marks, project)
    if as_json:
        print(json.dumps(result, allow_nan=False))
    else:
        _print_table(result)
    return 0


def measure(source: str, marks: list[int], project: Project | None = None) -> dict[str, Any]:
    """Train up to the last of the epochs; the object that `train --json` prints. project: what was read from the
    source."""
    project = project or read_source(source)
    experiment = project.document.experiment
    trainer = Trainer(experiment)
    ids = trainer.compiled.parameters
    state = TrainingState.initial(ids, experiment.initial)
    if project.training is not None:
        state = carry_over(project.training, ids, {**experiment.initial, **project.training.values()})
    control = trainer.control()
    result: dict[str, Any] = {"source": source, "parameters": len(experiment.network.trained_parameters), "epochs": []}
    started = time.perf_counter()
    first = int(state.counters[EPOCH])
    for mark in marks:
        if not _train_to(trainer, state, control, first + mark):
            lost = find_divergence(trainer, state)
            result["diverged"] = {"epoch": lost.epoch, "update": lost.update, "value": lost.value}
            break
        result["epochs"].append(_row(trainer, state, mark))
    result["seconds"] = time.perf_counter() - started
    return result


def _train_to(trainer: Trainer, state: TrainingState, control: Any, epoch: int) -> bool:
    """Train until the epoch; False if training diverged before."""
    while trainer.can_train and state.counters[EPOCH] < epoch:
        left = (epoch - int(state.counters[EPOCH])) * trainer.data.train_count - int(state.counters[PLACE])
        if trainer.advance(state, control, min(left, TURN)).diverged:
            return False
    return True


def _row(trainer: Trainer, state: TrainingState, epoch: int) -> dict[str, Any]:
    metrics = trainer.metrics(state.parameters)
    numbers = {
        "train_loss": metrics.train_loss,
        "test_loss": metrics.test_loss,
        "train_accuracy": metrics.train_accuracy,
        "test_accuracy": metrics.test_accuracy,
    }
    finite = {name: x if x is not None and math.isfinite(x) else None for name, x in numbers.items()}
    return {"epoch": epoch, **finite}


def _print_table(result: dict[str, Any]) -> None:
    print(f"{quote(result['source'], 200)}: {result['parameters']} parameters")
    print(f"{'epoch':>8} {'train loss':>12} {'test loss':>12} {'train acc.':>10} {'test acc.':>10}")
    for row in result["epochs"]:
        losses = [
            f"{row[name]:12.6g}" if row[name] is not None else f"{'-':>12}" for name in ("train_loss", "test_loss")
        ]
        shares = [
            f"{row[name]:10.1%}" if row[name] is not None else f"{'-':>10}"
            for name in ("train_accuracy", "test_accuracy")
        ]
        print(f"{row['epoch']:>8} {' '.join(losses)} {' '.join(shares)}")
    if "diverged" in result:
        lost = result["diverged"]
        print(f"Training stopped at update {lost['update']} of epoch {lost['epoch']}: {lost['value']} is not finite.")
    print(f"{result['seconds']:.3f} s")
