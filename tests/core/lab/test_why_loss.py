"""Losses, accuracies and the penalty, each with a formula that gives it again."""

import math
from dataclasses import replace

import numpy as np
import pytest

from core.autograd.value import Value
from core.data.making import usual_spec
from core.document import data_edits, edits
from core.document.starter import default_document, layered
from core.lab.printer import total
from core.lab.rounding import gap, near
from core.lab.why.training import TrainingReasons
from core.lab.why.why import Why, alone
from core.problem import UserError
from core.training.losses import LOSSES
from core.training.settings import TrainingSettings
from core.training.trainer import Trainer
from tests.core.lab.test_why_training import Run, check, said


@pytest.mark.parametrize("data", ["circle", "blobs", "reg-plane"])
@pytest.mark.parametrize("loss", LOSSES)
def test_the_readouts_are_explained_for_every_loss(loss: str, data: str) -> None:
    document = layered(usual_spec(data), ("x1", "x2"), (3,), "tanh", "linear", TrainingSettings())
    if LOSSES[loss].scores and data == "reg-plane":
        return
    run = Run(data_edits.use_loss(document, loss).document).step("batch", 2)
    whys, metrics = run.reasons().loss(), run.snapshot.metrics
    assert metrics is not None
    assert said(whys, "The train loss").result == metrics.train_loss
    assert said(whys, "The test loss").result == metrics.test_loss
    assert said(whys, "The train loss").again() == metrics.train_loss
    assert said(whys, "The loss of training sample 1").names.count("target") > 0
    accuracies = [why.again() for why in whys if "accuracy" in why.title]
    assert accuracies == [x for x in (metrics.train_accuracy, metrics.test_accuracy) if x is not None]
    check(whys)


def test_the_penalty_is_explained_where_there_is_one() -> None:
    document = edits.use_settings(default_document(), penalty="L2", penalty_rate=0.5).document
    run = Run(document).step("batch")
    metrics = run.snapshot.metrics
    assert metrics is not None
    why = said(run.reasons().loss(), "The penalty")
    assert why.result == metrics.penalty
    assert why.names.startswith("penalty rate \u00d7 (0.5 \u00d7 [x1 → h1.1] \u00d7 [x1 → h1.1] + ")
    check([why])


def test_without_a_loss_one_sentence_says_what_it_needs() -> None:
    with pytest.raises(UserError, match="it needs an output and training points"):
        Run(edits.delete(default_document(), [default_document().network.outputs[0].id]).document).reasons().loss()
    fresh = Run(default_document())
    waiting = replace(fresh.snapshot, metrics=None, probe={}, probed=None)
    reasons = TrainingReasons(Trainer(waiting.experiment), waiting)
    with pytest.raises(UserError, match="it needs the engine to be ready"):
        reasons.loss()
    network = waiting.experiment.network
    assert reasons.of(network.inputs[0].id) == ()
    assert len(reasons.of(network.links[0].id)) == 2


def test_what_is_not_finite_has_a_formula_too() -> None:
    for number in (math.inf, -math.inf, math.nan, -0.0, 5e-324, -1.5e300):
        why = alone("x", "x", number)
        assert why.again() == number or (math.isnan(number) and math.isnan(why.again()))


def test_blocks_add_up_to_the_same_bits() -> None:
    numbers = np.random.default_rng(3).normal(size=500).tolist()
    expected = 0.0
    for number in numbers:
        expected += number
    why = Why("", total([Value(x, "x") for x in numbers]), expected)
    assert why.again() == expected
    assert why.note == "With every digit, terms 5 to 498 are added up in blocks."
    assert gap(0.1, 0.3) + 0.1 == 0.3
    assert near(1.0, lambda x: False) == 1.0
