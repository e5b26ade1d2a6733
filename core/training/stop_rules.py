"""Early stopping: after a number of epochs or seconds, at a loss or accuracy, or when the loss stops falling."""

from core.limits import COUNT
from core.plural import counted
from core.training.settings import TrainingSettings
from core.training.snapshot import Metrics
from core.training.state import EPOCH, UPDATE, TrainingState

MOST = COUNT - 2**32
"""The most epochs and updates. One more call stays below what a file can hold."""


def at_limit(state: TrainingState) -> str:
    """Why training cannot go on, in one sentence; "" if it can."""
    if max(state.counters[EPOCH], state.counters[UPDATE]) < MOST:
        return ""
    return f"Training stops here: more than {MOST:,} updates cannot be counted. Rewind to start again."


class Stopping:
    """The conditions of one Play. All except the seconds are checked at the end of every epoch."""

    def __init__(self, now: float, epoch: int) -> None:
        self._started = now
        self._best, self._best_epoch = float("inf"), epoch

    @staticmethod
    def watches_epochs(settings: TrainingSettings) -> bool:
        """Whether the end of every epoch has to be checked."""
        return bool(settings.stop_epochs) or Stopping.watches_metrics(settings)

    @staticmethod
    def watches_metrics(settings: TrainingSettings) -> bool:
        """Whether the check needs the losses and accuracies."""
        return bool(settings.stop_loss or settings.stop_accuracy or settings.stop_patience)

    def after_time(self, settings: TrainingSettings, now: float) -> str:
        """Why to stop now, in one sentence; "" to continue."""
        if settings.stop_seconds and now - self._started >= settings.stop_seconds:
            return f"Stopped after {counted(settings.stop_seconds, 'second')}."
        return ""

    def after_epoch(self, settings: TrainingSettings, epoch: int, metrics: Metrics | None) -> str:
        """Why to stop after a number of epochs, in one sentence; "" to continue."""
        if settings.stop_epochs == epoch:
            return f"Stopped after {counted(epoch, 'epoch')}."
        return self._after_metrics(settings, epoch, metrics) if metrics is not None else ""

    def _after_metrics(self, settings: TrainingSettings, epoch: int, metrics: Metrics) -> str:
        tested = metrics.test_loss is not None
        loss = metrics.train_loss if metrics.test_loss is None else metrics.test_loss
        accuracy = metrics.test_accuracy if tested else metrics.train_accuracy
        which = "test" if tested else "training"
        after = f"Stopped after {counted(epoch, 'epoch')}"
        if loss < self._best:
            self._best, self._best_epoch = loss, epoch
        if loss < settings.stop_loss:
            return f"{after}: the {which} loss is below {settings.stop_loss:g}."
        if settings.stop_accuracy and accuracy is not None and accuracy > settings.stop_accuracy:
            return f"{after}: the {which} accuracy is above {100.0 * settings.stop_accuracy:g} %."
        if settings.stop_patience and epoch - self._best_epoch >= settings.stop_patience:
            return f"{after}: the {which} loss has not fallen for {counted(settings.stop_patience, 'epoch')}."
        return ""
