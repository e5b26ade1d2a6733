"""From the network in training to the expression that the Lab shows."""

from collections.abc import Iterator, Mapping

import numpy as np

from core.document.node_names import node_name
from core.lab.check.gradient_check import Finding, check_network, suspects
from core.lab.lab import Lab
from core.lab.network.expression import NetworkExpression
from core.network.model import Network
from core.plural import counted
from core.training.engines import engine_at_once
from core.training.experiment import Experiment
from core.training.snapshot import Snapshot
from core.training.state import TrainingState
from core.training.trainer import Trainer
from playground.lab.source.network import Request
from playground.lab.source.number_tree import NumberGroup
from playground.store import Store
from playground.style import number

POINT, POINTS = "Point", "Points"
MOST_TOLD = 4
"""The most inputs of a point that are told in a line."""

DROPPED = " The order is kept here: without it, this takes too long."


class NetworkExcerpt:
    """Reads the document and its present numbers, and changes neither.

    request: what is taken apart. samples: the numbers of its points. live: whether it follows training. lab,
    expression: the result, None before the first. note: what happened to a mistake, usually "".
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: Trainer | None = None
        self._seen: Snapshot | None = None
        self._known: Experiment | None = None
        self._refused: Experiment | None = None
        self._last: Lab | None = None
        self.request, self.live, self.note = Request(), True, ""
        self.samples: list[int] = []
        self.lab: Lab | None = None
        self.expression: NetworkExpression | None = None

    def take_apart(self, request: Request) -> None:
        """Take a part of the network apart, with its present numbers; the loss if the document no longer has that part.
        Mistakes and h stay. UserError, of one sentence, if that is impossible."""
        self._seen, self._known = self._store.session.latest, self._experiment
        self.request, self.lab, self.expression, self.note = self._fitting(request), None, None, ""
        self._refused = self._known
        self.samples = self._meant()
        expression = self._read(self.samples)
        self.lab = lab = Lab(expression) if self._last is None else self._last.on(expression)
        if self._last is not None and lab.mistakes != self._last.mistakes:
            self.note = DROPPED
        self.expression, self._last, self._refused = expression, lab, None
        neuron = self.network.nodes.get(self.request.neuron)
        if neuron is not None and not self.request.batch and lab.named(neuron.name) is None:
            self.note += f" {neuron.name} does not reach the loss."

    def follow(self) -> bool:
        """Update to the present numbers. Return whether the graph is still the same. UserError as above."""
        if self.lab is None or self.expression is None or not self._is_alike:
            self.take_apart(self.request)
            return False
        self._seen = self._store.session.latest
        samples = self._meant()
        if len(samples) != len(self.samples) or max(samples) >= sum(self.points):
            self.take_apart(self.request)
            return False
        expression = self._read(samples)
        if expression.names != self.expression.names:
            self.take_apart(self.request)
            return False
        self.samples, self.expression, self._known = samples, expression, self._experiment
        self.lab.use_values(expression.numbers)
        return True

    def check(self, lab: Lab) -> tuple[Iterator[Finding], dict[str, str], tuple[str, ...]]:
        """The check of the whole network with a lab's h and mistakes, the names of the checked parameters, and the
        operations with a wrong rule."""
        values, trained = self.parameters(), self.network.trained_parameters
        at = np.array([values[id] for id in self.trainer.compiled.parameters])
        names = {id: name for id, name in self.names.items() if id in trained}
        found = suspects(lab.stepper.output, lab.mistakes.flipped)
        return check_network(self.trainer, at, lab.h, lab.mistakes), names, found

    @property
    def stays_refused(self) -> bool:
        """Whether the request was refused and the document has not changed since."""
        return self._refused is not None and self._refused == self._experiment

    @property
    def trainer(self) -> Trainer:
        """A trainer of the present document; never the one that trains."""
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
        """The numbers of training and of test points."""
        return self.trainer.train.shape[1], self.trainer.test.shape[1]

    @property
    def names(self) -> Mapping[str, str]:
        """Parameter id -> name."""
        return self.network.parameter_names

    @property
    def moment(self) -> tuple[int, int]:
        """The epoch and the update of the numbers."""
        return (self._seen.epoch, self._seen.update) if self._seen is not None else (0, 0)

    def number_groups(self) -> tuple[NumberGroup, ...]:
        """The lab's variables by neuron: its bias and weights; before them those of the points."""
        if self.lab is None or self.expression is None:
            return ()
        names, known = self.names, self.lab.values.keys()
        own = [name for name in self.lab.values if name not in self.expression.parameters]
        groups = [NumberGroup(POINTS if self.request.batch else POINT, tuple(own))]
        for neuron in self.network.order:
            ids = (*(link.weight for link in self.network.incoming[neuron.id]), neuron.bias)
            held = tuple(name for name in dict.fromkeys(names[id] for id in ids) if name in known)
            groups.append(NumberGroup(neuron.name, held))
        return tuple(group for group in groups if group.names)

    def point_in_words(self) -> str:
        """The inputs and the targets of the point: "x1 -4.32, x2 -1.00, wanted -1."; for a batch, its size."""
        if self.request.batch:
            return f"{counted(len(self.samples), 'point')}."
        column, data = self.trainer.samples[:, self.request.sample], self._experiment.data
        inputs = [
            f"{node_name(node, data)} {number.weight(float(x))}"
            for node, x in zip(self.network.inputs, column, strict=False)
        ]
        wanted = [number.short(float(x)).replace("-", number.MINUS) for x in column[len(self.network.inputs) :]]
        shown = [*inputs[:MOST_TOLD], *(["\u2026"] if len(inputs) > MOST_TOLD else [])]
        return f"{', '.join([*shown, 'wanted ' + ' '.join(wanted)])}."

    def parameters(self) -> dict[str, float]:
        """Parameter id -> its value at that moment."""
        known = self._seen.parameters if self._seen is not None else {}
        return {**self._store.document.initial, **known}

    @property
    def _experiment(self) -> Experiment:
        return self._store.document.experiment

    @property
    def _is_alike(self) -> bool:
        """Whether the graph is made of the same parts as before."""
        return self._known is not None and _makings(self._known) == _makings(self._experiment)

    def _read(self, samples: list[int]) -> NetworkExpression:
        return NetworkExpression(self.trainer, self.parameters(), samples, self.request.neuron)

    def _fitting(self, request: Request) -> Request:
        """The request, limited to what the document still has."""
        neuron = request.neuron if request.neuron in self.network.incoming else ""
        return Request(min(max(request.sample, 0), sum(self.points) - 1), neuron, request.batch)

    def _meant(self) -> list[int]:
        if not self.request.batch:
            return [self.request.sample]
        if self._seen is not None and self._seen.state.ids == self.trainer.compiled.parameters:
            return self.trainer.next_batch(self._seen.state).tolist()
        start = TrainingState.initial(self.trainer.compiled.parameters, self._store.document.initial)
        return self.trainer.next_batch(start).tolist()


def _makings(experiment: Experiment) -> tuple[object, ...]:
    settings = experiment.settings
    return experiment.network, settings.loss, settings.penalty, settings.penalty_rate
