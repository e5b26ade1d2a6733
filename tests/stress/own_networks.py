"""What the networks learn that tables begin with: `python -m tests.stress.own_networks --seeds N`.

Each shipped table trains its own network on TRAIN_SHARE percent of its rows for EPOCHS epochs, with seeds from 0 on for
data and document. The median and the lowest accuracy on the other rows are printed, for numbers the coefficient of
determination; a table fails if its median is below its promise. The last line is "N passed, M failed".
"""

import argparse
import statistics
import sys
from dataclasses import replace

import numpy as np

from core.data.catalog import CATALOG, ShippedRow
from core.data.making import usual_spec
from core.document.data_edits import use_data
from core.document.starter import default_document
from core.training.state import TrainingState
from core.training.trainer import Trainer

TRAIN_SHARE, EPOCHS = 70.0, 60
PROMISES = {"penguins-4": 98.0, "iris": 96.0, "wine": 97.0, "breast-cancer": 96.0, "digits": 96.0}
"""Medians of the test accuracy, in percent; the other tables promise nothing."""


def learned(name: str, seed: str) -> float:
    """The share of the test rows that a table's own network predicts, or of their variance that it explains, in
    percent."""
    document = replace(default_document(), seed=seed)
    document = use_data(document, usual_spec(name, train_share=TRAIN_SHARE, seed=seed)).document
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    trainer.advance(state, trainer.control(), EPOCHS * trainer.data.train_count)
    metrics, targets = trainer.metrics(state.parameters), trainer.data.targets[trainer.data.train_count :]
    if metrics.test_accuracy is not None:
        return 100.0 * metrics.test_accuracy
    return 100.0 * (1.0 - (metrics.test_loss or 0.0) / float(np.var(targets)))


def check(name: str, seeds: int) -> bool:
    """Whether a table keeps its promise; what it learned is printed."""
    shares = [learned(name, str(seed)) for seed in range(seeds)]
    median, promise = statistics.median(shares), PROMISES.get(name, 0.0)
    words = f"of {promise:g}" if promise else "without a promise"
    kept = median >= promise
    print(f"{name:14} median {median:6.2f} {words}, lowest {min(shares):6.2f}{'' if kept else '  FAILED'}", flush=True)
    return kept


def main() -> int:
    """The exit status."""
    shipped = [name for name, row in CATALOG.items() if isinstance(row, ShippedRow)]
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", type=int, default=10)
    arguments.add_argument("--tables", nargs="+", choices=shipped, default=shipped)
    given = arguments.parse_args()
    failed = [check(name, given.seeds) for name in given.tables].count(False)
    print(f"{len(given.tables) - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
