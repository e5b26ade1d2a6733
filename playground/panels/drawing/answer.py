"""What a network answers for a picture, in words."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from core.data.dataset import Dataset
from core.training.losses import LOSSES
from core.training.snapshot import Snapshot
from playground.style import number

LIVE = "answers while you draw"
SURE = 0.5
"""The share from which on an answer is a sure one."""


class Answer(NamedTuple):
    """name: the likeliest class. head: how sure it is. rest: what comes next, in longer and shorter words. told: all of
    it, for screen readers."""

    name: str
    head: str
    rest: tuple[str, ...]
    is_sure: bool

    @property
    def told(self) -> str:
        """All of it, for screen readers."""
        return f"{self.name}, {self.head}, {self.rest[0]}"


def answer_of(snapshot: Snapshot, data: Dataset, *, is_live: bool) -> Answer | None:
    """The answer at the probe of a snapshot; None if the network has no output there, or it is no number. is_live: the
    picture is being drawn."""
    outputs = {neuron.output: neuron.id for neuron in snapshot.experiment.network.outputs}
    known = [(at, snapshot.probe[id]) for at, id in outputs.items() if at is not None and id in snapshot.probe]
    if not known or not all(math.isfinite(value) for _, value in known):
        return None
    if data.outputs == 1:
        named = _of_two(known[0][1], data, scores=LOSSES[snapshot.experiment.settings.loss].scores)
    else:
        names = [data.classes[at] for at, _ in known if at < len(data.classes)]
        named = list(zip(_softmax([value for _, value in known]), names, strict=False))
    named.sort(key=lambda pair: -pair[0])
    return _in_words(named, is_live=is_live) if named else None


def _in_words(named: Sequence[tuple[float, str]], *, is_live: bool) -> Answer:
    best, name = named[0]
    if best < SURE:
        three = ", ".join(f"{other} {number.share(share)}" for share, other in named[:3])
        short = ", ".join(f"{other} {share:.0%}" for share, other in named[:3]).replace("%", " %")
        names = ", ".join(other for _, other in named[:3])
        return Answer(name, "not sure", (three, short, names, name), False)
    texts: tuple[str, ...] = ("",)
    if len(named) > 1:
        share, other = named[1]
        texts = (f"then {other} with {number.share(share)}", f"then {other}")
    if is_live:
        texts = (f"{texts[0]}; {LIVE}".removeprefix("; "), *texts)
    return Answer(name, f"{number.share(best)} sure", texts, True)


def _of_two(output: float, data: Dataset, *, scores: bool) -> list[tuple[float, str]]:
    """The shares of two classes, -1 and +1, of one output: by the sigmoid of a score, or along the way between them."""
    share = (
        1.0 / (1.0 + math.exp(-max(min(output, 700.0), -700.0))) if scores else (min(max(output, -1.0), 1.0) + 1) / 2
    )
    return list(zip((1.0 - share, share), data.classes, strict=True))


def _softmax(values: Sequence[float]) -> list[float]:
    best = max(values)
    parts = [math.exp(value - best) for value in values]
    return [part / sum(parts) for part in parts]
