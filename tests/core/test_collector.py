"""The collector of cycles rests while many objects are made, and starts again."""

import gc
from collections.abc import Iterator

import pytest

from core.autograd.kernels.grouping import grouped
from core.autograd.program import trace
from core.collector import collector_rests
from core.document.starter import default_document
from core.training.trainer import Trainer


@pytest.fixture(autouse=True)
def enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_collector_rests_and_starts_again_also_after_an_error() -> None:
    with pytest.raises(KeyError), collector_rests():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()


def test_it_rests_until_the_last_is_done() -> None:
    one, other = collector_rests(), collector_rests()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()


def test_networks_are_written_and_planned_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("core.network.compiler.trace", lambda *a, **k: seen.append(gc.isenabled()) or trace(*a, **k))
    monkeypatch.setattr(
        "core.autograd.kernels.plan.grouped", lambda masks: seen.append(gc.isenabled()) or grouped(masks)
    )
    Trainer(default_document().experiment)
    assert len(seen) > 1 and not any(seen)
    assert gc.isenabled()
