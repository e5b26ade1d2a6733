"""From the network in training to the expression the Lab shows of it."""

from collections.abc import Iterator, Mapping

import numpy as np

from core.lab.check.gradient_check import Finding, check_network, suspects
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.network.model import Network
from core.training.engines import engine_at_once
from core.training.experiment import Experiment
from core.training.snapshot import Snapshot
from core.training.state import TrainingState
from core.training.trainer import Trainer
from playground.lab.source.network import Wish
from playground.store import Store

DROPPED = " The order is kept here: without it, this takes too long."


class NetworkExcerpt:
    """Reads the document and its present numbers, and changes neither.

    wish: what is taken apart. samples: the points it is of, by their numbers. live: whether it follows training. lab,
    expression: what came of it; None before anything could be taken apart. note: what became of a mistake, "" mostly.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: Trainer | None = None
        self._seen: Snapshot | None = None
        self._known: Experiment | None = None
        self._refused: Experiment | None = None
        self._last: Lab | None = None
        self.wish, self.live, self.note = Wish(), True, ""
        self.samples: list[int] = []
        self.lab: Lab | None = None
        self.expression: NetworkExpression | None = None

    def take_apart(self, wish: Wish) -> None:
        """Take a part of the network apart, with its numbers of this moment; of what the document has no more, the
        loss. Mistakes and h stay. UserError, of one sentence, where that cannot be."""
        self._seen, self._known = self._store.session.latest, self._experiment
        self.wish, self.lab, self.expression, self.note = self._fitting(wish), None, None, ""
        self._refused = self._known
        self.samples = self._meant()
        expression = self._read(self.samples)
        self.lab = lab = Lab(expression) if self._last is None else self._last.on(expression)
        if self._last is not None and lab.mistakes != self._last.mistakes:
            self.note = DROPPED
        self.expression, self._last, self._refused = expression, lab, None
        neuron = self.network.nodes.get(self.wish.neuron)
        if neuron is not None and not self.wish.batch and lab.named(neuron.name) is None:
            self.note += f" {neuron.name} does not reach the loss."

    def follow(self) -> bool:
        """Go over to the numbers of this moment; whether the graph is still the same one. UserError as above."""
        if self.lab is None or self.expression is None or not self._is_alike:
            self.take_apart(self.wish)
            return False
        self._seen = self._store.session.latest
        samples = self._meant()
        if len(samples) != len(self.samples) or max(samples) >= sum(self.points):
            self.take_apart(self.wish)
            return False
        expression = self._read(samples)
        if expression.names != self.expression.names:
            self.take_apart(self.wish)
            return False
        self.samples, self.expression, self._known = samples, expression, self._experiment
        self.lab.use_values(expression.numbers)
        return True

    def check(self, lab: Lab) -> tuple[Iterator[Finding], dict[str, str], tuple[str, ...]]:
        """The check of the whole network with a lab's h and mistakes, the names of the parameters in it, and the
        operations whose rule is at fault."""
        values, trained = self.parameters(), self.network.trained_parameters
        at = np.array([values[id] for id in self.trainer.compiled.parameters])
        names = {id: name for id, name in self.names.items() if id in trained}
        found = suspects(lab.stepper.output, lab.mistakes.flipped)
        return check_network(self.trainer, at, lab.h, lab.mistakes), names, found

    @property
    def stays_refused(self) -> bool:
        """Whether what was wished could not be taken apart, and nothing has changed since."""
        return self._refused is not None and self._refused == self._experiment

    @property
    def trainer(self) -> Trainer:
        """A trainer of the document as it is; never the one that trains."""
        experiment = self._experiment
        if self._made is None or self._made.experiment != experiment:
            self._made = Trainer(experiment, engine_at_once)
        return self._made

    @property
    def network(self) -> Network:
        """The document's network."""
        return self._store.document.network

    @property
    def points(self) -> tuple[int, int]:
        """How many training and how many test points there are."""
        return self.trainer.train.shape[1], self.trainer.test.shape[1]

    @property
    def names(self) -> Mapping[str, str]:
        """Parameter id -> what it is called."""
        return self.network.parameter_names

    @property
    def moment(self) -> tuple[int, int]:
        """The epoch and the update that the numbers are of."""
        return (self._seen.epoch, self._seen.update) if self._seen is not None else (0, 0)

    def parameters(self) -> dict[str, float]:
        """What the parameters were at that moment."""
        known = self._seen.parameters if self._seen is not None else {}
        return {**self._store.document.initial, **known}

    @property
    def _experiment(self) -> Experiment:
        return self._store.document.experiment

    @property
    def _is_alike(self) -> bool:
        """Whether what the graph is made of is what it was made of."""
        return self._known is not None and _makings(self._known) == _makings(self._experiment)

    def _read(self, samples: list[int]) -> NetworkExpression:
        return NetworkExpression(self.trainer, self.parameters(), samples, self.wish.neuron)

    def _fitting(self, wish: Wish) -> Wish:
        """The wish, as far as the document still has what it names."""
        neuron = wish.neuron if wish.neuron in self.network.incoming else ""
        return Wish(min(max(wish.sample, 0), sum(self.points) - 1), neuron, wish.batch)

    def _meant(self) -> list[int]:
        if not self.wish.batch:
            return [self.wish.sample]
        if self._seen is not None and self._seen.state.ids == self.trainer.compiled.parameters:
            return self.trainer.next_batch(self._seen.state).tolist()
        start = TrainingState.initial(self.trainer.compiled.parameters, self._store.document.initial)
        return self.trainer.next_batch(start).tolist()


def _makings(experiment: Experiment) -> tuple[object, ...]:
    settings = experiment.settings
    return experiment.network, settings.loss, settings.penalty, settings.penalty_rate
