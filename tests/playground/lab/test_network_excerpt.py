"""From the document and its training to what the Lab shows: what is followed, what begins anew, what is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from core.data.making import usual_spec
from core.document import edits
from core.document.document import Document
from core.document.starter import default_document
from core.document.structure import use_preset
from core.lab.graph.stepper import Mistakes
from core.lab.lab import Lab
from core.problem import UserError
from core.training.snapshot import Snapshot
from playground.lab import network_excerpt as module
from playground.lab.network_excerpt import DROPPED, NetworkExcerpt
from playground.lab.source.network import Request
from tests.core.lab.test_why_training import Run


class Held:
    """Stands for the store and for its session: a document, and what training shows each time it is asked."""

    def __init__(self, document: Document) -> None:
        self.document, self.session = document, self
        self.run = Run(document)
        self.source: Callable[[], Snapshot | None] = lambda: self.run.snapshot

    @property
    def latest(self) -> Snapshot | None:
        return self.source()


def opened(document: Document, request: Request = Request()) -> tuple[Any, NetworkExcerpt]:  # noqa: B008
    held = Held(document)
    zoom = NetworkExcerpt(held)  # type: ignore[arg-type]
    zoom.take_apart(request)
    return held, zoom


def lab_of(zoom: NetworkExcerpt) -> Lab:
    assert zoom.lab is not None
    return zoom.lab


def loss_of(held: Any, zoom: NetworkExcerpt, samples: list[int]) -> float:
    """The mean loss of some samples by the engine, at the newest snapshot's parameters."""
    values, _ = zoom.trainer.engine.gradients(held.run.snapshot.state.parameters, zoom.trainer.samples[:, samples])
    return float(values[zoom.trainer.compiled.program.loss_row].mean())


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: edits.set_activation(document, [document.network.hidden[0].id], "relu"),
        lambda document: edits.use_settings(document, loss="huber"),
        lambda document: edits.use_settings(document, penalty="L2", penalty_rate=0.1),
        lambda document: edits.use_settings(document, penalty="L1", penalty_rate=0.2),
        lambda document: edits.use_settings(document, penalty="L1", penalty_rate=0.1),
    ],
    ids=["activation", "loss", "penalty", "rate", "both"],
)
@pytest.mark.parametrize("batch", [False, True])
def test_whatever_the_graph_is_made_of_an_edit_of_it_is_followed(edit: Callable[[Document], Any], batch: bool) -> None:
    document = edits.use_settings(default_document(), penalty="L1", penalty_rate=0.1, batch_size=3).document
    held, zoom = opened(document, Request(batch=batch))
    held.document = edit(document).document
    held.run = Run(held.document)
    zoom.follow()
    fresh = NetworkExcerpt(held)
    fresh.take_apart(zoom.request)
    shown, right = lab_of(zoom).stepper, lab_of(fresh).stepper
    assert [value.op and value.op.name for value in shown.values] == [
        value.op and value.op.name for value in right.values
    ]
    assert [value.data for value in shown.values] == [value.data for value in right.values]


def test_an_edit_of_how_it_is_trained_leaves_the_graph_as_it_is() -> None:
    held, zoom = opened(default_document())
    values = lab_of(zoom).stepper.values
    held.document = edits.use_settings(held.document, learning_rate=0.5).document
    held.run.step("batch")
    assert zoom.follow()
    assert lab_of(zoom).stepper.values is not values
    assert all(one is other for one, other in zip(lab_of(zoom).stepper.values, values, strict=True))


def test_the_next_batch_is_followed_to_the_next_batch() -> None:
    held, zoom = opened(default_document(), Request(batch=True))
    lab, seen = lab_of(zoom), []
    for _ in range(3):
        assert zoom.samples == zoom.trainer.next_batch(held.run.snapshot.state).tolist()
        assert lab.stepper.output.data == pytest.approx(loss_of(held, zoom, zoom.samples), rel=1e-12)
        seen.append(tuple(zoom.samples))
        held.run.step("batch")
        lab.stepper.go_to(7)
        assert zoom.follow()
        assert (zoom.lab, lab.stepper.position) == (lab, 7)
    assert len(set(seen)) == 3


def test_a_batch_of_another_size_is_taken_apart_anew() -> None:
    document = edits.use_settings(default_document(), batch_size=4, remainder="step").document
    held, zoom = opened(document, Request(batch=True))
    assert len(zoom.samples) == 4
    held.document = edits.use_settings(document, batch_size=3).document
    held.run = Run(held.document)
    assert not zoom.follow()
    assert len(zoom.samples) == 3
    assert lab_of(zoom).stepper.output.data == pytest.approx(loss_of(held, zoom, zoom.samples), rel=1e-12)


def test_a_sample_that_is_no_more_gives_way_to_the_last() -> None:
    held, zoom = opened(replace(default_document(), data=usual_spec("reg-plane")), Request(1199))
    assert zoom.samples == [1199]
    held.document = default_document()
    held.run = Run(held.document)
    assert not zoom.follow()
    assert zoom.request.sample == sum(zoom.points) - 1 == zoom.samples[0]


def test_what_is_shown_is_of_one_moment_even_if_training_goes_on_meanwhile() -> None:
    document = default_document()
    run, moments = Run(document), []
    for _ in range(12):
        moments.append(run.step("batch").snapshot)
    held = Held(document)
    held.source = lambda: moments.pop(0)
    zoom = NetworkExcerpt(held)  # type: ignore[arg-type]
    first = moments[0]
    zoom.take_apart(Request(batch=True))
    for snapshot in (first, moments[0]):
        assert zoom.moment == (snapshot.epoch, snapshot.update)
        assert zoom.samples == zoom.trainer.next_batch(snapshot.state).tolist()
        assert {id: zoom.parameters()[id] for id in snapshot.state.ids} == snapshot.state.values()
        named = {zoom.names[id]: value for id, value in snapshot.state.values().items()}
        assert {name: lab_of(zoom).values[name] for name in named} == named
        left = len(moments)
        if snapshot is first:
            zoom.follow()
            assert len(moments) == left - 1


def test_a_refusal_is_found_once_until_the_document_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(use_preset(default_document(), "Deep 6\u00d78").document)
    held.document = edits.use_settings(held.document, batch_size=250).document
    zoom = NetworkExcerpt(held)  # type: ignore[arg-type]
    assert not zoom.stays_refused
    with pytest.raises(UserError, match="The loss of 250 samples"):
        zoom.take_apart(Request(batch=True))
    assert zoom.lab is None and zoom.stays_refused
    held.document = edits.move(held.document, {}).document
    assert zoom.stays_refused
    held.document = edits.use_settings(held.document, batch_size=1).document
    assert not zoom.stays_refused
    zoom.follow()
    assert zoom.lab is not None and not zoom.stays_refused


def test_mistakes_and_h_stay_when_another_sample_is_chosen() -> None:
    _, zoom = opened(default_document())
    mistakes = Mistakes(overwritten=True, flipped="tanh")
    lab_of(zoom).use_mistakes(mistakes)
    lab_of(zoom).use_h(0.01)
    zoom.take_apart(Request(3))
    assert (lab_of(zoom).mistakes, lab_of(zoom).h, zoom.note) == (mistakes, 0.01, "")


def test_a_mistake_that_would_take_for_ever_is_dropped_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    held, zoom = opened(default_document())
    lab_of(zoom).use_mistakes(Mistakes(unordered=True, kept=True))
    held.document = use_preset(held.document, "Deep 6\u00d78").document
    held.run = Run(held.document)
    zoom.take_apart(Request())
    assert lab_of(zoom).mistakes == Mistakes(kept=True)
    assert zoom.note == module.DROPPED == DROPPED
    zoom.take_apart(Request(1))
    assert zoom.note == ""
