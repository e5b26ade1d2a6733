"""What the bars on the canvas show: for each output its share of the softmax, or its plain value, at the probe."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.data.description import describe
from core.document.boxes import members
from core.document.document import Document
from core.document.outputs import output_name
from core.network.model import Neuron
from core.training.losses import LOSSES
from playground.canvas.lettering import width_of
from playground.style import number

Found = tuple[float, float, Sequence[str]]

STRONG = "small_strong"
"""The font of the largest number."""

TIP = "The links into the other outputs are pale. Point at an output, or select it, to see its links."

NEARLY_ALL = 0.9995
"""From this share on, all of it is written without decimals."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One output's answer. start, end: of its bar, as shares of the track, NaN for unknown. words: the number, then
    shorter forms of it; widths: of the widest of each form, in pixels of text."""

    start: float = math.nan
    end: float = math.nan
    words: Sequence[str] = (number.NONE,)
    widths: Sequence[float] = (0.0,)
    is_largest: bool = False


UNKNOWN = Bar()


def has_shares(document: Document) -> bool:
    """Whether the outputs are the logits of a softmax."""
    return document.settings.loss == "cross_entropy"


def aside(document: Document) -> str:
    """What the numbers of the bars are, in a word."""
    if has_shares(document):
        return "softmax"
    return "scores" if LOSSES[document.settings.loss].scores else "values"


def shown_name(document: Document, output: Neuron) -> str:
    """The name of an output in its row: that of its class, unless somebody named the output otherwise."""
    about = describe(document.data.source)
    if output.output is None or output.output >= len(about.classes) or output.name != output_name(about, output.output):
        return output.name
    return about.classes[output.output]


def answers(document: Document, probe: Mapping[str, float]) -> dict[str, Bar]:
    """The bar of each output, by its values at the probe; empty if one is missing."""
    ids = [neuron.id for neuron in document.network.outputs]
    if not ids or not all(id in probe for id in ids):
        return {}
    values = [probe[id] for id in ids]
    if all(map(math.isfinite, values)):
        found = _shares(values) if has_shares(document) else _plain(values)
    else:
        found = [(math.nan, math.nan, (number.weight(value),)) for value in values]
    best = max(range(len(values)), key=values.__getitem__) if math.isfinite(found[0][0]) else -1
    widths = [
        max(width_of(text, STRONG) for text in form) for form in zip(*(words for *_, words in found), strict=True)
    ]
    return {
        id: Bar(start, end, words, widths, is_largest=at == best)
        for at, (id, (start, end, words)) in enumerate(zip(ids, found, strict=True))
    }


def largest(bars: Mapping[str, Bar]) -> str:
    """The output with the largest number; "" for none."""
    return next((id for id, bar in bars.items() if bar.is_largest), "")


def note(document: Document, full: Collection[str], lead: str) -> tuple[str, str, str]:
    """What the pill says, its tool tip, and a shorter text. full: the outputs whose links are in full color; lead: the
    one with the largest number."""
    rows = members(document.network, document.boxes, "bars")
    # While the canvas takes over an edit, an output may be gone.
    full = [id for id in rows if id in full]
    if not full or len(full) == len(rows):
        return "", "", ""
    node = document.network.nodes[full[0]]
    which = shown_name(document, node) if isinstance(node, Neuron) and len(full) == 1 else f"{len(full)} outputs"
    short, what = f"Links into {which} in full color", "share" if has_shares(document) else "value"
    return f"{short}: the output with the largest {what}" if full == [lead] else short, TIP, short


def _shares(values: list[float]) -> list[Found]:
    parts = np.exp(np.array(values) - max(values))
    return [(0.0, share, _written(share)) for share in (parts / parts.sum()).tolist()]


def _written(share: float) -> Sequence[str]:
    """With and without a decimal."""
    whole = f"{100.0 * share:.0f} %"
    return (whole if share >= NEARLY_ALL else number.share(share)), whole


def _plain(values: list[float]) -> list[Found]:
    """Bars from 0, which is at the left, or in the middle if there are negative values."""
    limit = max(*map(abs, values), 1.0)
    zero, unit = (0.5, 0.5 / limit) if min(values) < 0.0 else (0.0, 1.0 / limit)
    found: list[Found] = []
    for value in values:
        start, end = sorted((zero, zero + unit * value))
        found.append((start, end, (number.weight(value), number.weight(value, 1))))
    return found
