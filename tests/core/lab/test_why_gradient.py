"""A gradient is told over the very samples it was taken from."""

import pytest

from core.document import edits
from core.document.starter import default_document
from core.lab.why.gradient import last_batch, why_gradient
from core.lab.why.update import LastUpdate
from core.training.trainer import Trainer
from tests.core.lab.test_why_training import Run, check, said


@pytest.mark.parametrize("changes", [
    {"batch_size": 1}, {"batch_size": 77}, {"batch_size": 300}, {"shuffle": True}, {"batch_size": 40},
    {"batch_size": 40, "remainder": "carry"}, {"batch_size": 40, "remainder": "carry", "shuffle": True},
])  # fmt: skip
def test_the_samples_of_the_last_and_of_the_coming_update_are_told(changes: dict[str, object]) -> None:
    document = edits.use_settings(default_document(), **changes).document
    trainer, run = Trainer(document.experiment), Run(document)
    size = "batch" if document.settings.batch_size < 250 else "epoch"
    for _ in range(9):
        run.step("sample")
        coming = trainer.next_batch(run.snapshot.state)
        update = run.snapshot.update
        while run.snapshot.update == update:
            run.step(size)
        last = last_batch(LastUpdate(trainer, run.snapshot.state))
        assert last.tolist() == coming.tolist()
        assert "in the last update" in said(run.reasons().of(document.network.links[0].id), "The gradient").title


def test_what_is_gathered_of_the_epoch_before_belongs_to_the_coming_update() -> None:
    document = edits.use_settings(default_document(), batch_size=40, remainder="carry").document
    trainer, run = Trainer(document.experiment), Run(document).step("epoch").step("sample", 2)
    assert trainer.next_batch(run.snapshot.state).tolist() == [*range(240, 250), *range(40)]


def test_a_gradient_can_be_asked_for_over_one_sample_or_any() -> None:
    document = default_document()
    run = Run(document).step("batch", 3)
    trainer, state = Trainer(document.experiment), run.snapshot.state
    link = document.network.links[0]
    _, slopes = trainer.engine.gradients(state.parameters, trainer.train[:, [7, 2]])
    at = state.ids.index(link.weight)
    one = why_gradient(trainer, state.parameters, link.weight, [7], "w")
    assert (one.title, one.names) == ("The gradient of w over training sample 8", "x1 #8 \u00d7 δ #8")
    assert one.result == pytest.approx(slopes[at, 0], rel=1e-12)
    both = why_gradient(trainer, state.parameters, link.weight, [7, 2], "w")
    assert both.title == "The gradient of w over the mean loss of 2 training samples"
    assert both.result == pytest.approx(slopes[at].mean(), rel=1e-9)
    check([one, both])
