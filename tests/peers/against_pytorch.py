"""Our training against PyTorch's on random networks: `python -m tests.peers.against_pytorch --peer-python PATH`.

PATH is the Python of an environment that has torch; ours has not. Every activation, loss and optimizer that PyTorch
has is drawn; prints the largest relative error and exits 1 if it is above 1e-12.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from itertools import count, islice
from pathlib import Path
from typing import Any

import numpy as np

from core.document.document import Document
from core.training.state import TrainingState
from core.training.trainer import Trainer
from tests.core.training.by_value import ByValue
from tests.core.training.random_documents import random_document

SEED = 90_000
EPOCHS = 3
LIMIT = 1e-12


def main() -> int:
    """Compare and print; the exit status."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--peer-python", required=True)
    arguments.add_argument("--graphs", type=int, default=240)
    given = arguments.parse_args()
    drawn = (draw(SEED + number) for number in count())
    documents = list(islice((each for each in drawn if each.network.trained_parameters), given.graphs))
    tasks = [describe(document) for document in documents]
    answer = subprocess.run(
        [given.peer_python, str(Path(__file__).with_name("pytorch_side.py"))],
        input=json.dumps(tasks), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if answer.returncode:
        print(answer.stderr, file=sys.stderr)
        return 2
    errors = [error(document, theirs) for document, theirs in zip(documents, json.loads(answer.stdout), strict=True)]
    seen: Counter[str] = Counter()
    for document in documents:
        settings = document.settings
        seen.update((settings.loss, settings.optimizer, settings.schedule, "penalty " + settings.penalty))
        seen.update({neuron.activation for neuron in document.network.neurons})
    print(", ".join(f"{name} {count}" for name, count in sorted(seen.items())))
    worst = int(np.argmax(errors))
    print(f"{len(errors)} graphs, {EPOCHS} epochs each: largest error {errors[worst]:.2e} (graph {worst})")
    return int(max(errors) > LIMIT)


def draw(seed: int) -> Document:
    """A random document in what PyTorch knows: L2 but no weights that L1 kills, decay with AdamW only."""
    number = seed - SEED
    optimizer = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")[number % 6]
    settings: dict[str, Any] = {
        "optimizer": optimizer, "weight_decay": 0.05 if optimizer == "adamw" else 0.0, "schedule_epochs": EPOCHS,
        "penalty": ("none", "L2", "L2_all")[number % 3], "learning_rate": (0.0005, 0.001)[number % 2],
    }  # fmt: skip
    return random_document(seed, **settings)


def describe(document: Document) -> dict[str, Any]:
    """A document as plain JSON: the network in order, the samples and which of them make each update."""
    network, trainer = document.network, Trainer(document.experiment)
    weights = {link.weight for link in network.links}
    counted = network.counted_parameters
    return {
        "settings": asdict(document.settings),
        "initial": {id: document.initial[id] for id in network.parameters},
        "trained": network.trained_parameters,
        "counted": counted,
        "weights": [id for id in counted if id in weights],
        "inputs": [node.id for node in network.inputs],
        "neurons": [
            {
                "id": neuron.id, "activation": neuron.activation, "bias": neuron.bias,
                "links": [(link.source, link.weight) for link in network.incoming[neuron.id]],
            }
            for neuron in network.order
        ],
        "outputs": [(neuron.id, neuron.output) for neuron in network.outputs],
        "samples": trainer.train.tolist(),
        "batches": batches(document, trainer),
    }  # fmt: skip


def batches(document: Document, trainer: Trainer) -> list[tuple[int, list[int]]]:
    """The epoch and the samples of every update."""
    noted = _Noting(document, trainer)
    noted.epochs(EPOCHS)
    return noted.batches


class _Noting(ByValue):
    """Notes batches instead of training."""

    def __init__(self, document: Document, trainer: Trainer) -> None:
        super().__init__(document, trainer)
        self.batches: list[tuple[int, list[int]]] = []

    def update(self, numbers: Any) -> None:
        self.batches.append((self.epoch, [int(number) for number in numbers]))


def error(document: Document, theirs: dict[str, Any]) -> float:
    """The largest error of losses and parameters, relative where they are above 1."""
    trainer = Trainer(document.experiment)
    state = TrainingState.initial(trainer.compiled.parameters, document.initial)
    losses = [trainer.metrics(state.parameters).train_loss]
    trainer.advance(state, trainer.control(), EPOCHS * trainer.data.train_count)
    losses.append(trainer.metrics(state.parameters).train_loss)
    ours = np.array([*losses, *state.parameters])
    peer = np.array([*theirs["losses"], *(theirs["parameters"][id] for id in state.ids)])
    found = float(np.max(np.abs(ours - peer) / np.maximum(1.0, np.abs(peer))))
    return found if np.isfinite(found) else float("inf")


if __name__ == "__main__":
    sys.exit(main())
