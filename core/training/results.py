"""What is right and wrong in a network's answers: confusion counts, residuals, and the worst rows.

Undefined numbers (0/0) are NaN. Answers that are not finite never raise: training may have diverged.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from core.data.dataset import Dataset

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The outputs at some rows, (outputs, n), and the loss of each row, (n,), both read-only. columns: the target that
    each output predicts. first: the number of the first row, training rows first."""

    columns: tuple[int, ...]
    outputs: Floats
    losses: Floats
    first: int = 0

    def __post_init__(self) -> None:
        self.outputs.flags.writeable = self.losses.flags.writeable = False

    @property
    def rows(self) -> slice:
        """Where these rows stand among all rows of the data."""
        return slice(self.first, self.first + len(self.losses))


@dataclass(frozen=True, eq=False)
class Confusion:
    """How often rows of each class (down) were taken for each class (across)."""

    counts: NDArray[np.int64]

    @cached_property
    def shares(self) -> Floats:
        """Each count as a share of its true class's rows; NaN for a class without rows."""
        return _ratio(self.counts, self.counts.sum(axis=1, keepdims=True))

    @cached_property
    def recall(self) -> Floats:
        """For each class, the share of its rows that were found."""
        return _ratio(self.counts.diagonal(), self.counts.sum(axis=1))

    @cached_property
    def precision(self) -> Floats:
        """For each class, the share that is right of the rows taken for it."""
        return _ratio(self.counts.diagonal(), self.counts.sum(axis=0))

    @cached_property
    def f1(self) -> Floats:
        """For each class, the harmonic mean of precision and recall; undefined if no row is of it or taken for it."""
        return _ratio(2 * self.counts.diagonal(), self.counts.sum(axis=0) + self.counts.sum(axis=1))

    @property
    def accuracy(self) -> float:
        """The share of all rows that is right."""
        return float(_ratio(self.counts.trace(), self.counts.sum()))


@dataclass(frozen=True, slots=True, eq=False)
class Residuals:
    """The true numbers and those predicted, each (n,), in the unit of the target."""

    true: Floats
    predicted: Floats

    @property
    def residuals(self) -> Floats:
        """True minus predicted."""
        with np.errstate(all="ignore"):
            return np.asarray(self.true - self.predicted)

    @property
    def r2(self) -> float:
        """The share of the variance that is explained; undefined where the true numbers are all the same."""
        with np.errstate(all="ignore"):
            spread = np.square(self.true - self.true.mean()).sum() if len(self.true) else 0.0
            return float(1.0 - _ratio(np.square(self.residuals).sum(), spread))

    @property
    def mean_absolute_error(self) -> float:
        """The mean size of a residual."""
        with np.errstate(all="ignore"):
            return float(_ratio(np.abs(self.residuals).sum(), len(self.true)))

    @property
    def root_mean_squared_error(self) -> float:
        """The root of the mean square of a residual."""
        with np.errstate(all="ignore"):
            return float(np.sqrt(_ratio(np.square(self.residuals).sum(), len(self.true))))


def predicted_classes(answers: Answers, data: Dataset) -> Numbers:
    """The class that each row is taken for, (n,): that of the largest output, or of the sign of a single target."""
    if data.outputs == 1:
        return np.asarray(answers.outputs[0] >= 0.0, dtype=np.intp)
    return np.asarray(np.array(answers.columns, dtype=np.intp)[answers.outputs.argmax(axis=0)])


# The cache keeps the data: few are kept.
@lru_cache(maxsize=4)
def true_classes(data: Dataset) -> Numbers:
    """The class of every row of the data, (n,), read-only."""
    found = data.targets.argmax(axis=1) if data.outputs > 1 else (data.targets[:, 0] >= 0.0).astype(np.intp)
    found.flags.writeable = False
    return found


def surety(answers: Answers, data: Dataset) -> Floats:
    """How sure each answer is, (n,): the softmax of the class it names; of a single target, the output itself, whose
    distance from 0 tells."""
    if data.outputs == 1:
        return np.asarray(answers.outputs[0])
    with np.errstate(all="ignore"):
        best = answers.outputs.max(axis=0)
        return np.asarray(1.0 / np.exp(answers.outputs - best).sum(axis=0))


def confusion_of(answers: Answers, data: Dataset) -> Confusion:
    """The confusion counts of data with classes."""
    count = max(len(data.classes), 2)
    pairs = true_classes(data)[answers.rows] * count + predicted_classes(answers, data)
    return Confusion(np.bincount(pairs, minlength=count * count).reshape(count, count))


def rows_of(answers: Answers, data: Dataset, true: int, predicted: int) -> Numbers:
    """The rows of one class that are taken for one, as their numbers among all rows of the data."""
    is_in = (true_classes(data)[answers.rows] == true) & (predicted_classes(answers, data) == predicted)
    return np.flatnonzero(is_in) + answers.first


def residuals_of(answers: Answers, data: Dataset) -> Residuals:
    """The residuals of data with numbers to predict."""
    with np.errstate(all="ignore"):
        predicted = answers.outputs[0] * data.target_scale + data.target_center
    return Residuals(data.targets[answers.rows, 0] * data.target_scale + data.target_center, predicted)


def worst_rows(answers: Answers, among: Numbers | None = None) -> Numbers:
    """Rows from the largest loss to the smallest, as their numbers among all rows of the data; a loss that is not a
    number counts as the largest. among: only these; None for all."""
    numbers = np.arange(answers.first, answers.rows.stop) if among is None else among
    losses = answers.losses[numbers - answers.first]
    return np.asarray(numbers[np.argsort(-np.where(np.isnan(losses), np.inf, losses), kind="stable")])


def _ratio(part: object, whole: object) -> Floats:
    with np.errstate(all="ignore"):
        return np.asarray(np.divide(np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)))
