"""TensorFlow Playground's training, written down plainly from its definition: loops over nodes and links."""

import math

from core.data.making import generate
from core.document.document import Document

_FEATURES = {
    "x1": lambda x, y: x, "x2": lambda x, y: y, "x1^2": lambda x, y: x * x, "x2^2": lambda x, y: y * y,
    "x1*x2": lambda x, y: x * y, "sin(x1)": lambda x, y: math.sin(x), "sin(x2)": lambda x, y: math.sin(y),
}  # fmt: skip
_ACTIVATIONS = {
    "tanh": (math.tanh, lambda z, o: 1 - o * o),
    "sigmoid": (lambda z: 1 / (1 + math.exp(-z)), lambda z, o: o * (1 - o)),
    "relu": (lambda z: max(0.0, z), lambda z, o: 1.0 if z > 0 else 0.0),
    "linear": (lambda z: z, lambda z, o: 1.0),
}


class Original:
    """One network in training; layers are lists of neurons, a neuron is a dict."""

    def __init__(self, document: Document) -> None:
        network, data = document.network, generate(document.data)
        self.settings = document.settings
        self.features = [_FEATURES[node.expression] for node in network.inputs]
        self.ids = [node.id for node in network.inputs]
        self.output = network.outputs[0].id
        self.neurons = [
            {
                "id": neuron.id,
                "rule": _ACTIVATIONS[neuron.activation],
                "bias": document.initial[neuron.bias],
                "sources": [link.source for link in network.incoming[neuron.id]],
                "weights": [document.initial[link.weight] for link in network.incoming[neuron.id]],
                "dead": [False] * len(network.incoming[neuron.id]),
                "sum_bias": 0.0,
                "sums": [0.0] * len(network.incoming[neuron.id]),
            }
            for neuron in network.order
        ]
        rows = [(*map(float, point), float(target[0])) for point, target in zip(data.points, data.targets, strict=True)]
        self.rows = {"train": rows[: data.train_count], "test": rows[data.train_count :]}
        self.count = self.epoch = 0

    def train_to(self, epochs: int) -> None:
        while self.epoch < epochs:
            for at, (x, y, target) in enumerate(self.rows["train"]):
                self._gather(x, y, target)
                if (at + 1) % self.settings.batch_size == 0:
                    self._update()
            self.epoch += 1

    def loss(self, part: str) -> float:
        total = 0.0
        for x, y, target in self.rows[part]:
            values, _ = self._forward(x, y)
            total += 0.5 * (values[self.output] - target) ** 2
        return total / len(self.rows[part])

    def _forward(self, x: float, y: float) -> tuple[dict, dict]:
        values = {id: feature(x, y) for id, feature in zip(self.ids, self.features, strict=True)}
        sums = {}
        for neuron in self.neurons:
            total = neuron["bias"]
            for source, weight in zip(neuron["sources"], neuron["weights"], strict=True):
                total += weight * values[source]
            sums[neuron["id"]] = total
            values[neuron["id"]] = neuron["rule"][0](total)
        return values, sums

    def _gather(self, x: float, y: float, target: float) -> None:
        values, sums = self._forward(x, y)
        down = dict.fromkeys(values, 0.0)
        down[self.output] = values[self.output] - target
        for neuron in reversed(self.neurons):
            id = neuron["id"]
            slope = down[id] * neuron["rule"][1](sums[id], values[id])
            neuron["sum_bias"] += slope
            for k, source in enumerate(neuron["sources"]):
                if not neuron["dead"][k]:
                    neuron["sums"][k] += slope * values[source]
                down[source] += neuron["weights"][k] * slope
        self.count += 1

    def _update(self) -> None:
        rate, penalty = self.settings.learning_rate, self.settings.penalty_rate
        for neuron in self.neurons:
            neuron["bias"] -= rate * neuron["sum_bias"] / self.count
            neuron["sum_bias"] = 0.0
            for k, weight in enumerate(neuron["weights"]):
                if neuron["dead"][k]:
                    continue
                slope = {"none": 0.0, "L1": (weight > 0) - (weight < 0), "L2": weight}[self.settings.penalty]
                weight -= rate / self.count * neuron["sums"][k]
                shrunk = weight - rate * penalty * slope
                if self.settings.penalty == "L1" and weight * shrunk < 0:
                    shrunk, neuron["dead"][k] = 0.0, True
                neuron["weights"][k] = shrunk
                neuron["sums"][k] = 0.0
        self.count = 0
