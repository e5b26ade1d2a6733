"""Random documents: any acyclic network with mixed activations, skip links, ties, frozen parameters and dead ends."""

import random
from dataclasses import replace

from core.autograd.ops import ACTIVATIONS
from core.data.description import PLAIN, describe
from core.data.expression import renamed
from core.data.making import usual_spec
from core.document import data_edits
from core.document.document import Document
from core.document.edits import with_network
from core.document.starter import layered
from core.network import edits
from core.training.losses import LOSSES
from core.training.optimizers import OPTIMIZERS
from core.training.penalties import PENALTIES
from core.training.schedules import SCHEDULES
from core.training.settings import TrainingSettings

DATA = ("circle", "xor", "spiral", "blobs", "penguins", "reg-plane", "reg-gauss")


def random_document(seed: int, **settings: object) -> Document:
    """A document drawn from a seed; `settings` are kept as given, all others are drawn too."""
    draw = random.Random(seed)
    spec = usual_spec(draw.choice(DATA), noise=draw.choice([0.0, 20.0]), train_share=draw.choice([9.0, 13.0]))
    features = draw.sample(["x1", "x2", "x1*x2", "sin(x1)", "sin(x2)"], draw.randint(1, 4))
    features = [name for name in ("x1", "x2", "x1*x2", "sin(x1)", "sin(x2)") if name in features]
    about, plain = describe(spec.source), tuple(column.name for column in PLAIN)
    features = [renamed(name, plain, dict(zip(plain, about.names, strict=True))) for name in features]
    document = layered(spec, features, (), "tanh", "linear", random_settings(draw, **settings))
    document = random_network(draw, document)
    loss = document.settings.loss
    if LOSSES[loss].scores and about.kind == "regression":
        loss = "huber"
    document = data_edits.use_loss(document, loss).document
    initial = {id: draw.uniform(-0.4, 0.4) for id in document.network.parameters}
    return replace(document, initial=initial)


def random_settings(draw: random.Random, **settings: object) -> TrainingSettings:
    """Settings that train calmly for a few updates."""
    drawn: dict[str, object] = {
        "learning_rate": draw.choice([0.0005, 0.002, 0.004]),
        "batch_size": draw.choice([1, 3, 7, 10]),
        "remainder": draw.choice(["carry", "short"]),
        "loss": draw.choice(list(LOSSES)),
        "penalty": draw.choice(list(PENALTIES)),
        "penalty_rate": draw.choice([0.001, 0.1]),
        "shuffle": draw.random() < 0.5,
        "optimizer": draw.choice(list(OPTIMIZERS)),
        "momentum": draw.choice([0.5, 0.9]),
        "smoothing": draw.choice([0.9, 0.99]),
        "beta1": draw.choice([0.8, 0.9]),
        "beta2": draw.choice([0.99, 0.999]),
        "epsilon": draw.choice([1e-3, 1e-2]),
        "weight_decay": draw.choice([0.0, 0.01, 0.1]),
        "clip": draw.choice([0.0, 0.3, 3.0]),
        "schedule": draw.choice(list(SCHEDULES)),
        "schedule_epochs": draw.choice([1, 2]),
        "schedule_factor": draw.choice([0.0, 0.3]),
    }
    return TrainingSettings(**{**drawn, **settings})  # type: ignore[arg-type]


def random_network(draw: random.Random, document: Document) -> Document:
    """Hidden neurons between inputs and outputs: every one reads some nodes before it; not all are read."""
    network = document.network
    outputs = [neuron.id for neuron in network.outputs]
    network = edits.remove(network, network.links_by_id)
    known = [node.id for node in network.inputs]
    for _ in range(draw.randint(0, 7)):
        network, neuron = edits.add_neuron(network, activation=draw.choice(ACTIVATIONS).name)
        sources = draw.sample(known, min(len(known), draw.randint(1, 4)))
        network = edits.connect(network, [(source, neuron.id) for source in sources])
        known.append(neuron.id)
    for output in outputs:
        sources = draw.sample(known, min(len(known), draw.randint(1, 4)))
        network = edits.connect(network, [(source, output) for source in sources])
    links = list(network.links_by_id)
    if len(links) > 3:
        network = edits.tie(network, draw.sample(links, draw.randint(2, 3)))
    frozen = draw.sample(network.parameters, draw.randint(0, min(2, len(network.parameters))))
    return with_network(document, edits.freeze(network, frozen, True), dict.fromkeys(network.nodes, (0.0, 0.0)))
