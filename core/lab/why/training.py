"""Why this number? The reasons for everything the Playground shows of a network in training, from one snapshot."""

from collections.abc import Collection, Sequence

from core.autograd.value import Value, history
from core.data.dataset import Dataset
from core.data.inputs import expressions_of
from core.data.scaling import SCALINGS
from core.document.node_names import link_name, node_name
from core.lab.printer import named
from core.lab.why.gradient import why_last_gradient, why_next_gradient
from core.lab.why.loss import whys_of_loss
from core.lab.why.neuron import activation_of, weighted_sum_of
from core.lab.why.update import LastUpdate
from core.lab.why.why import Why, alone
from core.network.model import Link, Neuron, Node
from core.problem import UserError
from core.training.snapshot import Snapshot
from core.training.trainer import Trainer


class TrainingReasons:
    """trainer: of the snapshot's experiment. by_hand: the parameters set since the last update. made_with: the trainer
    of the last update, if its settings were others. Looking changes nothing. UserError, one sentence, if the snapshot
    has no numbers yet."""

    def __init__(
        self,
        trainer: Trainer,
        snapshot: Snapshot,
        by_hand: Collection[str] = (),
        made_with: Trainer | None = None,
    ) -> None:
        self._trainer, self._snapshot, self._by_hand = trainer, snapshot, by_hand
        self._data = trainer.experiment.data
        self._network = trainer.experiment.network
        self._update = LastUpdate(made_with or trainer, snapshot.state)

    def of(self, id: str) -> tuple[Why, ...]:
        """The reasons for a neuron, an input or a link; for the loss if it is any other id."""
        if id in self._network.links_by_id:
            return self.link(self._network.links_by_id[id])
        if id in self._network.nodes:
            return self.node(self._network.nodes[id])
        return self.loss()

    def node(self, node: Node) -> tuple[Why, ...]:
        """Its value at the probe; for a neuron, also where its bias comes from."""
        at_probe = self._at_probe(node)
        if not isinstance(node, Neuron):
            return at_probe
        return (*at_probe, *self.parameter(node.bias, f"the {self._network.parameter_names[node.bias]}"))

    def link(self, link: Link) -> tuple[Why, ...]:
        """Where its weight comes from, and what it adds at the probe."""
        source, name = self._network.nodes[link.source], link_name(self._network, link.id, self._data)
        weight, value = self._snapshot.parameters[link.weight], self._snapshot.probe.get(source.id)
        added: tuple[Why, ...] = ()
        if value is not None:
            product = named(weight, "weight") * named(value, node_name(source, self._data))
            added = (Why(f"What {name} adds at the probed point", product, product.data),)
        return (*self.parameter(link.weight, name), *added)

    def parameter(self, id: str, name: str) -> tuple[Why, ...]:
        """A weight or bias: its value, its last step down to the gradient, and that gradient."""
        update, at = self._update, self._snapshot.state.ids.index(id)
        value = self._value(id, at, name)
        steps = update.whys_of_step(at, name) if update.known[at] else ()
        if not self._trainer.can_train or id not in self._network.counted_parameters:
            return (value, *steps)
        gradient = why_last_gradient(update, id, name)
        if gradient is None:
            gradient = why_next_gradient(self._trainer, self._snapshot.state, id, name)
        return (value, *steps, gradient)

    def loss(self) -> tuple[Why, ...]:
        """The losses, the accuracies and the penalty."""
        if self._snapshot.metrics is None:
            missing = "an output and training points" if not self._trainer.can_train else "the engine to be ready"
            raise UserError(f"There is no loss yet: it needs {missing}.")
        return whys_of_loss(self._trainer, self._snapshot.state.parameters, self._snapshot.metrics)

    def _value(self, id: str, at: int, name: str) -> Why:
        number = float(self._snapshot.state.parameters[at])
        title = name[0].upper() + name[1:] if name.startswith("the ") else name
        initial = self._trainer.experiment.initial.get(id)
        if not self._update.known[at]:
            return self._without_update(number, title, initial, by_hand=id in self._by_hand)
        if id in self._by_hand:
            return alone(title, "set by hand", number, "It was set since the last update.")
        if id in self._network.frozen:
            return alone(title, "frozen", number, "It is frozen: updates do not change it.")
        if id not in self._network.counted_parameters:
            return alone(title, "unchanged", number, "It reaches no output: updates do not change it.")
        return self._update.why_value(at, title)

    def _without_update(self, number: float, title: str, initial: float | None, *, by_hand: bool) -> Why:
        """A parameter whose last update is not known."""
        names, note = "as it was set", "It was set or added since the last update."
        if number == initial:
            names, note = "initial value", "No update has changed it yet."
        elif self._snapshot.update and not by_hand and not self._update.known.any():
            names, note = "as it was saved", "Its last update was made before the project was opened."
        return alone(title, names, number, note)

    def _at_probe(self, node: Node) -> tuple[Why, ...]:
        probe, title = self._snapshot.probe, f"{node_name(node, self._data)} at the probed point"
        if node.id not in probe or self._snapshot.probed is None:
            return ()
        if isinstance(node, Neuron):
            whole = weighted_sum_of(self._network, node, self._snapshot, self._data)
            return () if whole is None else (Why(title, activation_of(node, whole), probe[node.id]),)
        value = _input_value(node.expression, self._trainer.data, self._snapshot.probed)
        return (Why(title, value, probe[node.id]),)


def _input_value(text: str, data: Dataset, probed: Sequence[float]) -> Value:
    """The expression at the probed point, over columns shifted and scaled as for the network."""
    expression, places = expressions_of([text], data)[0], {name: at for at, name in enumerate(data.about.names)}
    columns = {name: _column_value(data, places[name], probed) for name in expression.reads}
    value = expression.of_values(columns)
    for part in history(value, known=columns.values()):
        if part is not value:
            # Parts are labeled as they were typed; they are to be printed as what they are made from.
            part.label = ""
    return value


def _column_value(data: Dataset, at: int, probed: Sequence[float]) -> Value:
    measured, center, scale = named(probed[at], data.columns[at].shown), data.center[at], data.scale[at]
    if (center, scale) == (0.0, 1.0):
        return measured
    what = SCALINGS[data.scaling]
    return (measured - named(center, what.center)) / named(scale, what.scale)
