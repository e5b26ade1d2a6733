"""`train`: the core without a window, for a project, a link or a table. Prints what the session's own trainer
measures."""

import json
import math
import sys
import time
from typing import Any

from core.cli.own_table import EPOCHS, TableOptions, print_rows, read_table, rows_told
from core.data.reading.importing import Report
from core.data.source import Imported
from core.document.project import Project
from core.document.source import read_source
from core.document.table_file import table_path
from core.problem import UserError
from core.quotation import quote
from core.training.divergence import find_divergence
from core.training.state import EPOCH, PLACE, TrainingState, carry_over
from core.training.trainer import Trainer

TURN = 100_000
"""Samples trained at once: the process answers to a request to end this often."""


def run(
    source: str, epochs: int | None, at: tuple[int, ...], as_json: bool, target: str | None = None,
    inputs: tuple[str, ...] | None = None, scale: str | None = None, share: float | None = None,
    seed: str | None = None,
) -> int:  # fmt: skip
    """Train for a number of epochs and print the losses at the epochs `at` (empty: at the start and the end). Returns
    the exit status. A project file continues from its saved training. target, inputs, scale, share, seed: of a table,
    see `TableOptions`; it can do without a number of epochs, too."""
    options = TableOptions(target, inputs, scale, share, seed)
    found = table_path(source, is_likely=bool(options.given))
    if epochs is None and found is not None:
        epochs = EPOCHS
    if epochs is None:
        raise UserError("--epochs is missing: give the number of epochs to train (see --help).")
    marks = sorted(set(at) or {0, epochs})
    if marks[-1] > epochs:
        raise UserError(f"--at takes epochs from 0 to {epochs}, the number given with --epochs.")
    report: Report | None = None
    if found is not None:
        project, report = read_table(found, options)
    elif options.given:
        raise UserError(f"{options.given} is for tables, and {quote(source)} is none.")
    else:
        project = read_source(source)
    if project.note:
        print(project.note, file=sys.stderr)
    result = measure(source, marks, project)
    _print(result if report is None else result | _told(project, report), as_json, report)
    return 0


def _told(project: Project, report: Report) -> dict[str, Any]:
    table = project.document.data.source
    assert isinstance(table, Imported)
    return rows_told(table, report)


def _print(result: dict[str, Any], as_json: bool, report: Report | None) -> None:
    if as_json:
        print(json.dumps(result, allow_nan=False))
        return
    if report is not None:
        print_rows(result, report.skipped_count)
    _print_table(result)


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
