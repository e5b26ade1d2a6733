"""A run that can be edited: its standing, its present trainer, and its fallback."""

from core.training.experiment import Experiment
from core.training.fallback import Fallback
from core.training.results import Answers
from core.training.snapshot import Metrics
from core.training.standing import Standing
from core.training.state import EPOCH, PLACE, TrainingState, carry_over
from core.training.trainer import Trainer


class TrainingRun(Standing):
    """A standing with the trainer that advances it. fallback: the last healthy state of this network on these data."""

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

    def measure(self) -> tuple[Metrics, tuple[Answers, Answers]]:
        """The present metrics, and the answers at training and at test points. The losses go into the loss curve, and a
        healthy state becomes the fallback."""
        metrics, answers = self.trainer.measure(self.state.parameters)
        self.history.record(self.position, metrics.train_loss, metrics.test_loss)
        self.fallback.note(metrics.train_loss, self.state.copy)
        return metrics, answers

    def settle_all(self, *, measured: bool) -> bool:
        """Apply noted changes. Return whether the data have changed, so that the epoch begins again. measured: the
        engine is ready, so that the fallback can be the state before a change of the settings, or the one after a
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
                # The fallback follows the edit, as the present state does.
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
