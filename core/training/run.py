"""What happens to the numbers when a person edits: a run adopts changed experiments, every surviving weight stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from core.training.experiment import Experiment
from core.training.history import History
from core.training.optimizers import OPTIMIZERS
from core.training.state import TrainingState, carry_over
from core.training.trainer import Trainer

Derived = Mapping[str, tuple[tuple[str, float], ...]]
EMPTY: Derived = MappingProxyType({})


@dataclass(slots=True, eq=False)
class Receipt:
    """What an adopted change replaced, so that it can be reverted; filled by the worker.

    replaced: the values of the parameters that were set. state and history: all of it, where training began again.
    """

    replaced: dict[str, float] = field(default_factory=dict)
    state: TrainingState | None = None
    history: History | None = None
    later: list["Receipt"] = field(default_factory=list)

    def also(self, receipt: "Receipt") -> None:
        """Take in the receipt of a later change that belongs to the same step."""
        self.later.append(receipt)

    def all_replaced(self) -> dict[str, float]:
        """The values before the first change, of every parameter that was set."""
        found: dict[str, float] = {}
        for receipt in reversed(self.later):
            found.update(receipt.replaced)
        return {**found, **self.replaced}


class TrainingRun:
    """The present trainer and state, and the parked values of parameters that are not in the network just now.

    Changes are only noted by `adopt`; `settle` makes them real, once for any number of changes.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.trainer = Trainer(experiment)
        self.state = TrainingState.initial(self.trainer.compiled.parameters, experiment.initial)
        self.history = History()
        self._known = dict(experiment.initial)
        self._settled = True
        self._next_state: TrainingState | None = None

    def adopt(
        self,
        experiment: Experiment,
        assign: Mapping[str, float],
        receipt: Receipt,
        *,
        derived: Derived = EMPTY,
        fresh: bool = True,
        restart: bool = False,
        state: TrainingState | None = None,
    ) -> None:
        """Go over to an experiment.

        assign: values to set. derived: parameter -> the (parameter, factor) pairs whose present values it is the sum
        of. fresh: parameters that were not there a moment ago start from `experiment.initial`, even if one of that
        name is parked (undo and redo bring parked ones back). restart: begin again from `experiment.initial`, or from
        `state` if given.
        """
        same = experiment.network.parameters == self.experiment.network.parameters
        if same and not (assign or derived or restart) and state is None:
            # The numbers stay: at most it is trained in another way from now on.
            self.experiment = experiment
            return
        self._park()
        if fresh:
            for id in set(experiment.network.parameters).difference(self.experiment.network.parameters):
                self._known.pop(id, None)
        if restart or state is not None:
            receipt.state, receipt.history = self.state.copy(), self.history
            self.history = History()
            self._known.update(state.values() if state else experiment.initial)
            self._next_state = state
            if state is None:
                self._next_state = TrainingState.initial((), {})
        assign = {**{id: self._sum(terms, experiment) for id, terms in derived.items()}, **assign}
        receipt.replaced = {id: self._known[id] for id in assign if id in self._known}
        self._known.update(assign)
        self.experiment = experiment

    def revert(self, experiment: Experiment, receipt: Receipt, back: Receipt) -> None:
        """Undo an adopted change: its values, and where it began again, all of training."""
        history = receipt.history
        self.adopt(experiment, receipt.all_replaced(), back, fresh=False, state=receipt.state)
        if history is not None:
            self.history = history

    def settle(self) -> bool:
        """Make adopted changes real; whether the data are others now, so that the epoch begins again."""
        trained = self.trainer.experiment
        if self._settled and self.experiment is trained:
            return False
        before, now = (OPTIMIZERS[e.settings.optimizer] for e in (trained, self.experiment))
        new_data = self.experiment.data != trained.data
        self._retrain()
        if not self._settled:
            ids = self.trainer.compiled.parameters
            values = {id: self._known.get(id, self.experiment.initial[id]) for id in ids}
            self.state = carry_over(self._next_state or self.state, ids, values)
        if self._next_state is None and before.remembers != now.remembers:
            self.state.forget()
        if new_data:
            self.state.start_epoch()
        self._settled, self._next_state = True, None
        return new_data

    def _retrain(self) -> None:
        old, new = self.trainer.experiment, self.experiment
        same_loss = new.settings.loss == old.settings.loss
        if same_loss and new.data == old.data and new.network.computes_like(old.network):
            self.trainer.retune(new)
        else:
            self.trainer = Trainer(new)

    def _sum(self, terms: tuple[tuple[str, float], ...], experiment: Experiment) -> float:
        values = [self._known.get(id, experiment.initial[id]) * factor for id, factor in terms]
        return sum(values[1:], values[0])

    def _park(self) -> None:
        if self._settled:
            self._known.update(self.state.values())
        self._settled = False
