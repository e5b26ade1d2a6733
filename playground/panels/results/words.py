"""The sentences of the results card: what is counted, why there is nothing, and how good the predictions are."""

from core.data.dataset import Dataset
from core.training.snapshot import Snapshot
from playground.panels.results.shown import Cell, Shown
from playground.style import number


def caption_forms(shown: Shown, ring: Cell | None) -> list[str]:
    """What is counted, the longest form first; of a ringed cell, how often it happened."""
    count, target = shown.counted(shown.count), shown.data.about.target
    if not shown.data.classes:
        unit = f" ({target.unit})" if target.unit else ""
        return [f"{count}: true \u2212 predicted{unit}, by predicted", f"{count}: true \u2212 predicted{unit}", count]
    if ring is not None:
        return [shown.told(ring, shown.confusion)]
    return [f"{count}, columns: predicted", f"{shown.count:,} {shown.part}, columns: predicted", count]


def measures_line(shown: Shown) -> str:
    """R2, the mean absolute error and the root mean squared error."""
    found = shown.residuals
    errors = (("MAE", found.mean_absolute_error), ("RMSE", found.root_mean_squared_error))
    texts = [f"R\u00b2 {number.fixed(found.r2, 3)}" if found.r2 == found.r2 else f"R\u00b2 {number.NONE}"]
    return "   ".join([*texts, *(f"{name} {shown.measured(value)}" for name, value in errors)])


def note_on(snapshot: Snapshot, data: Dataset, shown: Shown | None) -> str:
    """Why there is nothing to see, or what to know about it; "" if all is well."""
    if len(data.classes) == 1:
        return f'"{data.classes[0]}" is the only class: there is nothing to confuse it with.'
    if shown is None:
        return "Nothing to train: connect a neuron to the output."
    if shown.count == 0:
        return f"There are no {shown.part} {shown.noun}s. Change the training share, or count the others."
    if shown.unknown:
        return f"At {shown.counted(shown.unknown)} the answer is no finite number."
    return "Training diverged: these are its last finite answers." if snapshot.has_diverged else ""
