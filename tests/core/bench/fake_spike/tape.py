"""Stands in for the throw-away kernel's programs: parameters packed neuron by neuron, links before the bias."""

import numpy as np


class Program:
    """Sources and activations of neurons in order; node ids count the inputs first."""

    def __init__(self, inputs: int, neurons: list, group: bool = True) -> None:
        self.inputs, self.neurons, self.group = inputs, neurons, group
        self.wpos, self.bpos, self.np = [], [], 0
        for sources, _ in neurons:
            self.wpos.append(list(range(self.np, self.np + len(sources))))
            self.bpos.append(self.np + len(sources))
            self.np += len(sources) + 1
        self.pos = list(range(inputs + len(neurons)))
        self.out = self.pos[-1]

    def pack(self, weights: list, biases: list, dtype: type) -> np.ndarray:
        """One flat array of parameters."""
        packed = np.zeros(self.np, dtype)
        for row, bias, at, places in zip(weights, biases, self.bpos, self.wpos, strict=True):
            packed[at], packed[places] = bias, row
        return packed

    def forward(self, packed: np.ndarray, columns: np.ndarray) -> list:
        """The value of every node, an array over the samples."""
        values = list(columns)
        for (sources, activation), places, at in zip(self.neurons, self.wpos, self.bpos, strict=True):
            total = packed[at] + sum(
                packed[place] * values[source] for place, source in zip(places, sources, strict=True)
            )
            values.append({"tanh": np.tanh, "relu": lambda x: np.maximum(x, 0), "linear": np.array}[activation](total))
        return values
