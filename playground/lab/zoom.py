"""From the network in training to the expression the Lab shows of it."""

from core.lab.lab import Lab
from core.lab.network_graph import parameter_names
from core.lab.zoom import NetworkExpression
from core.network.model import Network
from core.training.state import TrainingState
from core.training.trainer import Trainer
from playground.lab.network_source import Wish
from playground.store import Store


class Zoom:
    """Reads the document and its present numbers, and changes neither.

    wish: what is taken apart. live: whether it follows training. lab, expression: what came of it; None before anything
    could be taken apart.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: Trainer | None = None
        self._samples: list[int] = []
        self.wish, self.live = Wish(), True
        self.lab: Lab | None = None
        self.expression: NetworkExpression | None = None

    def take_apart(self, wish: Wish) -> None:
        """Take a part of the network apart, with its numbers of this moment; of what the document has no more, the
        loss. UserError, of one sentence, where that cannot be."""
        self.wish, self.lab, self.expression = self._fitting(wish), None, None
        self._samples = self._meant(self.wish)
        expression = NetworkExpression(self.trainer, self.parameters(), self._samples, self.wish.neuron)
        lab = Lab("0.0*x")
        lab.use_source(expression)
        self.lab, self.expression = lab, expression

    def follow(self) -> bool:
        """Go over to the numbers of this moment; whether the graph is still the same one. UserError as above."""
        if self.lab is None or self.expression is None or max(self._samples) >= sum(self.points):
            self.take_apart(self.wish)
            return False
        expression = NetworkExpression(self.trainer, self.parameters(), self._samples, self._fitting(self.wish).neuron)
        if expression.names != self.expression.names:
            self.take_apart(self.wish)
            return False
        self.expression = expression
        self.lab.use_values(expression.numbers)
        return True

    @property
    def trainer(self) -> Trainer:
        """A trainer of the document as it is; never the one that trains."""
        experiment = self._store.document.experiment
        if self._made is None or self._made.experiment != experiment:
            self._made = Trainer(experiment)
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
    def names(self) -> dict[str, str]:
        """Parameter id -> what it is called."""
        return parameter_names(self.network)

    @property
    def moment(self) -> tuple[int, int]:
        """The epoch and the update that the numbers are of."""
        latest = self._store.session.latest
        return (latest.epoch, latest.update) if latest is not None else (0, 0)

    def parameters(self) -> dict[str, float]:
        """What the parameters are just now."""
        return {id: self._store.value(id) for id in self.network.parameters}

    def _fitting(self, wish: Wish) -> Wish:
        """The wish, as far as the document still has what it names."""
        neuron = wish.neuron if wish.neuron in self.network.incoming else ""
        return Wish(min(max(wish.sample, 0), sum(self.points) - 1), neuron, wish.batch)

    def _meant(self, wish: Wish) -> list[int]:
        if not wish.batch:
            return [wish.sample]
        latest = self._store.session.latest
        if latest is not None and latest.state.ids == self.trainer.compiled.parameters:
            return self.trainer.next_batch(latest.state).tolist()
        start = TrainingState.initial(self.trainer.compiled.parameters, self._store.document.initial)
        return self.trainer.next_batch(start).tolist()
