"""A run that can be edited: where it stands, the trainer for what it trains just now, and where it can go back to."""

from core.training.experiment import Experiment
from core.training.fallback import Fallback
from core.training.snapshot import Metrics
from core.training.standing import Standing
from core.training.state import EPOCH, PLACE, TrainingState, carry_over
from core.training.trainer import Trainer


class TrainingRun(Standing):
    """A standing with the trainer that moves it on. fallback: where to go back to with this network and these data."""

    def __init__(self, experiment: Experiment) -> None:
        self.trainer = Trainer(experiment)
        self.fallback = Fallback()
        super().__init__(
            experiment, TrainingState.initial(self.trainer.compiled.parameters, experiment.initial), experiment.initial
        )

    @property
    def position(self) -> float:
        """The epochs so far, fractions included."""
        counters = self.state.counters
        return float(counters[EPOCH] + counters[PLACE] / max(1, self.trainer.data.train_count))

    def measure(self) -> Metrics:
        """The metrics of this moment, which go into the loss curve; a healthy state can be gone back to."""
        metrics = self.trainer.metrics(self.state.parameters)
        self.history.record(self.position, metrics.train_loss, metrics.test_loss)
        self.fallback.note(metrics.train_loss, self.state.copy)
        return metrics

    def settle_all(self, *, measured: bool) -> bool:
        """Make noted changes real; whether the data are others now, so that the epoch begins again. measured: the
        engine is ready, so that the state before a change of the settings can be gone back to, and the one after a
        change of the network, the data or the numbers."""
        if self.is_settled:
            return False
        self._note(self.state, measured=measured)
        before, begins_again = (self.trainer, self.state), self._next_state is not None
        self._retrain()
        new_data = self.settle(self.trainer.compiled.parameters)
        if (self.trainer, self.state) != before:
            healthy, self.fallback = self.fallback.state, Fallback()
            if healthy is not None and not begins_again:
                # What was learned there is carried over to what is edited, as it is here.
                values = {**self.state.values(), **healthy.values()}
                self._note(carry_over(healthy, self.state.ids, values), measured=measured)
            self._note(self.state, measured=measured)
        return new_data

    def _note(self, state: TrainingState, *, measured: bool) -> None:
        if measured and self.trainer.can_train:
            self.fallback.note(self.trainer.metrics(state.parameters).train_loss, state.copy)

    def _retrain(self) -> None:
        old, new = self.trainer.experiment, self.experiment
        same_loss = new.settings.loss == old.settings.loss
        if same_loss and new.data == old.data and new.network.computes_like(old.network):
            self.trainer.retune(new)
        else:
            self.trainer = Trainer(new)
