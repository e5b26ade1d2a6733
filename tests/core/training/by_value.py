"""Training written down plainly over eager `Value`s: the mean loss of a batch and the penalty are one expression, its
gradient goes through the textbook's optimizer in plain floats.
"""

import math
from collections.abc import Sequence

import numpy as np

from core.autograd.value import Value, apply, weighted_sum
from core.document.document import Document
from core.training.losses import LOSSES
from core.training.trainer import Trainer


class ByValue:
    """One document in training; `values` are its parameters."""

    def __init__(self, document: Document, trainer: Trainer) -> None:
        self.document, self.settings, self.network = document, document.settings, document.network
        self.samples = trainer.train
        self.order = trainer._order
        self.values = {id: document.initial[id] for id in self.network.parameters}
        self.dead: set[str] = set()
        self.memory: dict[str, dict[str, float]] = {id: {} for id in self.values}
        self.epoch = self.updates = 0

    def epochs(self, count: int) -> None:
        """Train for whole epochs."""
        waiting: list[int] = []
        for _ in range(count):
            order = self.order(self.epoch)
            for place, number in enumerate(order, 1):
                waiting.append(number)
                last = place == len(order) and self.settings.remainder == "short"
                if place % self.settings.batch_size == 0 or last:
                    self.update(waiting)
                    waiting = []
            self.epoch += 1
        self.waiting = waiting

    def objective(self, numbers: Sequence[int]) -> tuple[Value, Value, dict[str, Value]]:
        """The mean loss of samples, the penalty, and the parameters they depend on."""
        parameters = {id: Value(value, id) for id, value in self.values.items()}
        total = Value(0.0, constant=True)
        for number in numbers:
            total = total + self.loss(parameters, self.samples[:, number])
        return total * (1.0 / len(numbers)), self.penalty(parameters), parameters

    def loss(self, parameters: dict[str, Value], sample: np.ndarray) -> Value:
        network = self.network
        values = {node.id: Value(x) for node, x in zip(network.inputs, sample, strict=False)}
        for neuron in network.order:
            links = network.incoming[neuron.id]
            weights = [parameters[link.weight] for link in links]
            total = weighted_sum(weights, [values[link.source] for link in links], parameters[neuron.bias])
            values[neuron.id] = apply(neuron.activation, total)
        targets = [Value(x) for x in sample[len(network.inputs) :]]
        outputs = [values[neuron.id] for neuron in network.outputs]
        aims = [targets[neuron.output or 0] for neuron in network.outputs]
        return LOSSES[self.settings.loss].expression(outputs, aims)

    def penalty(self, parameters: dict[str, Value]) -> Value:
        rate, kind, total = self.settings.penalty_rate, self.settings.penalty, Value(0.0, constant=True)
        biases = {neuron.bias for neuron in self.network.neurons}
        for id in self.network.counted_parameters:
            if kind == "L2_all":
                total = total + parameters[id] * parameters[id]
            elif kind == "L1" and id not in biases:
                total = total + parameters[id].abs()
            elif kind == "L2" and id not in biases:
                total = total + parameters[id] * parameters[id] * 0.5
        return total * rate

    def update(self, numbers: Sequence[int]) -> None:
        settings = self.settings
        data, penalty, parameters = self.objective(numbers)
        data.backward()
        slopes = {id: value.grad for id, value in parameters.items()}
        penalty.backward()
        whole = {id: value.grad for id, value in parameters.items()}
        moving = [id for id in self.network.trained_parameters if id not in self.dead]
        norm = math.sqrt(sum(whole[id] * whole[id] for id in moving))
        scale = settings.clip / norm if settings.clip and norm > settings.clip else 1.0
        rate = settings.learning_rate * self.share()
        self.updates += 1
        for id in moving:
            old = self.values[id]
            kept = old - rate * settings.weight_decay * old
            free = kept - rate * self.direction(dict(self.memory[id]), scale * slopes[id])
            new = kept - rate * self.direction(self.memory[id], scale * whole[id])
            weight = id not in {neuron.bias for neuron in self.network.neurons}
            if settings.penalty == "L1" and weight and free * new < 0.0:
                self.dead.add(id)
                new = 0.0
            self.values[id] = new

    def share(self) -> float:
        length, factor = self.settings.schedule_epochs, self.settings.schedule_factor
        progress = min(self.epoch / length, 1.0)
        return {
            "constant": 1.0,
            "step": factor ** (self.epoch // length),
            "cosine": factor + (1.0 - factor) * (1.0 + math.cos(math.pi * progress)) / 2.0,
            "linear": 1.0 - (1.0 - factor) * progress,
        }[self.settings.schedule]

    def direction(self, memory: dict[str, float], g: float) -> float:
        """PyTorch's definitions, for one parameter."""
        s = self.settings
        if s.optimizer == "sgd":
            return g
        if s.optimizer in ("momentum", "nesterov"):
            memory["v"] = v = s.momentum * memory.get("v", 0.0) + g
            return v if s.optimizer == "momentum" else g + s.momentum * v
        if s.optimizer == "rmsprop":
            memory["s"] = square = s.smoothing * memory.get("s", 0.0) + (1.0 - s.smoothing) * g * g
            return g / (math.sqrt(square) + s.epsilon)
        memory["t"] = t = memory.get("t", 0) + 1
        memory["m"] = m = s.beta1 * memory.get("m", 0.0) + (1.0 - s.beta1) * g
        memory["s"] = square = s.beta2 * memory.get("s", 0.0) + (1.0 - s.beta2) * g * g
        return m / (1.0 - s.beta1**t) / (math.sqrt(square / (1.0 - s.beta2**t)) + s.epsilon)
