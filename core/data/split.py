"""Which rows train and which test."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def train_count(count: int, share: float) -> int:
    """How many of `count` rows train at a share in percent, rounded down."""
    return int(count * share / 100.0)


def class_count(count: int, share: float) -> int:
    """How many of the `count` rows of a class train at a share in percent, if each class keeps its share: rounded to
    the nearest, but at least one."""
    return max(1, round(count * share / 100.0))


def stratified(order: Sequence[int], labels: NDArray[np.float64], share: float) -> tuple[list[int], int]:
    """Shuffled row numbers, rearranged so that each class has the same share in both parts; and how many train.

    labels: the class of each row, (n,). Each class gives its first rows in the given order, as many as the share in
    percent, see `class_count`; both parts keep the order.
    """
    left = {float(label): class_count(int((labels == label).sum()), share) for label in np.unique(labels)}
    train: list[int] = []
    test: list[int] = []
    for row in order:
        label = float(labels[row])
        (train if left[label] > 0 else test).append(row)
        left[label] -= 1
    return train + test, len(train)
