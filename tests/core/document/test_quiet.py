"""Quiet edits leave the function as it is, whatever they add."""

from collections.abc import Callable

import numpy as np
import pytest

from core.data.presets import PRESETS
from core.document import edits, input_edits, structure
from core.document.document import Change, Document
from core.document.starter import default_document
from core.training.trainer import Trainer

EDITS: dict[str, Callable[[Document], Change]] = {
    **{f"input {name}": lambda document, name=name: input_edits.use_input(document, name, True) for name in PRESETS},
    "grow": lambda document: edits.grow_layer(document, document.network.layers[0].id),
    "bridge": lambda document: structure.bridge(document, [document.network.layers[1].id]),
    "repeat first": lambda document: structure.repeat(document, document.network.layers[0].id, 3, quiet=True),
    "repeat last": lambda document: structure.repeat(document, document.network.layers[1].id, 1, quiet=True),
    "insert": lambda document: structure.insert(document, document.network.links[3].id, (0.0, 0.0), quiet=True),
    "connect": lambda document: edits.connect(document, document.network.inputs[0].id, document.network.outputs[0].id),
}


def outputs(document: Document) -> np.ndarray:
    """What the network says of every sample: losses alone could agree by chance."""
    trainer = Trainer(document.experiment)
    numbers = np.array([document.initial[id] for id in trainer.compiled.parameters])
    rows = np.array([trainer.compiled.rows[neuron.id] for neuron in document.network.outputs], dtype=np.int64)
    out = np.empty((len(rows), trainer.train.shape[1]))
    trainer.engine.evaluate(numbers, trainer.train, rows, out)
    return out


@pytest.mark.parametrize("name", EDITS)
def test_a_quiet_edit_changes_no_output(name: str) -> None:
    document = default_document()
    change = structure.quietly(document, EDITS[name](document))
    # Sums may be added up in another order.
    assert np.abs(outputs(change.document) - outputs(document)).max() <= 1e-15


def test_a_quiet_repetition_stands_beside_the_links_there_are() -> None:
    document = default_document()
    layer = document.network.layers[0].id
    made = structure.repeat(document, layer, 2, quiet=True).document
    assert set(document.network.links) <= set(made.network.links)
    assert len(made.network.layers) == len(document.network.layers) + 2
    fresh = [link for link in made.network.links if link.target in document.network.nodes]
    assert {made.initial[link.weight] for link in fresh if link not in document.network.links} == {0.0}
