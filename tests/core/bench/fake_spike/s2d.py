"""Stands in for the throw-away kernel's training."""

import numpy as np


class Engine:
    """Trains by the chain rule, node by node."""

    def __init__(self, program, packed, points, targets, lanes) -> None:
        self.program, self.points, self.targets = program, points, targets
        self.P = np.zeros(program.np + 8)
        self.P[: program.np] = packed

    def train(self, batch, rate, alpha, loss, epochs=1) -> None:
        for _ in range(epochs):
            for at in range(0, len(self.targets), batch):
                self.update(self.points[at : at + batch].T, self.targets[at : at + batch], rate, alpha, loss)

    def update(self, columns, targets, rate, alpha, loss) -> None:
        program, values = self.program, self.program.forward(self.P, columns)
        slopes = [np.zeros(len(targets)) for _ in values]
        output = values[-1]
        slopes[-1] = (output - targets if loss == 0 else np.where(targets * output < 1, -targets, 0.0)) / len(targets)
        new = self.P - rate * 2 * alpha * self.P
        for number in reversed(range(len(program.neurons))):
            sources, activation = program.neurons[number]
            value, slope = values[program.inputs + number], slopes[program.inputs + number]
            slope = slope * {"tanh": 1 - value * value, "relu": value > 0, "linear": 1.0}[activation]
            new[program.bpos[number]] -= rate * slope.sum()
            for source, place in zip(sources, program.wpos[number], strict=True):
                new[place] -= rate * (slope * values[source]).sum()
                slopes[source] = slopes[source] + self.P[place] * slope
        self.P = new
