"""The arithmetic of one experiment: its program, its samples, and its results. No clock, no thread."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from core.autograd.program import Program
from core.data.dataset import Dataset
from core.data.inputs import inputs_at
from core.data.making import generate
from core.network.compiler import Compiled, compile_network
from core.training.engine import RATE, Engine, Progress, Rules, block_end, rules_of
from core.training.engines import make_engine
from core.training.experiment import Experiment
from core.training.losses import LOSSES
from core.training.penalties import PENALTIES
from core.training.results import Answers, predicted_classes, true_classes
from core.training.shuffle import epoch_order, shuffle_seed
from core.training.snapshot import Metrics
from core.training.state import COUNT, EPOCH, PLACE, TrainingState

Floats = NDArray[np.float64]


class Trainer:
    """Trains and evaluates one experiment. The constructor compiles the network to a program (not to machine code), and
    `make` makes the engine that runs it.

    samples: (inputs + targets, n), a column for each point; those of `train` come before those of `test`.
    """

    def __init__(self, experiment: Experiment, make: Callable[[Program], Engine] = make_engine) -> None:
        self.experiment = experiment
        self.data: Dataset = generate(experiment.data)
        loss = LOSSES[experiment.settings.loss]
        self.compiled: Compiled = compile_network(experiment.network, self.data.outputs, loss.expression)
        self.make = make
        self.engine = make(self.compiled.program)
        self.samples = np.vstack([self.inputs(self.data.points), self.data.targets.T])
        self.train = np.ascontiguousarray(self.samples[:, : self.data.train_count])
        self.test = np.ascontiguousarray(self.samples[:, self.data.train_count :])
        self._trained, self._penalized = self._masks()
        self.rules = self._rules()

    @property
    def can_train(self) -> bool:
        """Whether there is something to train."""
        return bool(self.experiment.network.outputs) and self.data.train_count > 0

    def retune(self, experiment: Experiment) -> None:
        """Switch to an experiment that differs only in how it is trained: data, loss and the network's function are the
        same."""
        old, self.experiment = self.experiment, experiment
        everywhere = (PENALTIES[each.settings.penalty].everywhere for each in (old, experiment))
        if experiment.network is not old.network or len(set(everywhere)) > 1:
            self._trained, self._penalized = self._masks()
        self.rules = self._rules()

    def inputs(self, points: Floats) -> Floats:
        """The network's inputs at points in the units of the columns: (inputs, n)."""
        return inputs_at([node.expression for node in self.experiment.network.inputs], self.data, points)

    def control(self) -> Floats:
        """A control array for `advance`: not stopped, with the learning rate of the settings."""
        control = np.zeros(2)
        control[RATE] = self.experiment.settings.learning_rate
        return control

    def advance(self, state: TrainingState, control: Floats, budget: int) -> Progress:
        """Train on at most `budget` samples."""
        return self.engine.advance(state, self.train, self.rules, control, budget)

    def next_block(self, state: TrainingState) -> int:
        """The samples of the next block, the least that a call handles."""
        place = int(state.counters[PLACE])
        return block_end(place, self.data.train_count, self.rules) - place

    def until_update(self, state: TrainingState, ahead: int = 0) -> int:
        """Samples until the first update more than `ahead` samples from now; until the end of the epoch if a batch
        never fills."""
        place = self._place(state, ahead)
        return ahead + min((place // self.rules.batch + 1) * self.rules.batch, self.data.train_count) - place

    def until_epoch(self, state: TrainingState, ahead: int = 0) -> int:
        """Samples until the first end of an epoch more than `ahead` samples from now."""
        return ahead + self.data.train_count - self._place(state, ahead)

    def _place(self, state: TrainingState, ahead: int) -> int:
        return (int(state.counters[PLACE]) + ahead) % max(1, self.data.train_count)

    def next_batch(self, state: TrainingState) -> NDArray[np.int64]:
        """The numbers of the training samples of the next update: those gathered already, and those to come."""
        place, count, epoch = (int(state.counters[at]) for at in (PLACE, COUNT, EPOCH))
        size, end = self.data.train_count, place + self.until_update(state)
        parts = [self._order(epoch)[max(0, place - count) : end]]
        if count > place:
            parts.insert(0, self._order(epoch - 1)[-(count - place) :])
        if self.rules.carry and end % self.rules.batch and self.rules.batch <= size:
            # The leftover samples wait for the first batch of the next epoch.
            parts.append(self._order(epoch + 1)[: self.rules.batch])
        return np.concatenate(parts)

    def metrics(self, parameters: Floats) -> Metrics:
        """Losses and accuracies over all points, and the penalty."""
        return self.measure(parameters)[0]

    def measure(self, parameters: Floats) -> tuple[Metrics, tuple[Answers, Answers]]:
        """The metrics, and the answers that they are made from: those at training points, and those at test points."""
        train, test = (
            self._answers(parameters, self.train, 0),
            self._answers(parameters, self.test, self.train.shape[1]),
        )
        penalty = self._penalty(parameters)
        losses, accuracies = (_mean(train), _mean(test)), (self._accuracy(train), self._accuracy(test))
        return Metrics(losses[0] or 0.0, losses[1], *accuracies, penalty), (train, test)

    def values(self, parameters: Floats, inputs: Floats, nodes: list[str], dtype: type) -> NDArray[np.floating]:
        """The values of nodes (nodes, n) for inputs (inputs, n)."""
        rows = np.array([self.compiled.rows[id] for id in nodes], dtype=np.int64)
        out: NDArray[np.floating] = np.empty((len(nodes), inputs.shape[1]), dtype=dtype)
        self.engine.evaluate(parameters, inputs, rows, out)
        return out

    def replay(self, state: TrainingState) -> tuple[Floats, Floats, NDArray[np.int64]]:
        """Every row's value and gradient, both (rows, n), for the samples gathered since the last update, as far as
        they belong to this epoch or the one before; and the numbers of these samples, (n,)."""
        place, count = int(state.counters[PLACE]), int(state.counters[COUNT])
        epoch = int(state.counters[EPOCH])
        here, before = self._order(epoch)[max(0, place - count) : place], np.zeros(0, dtype=np.int64)
        if count > place and epoch > 0:
            before = self._order(epoch - 1)[-(count - place) :]
        numbers = np.concatenate([before, here])
        values, gradients = self.engine.gradients(state.parameters, self.train[:, numbers])
        return values, gradients, numbers

    def _order(self, epoch: int) -> NDArray[np.int64]:
        return epoch_order(self.rules.shuffle, self.rules.seed, epoch, self.data.train_count)

    def _rules(self) -> Rules:
        seed = shuffle_seed(self.experiment.data.seed)
        return rules_of(self.experiment.settings, self._trained, self._penalized, seed)

    def _masks(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which parameters are trained, and which are penalized."""
        network = self.experiment.network
        trained, penalized = set(network.trained_parameters), set(network.counted_parameters)
        if not PENALTIES[self.experiment.settings.penalty].everywhere:
            penalized.intersection_update(link.weight for link in network.links)
        ids = self.compiled.parameters
        return np.array([id in trained for id in ids], np.bool_), np.array([id in penalized for id in ids], np.bool_)

    def _answers(self, parameters: Floats, samples: Floats, first: int) -> Answers:
        """The outputs and the losses at samples of which the first one has a number."""
        outputs = self.experiment.network.outputs
        out = np.empty((1 + len(outputs), samples.shape[1]))
        if samples.shape[1] and outputs:
            found = [self.compiled.program.loss_row, *(self.compiled.rows[neuron.id] for neuron in outputs)]
            self.engine.evaluate(parameters, samples, np.array(found, dtype=np.int64), out)
        return Answers(tuple(neuron.output or 0 for neuron in outputs), out[1:], out[0], first)

    def _accuracy(self, answers: Answers) -> float | None:
        if self.data.kind == "regression" or not answers.columns or not len(answers.losses):
            return None
        return float(np.mean(predicted_classes(answers, self.data) == true_classes(self.data)[answers.rows]))

    def _penalty(self, parameters: Floats) -> float:
        rule = PENALTIES[self.experiment.settings.penalty].size
        with np.errstate(over="ignore"):
            return self.rules.penalty_rate * float(rule(parameters[self.rules.penalized]).sum())


def _mean(answers: Answers) -> float | None:
    """The mean loss; None if there is none."""
    if not answers.columns or not len(answers.losses):
        return None
    # Added one after the other, as in a sum by hand.
    with np.errstate(over="ignore"):
        return float(np.add.accumulate(answers.losses)[-1]) / len(answers.losses)
