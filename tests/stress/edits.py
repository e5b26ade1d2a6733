"""Random edits of a document: `python -m tests.stress.edits --steps N --seed S`.

Every step keeps the invariants of the file format, a refused one changes nothing; walks back by undo end at the bytes
they began with, and forward again at the bytes they ended with. The last line is "N passed, M failed".
"""

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import replace

from core.autograd.ops import ACTIVATIONS
from core.document import arrange, boxes, clipboard, data_edits, edits, parameter_edits, structure
from core.document.document import Change, Document
from core.document.project import Project
from core.document.starter import default_document
from core.document.storage import decode, encode
from core.network.initializers import INITIALIZERS
from core.problem import Refusal
from core.training.losses import LOSSES
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from tests.stress.data_deeds import DATA_DEEDS

MOST = 60
"""Above so many neurons the walk deletes, so that it never gets slow."""

Draw = random.Random
Deed = Callable[[Draw, Document], Change]


def some(draw: Draw, document: Document, count: int = 0) -> list[str]:
    """A few ids of nodes, links and layers."""
    network = document.network
    everything = [*network.nodes, *network.links_by_id, *network.layers_by_id]
    return draw.sample(everything, min(len(everything), count or draw.randint(1, 5)))


def node(draw: Draw, document: Document) -> str:
    """One node, or a layer."""
    return draw.choice([*document.network.nodes, *document.network.layers_by_id] or ["gone"])


def layer(draw: Draw, document: Document) -> str:
    """One layer."""
    if not document.network.layers:
        raise Refusal("There is no layer.")
    return draw.choice(document.network.layers).id


def link(draw: Draw, document: Document) -> str:
    """One link."""
    if not document.network.links:
        raise Refusal("There is no link.")
    return draw.choice(document.network.links).id


def neuron(draw: Draw, document: Document) -> str:
    """One neuron."""
    if not document.network.neurons:
        raise Refusal("There is no neuron.")
    return draw.choice(document.network.neurons).id


def point(draw: Draw) -> tuple[float, float]:
    """Somewhere on the canvas."""
    return draw.uniform(-500, 1500), draw.uniform(-500, 500)


DEEDS: tuple[Deed, ...] = (
    lambda r, d: edits.add_neuron(d, point(r), r.choice(["", "relu", "gelu", "hope"])),
    lambda r, d: edits.fed_from(d, edits.add_layer(d, point(r), 2), node(r, d)),
    lambda r, d: edits.add_layer(d, point(r), r.randint(1, 5)),
    lambda r, d: edits.grow_layer(d, layer(r, d)),
    lambda r, d: edits.shrink_layer(d, layer(r, d)),
    lambda r, d: edits.connect(d, node(r, d), node(r, d)),
    lambda r, d: edits.connect(d, node(r, d), node(r, d)),
    lambda r, d: structure.quietly(d, edits.connect(d, node(r, d), node(r, d))),
    lambda r, d: edits.redirect(d, link(r, d), neuron(r, d)),
    lambda r, d: edits.delete(d, some(r, d)),
    lambda r, d: edits.move(d, {id: point(r) for id in list(d.network.nodes)[:3]}),
    lambda r, d: edits.set_activation(d, [neuron(r, d)], r.choice(ACTIVATIONS).name),
    lambda r, d: edits.rename(d, neuron(r, d), r.choice(["a", "b", "Output", "", "x1", "h1.1"])),
    lambda r, d: edits.rename(d, layer(r, d), r.choice(["a", "Layer 1", "Layer 7", "", "x" * 200])),
    lambda r, d: edits.set_parameter(d, d.network.nodes[neuron(r, d)].bias, r.uniform(-3, 3), initial=r.random() < 0.5),
    lambda r, d: edits.new_weights(d, str(r.random())),
    lambda r, d: edits.use_settings(d, learning_rate=r.choice([0.03, -1.0]), batch_size=r.choice([0, 1, 10])),
    lambda r, d: edits.use_optimizer(d, r.choice([*OPTIMIZERS, "hope"])),
    lambda r, d: edits.use_penalty(d, r.choice(list(PENALTIES))),
    lambda r, d: edits.use_initializer(d, r.choice(list(INITIALIZERS))),
    lambda r, d: data_edits.use_loss(d, r.choice(list(LOSSES))),
    lambda r, d: data_edits.add_output(d, point(r)),
    lambda r, d: parameter_edits.toggle_frozen(d, some(r, d)),
    lambda r, d: parameter_edits.toggle_tied(d, some(r, d, 12)),
    lambda r, d: structure.insert(d, link(r, d), point(r), quiet=r.random() < 0.5),
    lambda r, d: structure.splice(d, neuron(r, d), link(r, d), point(r), quiet=r.random() < 0.5),
    lambda r, d: structure.split(d, neuron(r, d)),
    lambda r, d: structure.merge(d, some(r, d)),
    lambda r, d: structure.bridge(d, some(r, d)),
    lambda r, d: structure.wire(d, some(r, d), r.choice([0.3, 1.0])),
    lambda r, d: structure.repeat(d, layer(r, d), r.randint(1, 2)),
    lambda r, d: structure.clear(d),
    lambda r, d: structure.use_preset(d, r.choice(["Perceptron", "4-2"])),
    lambda r, d: arrange.align(d, some(r, d), r.choice(["left", "middle"])),
    lambda r, d: arrange.distribute(d, some(r, d), r.choice(["across", "down"])),
    lambda r, d: arrange.tidy(d),
    lambda r, d: clipboard.paste(d, clipboard.copy(d, some(r, d), {}), point(r)),
    *DATA_DEEDS,
)


def check(document: Document) -> None:
    """Raise unless a document can be written and read back as it is."""
    again = decode(encode(Project(document)), "walk.gp").document
    if replace(again, initial={}) != replace(document, initial={}):
        raise AssertionError("the file says something else")
    if set(document.positions) != set(document.network.nodes):
        raise AssertionError("a position without a node, or a node without a position")
    if boxes.holders(document, document.boxes) != dict(document.boxes):
        raise AssertionError("a node in a box that cannot hold it")
    if boxes.put_right(document) is not document:
        raise AssertionError("a node beside its place in its box")


def walk(draw: Draw, steps: int) -> int:
    """Edit so many times, then walk back and forth; the number of faults, each printed with its step."""
    documents = [default_document()]
    prints = [encode(Project(documents[0]))]
    faults = 0
    for step in range(steps):
        document = documents[-1]
        try:
            deed = (lambda r, d: structure.clear(d)) if len(document.network.neurons) > MOST else draw.choice(DEEDS)
            change = deed(draw, document)
            check(change.document)
            documents.append(change.document)
            prints.append(encode(Project(change.document)))
        except Refusal as refusal:
            if not str(refusal).endswith("."):
                faults += 1
                print(f"step {step}: no sentence: {refusal}")
        except Exception as error:
            faults += 1
            print(f"step {step}: {type(error).__name__}: {error}")
        if documents[-1] is document and encode(Project(document)) != prints[-1]:
            faults += 1
            print(f"step {step}: a refused edit changed the document")
    # Undo and redo go to documents that were kept: they must still be what they were.
    for document, before in zip(documents, prints, strict=True):
        if encode(Project(document)) != before:
            faults += 1
            print("a document changed after it was left behind")
    return faults


def main() -> int:
    """Walk in pieces of ten to fifty steps; the exit status."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--steps", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    draw, left, failed = Draw(given.seed), given.steps, 0
    while left > 0:
        steps = min(left, draw.randint(10, 50))
        failed += walk(draw, steps)
        left -= steps
    print(f"{given.steps - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
