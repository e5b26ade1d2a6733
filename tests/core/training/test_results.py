"""What is right and wrong in answers: the numbers agree with scikit-learn's, and undefined ones never raise.

The expected numbers were computed once with scikit-learn 1.9.1, for classes and numbers that `classes` and `numbers`
make: `confusion_matrix`, `precision_recall_fscore_support` (zero_division=nan), `accuracy_score`, `r2_score`,
`mean_absolute_error` and `root_mean_squared_error`.
"""

import numpy as np
import pytest

from core.data.dataset import Dataset, Description
from core.data.making import generate, usual_spec
from core.data.table import Column
from core.document import edits
from core.document.own_network import with_own_network
from core.document.starter import default_document
from core.training.results import (
    Answers,
    confusion_of,
    predicted_classes,
    residuals_of,
    rows_of,
    surety,
    true_classes,
    worst_rows,
)
from core.training.session import TrainingSession
from core.training.trainer import Trainer
from tests.core.training.conftest import Clock, latest

NAN = float("nan")


def classes(count: int, rows: int, rough: int) -> tuple[np.ndarray, np.ndarray]:
    """True and predicted classes, wrong at every so many rows."""
    at = np.arange(rows)
    true = (7 * at * at + 3 * at) % 11 % count
    return true, np.where((5 * at + 2) % rough == 0, (true + at) % count, true)


def numbers(rows: int) -> tuple[np.ndarray, np.ndarray]:
    """True and predicted numbers."""
    at = np.arange(rows)
    true = 3000 + (at * at * 37 % 1009) * 2.5
    return true, true + ((at * 53) % 97 - 40) * 6.0


def dataset(
    names: tuple[str, ...], targets: np.ndarray, train: int = 0, center: float = 0.0, scale: float = 1.0
) -> Dataset:
    about = Description("made", (Column("x1"),), Column("target"), names)
    points = np.zeros((len(targets), 1))
    one = np.ones(1)
    return Dataset(about, "none", points, targets, train, 0 * one, one, center, scale, ((-1.0, 1.0),))


def judged(count: int, true: np.ndarray, predicted: np.ndarray) -> tuple[Dataset, Answers]:
    """Data of some classes and answers at all of their rows."""
    names = tuple(str(at) for at in range(count))
    if count == 2:
        outputs, targets = np.where(predicted > 0, 0.4, -0.7)[None], np.where(true > 0, 1.0, -1.0)[:, None]
        return dataset(names, targets), Answers((0,), outputs, np.zeros(len(true)))
    unit = np.eye(count)
    return dataset(names, unit[true]), Answers(tuple(range(count)), 3.0 * unit[predicted].T, np.zeros(len(true)))


COUNTED = [
    (2, 30, 3, [[15, 3], [2, 10]], [0.882352941176, 0.769230769231], [0.833333333333, 0.833333333333],
     [0.857142857143, 0.8], 0.8333333333333334),
    (3, 40, 3, [[16, 0, 7], [6, 11, 0], [0, 0, 0]], [0.727272727273, 1.0, 0.0],
     [0.695652173913, 0.647058823529, NAN], [0.711111111111, 0.785714285714, 0.0], 0.675),
    (10, 500, 4,
     [[147, 0, 10, 0, 9, 0, 8, 0, 8, 0], [0, 72, 0, 5, 0, 4, 0, 5, 0, 5], [0] * 10, [0, 5, 0, 73, 0, 4, 0, 4, 0, 5],
      [2, 0, 2, 0, 36, 0, 2, 0, 3, 0], [0] * 10, [5, 0, 5, 0, 5, 0, 72, 0, 4, 0], [0] * 10, [0] * 10, [0] * 10],
     [0.954545454545, 0.935064935065, 0.0, 0.935897435897, 0.72, 0.0, 0.878048780488, 0.0, 0.0, 0.0],
     [0.807692307692, 0.791208791209, NAN, 0.802197802198, 0.8, NAN, 0.791208791209, NAN, NAN, NAN],
     [0.875, 0.857142857143, 0.0, 0.863905325444, 0.757894736842, 0.0, 0.832369942197, 0.0, 0.0, 0.0], 0.8),
]  # fmt: skip


@pytest.mark.parametrize(("count", "rows", "rough", "counts", "precision", "recall", "f1", "accuracy"), COUNTED)
def test_classes_are_counted_as_scikit_learn_counts_them(
    count: int,
    rows: int,
    rough: int,
    counts: list[list[int]],
    precision: list[float],
    recall: list[float],
    f1: list[float],
    accuracy: float,
) -> None:
    data, answers = judged(count, *classes(count, rows, rough))
    found = confusion_of(answers, data)
    assert found.counts.tolist() == counts
    assert found.precision == pytest.approx(precision, rel=1e-11, nan_ok=True)
    assert found.recall == pytest.approx(recall, rel=1e-11, nan_ok=True)
    assert found.f1 == pytest.approx(f1, rel=1e-11, nan_ok=True)
    assert found.accuracy == pytest.approx(accuracy)


def test_what_no_row_is_of_or_taken_for_is_undefined() -> None:
    data, answers = judged(4, np.array([0, 0, 0, 2, 2]), np.array([0, 1, 0, 1, 2]))
    found = confusion_of(answers, data)
    assert found.precision == pytest.approx([1.0, 0.0, 1.0, NAN], nan_ok=True)
    assert found.recall == pytest.approx([2 / 3, NAN, 0.5, NAN], nan_ok=True)
    assert found.f1 == pytest.approx([0.8, 0.0, 2 / 3, NAN], nan_ok=True)
    assert found.shares[0] == pytest.approx([2 / 3, 1 / 3, 0.0, 0.0])
    assert np.isnan(found.shares[[1, 3]]).all()
    assert rows_of(answers, data, 0, 1).tolist() == [1]


@pytest.mark.parametrize(
    ("rows", "r2", "mean_absolute", "root_mean_squared"),
    [(25, 0.9409667857028667, 149.52, 171.23037113783292), (300, 0.9478162042207553, 149.28, 174.31419907741306)],
)
def test_residuals_are_in_the_unit_and_agree_with_scikit_learn(
    rows: int, r2: float, mean_absolute: float, root_mean_squared: float
) -> None:
    true, predicted = numbers(rows)
    center, scale = 4000.0, 800.0
    data = dataset((), ((true - center) / scale)[:, None], center=center, scale=scale)
    found = residuals_of(Answers((0,), (predicted[None] - center) / scale, np.zeros(rows)), data)
    assert found.residuals == pytest.approx(true - predicted, abs=1e-9)
    assert (found.r2, found.mean_absolute_error) == pytest.approx((r2, mean_absolute), rel=1e-12)
    assert found.root_mean_squared_error == pytest.approx(root_mean_squared, rel=1e-12)


def test_without_rows_or_spread_the_numbers_are_undefined() -> None:
    same = dataset((), np.ones((3, 1)))
    assert np.isnan(residuals_of(Answers((0,), np.ones((1, 3)), np.zeros(3)), same).r2)
    none = residuals_of(Answers((0,), np.zeros((1, 0)), np.zeros(0), 3), same)
    assert np.isnan([none.r2, none.mean_absolute_error, none.root_mean_squared_error]).all()
    data, answers = judged(3, np.array([], dtype=int), np.array([], dtype=int))
    assert np.isnan(confusion_of(answers, data).accuracy)


@pytest.mark.parametrize("bad", [NAN, float("inf"), -float("inf"), 1e308])
def test_answers_that_are_not_finite_are_counted_without_a_word(bad: float) -> None:
    with np.errstate(all="raise"):
        for count in (2, 3):
            data, answers = judged(count, *classes(count, 30, 3))
            broken = Answers(answers.columns, np.full(answers.outputs.shape, bad), np.full(30, bad))
            assert confusion_of(broken, data).counts.sum() == 30
            assert len(surety(broken, data)) == 30
        data = dataset((), np.arange(5.0)[:, None], scale=100.0)
        found = residuals_of(Answers((0,), np.full((1, 5), bad), np.full(5, bad)), data)
        assert not np.isfinite([found.r2, found.root_mean_squared_error]).any()


def test_the_worst_rows_come_first_and_have_their_numbers_among_all_rows() -> None:
    answers = Answers((0,), np.zeros((1, 5)), np.array([0.2, NAN, 0.9, 0.2, 3.0]), first=10)
    assert worst_rows(answers).tolist() == [11, 14, 12, 10, 13]
    assert worst_rows(answers, np.array([10, 12, 14])).tolist() == [14, 12, 10]


def test_surety_is_the_softmax_of_the_class_that_is_named() -> None:
    data, _ = judged(3, *classes(3, 2, 1))
    answers = Answers((0, 1, 2), np.log(np.array([[0.2, 0.5], [0.7, 0.4], [0.1, 0.1]])), np.zeros(2))
    assert surety(answers, data) == pytest.approx([0.7, 0.5])


@pytest.mark.parametrize("name", ["circle", "wine", "body-mass", "reg-plane"])
def test_a_snapshot_keeps_the_answers_that_its_metrics_are_made_from(name: str, clock: Clock) -> None:
    document = with_own_network(default_document(), usual_spec(name))
    session = TrainingSession(document.experiment, clock)
    session.tick()
    session.step("epoch")
    while session.tick() is not None:
        pass
    snapshot = latest(session)
    trainer, data = Trainer(document.experiment), generate(document.data)
    assert snapshot.answers is not None and snapshot.metrics is not None
    for answers, samples, loss, accuracy in zip(
        snapshot.answers,
        (trainer.train, trainer.test),
        (snapshot.metrics.train_loss, snapshot.metrics.test_loss),
        (snapshot.metrics.train_accuracy, snapshot.metrics.test_accuracy),
        strict=True,
    ):
        ids = [neuron.id for neuron in document.network.outputs]
        expected = trainer.values(snapshot.state.parameters, samples, ids, np.float64)
        assert np.array_equal(answers.outputs, expected)
        assert answers.losses.mean() == pytest.approx(loss)
        assert not answers.outputs.flags.writeable and not answers.losses.flags.writeable
        assert answers.rows.stop - answers.rows.start == samples.shape[1]
        if data.classes:
            assert confusion_of(answers, data).accuracy == accuracy
    assert snapshot.answers[1].first == data.train_count


def test_there_are_no_answers_before_the_engine_is_ready_or_without_an_output(clock: Clock) -> None:
    document = default_document()
    document = edits.delete(document, [neuron.id for neuron in document.network.outputs]).document
    session = TrainingSession(document.experiment, clock)
    session.tick()
    assert latest(session).answers is None


def test_a_network_that_lacks_an_output_never_names_its_class() -> None:
    document = with_own_network(default_document(), usual_spec("wine"))
    document = edits.delete(document, [document.network.outputs[1].id]).document
    trainer = Trainer(document.experiment)
    parameters = np.array([document.initial[id] for id in trainer.compiled.parameters])
    answers = trainer.measure(parameters)[1][0]
    assert answers.columns == (0, 2)
    assert set(predicted_classes(answers, trainer.data).tolist()) <= {0, 2}
    assert confusion_of(answers, trainer.data).counts[:, 1].sum() == 0
    assert set(true_classes(trainer.data).tolist()) == {0, 1, 2}
