"""Project files of versions 1 and 2, and the numbers that training gives after opening them.

`tests/facts/earlier_files.json` holds these numbers as the last program that wrote version 2 found them.
"""

import hashlib
import json
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np

from core.document.storage import decode
from core.training.state import TrainingState, carry_over
from core.training.trainer import Trainer

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "facts" / "earlier_files.json"

DATA = ("circle", "xor", "gauss", "spiral", "moons", "blobs", "corners", "reg-plane", "reg-gauss", "penguins")
FEATURES = ("x1", "x2", "x1^2", "x2^2", "x1*x2", "sin x1", "sin x2", "cos x1", "cos x2")
RULES = (("sgd", "none"), ("adam", "L2"), ("rmsprop", "L1"), ("momentum", "L2_all"))


def earlier_files() -> dict[str, bytes]:
    """Name -> file: the samples, and variants of the untrained one of version 2 with all data sets and features."""
    files = {
        f"{path.parent.name}/{path.stem}": path.read_bytes()
        for version in (1, 2)
        for path in sorted((ROOT / "samples" / f"version-{version}").glob("*.gp"))
    }
    plain = json.loads(files["version-2/untrained"])
    rules = cycle(RULES)
    for at, name in enumerate(DATA):
        for noise, share, seed in ((0.0, 50.0, "0.5"), (25.0, 37.0, "a seed \u03c0")):
            first, second = FEATURES[at % 9], FEATURES[(at + 4) % 9]
            optimizer, penalty = next(rules)
            loss = "huber" if name.startswith("reg-") else plain["settings"]["loss"]
            settings = {"optimizer": optimizer, "penalty": penalty, "penalty_rate": 0.01, "loss": loss}
            file = {
                **plain,
                "data": {"name": name, "noise": noise, "train_share": share, "seed": seed},
                "inputs": [
                    {**row, "feature": text} for row, text in zip(plain["inputs"], (first, second), strict=True)
                ],
                "neurons": [row for row in plain["neurons"] if row.get("output") in (None, 0)],
                "settings": {**plain["settings"], **settings, "learning_rate": 0.01},
            }
            known = {row["id"] for row in (*file["inputs"], *file["neurons"])}
            file["links"] = [row for row in plain["links"] if row["target"] in known]
            files[f"{name}, {noise:g} % noise, {first}, {second}, {optimizer}, {penalty}"] = json.dumps(file).encode()
    return files


def numbers_of(data: bytes) -> dict[str, Any]:
    """What the network sees and the parameters after opening, and parameters and losses after two more epochs, to the
    last digit."""
    project = decode(data, "earlier.gp")
    experiment = project.document.experiment
    trainer = Trainer(experiment)
    ids = trainer.compiled.parameters
    state = TrainingState.initial(ids, experiment.initial)
    if project.training is not None:
        state = carry_over(project.training, ids, {**experiment.initial, **project.training.values()})
    found: dict[str, Any] = {
        "points": _digest(trainer.data.points),
        "samples": _digest(trainer.samples),
        "train_count": trainer.data.train_count,
        "opened": state.values(),
        "counters": state.counters.tolist(),
    }
    progress = trainer.advance(state, trainer.control(), 2 * trainer.data.train_count)
    assert not progress.diverged
    metrics = trainer.metrics(state.parameters)
    return {**found, "trained": state.values(), "train_loss": metrics.train_loss, "test_loss": metrics.test_loss}


def _digest(numbers: np.ndarray) -> str:
    return hashlib.sha256(repr(numbers.shape).encode() + np.ascontiguousarray(numbers).tobytes()).hexdigest()
