"""What an edit does to the numbers: every surviving weight stays, and every replaced one can be restored. It is pure
bookkeeping, so that the worker and the code that saves a project get the same numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from core.limits import finite
from core.training.experiment import Experiment
from core.training.history import History
from core.training.optimizers import OPTIMIZERS
from core.training.snapshot import HistoryView
from core.training.state import EPOCH, TrainingState, carry_over

Derived = Mapping[str, tuple[tuple[str, float], ...]]
EMPTY: Derived = MappingProxyType({})


@dataclass(slots=True, eq=False)
class Receipt:
    """The values that an adopted change replaced, so that it can be reverted. The worker fills it.

    replaced: the old values of the parameters that were set. state, history: the old ones, if training began again.
    """

    replaced: dict[str, float] = field(default_factory=dict)
    state: TrainingState | None = None
    history: History | None = None
    later: list["Receipt"] = field(default_factory=list)

    def also(self, receipt: "Receipt") -> None:
        """Add the receipt of a later change that belongs to the same step."""
        self.later.append(receipt)

    def all_replaced(self) -> dict[str, float]:
        """The value of every parameter that was set, before the first change."""
        found: dict[str, float] = {}
        for receipt in reversed(self.later):
            found.update(receipt.replaced)
        return {**found, **self.replaced}


@dataclass(frozen=True, slots=True, eq=False)
class Adoption:
    """A change of the experiment.

    assign: values to set. derived: parameter -> (parameter, factor) pairs; it becomes the sum of the products of their
    present values and factors. fresh: new parameters start from `experiment.initial`, even if one with that id is
    parked (undo and redo bring parked ones back). restart: begin again from `experiment.initial`. state: continue from
    it, with `losses`, or with the present losses up to its epoch.
    """

    experiment: Experiment
    assign: Mapping[str, float]
    receipt: Receipt
    derived: Derived = field(default_factory=lambda: EMPTY)
    fresh: bool = True
    restart: bool = False
    state: TrainingState | None = None
    losses: HistoryView | None = None

    @property
    def begins_again(self) -> bool:
        """Whether training continues from another state."""
        return self.restart or self.state is not None

    @property
    def keeps_numbers(self) -> bool:
        """Whether the change itself sets no number."""
        return not (self.assign or self.derived or self.begins_again)


@dataclass(frozen=True, slots=True, eq=False)
class Reversal:
    """Reverts an adopted change, to the experiment before it. receipt: that of the change; back: its own."""

    experiment: Experiment
    receipt: Receipt
    back: Receipt

    @property
    def begins_again(self) -> bool:
        """Whether training continues from another state."""
        return self.receipt.state is not None


class Standing:
    """An experiment and its numbers: the state, the loss curve, and the parked values of parameters that are not in the
    network now.

    Changes are only noted; `settle` applies any number of them at once.
    """

    def __init__(self, experiment: Experiment, state: TrainingState, parked: Mapping[str, float]) -> None:
        self.experiment = self._settled_for = experiment
        self.state = state
        self.history = History()
        self._known = {**experiment.initial, **parked}
        self._settled = True
        self._next_state: TrainingState | None = None
        self._parked: Mapping[str, float] | None = None

    @property
    def parked(self) -> Mapping[str, float]:
        """The last values of parameters that are not in the network, read-only."""
        if self._parked is None:
            ids = set(self.state.ids)
            self._parked = MappingProxyType({id: value for id, value in self._known.items() if id not in ids})
        return self._parked

    def take(self, change: Adoption | Reversal) -> None:
        """Note a change."""
        if isinstance(change, Adoption):
            self._adopt(change)
        else:
            receipt = change.receipt
            self._adopt(
                Adoption(change.experiment, receipt.all_replaced(), change.back, fresh=False, state=receipt.state)
            )
            if receipt.history is not None:
                self.history = receipt.history

    def settle(self, ids: tuple[str, ...]) -> bool:
        """Apply noted changes. ids: the parameters in their new order. Return whether the data have changed, so that
        the epoch begins again."""
        before, now = (OPTIMIZERS[each.settings.optimizer] for each in (self._settled_for, self.experiment))
        new_data = self.experiment.data != self._settled_for.data
        if not self._settled:
            values = {id: self._known.get(id, self.experiment.initial[id]) for id in ids}
            self.state = carry_over(self._next_state or self.state, ids, values)
            self._parked = None
        if self._next_state is None and before.remembers != now.remembers:
            self.state.forget()
        if new_data:
            self.state.start_epoch()
        self._settled, self._next_state, self._settled_for = True, None, self.experiment
        return new_data

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing to settle."""
        return self._settled and self.experiment is self._settled_for

    def _adopt(self, change: Adoption) -> None:
        experiment = change.experiment
        same = experiment.network.parameters == self.experiment.network.parameters
        if same and change.keeps_numbers:
            # The numbers stay; only the way of training may change.
            self.experiment = experiment
            return
        self._park()
        if change.fresh:
            for id in set(experiment.network.parameters).difference(self.experiment.network.parameters):
                self._known.pop(id, None)
        if change.begins_again:
            self._begin_again(change)
        assign = {**{id: self._sum(terms, experiment) for id, terms in change.derived.items()}, **change.assign}
        change.receipt.replaced = {id: self._known[id] for id in assign if id in self._known}
        self._known.update(assign)
        self.experiment = experiment

    def _begin_again(self, change: Adoption) -> None:
        change.receipt.state, change.receipt.history = self.state.copy(), self.history
        state = change.state
        losses = change.losses
        if state is not None and losses is None:
            losses = _until(self.history.view(), float(state.counters[EPOCH]))
        self.history = History(losses)
        begun = change.experiment.initial if state is None else state.values()
        # Parked parameters keep what they have learned, for the undo of their removal.
        self._known.update({id: begun[id] for id in change.experiment.network.parameters if id in begun})
        self._next_state = TrainingState.initial((), {}) if state is None else state

    def _sum(self, terms: tuple[tuple[str, float], ...], experiment: Experiment) -> float:
        values = [finite(self._known.get(id, experiment.initial[id]) * factor) for id, factor in terms]
        return finite(sum(values[1:], values[0]))

    def _park(self) -> None:
        if self._settled:
            self._known.update(self.state.values())
        self._settled = False


def carried(standing: Standing, changes: Iterable[Adoption | Reversal]) -> Standing:
    """A standing with pending changes applied. Their receipts stay empty, for the worker to fill."""
    own: dict[Receipt, Receipt] = {}
    for change in changes:
        if isinstance(change, Adoption):
            own[change.receipt] = Receipt()
            change = _with_receipt(change, own[change.receipt])
        else:
            receipt = _own(change.receipt, own)
            own[change.back] = Receipt()
            change = Reversal(change.experiment, receipt, own[change.back])
        standing.take(change)
    if not standing.is_settled:
        standing.settle(standing.experiment.network.parameters)
    return standing


def _with_receipt(change: Adoption, receipt: Receipt) -> Adoption:
    return Adoption(
        change.experiment, change.assign, receipt, change.derived, change.fresh, change.restart, change.state,
        change.losses,
    )  # fmt: skip


def _own(receipt: Receipt, own: Mapping[Receipt, Receipt]) -> Receipt:
    """A copy of a receipt, as the worker will fill it."""
    filled = own.get(receipt, receipt)
    return Receipt(filled.replaced, filled.state, filled.history, [own.get(each, each) for each in receipt.later])


def _until(view: HistoryView, epoch: float) -> HistoryView:
    count = int(np.searchsorted(view.epochs, epoch, side="right"))
    return HistoryView(view.epochs[:count], view.train[:count], view.test[:count])
